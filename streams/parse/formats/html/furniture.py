"""What stands between the paragraphs of a page and is none: captions, bylines, dates, links to other pages, labels.

Most of it shows itself without any language: it repeats what the page says elsewhere (headline, captions, authors, date),
or it is nothing but links. The rest is a short table of labels in the languages of the sampled pages.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from streams.parse.draft import Block, Draft
from streams.parse.names import byline
from streams.text.spaces import squeeze

_HEAD, _TAIL = 8, 4  # blocks at either end in which headlines, bylines and dates stand
_LINE = 120  # characters of a label
_BYLINE_REST = 60  # characters of a byline beside the names
_LINKED = 0.75  # of a paragraph, from which on it is a link and not a text with one
_STRESSED_LINE = 90  # characters of a crosshead that is a stressed paragraph

# Labels of what is not the article. Each begins a short paragraph, or is all of it.
_BEGINS = re.compile(
    r"(?:advertisement|read (?:more|also|next|:)|also read|related(?: articles?| stories| content)?:|see also|more on this"
    r"|sign up (?:to|for)|subscribe (?:to|now)|follow us|share this|(?:story|article) continues|most read|recommended for you"
    r"|our standards: |join the conversation|watch:|listen:|don'?t miss"
    r"|lesen sie (?:auch|mehr|hier)|lies auch|mehr zum thema|auch interessant|das könnte sie|dieses thema im programm"
    r"|weiterlesen|artikel (?:teilen|anhören)|redaktionell empfohlener|hier klicken"
    r"|(?:à )?lire (?:aussi|également)|passer la publicité|inscrivez-vous|à voir aussi|partager (?:l|cet) ?.?article"
    r"|(?:lee|lea|leer|ver) (?:también|además|más)|te puede interesar|suscríbete"
    r"|leggi anche|approfondisci|iscriviti alla|lees ook|bekijk ook|tekst gaat verder"
    r"|læs også|les også|läs (?:också|även|mer)|artiklen fortsætter|artikkelen fortsetter|lue myös"
    r"|leia (?:também|mais)|czytaj (?:także|również|też)|zobacz (?:także|również|też)|čtěte také|mohlo by vás"
    r"|читайте (?:также|також)|기사 ?url)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:article content|advertisements?|anzeige|werbung|publicité|publicidade?|pubblicità|advertentie|annonse?|annonce"
    r"|mainos|reklama?|реклама|hauptinhalt|inhalt|comments?|kommentare?|share|teilen|related|loading…?|read more|mehr"
    r"|more|newsletter|[\w ]{1,30} newsletter|join the conversation|신문 구독신청)[\s.:!…]*",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\d{1,2}:\d\d min\b|\d{1,3} ?(?:min(?:uten?|utes?)?)[. ](?:read|lesezeit|de lecture)", re.IGNORECASE
)


@dataclass
class Said:
    """What the page says elsewhere."""

    titles: set[str] = field(default_factory=set)
    captions: set[str] = field(default_factory=set)
    authors: list[str] = field(default_factory=list)
    times: list[datetime] = field(default_factory=list)
    shown_times: set[str] = field(default_factory=set)
    """What `time` elements show."""


def said_by(draft: Draft, titles: list[str], captions: list[str], times: Iterable[str] = ()) -> Said:
    """Gather what is not repeated in the text from the draft, the titles, the captions and the times of the page."""
    said = Said(titles={_folded(title) for title in [draft.headline or "", *titles] if title})
    said.captions = {_folded(text) for text in captions if text}
    said.authors = [person.name for person in draft.people if person.name and person.rel == "author"]
    said.authors += [draft.by] if draft.by else []
    said.times = [time for time in (draft.first_created, draft.version_created) if time]
    said.shown_times = {_folded(text) for text in times if text} if said.times else set()
    return said


def without_furniture(blocks: list[Block], said: Said) -> list[Block]:
    """Return the blocks that are the article, and its crossheads marked."""
    last = len(blocks) - _TAIL
    kept = [
        block
        for number, block in enumerate(blocks)
        if not _repeats(block, said, near_start=number < _HEAD, near_end=number >= last) and not _is_label(block)
    ]
    kept = [_as_crosshead(block) for block in _without_links(kept)]
    return _without_loose_crossheads(kept)


def is_text(block: Block, said: Said) -> bool:
    """Whether one block, wherever it stands, is none of all that."""
    repeats = _repeats(block, said, near_start=True, near_end=True)
    return not (repeats or _is_label(block) or _linked(block) >= _LINKED or byline(block.text))


def _repeats(block: Block, said: Said, *, near_start: bool, near_end: bool) -> bool:
    text = _folded(block.text)
    if text in said.captions or (near_start and (text in said.titles or text in said.shown_times)):
        return True
    at_an_end = near_start or near_end
    return block.role != "table" and at_an_end and (_is_byline(block.text, said) or _is_date(block.text, said))


def _is_byline(text: str, said: Said) -> bool:
    """Whether a line names an author and says little else."""
    named = [name for name in said.authors if name.lower() in text.lower()]
    return (
        bool(named) and len(text) <= sum(map(len, set(named))) + _BYLINE_REST and not text.rstrip().endswith((".", "!"))
    )


def _is_date(text: str, said: Said) -> bool:
    """Whether a short line has the day and the year of the article."""
    numbers = {int(number) for number in re.findall(r"\d+", text[:_LINE])}
    return len(text) < _LINE and any(time.year in numbers and {time.day, time.day + 1} & numbers for time in said.times)


def _is_label(block: Block) -> bool:
    text = block.text
    if len(text) > _LINE or block.role == "table":
        return False
    return bool(_BEGINS.match(text) or _WHOLE.fullmatch(text) or _MINUTES.search(text))


def _linked(block: Block) -> float:
    return sum(mark.end - mark.start for mark in block.marks if mark.element == "a") / max(len(block.text), 1)


def _without_links(blocks: list[Block]) -> list[Block]:
    """Leave out paragraphs that are links to other pages, with the line above that announces a list of them.

    A page that is mostly links is a page of links, and stays.
    """
    are_links = [
        block.role != "table" and _linked(block) >= _LINKED and not (number < _HEAD and byline(block.text))
        for number, block in enumerate(blocks)
    ]
    if 2 * sum(are_links) > len(blocks):
        return blocks
    kept: list[Block] = []
    for block, is_link in zip(blocks, are_links, strict=True):
        if not is_link:
            kept.append(block)
        elif kept and kept[-1].role == "crosshead":
            kept.pop()
    return kept


def _as_crosshead(block: Block) -> Block:
    """Read a short paragraph that is stressed from end to end as the crosshead it is."""
    if block.role != "body" or len(block.text) > _STRESSED_LINE or block.text[-1] in ".!?:;,…":
        return block
    stressed = any(mark.element == "strong" and mark.end - mark.start == len(block.text) for mark in block.marks)
    return Block("crosshead", block.text, tuple(m for m in block.marks if m.element == "a")) if stressed else block


def _without_loose_crossheads(blocks: list[Block]) -> list[Block]:
    """Leave out crossheads with no text below them."""
    end = len(blocks)
    while end and blocks[end - 1].role == "crosshead":
        end -= 1
    return blocks[:end]


def _folded(text: str) -> str:
    return squeeze(text).casefold().strip(" .")
