"""Laws that no text may break: each mention is where it says, twice is the same, nothing raises or fails.

The texts are the news of the open sets, and texts that are none: control characters, half characters, scripts from right
to left, signs, a million of anything, nothing at all.
"""

from collections.abc import Iterator

from quality.enrichment import dates, places
from quality.enrichment.articles import told
from quality.enrichment.figures import Figure, share

from schemas import Article

ODD = (
    "",
    " \n\n\t ",
    "".join(map(chr, range(32))) * 20,
    "\x7f\x85\x9f\u2028\u2029\ufeff\u200f\u202e" * 20,
    "The mayor \ud800 said “no” on Monday; 5 km \udfff away, in Oslo." * 3,
    "قال المتحدث يوم الاثنين إن ٣ أشخاص أصيبوا في بيروت. " * 20,
    "דובר המשטרה אמר ביום שני כי 3 בני אדם נפצעו בחיפה. " * 20,
    "👩‍👩‍👧‍👦 said 🙂 in 🇺🇳 on Monday: “👍🏽” 5 🍎" * 20,
    "A\u0301\u0302\u0303" * 300,
    '"' * 5_000,
    "“" * 5_000,
    "(((" * 2_000,
    "said " * 5_000,
    "Mr " * 5_000,
    "1,000 " * 5_000,
    "X" * 1_000_000,
    "語" * 1_000_000,
    "He said. " * 111_112,
)
"""Texts that break readers of news."""


def texts() -> Iterator[str]:
    """Yield the texts of the open sets, those that are there."""
    if places.FOLDER.is_dir():
        yield from (text for name in places.SETS for text, _ in places.documents(name))
    if dates.FOLDER.is_dir():
        yield from (text for _, text, _ in dates.documents())


def measure(every: int) -> list[Figure]:
    """Return the shares of texts that keep each law."""
    kept = {"span is surface": 0, "twice the same": 0, "nothing fails": 0}
    cases = [*ODD, *list(texts())[::every]]
    for text in cases:
        article = told(text)
        kept["span is surface"] += _spans_hold(article, text)
        kept["twice the same"] += article == told(text)
        kept["nothing fails"] += _nothing_raised(article)
    return [Figure(law, share(count, len(cases)), len(cases)) for law, count in kept.items()]


def _spans_hold(article: Article, text: str) -> bool:
    annotations = article.copydesk.annotations
    assert annotations
    kinds = (
        annotations.people,
        annotations.organisations,
        annotations.places,
        annotations.dates,
        annotations.quantities,
        annotations.statements,
    )
    return all(text[each.start : each.end] == each.surface for kind in kinds for each in kind)


def _nothing_raised(article: Article) -> bool:
    """Say whether no enricher raised; one that stopped at its budget did what it should."""
    return not any(warning.startswith("enricher ") for warning in article.copydesk.warnings)
