"""What to raise when no broker answers: where it was looked for, and what helps."""

from collections.abc import Mapping
from typing import Any

from aiokafka.errors import KafkaConnectionError, KafkaError

from streams.errors import TransientError


def broker_away(client: Mapping[str, Any], error: KafkaError) -> TransientError:
    """Return the error for clients with these arguments; `error` is aiokafka's, told where it says more than that."""
    brokers = client.get("bootstrap_servers", ())
    where = brokers if isinstance(brokers, str) else ",".join(map(str, brokers))
    why = "" if isinstance(error, KafkaConnectionError) else f" ({type(error).__name__}: {error})"
    return TransientError(f"no broker answers at {where}{why}; `copydesk doctor` looks at what is wrong")
