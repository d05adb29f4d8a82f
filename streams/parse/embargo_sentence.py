"""Sentences of news that begin as an embargo does: "Embargo until 2030 is what ministers want, traders said".

An order to wait ends with its moment, or goes on with who asks for it: "…, by the University of Haven". A sentence goes on with
a predicate: behind the moment stands a verb, or a comma and a clause of its own. What names a time of day, or speaks of a text,
may be an order all the same: then the story waits, and keeps the sentence.
"""

import re
from typing import Literal

from streams.parse.clock_words import read_clocks
from streams.parse.day_words import take_day
from streams.parse.embargo_label import TELL_NO_NEWS, news_words
from streams.parse.months import MONTHS, WEEKDAYS
from streams.text.words import words

Line = Literal["order", "sentence", "either"]

OF_DESKS = re.compile(
    r"embargoed|embargad|\b(?:under|sous|bajo|sotto|onder|sob|unter)\s+(?:\w+\s+)?embargo|\b(?:releas\w+|publish\w*|publication|publi(?:er|ée?s?|car|cad[oa]s?|zieren|ceren)"
    r"|pubblic\w+|veröffentlich\w+|diffus\w+|broadcast\w*|editors?|editorial|redak\w+|redac\w+|rédac\w+|redaz\w+|journalis\w+|periodist\w+|giornalist\w+|press|presse|prensa|stampa|pers"
    r"|media|medien|news|newsrooms?|strict\w*|hold|use[ds]?|transmi\w+|online|print|copy|this\s+(?:story|text|item|article|report|interview)|публик\w+|сми)\b",
    re.IGNORECASE,
)
"""What speaks of a text, and not of trade."""
_ADDRESSES = re.compile(
    r"\b(?:attached|enclosed|below|above|please|thank\w*|you|your|our|we|us|bitte|danke|wir|unser\w*|merci|nous|notre|por\s+favor|gracias|grazie|nostr\w+)\b",
    re.IGNORECASE,
)
"""What speaks to whoever gets the text."""
_SAYS = re.compile(
    r"\b(?:said|says?|told|according\s+to|sagten?|sagt|sagen|teilten?|laut|selon|d['’]après|(?:a|ont)\s+(?:dit|déclaré|indiqué|annoncé)|disent|dijo|dijeron|dicen?|según"
    r"|(?:ha|hanno)\s+detto|secondo|zei(?:den)?|volgens)\b",
    re.IGNORECASE,
)
"""Who tells it: no order has that."""
_FINITE = words(
    "is are was were will would has have had may might can could shall should must did does do isn't wasn't won't "
    "est sont était étaient sera seront serait a ont avait aura aurait peut peuvent pourrait doit doivent va vont c'est n'est n'a "
    "ist sind war waren wird werden würde würden hat haben hatte hatten kann können konnte muss müssen soll sollen darf dürfen bleibt gilt "
    "es son era eran será serán sería ha han había puede pueden podría debe deben va van "
    "è sono sarà saranno sarebbe può possono deve devono zijn werd werden heeft hebben kan kunnen moet moeten zal zullen"
)
"""Verbs that a clause has; a closed class, by language."""
_GOES_ON = words(
    "by when after as while because since if where who which that unless before once for at in on from with of to and or until till due per via pending following awaiting subject except provided including "
    "the this a an quand lorsque après dès si où qui dont par pour chez en dans sur et ou du des "
    "wenn nachdem sobald als weil falls wo von durch für mit im in auf und oder bei beim der die das dem den "
    "cuando después si donde que por para en con y o del al quando dopo se dove da per con e o door voor met op en of bij wanneer"
)
"""What an order goes on with behind its moment, where it goes on: until when, for whom, by whom."""
_MOMENT = words(
    "early late mid end start year years next last new morning afternoon evening night spring summer autumn fall winter easter christmas "
    "anfang mitte ende jahres nächsten kommenden früh frühjahr sommer herbst winter ostern weihnachten heute "
    "fin début mi année prochain prochaine matin soir été hiver automne printemps jusqu jusqu'au jusqu'en jusqu'à jusque "
    "fines final finales principios año próximo mañana tarde noche verano invierno otoño primavera gennaio estate inverno autunno fine prossimo"
)
_FILLERS = words(
    "until till til to for at on in of by the a am bis um zum ab au à le la les el las hasta del de fino alle ore tot om até às kl klo en al die das den "
    "embargo embargoed embargado embargada sperrfrist strictly strict hard under not no do be before release released use used publish published "
    "publication broadcast transmission print online air or and check against delivery media news press sous bajo sotto onder gesperrt sperr frist frei nicht vor vorab mit since seit depuis desde dal sinds"
)
"""Words that stand before a moment, and between two of its parts, but end none."""
_TIMES = frozenset(MONTHS) | frozenset(WEEKDAYS) | _MOMENT
_KNOWN = TELL_NO_NEWS | _TIMES | _FILLERS
_ARTICLES = words(
    "the a an its their his her le la les l un une der die das ein eine el los las il lo i gli de het een"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_NAMES = re.compile(r"embarg\w*", re.IGNORECASE)
"""What may be of trade, too; before a moment only other words of desks make an order: "not to be published before"."""
_LABEL = re.compile(r"[\W_]*[^\W_]+\s*:")
_ENDS = (".", "!", "?", '."', ".”", ".«", ".»")
_FEWEST = 3
"""Words of news that a predicate has."""
_CLAUSE = 5
"""Those that a clause has in which no verb is known."""


def read_line(text: str) -> Line:
    """Say whether a line that begins as an embargo is the order itself, a sentence of news, or may be either."""
    rest = _behind_moment(text)
    if rest is None or _ADDRESSES.search(rest):
        return "order"
    told = _SAYS.search(rest) is not None
    found = "sentence" if told else _predicate(rest)
    if found == "order" or (OF_DESKS.search(rest) and not told) or (found == "either" and _LABEL.match(text)):
        return "order"
    _, without_day = take_day(text, day_first=True)
    may_be_order = OF_DESKS.search(_NAMES.sub("", text)) or read_clocks(without_day)
    return "either" if may_be_order or (told and news_words(rest) <= _FEWEST) else found


def tells(text: str) -> bool:
    """Whether a line that holds its story may be a sentence of it all the same, which then stays."""
    return read_line(text) == "either"


def _behind_moment(text: str) -> str | None:
    """Return what goes on behind the moment of an embargo, with the comma between; None where nothing does.

    A colon, a dash, a bracket or the end of a sentence part a headline, or a second line, and no predicate.
    """
    found = list(_WORD.finditer(text))
    run = next((n for n, word in enumerate(found) if not _is_known(word[0])), len(found))
    last = next((n for n in range(run - 1, 0, -1) if _is_moment(found[n][0], found[n - 1][0])), 0)
    rest = text[found[last].end() :].lstrip(". ") if last else ""
    goes_on = _WORD.match(rest.lstrip(", ")) and rest[0] not in "[(" and _glued(text, found[last].end())
    return rest if goes_on else None


def _glued(text: str, end: int) -> bool:
    """Whether no sentence ends here: the dot of "a.m." has a small letter behind it."""
    behind = text[end:].lstrip()
    return not behind.startswith(".") or behind[1:].lstrip()[:1].islower() or behind[1:2] == ","


def _predicate(rest: str) -> Line:
    """Whether words behind a moment are the predicate of it, or a clause beside it, as far as no one says it."""
    found = _WORD.findall(rest)
    first = _plain(found[0].lower())
    if first in _FINITE and len(found) >= _FEWEST:
        return "sentence"
    verbs = [word for word in found if _plain(word) in _FINITE]
    has_verb = bool(verbs)
    count = news_words(rest) + verbs.count("may")  # a month as well
    if count < _FEWEST or first in (_UNDER if rest[0] == "," else _GOES_ON):
        return "order"
    if rest[0] != ",":
        is_open = first not in _KNOWN and found[0].islower()
        return "order" if not is_open else "sentence" if has_verb or rest.endswith(_ENDS) else "either"
    if has_verb:
        return "sentence"
    if not rest.endswith(_ENDS):
        return "order"
    is_clause = first.partition("'")[0] in _ARTICLES and count >= _CLAUSE and any(map(_is_open, found))
    return "sentence" if is_clause else "either"


_UNDER = words(
    "by when after as while because since if where who which that unless before once for at in on from quand lorsque après dès si où qui dont par pour "
    "wenn nachdem sobald als weil falls wo von durch für cuando después si donde que por para quando dopo se dove da per door voor wanneer als"
)
"""What begins no clause that stands by itself."""


def _is_known(word: str) -> bool:
    low = _plain(word.lower())
    return low[0].isdigit() or low in _KNOWN or "embarg" in low or low.partition("'")[2] in _TIMES


def _is_moment(word: str, before: str) -> bool:
    low = _plain(word.lower())
    return low[0].isdigit() or (low == "am" and before[-1].isdigit()) or (low not in _FILLERS and "embarg" not in low)


def _is_open(word: str) -> bool:
    return word.islower() and word not in _KNOWN and word not in _GOES_ON and word not in _ARTICLES


def _plain(word: str) -> str:
    return word.replace("’", "'")
