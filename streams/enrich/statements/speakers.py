"""Who says it: the noun phrase before or behind a verb of saying, and the name in it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from streams.enrich.statements.cues import AUXILIARIES, REFUSED
from streams.text.words import words

TITLES = words(
    "CEO CFO COO CTO Taoiseach Tanaiste MP MEP President Vice Prime Minister Chancellor King Queen Prince Princess Pope Archbishop Bishop Cardinal Rabbi Imam Sheikh "
    "Emir Sultan Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof Prof. Professor Sir Lord Lady Dame Gen Gen. General Col Col. Colonel Maj "
    "Maj. Major Lt Lt. Lieutenant Capt Capt. Captain Sgt Sgt. Sergeant Adm Adm. Admiral Commander Cmdr Cmdr. Sen Sen. Senator "
    "Rep Rep. Representative Congressman Congresswoman Gov Gov. Governor Mayor Judge Justice Secretary Attorney Ambassador "
    "Envoy Chairman Chairwoman Chair Chief Director Executive Officer Coach Manager Inspector Detective Constable Sheriff "
    "Deputy Speaker Premier Rev Rev. Reverend Father Sister Brother Treasurer Commissioner Councillor Officer Analyst Economist "
    "Marshal Superintendent Supt. Insp. Det Det. Const Const. Cpl Cpl. Cst. Pvt. Spc. Trooper elect Elect Pastor Consul "
    "Spokesman Spokeswoman Spokesperson Lawyer Prosecutor Activist Historian Scientist Researcher Author Writer Actor Actress "
    "Singer Farmer Fisherman Teacher Driver Pilot Witness Resident Rescuer Doctor Nurse Engineer Strategist Trader Lawmaker "
    "Striker Midfielder Defender Goalkeeper Skipper Forward Opposition Leader Lawmaker Politician Journalist Reporter Student"
)
_DETERMINERS = words(
    "the a an his her its their our my this that these those some many most several both all one two three four five six "
    "another each every other no few"
)
PRONOUNS = words("he she they it we i you")
_STOPS = words(
    "after when while but because if although though since before where whether that which what whose or nor so than until "
    "unless once yet as then however meanwhile and"
)
_RELATIVE = words("that which whose what")
_NOT_PERSONS = words(
    "Bank National Ministry University Institute Council Party Union Association Committee Court House Street Cross City "
    "York Times News Post Group Company Corp Inc Ltd Agency Office Department Army Navy Police Force Forces Guard Service "
    "Commission Parliament Congress Senate Board Club United North South East West Northern Southern Eastern Western New "
    "Media Television Radio Nations States Fund Front Airlines Airways Motors Energy Capital Holdings Partners Federation "
    "League Hospital School College Church Street Islands Republic Kingdom Center Centre Foundation Authority World "
    "International Central European American Federal Supreme State Red White Security Foreign Islamic Democratic"
)
PREPOSITION = re.compile(r" (?:of|for|in|from|at|with|who|on|to|near|whose)\b")
_VERB = re.compile(r" (?:was|were|is|are|had|has|have|will|would)\b")
_NAME = r"[^\W\d_a-z][\w’'.-]*"
_RUN = re.compile(rf"{_NAME}(?: (?:{_NAME}|de|da|di|del|van|von|der|den|bin|al|el|la|le|ten))*(?: {_NAME})?$")
_DATE_BEHIND = re.compile(
    r" (?:late |early )?(?:on )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?: (?:morning|evening|night|afternoon))?$| (?:yesterday|today)$"
)
_DAY_ENDS = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday morning afternoon evening night yesterday today"
)
"""The last words of `_DATE_BEHIND`."""
_BESIDE_VERB = REFUSED | AUXILIARIES | _DAY_ENDS
_LEADING = re.compile(
    r"(?:(?:(?:Late |Early |Earlier )?(?:[Oo]n |[Ll]ast |[Tt]his )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|evening|night|afternoon))?"
    r"|week|month|year|night)|Today|Yesterday|Meanwhile|In (?:1[5-9]|20)\d\d|(?:Later|Earlier|Then|Afterwards)(?= (?:the|he|she|they|it|[A-Z]))) )(?=\S)"
)
"""When something was said, no comma before who says it: "On Monday Ana Ruiz said"."""
_LEGAL = ("Inc", "Ltd", "LLC", "LLP", "Corp", "Plc", "PLC", "Limited")
"""Legal forms that a comma parts from the name of a company."""
_LONGEST = 260
"""Code points before a verb in which its subject is looked for."""
_SHORT = 60
"""Code points of an office with a name."""
_MOST_WORDS = 18
_LONGEST_ABBREVIATION = len("Const.")
_FEW_WORDS = 5
"""A noun phrase without article or capital: "pro-government media"."""


@dataclass(slots=True)
class Phrase:
    """A noun phrase with its place; `name` is whom it names, or its words."""

    start: int
    end: int
    name: str


def before(text: str, limit: int, cue: int) -> Phrase | None:
    """Return who stands before the verb at `cue`, at or behind `limit`; none where the verb has no subject of its own."""
    limit = max(limit, cue - _LONGEST)
    mark = max(text.rfind(", ", limit, cue), text.rfind("” ", limit, cue))
    begin = mark + 1 if mark >= 0 else limit
    if cue - begin <= _SHORT and (found := _alone(text[begin:cue])):
        return Phrase(begin + found.start, begin + found.end, found.name)
    return _before(text, limit, cue)


@lru_cache(maxsize=4096)
def _alone(stretch: str) -> Phrase | None:
    """Return who stands between a mark and a verb; none where that depends on what stands before the mark.

    Who speaks speaks again: of these stretches a third come twice in 400 stories of today, half in 1,500 of 1987.
    """
    if " and " in stretch or stretch.lstrip().startswith(("and ", *_LEGAL)):
        return None
    return _before(stretch, 0, len(stretch))


def _before(text: str, limit: int, cue: int) -> Phrase | None:
    end = _without_auxiliaries(text, limit, cue)
    if end is None or end <= limit:
        return None
    if text[end - 1] in ")>":
        end = _without_bracket(text, limit, end)
    if text[end - 1] == ",":
        return _with_apposition(text, limit, end - 1)
    if text.endswith(" who", limit, end):  # "a witness who said"
        end -= len(" who")
        if end <= limit or text[end - 1] == ",":
            return None
    start = _scan(text, limit, end)
    return None if start is None else Phrase(start, end, named(text[start:end]))


def _without_bracket(text: str, limit: int, end: int) -> int:
    if text[end - 1] == ")" and (bracket := text.rfind(" (", limit, end)) > limit:
        return bracket
    if text[end - 1] == ">" and (ticker := text.rfind(" <", limit, end)) > limit:
        return ticker
    return end


def _without_auxiliaries(text: str, limit: int, end: int) -> int | None:
    """Go back over "has repeatedly" and "on Friday"; none where what stands there makes it no statement."""
    while True:
        while end > limit and text[end - 1].isspace():
            end -= 1
        space = text.rfind(" ", limit, end)
        word = text[space + 1 if space >= 0 else limit : end]
        if word not in _BESIDE_VERB and not word.endswith("ly"):
            return end
        if word in REFUSED:
            return None
        if word in AUXILIARIES or (word.endswith("ly") and word.islower() and word not in ("family", "assembly")):
            end = max(space, limit)
        elif word in _DAY_ENDS and (day := _DATE_BEHIND.search(text, max(limit, end - 40), end)):
            end = day.start()
        else:
            return end


def _scan(text: str, limit: int, end: int) -> int | None:
    """Go back word by word to where the noun phrase begins."""
    start = end
    for _ in range(_MOST_WORDS):
        begin = text.rfind(" ", limit, start - 1) + 1 or limit
        word = text[begin:start].rstrip()
        if not word.isalpha():
            if _parts(text, word, start, end):
                break
        elif (low := word.lower()) in _STOPS and not _joins_names(text, word, begin, start, end):
            if low in _RELATIVE and low != "what":
                return None
            break
        start = begin
        if begin <= limit:
            break
    if leading := _LEADING.match(text, start, end):
        start = leading.end()
    return start if start < end and _is_subject(text[start:end]) else None


def _parts(text: str, word: str, start: int, end: int) -> bool:
    """Whether a word with its mark ends what stands before a noun phrase: "…, police said"."""
    last = word[-1:]
    if last == "," and text[start:end].startswith(_LEGAL):  # "Acme Robotics, Inc. said"
        return False
    if last in ",;:”—–)\x02" or word in ("-", "--", "“"):  # and nothing at all: two spaces
        return True
    return last == "." and len(word) > _LONGEST_ABBREVIATION and "." not in word[:-1] and start < end


def _joins_names(text: str, word: str, begin: int, start: int, end: int) -> bool:
    """Whether "and" stands between two names: "Brazil and Peru"."""
    before_it = text[max(0, begin - 30) : begin].split()
    return (
        word == "and" and start < end and text[start].isupper() and bool(before_it)
        and before_it[-1][0].isupper() and before_it[-1][-1] != ","
    )  # fmt: skip


def _is_subject(phrase: str) -> bool:
    stripped = phrase.strip()
    if not stripped:
        return False
    first, _, rest = stripped.partition(" ")
    last = stripped.rsplit(maxsplit=1)[-1]
    low = first.lower()
    if first in _NOBODY or last in _UNFINISHED or (not rest and low in _NO_SUBJECT):
        return False
    if low in PRONOUNS:
        return not rest
    if rest and " who " not in phrase and _VERB.search(phrase):
        return False
    if first[0].isupper() or first in _DETERMINERS or first[0].isdigit():
        return low not in _PREPOSITIONS
    return first not in _PREPOSITIONS and _is_bare_subject(phrase, first, last)


def _is_bare_subject(phrase: str, first: str, last: str) -> bool:
    """Whether words without article or capital can speak: "police", "pro-government media"."""
    return (
        phrase.count(" ") < _FEW_WORDS
        and (last[-1] == "s" or last in _COLLECTIVE or last[0].isupper() or " " not in phrase)
        and first[0].isalpha()
        and first != "been"
        and not first.endswith("ed")
    )


_COLLECTIVE = words(
    "police media people personnel staff troops who leader official spokesman spokeswoman television radio"
)
_UNFINISHED = words(
    "of in on at for from with by to the a an other latest newly first new two three several many more who"
)
_NOBODY = words("Neither neither Nobody nobody None none Nothing nothing Something something Little little")
_NO_SUBJECT = words(
    "the a an its his her their our my every no "
    "it's it’s that's that’s there's there’s he's he’s she's she’s what's what’s"
)
"""What is none alone."""
_PREPOSITIONS = words(
    "in on at for from with by of to under over near during about against into without through according not"
)


def _with_apposition(text: str, limit: int, end: int) -> Phrase | None:
    """Read "Ingrid Olsen, head of the institute, said" and "the minister, Ingrid Olsen, said"; `end` is the last comma."""
    commas = [end]
    while len(commas) < 6 and (comma := text.rfind(", ", limit, commas[-1])) >= 0:  # noqa: PLR2004 - few have more
        commas.append(comma)
    if len(commas) == 1:
        return None  # "…, said the mayor": an apposition stands between two commas
    last = text[commas[1] + 2 : end]
    last = named(last) if last[:1].isupper() else last
    subjects = [_scan(text, limit, comma) for comma in commas[1:]]
    if (
        is_person(last)
        and last[0].isupper()
        and subjects[0] is not None
        and not is_person(text[subjects[0] : commas[1]])
    ):
        return Phrase(subjects[0], end, last)
    for comma, start in zip(commas[1:], subjects, strict=True):
        if start is not None and is_person(named(text[start:comma])):
            return Phrase(start, end, named(text[start:comma]))
    return None if subjects[0] is None else _whole(text, subjects[0], commas[1], end)


def _whole(text: str, start: int, comma: int, end: int) -> Phrase | None:
    begin = _scan(text, start, comma)
    return None if begin is None else Phrase(begin, end, named(text[begin:comma]))


_BEHIND_END = re.compile(
    r"[,.;:!?—–“”\n]| (?:who|which|when|as|after|while|during|before|because|adding|referring|speaking|whose|in (?:an?|the|his|her|its) [a-z]+"
    r"|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|state|social|Twitter|X|Facebook)"
    r"|(?:late |early )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|at an?|to reporters|last|this)\b"
)


def behind(text: str, start: int, limit: int) -> Phrase | None:
    """Return who stands behind a verb, from `start` on: "said Ingrid Olsen, who…"."""
    while start < limit and text[start] == " ":
        start += 1
    stop = start
    for match in _BEHIND_END.finditer(text, start, min(limit, start + _LONGEST)):
        stop = match.start()
        if match[0] != "." or not _abbreviated(text, start, stop):
            break
    else:
        stop = min(limit, start + _LONGEST)
    phrase = text[start:stop].rstrip()
    if not phrase or not _is_subject(phrase):
        return None
    if phrase[0].isupper() and (object_ := _OF_OWN.search(phrase)):  # "said Juarez of his former team mate"
        phrase = phrase[: object_.start()]
    return _introduced(text, Phrase(start, start + len(phrase), named(phrase)), limit)


def _introduced(text: str, phrase: Phrase, limit: int) -> Phrase:
    """Take the name that follows a function: "said his daughter, the cellist Ines Castel"."""
    parts = text[phrase.start : phrase.end].split()
    if is_person(phrase.name) or not (parts[-1].islower() or parts[0] in _DETERMINERS or TITLES.intersection(parts)):
        return phrase
    follows = _APPOSED.match(text, phrase.end, limit)
    name = named(follows[1]) if follows else ""
    return Phrase(phrase.start, follows.end(), name) if follows and is_person(name) else phrase


def source(text: str, start: int, limit: int) -> Phrase | None:
    """Return who or what stands behind "according to": a speaker, or a paper with where it came from."""
    found = behind(text, start, limit)
    if found and not text[found.start : found.end].endswith("ed"):
        return found
    match = _SOURCE.match(text, start, limit)  # "figures published on Thursday by the ministry"
    return Phrase(match.start(1), match.end(1), match[1]) if match else found


def relative(text: str, start: int, cue: int) -> Phrase | None:
    """Return the subject of a relative clause: "which critics called"."""
    match = _RELATIVE_SUBJECT.search(text, max(start, cue - _LONGEST), cue)
    return Phrase(match.start(1), match.end(1), named(match[1])) if match else None


_OF_OWN = re.compile(r" of (?:his|her|their|its|the) ")
_RELATIVE_SUBJECT = re.compile(
    r"(?:which|that|whom) ([^,.;:“”]{2,60}?)(?: has| have| had)?(?: once| later| [a-z]+ly)? $"
)


def subject(text: str, start: int, limit: int) -> Phrase | None:
    """Return the noun phrase that a sentence begins with, up to its verb: "The board unanimously rejected …"."""
    match = _SUBJECT.match(text, start, limit)
    return Phrase(match.start(1), match.end(1), named(match[1])) if match else None


_APPOSED = re.compile(r", ((?:the |an? |his |her |its |their )?[^,.;:“”\n]{3,60}[^\W\d_]{2})(?=[,.;:“”\n])")
_SOURCE = re.compile(r" ?((?:an? |the |its |his |her |their |new |official |latest )?[A-Za-z][^,.;:“”\n—–()]{2,120})")
_SUBJECT = re.compile(
    r"((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|Both|Two|Three|Many|Most|Some|Several) (?:[\w’'-]+ ){0,5}?[\w’'-]+|[Hh]e|[Ss]he|[Tt]hey"
    r"|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4})"
    r"(?: (?:has|have|had|was|were|is|are|will|would|also|later|[a-z]+ly)){0,3} "
    r"(?:[a-z]{3,}ed|fell|rose|left|quit|won|lost|cut|kept|held|took|gave|made|went|put|pulled|sent|set|shut|met|struck|began|brought|sold"
    r"|bought|drew|stood|shook|sat|got|grew|stopped|ran|spoke|threw|withdrew|broke|chose|became|hit|paid|raised|closed)\b"
)


def _abbreviated(text: str, start: int, stop: int) -> bool:
    word = text[start:stop].rsplit(" ", 1)[-1]
    return (
        f"{word}." in TITLES
        or word == "St"
        or (len(word) <= len("U.S") and word[-1:].isupper() and stop + 1 < len(text) and text[stop + 1] != "\n")
    )


@lru_cache(
    maxsize=4096
)  # who speaks speaks again: of such phrases a third come twice in 400 stories of today, half in 1,500 of 1987
def named(phrase: str) -> str:
    """Return the person whom a noun phrase names ("Finance Minister Lucia Bianchi"), else the phrase as it stands."""
    phrase = phrase.strip()
    if " " not in phrase:
        return phrase
    cut = PREPOSITION.search(phrase)
    head = phrase[: cut.start()] if cut else phrase
    run = _RUN.search(head) if _may_end_a_name(head) else None
    if run is None:
        return phrase
    whole = run[0].split()
    own = _untitled(whole)
    if own and len(own) < len(whole):
        return " ".join(own)
    if not own or not _are_names(own):
        return phrase
    leads = head[: run.start()].rstrip()
    return run[0] if not leads or leads[-1].islower() else phrase


def _may_end_a_name(head: str) -> bool:
    """Whether the last word has a capital, or what may be one, or is a particle: it is what most phrases fail at."""
    last = head[head.rfind(" ") + 1 :]
    return not (last.islower() and last.isascii()) or last in _PARTICLES


def _untitled(parts: list[str]) -> list[str]:
    """Return a name without its titles and what stands before them."""
    for place in range(len(parts), 0, -1):
        part = parts[place - 1]
        if part in TITLES or ("-" in part and TITLES.issuperset(part.split("-"))):
            return parts[place:]
    return parts


def is_person(name: str) -> bool:
    """Whether two or three capital words look like a person: none of them names a body or a direction."""
    return _are_names(name.split())


def _are_names(parts: list[str]) -> bool:
    if not 2 <= len(parts) <= 4 or not parts[-1][0].isupper() or not _NOT_PERSONS.isdisjoint(parts):  # noqa: PLR2004 - given and family name
        return False
    first = parts[0]
    if not first[0].isupper() or first.lower() in _DETERMINERS or first.endswith(("'s", "’s")):
        return False
    for part in parts:
        if (part.isupper() and len(part) > 2) or not (part[0].isupper() or part in _PARTICLES):  # noqa: PLR2004 - initials
            return False
    return True


_PARTICLES = words("de da di del van von der den bin al el la le ten")
