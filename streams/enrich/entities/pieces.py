"""A piece: the tokens of one name, and the words that may join them."""

from typing import NamedTuple

JOINING = frozenset({"of", "and", "for", "the", "&"})
"""What may stand inside the name of an organisation."""

POSSESSIVE = frozenset({"'s", "’s"})


class Piece(NamedTuple):
    """Consecutive tokens that may be a name: from `first` up to, without it, `last`."""

    first: int
    last: int
    office: tuple[int, int] | None = None
    """The tokens of the office before it."""
    starts: bool = False
    """Whether a sentence begins with it."""
