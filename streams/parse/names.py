"""Lists of people as bylines and sign-offs write them: "A and B in Moscow, C and the Kyiv newsroom"."""

import re

from streams.text.capitals import proper
from streams.text.kept import kept_by_word
from streams.text.spaces import squeeze
from streams.text.words import words

_BY = ("By", "BY", "by", "bY")
_FIELD = re.compile(r"^(?:by|por|par|av)[:\s]\s*(?=\S)", re.IGNORECASE)

# What may stand between two names.
_BETWEEN = re.compile(r"(?:[;,&]|\band\b|\bet\b|\bund\b)(?:\s*\band\b)?")

_APART = re.compile(r"(\s*(?:[;,&]|\band\b|\bet\b|\bund\b)\s*)")

# " in Moscow", " at the United Nations", " aboard Air Force One": where somebody was. The place goes.
_WHERE = re.compile(r"\s+(?:in|at|from|aboard|on)\s+(?:the\s+)?(?=[A-Z“\"'])")

_ADDRESS = re.compile(r"[\w.+%-]{1,100}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}|(?:https?://|www\.)[^\s<>()]{1,500}")
_EMPTY = re.compile(r"\s*(?:\(\s*\)|<\s*>|\[\s*\])")

_LIMIT = 300  # characters; six long names fit
_MOST = 2_000  # characters of a sign-off; fifty names fit

# Words of a name that are not capital, in any language that wires transliterate.
_PARTICLES = words(
    "de del della di da dos das du la le van von der den ten ter zu zur bin ibn bint al el ben abu af av "
    "y e and in the of at for et und"
)

# The last word of a title that follows a name: "Jane Doe, Political Correspondent", "AP Sports Writers".
_TITLES = words("correspondent correspondents editor editors reporter reporters writer writers staff columnist critic")

# A "By …" that is a time or a measure is a sentence, not a byline.
_NO_NAME = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december contrast comparison now then noon midnight early late far "
    "the a an"
)

# Places of several words, so that "in Princeton, New Jersey" doesn't yield a reporter called New Jersey.
_LONG_PLACES = frozenset({
    "New York", "Los Angeles", "San Francisco", "Mexico City", "Buenos Aires", "Sao Paulo", "São Paulo", "Hong Kong",
    "Rio de Janeiro", "New Delhi", "Tel Aviv", "Abu Dhabi", "Cape Town", "Addis Ababa", "Kuala Lumpur", "Phnom Penh",
    "Port-au-Prince", "Panama City", "Kuwait City", "United Nations", "West Bank", "Washington DC", "Sri Lanka",
    "Ho Chi Minh City", "The Hague", "New Orleans", "Las Vegas", "San Salvador", "Santo Domingo", "Saudi Arabia",
    "New Jersey", "New Mexico", "New Hampshire", "North Carolina", "South Carolina", "North Dakota", "South Dakota",
    "West Virginia", "Rhode Island", "Puerto Rico", "British Columbia", "South Korea", "South Africa", "New Zealand",
    "Northern Ireland", "Costa Rica", "El Salvador", "Ivory Coast", "Burkina Faso", "Gaza Strip", "Gaza City",
})  # fmt: skip


_HOUSE = re.compile(r"[Tt]he (?:[A-Z][\w.&'’-]* ){1,3}(?:Press|Agency|Service|News|Staff|Times)$")
"""A byline that names nobody: "By The Associated Press"."""
_AFFILIATION = re.compile(
    r"\b(?:Press|Wire|Agency|Network|Writers?|News|Correspondents?|Editors?|Analysts?|Staff|Service|Reuters?|Reporters?)\b|^[A-Z]{2,4}$"
)
_HOUSE_LIMIT = 60  # characters of "For The Associated Press"
_SMALL = frozenset({"and", "at", "for", "in", "of", "the"})


def names_house(text: str) -> bool:
    """Whether a line below a byline says for whom somebody writes: "Associated Press", "AP Business Writer"."""
    return _AFFILIATION.search(text) is not None


def is_house(text: str) -> bool:
    """Whether a line is nothing else: a name in capitals, and no sentence."""
    is_name = len(text) <= _HOUSE_LIMIT and all(word[0].isupper() or word in _SMALL for word in text.split())
    return is_name and not text.endswith((".", "?", "!", ":")) and names_house(text)


def byline(text: str) -> str | None:
    """Return who wrote it when the whole paragraph is a byline ("By A, B and C"), else None."""
    if not text or text[0] not in "Bb":  # nearly all
        return None
    if text[:2] not in _BY or len(text) > _LIMIT:
        return None
    behind = text[2:3]
    if behind != ":" and not behind.isspace():
        return None
    return _writers(text[3:])


@kept_by_word(1024)  # three who read an item ask for its byline, and of 321 bylines of 1987 45 in 100 came again
def _writers(text: str) -> str | None:
    """Return the names behind "By", as they are spelled usually; None for what is no list of names."""
    if not (said := squeeze(text)):
        return None
    rest = said.rstrip(",;")
    words = rest.split(" ")
    if words[0] in ("The", "the") and _HOUSE.match(rest):
        return rest.replace("the", "The", 1) if words[0] == "the" else rest
    if words[0].lower().rstrip(",") in _NO_NAME or not all(map(_may_be_in_a_name, words)):
        return None
    return _proper(rest)


def written_by(said: str) -> str:
    """Return a byline from a field of its own: without its "By" (English, Spanish, French, Swedish), names as usual.

    A field needs no proof that it is a byline, so words that are none ("The desk") stay as they are.
    """
    bare = _FIELD.sub("", said, count=1)
    return byline(f"By {bare}") or bare


def without_addresses(said: str) -> str:
    """Return a byline without the addresses of mail and pages in it; where it is nothing else, nothing is left."""
    if "@" not in said and "://" not in said and "www." not in said:  # nearly all
        return said
    name = _ADDRESS.sub("", said) if len(said) <= _MOST else said
    if name == said:  # "Ann Example (@example)"
        return said
    name = squeeze(_EMPTY.sub("", name)).strip(" ()<>,;|")
    return name if any(map(str.isalpha, name)) else ""


def _proper(text: str) -> str:
    """Spell names in capitals as usual, each by itself: "JANE DOE and AFP" keeps its agency."""
    if text.istitle():  # as most are
        return text
    parts = _APART.split(text)
    if len(parts) == 1:
        return proper(text)
    return "".join(proper(part) if " " in part.strip() and not index % 2 else part for index, part in enumerate(parts))


def names(text: str) -> tuple[str, ...]:
    """Return the names of a list, without the places where their owners were; a text of any length is no list."""
    return _listed(text) if len(text) <= _MOST else ()


@kept_by_word(1024)
def _listed(text: str) -> tuple[str, ...]:
    text = squeeze(text)
    if text.istitle() and text.replace(" ", "").isalpha():  # one name and nothing else, as most lists are
        return () if text.rpartition(" ")[2].lower() in _TITLES else (text,)
    found: list[str] = []
    after_place = False
    for part in _parts(text):
        name, where = _split_place(part.strip(" .()"))
        if name.rpartition(" ")[2].lower() in _TITLES:
            continue
        is_address = "//" in name or "@" in name  # "(Graphic: https://…)" credits nobody
        if name and (where or not (after_place and _is_place(name))) and not is_address:
            found.append(name)
            after_place = where
    return tuple(dict.fromkeys(found))


def _parts(text: str) -> list[str]:
    """Split a list; most are one name, and to see that takes a tenth of the time of the pattern."""
    if "," in text or ";" in text or "&" in text or "and" in text or "et" in text or "und" in text:
        return _BETWEEN.split(text)
    return [text]


def _split_place(part: str) -> tuple[str, bool]:
    """Return a name without the place where its owner was, and whether one was told; the text is squeezed."""
    told = " in " in part or " at " in part or " from " in part or " on " in part or " aboard " in part
    where = _WHERE.search(part) if told else None
    return (part if where is None else part[: where.start()]).removeprefix("the "), where is not None


def _is_place(part: str) -> bool:
    """Whether a part after "A in London and …" is another place: one word, or a known place of several."""
    return " " not in part or part in _LONG_PLACES


def _may_be_in_a_name(word: str) -> bool:
    if word.isalpha() and word[0].isupper():  # most words of a byline
        return True
    bare = word.strip(",;.()“”\"'’&|-–/")
    if not bare or bare.lower() in _PARTICLES or bare.partition("-")[0] in _PARTICLES:  # al-Dalati
        return True
    ends_sentence = word.endswith((".", "!", "?")) and len(bare) > 3 and "." not in bare  # noqa: PLR2004 - Jr. and St.
    capital = bare[0].isupper() or not bare[0].isascii() or any(letter.isupper() for letter in bare[1:3])
    return capital and not ends_sentence
