"""The words of a run with what the tables say of them."""

from streams.enrich.entities.signs import look
from streams.enrich.entities.tokens import tokens


class Wording:
    """The tokens of a run: the words, where each starts in it, their keys and their signs."""

    __slots__ = ("keys", "signs", "starts", "words")

    def __init__(self, run: str) -> None:
        self.words, self.starts, _ = tokens(run)
        looked = list(map(look, self.words))
        self.keys = [folded for folded, _ in looked]
        self.signs = [signs for _, signs in looked]

    def end(self, index: int) -> int:
        """Return where a word ends."""
        return self.starts[index] + len(self.words[index])
