"""Faust's settings for every stage; each deviation from its defaults has its reason."""

from typing import Any

import mode
from faust.types.auth import CredentialsT
from yarl import URL

from streams.agents.consumer import SafeApp

MIB = 1024 * 1024

SETTINGS: dict[str, Any] = {
    "autodiscover": False,
    "agent_supervisor": mode.CrashingSupervisor,  # the default restarts a dead agent and acks what it failed on
    "processing_guarantee": "at_least_once",  # exactly_once sends to foreign topics outside the transaction (issue 177)
    "cython_optimizations": True,
    "topic_allow_declare": False,  # topics come from schemas/topics.py, by `copydesk topics apply`
    "topic_disable_leader": True,
    "table_standby_replicas": 0,  # without tables and standbys Faust takes aiokafka's plain round robin
    "web_enabled": False,
    "stream_wait_empty": True,  # stop and rebalance wait for the batch in flight
    "stream_buffer_maxsize": 65536,  # never reached: SafeConsumer pauses fetching far below, by records and bytes
    "consumer_auto_offset_reset": "earliest",
    "consumer_max_fetch_size": 18 * MIB,  # the largest topic takes 17
    "consumer_metadata_max_age_ms": 30_000,  # so soon it hears of partitions that were added; 300,000 by default
    "broker_max_poll_records": 500,
    "broker_commit_interval": 1.0,
    "broker_commit_every": None,
    "producer_acks": -1,  # all in-sync replicas
    "producer_linger": 0.0,  # a gathered batch goes out whole; linger would be waited for once per batch
    "producer_max_batch_size": 256 * 1024,
    "producer_max_request_size": 18 * MIB,
    "producer_compression_type": "zstd",  # aiokafka's lz4 runs at level 9 on the event loop: half the speed
    "producer_request_timeout": 60.0,  # 1200 by default: a send must fail before people wonder
}


def stage_app(
    group: str,
    brokers: str,
    *,
    session_timeout: float = 10.0,
    credentials: CredentialsT | None = None,
    **overrides: Any,
) -> SafeApp:
    """Make the app of one stage: one consumer group, one process.

    `brokers` is `host:port[,host:port…]`. `session_timeout` (seconds) is how long a dead worker keeps its partitions;
    the embedded broker also makes a joining worker wait for half of it. `credentials` are Faust's (SASL or TLS).
    """
    return SafeApp(
        group,
        broker=[URL(f"kafka://{broker.strip()}") for broker in brokers.split(",")],
        broker_credentials=credentials,
        broker_session_timeout=session_timeout,
        broker_heartbeat_interval=session_timeout / 4,
        broker_rebalance_timeout=max(30.0, session_timeout),
        **{**SETTINGS, **overrides},
    )
