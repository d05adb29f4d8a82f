"""Words beside a name that tell what it is; all of them are general newsroom English, kept by hand."""

from streams.text.words import words

PLACE_BEFORE = words(
    "in at near from around outside across throughout inside towards toward via into through within over"
)
"""What stands before a place and hardly before a person."""

COMPASS = words(
    "north south east west northern southern eastern western northeast northwest southeast southwest central upper lower "
    "downtown greater northeastern northwestern southeastern southwestern mid inner metro suburban rural nearby neighboring "
    "neighbouring mainland"
)

BACKING = PLACE_BEFORE | COMPASS
"""Before a name each of them makes a place of it."""

LEADING = words(
    "in on at the a an as for from to by with and but or of after before while when since if although though because "
    "despite during under over near across inside outside around between both also yet so then thus now this that these "
    "those its his her their our meanwhile however like unlike until amid against about according former ex pro anti non via "
    "south north east west southern northern eastern western central greater downtown"
)
"""Capitalised at the head of a sentence or title, they are no part of the name that follows."""

TITLES = words(
    "mr mrs ms miss sir dr prof lord lady dame rev father brother sister saint st judge justice sgt capt lt gen col cpl maj "
    "senator sen rep congressman congresswoman president minister premier chancellor king queen prince princess duke earl "
    "baron pope bishop archbishop cardinal rabbi imam sheikh coach actor actress singer author director detective officer "
    "inspector sergeant captain lieutenant general colonel major admiral governor gov mayor secretary ambassador professor "
    "chairman chairwoman spokesman spokeswoman analyst"
)
"""Before a lone name they make it a person's."""

OFFICES = words(
    "president vice prime minister ministry foreign defence defense finance interior premier chancellor governor gov mayor "
    "senator sen rep secretary ambassador king queen prince princess emperor crown attorney police parliament government "
    "embassy consulate dollar pound army navy air military armed marines marine senate congress house supreme court central "
    "federal treasury department state national county city village township republic rep republican democrat democratic democrats "
    "republicans oblast region province district territory area airport international state's border deputy chief general "
    "secretary-general cabinet energy agriculture commerce justice trade environment health labor labour transport education "
    "security intelligence district olympic open grand and mission embassy's coast time muslim muslims christian christians "
    "jews jewish catholic catholics fire metro metropolitan metropolis regional province's metro's superior high sheriff "
    "sheriff's mps mp"
)
"""After a place they leave it a place ("Ukraine President", "Moscow Mayor", "Kursk Region")."""

ORGANISATION_AFTER = words(
    "post times journal tribune herald star sun news gazette telegraph globe chronicle examiner inquirer observer mail guardian "
    "university college school institute institution academy hospital clinic museum gallery library theatre theater church "
    "cathedral bank bancorp bancshares banks savings insurance trust group corp corporation inc ltd plc co company companies "
    "holdings industries partners airlines airways air motors steel oil gas petroleum power electric telecom telephone "
    "united city's rovers wanderers fc cf afc fury rangers oilers eskimos flames canucks raptors leafs jets senators canadiens "
    "giants jets yankees mets knicks lakers bulls bears cubs dodgers patriots celtics cowboys packers bay records studios "
    "pictures press club association society foundation fund council commission committee federation union league "
    "exchange stock mercantile board agreement protocol accord accords treaty convention declaration conference summit "
    "street st road rd avenue ave lane drive square bridge tower station park palace hotel stadium arena center centre "
    "marathon symphony orchestra philharmonic interbank mining mines minerals resources cup"
)
"""After a place they make it part of another name; a country before them stays one ("U.S. Steel" does not)."""

STREETS = words("street road avenue lane boulevard terrace crescent")
"""Capitalised after a name they make a street of it, wherever that is: "Jordan Street"."""

FIRMS = STREETS | words("post times corp inc ltd co steel airlines airways")
"""Those of them that make another name of a country too."""

ORGANISATION_OF = words(
    "bank university college institute museum church archdiocese diocese bishop archbishop duke duchess earl prince princess "
    "countess count baron lord gulf sea bay strait straits battle treaty hospital library school academy port order society "
    "association federation merchant treaty declaration"
)
"""Before "of" and a place they make one name of it all."""

DIVISION_AFTER = words("region province oblast state governorate prefecture district territory krai canton voivodeship")
"""After a name that a city and its region share they mean the region."""

DIVISION_INITIALS = frozenset(initial for word in DIVISION_AFTER for initial in (word[0], word[0].upper()))

_PARTS = words("northern southern eastern western central middle")
COURTS = _PARTS | {f"{part} district" for part in _PARTS}
"""Before "District of" and a state they are that of a federal court, and no place of their own."""

DEGREES = frozenset(("M.D.", "M.A.", "P.A.", "M.S."))
"""Behind a name they are what someone has learnt: no newsroom writes Maryland, Massachusetts or Pennsylvania so."""

UNSURE = COURTS | words("md ma pa ms")
"""Keys of places that a court, or a degree, may be instead."""

COUNTY = words("county parish township borough island islands oblast province governorate prefecture")
"""Capitalised after a name they make a place of whatever stands there."""

COMMON = words(
    "reading nice mobile bath split orange most same of police ham hull deal sandwich rugby cork battle march may august april "
    "june july january october monday tuesday wednesday thursday friday saturday sunday major union liberty independence "
    "hope enterprise progress paradise eagle buffalo church central university normal fair price best moss bar bay hill park "
    "wells court rich sale street stone bell border boys bend boom ball bull hood forest ash beach temple surprise "
    "police ted man men but and the for are was were is be as at by on or so do go no not us we he she it they his her who how "
    "why what when where then than this that these those there here now new old big long short high low first second third "
    "last next other more many much some any all both each few own such only too very can could will would should must might "
    "god lord king queen prince south north east west northern southern eastern western center centre bank see born mark "
    "white black green brown grey gray gold silver summit surface sun moon star earth sea ocean lake river mountain valley "
    "field fields wood woods bridge ford tower castle palace gate port harbor harbour love time date data media tours lens "
    "spa ely aura van san los las el la le de des du un une den der das die dos bin al ali ben bo li lu wu xi he ho ma mo "
    "man say said says see set sin son sole tub ton tar war win along across around vice general federal state "
    "national international republican republicans democrat democrats congress senate house court justice treasury defense "
    "defence foreign home office trade labor labour finance health education energy security intelligence deal crisis "
    "interior commerce agriculture transport environment board council committee commission trump clinton obama bush putin "
    "kerry lincoln jackson nelson jefferson franklin madison monroe grant lee ford carter "
    "kennedy johnson roosevelt truman bismarck gandhi mandela castro chavez assad santos lula moon kim park khan singh "
    "imperial golden pioneer crescent hospital sterling standard telegraph victory oxygen marathon delta "
    "hail hue lime pun rim hang vine wean dual chin dining tuba pest log rest genes lion lone roles pal bone oral monster tan basic drug kilo saga turn "
    "luck hub name bid tape tank save hit gap come goes buy mine bear peak young cat pet pets opportunity okay bat salt male solo sour tour metro "
    "springs marina mango panda soul pert meshed "
    "corona viola alma ida ada eden iris rose grace june ruby pearl amber crystal mercedes ferrari guardian"
)
"""Words and famous surnames that are also towns somewhere: alone they are that town only after "in" or before ", Country"."""

CALENDAR = words("march may august april june july january spring summer winter fall autumn easter christmas sunday")
"""After "in" they are still no towns; before ", Country" they are."""
