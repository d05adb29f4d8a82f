"""Compare the topics on a broker with the table in `schemas.topics`, and mend what can be mended safely.

Missing topics are created, partitions grown, configurations altered where they differ; what an operator set beside the
table stays. Partitions never shrink and replicas are never moved: those differences are only reported. A broker that
can't alter topics (the embedded one) gets the missing ones created, and the rest is reported. Applying twice changes
nothing.

`connection` holds aiokafka's client arguments: `bootstrap_servers`, `security_protocol`, `ssl_context`, `sasl_…`.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient, NewPartitions, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import IncompatibleBrokerVersion, KafkaError, TopicAlreadyExistsError, for_code

from schemas.topics import TOPICS, Topic
from streams.errors import ConfigError
from streams.observe.away import broker_away

MISSING, PARTITIONS, REPLICATION = "missing", "partitions", "replication"

SET_ON_TOPIC = 1
"""Kafka's config source DYNAMIC_TOPIC_CONFIG: somebody set this value for this topic."""

PRODUCTION_REPLICAS = 3
"""From this replication on a topic gets its production settings (`min.insync.replicas` 2)."""

SETTLE_SECONDS = 5.0
"""How long a change may take until every broker tells it; a single one needs some 50 ms."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a topic is not as the table has it.

    `topic` is the full name, with the prefix. `what` is `missing`, `partitions`, `replication` or the key of a
    configuration. `have` is None where the broker tells no value.
    """

    topic: str
    what: str
    have: str | None
    want: str

    @property
    def mendable(self) -> bool:
        """Whether `apply` tries to mend it: it never takes partitions away and never moves replicas."""
        return self.what != REPLICATION and not (self.what == PARTITIONS and int(self.have or 0) > int(self.want))

    def __str__(self) -> str:
        if self.what == MISSING:
            return f"{self.topic} is missing (wants {self.want})"
        return f"{self.topic}: {self.what} is {self.have}, wants {self.want}"


@dataclass(frozen=True, slots=True)
class Applied:
    """What `apply` mended, and what still differs because it must not or cannot be mended."""

    mended: list[Difference]
    left: list[Difference]


async def diff(
    connection: Mapping[str, Any], prefix: str = "", *, replication: int = 1, topics: Mapping[str, Topic] = TOPICS
) -> list[Difference]:
    """Return all differences in the order of the table; an empty list when there are none.

    Raises TransientError when the broker is away, ConfigError when it refuses us.
    """
    async with _admin(connection) as admin:
        return await _differences(admin, _named(topics, prefix), replication)


async def apply(
    connection: Mapping[str, Any], prefix: str = "", *, replication: int = 1, topics: Mapping[str, Topic] = TOPICS
) -> Applied:
    """Mend what can be mended and read again what is left. Safe to run at any time, also twice at once.

    Raises TransientError when the broker is away, ConfigError when it refuses us.
    """
    async with _admin(connection) as admin:
        table = _named(topics, prefix)
        before = await _differences(admin, table, replication)
        touched = await _mend(admin, table, before, replication)
        left = await _settled(admin, table, touched, replication)
    return Applied([difference for difference in before if difference not in left], left)


async def create_missing(
    connection: Mapping[str, Any], prefix: str = "", *, replication: int = 1, topics: Mapping[str, Topic] = TOPICS
) -> list[str]:
    """Create the topics that are missing, touch no other, and return their full names; errors as for `apply`."""
    async with _admin(connection) as admin:
        absent = await _absent(admin, _named(topics, prefix))
        await _create(admin, absent, replication)
    return list(absent)


async def missing(
    connection: Mapping[str, Any], prefix: str = "", *, topics: Mapping[str, Topic] = TOPICS
) -> list[str]:
    """Return the full names of the topics that are missing; errors as for `apply`."""
    async with _admin(connection) as admin:
        return list(await _absent(admin, _named(topics, prefix)))


async def _absent(admin: AIOKafkaAdminClient, table: Mapping[str, Topic]) -> dict[str, Topic]:
    there = {told["topic"] for told in await admin.describe_topics()}
    return {name: topic for name, topic in table.items() if name not in there}


def _named(topics: Mapping[str, Topic], prefix: str) -> dict[str, Topic]:
    return {prefix + name: topic for name, topic in topics.items()}


@asynccontextmanager
async def _admin(connection: Mapping[str, Any]) -> AsyncIterator[AIOKafkaAdminClient]:
    admin = AIOKafkaAdminClient(**connection)
    try:
        await admin.start()
        yield admin
    except KafkaError as error:
        if error.retriable:
            raise broker_away(connection, error) from error
        raise ConfigError(f"{connection.get('bootstrap_servers')}: {error}") from error
    finally:
        await admin.close()


async def _differences(admin: AIOKafkaAdminClient, table: Mapping[str, Topic], replication: int) -> list[Difference]:
    partitions = {told["topic"]: told["partitions"] for told in await admin.describe_topics() if told["topic"] in table}
    configs = await _configs(admin, partitions)
    found: list[Difference] = []
    for name, topic in table.items():
        if name not in partitions:
            found.append(Difference(name, MISSING, None, f"{topic.partitions} partitions, {replication} replicas"))
            continue
        replicas = min(len(partition["replicas"]) for partition in partitions[name])
        have = {PARTITIONS: str(len(partitions[name])), REPLICATION: str(replicas)}
        have |= {key: value for key, (value, _) in configs[name].items()}
        want = {PARTITIONS: str(topic.partitions), REPLICATION: str(replication)} | _config(topic, replication)
        found += [Difference(name, key, have.get(key), value) for key, value in want.items() if have.get(key) != value]
    return found


def _config(topic: Topic, replication: int) -> dict[str, str]:
    return topic.config(production=replication >= PRODUCTION_REPLICAS)


async def _configs(admin: AIOKafkaAdminClient, names: Iterable[str]) -> dict[str, dict[str, tuple[str, int]]]:
    """Return per topic and key the value and its source."""
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for reply in await admin.describe_configs(resources) if resources else ():
        for code, message, _, name, entries in reply.resources:
            _raise_for(code, message)
            found[name] = {key: (value, source) for key, value, _, source, *_ in entries}
    return found


async def _mend(
    admin: AIOKafkaAdminClient, table: Mapping[str, Topic], differences: list[Difference], replication: int
) -> set[str]:
    """Mend what may be mended; return the topics that should soon have no mendable difference."""
    mendable = [difference for difference in differences if difference.mendable]
    missing = {each.topic for each in mendable if each.what == MISSING}
    await _create(admin, {name: table[name] for name in table if name in missing}, replication)
    try:
        await _grow(admin, [each for each in mendable if each.what == PARTITIONS])
        await _alter(admin, [each for each in mendable if each.what not in {MISSING, PARTITIONS}])
    except IncompatibleBrokerVersion:  # the embedded broker has no such requests
        return missing
    return {each.topic for each in mendable}


async def _create(admin: AIOKafkaAdminClient, topics: Mapping[str, Topic], replication: int) -> None:
    if not topics:
        return
    reply = await admin.create_topics([
        NewTopic(name, topic.partitions, replication, topic_configs=_config(topic, replication))
        for name, topic in topics.items()
    ])  # fmt: skip
    for _, code, message in reply.topic_errors:
        if code != TopicAlreadyExistsError.errno:  # another `apply` was faster
            _raise_for(code, message)


async def _grow(admin: AIOKafkaAdminClient, differences: list[Difference]) -> None:
    if differences:
        reply = await admin.create_partitions({each.topic: NewPartitions(int(each.want)) for each in differences})
        for _, code, message in reply.topic_errors:
            _raise_for(code, message)


async def _alter(admin: AIOKafkaAdminClient, differences: list[Difference]) -> None:
    """Set the keys that differ. aiokafka's request replaces all that was set, so what was set is sent again."""
    names = list(dict.fromkeys(each.topic for each in differences))
    configs = {
        name: {key: value for key, (value, source) in entries.items() if source == SET_ON_TOPIC}
        for name, entries in (await _configs(admin, names)).items()
    }
    for each in differences:
        configs[each.topic][each.what] = each.want
    resources = [ConfigResource(ConfigResourceType.TOPIC, name, configs[name]) for name in names]
    for reply in await admin.alter_configs(resources) if resources else ():
        for code, message, *_ in reply.resources:
            _raise_for(code, message)


async def _settled(
    admin: AIOKafkaAdminClient, table: Mapping[str, Topic], touched: set[str], replication: int
) -> list[Difference]:
    """Read again until the broker tells the touched topics as they should be now; what never is, is left."""
    end = asyncio.get_running_loop().time() + SETTLE_SECONDS
    while True:
        left = await _differences(admin, table, replication)
        pending = any(each.mendable and each.topic in touched for each in left)
        if not pending or asyncio.get_running_loop().time() > end:
            return left
        await asyncio.sleep(0.05)


def _raise_for(code: int, message: str | None) -> None:
    if code:
        raise for_code(code)(message)
