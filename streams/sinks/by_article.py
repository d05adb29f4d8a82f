"""What an article says itself of its verdict, in words: all there is where the verdict is not in the store (an import)."""

from collections.abc import Iterator

from schemas.article import ArticleFacts, Change, Cluster, Story

LACKS = "its verdict is not in this store"


def told_by_article(wire: ArticleFacts) -> str:
    """Return the reason of its cluster, or else what it says of its version, its cluster and its running story."""
    if wire.cluster and wire.cluster.reason:
        return wire.cluster.reason
    said = [*_version(wire.change), *_text(wire.cluster), *_story(wire.story)]
    return f"the article says: {', '.join(said)}; {LACKS}" if said else f"the article says no more, and {LACKS}"


def _version(change: Change) -> Iterator[str]:
    # Not its note: editors quote there what was wrong.
    if change.number is not None:
        yield f"number {change.number}"
    if change.replaces:
        yield f"in place of {change.replaces}"


def _text(cluster: Cluster | None) -> Iterator[str]:
    if cluster:
        yield f"repeats {cluster.of or 'another article'}" if cluster.role == "reprint" else "repeats no other article"


def _story(story: Story | None) -> Iterator[str]:
    if story is None:
        return
    if story.first_feed is None:
        yield "the first of its running story"
        return
    yield f"in a running story that {story.first_feed} had first" + _late(story.seconds_later)
    if story.similarity is not None:
        yield f"{story.similarity:.2f} alike"


def _late(seconds: float | None) -> str:
    if seconds is None or seconds < 1:
        return ""
    minute = 60
    return f", {seconds:.0f} s before" if seconds < minute else f", {seconds / minute:.0f} min before"
