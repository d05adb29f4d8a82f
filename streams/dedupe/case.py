"""One item on the desk, and what the levels of judging read of it: each thing once, when a rule first asks."""

from schemas.article import ParsedItem


class Case:
    """An item to be judged. What a level reads of its text stands here as a cached property."""

    def __init__(self, item: ParsedItem) -> None:
        self.item = item
