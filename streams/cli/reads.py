"""What each stage reads, for those who look at it from outside."""

from streams.agents.stages import READS, group_of
from streams.dashboard.groups import Reads
from streams.settings import Settings


def reads_of(settings: Settings) -> dict[str, Reads]:
    """Return the group and the topics of every stage, with their prefix."""
    return {
        stage: Reads(group_of(settings, stage), tuple(settings.prefix + topic for topic in topics))
        for stage, topics in READS.items()
    }


async def behind(settings: Settings) -> dict[str, int]:
    """Return how many records every stage has to do; TransientError when the brokers don't answer."""
    from streams.observe.lag import LagReader

    async with LagReader(settings.kafka_client()) as reader:
        return {
            stage: sum(each.lag for each in await reader.read(reads.group, reads.topics))
            for stage, reads in reads_of(settings).items()
        }
