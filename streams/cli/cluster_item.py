"""What `copydesk cluster show` knows of one item, for its JSON."""

from schemas.events import rfc3339
from streams.sinks.way import Way


def facts(way: Way) -> dict[str, object]:
    """Return what is told of an item of a cluster or a running story, by its name."""
    judged = way.judged
    assert judged is not None
    return {
        "cluster": judged.cluster,
        "receipt": way.receipt,
        "uri": way.uri,
        "feed": way.received.feed,
        "receivedAt": rfc3339(way.received.at) if way.received.at else None,
        "kind": judged.kind,
        "of": judged.of,
        "similarity": judged.similarity,
        "story": judged.story,
        "reason": judged.reason,
        "headline": way.headline,
    }
