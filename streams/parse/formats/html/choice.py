"""Choosing paragraphs of a page by a text that another reader made of it: the same words, in the same order."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from streams.parse.formats.html.parting import Words, words_of
from streams.text.paragraphs import Paragraph

_RUN = 3  # words that are looked up together
_LONG = 8  # words from which on a paragraph is known by its runs
_ROW = 3  # and a table, whose rows are lines in the other text
_SHARE = 0.7  # of its runs
_END = 1 << 60


def choose(paragraphs: list[Paragraph], lines: list[Words]) -> list[int]:
    """Return the numbers of the paragraphs that a text has, whose lines are given.

    Long ones are found by their runs of words; of those the longest chain in the order of the text stays, so that what
    stands twice on a page (a teaser, a list of contents) stays once. Short ones stay between the right neighbours.
    """
    words_of_each = [words_of(paragraph.text) for paragraph in paragraphs]
    said = _Text(lines)
    places = [
        said.place(words, is_table=paragraph.role == "table")
        for words, paragraph in zip(words_of_each, paragraphs, strict=True)
    ]
    chain = _longest_chain(places)
    bounds = _neighbours(places, chain)
    kept: list[int] = []
    used: Counter[tuple[Words, int]] = Counter()
    for number in range(len(paragraphs) - 1, -1, -1):  # backwards: of equal lines the one next to its text stays
        words = words_of_each[number]
        after, before = bounds[number]
        if number in chain or (
            places[number] is None and used[words, before] < said.lines_between(words, after, before)
        ):
            used[words, before] += 1
            kept.append(number)
    return kept[::-1]


def share(part: str, whole: str) -> float:
    """Return the share of the runs of three words of one text that another has; 1 for a text without any."""
    runs = list(_runs(words_of(part)))
    known = set(_runs(words_of(whole)))
    return sum(run in known for run in runs) / len(runs) if runs else 1.0


def strangers(paragraphs: list[str], text: str) -> set[int]:
    """Return the numbers of long paragraphs of which a text has nothing, though it has what stands before and after."""
    known = set(_runs(words_of(text)))
    shares = [_share_of(list(_runs(words_of(paragraph))), known) for paragraph in paragraphs]
    own = [number for number, each in enumerate(shares) if each is not None and each >= _SHARE]
    if not own:
        return set()
    return {number for number in range(own[0], own[-1]) if shares[number] == 0}


def _share_of(runs: list[Words], known: set[Words]) -> float | None:
    """Return the share of a paragraph that is known; None when it is too short to say."""
    return sum(run in known for run in runs) / len(runs) if len(runs) > _LONG - _RUN else None


class _Text:
    """The words of a text: where each run of three begins first, and where each line begins."""

    def __init__(self, lines: list[Words]) -> None:
        words: list[str] = []
        self.lines: dict[Words, list[int]] = defaultdict(list)
        for line in lines:
            self.lines[line].append(len(words))
            words += line
        self.length = len(words)
        self.runs: dict[Words, int] = {}
        self.repeated: set[Words] = set()
        for place, run in enumerate(_runs(words)):
            if self.runs.setdefault(run, place) != place:
                self.repeated.add(run)

    def place(self, words: Words, *, is_table: bool) -> int | None:
        """Return the word of the text at which a long paragraph has its middle; None for others, -1 for strange ones."""
        if len(words) < (_ROW if is_table else _LONG):
            return None
        runs = [run for run in _runs(words) if run in self.runs]
        if len(runs) < _SHARE * (len(words) - _RUN + 1):
            return -1
        sure = [run for run in runs if run not in self.repeated] or runs
        places = sorted(self.runs[run] for run in sure)
        return places[len(places) // 2]

    def lines_between(self, words: Words, after: int, before: int) -> int:
        """Return how many lines of just these words the text has between two places."""
        begins = self.lines.get(words, [])
        return bisect_left(begins, before) - bisect_right(begins, after)


def _runs(words: Sequence[str]) -> Iterable[Words]:
    return zip(*(words[n:] for n in range(_RUN)), strict=False)


def _longest_chain(places: list[int | None]) -> set[int]:
    """Return the numbers of the longest rising chain of places (patience sorting: n log n)."""
    ends: list[int] = []  # the lowest place at which a chain of each length ends,
    last: list[int] = []  # whose it is,
    back: dict[int, int] = {}  # and which paragraph comes before each
    for number, place in enumerate(places):
        if place is None or place < 0:
            continue
        length = bisect_left(ends, place)
        if length:
            back[number] = last[length - 1]
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    chain: set[int] = set()
    number = last[-1] if last else -1
    while number >= 0:
        chain.add(number)
        number = back.get(number, -1)
    return chain


def _neighbours(places: list[int | None], chain: set[int]) -> list[tuple[int, int]]:
    """Return for each paragraph where the ones of the chain before and after it stand; beyond all places at the ends."""
    sure = [place if number in chain else None for number, place in enumerate(places)]
    after = accumulate(sure, _last, initial=-1)
    before = [*accumulate(reversed(sure), _last, initial=_END)][::-1]
    return list(zip(after, before[1:], strict=False))


def _last(known: int, place: int | None) -> int:
    """Return the place that was seen last."""
    return known if place is None else place
