"""What each stage reads, for those who look at it from outside."""

from streams.dashboard.groups import Reads
from streams.settings import Settings


def reads_of(settings: Settings) -> dict[str, Reads]:
    """Return the group and the topics of every stage, with their prefix."""
    from streams.app import READS, group_of

    return {
        stage: Reads(group_of(settings, stage), tuple(settings.prefix + topic for topic in topics))
        for stage, topics in READS.items()
    }
