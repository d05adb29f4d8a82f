"""People and organisations on an open set of news: the development part of CoNLL-2003 (English).

Its tokens are laid out with a space between them; a mention is right when its span and its kind are. Sentences of at
least 12 words count.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from quality.enrichment.figures import SAMPLES, Figure, f1

from streams.enrich.entities.finder import find

FOLDER = SAMPLES / "ner"
LABELS = {"PER": "people, F1", "ORG": "organisations, F1"}
WORDS = 12
KINDS = {"person": "PER", "organisation": "ORG"}

Sentence = list[tuple[str, str]]
Span = tuple[int, int, str]


def documents() -> Iterator[list[Sentence]]:
    """Yield the documents of the set as sentences of tokens with their tags."""
    for document in (FOLDER / "conll2003-eng.testa").read_text(encoding="utf-8").split("-DOCSTART- ")[1:]:
        lines = [block.strip("\n").split("\n") for block in document.split("\n\n")[1:]]
        yield [[(line.split()[0], line.split()[-1]) for line in block] for block in lines if block != [""]]


def laid_out(sentence: Sentence, begin: int) -> tuple[str, set[Span]]:
    """Return the text of a sentence that begins at that code point, and the names in it."""
    text, spans, before = "", [], "O"
    for word, tag in sentence:
        text += " " if text else ""
        start = begin + len(text)
        text += word
        if tag[0] == "I" and before[2:] == tag[2:]:
            spans[-1] = (spans[-1][0], begin + len(text), tag[2:])
        elif tag != "O":
            spans.append((start, begin + len(text), tag[2:]))
        before = tag
    return text, {span for span in spans if span[2] in LABELS}


def rules(text: str) -> Iterable[Span]:
    """Find names by the rules alone (tier 0)."""
    return [(each.start, each.end, KINDS[each.kind]) for each in find(text)]


def scored(document: list[Sentence], finder: Callable[[str], Iterable[Span]]) -> Iterator[tuple[str, str]]:
    """Yield (kind, outcome) for everything found and everything missed in the long sentences of a document."""
    text, gold, counted = "", set(), []
    for sentence in document:
        words, names = laid_out(sentence, len(text))
        if len(sentence) >= WORDS:
            gold |= names
            counted.append(range(len(text), len(text) + len(words)))
        text += words + "\n\n"
    found = {each for each in finder(text) if any(each[0] in span for span in counted)}
    yield from ((each[2], "right" if each in gold else "wrong") for each in found)
    yield from ((each[2], "missed") for each in gold - found)


def measure(_every: int, finder: Callable[[str], Iterable[Span]] = rules) -> list[Figure]:
    """Return the F1 of both kinds; the whole set takes a second by the rules."""
    counts = Counter(outcome for document in documents() for outcome in scored(document, finder))
    return [_figure(kind, counts) for kind in LABELS]


def _figure(kind: str, counts: Counter[tuple[str, str]]) -> Figure:
    right, wrong, missed = (counts[kind, outcome] for outcome in ("right", "wrong", "missed"))
    return Figure(LABELS[kind], f1(right, right + wrong, right + missed), right + missed)
