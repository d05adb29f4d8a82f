"""The words of a run with what the tables say of them."""

from itertools import accumulate

from streams.enrich.entities.signs import look
from streams.enrich.entities.tokens import tokens
from streams.text.kept import kept_by_word


class Wording:
    """The tokens of a run: the words, where each starts in it, their keys and their signs."""

    __slots__ = ("keys", "signs", "starts", "words")

    def __init__(self, words: list[str], starts: list[int]) -> None:
        self.words, self.starts = words, starts
        looked = [look(word) for word in words]
        self.keys = [folded for folded, _ in looked]
        self.signs = [signs for _, signs in looked]

    def end(self, index: int) -> int:
        """Return where a word ends."""
        return self.starts[index] + len(self.words[index])


@kept_by_word(4096)
def wording(run: str) -> Wording:
    """Return the words of a run; most are one word, and nearly all the others have nothing but spaces between theirs."""
    if run.isalpha():
        return Wording([run], [0])
    words = run.split(" ")
    if all(map(str.isalpha, words)):
        return Wording(words, [0, *accumulate(len(word) + 1 for word in words[:-1])])
    found = tokens(run)
    return Wording(found.texts, found.starts)
