"""One item on the desk, and what the levels of judging read of it: each thing once, when a rule first asks."""

from functools import cached_property

from schemas.article import ParsedItem
from schemas.verdict import Traits
from streams.dedupe.traits import traits_of


class Case:
    """An item to be judged. What a level reads of its text stands here as a cached property."""

    def __init__(self, item: ParsedItem) -> None:
        self.item = item

    @cached_property
    def traits(self) -> Traits:
        """What versions without an identifier, kills in prose and running stories are found by."""
        return traits_of(self.item)
