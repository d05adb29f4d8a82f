"""What `copydesk bench dedupe` judges and remembers: invented items, and a verdict log as long as one likes.

The items that are measured are texts, read and judged in full. To read a million texts only to have verdicts of them would
take half an hour, so the log is made of the verdicts of `BASES` real texts: each verdict is of the shape of one of them, its
shingles and details are drawn anew, and its terms are each that of a random one at the same rank, so that common words are as
common as in the texts. So each verdict tells another story, as far as chance lets it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import orjson

if TYPE_CHECKING:
    from schemas.article import ParsedItem
    from schemas.verdict import Verdict
    from streams.dedupe import Place
    from streams.dedupe.terms import Terms

WORDS: Final = 350
"""Of two kilobytes, as the articles of `bench enrich`."""

BASES: Final = 500
SPAN: Final = timedelta(hours=72)

_SIGNATURE_HEAD: Final = 12
_START: Final = datetime(2026, 1, 1, tzinfo=UTC)
_SYLLABLES: Final = ["ra", "te", "mi", "no", "su", "dor", "an", "is", "ve", "ka", "le", "po", "ti", "un", "er", "al", "go", "ba", "shi", "en", "cu", "da", "fo", "he", "lin", "pe", "ro", "sa", "tor", "wa"]  # fmt: skip
"""Of 30 syllables: common words have one or two and rare ones three, 5.6 letters on average, so that a shingle of nine
letters goes over the bounds of words as it does in a text."""


def item(number: int, of: int, text_of: int | None = None) -> "ParsedItem":
    """Return one item of a stream of `of` in 72 hours: another story for each number, or a cut copy of that of `text_of`."""
    from streams.dedupe.warm import invented

    head, text = story(number if text_of is None else text_of)
    if text_of is not None:
        head, text = head.upper(), text[: len(text) * 2 // 3]
    name, agency = f"tag:wire.example,2026:{number}", f"agency-{number % 16}"
    return invented(number, name, agency, head, text, _START + SPAN * (number / of))


def story(number: int) -> tuple[str, str]:
    """Return headline and text: sentences of words that few or many stories use, with names and figures."""
    chance = Random(number)  # noqa: S311  not a secret: the same story every time
    words = [_word(int(40_000 * chance.random() ** 4)) for _ in range(WORDS)]
    for place in range(7, WORDS, 9):
        words[place] = words[place].capitalize() if place % 2 else f"{chance.uniform(1, 900):.1f}"
    sentences = [" ".join(words[start : start + 20]).capitalize() + "." for start in range(0, WORDS, 20)]
    return " ".join(words[:7]).capitalize(), "\n\n".join(sentences)


def _word(number: int) -> str:
    number, place = divmod(number, len(_SYLLABLES))
    return _word(number - 1) + _SYLLABLES[place] if number else _SYLLABLES[place]


def verdict_of(number: int, of: int) -> "Verdict":
    """Return the verdict on an item that tells another story than all others."""
    from streams.dedupe import Memory, judge

    return judge(Memory(), item(number, of), place(number))


def log(count: int, texts: frozenset[int] = frozenset(), bases: int = BASES) -> Iterator[bytes]:
    """Yield so many verdicts as the log has them; those of the numbers in `texts` are of real texts."""
    from schemas.codec import encode

    shapes = [orjson.loads(encode(verdict_of(count + number, count))) for number in range(bases)]
    chance = Random(count)  # noqa: S311  the same log every time
    for number in range(count):
        yield encode(verdict_of(number, count)) if number in texts else _like(shapes, number, count, chance)


def _like(shapes: list[dict[str, Any]], number: int, of: int, chance: Random) -> bytes:
    shape = shapes[number % len(shapes)]
    revision = chance.randbytes(16).hex()
    name = f"tag:wire.example,2026:{number}"
    time = (_START + SPAN * (number / of)).isoformat()
    traits = {"terms": _terms(shapes, chance), "content": chance.randbytes(8).hex(), "names": [f"{number}"]}
    own = {
        "receipt": f"wire.raw.v1/0/{number}#0",
        "uri": name,
        "guid": name,
        "revision": revision,
        "headline": f"{shape['headline']} {number}",
        "versionCreated": time,
        "receivedAt": time,
        "judgedAt": time,
        "cluster": {"id": f"c-{revision[:16]}", "role": "canonical"},
        "story": {"id": f"s-{revision[:16]}"},
        "signature": _signature(shape["signature"], chance),
        "traits": shape["traits"] | traits,
        "parsedOffset": number,
    }
    return orjson.dumps(shape | own)


def _terms(shapes: list[dict[str, Any]], chance: Random) -> str | None:
    from streams.dedupe.terms import MOST, pack

    rows = [_unpacked(shape["traits"]["terms"]) for shape in chance.choices(shapes, k=8)]
    return pack(tuple(dict.fromkeys([rows[rank % 8][rank] for rank in range(MOST) if rank < len(rows[rank % 8])])))


@lru_cache(maxsize=BASES)
def _unpacked(terms: str | None) -> "Terms":
    from streams.dedupe.terms import packed, unpacked

    return unpacked(packed(terms))


def _signature(given: str, chance: Random) -> str:
    """Return a signature of the same shape with other shingles and details."""
    from streams.dedupe.signature import from_text, level_of, to_text
    from streams.dedupe.sketch import limit

    packed = from_text(given) or b""
    drawn = np.frombuffer(chance.randbytes(4 * packed[2]), np.uint32) & np.uint32(limit(level_of(packed)) - 2)
    rest = len(packed) - _SIGNATURE_HEAD - drawn.nbytes
    return to_text(packed[:_SIGNATURE_HEAD] + drawn.tobytes() + chance.randbytes(rest))


def place(offset: int) -> "Place":
    """Return where the item of a number lies."""
    from streams.dedupe import Place

    return Place(0, offset)
