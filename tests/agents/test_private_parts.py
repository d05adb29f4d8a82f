"""The private parts of Faust and aiokafka that the engine leans on: they exist, with the signatures that we use.

When this fails after an update, read docs/adr/0003 before you widen the pin.
"""

import inspect
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.client import AIOKafkaClient
from aiokafka.consumer.group_coordinator import GroupCoordinator
from faust import App
from faust.channels import Channel
from faust.transport.conductor import Conductor
from faust.transport.consumer import Consumer
from faust.transport.drivers import aiokafka as driver
from mode.utils.queues import FlowControlEvent, FlowControlQueue

from streams.agents.conf import SETTINGS, stage_app
from streams.agents.consumer import Flow, SafeApp

SIGNATURES: tuple[tuple[Callable[..., Any], str], ...] = (
    (driver.AIOKafkaConsumerThread._create_worker_consumer, "self transport"),
    (driver.AIOKafkaConsumerThread._ensure_consumer, "self"),
    (driver.AIOKafkaConsumerThread.call_thread, "self fun *args **kwargs"),
    (driver.Consumer._new_consumer_thread, "self"),
    (driver.Producer._new_producer, "self transactional_id"),
    (AIOKafkaClient._metadata_update, "self cluster_metadata topics"),
    (driver.Consumer.verify_event_path, "self now tp"),
    (driver.server_list, "urls default_port"),
    (driver.credentials_to_aiokafka_auth, "credentials ssl_context"),
    (Consumer._drain_messages, "self fetcher"),
    (Consumer._filter_tps_with_pending_acks, "self topics"),
    (Consumer._new_offset, "self tp"),
    (Consumer._to_message, "self tp record"),
    (Consumer._wait_next_records, "self timeout"),
    (driver.Consumer.seek_to_committed, "self"),
    (driver.Consumer.seek_wait, "self partitions"),
    (driver.Consumer._getmany, "self active_partitions timeout"),
    (driver.Consumer.earliest_offsets, "self *partitions"),
    (driver.Consumer.assignment, "self"),
    (Consumer.perform_seek, "self"),
    (Consumer.on_partitions_assigned, "self assigned generation_id"),
    (Conductor._update_tp_index, "self assigned"),
    (FlowControlEvent.clear, "self"),
    (App._new_transport, "self"),
    (App._create_directories, "self"),
    (GroupCoordinator.fetch_committed_offsets, "self partitions"),
)


@pytest.mark.parametrize(("function", "parameters"), SIGNATURES, ids=lambda value: getattr(value, "__qualname__", ""))
def test_signature(function: Callable[..., Any], parameters: str) -> None:
    """A function that we override or call takes the parameters that we know."""
    stars = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    known = [stars.get(p.kind, "") + name for name, p in inspect.signature(function).parameters.items()]
    assert " ".join(known) == parameters


async def test_attributes(quiet_app: SafeApp) -> None:
    """The books of Faust's consumer that we read and write are there."""
    app = quiet_app
    for name in ("_read_offset", "_committed_offset", "_unacked_messages", "_waiting_for_ack", "flow_active"):
        assert hasattr(app.consumer, name)
    assert app.topics._tp_index == {}  # type: ignore[attr-defined]
    assert isinstance(app.stream(app.topic("topic")).channel, Channel)
    assert app.flow_control.is_active()
    assert isinstance(app.flow_control, Flow)
    assert isinstance(app.stream(app.topic("topic")).channel.queue, FlowControlQueue)


async def test_fetch_wait_can_be_set_before_the_start() -> None:
    """The fetch wait of aiokafka comes from the attribute that we change, when it starts."""
    source = inspect.getsource(AIOKafkaConsumer.start)
    assert "fetch_max_wait_ms=self._fetch_max_wait_ms" in source
    assert "self._fetch_max_wait_ms = fetch_max_wait_ms" in inspect.getsource(AIOKafkaConsumer.__init__)


def test_every_setting_is_known_to_faust() -> None:
    """Faust knows every setting that we set; an unknown one it would take without a word."""
    conf = stage_app("test", "localhost:9092").conf
    assert [name for name in SETTINGS if name not in type(conf).SETTINGS] == []
    assert conf.producer_compression_type == "zstd"
    assert conf.web_enabled is False


def test_pin() -> None:
    """The installed Faust is the one that was read and tried."""
    assert version("faust-streaming").startswith("0.15.")
