"""Who stands before a verb of saying: the noun phrase that ends there, with its name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from streams.enrich.entities.lexicon import ROLES
from streams.enrich.statements import jointly, partners
from streams.enrich.statements.cues import AUXILIARIES, DID, FINITE, MEANS, REFUSED
from streams.enrich.statements.listed import begins
from streams.enrich.statements.naming import DETERMINERS, PREPOSITION, TITLES, calls_a_house, is_kin, is_person, named
from streams.text.words import words

PRONOUNS = words("he she they it we i you")
_STOPS = words(
    "after when while but because if although though since before where whether that which what whose or nor so than until "
    "unless once yet as then however meanwhile and how"
)
_RELATIVE = words("that which whose what how")
_SUPPOSED = words("if unless whether")
"""What leads to what someone may say or may not: "if the bank says that …"."""
_VERB = re.compile(r" (?:was|were|is|are|had|has|have|will|would)\b")
_DATE_BEHIND = re.compile(
    r" (?:late |early )?(?:on )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?: (?:morning|evening|night|afternoon))?$| (?:yesterday|today)$"
)
CALLED = re.compile(
    r"(?<=[a-z] )(?:described|identified|known|introduced|named) (?:to \w+ |in \w+ |by \w+ |only |simply |later )?$"
)
"""Before "as" it tells who someone is: "a man described as a neighbour"."""
_WHO_SAYS = (" who says ", " who said ", " who claims ", " who claimed ")
_USED_TO = re.compile(r" (?:liked|likes|loved|loves|went on|goes on|continued|continues) to$")
"""Before a verb of saying it says that something is said: "he liked to say", "she went on to say"."""
_DAY_ENDS = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday morning afternoon evening night yesterday today"
)
"""The last words of `_DATE_BEHIND`."""
_BESIDE_VERB = REFUSED | AUXILIARIES | _DAY_ENDS
_LEADING = re.compile(
    r"(?:(?:(?:Late |Early |Earlier )?(?:[Oo]n |[Ll]ast |[Tt]his )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|evening|night|afternoon))?"
    r"|week|month|year|night)|Today|Yesterday|Meanwhile|\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|BST|ET|EST|EDT|IST|AEDT|AEST))?:?(?: [-–—])?|In (?:1[5-9]|20)\d\d|(?:Later|Earlier|Then|Afterwards)(?= (?:the|he|she|they|it|[A-Z]))) )(?=\S)"
    rf"|(?:On (?:Twitter|X|Facebook|Telegram|Instagram)|(?:In|At|On) (?:(?:an?|the|his|her|its|their|another) )?(?:[a-z]+ ){{0,2}}?(?:{MEANS}|court|parliament)"
    r") (?=(?:he|she|they|it|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)$)"
)
"""When, where and by what something was said, no comma before who says it: "On Monday Ana Ruiz said", "On Twitter he said"."""
_LEGAL = ("Inc", "Ltd", "LLC", "LLP", "Corp", "Plc", "PLC", "Limited")
"""Legal forms that a comma parts from the name of a company."""
_NAME_ENDS = re.compile(
    r"(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bfor )(?<!\bfrom )(?<!\bnear )(?<![A-Z’'] )(?<!\w)([A-Z][\w’'-]*(?: (?:[A-Z][\w’'.-]*|de|van|von|al|bin|der|la))+)$"
)
"""A name at the end, not behind a preposition: "the mayor of San Diego, who said"."""
_AGE = re.compile(r"\d{1,3}")
_VERBS = re.compile(rf"\b(?:{FINITE}|{DID}|[a-z]{{2,}}ed) ")
"""Before a relative clause: "it echoed the report, which said"."""
_BY_WHICH = re.compile(r"(?:by|at|in|on|during|after|before|for|with|from|under) (?:which|whom|whose)\b")
"""Between two commas it belongs to a clause and tells nobody: "until January, by which time, said the judge, “…”"."""
_OBJECT = re.compile(
    r"an? (?:charge|claim|allegation|accusation|suggestion|assertion|figure|estimate|version|report|account|move|decision|plan|step|idea"
    r"|proposal|deal|demand|remark|result|ruling|verdict) (?:that |which )?(?=(?:the|his|her|its|their) |[A-Z]|(?:[a-z-]+ ){0,2}(?:[a-z]+s|police) ?$)"
)
"""What is spoken of, right before who speaks of it: "…, a claim lawyers called fanciful", not "a report seen in Rome"."""
LONGEST = 260
"""Code points before a verb in which its subject is looked for."""
_SHORT = 60
"""Code points of an office with a name."""
_MOST_WORDS = 18
_LONGEST_ABBREVIATION = len("Const.")
_FEW_WORDS = 5
"""A noun phrase without article or capital: "pro-government media"."""


_COLLECTIVE = words(
    "police media people personnel staff troops who leader official spokesman spokeswoman television radio defence defense management"
)
_SEVERAL = re.compile(
    r"(?:^|[,”]\s+)(?:(?:[Tt]he|[Bb]oth|[Tt]wo|[Ss]ome|[Mm]any|[Mm]ost|[Ll]ocal|[Ss]enior) )?(?:(?!he\b|she\b|it\b|[a-z]+s\b)[a-z-]+ )?"
    r"(?:[A-Z]?[a-z-]{2,}s|[Pp]olice) $"
)
_FIRST_ROLE = re.compile(r"(?:^|[ ”])(?:[A-Z][\w-]*['’]s?|[Tt]he|[Aa]n?|[Hh]is|[Hh]er) [a-z-]+ $")
_HERE = words("there here nearby locally")
"""Behind those who speak: "residents there said"."""
_UNFINISHED = words(
    "its his her their our my your of in on at for from with by to the a an other latest newly first new two three several many more who"
)
_AND_OF = re.compile(
    rf"{PREPOSITION.pattern}| (?:and|obtained|seen|reviewed|released|published|issued|filed|compiled|involved|familiar|close|briefed|present|near|living|working)\b"
)
_SEVERAL_OF = re.compile(r"[a-z]+s (?:of|for|in|from|at|with|on|to|near)\b")
_NOBODY = words("Neither neither Nobody nobody None none Nothing nothing Something something Little little Not not")
_NO_SUBJECT = words(
    "the a an its his her their our my every no "
    "it's it’s that's that’s there's there’s he's he’s she's she’s what's what’s"
)
"""What is none alone."""
_PREPOSITIONS = words(
    "in on at for from with by of to under over near during about against into without through according not"
)


@dataclass(slots=True)
class Phrase:
    """A noun phrase with its place; `name` is whom it names, or its words."""

    start: int
    end: int
    name: str


def before(text: str, limit: int, cue: int) -> Phrase | None:
    """Return who stands before the verb at `cue`, at or behind `limit`; none where the verb has no subject of its own."""
    limit = max(limit, cue - LONGEST)
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
    if " and " in stretch or " & " in stretch or stretch.lstrip().startswith(("and ", *_LEGAL)):
        return None
    return _before(stretch, 0, len(stretch))


def _before(text: str, limit: int, cue: int) -> Phrase | None:
    end = _without_auxiliaries(text, limit, cue)
    if end is None or end <= limit:
        return None
    if text[end - 1] in ")>-–—":
        end = _without_bracket(text, limit, end)
    if text[end - 1] == ",":
        return _with_apposition(text, limit, end - 1)
    if text.endswith((" who", ", which"), limit, end):
        return _before_relative(text, limit, end)
    return _phrase(text, limit, end)


def _before_relative(text: str, limit: int, end: int) -> Phrase | None:
    """Read "a witness who said" and "Boeing, which said"; the relative ends at `end`."""
    if text.endswith(", which", limit, end):
        end -= len(", which")
        for verb in _VERBS.finditer(text, limit, end):
            limit = verb.end()
        return _phrase(text, limit, end)
    end -= len(" who")
    if end <= limit:
        return None
    return _of_relative(text, limit, end - 1) if text[end - 1] == "," else _phrase(text, limit, end)


def _phrase(text: str, limit: int, end: int) -> Phrase | None:
    """Return the noun phrase that ends there, several who speak together as one."""
    start = _scan(text, limit, end)
    if start is None or (text.startswith("and ", start - 4) and _SEVERAL_OF.match(text, start, end)):
        return None  # part of who speaks, or no noun: "the council and leaders of the party said", "and compares with its estimate"
    if text[start] == "a" and (object_ := _OBJECT.match(text, start, end)):
        start = object_.end()
    if text[start - 2 : start] == ", " and (first := jointly.begins(text, limit, start, end)) < start:
        return Phrase(first, end, text[first:end])
    if text[start - 2 : start] == ", " or text[start - 4 : start] == "and ":
        start = _of_listed(text, limit, start, end)
    return Phrase(start, end, named(text[start:end]))


def _of_listed(text: str, limit: int, start: int, end: int) -> int:
    """Return where the noun phrase begins that ends with a house with commas in its name, if it does."""
    house = min(partners.begins(text, limit, start), begins(text, limit, start, end))
    if house == start:
        return start
    whole = _scan(text, limit, text.index(",", house))  # "analysts at Goldman, Sachs & Co."
    return house if whole is None else whole


def _of_relative(text: str, limit: int, end: int) -> Phrase | None:
    """Read the person whom a relative clause follows: "confirmed by his agent, Ann Ek, who said"."""
    match = _NAME_ENDS.search(text, max(limit, end - _SHORT), end)
    if match is None and text[limit:end].isalpha() and text[limit].isupper():  # "Ek, who denied theft"
        return Phrase(limit, end, text[limit:end])
    name = named(match[1]) if match else ""
    return Phrase(match.start(1), end, name) if match and is_person(name) else None


def _without_bracket(text: str, limit: int, end: int) -> int:
    if text[end - 1] == ")" and (bracket := text.rfind(" (", limit, end)) > limit:
        return bracket
    if text[end - 1] == ">" and (ticker := text.rfind(" <", limit, end)) > limit:
        return ticker
    if text[end - 2 : end - 1] == " " and (dash := text.rfind(f" {text[end - 1]} ", limit, end - 1)) > limit:
        return dash
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
            used = _USED_TO.search(text, max(limit, end - 20), end) if word == "to" else None
            return _without_auxiliaries(text, limit, used.start()) if used else None
        if word == "publicly" and text.endswith(" speak", limit, space):
            return end
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
        elif (low := word.lower()) in _STOPS and not (
            (word == "and" and start < end and _joined(text, limit, begin, start, end))
            or (word == "as" and CALLED.search(text, limit, begin))
            or (word == "that" and text.endswith(_WHO_SAYS, limit, begin))
        ):
            if low == "nor" or low in _SUPPOSED or (low in _RELATIVE and low != "what"):
                return None
            break
        start = begin
        if begin <= limit:
            break
    if leading := _LEADING.match(text, start, end):
        start = leading.end()
    return start if start < end and is_subject(text[start:end]) else None


def without_day(phrase: str) -> str:
    """Return a noun phrase without the day behind it: "A judge on Tuesday"."""
    return _DATE_BEHIND.sub("", phrase)


def _parts(text: str, word: str, start: int, end: int) -> bool:
    """Whether a word with its mark ends what stands before a noun phrase: "…, police said"."""
    last = word[-1:]
    if last == "," and text[start:end].startswith(_LEGAL):  # "Acme Robotics, Inc. said"
        return False
    if last == ")" and word[0] == "(" and text[start : start + 1].isupper() and start < end:  # "DCP (East) Kavita Nair"
        return False
    if last in ",;:”—–)\x02" or word in ("-", "--", "“"):  # and nothing at all: two spaces
        return True
    return last == "." and len(word) > _LONGEST_ABBREVIATION and "." not in word[:-1] and start < end


def _joined(text: str, limit: int, begin: int, start: int, end: int) -> bool:
    """Whether "and" joins what speaks."""
    return (
        _joins_names(text, begin, start)
        or _joins_roles(text, limit, begin, start, end)
        or _joins_several(text, limit, begin, start, end)
    )


def _joins_names(text: str, begin: int, start: int) -> bool:
    """Whether "and" stands between two names, or a name and his people: "Brazil and Peru", "Ek and her team"."""
    before_it = text[max(0, begin - 30) : begin].split()
    if not before_it or not before_it[-1][0].isupper() or before_it[-1][-1] == ",":
        return False
    return text[start].isupper() or text.startswith(("his ", "her ", "their "), start)


def _joins_roles(text: str, limit: int, begin: int, start: int, end: int) -> bool:
    """Whether "and" stands between two things that one person is: "Soria's father and agent"."""
    return (text[start:end] in ROLES or text[start:end] == "agent") and _FIRST_ROLE.search(
        text, max(limit, begin - _SHORT), begin
    ) is not None


def _joins_several(text: str, limit: int, begin: int, start: int, end: int) -> bool:
    """Whether "and" stands between several and several where a sentence or its end begins: "Doctors and nurses said"."""
    if text[start:end].count(" ") >= _FEW_WORDS - 2 or not (
        text[end - 1] in "se" or text.startswith(("a ", "an ", "the "), start)
    ):
        return False
    return _SEVERAL.search(text, max(limit, begin - _SHORT), begin) is not None


def is_subject(phrase: str) -> bool:
    """Whether a noun phrase can speak: no verb stands in it, and it is whole."""
    stripped = phrase.strip()
    if not stripped:
        return False
    first, _, rest = stripped.partition(" ")
    last = stripped.rsplit(maxsplit=1)[-1]
    low = first.lower()
    if _is_nobody(first, rest) or last in _UNFINISHED or (not rest and low in _NO_SUBJECT):
        return False
    if low in PRONOUNS:
        return not rest
    if rest and " who " not in phrase and _VERB.search(phrase):
        return False
    if first[0].isupper() or first in DETERMINERS or first[0].isdigit():
        return low not in _PREPOSITIONS
    return first not in _PREPOSITIONS and _is_bare_subject(phrase, first, last)


def _is_nobody(first: str, rest: str) -> bool:
    """Whether a noun phrase is nobody or a year: "Neither side", "No one", "1992", "who police"; No 10 speaks."""
    if first == "who":
        return bool(rest)
    return first in _NOBODY or (first in ("No", "no") and rest[:1].islower()) or (not rest and first.isdecimal())


def _is_bare_subject(phrase: str, first: str, last: str) -> bool:
    """Whether words without article or capital can speak: "police", "pro-government media", "residents there"."""
    if last in _HERE and " " in phrase:
        last = phrase.rsplit(maxsplit=2)[-2]
    if cut := _AND_OF.search(
        phrase
    ):  # "glaciologist Freya Holm of the University of Bergen", "mayor Ann Ek and Bo Dahl"
        name = phrase[: cut.start()].rsplit(" ", 1)[-1]
        several = cut[0] != " and" and (name in _COLLECTIVE or (name[-1:] == "s" and name[-2:] != "ss"))
        phrase, last = (phrase[: cut.start()], name) if several or name[:1].isupper() else (phrase, last)
    return (
        phrase.count(" ") < _FEW_WORDS
        and (last[-1] == "s" or last in _COLLECTIVE or last[0].isupper() or " " not in phrase)
        and first[0].isalpha()
        and first != "been"
        and not (phrase == first and first.endswith("ing"))  # "beating estimates"
        and not first.endswith("ed")
    )


def _with_apposition(text: str, limit: int, end: int) -> Phrase | None:
    """Read "Ingrid Olsen, head of the institute, said", and two of that kind who speak together; `end` is the last comma."""
    last = _apposed(text, limit, end)
    if last is None or not text.endswith(", and ", limit, last.start):
        return last
    comma = last.start - len(", and ")
    first = _apposed(text, limit, comma)
    if first is None or not jointly.are_both(text, first.start, first.name, last.name, comma):
        return last
    return Phrase(first.start, end, f"{first.name} and {last.name}")


def _apposed(text: str, limit: int, end: int) -> Phrase | None:
    """Read "Ingrid Olsen, head of the institute, said" and "the minister, Ingrid Olsen, said"; `end` is the last comma."""
    if text[end - 1] == "”" and text.endswith(", ", limit, max(limit, text.rfind("“", limit, end))):
        return None  # "The man, 58, “feared nothing”, said his brother"
    commas, name_end = _commas(text, limit, end)
    if len(commas) == 1 or _BY_WHICH.match(text, commas[1] + 2):
        return None  # "…, said the mayor": an apposition stands between two commas
    whole = text[commas[1] + 2 : name_end]
    last = named(whole) if whole[:1].isupper() else whole
    subjects = [_scan(text, limit, comma) for comma in commas[1:]]
    if (
        (is_person(last) or (last != whole and whole.split(" ", 1)[0] in TITLES))
        and last[0].isupper()
        and subjects[0] is not None
        and not is_person(text[subjects[0] : commas[1]])
        and not calls_a_house(text[subjects[0] : commas[1]], last)
    ):
        return Phrase(subjects[0], end, last)
    if subjects[0] is not None and is_kin(text[subjects[0] : commas[1]], last):
        return Phrase(subjects[0], end, last)
    for comma, start in zip(commas[1:], subjects, strict=True):
        if start is not None and is_person(named(text[start:comma])):
            return Phrase(start, end, named(text[start:comma]))
    return None if subjects[0] is None else _whole(text, subjects[0], commas[1], end)


def _commas(text: str, limit: int, end: int) -> tuple[list[int], int]:
    """Return the commas before a verb, the last first, without that of an age, and where the name may end."""
    commas = [end]
    while len(commas) < 6 and (comma := text.rfind(", ", limit, commas[-1])) >= 0:  # noqa: PLR2004 - few have more
        commas.append(comma)
    name_end = end
    if len(commas) > 2 and _AGE.fullmatch(text, commas[2] + 2, commas[1]):  # noqa: PLR2004 - "Tom Reed, 45, who left, said"
        del commas[1]
    elif len(commas) > 2 and _AGE.fullmatch(text, commas[1] + 2, end):  # noqa: PLR2004 - "the fan, Lee Carver, 26, said"
        name_end = commas.pop(1)
    return commas, name_end


def _whole(text: str, start: int, comma: int, end: int) -> Phrase | None:
    begin = _scan(text, start, comma)
    return None if begin is None else Phrase(begin, end, named(text[begin:comma]))
