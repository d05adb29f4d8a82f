"""One item on the desk, and what the levels of judging read of it: each thing once, when a rule first asks."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from schemas.article import ParsedItem
from schemas.verdict import Traits
from schemas.vocab import Kind
from streams.dedupe.prose_kills import kill_in_prose
from streams.dedupe.signature import Signature, signature_of
from streams.dedupe.slugs import headline_key
from streams.dedupe.traits import own_headline, traits_of
from streams.moments import moment

if TYPE_CHECKING:
    from streams.dedupe.memory import Memory
    from streams.dedupe.reprints import Look


class Case:
    """An item to be judged. What a level reads of its text stands here as a cached property."""

    def __init__(self, item: ParsedItem) -> None:
        self.item = item
        self._look: Look | None = None

    @cached_property
    def traits(self) -> Traits:
        """What versions without an identifier, kills in prose and running stories are found by."""
        return traits_of(self.item)

    @cached_property
    def signature(self) -> Signature | None:
        """What copies of the text are found by; None where it is too short to be one."""
        return signature_of(self.item)

    @cached_property
    def headline(self) -> str:
        """The key of the headline that the item is found by."""
        return headline_key(own_headline(self.item))

    @cached_property
    def withdraws(self) -> Kind | None:
        """`kill` or `withdrawal` where the text says that a story must not be used."""
        return kill_in_prose(self.item)

    def look(self, memory: "Memory") -> "Look | None":
        """Return what the memory knows of the text: looked up once, because nothing changes while an item is judged."""
        if self._look is None and self.signature is not None:
            now = max(memory.now, self.item.copydesk.received_at) if memory.now else self.item.copydesk.received_at
            self._look = memory.reprints.look(self.signature, moment(now))
        return self._look


def read(cases: Sequence[Case]) -> None:
    """Read of several items at once what does not depend on what is remembered.

    One kind of reading goes over all of them, then the next, so that its code and tables are in the caches of the processor.
    """
    for case in cases:
        _ = case.signature
    for case in cases:
        _ = case.traits
    for case in cases:
        _ = case.withdraws
    for case in cases:
        _ = case.headline  # its key is then at hand when the verdict is remembered, which has the same headline
