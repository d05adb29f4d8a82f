"""What desks write to those who receive their items, by language and by role: the table that `desk_notes` reads notes with.

A note is put together of few roles, whatever its words: it asks (“please”), somebody (“editors”), to do something that ends
the life of an item (“take down”, “do not use”), and names the item (“the story”). So a wording that nobody thought of is read
as soon as its words stand here. All are regular expressions in small letters. What is in doubt is left out: “customers” and
“users” are told in news to delete things, and “articles” are taken from shops.
"""

from typing import NamedTuple

from streams.text.withdrawal_words import LABELS
from streams.text.words import words


class Tongue(NamedTuple):
    """The words of one language, each role as alternatives of a pattern."""

    please: str
    """How a request begins."""
    receivers: str
    """Who is asked."""
    asked: str
    """What stands between them and what they are asked to do."""
    trade: str
    """What only a desk asks for: to kill, to spike, to disregard."""
    plain: str
    """What others ask for as well: to delete, to remove, to pull."""
    avoid: str
    """Not to use it."""
    keep: str
    """Not to kill it: what takes a kill back."""
    item: str
    """What a desk calls its items, and hardly anybody else."""
    thing: str
    """What others call theirs, too: reports, articles, photos."""
    done: str
    """It has been withdrawn: passives that only a desk writes of an item."""
    gone: str
    """It has been removed: those that others write of a thing."""
    banned: str
    """It must not be used."""
    we: str
    """We withdraw."""
    kill: str
    """What a kill is called."""
    error: str
    """What is said of one that was none."""
    back: str
    """The item lives again."""
    stems: frozenset[str]
    """Pieces of words without one of which no text is a note in this language; most news has none where a note has them."""
    gap: int
    """Words between a request and its verb: German ends with it."""


_BE = r"(?:is|are|was|were|(?:has|have)(?:\s+now)?\s+been|is\s+being|stands|(?:must|should|needs?\s+to|is\s+to|are\s+to)\s+be)\s+(?:\w+ly\s+|now\s+){0,2}"

TONGUES: tuple[Tongue, ...] = (
    Tongue(
        please=r"(?:please|pls|kindly|(?:we|i)\s+(?:would\s+)?(?:ask|request|urge)\s+(?:you|all)\s+(?:\w+\s+){0,2}to|you\s+are\s+(?:\w+ly\s+)?(?:asked|requested|advised|urged)\s+to)",
        receivers=r"(?:editors?|eds|clients?|subscribers?|news\s?rooms?|(?:news\s+)?desks?|broadcasters|newspapers|stations|publishers)",
        asked=r"(?:(?:are|is)\s+(?:\w+ly\s+)?(?:asked|requested|advised|urged|instructed|reminded)\s+(?:to\b)?|should|must|shall)",
        trade=r"(?:kill|spike|disregard|withdraw|retract|eliminate|unpublish|rescind)",
        plain=r"(?:delete|remove|take\s+(?:down|off)|take(?=\s+(?:\w+\W+){1,6}(?:down|off)\b)|pull|scrap|drop|ignore|discard|bin|destroy|erase|purge|cancel|void|ditch|dump|trash|junk)",
        avoid=r"(?:stop\s+using|cease\s+(?:using|use|publication)|(?:do\s+not|don['’]t|never|not|no\s+longer|refrain\s+from|avoid)\s+(?:to\s+)?(?:re)?(?:us(?:e|ing)|publish(?:ing)?|run(?:ning)?|print(?:ing)?|broadcast(?:ing)?|air(?:ing)?|distribut(?:e|ing)|circulat(?:e|ing)))",
        keep=r"(?:(?:do\s+not|don['’]t|not)\s+(?:to\s+)?(?:kill|spike|disregard|withdraw|retract|eliminate|delete|remove|take\s+down|pull|scrap|drop|discard))",
        item=r"(?:stor(?:y|ies)|d[ei]spatch(?:es)?|newsbreaks?|news\s?flash|headlines?|writethru|(?:first|second|third|\d(?:st|nd|rd|th))\s+(?:lead|take)|(?:news|press)\s+(?:item|release)s?)",
        thing=r"(?:items?|alerts?|snaps?|slugs?|reports?|articles?|pieces?(?!\s+of)|copy|photos?|photographs?|pictures?|images?|videos?|graphics?|captions?|texts?|versions?|briefs?|features?|interviews?|releases?)",
        done=rf"(?:{_BE}(?:withdrawn|retracted|killed|spiked|rescinded|disregarded|eliminated)|(?:has|have)\s+(?:\w+ly\s+)?(?:withdrawn|retracted|killed)\s+(?:its|our|this)\b)",
        gone=rf"{_BE}(?:deleted|removed|pulled|scrapped|cancell?ed|voided|taken\s+down|discarded)",
        banned=r"(?:(?:must|should|can|is|are)\s*(?:not|no\s+longer|never)\s+(?:to\s+)?be\s+(?:\w+ly\s+)?(?:used|published|run|printed|broadcast|aired|distributed)|(?:must|should)\s+not\s+run(?=\s*(?:[.!;,]|$|again|anywhere|today|tonight|tomorrow))|(?:is|are)\s+(?:not|no\s+longer)\s+(?:fit\s+|cleared\s+)?for\s+(?:use|publication))",
        we=r"(?:we|afp|ap|reuters|dpa|efe|ansa)\s+(?:\w+ly\s+|have\s+|are\s+|must\s+|now\s+){0,3}(?:withdr(?:aw(?:s|n|ing)?|ew)|retract(?:s|ed|ing)?|kill(?:s|ed|ing)?|cancel(?:s|led|ling)?|rescind(?:s|ed|ing)?|delet(?:e|es|ed|ing)|pull(?:s|ed|ing)?)",
        kill=r"(?:kills?|withdrawals?|retractions?|eliminations?|deletions?)",
        error=r"(?:(?:sent|issued|moved|transmitted|made|filed|killed|withdrawn|retracted|deleted|removed)\s+(?:\w+\s+){0,3}(?:in\s+error|by\s+mistake|by\s+accident|mistakenly|erroneously)|(?:is|was|has\s+been)\s+(?:itself\s+|now\s+)?(?:void|lifted|rescinded|cancell?ed|reversed|erroneous|(?:a|an)\s+(?:error|mistake)))",
        back=r"(?:reinstated|restored|stands\s+(?:as\s+(?:sent|filed)|after\s+all)|may\s+be\s+used\s+(?:again|after\s+all))",
        stems=words("kill spike disregard withdr retract eliminate unpublish rescind elimination delete remov pull ditch dump trash junk scrap discard destroy erase purge cancel reinstated") | {
            *("ignore ", "drop ", "void ", "void.", "voided", "bin the", "take down", "taken down", "take the", "take our", "take ʘ", "take it "),
            *("not use", "not to use", "not re-use", "not run", "not print", "not publish", "not broadcast", "not air", "not distribute"),
            *("not circulate", "not to be", "not be used", "not be run", "not be pub", "longer be", "longer for", "n't use", "n’t use", "n't run"),
            *("n’t run", "for use", "for publication", "stop using", "cease us", "cease pub", "refrain from", "avoid us", "restored", "stands a"),
            *("hold hold", "hold, hold", "hold! hold", "hold - hold", "hold-hold", "hold,hold", "please hold", "on hold", "hold the", "hold our", "hold this", "now be released", "now be used", "now be run", "now be pub", "hold lifted", "hold is lifted", "hold has been", "hold released", "hold on the story", "hold on our", "hold on the item", "please release", "now use the", "now release the", "now publish the", "now run the", "is released", "cleared for", "stop stop", "stop, stop", "stop! stop", "stop-stop"),
        },
        gap=2,
    ),
    Tongue(
        please=r"(?:bitte|wir\s+bitten|es\s+wird\s+gebeten)",
        receivers=r"(?:redaktion(?:en)?|kunden|abonnenten)",
        asked=r"(?:werden\s+gebeten|sollen|müssen)",
        trade=r"(?:zurückziehen|zurückgezogen|stornieren|storniert|killen)",
        plain=r"(?:löschen|gelöscht|vernichten|ignorieren|entfernen|streichen|tilgen|(?:herunter|offline\s+)nehmen)",
        avoid=r"(?:nicht\s+(?:mehr\s+|weiter\s+)?(?:zu\s+)?(?:verwenden|veröffentlichen|verbreiten|benutzen|nutzen|senden|drucken|beachten)|(?:verwenden|veröffentlichen|verbreiten|benutzen|nutzen)\s+sie\b[^.]{0,160}\bnicht)",
        keep=r"(?:nicht\s+(?:zu\s+)?(?:zurückziehen|löschen|vernichten|ignorieren|entfernen|streichen))",
        item=r"(?:(?:eil|blitz)?meldung(?:en)?|story|korrespondentenbericht|zusammenfassung)",
        thing=r"(?:beitr[aä]g(?:es?)?|berichte?|texte?|artikel|fotos?|bild(?:er)?)",
        done=r"(?:wird|ist|wurde|werden|sind|wurden)\b[^.]{0,60}?\b(?:zurückgezogen|annulliert|storniert|widerrufen|hinfällig)",
        gone=r"(?:wird|ist|wurde|werden|sind|wurden)\b[^.]{0,60}?\b(?:gelöscht|gestrichen)",
        banned=r"(?:darf|dürfen|soll|sollte)\s+nicht\s+(?:mehr\s+)?(?:verwendet|veröffentlicht|verbreitet|benutzt|genutzt)",
        we=r"(?:wir|dpa|apa|sda)\s+(?:zieh(?:en|t)(?=[^.]{0,160}\bzurück\b)|widerruf(?:en|t)|annullier(?:en|t))",
        kill=r"(?:rückzug|löschung|annullierung|kill)",
        error=r"(?:irrtümlich|versehentlich|hinfällig|gegenstandslos|ein\s+(?:fehler|irrtum|versehen))",
        back=r"(?:gilt\s+weiter(?:hin)?|kann\s+(?:wieder\s+|doch\s+)?verwendet\s+werden)",
        stems=words("zurück lösch vernichte entferne gestrichen streichen tilgen hinfällig verwende veröffentlich verbreite benutze annull storni freigegeben") | {"vorerst nicht", "ignorier", "gilt weiter", "nicht drucken", "nicht senden", "nicht nutzen"},
        gap=25,
    ),
    Tongue(
        please=r"(?:prière|merci|veuillez|nous\s+vous\s+(?:prions|demandons)|(?:vous\s+êtes|sont)\s+priée?s)(?:\s+de|\s+d(?=['’]))?",
        receivers=r"(?:(?:(?:les|nos)\s+)?rédactions?|(?:nos\s+)?(?:abonnés|clients))",
        asked=r"(?:sont\s+priée?s\s+(?:de|d(?=['’]))|doivent)",
        trade=r"(?:(?:l['’])?annuler|ne\s+pas\s+(?:en\s+)?tenir\s+compte)",
        plain=r"(?:l['’])?(?:supprimer|détruire|ignorer|effacer|retirer)",
        avoid=r"(?:ne\s+(?:pas|plus)\s+(?:l['’]|l(?:a|e|es)\s+)?(?:utiliser|publier|diffuser|reprendre|exploiter))",
        keep=r"(?:ne\s+pas\s+(?:l['’]|l(?:a|e|es)\s+)?(?:annuler|supprimer|détruire|ignorer|effacer|retirer))",
        item=r"(?:d[ée]p[êe]ches?|alertes?|brèves?|urgents?)",
        thing=r"(?:articles?|papiers?|textes?|informations?|photos?|nouvelles?|histoires?)",
        done=r"(?:(?:est|sont|a\s+été|ont\s+été)\s+(?:\w+\s+)?annulée?s?|(?:est|sont)\s+à\s+annuler)",
        gone=r"(?:est|sont|a\s+été|ont\s+été)\s+(?:\w+\s+)?(?:retirée?s?|supprimée?s?)",
        banned=r"(?:ne\s+doi(?:t|vent)\s+(?:pas|plus)\s+être\s+(?:utilisée?|publiée?|diffusée?|reprise?)s?)",
        we=r"(?:nous|l['’]afp|afp)\s+(?:retir(?:ons|e)|annul(?:ons|e)|supprim(?:ons|e))",
        kill=r"(?:annulation|retrait|suppression)",
        error=r"(?:par\s+erreur|erronée?s?|une\s+erreur)",
        back=r"(?:rétablie?s?|reste\s+valable)",
        stems=words("annul supprim détrui effacer retirer retiré retirons rétabli utiliser utilisé publier diffus suspendre") | {"tenir compte", "ne pas ", "ne plus ", "afp retire", "ignorer "},
        gap=2,
    ),
    Tongue(
        please=r"(?:(?:les\s+)?rogamos|se\s+ruega|por\s+favor|sírvanse|se\s+solicita|(?:les\s+)?pedimos)",
        receivers=r"(?:editores|abonados|clientes|redacciones|suscriptores)",
        asked=r"(?:deben|deberán)",
        trade=r"(?:anul\w{1,4}|(?:hagan|hacer)\s+caso\s+omiso)",
        plain=r"(?:elimin(?:en|ar|e)|borr(?:en|ar|e)|retir(?:en|ar|e)|suprim(?:an|ir|a)|ignor(?:en|ar|e)|descart(?:en|ar|e))",
        avoid=r"(?:no\s+(?:la\s+|lo\s+)?(?:publi\w{2,4}|utili\w{2,4}|us(?:en|ar|e)|difund\w{1,3}|emit\w{1,3}))",
        keep=r"(?:no\s+(?:anul\w{1,4}|elimin(?:en|ar|e)|borr(?:en|ar|e)|retir(?:en|ar|e)|suprim(?:an|ir|a)))",
        item=r"(?:noticias?|despachos?|teletipos?|alertas?)",
        thing=r"(?:notas?|informaci(?:ón|ones)|artículos?|textos?|historias?|foto(?:grafía)?s?|crónicas?)",
        done=r"(?:queda|es|ha\s+sido|fue|está|debe\s+ser)\s+(?:\w+\s+)?anulad[oa]s?",
        gone=r"(?:queda|es|ha\s+sido|fue|está|debe\s+ser)\s+(?:\w+\s+)?(?:retirad|eliminad)[oa]s?",
        banned=r"no\s+debe\s+(?:publicarse|utilizarse|usarse|difundirse|ser\s+(?:utilizada|publicada|difundida))",
        we=r"(?:retiramos|anulamos|eliminamos|(?:efe|la\s+agencia)\s+(?:retira|anula))",
        kill=r"(?:anulación|retirada|eliminación)",
        error=r"(?:por\s+error|errónea|un\s+error)",
        back=r"(?:restablecid[oa]|sigue\s+(?:vigente|siendo\s+válida))",
        stems=words("anul eliminen eliminad eliminam borren borrar retiren retirar retirad retiramos supriman suprimi descart difund utilice utilizarse utilizada retener sustituye") | {"eliminar ", "elimine ", "no utili", "caso omiso", "no us", "no publi", "por error", "ignoren"},
        gap=2,
    ),
    Tongue(
        please=r"(?:si\s+prega(?:no)?(?:\s+\w+\s+\w+)?\s+d(?:i|(?=['’]))|(?:vi\s+)?preghiamo\s+d(?:i|(?=['’]))|per\s+favore|siete\s+pregati\s+d(?:i|(?=['’])))",
        receivers=r"(?:(?:le\s+)?redazioni|abbonati|clienti)",
        asked=r"(?:sono\s+pregat[ei]\s+d(?:i|(?=['’]))|devono)",
        trade=r"(?:annullare|non\s+tenere\s+conto)",
        plain=r"(?:eliminare|cancellare|ignorare|rimuovere|ritirare)",
        avoid=r"(?:non\s+(?:pubblicare|utilizzare|usare|diffondere))",
        keep=r"(?:non\s+(?:annullare|eliminare|cancellare|rimuovere|ritirare))",
        item=r"(?:notizi[ae]|dispacci[oa]?|lanci[oa]?|flash)",
        thing=r"(?:articol[oi]|test[oi]|pezz[oi]|foto|servizi[oa]?)",
        done=r"(?:è|viene|va|è\s+stat[oa]|deve\s+essere)\s+(?:\w+\s+)?annullat[oa]",
        gone=r"(?:è|viene|va|è\s+stat[oa]|deve\s+essere)\s+(?:\w+\s+)?(?:ritirat|eliminat|cancellat)[oa]",
        banned=r"non\s+(?:deve|va|può)\s+(?:essere\s+)?(?:utilizzat|pubblicat|diffus|usat)[oa]",
        we=r"(?:ritiriamo|annulliamo|(?:l['’])?ansa\s+(?:ritira|annulla))",
        kill=r"(?:annullamento|ritiro|cancellazione)",
        error=r"(?:per\s+errore|erroneamente|un\s+errore)",
        back=r"(?:ripristinat[oa]|resta\s+valid[oa])",
        stems=words("annull eliminare eliminata eliminato cancellare cancellat rimuov ritir ripristin pubblica diffonder utilizza tenere sostituisce ignorare") | {"non usare"},
        gap=2,
    ),
    Tongue(
        please=r"(?:gelieve|graag|verzoeke|s\.?v\.?p\.?|wij\s+verzoeken|alstublieft|u\s+wordt\s+verzocht)",
        receivers=r"(?:redacties?|abonnees|klanten)",
        asked=r"(?:worden\s+verzocht|moeten)",
        trade=r"(?:in\s?(?:te\s)?trekken)",
        plain=r"(?:verwijderen|vernietigen|negeren|schrappen|wissen)",
        avoid=r"(?:niet\s+(?:meer\s+)?(?:te\s+)?(?:gebruiken|publiceren|verspreiden|plaatsen))",
        keep=r"(?:niet\s+(?:te\s+)?(?:verwijderen|intrekken|vernietigen|negeren|schrappen))",
        item=r"(?:melding(?:en)?|nieuwsbericht(?:en)?|flits)",
        thing=r"(?:berichten|bericht|artikel(?:en)?|verha(?:al|len)|foto['’]?s?|teksten|tekst)",
        done=r"(?:is|wordt|werd|zijn|worden)\b[^.]{0,40}?\bingetrokken",
        gone=r"(?:is|wordt|werd|zijn|worden)\b[^.]{0,40}?\b(?:verwijderd|geannuleerd)",
        banned=r"(?:mag|mogen)\s+niet\s+(?:meer\s+)?(?:worden\s+)?(?:gebruikt|gepubliceerd|verspreid)",
        we=r"(?:wij|we|anp|belga)\s+trek(?:ken|t)(?=[^.]{0,160}\bin\b)",
        kill=r"(?:intrekking|annulering)",
        error=r"(?:per\s+vergissing|ten\s+onrechte|abusievelijk|een\s+(?:fout|vergissing))",
        back=r"(?:hersteld|blijft\s+geldig)",
        stems=words("verwijder intrek ingetrokken vernietig negeren schrappen gebruik vervangt hersteld trekken publiceren") | {"te trekken"},
        gap=25,
    ),
    Tongue(
        please=r"(?:vänligen|var\s+god(?:\s+och)?|vennligst|venligst|vær\s+(?:så\s+|venlig\s+)?(?:god|snill)?(?:\s+og|\s+at)?|pyydämme)",
        receivers=r"(?:redaktion(?:er|erna)?|redaksjon(?:er|ene)?|kunder)",
        asked=r"(?:ombeds|bes|bedes)",
        trade=r"(?:makulera|dra(?:\s+\w+)?\s+tillbaka|trekk\w*|træk\w*)",
        plain=r"(?:radera|ta\s+bort|stryk|slett?e?|fjerne?|poistamaan)",
        avoid=r"(?:(?:använd|publicera|sänd)\s+inte|inte\s+(?:använda|publicera)|ikke\s+(?:bruke?|publiser(?:e)?|anvende?|bruge?)|(?:bruk|anvend|brug|publiser)\s+ikke|olla\s+käyttämättä)",
        keep=r"(?:(?:inte|ikke)\s+(?:makulera|radera|ta\s+bort|slett?e?|fjerne?)|(?:makulera|radera|slett?|fjern)\s+(?:inte|ikke))",
        item=r"(?:nyhete[nr]?|telegram(?:met)?|notis(?:en)?|melding(?:en)?|uuti(?:nen|sen))",
        thing=r"(?:artike?l(?:n|en)?|artikkel(?:en)?|text(?:en)?|tekst(?:en)?|meddelande(?:t)?|sak(?:en)?|bild(?:en)?|historien?|jut(?:tu|un))",
        done=r"(?:(?:är|har|er|blir|bliver|on)\b[^.]{0,30}?\b(?:tillbakadrage[nt]|återkalla[dt]s?|makulera[dt]s?|trukket(?:\s+tilbage)?|vedetty|peruttu)|(?:trekkes|trækkes|udgår|utgår|makuler[ae]s)(?=\s*(?:[.!,;]|$|tilba[kg]e\b|og\s+må\b|och\s+får\b)))",
        gone=r"(?:är|har|er|blir|bliver|on)\b[^.]{0,30}?\b(?:raderats?|tagits\s+bort|slettet|fjernet|poistettu)",
        banned=r"(?:får\s+inte|må\s+ikke|skal\s+ikke)\s+(?:användas|publiceras|brukes|bruges|bringes|anvendes|publiseres)",
        we=r"(?:vi|tt|ntb|ritzau|stt)\s+(?:drar(?=[^.]{0,160}\btillbaka\b)|återkallar|trekker|trækker)",
        kill=r"(?:makulering(?:en)?|återkallelse(?:n)?|slettin?g(?:en)?)",
        error=r"(?:av\s+misstag|ved\s+en\s+feil(?:tagelse)?|ved\s+en\s+fejl|felaktigt)",
        back=r"(?:gäller\s+fortfarande|gjelder\s+fortsatt)",
        stems=words("makul tillbaka annuller radera stryk slettes slettin fjern poista använd anvend brukes bruges trekke trække trukket återkall utgår udgår slettes peruttu vedetty publicera publiser") | {"ta bort", "slet ", "slett ", "gäller", "ikke bru", "bruk ikke", "brug ikke"},
        gap=6,
    ),
    Tongue(
        please=r"(?:por\s+favor|favor|solicita(?:-se|mos)|pede-se|pedimos|agradece(?:-se|mos)|queiram)",
        receivers=r"(?:editores|assinantes|clientes|redações)",
        asked=r"(?:devem)",
        trade=r"(?:anul(?:em|ar|e)|desconsider(?:em|ar|e))",
        plain=r"(?:elimin(?:em|ar|e)|apag(?:uem|ar|ue)|retir(?:em|ar|e)|ignor(?:em|ar|e)|remov(?:am|er|a))",
        avoid=r"(?:não\s+(?:publi\w{2,4}|utili\w{2,4}|us(?:em|ar|e)|divulg\w{1,4}))",
        keep=r"(?:não\s+(?:anul\w{1,3}|elimin\w{1,3}|apag\w{1,4}|retir\w{1,3}|remov\w{1,3}))",
        item=r"(?:notícias?|despachos?|matérias?|alertas?)",
        thing=r"(?:notas?|reportage(?:m|ns)|textos?|fotos?|artigos?)",
        done=r"(?:foi|está|fica|é|deve\s+ser)\s+(?:\w+\s+)?(?:anulad|cancelad)[oa]",
        gone=r"(?:foi|está|fica|é|deve\s+ser)\s+(?:\w+\s+)?(?:retirad|eliminad|removid)[oa]",
        banned=r"não\s+(?:deve|pode)\s+ser\s+(?:utilizad|publicad|usad|divulgad)[oa]",
        we=r"(?:retiramos|anulamos|(?:a\s+)?lusa\s+(?:retira|anula))",
        kill=r"(?:anulação|retirada|eliminação)",
        error=r"(?:por\s+(?:erro|engano|lapso)|errada)",
        back=r"(?:restabelecid[oa]|continua\s+válid[oa])",
        stems=words("anul eliminem eliminad apag retirad retiramos desconsider ignorem ignorar removam removid divulg cancelad") | {"eliminar ", "retirem ", "não pub", "não us", "não utili", "não deve", "não retir", "não remov"},
        gap=2,
    ),
)  # fmt: skip

_ERROR_SAID = (
    r"(?:said|wrote|reported|gave|stated|quoted|named|called|described|put|listed|had|referred|identified|mis\w{4,12})"
)


class Mending(NamedTuple):
    """How the desks of one language correct a story by a notice: the story that it means, and how it is to be read."""

    ours: str
    should: str
    item: str
    """A word that `ours` has in any case: few texts that have a stem have one."""
    stems: frozenset[str]


MENDINGS: tuple[Mending, ...] = (
    Mending(
        rf"(?:in\s+(?:our|a|an|the|this|that|its)\s+(?:[\w’'-]+\s+){{0,4}}?(?:stor(?:y|ies)|d[ei]spatch|alert|report|item|article|piece|headline|caption|interview|feature)\b.{{0,200}}?"
        rf"\b(?:we|(?:the\s+)?(?:associated\s+press|press\s+association)|reuters|afp|ap|dpa|agence\s+france-presse)\s+(?:\w+ly\s+|had\s+)?{_ERROR_SAID}"
        rf"|our\s+(?:[\w’'-]+\s+){{0,3}}?(?:story|dispatch|report|item|article|alert)\b.{{0,160}}?(?:ʘ|\b{_ERROR_SAID}\b)"
        r"|please\s+(?:note|read|correct|amend|change|be\s+advised)\b.{0,160}?\b(?:stor(?:y|ies)|d[ei]spatch|alert|report|item|article|headline|caption|ʘ)(?!\w)"
        r"|the\s+(?:[\w’'-]+\s+){0,3}?(?:story|dispatch|item|report|article)\s+(?:\w+\s+){0,2}?ʘ.{0,120}?\b(?:wrong(?:ly)?|incorrect(?:ly)?|erroneous(?:ly)?|mis\w{4,12}))",
        r"(?:(?:should|must|ought\s+to|is\s+to)\s+(?:have\s+)?(?:read|say|said|be(?:en)?)|correct\s+(?:\w+\s+){0,3}is|instead\s+of|erroneous(?:ly)?|incorrect(?:ly)?|wrong(?:ly)?"
        r"|misspel\w+|misstat\w+|misidentif\w+|\(?not\s+[\dʘ]|read\s+[\"“]?[\dʘ][\d.,]*[\"”]?\s+for\s+[\"“]?[\dʘ])",
        r"(?:our|stor(?:y|ies)|please|d[ei]spatch|alert|report|item|article|piece|headline|caption|interview|feature)",
        frozenset({
            *("our story", "our stories", "our report", "our item", "our alert", "our article", "our dispatch", "our earlier", "in a story", "in an item"),
            *("in a dispatch", "in an article", "in the story", "in its story", "please note", "please read", "please correct", "please amend"),
            *("please change", "please be advised", "misspel", "misstat", "misidentif", "erroneous", "incorrect", "wrong", "should read"),
        }),
    ),
    Mending(
        r"(?:in\s+(?:der|unserer|unserem|dem|einer)\s+(?:\w+\s+){0,3}?(?:meldung|bericht|beitrag|zusammenfassung|artikel|text)\b|(?:die|unsere)\s+meldung\b)",
        r"(?:muss\b.{0,80}\b(?:heißen|lauten)|richtig\b|korrekt\b|statt\b|fälschlich|irrtümlich|(?:es\s+)?muss\s+(?:richtig\s+)?heißen)",
        r"(?:meldung|bericht|beitrag|zusammenfassung|artikel|text)",
        frozenset({"heißen", "lauten", "richtig", "korrekt", "statt ", "fälschlich", "irrtümlich"}),
    ),
    Mending(
        r"(?:dans\s+(?:notre|la|une|l['’])\s*(?:\w+\s+){0,3}?(?:d[ée]p[êe]che|article|papier|texte|alerte)\b|notre\s+d[ée]p[êe]che\b)",
        r"(?:il\s+(?:faut|fallait)\s+(?:bien\s+)?lire|bien\s+lire|prière\s+de\s+lire|lire\b.{0,80}\bau\s+lieu|au\s+lieu\s+de|par\s+erreur|erroné\w*)",
        r"(?:d[ée]p[êe]che|article|papier|texte|alerte)",
        frozenset({"faut lire", "fallait lire", "bien lire", "de lire", "lire «", "lire ʘ", "au lieu de", "par erreur", "erroné"}),
    ),
    Mending(
        r"(?:en\s+(?:nuestra|la|una)\s+(?:\w+\s+){0,3}?(?:noticia|nota|informaci[óo]n|despacho)\b|nuestra\s+(?:noticia|nota)\b)",
        r"(?:debe\s+decir|debió\s+decir|donde\s+dice|léase|en\s+lugar\s+de|en\s+vez\s+de|por\s+error)",
        r"(?:noticia|nota|informaci[óo]n|despacho)",
        frozenset({"debe decir", "debió decir", "donde dice", "léase", "en lugar de", "en vez de", "por error"}),
    ),
    Mending(
        r"(?:nel(?:la|lo|l['’])?\s*(?:nostr[ao]\s+)?(?:\w+\s+){0,3}?(?:notizia|lancio|articolo|servizio)\b)",
        r"(?:si\s+legga|leggasi|va\s+letto|deve\s+(?:leggersi|intendersi)|anziché|invece\s+di|erroneamente)",
        r"(?:notizia|lancio|articolo|servizio)",
        frozenset({"legga", "va letto", "leggersi", "intendersi", "anziché", "invece di", "erroneamente"}),
    ),
    Mending(
        r"(?:in\s+(?:ons|het|een)\s+(?:\w+\s+){0,3}?(?:bericht|artikel|verhaal)\b|ons\s+bericht\b|i\s+(?:vår|artikeln|meldingen|saken)\b)",
        r"(?:moet\s+(?:zijn|luiden)|dit\s+moet|in\s+plaats\s+van|ten\s+onrechte|ska(?:ll)?\s+(?:vara|stå)|skal\s+(?:være|stå)|i\s+stället\s+för)",
        r"(?:bericht|artikel(?:n)?|verhaal|meldingen|saken|vår)",
        frozenset({"moet zijn", "moet luiden", "dit moet", "in plaats van", "ten onrechte", "ska vara", "ska stå", "skall vara", "skal være", "skal stå", "i stället för"}),
    ),
)  # fmt: skip

CALLS = (
    *("please", "pls ", "kindly", "editor", "eds:", "eds,", "client", "subscriber", "newsroom", "news room", "desk", "newspapers"),
    *("broadcasters", "stations", "publishers", "we ", "must not", "should not", "cannot be", "no longer", "never be", "not for"),
    *("not fit", "not cleared", "ask you", "the kill", "earlier kill", "a kill", "our kill", "withdrawal", "retraction", "deletion"),
)  # fmt: skip
"""Pieces of the words with which an English text calls its receivers, or a kill by its name: for a quick look."""

KILL_LABELS = words(
    f"{' '.join(word for word in LABELS if ' ' not in word).lower()} retraction takedown deletion cancellation storno stornierung rückzug löschung widerruf retrait retirada ritiro "
    "återkallelse tilbakekalling peruutus"
)
"""What a headline that is only a label says of another item: that it is killed."""

NOTE_LABELS = words(
    "note notes notice advisory attention attn urgent important legal newsdesk newsdesks editors editor eds clients subscribers readers customers newsrooms "
    "hinweis achtung redaktionen kunden avis rédactions abonnés aviso editores abonados avviso redazioni redacties"
)
"""What says that it is the label of any note."""

MENDING_LABELS = words(
    "correction corrections corrected clarification korrektur berichtigung richtigstellung rectificatif correctif corrección rectificación "
    "correzione rettifica correctie rectificatie rättelse rettelse correção"
)
"""What says that it is the label of a correction."""

LABEL_WORDS = words(
    "order story file copy photo picture image graphic video caption article report dispatch headline alert mandatory bulletin immediate bc am pm to all our the a of from an and for s news desk desks wire please "
    "at item update die alle le la les aux à los las ai il aan alla der"
)
"""What else stands in labels: "Kill order", "Note to all editors"."""
