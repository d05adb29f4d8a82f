"""Generated histories of a wire: items of few articles, agencies and minutes, so that they meet often."""

from collections.abc import Sequence

from dedupe.items import parsed
from hypothesis import strategies as st

from schemas.article import ParsedItem
from schemas.vocab import Kind, PubStatus

GUIDS = ("tag:wire.example,2025:1", "tag:wire.example,2025:2", "story-3", None)
KINDS: tuple[Kind, ...] = ("new", "update", "correction", "refile", "repeat", "advisory", "test", "kill", "withdrawal")
STATUSES: tuple[PubStatus, ...] = ("usable", "usable", "usable", "withheld", "canceled")

HEADLINES = ("Harbour closed", "Harbour opened", "STORY WITHDRAWN: Harbour closed")

minutes = st.integers(0, 9)


@st.composite
def items(draw: st.DrawFn, offset: int, *, agencies: Sequence[str] = ("Wire", "Other")) -> ParsedItem:
    """Draw one item that lies at the offset."""
    return parsed(
        draw(st.sampled_from(GUIDS)),
        offset=offset,
        version=draw(st.sampled_from((None, "1", "2"))),
        created=draw(st.none() | minutes),
        received=draw(st.integers(0, 30)),
        body=draw(st.sampled_from(("", "The harbour was closed.", "The harbour was opened."))),
        kind=draw(st.sampled_from(KINDS)),
        status=draw(st.sampled_from(STATUSES)),
        agency=draw(st.sampled_from(agencies)),
        may_kill=draw(st.integers(0, 3)) > 0,
        target=draw(st.sampled_from((None, None, None, "tag:wire.example,2025:1", "story-3"))),
        embargoed=draw(st.none() | st.none() | st.integers(0, 60)),
        embargo_text=draw(st.sampled_from((None, None, None, "Not before the vote"))),
        headline=draw(st.sampled_from(HEADLINES)),
        slug=draw(st.sampled_from((None, "HARBOUR/", "BC-NB--Harbour, 1st Ld"))),
        number=draw(st.sampled_from((None, None, 1, 2))),
        take=draw(st.sampled_from((None, None, None, 1, 2))),
        priority=draw(st.sampled_from((None, "u", "r"))),
    )


@st.composite
def streams(draw: st.DrawFn, *, most: int = 14) -> list[ParsedItem]:
    """Draw what lies on one partition of `wire.parsed.v1`: items, some of which parse has sent twice."""
    stream: list[ParsedItem] = []
    for offset in range(draw(st.integers(1, most))):
        if stream and draw(st.integers(0, 5)) == 0:
            stream.append(draw(st.sampled_from(stream)))
        else:
            stream.append(draw(items(offset)))
    return stream


@st.composite
def stories(draw: st.DrawFn) -> list[ParsedItem]:
    """Draw the versions, kills, holds and advisories of one article of one agency, in the order of receipts."""
    count = draw(st.integers(1, 7))
    return [
        parsed(
            offset=offset,
            version=str(offset),
            created=draw(st.none() | minutes),
            received=draw(minutes),
            kind=draw(st.sampled_from(("new", "update", "correction", "repeat", "advisory"))),
            status=draw(st.sampled_from(STATUSES)),
            embargoed=draw(st.none() | st.none() | st.integers(0, 60)),
        )
        for offset in range(count)
    ]
