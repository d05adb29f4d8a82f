"""`copydesk dedupe`: stories in as NDJSON lines, a verdict out for each, with the desk of the stage dedupe."""

from typing import TYPE_CHECKING

import orjson

from streams.cli.line import Line
from streams.cli.lines import LinesPath, answer, as_item
from streams.cli.state import known_feeds, load_settings

if TYPE_CHECKING:
    from schemas.verdict import Verdict


def dedupe(path: LinesPath) -> None:
    """Judge the stories of a file one after the other and print a verdict for each line."""
    from streams.dedupe import Desk, Place
    from streams.parse import feed_for

    feeds = known_feeds(load_settings())
    desk = Desk()

    def judged(line: Line, number: int) -> bytes:
        item = as_item(line, number, path, feed_for(line.feed, feeds))
        return orjson.dumps({"id": line.id, **_told(desk.decide(item, Place(0, number)).verdict)})

    answer(path, judged)


def _told(verdict: "Verdict") -> dict[str, object]:
    """Return what a line is answered with; warnings and a status stand there where readers must know of them."""
    told: dict[str, object] = {
        "uri": verdict.uri,
        "cluster": verdict.cluster.id if verdict.cluster else None,
        "story": verdict.story.id if verdict.story else None,
        "kind": verdict.kind,
        "of": verdict.of,
        "similarity": verdict.similarity,
        "reason": verdict.reason,
    }
    if verdict.pub_status != "usable":
        told["pubStatus"] = verdict.pub_status
    if verdict.warnings:
        told["warnings"] = verdict.warnings
    return told
