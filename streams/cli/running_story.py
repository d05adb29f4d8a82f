"""A running story in words and as JSON, for `copydesk cluster show`."""

from collections.abc import Iterator
from datetime import datetime

import orjson

from schemas.article import Story
from schemas.codec import ndjson
from schemas.events import rfc3339
from streams.cli.cluster_item import facts
from streams.observe.silence import span
from streams.sinks.stories import Member, later, texts
from streams.text.spaces import visible


def as_json(story: str, found: list[Member]) -> Iterator[bytes]:
    """Tell every item as an object, in the order in which they were sent."""
    for member in found:
        late = (member.at - found[0].at).total_seconds()
        yield ndjson(
            orjson.dumps({**facts(member.way), "story": story, "sentAt": rfc3339(member.at), "secondsLater": late})
        )


def in_words(story: str, found: list[Member], missing: Story | None = None) -> Iterator[bytes]:
    """Tell who had the story first, then its texts in the order of time, the other items of a text below its first."""
    groups = texts(found)
    lines = [
        f"{story}: {_count(len(found), 'item')}, {_count(len(groups), 'text')}",
        _first(found),
        *_missing(missing),
        "",
    ]
    for first, *others in groups:
        lines += _item(first)
        lines += [f"  {line}" for other in others for line in _item(other)]
    yield from (f"{visible(line)}\n".encode() for line in lines)


def _first(found: list[Member]) -> str:
    (feed, _), *others = later(found).items()
    waits = "".join(f"; {other} {span(wait)} later" for other, wait in others)
    return f"first: {feed} at {_at(found[0].at)}{waits or '; no other feed in this store'}"


def _missing(story: Story | None) -> list[str]:
    """Tell of the item before all of these, as they tell it."""
    if story is None:
        return []
    when = f" at {_at(story.first_at)}" if story.first_at else ""
    return [f"before them: {story.first_feed}{when}, {story.first_uri}, which this store lacks"]


def _item(member: Member) -> list[str]:
    judged, way = member.way.judged, member.way
    kind = judged.kind if judged else "unknown"
    alike = f" {judged.similarity:.2f}" if judged and judged.similarity is not None else ""
    held = "  (held)" if way.outcome == "held" else ""
    headline = "(killed)" if member.killed else way.headline or "(no headline)"
    return [
        f"{_at(member.at)}  {way.received.feed}  {kind}{alike}{held}  {headline}",
        f"  {way.receipt}  {way.uri}  {member.cluster or '(no cluster)'}",
    ]


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _at(time: datetime) -> str:
    return rfc3339(time.replace(microsecond=0))
