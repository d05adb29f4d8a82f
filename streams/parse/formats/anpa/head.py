"""What stands between the header of an ANPA message and its text: keyword line, headline, notes, picture numbers, byline.

Marked lines come in the order keyword line, headline, the rest in any order; the text begins with the first paragraph
that is not marked. plain_head.py reads the head of a wire without marks.
"""

import re
from collections.abc import Iterable

from schemas.ninjs import Association, NewsObjectType
from streams.parse.draft import Block, Draft
from streams.parse.embargo import headline_behind_embargo, hold_for, says_embargo, set_embargo
from streams.parse.embargo_news import is_news_of_one
from streams.parse.embargo_sentence import tells
from streams.parse.formats.anpa.header import CYCLE
from streams.parse.formats.anpa.marks import End, Unit
from streams.parse.names import byline, names_house
from streams.parse.notes import add_note

# "BC-US--Ethanol-Losing Grassland, 1st Ld-Writethru,1140"
_KEYWORDS = re.compile(
    r"(?P<slug>(?:AM|PM|BC|AP)-[^,]{1,80}(?:,[^,]{1,40}(?=,\s?KILL$))?)(?:,\s*(?P<version>[^,]*?[A-Za-z][^,]*?))?(?:,\s*(?P<words>\d{1,5}))?$"
)
_NO_LETTER = re.compile(r"[\W_]+")
_CODE = re.compile(r"\*\d{1,8}$")  # "*9006": a desk's number of a standing feature
_REFERENCE = re.compile(
    r"\(?(?:With\s)?(?:[A-Z]{2,5}\s)?(?P<what>Photos?|Graphics?|Video|Audio|Interactives?)\s*:?\s*"
    r"(?P<ids>[A-Z]{1,8}\d{2,6}(?:-[\w,-]+)?(?:(?:\s*,\s*|\s+and\s+|\s+)(?:[A-Z]{1,8}\d{2,6}(?:-\w+)?|of\s[A-Z][a-z]+\s?\d+))*)[.)]*$"
)
_WITH = re.compile(r"\(?(?:With\s+)?(?:AP|CP)\s(?:Photos?|Graphics?|Video|Audio|Interactive)\b[^.]{0,80}\.?\)?$")
_IDENTIFIER = re.compile(r"[A-Z]{1,8}\d{2,6}")
_NOTE = re.compile(
    r"(?:(?P<short>Eds?\.?:)|(?:Editors?|Editor[’']?s'?\s+note|Editors[’']?\s+note|Note\s+to\s+editors)\s*[:_—–-])\s*(?P<text>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_MEDIA: dict[str, NewsObjectType] = {
    "photo": "picture",
    "graphic": "graphic",
    "video": "video",
    "audio": "audio",
    "interactive": "graphic",
}
HEADLINE_LIMIT = 300  # characters
_LINES_OF_TEXT = 3  # marked lines that a head may hold beside its own ("All Times EDT")
_NOTE_STARTS = ("ed", "no")
_REFERENCE_WITHIN = 30  # characters in which the word stands
_REFERENCE_LIMIT = 2_000  # characters
MAX_REFERENCES = 200


class Head:
    """Reads the units before the text into a draft; what belongs to the text is left in `rest`."""

    def __init__(self, draft: Draft, units: list[Unit]) -> None:
        self.draft = draft
        self.rest: list[Unit] = []
        self._after_byline = False
        index = 0
        while index < len(units) and units[index].kind == "marked" and len(self.rest) <= _LINES_OF_TEXT:
            if not self._take(units, index):
                self.rest.append(units[index])
            index += 1
        self.rest += units[index:]

    def _take(self, units: list[Unit], index: int) -> bool:
        """Take one marked unit; False when it belongs to the text."""
        unit, draft = units[index], self.draft
        text, first = unit.text, index < 2  # noqa: PLR2004 - a desk's code may precede the keywords
        after_byline, self._after_byline = self._after_byline, False
        if not text or _CODE.match(text) or (first and read_keyword_line(draft, text)):
            return True
        if after_byline and unit.end in ("=", "<") and names_house(text):
            return True
        if take_note(draft, text) or take_reference(draft, text) or self._take_embargo(units, index):
            return True
        if (writer := _writer(text, unit.end)) is not None and not draft.by:
            draft.by = writer
            self._after_byline = True
            return True
        if draft.headline is None and len(text) <= HEADLINE_LIMIT:
            draft.headline = text
            return True
        return False

    def _take_embargo(self, units: list[Unit], index: int) -> bool:
        return take_embargo(self.draft, units[index].text, (unit.text for unit in units[index + 1 :]))


def _writer(text: str, end: End) -> str | None:
    """Return who wrote it: a centred line "By …" is a byline whoever it names ("By The Associated Press=")."""
    if end == "=" and text[:3].lower() == "by ":
        return byline(text) or text[3:].strip()
    return byline(text)


def read_keyword_line(draft: Draft, text: str) -> bool:
    """Read the line that says the slug again, in full, with version and length; False when it is something else."""
    found = _KEYWORDS.match(text)
    if found is None and not _repeats_slug(draft, text):
        return False
    draft.title = found["slug"] if found else text
    if found:
        draft.header.setdefault("slug", CYCLE.sub("", found["slug"], count=1))  # the header said it, unless it is lost
    if found and found["version"]:
        draft.header["version"] = draft.header.get("version") or found["version"]
        draft.header["versionInFull"] = found["version"]
    if found and found["words"]:
        draft.header["textWords"] = found["words"]
    return True


def _repeats_slug(draft: Draft, text: str) -> bool:
    keyword = draft.header.get("keyword", "")
    if len(keyword) <= 3 or _begin_otherwise(text, keyword):  # noqa: PLR2004 - a slug, not one letter
        return False
    return _letters(text).startswith(_letters(keyword))


def _begin_otherwise(text: str, other: str) -> bool:
    """Whether a glance at two letters tells that two texts do not begin alike, as "By" and "bc-"."""
    if _differ(text[:1], other[:1]):
        return True
    return text[:1].isalpha() and other[:1].isalpha() and _differ(text[1:2], other[1:2])


def _differ(first: str, other: str) -> bool:
    """Whether two are letters, and not one: then texts that begin so are not the same."""
    return first.isalpha() and other.isalpha() and first.lower() != other.lower()


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text.lower())


def take_note(draft: Draft, text: str) -> bool:
    """Take a note to editors, as written but for brackets and the words that only name it."""
    inner = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
    found = _NOTE.match(inner) if inner[:2].lower() in _NOTE_STARTS else None
    if found is None:
        return False
    words = inner if found["short"] else found["text"].strip()
    add_note(draft, "editors", words)
    return True


def take_reference(draft: Draft, text: str) -> bool:
    """Take the numbers of pictures and graphics that go with the story as associations."""
    if len(text) > _REFERENCE_LIMIT or not _may_be_reference(text[:_REFERENCE_WITHIN]):
        return False
    found = _REFERENCE.match(text)
    if found is None and _WITH.match(text):
        add_note(draft, "editors", text)
        return True
    if found is None:
        return False
    kind = _MEDIA[found["what"].lower().rstrip("s")]
    for number in _IDENTIFIER.findall(found["ids"]):
        if len(draft.associations) >= MAX_REFERENCES:
            draft.warn(f"more than {MAX_REFERENCES} pictures are named; the rest is left out")
            break
        name = f"{kind}{1 + sum(known.type == kind for known in draft.associations)}"
        draft.associations.append(Association(name=name, type=kind, title=number, uri=f"urn:copydesk:wire:{number}"))
    return True


def _may_be_reference(start: str) -> bool:
    return "Photo" in start or "Graphic" in start or "Video" in start or "Audio" in start or "Interactive" in start


def take_embargo(draft: Draft, text: str, story: Iterable[str]) -> bool:
    """Take a line that says when the story may be used, and the headline behind it where one stands there.

    The story is asked where the line may be news of an embargo, which belongs to it.
    """
    if not says_embargo(text) or is_news_of_one(draft, text, "\n".join(story)):
        return False
    if tells(text) and draft.headline is not None:
        hold_for(draft, text)
        return False
    headline = headline_behind_embargo(draft, text) if draft.headline is None else None
    if headline is None:
        set_embargo(draft, text)
    draft.headline = draft.headline or headline
    return True


def body_blocks(unit: Unit) -> Block | None:
    """Return a marked unit inside the text: centred it is a crosshead, else a paragraph."""
    text = unit.text
    if not text.strip("_-*. "):
        return None
    return Block("crosshead" if unit.end == "=" else "body", text)
