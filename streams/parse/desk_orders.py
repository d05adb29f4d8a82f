"""What colleagues write to one another of a story, by language: the tables of `desk_lines`.

ALONE is asked of nobody but a desk. TO_ONE needs somebody to whom it is said, BETWEEN one that we know: a given name, "subs".
What is in doubt is left out: heaters are not to be used, and ministers ask to keep children off the internet.
"""

import re

from streams.text.words import words

_WEB = r"(?:web\s?(?:site)?|site|internet|net|app|home\s?page|social(?:s|\s+media)?|twitter|facebook|wire|air|front\s+page|paper|page|feed)"
_COPY = r"(?:stor(?:y|ies)|copy|pieces?|item|article|text|draft|intro|headline|hed|standfirst|quotes?|name|names|byline|pics?|pix|photos?|pictures?|caption|para(?:graph)?s?|(?:last|first|second|third)\s+(?:line|para(?:graph)?|quote|bit|sentence))"
_IT = rf"(?:it|this(?:\s+one)?|that|(?:the|this|that|my|his|her|our)\s+{_COPY})"
_TILL = r"(?:until|till|['’]?til|pending|before)"
_DAY = r"(?:(?:to(?:morrow|day|night)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:['’]s)?)"
_LAW = (
    r"(?:legal|(?:the\s+|our\s+)?(?:lawyers?|libel\s+(?:lawyer|reader)|legal\s+(?:team|dept|department|desk|reader)))"
)
_CLEARS = r"(?:read|seen?|clear(?:ed|s)?|ok(?:ay)?(?:['’]?e?d)?|fine|happy|approved?|looked|signed|passed|checked|check|look|back)"
_PLEASE = r"(?:please|pls|plz|kindly)"
_END = r"(?=\s*(?:[.,;:!)–—-]|$|please|pls|plz|thanks|thx))"
_WHO = rf"(?:{_LAW}|(?:the\s+)?(?:editor|desk|boss|chief)|i|we|me|you|\w+)"

# Each row: what it says, by language. Small letters; all cases match.
_HOLD = (
    rf"{_PLEASE}\s+hold(?:\s+{_IT})?\s*(?:{_TILL}\b|for\b|back\b|off\b|over\b|$|[.,;!–—-])",
    rf"hold(?:\s+(?:{_IT}|off|publication))?\s+(?:{_TILL}|for)\s+(?:{_LAW}\b|(?:the\s+)?(?:editor|desk)\b|(?:i|we|you)\b|(?:an?\s+)?(?:ok|okay|clearance|go-?ahead|green\s?light|word)\b|(?:\w+\s+){{0,3}}(?:ok|okay|clears?|clearance|signs?\s+(?:it\s+)?off|approves?)\b)",
    rf"(?:do\s+not|don['’]?t|never)\s+(?:(?:run|file|move)\s+{_IT}|(?:post|tweet|upload|push|publish|print|release)(?:\s+{_IT})?)\s+(?:{_TILL}\b|yet\b|without\s+(?:{_LAW}|my|the|an?)\b|unless\b)",
    r"not\s+(?:to\s+)?(?:run|go|go\s+out|go\s+live|be\s+(?:run|posted))\s+(?:until|till|before)\s+(?:legal|lawyers?|i|we)\b",
    rf"(?:nothing|not)\s+(?:out|live|online|published)\s+{_TILL}\s+{_LAW}",
    r"bitte\s+(?:\w+\s+){0,5}?(?:zurückhalten|zurückstellen|liegen\s?lassen)\b", r"(?:erst|nicht)\s+(?:\w+\s+){0,4}?(?:freigeben|raus(?:geben|schicken|gehen|lassen)?|onlinestellen|veröffentlichen|senden|bringen)\b[^.]{0,30}\b(?:bevor|bis|ehe|wenn|sobald|nachdem)\b",
    r"(?:erst|bitte)\s+(?:\w+\s+){0,2}?nach\s+(?:der\s+)?(?:freigabe|abnahme|rücksprache|prüfung)\b", r"(?:warten|zurückhalten|liegen\s?lassen)(?:,)?\s+bis\b",
    r"(?:à\s+)?(?:garder|conserver|retenir|bloquer|attendre)\s+(?:\w+\s+){0,3}?(?:jusqu['’]|avant|que|le\s+(?:feu\s+vert|ok)|la\s+(?:validation|relecture))", r"(?:ne\s+(?:pas|rien)\s+)(?:envoyer|publier|diffuser|mettre\s+en\s+ligne|sortir|passer)\s+(?:\w+\s+){0,2}?(?:avant\s+(?:la\s+(?:relecture|validation)|l['’]ok|l['’]accord|que)|sans\s+(?:l['’]|la|le|mon)|tant\s+que)",
    r"(?:esperar|espera|esperad|aguantar|aguanta|retener|reten)\s+(?:\w+\s+){0,3}?(?:a\s+que|hasta\s+que|el\s+(?:ok|visto\s+bueno)|al\s+ok)", r"(?:aspettare|aspetta|aspettate|tenere|tieni|trattenere)\s+(?:\w+\s+){0,3}?(?:che|fino\s+a|l['’]ok|il\s+via\s+libera|finché)",
    r"(?:wachten|vasthouden|aanhouden|ophouden)\s+(?:\w+\s+){0,2}?(?:tot|op)\b", r"(?:vänta|vent|avvakta|hold)\s+(?:\w+\s+){0,2}?(?:tills|til|till|på)\s+(?:\w+\s+){0,2}?(?:jurist\w*|chefen|sjefen|redaktør\w*|redaktör\w*|ok|klartecken|klarsignal)",
)  # fmt: skip
_OFF = (
    rf"(?:keep|leave|take|get)\s+(?:{_IT}|him|her|them)\s+(?:off|out\s+of|from)\s+(?:the\s+|our\s+)?{_WEB}\b",
    rf"(?:do\s+not|don['’]?t|never)\s+(?:run|post|tweet|upload|push|publish|print|file|put)\s+(?:{_IT}\s+)?(?:online|on(?:to)?\s+(?:the\s+|our\s+)?{_WEB}|to\s+(?:the\s+)?{_WEB})\b",
    rf"not\s+(?:for|on)\s+(?:the\s+|our\s+)?(?:web\s?(?:site)?|online|site|social(?:s|\s+media)|internet){_END}", rf"(?:(?:for\s+)?(?:print|paper|web|online)\s+only|nur\s+(?:für\s+)?print|nur\s+(?:für\s+)?online){_END}",
    r"(?:bitte\s+)?nicht\s+(?:online\s*(?:stellen|bringen|nehmen)?|ins\s+(?:netz|internet|web)|auf\s+die\s+(?:seite|website|homepage)|in\s+die\s+app)\b(?:\s+(?:stellen|setzen|nehmen|bringen))?" + _END,
    r"(?:ne\s+)?pas\s+(?:(?:le\s+|la\s+)?mettre\s+(?:en\s+ligne|sur\s+le\s+(?:site|web))|sur\s+le\s+(?:site|web))\b", r"no\s+(?:subir|subáis|subas|colgar|lo\s+subas|la\s+subas)\s+(?:\w+\s+){0,2}?(?:a\s+la\s+web|en\s+la\s+web|a\s+redes)\b",
    r"non\s+(?:mettere|mettetelo|metterlo|pubblicare|caricare)\s+(?:\w+\s+){0,2}?(?:online|sul\s+(?:sito|web)|sui\s+social)\b", r"niet\s+(?:online\s+(?:zetten|plaatsen)|op\s+de\s+(?:site|website)\s+(?:zetten|plaatsen))\b",
    r"(?:inte|ikke)\s+(?:\w+\s+){0,2}?(?:på|ut\s+på)\s+(?:webben|nettet|nett|sajten|siden)\b",
)  # fmt: skip
_WORK = (
    rf"{_PLEASE}\s+(?:sub|sub-?edit|trim|legal|lawyer|proof(?:-?read)?|fact-?check|spell-?check|slot|splash|byline)\b(?:\s+{_IT}\b|{_END}|\s+(?:and|before|to)\b)",
    rf"needs?\s+(?:an?\s+)?(?:legal(?:ling)?(?:\s+read)?|lawyering|subbing|second\s+(?:read|pair\s+of\s+eyes)|trim(?:ming)?|fact-?check(?:ing)?|better\s+(?:headline|intro|pic\w*)){_END}",
    r"cut\s+from\s+(?:the\s+)?(?:bottom|end|below)\b", r"(?:trim|cut)\s+to\s+(?:fit|\d+\s*(?:words|lines|cm|pars?))\b",
    rf"for\s+(?:{_DAY}\s+)?(?:(?:the\s+)?(?:paper|front\s+page|splash)|page\s+(?:\d+|one|two|three)|p\.?\d+){_END}",
    r"bitte\s+(?:noch\s+|mal\s+|nochmal\s+|kurz\s+){0,2}(?:gegen\s?lesen|gegenchecken|redigieren|kürzen|drüber\s?(?:schauen|lesen|gucken)|querlesen)\b", r"(?:merci\s+de|prière\s+de|à)\s+(?:bien\s+)?relire\b(?=\s*(?:[.,;!]|$|avant|svp|par))",
)  # fmt: skip
_TOLD = (
    rf"{_LAW}\s+(?:(?:has|have|is|are|needs?|wants?|still|must|should|to|not|yet|hasn['’]t|haven['’]t|isn['’]t|says?|gave|gives|it['’]?s|it)\s+){{1,4}}{_CLEARS}\b",
    rf"\b(?:says|said|is)\s+(?:it['’]?s\s+|it\s+is\s+|that['’]?s\s+|this\s+is\s+)?(?:ok|okay)(?:\s+(?:to|with)\s+(?:run|go|use|publish|print|post|it|this))?{_END}",
    rf"\bok(?:ay)?\s+(?:to\s+(?:run|use|publish|print|post)|(?:from|by)\s+(?:{_LAW}|the\s+(?:editor|desk))|as\s+is)\b", r"\bgood\s+to\s+go\s*[.!]?$", r"\bsigned\s+(?:it|this)\s+off\b",
    rf"\b(?:sub|trim|proof|fact-?check|spell-?check|splash|legal)\s+{_IT}\b",
    rf"\b(?:can|could|would|will)\s+(?:you|u|someone|somebody)\s+(?:please\s+|pls\s+)?(?:sub|cut|trim|check|read|run|use|hold|file|post|push|publish|upload|fix|add|change|replace|confirm|look\s+(?:at|over)|put|drop)\s+(?:{_IT}\s*(?:[.?!,]|$|in\b|for\b|by\b|with\b|before\b|on\b|up\b|over\b|and\b|asap\b)|the\s+(?:spelling|figures|links?)\b|an?\s+(?:pic\w*|photo|headline|caption|link)\b)",
    r"\bno\s+byline\b", r"\b(?:no|leave|keep|take|put)\s+(?:(?:my|his|her|their)\s+)?(?:byline|names?)\s+(?:on|off|out)\b(?=\s*(?:[.,;!]|$|of\s+(?:it|this)|please|pls))", rf"\b(?:i['’]ll|i\s+will|we['’]ll|will)\s+(?:file|update|write\s?through|top|sub)\s+(?:{_IT}|more|again|later|at|by|when|once|as\s+soon)\b",
    rf"\b(?:pics?|pix|photos?|quotes?|art|graphics?|more\s+copy|second\s+take)\s+(?:to\s+(?:come|follow)|coming|on\s+(?:its|the|their)\s+way|attached){_END}",
    r"\b(?:anwalt|anwältin|justiziar(?:in)?|rechtsabteilung|juristen?)\b[^.]{0,40}\b(?:gelesen|freigegeben|drüber\w*|ok|okay|abgenommen|geprüft|schaut|liest)\b", r"\b(?:sagt|hat)\s+(?:(?:das\s+)?(?:ist|sei)\s+|sein\s+)?(?:ok|okay)(?:\s+gegeben)?\s*[.!]?$",
    r"\b(?:l['’]avocate?|le\s+juridique|le\s+service\s+juridique)\s+(?:a|n['’]a|doit|n['’]a\s+pas)\b[^.]{0,20}\b(?:relu|relire|validé|valider|lu)\b", r"\b(?:los\s+abogados|el\s+abogado|jurídico|legal)\s+(?:lo\s+|no\s+|aún\s+no\s+)*(?:ha|han|tiene)\s+(?:\w+\s+){0,2}(?:leído|revisado|visto|aprobado|leerlo)\b",
    r"\b(?:il\s+legale|l['’]avvocato|gli\s+avvocati)\b[^.]{0,20}\b(?:letto|visto|approvato|leggere)\b", r"\b(?:de\s+jurist|juridische\s+zaken)\b[^.]{0,20}\b(?:gelezen|gezien|goedgekeurd|akkoord)\b", r"\bjurist(?:en|erne)?\b[^.]{0,20}\b(?:läst|lest|læst|godkänt|godkjent|godkendt)\b",
)  # fmt: skip
_BETWEEN = (
    r"\b(?:call|ring|phone|text|ping)\s+me\s*(?:[.!]|$|on\b|when\b|if\b|before\b|back\b|once\b)", r"\blet\s+me\s+know\s*(?:[.!]|$|if\b|when\b|what\b)", rf"\b{_PLEASE}\s+(?:read|check|run|use|hold|change|fix|file|post|push|upload)\s+(?:it|this|that|the\s+{_COPY})\b",
    r"\b(?:check|clear|run\s+(?:it|this))\s+(?:with|past|by)\s+(?:legal|me|\w+\s+(?:first|before))\b", r"\b(?:run|use)\s+(?:it|this)\s*(?:[.!]|$|on\s+(?:page|the\s+front)|as\s+is|please|pls|online|tomorrow|in\s+full)",
    r"\b(?:ruf|rufe?n\s+sie)\s+mich\s+(?:bitte\s+)?(?:kurz\s+|noch\s+)*an\b", r"\bbitte\s+(?:\w+\s+){0,3}(?:prüfen|checken|ändern|nachfragen|mitnehmen|reinnehmen|einbauen|einsetzen|freigeben)\s*[.!]?$", r"\b(?:rappelle|appelle)-moi\b", r"\bllám(?:a|e)me\b", r"\bchiamami\b", r"\bbel\s+me\b", r"\bring\s+mig\b",
)  # fmt: skip

HOLDS = re.compile(rf"\b(?:{'|'.join(_HOLD)})", re.IGNORECASE)
_ORDERS = "|".join((*_HOLD, *_OFF, *_WORK))
FIRST_WORDS = words(
    "please pls plz kindly please, pls, hold do don't don’t dont never not nothing keep leave take get print paper web online for nur need needs cut trim "
    "bitte erst nicht warten zurückhalten liegenlassen liegen à garder conserver retenir bloquer attendre ne pas merci prière esperar espera esperad aguantar "
    "aguanta retener reten no aspettare aspetta aspettate tenere tieni trattenere non wachten vasthouden aanhouden ophouden niet vänta vent avvakta inte ikke"
)
"""What ALONE begins with, in small letters: a look that settles nearly all."""
ALONE = re.compile(rf"(?:{_PLEASE}[,\s]+)?(?:{_ORDERS})", re.IGNORECASE)
TO_ONE = re.compile(rf"\b(?:{_ORDERS})|(?:{'|'.join(_TOLD)})", re.IGNORECASE)
BETWEEN = re.compile("|".join(_BETWEEN), re.IGNORECASE)
TALK = words(
    "i me my we us our you your u he him his she her they them their it its this that these there here "
    "is are was were be been am isn aren has have had hasn haven do does did don doesn can could will would should must may might shall ll ve re "
    "not no yes ok okay please pls plz thanks thx sorry asap now later today tomorrow tonight soon yet still below above attached enclosed following follows coming "
    "stories copy piece pieces item article text draft intro headline hed standfirst quote quotes name names byline pic pics pix photo photos picture pictures caption "
    "graphic words word lines line pars par para paras page pages web online print legal lawyer lawyers embargo hold holds run file filed filing sub subs cut trim check checked "
    "call calls ring text mail ask asks send sent statement update correction lead slug source sources figures numbers version take "
    "ich wir sie er es uns euch ihr mir ist sind war hat haben bitte danke nicht kein keine noch schon heute morgen anwalt seite zeilen bild bilder foto fotos "
    "je tu il elle nous vous est sont pas merci photo avocat"
)
"""Words that colleagues talk with: a title behind "Desk:" has none of them."""
