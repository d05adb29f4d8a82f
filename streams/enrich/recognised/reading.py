"""A text read again as the rules read it: its tokens, and where no name is to be looked for."""

from bisect import bisect_left
from typing import NamedTuple

from streams.enrich.entities.shouting import unreadable
from streams.enrich.entities.tickers import tickers
from streams.enrich.entities.tokens import Tokens, tokens
from streams.enrich.recognised.belief import Told
from streams.enrich.recognised.spans import Span


class Reading(NamedTuple):
    """What of an article is read; `length` is that of its whole text, from which prominence is reckoned."""

    text: str
    length: int
    stream: Tokens
    starts: dict[int, int]
    """The index of the token that starts at a code point."""
    skip: list[bool]
    """For each token, whether its capitals tell nothing: crossheads, lines in capitals, tickers."""

    def tokens_of(self, start: int, end: int) -> range:
        """Return the tokens that these code points consist of; none when they cut through one."""
        first = last = self.starts.get(start, len(self.stream.texts))
        while last < len(self.stream.texts) and self.stream.ends[last] < end:
            last += 1
        return range(first, last + 1) if last < len(self.stream.texts) and self.stream.ends[last] == end else range(0)

    def words(self, start: int, end: int) -> list[str]:
        """Return the words at these code points."""
        return [self.stream.texts[each] for each in self.tokens_of(start, end)] or [self.text[start:end]]

    def told(self, span: Span) -> Told:
        """Return what a span tells; nothing where it cuts through a word or stands where names tell nothing."""
        places = self.tokens_of(span.start, span.end)
        if not places or any(self.skip[each] for each in places):
            return Told([], span.label, "")
        before = self.stream.texts[places[0] - 1].lower() if places[0] else ""
        return Told([self.stream.texts[each] for each in places], span.label, before)


def read_again(text: str, length: int, crossheads: list[tuple[int, int]]) -> Reading:
    """Read a text, the beginning of one of `length` code points, as the rules do."""
    stream = tokens(text)
    starts = {start: index for index, start in enumerate(stream.starts)}
    spans = unreadable(text, tickers(text), crossheads)
    return Reading(text, length, stream, starts, _marked(stream.starts, spans))


def _marked(starts: list[int], spans: list[tuple[int, int]]) -> list[bool]:
    """Say for each token whether it starts in one of the spans; both are in order."""
    marks = [False] * len(starts)
    for begin, end in spans:
        for index in range(bisect_left(starts, begin), bisect_left(starts, end)):
            marks[index] = True
    return marks
