"""Whom "he" or "she" can mean beside who was named: one who speaks for another; and never who is only asked about."""

import re

from streams.enrich.entities.houses import HOUSES
from streams.enrich.entities.lexicon import ROLES
from streams.enrich.entities.lists import english, families, given, is_place, key, organisations
from streams.enrich.statements.cues import DID, FINITE
from streams.enrich.statements.genders import MEN, WOMEN, head
from streams.enrich.statements.naming import TITLES
from streams.text.words import words

_EITHER = words(
    "adviser advisor aide agent assistant attorney barrister biographer boss colleague counsel cousin friend neighbour neighbor "
    "partner predecessor representative rival solicitor successor"
)
_PERSONS = MEN | WOMEN | _EITHER | {title.lower() for title in TITLES} - {"opposition", "elect"}
"""Persons by what they are, singular: one of them is "he" or "she", an office and lawyers are not."""
_NEW = ("a ", "an ", "another ", "one ", "his ", "her ")
"""What leads to a person of whom nothing was said before; "the lawyer" may have been named."""
_FOR = words("for of to from with")
_LONGEST = 200
"""Code points of a clause that leads to who answers."""
_ABOUT = (
    r"(?:asked|pressed|quizzed|questioned|speaking (?:about|of)|talking about|referring to|commenting on|responding to|replying to"
    r"|describing|discussing|praising|criticising|criticizing|flanked by|accompanied by)\b"
)
_ON = r"(?:of|on|about|as for|regarding) (?=(?:[\w.’'-]+ )?(?-i:[A-Z])[^\s,]+(?: (?-i:[A-Z])[^\s,]+)*,)"
_ASKED = re.compile(
    rf"(?:^|[.!?”] |\n)[ ]*((?:(?:but|and|when|while|also|later|then) )*(?:{_ABOUT}|{_ON})"
    r"(?:[^.!?“”\n]|\.(?! )|(?:(?<=\b[A-Z])|(?<=\b(?-i:Mr|Ms|Dr|St))|(?<=\b(?-i:Mrs|Gov|Sen|Rep|Gen)))\.(?= ))*,) ?$",
    re.IGNORECASE,
)
"""A clause whose subject is who answers, up to the pronoun: "Asked about Ann Ek, he said"; "On Ann Ek, he said".

No two ways read one full stop: what does not end in a comma fails at once.
"""

_NEWCOMER = {
    pronoun: re.compile(rf"[.!?”]\s+(?:An?|Another|One) (?:[a-z-]+ ){{0,3}}?(?:{'|'.join(sorted(others))})\b(?! [A-Z])")
    for pronoun, others in (("he", MEN | {"man", "boy"}), ("she", WOMEN | {"woman", "girl"}))
}
"""Who is nobody yet, at the head of a sentence."""
_MALE, _FEMALE = words("man boy gaffer policeman fireman fisherman"), words("woman girl policewoman housewife")
_ANYBODY = _PERSONS | _MALE | _FEMALE | (ROLES - words("opposition head champions seed"))
_SENTENCE = 260
_LAST = re.compile(r"(?:^|[.!?”]\s+|\n)([A-Z][^.!?“”\n]{4,240}[.!?])\s+$")
"""The sentence right before, which quotes nothing."""
_ACTOR = re.compile(
    r"(?:(?:Asked|When|As|After|Before|In|On|At|With|Speaking)\b[^,]{3,120}, |(?:But|And|Then) )?"
    r"(?:((?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|(?:[Tt]he [a-z-]+|[A-Z][\w-]*)['’]s?) (?:[a-z-]+ ){0,3}?([a-z-]+))|([A-Z][a-z]+))"
    rf" (?:(?:also|then|has|had|[a-z]+ly) )?(?!of\b|for\b|in\b|from\b|and\b)(?:{FINITE}|{DID}|said|[a-z]{{2,}}(?:ed|s))\b"
)
"""Who acts in it: a noun phrase with its noun, or a name of one word, and the verb."""
_BODIES = HOUSES | words(
    "government ministry department court council committee commission agency army military parliament office institute "
    "university embassy authority board fund federation association service team hospital school church foundation "
    "newspaper panel tribunal navy force administration congress senate treasury alliance league bureau centre center "
    "museum college society exchange developer operator contractor airport opposition navy cabinet prosecution defence"
)
"""Nouns of what speaks and is called "it"."""
_BODY = re.compile(
    r"(?:But |And )?((?:The|Its|His|Her|Their|An?|[A-Z][\w-]*['’]s?) (?:(?!said |says )(?:[a-z-]+|[A-Z][\w-]*) ){0,3}?([a-z-]+))"
    r" (?:(?:also|then|has|had|have|[a-z]+ly) )?"
    rf"(?:{FINITE}|{DID}|[a-z]{{2,}}ed|(?:makes|runs|owns|employs|operates|denies|rejects|plans|declines|refuses))\b"
)
"""A house that acts: its noun, and the verb."""
_SAYS_ITSELF = re.compile(
    r"\b(?:reports?|study|statement|letter|document|notice|paper|review|survey|poll|note|bill|law|ruling|memo|filing|complaint|plan)\b"
)
"""What a house writes, and "it" says then."""
_WORD = re.compile(r"[a-z-]+")
_OWN = re.compile(r"(?:['’]s|(?<=s)['’])((?: [a-z-]+){1,3})")
"""Whose someone is: "'s former lawyer"."""


def lead(hidden: str, place: int) -> int:
    """Return where the clause begins that leads to the pronoun at `place`, `place` where there is none.

    Who is named in it is another than the pronoun means.
    """
    if not hidden.endswith((",", ", "), 0, place):
        return place
    start = max(0, place - _LONGEST)
    match = _ASKED.search(hidden[start:place])
    return start + match.start(1) if match else place


def may_be(pronoun: str, speaker: str) -> bool:
    """Whether "he" or "she" can mean a speaker without a name: "Ann Ek's lawyer" is one person, her office is none."""
    what = head(speaker)
    return what in _PERSONS and what not in (MEN if pronoun == "she" else WOMEN)


def may_be_of(pronoun: str, text: str, end: int) -> bool:
    """Whether a name that ends there may only tell whose person is meant: "Ann Ek's lawyer", to whom "he" may refer."""
    own = _OWN.match(text, end)
    return own is not None and any(may_be(pronoun, word) for word in own[1].split())


def is_another(pronoun: str, stretch: str) -> bool:
    """Whether a sentence between a name and a pronoun begins with someone else: "A woman was hurt. “I fell,” she said"."""
    return _NEWCOMER[pronoun].search(stretch) is not None


def acting_before(pronoun: str, hidden: str, place: int) -> str | None:
    """Return who does something in the sentence before, where nobody is named: "The minister shrugged. “No,” he said"."""
    stretch = _LAST.search(hidden, max(0, place - _SENTENCE), place)
    match = _ACTOR.match(stretch[1]) if stretch else None
    if match is None:
        return None
    who, noun = match[1] or match[3], match[2]
    if noun is None:
        return who if _may_be_called(key(who)) else None
    rest = stretch[1][match.end(2) :] if stretch else ""
    if not _is_person(pronoun, noun) or any(_is_person(pronoun, word) for word in _WORD.findall(rest)):
        return None
    return who


def _may_be_called(name: str) -> bool:
    """Whether one word may be a person's name: a name of people, or a word that is none and no place or house."""
    return (
        name in given()
        or name in families()
        or not (name in english() or name in organisations() or is_place(name.capitalize()))
    )


def _is_person(pronoun: str, noun: str) -> bool:
    others = (MEN | _MALE) if pronoun == "she" else (WOMEN | _FEMALE)
    return noun in _ANYBODY and noun not in others


def body_before(hidden: str, place: int) -> str | None:
    """Return the house that does something, or not, in the sentence before an "It" that begins one: "The company declined"."""
    stretch = _LAST.search(hidden, max(0, place - _SENTENCE), place)
    match = _BODY.match(stretch[1]) if stretch else None
    if match is None or match[2] not in _BODIES or _SAYS_ITSELF.search(stretch[1] if stretch else ""):
        return None
    return match[1]


def is_of(stretch: str) -> bool:
    """Whether who is named behind a stretch only tells whose person speaks: "a spokesman for Mayor"."""
    before = stretch.split()
    while before and (before[-1] in TITLES or before[-1].capitalize() in TITLES):
        before.pop()
    return len(before) > 1 and before[-1] in _FOR and head(stretch) in _PERSONS


def is_new(speaker: str) -> bool:
    """Whether a speaker without a name is a person of whom nothing was said before: "a lawyer", "her lawyer"."""
    return speaker.lower().startswith(_NEW) and head(speaker) in _PERSONS
