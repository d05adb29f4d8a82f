"""Who says it, told elsewhere than before the verb: behind it, behind "according to", or where the sentence begins."""

import re

from streams.enrich.statements import partners
from streams.enrich.statements.cues import DID, FINITE, MEANS
from streams.enrich.statements.listed import ends
from streams.enrich.statements.naming import DETERMINERS, TITLES, is_kin, is_person, named
from streams.enrich.statements.subjects import CALLED, LONGEST, Phrase, is_subject, without_day

_BEHIND_END = re.compile(
    r"[,.;:!?—–“”\n]| (?:who|which|when|as|after|while|during|before|because|adding|referring|speaking|whose|(?:in|through|over|amid|into) (?:an?|the|his|her|its) (?!journal\b|magazine\b)[a-z]+"
    r"|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|state|social|Twitter|X|Facebook)"
    rf"|(?:late |early )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|at an?(?= (?:[\w-]+ ){{0,4}}?(?:{MEANS}|rally|event|forum|gala|lunch|dinner|function|market|checkpoint|vigil|protest|parade)\b)|to reporters|last|this)\b"
)


def behind(text: str, start: int, limit: int) -> Phrase | None:
    """Return who stands behind a verb, from `start` on: "said Ingrid Olsen, who…"."""
    while start < limit and text[start] == " ":
        start += 1
    stop = start
    for match in _BEHIND_END.finditer(text, start, min(limit, start + LONGEST)):
        stop = match.start()
        if match[0] == " as" and CALLED.search(text, start, stop + 1):
            continue
        if match[0] != "." or not _abbreviated(text, start, stop):
            break
    else:
        stop = min(limit, start + LONGEST)
    stop = _end_of_listed(text, start, stop, limit)
    phrase = text[start:stop].rstrip()
    if not phrase or not is_subject(phrase):
        return None
    if phrase[0].isupper() and (object_ := _OF_OWN.search(phrase)):  # "said Juarez of his former team mate"
        phrase = phrase[: object_.start()]
    return _introduced(text, Phrase(start, start + len(phrase), named(phrase)), limit)


def _end_of_listed(text: str, start: int, stop: int, limit: int) -> int:
    """Return where the house ends that has its first comma at `stop`: there mostly."""
    if text[stop : stop + 1] != ",":
        return stop
    house = ends(text, start, stop, limit)
    return house if house > stop else max(stop, partners.ends(text, start, limit))


def _introduced(text: str, phrase: Phrase, limit: int) -> Phrase:
    """Take the name that follows a function: "said his daughter, the cellist Ines Castel"."""
    if given := _GAVE_NAME.match(text, phrase.end, limit):
        return Phrase(phrase.start, given.end(), given[1])
    parts = text[phrase.start : phrase.end].split()
    if is_person(phrase.name) or not (parts[-1].islower() or parts[0] in DETERMINERS or TITLES.intersection(parts)):
        return phrase
    follows = _APPOSED.match(text, phrase.end, limit)
    name = named(follows[1]) if follows else ""
    is_his = is_person(name) or is_kin(phrase.name, name)
    return Phrase(phrase.start, follows.end(), name) if follows and is_his else phrase


def source(text: str, start: int, limit: int) -> Phrase | None:
    """Return who or what stands behind "according to": a speaker, or a paper with where it came from."""
    found = behind(text, start, limit)
    if found and not text[found.start : found.end].endswith("ed"):
        return found
    match = _SOURCE.match(text, start, limit)  # "figures published on Thursday by the ministry"
    return Phrase(match.start(1), match.end(1), named(match[1])) if match else found


def tells_what(text: str, name: str, comma: int, limit: int) -> bool:
    """Whether what follows a person's name and a comma tells what he is: "according to Ann Ek, a geologist at the institute,"."""
    return is_person(name) and _WHAT.match(text, comma, limit) is not None


def relative(text: str, start: int, cue: int) -> Phrase | None:
    """Return the subject of a relative clause: "which critics called"."""
    match = _RELATIVE_SUBJECT.search(text, max(start, cue - LONGEST), cue)
    return Phrase(match.start(1), match.end(1), named(match[1])) if match else None


_GAVE_NAME = re.compile(
    r"(?:, an? [a-z][\w’' -]{2,60}?)?,? who (?:gave (?:his|her|their) (?:first |full |last )?name (?:only )?as|(?:asked|wanted) to be (?:identified|named) (?:only )?as"
    r"|identified (?:him|her|them)sel(?:f|ves) (?:only )?as) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
"""Who is known by the name that he gave: "said one man, who gave his name as Curtis"."""
_WHAT = re.compile(
    rf", (?:(?:an?|its|his|her) (?:[\w’'-]+ ){{1,6}}?|(?:[a-z-]+ ){{1,3}}?)(?:of|at|for|with|in|from|on) (?!(?:[\w’'-]+ )*{FINITE} )[^,“”;]{{2,90}}, "
)
_OF_OWN = re.compile(r" of (?:his|her|their|its|the) ")
_RELATIVE_SUBJECT = re.compile(
    r"(?:which|that|whom) ([^,.;:“”]{2,60}?)(?: has| have| had)?(?: once| later| [a-z]+ly)? $"
)


def subject(text: str, start: int, limit: int) -> Phrase | None:
    """Return the noun phrase that a sentence begins with, up to its verb: "The board unanimously rejected …"."""
    match = _SUBJECT.match(text, start, limit)
    if match is None:
        return None
    who = without_day(match[1])
    return Phrase(match.start(1), match.start(1) + len(who), named(who))


def apposed(text: str, start: int, comma: int, limit: int) -> Phrase | None:
    """Return whom a sentence begins with, where an apposition stands between him and his verb: "Ana Ruiz, in a speech, thanked …"."""
    match = _SUBJECT.match(text, start, limit)
    return subject(text, start, limit) if match and match.start(1) < comma < match.end() else None


def introduced(text: str, start: int, limit: int) -> Phrase | None:
    """Return whom a sentence begins with by what he is: "The family's attorney, Ana Ruiz, disputed …"."""
    match = _INTRODUCED.match(text, start, limit)
    name = named(match[1]) if match else ""
    return Phrase(match.start(), match.end(1), name) if match and is_person(name) else None


def acting(text: str, start: int, limit: int) -> Phrase | None:
    """Return whom a sentence begins with by what he is, where his first verb follows: "The mayor, Ana Ruiz, appealed …"."""
    phrase = introduced(text, start, limit)
    return phrase if phrase and _ACTS.match(text, phrase.end + 1, limit) else None


_INTRODUCED = re.compile(r"(?:[A-Z][\w’'.-]* ){1,5}?[a-z][^,.;:“”\n]{1,80}, ([A-Z][^,.;:“”\n]{2,40}), ")
_APPOSED = re.compile(
    r", ((?:the |an? |his |her |its |their )?(?:[^,.;:“”\n]|(?<=\b(?:Dr|Mr|Ms|St))\.(?= )|(?<=\b(?:Mrs|Gen|Col|Sgt|Sen|Rep|Gov|Rev))\.(?= )){1,60}"
    r"[^\W\d_]{2})(?=[,.;:“”\n])"
)
_SOURCE = re.compile(r" ?((?:an? |the |its |his |her |their |new |official |latest )?[A-Za-z][^,.;:“”\n—–()]{2,120})")
_ACTS = re.compile(
    rf"(?: (?:has|have|had|was|were|is|are|will|would|also|later|[a-z]+ly)){{0,3}} (?:[a-z]{{3,}}ed|{DID}|(?:did|does|could|would) not [a-z]+)\b"
)
"""What someone did before he said something."""
_SUBJECT = re.compile(
    r"((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|Both|Two|Three|Many|Most|Some|Several) (?:[\w’'-]+ ){0,5}?[\w’'-]+|[Hh]e|[Ss]he|[Tt]hey"
    r"|[A-Z][a-z]+s (?:in|at|of|for|from) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
    r"|[A-Z][\w’'-]* (?!has\b|was\b|is\b|does\b)[a-z]+s(?: (?:in|at|of|for|from) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})?"
    r"|[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}['’]s? (?:[a-z-]+ ){0,4}?(?:[a-z-]+|[A-Z][\w-]*(?: [A-Z][\w-]*){0,2})"
    r"|[A-Z][\w-]* (?:[a-z-]+ ){1,3}?[A-Z][\w’'-]*(?: [A-Z][\w’'.-]*){1,2}"
    rf"|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{0,4}})(?:, [^,.;:“”\n]{{2,60}},)?{_ACTS.pattern}"
)


def _abbreviated(text: str, start: int, stop: int) -> bool:
    word = text[start:stop].rsplit(" ", 1)[-1]
    return (
        f"{word}." in TITLES
        or word == "St"
        or (len(word) <= len("U.S") and word[-1:].isupper() and stop + 1 < len(text) and text[stop + 1] != "\n")
    )
