"""What English news uses around names: offices, legal forms, heads and tails of organisations, words that are none.

Facts of the language, typed in by hand; keys are lower case without dots.
"""

from streams.text.words import words

OFFICES = words(
    "president premier minister chancellor secretary senator governor mayor congressman congresswoman representative "
    "ambassador commissioner chairman chairwoman chair chief director judge justice king queen prince princess pope emperor "
    "sultan sheikh sheik emir ayatollah imam rabbi cardinal archbishop bishop reverend father sister sir lord lady dame baron "
    "count duke duchess general colonel major captain lieutenant sergeant admiral commander marshal brigadier corporal "
    "professor doctor coach mr mrs ms miss dr prof gen col lt maj capt sgt cmdr adm sen rep gov rev hon pres mme messrs "
    "spokesman spokeswoman spokesperson speaker envoy treasurer attorney prosecutor inspector superintendent deputy "
    "detective constable leader ceo cfo coo monsignor msgr fr amb brig supt det crown vice executive undersecretary ombudsman "
    "legislator lawmaker chairperson president-elect taoiseach manager mufti monsieur madame don dona señor senor mp mep msp officer "
    "sheriff undersheriff councillor councilor councilman councilwoman alderman comptroller coroner magistrate trooper solicitor "
    "rector vicar pastor warden cllr baroness viscount countess brigadier ayatollah headteacher headmaster headmistress provost maitre maître herr frau insp dci pc wpc ch cpl pvt republican democrat "
    "garda dsp asp dig dcp acp alhaji alhaja mallam comrade shri smt datuk"
)
"""Words that, with a capital and before a name, are an office or a form of address."""

SUFFIXES = words("jr sr")
HONOURS = words("kc qc obe mbe cbe kbe dbe gbe msp phd esq")
"""Letters behind a name that are no part of it."""
"""Behind the family name of a person they are no part of it: "John O'Brien Jr."."""

DEPARTMENTS = words(
    "prime foreign defence defense finance interior justice health trade economy economics energy agriculture education "
    "labour labor home treasury state transport environment culture sports oil planning information industry commerce "
    "acting former deputy vice first lieutenant attorney chief executive national security assistant under senior "
    "managing supreme grand outgoing incoming associate press international financial operating"
)
"""Words that stand before an office and belong to it: "Prime Minister", "acting Defence Secretary"."""

ROLES = words(
    "spokesman spokeswoman spokesperson president minister premier chancellor secretary senator governor mayor ambassador "
    "commissioner chairman chairwoman chair director judge prosecutor lawyer attorney analyst economist strategist trader "
    "dealer broker coach captain manager striker defender midfielder goalkeeper forward winger fullback scrum-half "
    "fly-half prop hooker lock flanker centre pitcher catcher batsman bowler all-rounder quarterback seed champion "
    "champions winner skipper golfer sprinter swimmer cyclist boxer driver rider jockey team-mate teammate compatriot "
    "countryman leader chief head founder owner editor reporter correspondent journalist author writer novelist poet actor "
    "actress singer director filmmaker designer artist musician professor scientist researcher doctor physician "
    "surgeon engineer activist dissident opposition candidate nominee lawmaker legislator deputy envoy negotiator mediator "
    "adviser advisor aide official officer general colonel commander rebel warlord militant guerrilla cleric priest bishop "
    "archbishop cardinal king queen prince princess premier-designate blogger billionaire tycoon businessman "
    "businesswoman banker financier executive investor resident student teacher farmer villager witness victim suspect "
    "brother sister father mother wife husband son daughter widow partner colleague friend rival predecessor successor "
    "democrat republican congressman congresswoman representative historian architect pilot astronaut detective "
    "superintendent inspector sheriff columnist expert specialist diplomat politician veteran opener keeper runner "
    "finalist debutant dictator ruler strongman father-in-law consultant coordinator chairperson member "
    "miner brewer grocer baker butcher carpenter cook fisherman gardener miller potter shepherd tailor weaver painter barber plumber electrician nurse "
    "welder sailor trucker docker clerk waiter waitress chef hairdresser mechanic firefighter paramedic vet dentist pharmacist chemist "
    "physicist biologist astronomer economist postman builder bricklayer shopkeeper landlord tenant neighbour neighbor passenger "
    "motorist hiker climber midwife carer cleaner porter electrician joiner roofer beekeeper ranger lifeguard choreographer "
    "conductor composer violinist cellist pianist guitarist drummer bassist soprano tenor ballerina curator archaeologist "
    "geologist meteorologist seismologist oceanographer epidemiologist virologist psychologist psychiatrist cardiologist "
    "forecaster campaigner organiser organizer commuter onlooker bystander eyewitness survivor shopper tourist holidaymaker pensioner "
    "grandmother grandfather grandson granddaughter cousin nephew niece uncle aunt fiancee fiance girlfriend boyfriend barrister advocate "
    "juror pathologist criminologist sociologist anthropologist ecologist botanist zoologist geneticist neurologist paediatrician "
    "pediatrician oncologist climatologist hydrologist glaciologist volcanologist entomologist palaeontologist paleontologist "
    "mathematician statistician demographer linguist philosopher theologian playwright screenwriter dramatist illustrator photographer "
    "cartoonist comedian magician rapper songwriter presenter podcaster promoter referee umpire decathlete rower wrestler gymnast skier "
    "snowboarder biathlete fencer hurdler playmaker linebacker restaurateur hotelier publican bartender rancher trawlerman fishmonger "
    "courier caretaker janitor technician programmer entrepreneur philanthropist lobbyist pollster whistleblower defector refugee hostage "
    "mum dad gran realtor zookeeper astrologer trainer instructor surveyor librarian archivist auctioneer birdwatcher stallholder stockbroker auditor "
    "accountant defenseman goaltender cornerback shortstop outfielder anaesthetist radiologist dermatologist microbiologist immunologist "
    "toxicologist biochemist neuroscientist counsellor counselor vlogger influencer developer dancer protester demonstrator "
    "detainee inmate prisoner gunman attacker hijacker soldier paratrooper serviceman"
)
"""Common nouns for people that stand right before a name ("spokeswoman Ana Ruiz") or begin an apposition."""

ADDRESS = words("mr mrs ms miss messrs mme dr")
"""Forms of address: they make a person and say no office."""

SURNAME_OFFICES = words(
    "king prince pope bishop major judge marshal lord count duke baron miss chance cardinal dean day pastor warden sheikh sultan constable"
)
"""Offices that are surnames as often: after a given name and before nothing they are."""

CROWNED = words("king queen prince princess pope saint")
"""After whom houses and streets are called: "Queen Mary University", "Prince Albert Road"."""

TAILS = words(
    "corp corporation inc incorporated ltd limited plc co cos company companies llc llp lp ag gmbh sa spa nv bv ab asa oyj "
    "se kgaa pty bhd group holdings holding industries international bank banks bancorp bankers university college school "
    "institute academy party ministry department agency authority administration commission committee council court "
    "parliament senate congress assembly duma bundesbank bundestag knesset association federation confederation union "
    "league alliance organisation organization foundation fund trust society club press times post journal tribune herald mirror express mail "
    "gazette news television tv radio broadcasting airlines airways air motors motor oil petroleum gas energy electric "
    "electronics systems technologies technology software networks telecom telecommunications communications "
    "pharmaceuticals pharma laboratories labs chemical chemicals steel mining minerals resources insurance financial "
    "finance capital securities investments investment partners associates brothers bros sons exchange board bureau "
    "service services office police army navy force forces command corps guard brigade regiment front movement resistance "
    "hospital clinic museum orchestra theatre theater church cathedral synod secretariat tribunal treasury reserve "
    "enterprises products foods stores markets retail properties realty logistics shipping lines railways railway rail "
    "aerospace aviation aircraft automotive manufacturing works entertainment media pictures studios records publishing "
    "publications magazine daily weekly guardian telegraph observer chronicle examiner globe inquirer sentinel network "
    "cooperative coop consortium centre center laboratory observatory militia rebels cartel mafia brotherhood jihad "
    "chamber directorate inspectorate registry registrar futures metals utilities water power "
    "research constructions construction beverages brewery breweries hotels resorts casinos cement paper tobacco textiles semiconductor semiconductors "
    "microsystems computer computers instruments devices biotech therapeutics healthcare medical sciences"
)
"""Words at the end of a name that make it an organisation."""

SUBJECTS = words(
    "oil petroleum gas energy electric electricity power water steel mining minerals resources insurance finance securities exchange futures "
    "options investment investments research shipping rail aviation media entertainment food foods health trade labour labor "
    "education agriculture transport culture defence defense justice home information industry planning technology science engineering software"
)
"""What a house may care for, though it ends the names of others: an "and" before them joins none with another."""

LEGAL = words(
    "corp corporation inc incorporated ltd limited plc co llc llp ag gmbh sa spa nv bv ab asa oyj kgaa group holdings"
)
"""Legal forms: what stands before them is a company, whatever word it is."""

FIRMS = words(
    "moody poor sotheby christie lloyd mcdonald sainsbury wendy domino macy kohl dillard levi kellogg applebee denny arby "
    "hardee popeye harrod selfridge bloomingdale"
)
"""Firms that are called by a possessive: "Moody's", "Standard & Poor's"."""

OWNERS = FIRMS | words(
    "people children women men king queen workers girls boys farmers mary george john thomas andrew james"
)
"""Words whose possessive stands inside names: "People's Bank of China", "St Mary's Hospital"."""

OF_STATE = words("ministry navy police parliament senate")
"""Tails of houses that every state has: the people before them is no part of the name."""

CLUBS = words(
    "united rovers wanderers albion athletic hotspur villa town wednesday rangers celtic thistle academical "
    "fc afc cf sc ac as dynamo dinamo spartak lokomotiv torpedo cska zenit real atletico inter sporting olympique "
    "borussia bayern eintracht werder racing deportivo sportivo galatasaray fenerbahce besiktas ajax feyenoord anderlecht "
    "juventus lazio sampdoria fiorentina benfica panathinaikos olympiakos partizan steaua rapid grasshoppers "
    "yankees mets dodgers giants cubs astros braves phillies padres pirates cardinals reds brewers twins royals tigers "
    "indians guardians rangers mariners athletics angels orioles marlins rockies expos nationals rays diamondbacks "
    "bulls knicks lakers celtics pistons hornets heat magic hawks pacers cavaliers raptors bucks timberwolves spurs rockets "
    "mavericks nuggets jazz suns clippers warriors supersonics blazers kings grizzlies nets 76ers sixers pelicans thunder "
    "cowboys redskins eagles packers bears vikings lions buccaneers saints falcons panthers rams 49ers seahawks raiders "
    "chargers chiefs broncos dolphins bills patriots jets steelers bengals browns ravens oilers titans colts jaguars "
    "texans commanders bruins canadiens sabres senators whalers devils islanders rangers flyers penguins capitals lightning "
    "blackhawks blues redwings avalanche canucks flames stars sharks ducks coyotes predators wild hurricanes "
    "wallabies springboks sox"
)
"""Words of sports clubs: of a name of two or more words they make a team."""

HEADS = words(
    "ministry bank university department institute college school association federation confederation union council "
    "committee commission court house board bureau office centre center academy church party movement league "
    "organisation organization society chamber secretariat directorate congress parliament assembly army fund agency "
    "authority alliance front brotherhood conference confederation museum museums hospital ministry "
    "foundation guild order federation trust companies faculty administration panel tribunal registry inspectorate museum "
    "banco banque banca"
)
"""Words before "of" that begin an organisation: "Bank of England", "Ministry of Foreign Affairs"."""

ORGANISATIONS = frozenset(
    line.strip()
    for line in """
    nato; un; u.n; united nations; eu; european union; european commission; european parliament; european central bank; ecb;
    opec; imf; international monetary fund; world bank; wto; who; world health organization; unicef; unesco; unhcr; iaea;
    save the children; help the aged; doctors without borders; reporters without borders; friends of the earth; osce; asean; oecd; efta; nafta; ecowas; african union; arab league; commonwealth; red cross; red crescent; icrc;
    interpol; europol; fbi; cia; nsa; kgb; fsb; gru; mi5; mi6; mossad; nasa; fda; epa; sec; fcc; ftc; faa; fifa; uefa; ioc;
    nba; nfl; nhl; mlb; atp; wta; fia; iaaf; icc; hamas; hezbollah; hizbollah; taliban; al qaeda; al-qaeda; islamic state;
    fatah; plo; pkk; ira; eta; ltte; farc; boko haram; al shabaab; kremlin; white house; pentagon; downing street; state
    department; congress; senate; house of representatives; supreme court; knesset; duma; state duma;
    bundestag; bundesbank; bundesrat; sejm; politburo; fed; federal reserve; treasury; bank of england; bank of japan; boj;
    boe; wall street journal; new york times; washington post; financial times; guardian; bbc; cnn; nbc; cbs; abc; fox
    news; al jazeera; cnbc; npr; bloomberg; reuters; thomson reuters; associated press; ap; afp; agence france-presse; dpa;
    tass; itar-tass; interfax; ria novosti; ria; xinhua; kyodo; yonhap; efe; ansa; anadolu; irna; kcna; pti; belga;
    apa; unian; ukrinform; amnesty international; amnesty; human rights watch; greenpeace; oxfam; medecins sans frontieres;
    google; microsoft; apple; amazon; facebook; twitter; ibm; intel; boeing; airbus; toyota; honda; nissan; sony; samsung;
    hyundai; volkswagen; bmw; daimler; renault; peugeot; fiat; ford; chrysler; general motors; gm; general electric; ge;
    siemens; nokia; ericsson; philips; shell; bp; exxon; exxon mobil; mobil; chevron; texaco; total; eni; gazprom; lukoil;
    rosneft; yukos; aramco; saudi aramco; petrobras; statoil; equinor; moody 's; standard & poor 's; s&p; sotheby 's; christie 's; lloyd 's; lloyd 's of london; mcdonald 's; sainsbury 's; macy 's; kohl 's;
    marks & spencer; ernst & young; dun & bradstreet; johnson & johnson; barnes & noble; tate & lyle; price waterhouse; foreign office; home office;
    goldman sachs; goldman; dow jones; pan am; morgan stanley; jp morgan;
    merrill lynch; lehman brothers; citigroup; citibank; barclays; hsbc; lloyds; natwest; ubs; credit suisse; deutsche bank;
    commerzbank; bnp paribas; societe generale; credit lyonnais; nomura; daiwa; mitsubishi; mitsui; sumitomo; nestle;
    unilever; procter & gamble; coca-cola; pepsico; pepsi; walmart; wal-mart; tesco; sainsbury; ikea; carrefour;
    lufthansa; british airways; air france; klm; swissair; aeroflot; qantas; ryanair; tesla; netflix; alphabet; meta;
    openai; nvidia; huawei; alibaba; tencent; tiktok; bytedance; uber; airbnb; pfizer; moderna; astrazeneca; biontech;
    novartis; roche; sanofi; glaxosmithkline; bayer; basf; vodafone; verizon; at&t; deutsche telekom; telekom; telecom
    italia; olivetti; volvo; saab; rolls-royce; bae systems; lockheed martin; northrop grumman; raytheon; thomson-csf;
    matra; lagardere; alcatel; thyssen; krupp; hoechst; arsenal; chelsea; tottenham; everton; juventus; ajax; feyenoord;
    benfica; barcelona fc; real madrid; atletico madrid; ac milan; inter milan; internazionale; bayern munich; borussia
    dortmund; ferrari; mclaren; williams-renault; benetton; sinn fein; likud; labour; labour party; tory; tories;
    conservatives; liberal democrats; republicans; democrats; gop; bjp; anc; african national congress; forza italia;
    communist party; social democrats; christian democrats; solidarity; wimbledon fc; nasdaq; new york stock exchange; nyse;
    london stock exchange; wagner group; jpmorgan; jpmorgan chase; j.p morgan; j.p morgan chase; abn amro; ing; wells fargo;
    bank of america; standard chartered; royal bank of scotland; santander; bbva; unicredit; intesa sanpaolo; hsbc holdings;
    aer lingus; easyjet; wizz air; iberia; alitalia; sas; finnair; norwegian air; cathay pacific; qatar airways; emirates;
    etihad; turkish airlines; pegasus; air canada; westjet; delta air lines; american airlines; united airlines; jetblue; latam;
    avianca; gol; azul; aeromexico; copa; ana; jal; japan airlines; korean air; asiana; air china; air india; indigo; vistara;
    ethiopian airlines; kenya airways; south african airways; egyptair; royal air maroc; el al; tap; lot; austrian airlines;
    manchester city; manchester united; leicester city; norwich city; hull city; stoke city; cardiff city; swansea city;
    derby county; notts county; stockport county; newport county; ross county; bristol city; birmingham city; bradford city; lincoln city; exeter city; coventry city; orlando city; melbourne city;
    mumbai city; west ham; west ham united; newcastle united; leeds united; aston villa; crystal palace; preston north end; sheffield wednesday; leyton orient; port vale; crewe alexandra; plymouth argyle; accrington stanley; raith rovers; fulham; brentford;
    nottingham forest; wolverhampton wanderers; celtic; rangers; psv eindhoven; sporting lisbon; napoli; roma; sevilla;
    villarreal; real sociedad; paris st germain; paris saint-germain; boca juniors; river plate;
    flamengo; palmeiras; al ahly; zamalek; al hilal; al nassr; opec+; mercosur; brics; caricom; comesa; us geological survey; u.s geological survey; usgs; georgia tech; virginia tech; texas tech; warner bros; a24; spacex; blue origin; esa;
    european space agency; world meteorological organization; doctors without borders; save the children; transparency
    international; high court; court of appeal; central criminal court; constitutional court; crown court; old bailey; international criminal court; world court; european court of human rights; international court of justice; azov; frontex; nestlé; swift; ryanair; lse; cftc; ofcom; ofgem; nhs; tuc; cbi
    """.replace("\n", " ").split(";")
)
"""Organisations that every newsroom knows, by the name that needs no other sign."""

NOT_ORGANISATIONS = words(
    "us u.s u.s.a usa uk u.k uae ussr prc drc tv gdp gnp ceo cfo coo cio gmt est edt pst pdt cet bst utc aids hiv dna dvd cd "
    "pc it ok am pm ad bc kg km mph kph vat ipo etf usd eur gbp jpy chf rm rp ksh a.m p.m ph.d phd mba md jr sr ii iii iv vi vii viii "
    "ix xi xii xiii xiv xv xvi covid covid-19 sars mers ebit ebitda eps m&a r&d q1 q2 q3 q4 g7 g8 g20 cpi ppi pmi isin dj "
    "faq pdf html usb gps ai vr sms suv lng lpg wti ufo vip asap rpt newsline id no mw kw nm ft la ny dc d.c l.a n.y i a "
    "lbo nyc atm ice rsvp sos swat diy bbq gi po pow mia h1n1 pcr mrna led lcd cctv x-ray xl t20 odi lbw wk nok sek dkk "
    "rbi rbis era mvp tko hr gp dnf dns ftse dax cac ibex isdn gsm cdma lan wan dsl lte url www http "
    "fy h1 h2 yoy qoq ytd eod bln mln tln teu boe boepd bpd mmbtu usda-prime ev evs iot vat psi ppm dj brent wti forex libor euribor wmd icbm nb etc mp mps mep meps ied rpg op-ed iq "
    "avg shrs et cest eet eest aest aedt akst akdt nzst nzdt nnnn kbe obe mbe cbe dbe gbe kcmb kcmg qc frs bsc msc llb llm"
)
"""Words in capitals that name no organisation, places among them."""

WHEN = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun "
    "christmas easter ramadan passover thanksgiving halloween"
)
"""Days, months and feasts."""

FUNCTION = words(
    "the a an this that these those he she it they we you i his her its their our your my him them us who what when where "
    "why how which whose in on at by for from to of with without within into onto over under between among after before "
    "during since until till against about above below across along around behind beside beyond despite down except inside "
    "near off out outside past per through throughout toward towards up upon via versus and or but nor so yet if unless "
    "although though while whereas because as than whether once both either neither not no none never nothing nobody "
    "everyone everybody everything someone somebody something anyone anybody anything one two three four five six seven "
    "eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion half several many much more "
    "most some any few fewer less least all each every other others another such same only just even also too very still "
    "already now then here there today yesterday tomorrow tonight however meanwhile moreover nevertheless nonetheless "
    "therefore thus hence instead indeed perhaps maybe later earlier soon ago again once twice first second third fourth "
    "last next is are was were be been being am do does did done have has had having can could may might must shall should "
    "will would let there's it's he's she's they're i'm don't didn't isn't wasn't according asked added like unlike given "
    "based following earlier early late recent recently currently previously finally eventually additionally separately "
    "analysts officials police sources experts critics supporters traders dealers shares stocks prices people men women "
    "children troops soldiers rebels investors economists yes no well oh please thanks net gross total sales profit revenue "
    "dear new old results result story photo file note copyright editors reporting editing writing additional"
)
"""Words that begin sentences and are no part of a name there."""

SPEECH = words(
    "said says told added asked replied announced stated insisted warned argued claimed admitted denied explained noted "
    "declared recalled predicted acknowledged conceded urged wrote tweeted vowed pledged testified commented remarked "
    "believes thinks thought hopes hoped complained joked concluded emphasised emphasized stressed observed reiterated"
)
"""Verbs whose subject is a speaker."""

PERSONAL = words("who whose himself herself aged")
"""What follows a person and nothing else."""

FAMILY_ENDINGS = (
    "sky", "skij", "ski", "ska", "cki", "wicz", "vich", "vic", "ov", "ova", "ev", "eva", "enko", "chuk", "uk", "yan", "ian", "dze", "shvili", "son",
    "sen", "sson", "dottir", "quist", "qvist", "strom", "berg", "burg", "stein", "feld", "mann", "maier", "meyer", "hauer", "nen", "ainen",
    "ez", "es", "ini", "elli", "etti", "ucci", "opoulos", "idis", "akis", "oglu", "escu", "eanu", "ishvili", "zadeh", "ullah",
)  # fmt: skip
"""What family names end with: a word of this shape that speaks is a person, though nobody else bears it."""

PARTICLES = words(
    "de van von der den del della di da do dos du la le bin ibn ben al el abu af av ter ten zu y e st ould abd ul"
)
"""Small words inside the names of people."""

DEMONYMS = words(
    "afghan african albanian algerian american angolan arab argentine argentinian armenian asian australian austrian "
    "azerbaijani azeri bahraini bangladeshi basque belarusian belarussian belgian bolivian bosnian brazilian british briton "
    "bulgarian burmese cambodian cameroonian canadian catalan chechen chilean chinese colombian congolese corsican croat "
    "croatian cuban cypriot czech dane danish dominican dutch ecuadorean ecuadorian egyptian english eritrean estonian "
    "ethiopian european fijian filipino finn finnish flemish french frenchman gambian georgian german ghanaian greek "
    "guatemalan guinean haitian honduran hungarian hutu icelandic indian indonesian iranian iraqi irish israeli italian "
    "ivorian jamaican japanese jordanian kashmiri kazakh kenyan korean kosovan kurd kurdish kuwaiti kyrgyz lao latin latvian "
    "lebanese liberian libyan lithuanian macedonian malawian malaysian maltese mexican moldovan mongolian moroccan "
    "mozambican namibian nepalese nepali nicaraguan nigerian norwegian omani pakistani palestinian panamanian paraguayan "
    "persian peruvian pole polish portuguese qatari romanian russian rwandan salvadoran saudi scot scottish serb serbian "
    "sicilian singaporean slovak slovene slovenian somali soviet spaniard spanish sudanese swede swedish swiss syrian "
    "taiwanese tajik tamil tanzanian thai tibetan tunisian turk turkish turkmen tutsi ugandan ukrainian uruguayan uzbek "
    "venezuelan vietnamese welsh western yemeni yugoslav zairean zambian zimbabwean caribbean mediterranean scandinavian "
    "balkan nordic islamic muslim moslem christian jewish jew catholic protestant orthodox hindu sikh buddhist shiite "
    "shi'ite sunni anglican baptist mormon nazi communist socialist marxist maoist zionist republican democrat "
    "democratic conservative liberal parisian londoner californian texan"
)
"""Peoples, creeds and persuasions, in the singular."""

PLACE_WORDS = words(
    "north south east west northern southern eastern western central upper lower greater new san santa saint st fort mount lake "
    "river sea ocean gulf bay cape island islands isles mountains valley desert peninsula strait street avenue road square "
    "bridge airport port province state region county district city town village republic kingdom park beach coast border "
    "cross stadium arena hall tower palace prison canal heights hills hill mountain los las el costa rio puerto middle far near "
    "latin sierra mt ft highway station cemetery mars jupiter saturn neptune uranus pluto"
)
"""Words of the names of places."""

FEATURES = words(
    "airport avenue basin bay beach boulevard canal canyon coast county creek desert district falls glacier gulf highway island "
    "islands isles lagoon mountain mountains ocean peak peninsula plateau province reef region reservoir river road sea "
    "stadium state station strait straits valley volcano"
)
"""Words at the end of a name that make it a place, though it begins as the name of a person: "Charles River"."""

NOT_NAMES = words(
    "olympic olympics games cup championship championships open grand prix tour masters trophy series final finals "
    "war world prize award awards act treaty agreement accord pact bill law summit conference talks revolution day week year "
    "god lord internet web jr sr bible koran quran division premier super one two three "
    "cold great first second holocaust renaissance festival marathon derby stakes ashes test index average composite "
    "industrial bond bonds note notes dollar euro yen mark sterling round section article chapter "
    "dow bowl classic gulf course highway motel "
    "page part volume table chart constitution resolution operation plan project "
    "maternity programme program rule day cup initiative strategy crisis affair scandal hurricane typhoon storm cyclone tropical flight"
)
"""Words that make of a name something that is neither a person nor an organisation."""

STORMS = words("storm hurricane typhoon cyclone tropical")
"""What stands before the name of a storm, which is that of a person."""

RIVALS = words(
    "rival competitor supplier customer lender insurer reinsurer retailer carmaker automaker airline drugmaker chipmaker brewer "
    "miner grocer broker regulator watchdog newcomer startup start-up parent subsidiary peer partner operator developer owner "
    "manufacturer maker producer shipper steelmaker planemaker host visitors hosts league champions minnows promoted"
)
"""What a sentence says of a house or a team right before its name: "Rival KUKA AG"."""

MADE_BY = words("operated owned run built manufactured made produced published distributed organised organized")
"""Before "by" they tell that a house follows, unless the name shows a person."""

ROLE_NOUNS = words(
    "police fire army navy air force union government company party opposition team bank health trade rights human climate "
    "security traffic highway state city county federal provincial regional district local hospital school university club "
    "investment research market oil energy commodity currency equity portfolio fund credit election campaign policy transport "
    "church prison border coast guard military intelligence aid relief rescue art music film theatre football rugby cricket"
)
"""Nouns in small letters that belong to the office behind them: "highway police chief"."""

BEFORE_ROLES = words("former ex then-president late acting outgoing incoming then retired senior deputy veteran")
"""What stands before an office and whose it is: "former EU commissioner"."""

PLACE_PHRASES = frozenset({
    "west bank", "left bank", "right bank", "south bank", "outer banks", "russian federation", "gaza strip", "united states",
    "capitol hill", "wall street", "red square", "persian gulf", "arabian gulf",
})  # fmt: skip
"""Places whose names end or begin as those of organisations do."""

NAME_PARTICLES = words("van von de di del della dela ter ten der den bin ibn abu abdul mac mc o da dos du le st")
"""Particles that begin a family name with a capital: "De Wilde", "Van Moer"."""
