"""The consumer groups of stages as the broker knows them, for stages that this process does not run."""

from collections.abc import Mapping
from types import TracebackType
from typing import Any, NamedTuple, Self

from aiokafka.client import AIOKafkaClient, ConnectionGroup, CoordinationType
from aiokafka.errors import KafkaError, for_code
from aiokafka.protocol.admin import DescribeGroupsRequest_v1

from streams.errors import TransientError
from streams.observe.away import broker_away
from streams.observe.lag import LagReader


class Reads(NamedTuple):
    """A stage's consumer group and the topics that it reads, both with their prefix."""

    group: str
    topics: tuple[str, ...]


class GroupSeen(NamedTuple):
    """What the broker tells of a stage: records that wait, the sum of what is committed, and the members."""

    lag: int
    committed: int
    members: int


class _Describe:
    """Asks for one group, in a version that aiokafka 0.14 can read.

    The answer to version 3 it reads with the schema of version 2, and the connection breaks.
    """

    def __init__(self, group: str) -> None:
        self._group = group

    def prepare(self, _: Mapping[int, tuple[int, int]]) -> Any:
        """Return the request; every broker since 0.10.2 knows version 1."""
        return DescribeGroupsRequest_v1([self._group])


class Groups:
    """Asks the broker over connections that stay open. Use it with `async with`; TransientError when it is away."""

    def __init__(self, client: Mapping[str, Any], reads: Mapping[str, Reads]) -> None:
        self._lag, self._client, self._reads = LagReader(client), AIOKafkaClient(**client), reads
        self._brokers = client

    async def __aenter__(self) -> Self:
        await self._lag.__aenter__()
        try:
            await self._client.bootstrap()
        except BaseException as error:
            await self.__aexit__(None, None, None)
            if isinstance(error, KafkaError):
                raise broker_away(self._brokers, error) from error
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.close()
        await self._lag.__aexit__(kind, error, trace)

    async def look(self, stage: str) -> GroupSeen:
        """Return what the broker tells of one stage."""
        reads = self._reads[stage]
        offsets = await self._lag.read(reads.group, reads.topics)
        try:
            members = await self._members(reads.group)
        except KafkaError as error:
            raise TransientError(f"Kafka does not tell the members of group {reads.group}: {error}") from error
        return GroupSeen(sum(each.lag for each in offsets), sum(each.committed or 0 for each in offsets), members)

    async def _members(self, group: str) -> int:
        node = await self._client.coordinator_lookup(CoordinationType.GROUP, group)
        await self._client.ready(node, group=ConnectionGroup.COORDINATION)
        answer = await self._client.send(node, _Describe(group), group=ConnectionGroup.COORDINATION)
        return members_of(answer)


def members_of(answer: Any) -> int:
    """Count the members that a broker told of; KafkaError where it could not tell, which is not the same as none."""
    for code, *_ in answer.groups:
        if code:
            raise for_code(code)
    return sum(len(members) for *_, members in answer.groups)
