"""AAP (Australian Associated Press): what the marks of its ZCZC headers mean, its bare datelines and its sign-offs.

AAP's systems write four headers with the same marks. Which one it is, the marks show that only one of them has.
"""

import re
from collections.abc import Callable

from schemas.article import Take
from schemas.ninjs import Genre, Place, Subject, Thing
from streams.parse.datelines import read_dateline
from streams.parse.draft import Block, Draft
from streams.parse.months import WEEKDAYS
from streams.parse.releases import read_release
from streams.parse.story import read_story
from streams.text.spaces import squeeze

Set = Callable[[Draft, str], None]

_HEADLINE_LIMIT = 300
_SIGN_OFF = re.compile(r"AAP(?: [A-Z]{3,12})?(?: [a-z]{2,4}(?:/[a-z]{2,4})*)*$")
_MORE = re.compile(r"(?i:more)(?: [a-z]{2,4}(?:/[a-z]{2,4})*)?$")
_DATELINE = re.compile(r"(?P<place>[A-Z][^()]{2,60}?)\s+(?P<source>AAP(?:/[A-Z]{2,8})?)\s+[-–—]\s+(?=\S)")
_CODES = re.compile(r"\s*\.?[<=]!?\s*$|\s*<!\s*$")  # "=!", "<!": commands of a typesetting system at the end of a line
_RACING = re.compile(r"(?:RACING|SPORT|POTTED)\s*[:-]\s*(?=\S)")
_WEEKDAY = re.compile(r"\s+(\w+)$")


def _headline(draft: Draft, said: str) -> None:
    draft.headline = draft.headline or said


def _slug(draft: Draft, said: str) -> None:
    draft.slugline = draft.slugline or said


def _take(draft: Draft, said: str) -> None:
    draft.take = draft.take or Take(key=said)


def _category(draft: Draft, said: str) -> None:
    draft.subjects.append(Subject(literal=f"anpa:{said.lower()}", name=None))


def _subject(draft: Draft, said: str) -> None:
    if re.fullmatch(r"\d{8}", said):
        draft.subjects.append(Subject(literal=f"subj:{said}"))


def _genre(draft: Draft, said: str) -> None:
    draft.genres.append(Genre(name=said))


def _state(draft: Draft, said: str) -> None:
    draft.places.append(Place(name=said, rel="about"))


def _author(draft: Draft, said: str) -> None:
    if "\\" in said:  # domain and user of whoever filed it: no byline
        draft.people.append(Thing(literal=f"user:{said.rpartition(chr(92))[2]}", rel="creator"))


def _none(draft: Draft, said: str) -> None:
    """Leave in the header what says nothing of the story: the layout, the level of service."""


# A mark that only this header has, and what its marks are.
_HEADERS: tuple[tuple[str, dict[str, Set]], ...] = (
    ("^", {"^": _headline, "$": _category, ":": _slug, "=": _take, "+": _subject, "*": _none, "&": _none}),
    ("YY", {":": _headline}),
    ("$", {"#": _slug, "$": _headline, "%": _category, ":": _take, "*": _subject, "~": _genre, "@": _state, "&": _author}),
    ("#", {"#": _slug, ":": _take}),
)  # fmt: skip
_RELEASES: dict[str, Set] = {"$": _category, ":": _headline}
"""Medianet, AAP's arm for press releases; its category is longer than one letter."""


def read_aap(draft: Draft) -> None:
    """Correct a draft for AAP's habits."""
    _read_marks(draft)
    if _is_release(draft):
        draft.genres.append(Genre(name="press release"))
        read_release(draft)
    _take_sign_off(draft)
    _take_bare_dateline(draft)
    read_story(draft)


def _read_marks(draft: Draft) -> None:
    marks = draft.header
    layout: dict[str, Set] | None = _RELEASES if _is_release(draft) else None
    for sign, header in _HEADERS:
        if layout is None and sign in marks:
            layout = header
    for mark, read in (layout or {}).items():
        for said in marks.get(mark, "").split("\n"):
            if said:
                read(draft, squeeze(_CODES.sub("", said)))
    if "YY" in marks:
        _read_racing(draft, marks["YY"])
    elif "#" in marks and "$" not in marks:
        _name_results(draft)


def _is_release(draft: Draft) -> bool:
    return len(draft.header.get("$", "  ")) == 1 and len(draft.header.get("%", "")) > 1


def _name_results(draft: Draft) -> None:
    """Make the headline of a table from what it has in its place: slug and take key."""
    key = draft.take.key if draft.take else None
    draft.headline = draft.headline or " ".join(part for part in (draft.slugline, key) if part) or None
    if key and (day := _WEEKDAY.search(key)) and day[1].lower() in WEEKDAYS:
        draft.take = Take(key=key[: day.start()])


def _read_racing(draft: Draft, routing: str) -> None:
    """Read the racing desk's own: a routing line whose first word is the product, then heads with typesetting codes."""
    draft.keywords.append(routing.split(maxsplit=1)[0])
    heads = next((n for n, block in enumerate(draft.blocks) if not _CODES.search(block.text)), 0)
    if heads and draft.headline:
        *above, draft.title = draft.headline, *(block.text for block in draft.blocks[:heads])
        draft.headline = draft.title
        draft.blocks = [*(Block("body", _CODES.sub("", text)) for text in above), *draft.blocks[heads:]]
    if draft.headline:
        draft.headline = _RACING.sub("", _CODES.sub("", draft.headline))
        draft.slugline = draft.slugline or draft.headline


def _take_sign_off(draft: Draft) -> None:
    """Take "AAP RTV abc/def" and "more abc" from the end: who passed the copy on, and that more follows."""
    while draft.blocks and draft.blocks[-1].role == "body":
        text = draft.blocks[-1].text
        if _MORE.match(text):
            draft.partial = True
        elif not _SIGN_OFF.match(text):
            return
        draft.blocks.pop()


def _take_bare_dateline(draft: Draft) -> None:
    """Take "SYDNEY, Dec 7 AAP - ", which has no brackets, from the first paragraph that has it."""
    for index, block in enumerate(draft.blocks[:4]):
        found = _DATELINE.match(block.text)
        line = read_dateline(f"{found['place']} ({found['source']}) - x") if found else None
        if found and line:
            draft.dateline = line.dateline.model_copy(update={"text": found[0].strip()})
            draft.blocks[index] = block.part(block.text[found.end() :])
            return
