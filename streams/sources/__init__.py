"""Sources: what brings raw items in. They send bytes and never read them."""

from streams.sources.memory import MemoryPublisher
from streams.sources.publisher import Ack, Publisher

__all__ = ["Ack", "MemoryPublisher", "Publisher"]
