"""`copydesk replay --dry-run`: which stored versions would be others under today's code, field by field.

The raw items go the way of a replay into a store of its own, in a temporary folder; the store that is asked about is
only read.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

import orjson

from schemas.codec import ndjson
from schemas.topics import RAW
from streams.cli.exits import say
from streams.cli.replay import Asked, fill, places_of
from streams.settings import Settings
from streams.sinks.comparing import Change, Comparison
from streams.sinks.untouched import untouched

ORDER = (
    "A replay judges in the order of receiving. Where the worker met items in another order, kinds, receipts and which "
    "of two equal items counts as the first may differ for that alone."
)
PART = "Only a part was replayed: the memory of dedupe began empty there, and kinds may differ for that alone."


async def dry_run(settings: Settings, url: str, asked: Asked, *, full: bool) -> bool:
    """Print what would change, and a summary on stderr; return whether anything would."""
    async with untouched(url) as store:
        with tempfile.TemporaryDirectory(prefix="copydesk-dry-run-") as folder:
            file = Path(folder, "replayed.sqlite")
            places = await places_of(settings, asked)
            await fill(settings, f"sqlite:///{file}", places)
            spots = frozenset(f"{RAW}/{partition}/{offset}" for _, partition, offset in places)
            with Comparison(file, spots) as comparison:
                async for change in comparison.of(store):
                    sys.stdout.buffer.write(ndjson(orjson.dumps(told(change, full=full))))
                sys.stdout.flush()
    differs = comparison.counts.keys() - {"same", "other"}
    _summary(comparison.counts, len(places), part=any(asked))
    return bool(differs)


def told(change: Change, *, full: bool) -> dict[str, object]:
    """Return a change as JSON has it; texts are cut unless `full`."""
    said: dict[str, object] = {
        "uri": change.uri,
        "revision": change.revision,
        "change": change.change,
        "receipt": change.receipt,
        "fields": [(field if full else field.brief).told for field in change.fields],
    }
    return said | ({"why": change.why} if change.why else {})


def _summary(counts: Counter[str], records: int, *, part: bool) -> None:
    ends = ", ".join(f"{counts[name]:,} {name}" for name in ("same", "changed", "added", "gone"))
    say(f"{records:,} raw records, read again by today's code: {ends}")
    if other := counts["other"]:
        say(f"{other:,} stored versions came from other raw records: not asked for, or no longer on the topic")
    if part:
        say(PART)
    if counts["changed"] or counts["added"] or counts["gone"]:
        say(ORDER)
