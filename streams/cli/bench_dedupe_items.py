"""What `copydesk bench dedupe` judges and remembers: invented items, and a verdict log as long as one likes.

The items that are measured are texts, read and judged in full. To read a million texts only to have verdicts of them would
take half an hour, so the log is made of the verdicts of `BASES` real texts: each verdict is of the shape of one of them, its
shingles and details are drawn anew, and its terms are each that of a random one at the same rank, so that common words are as
common as in the texts. So each verdict tells another story, as far as chance lets it.
"""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from schemas.article import ParsedItem
    from schemas.verdict import Verdict
    from streams.dedupe import Place

WORDS: Final = 200
BASES: Final = 500
SPAN: Final = timedelta(hours=72)

_START: Final = datetime(2026, 1, 1, tzinfo=UTC)
_SYLLABLES: Final = ("ra", "te", "mi", "no", "su", "lek", "dor", "an", "is", "ve")


def item(number: int, of: int, text_of: int | None = None) -> "ParsedItem":
    """Return one item of a stream of `of` in 72 hours: another story for each number, or a cut copy of that of `text_of`."""
    from schemas.article import Change, ParsedFacts, ParsedItem
    from schemas.ninjs import Body, Text
    from schemas.raw import RawPointer

    head, text = story(number if text_of is None else text_of)
    if text_of is not None:
        head, text = head.upper(), text[: len(text) * 2 // 3]
    time = _START + SPAN * (number / of)
    revision = sha256(f"{number}\n{text}".encode()).hexdigest()[:32]
    return ParsedItem(
        uri=f"tag:wire.example,2026:{number}",
        version="1",
        version_created=time,
        headlines=(Text(value=head),),
        bodies=(Body(content_type="text/plain", value=text),),
        copydesk=ParsedFacts(
            feed=f"feed-{number % 16}",
            agency=f"agency-{number % 16}",
            received_at=time,
            receipt=f"wire.raw.v1/0/{number}#0",
            revision=revision,
            raw=RawPointer(topic="wire.raw.v1", partition=0, offset=number, sha256=revision * 2, size=len(text)),
            format="ninjs",
            warnings=(),
            change=Change(kind="new"),
            guid=f"tag:wire.example,2026:{number}",
        ),
    )


def story(number: int) -> tuple[str, str]:
    """Return headline and text: sentences of words that few or many stories use, with names and figures."""
    chance = Random(number)  # noqa: S311  not a secret: the same story every time
    words = [_word(int(40_000 * chance.random() ** 4)) for _ in range(WORDS)]
    for place in range(7, WORDS, 9):
        words[place] = words[place].capitalize() if place % 2 else f"{chance.uniform(1, 900):.1f}"
    sentences = [" ".join(words[start : start + 20]).capitalize() + "." for start in range(0, WORDS, 20)]
    return " ".join(words[:7]).capitalize(), "\n\n".join(sentences)


def _word(number: int) -> str:
    return "".join(_SYLLABLES[int(digit)] for digit in str(number * 7919 % 99_991))


def verdict_of(number: int, of: int) -> "Verdict":
    """Return the verdict on an item that tells another story than all others."""
    from streams.dedupe import Memory, judge

    return judge(Memory(), item(number, of), place(number))


def log(count: int, texts: frozenset[int] = frozenset(), bases: int = BASES) -> Iterator[bytes]:
    """Yield so many verdicts as the log has them; those of the numbers in `texts` are of real texts."""
    from schemas.codec import encode

    shapes = [verdict_of(count + number, count) for number in range(bases)]
    chance = Random(count)  # noqa: S311  the same log every time
    for number in range(count):
        yield encode(verdict_of(number, count) if number in texts else _like(shapes, number, count, chance))


def _like(bases: "list[Verdict]", number: int, of: int, chance: Random) -> "Verdict":
    from schemas.article import Cluster, Story

    base = bases[number % len(bases)]
    revision = chance.randbytes(16).hex()
    name = f"tag:wire.example,2026:{number}"
    time = _START + SPAN * (number / of)
    traits = base.traits and base.traits.model_copy(
        update={"terms": _terms(bases, chance), "content": chance.randbytes(8).hex(), "names": (f"{number}",)}
    )
    return base.model_copy(
        update={
            "receipt": f"wire.raw.v1/0/{number}#0",
            "uri": name,
            "guid": name,
            "revision": revision,
            "headline": f"{base.headline} {number}",
            "version_created": time,
            "received_at": time,
            "judged_at": time,
            "cluster": base.cluster and Cluster(id=f"c-{revision[:16]}", role="canonical"),
            "story": Story(id=f"s-{revision[:16]}"),
            "signature": _signature(base.signature, chance),
            "traits": traits,
            "parsed_offset": number,
        }
    )


def _terms(bases: "list[Verdict]", chance: Random) -> str | None:
    from streams.dedupe.terms import MOST, pack, packed, unpacked

    rows = [unpacked(packed(base.traits.terms if base.traits else None)) for base in chance.choices(bases, k=8)]
    return pack(tuple(dict.fromkeys(rows[rank % 8][rank] for rank in range(MOST) if rank < len(rows[rank % 8]))))


def _signature(given: str | None, chance: Random) -> str | None:
    """Return a signature of the same shape with other shingles and details."""
    from streams.dedupe.signature import from_text, level_of, to_text
    from streams.dedupe.sketch import limit

    packed = from_text(given)
    if packed is None:
        return None
    shingles = packed[2]
    below = limit(level_of(packed))
    drawn = [chance.randrange(0, below, 2) for _ in range(shingles)]
    head = packed[:12]
    return to_text(head + struct.pack(f"<{shingles}I", *drawn) + chance.randbytes(len(packed) - 12 - 4 * shingles))


def place(offset: int) -> "Place":
    """Return where the item of a number lies."""
    from streams.dedupe import Place

    return Place(0, offset)
