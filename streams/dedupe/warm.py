"""The loops of dedupe made ready before the first item: after an installation they are compiled then, which takes 20 s.

A stage that began with an item would be silent for as long, and what careful mode tries in little memory and 10 s would
die of the compiler and be taken for a culprit.
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from schemas.article import Change, ParsedFacts, ParsedItem
from schemas.ninjs import Body, Text
from schemas.raw import RawPointer
from schemas.vocab import Kind
from streams.dedupe.desk import Desk
from streams.dedupe.judge import Place

_START: Final = datetime(2026, 1, 1, tzinfo=UTC)
_ENDS: Final = (
    "the harbour office said on {day} that {count} ferries stayed in port",
    "winds of {count} knots broke {other} masts at Brennholm and Oststad",
    "Captain Ida Holm, {other}, told the council of Vesterland that repairs cost {count} million crowns",
    "no one of the crew was hurt, and {other} tonnes of herring were landed before dark",
    "a hearing on the mole that was closed {count} years ago begins on {day} {other}",
    "until then trains run every {other} minutes between the two towns",
)
"""Sentences of stories that are told to nobody."""
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_SYLLABLES: Final = ("ra", "te", "mi", "no", "su", "dor", "an", "is", "ve", "ka")
_STORIES: Final = 6


def warm() -> None:
    """Judge a few invented items, so that every loop of the usual way is compiled or read from disk."""
    desk = Desk()
    for number, item in enumerate(items()):
        desk.decide(item, Place(0, number))


def items() -> list[ParsedItem]:
    """Return stories, a cut copy of each by another agency, and a correction of each, over days: older ones lie in closed tables."""
    found: list[ParsedItem] = []
    for story in range(_STORIES):
        head, text = f"Storm {story} keeps ferries in port", _text(story)
        cut, mended = text[: len(text) * 2 // 3], text.replace("ferries", "boats", 1)
        found.append(_item(len(found), f"story-{story}", head, text))
        found.append(_item(len(found), f"copy-{story}", head.upper(), cut))
        found.append(_item(len(found), f"story-{story}", head, mended, "2", "correction"))
    return found


def _item(number: int, name: str, head: str, text: str, version: str = "1", kind: Kind = "new") -> ParsedItem:
    time = _START + timedelta(hours=2 * number)
    return invented(number, f"tag:warm.example,2026:{name}", name, head, text, time, version, kind)


def _text(story: int) -> str:
    """Return a story of sentences, each with words that no other has; later ones are longer."""
    told = (
        sentence.format(day=_DAYS[(story + at) % len(_DAYS)], count=7 * story + at + 3, other=5 * story + at + 2)
        + "".join(f" {_word(1_000 * story + 100 * place + 10 * at + more)}" for more in range(6))
        for at in range(2 + story)
        for place, sentence in enumerate(_ENDS[story % 2 :] + _ENDS[: story % 2])
    )
    return "\n\n".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in told)


def _word(number: int) -> str:
    return "".join(_SYLLABLES[number // len(_SYLLABLES) ** place % len(_SYLLABLES)] for place in range(4))


def invented(
    number: int, guid: str, agency: str, head: str, text: str, time: datetime, version: str = "1", kind: Kind = "new"
) -> ParsedItem:
    """Return the item of an agency that came as the record of a number, without anything that a parser adds."""
    revision = sha256(f"{guid} {version}\n{text}".encode()).hexdigest()[:32]
    return ParsedItem(
        uri=guid,
        version=version,
        version_created=time,
        headlines=(Text(value=head),),
        bodies=(Body(content_type="text/plain", value=text),),
        copydesk=ParsedFacts(
            feed=agency,
            agency=agency,
            received_at=time,
            receipt=f"wire.raw.v1/0/{number}#0",
            revision=revision,
            raw=RawPointer(topic="wire.raw.v1", partition=0, offset=number, sha256=revision * 2, size=len(text)),
            format="ninjs",
            warnings=(),
            change=Change(kind=kind),
            guid=guid,
        ),
    )
