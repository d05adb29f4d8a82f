"""A piece: the tokens of one name, and the words that may join them."""

from typing import NamedTuple

JOINING = frozenset({"of", "and", "for", "on", "the", "&"})
"""What may stand inside the name of an organisation."""

AFTER_COMMA = frozenset({"inc", "ltd", "llc", "llp", "lp", "corp", "plc", "limited", "incorporated"})
"""Legal forms that a comma parts from the name: "Acme Robotics, Inc."."""

POSSESSIVE = frozenset({"'s", "’s"})


class Piece(NamedTuple):
    """Consecutive tokens that may be a name: from `first` up to, without it, `last`."""

    first: int
    last: int
    office: tuple[int, int] | None = None
    """The tokens of the office before it."""
    starts: bool = False
    """Whether a sentence begins with it."""
