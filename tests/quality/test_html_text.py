"""The text of real web pages against what people say it is: word 5-grams of the answer found, and of what was found right.

`pytest -s tests/quality/test_html_text.py` prints the table. An answer is a list of paragraphs with their crossheads; the
summary above the text is in the body of some pages and a description in others, so either way is right.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quality.wire import WIRE, need, read

BAR = 0.9

ANSWER_IS_SHORT = {"WDR_2024_04_22": "the answer leaves out five paragraphs that the page shows between others of it"}
"""Pages whose answer is wrong: their text is more than the answer, and that is right."""

Grams = Counter[tuple[str, ...]]


def grams(text: str) -> Grams:
    """Return the 5-grams of the words of a text."""
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[n : n + 5]) for n in range(len(words) - 4))


def share(part: Grams, whole: Grams) -> float:
    """Return the share of one text that is in another."""
    return sum((part & whole).values()) / max(sum(part.values()), 1)


def answers(page: Path) -> Iterator[tuple[str, str]]:
    """Yield the answers that may be this page's: with and without the summary. A site has one file for several pages."""
    answer = page.parent / f"{page.name.partition('_')[0]}.json"
    versions: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8")) if answer.exists() else {}
    for version in versions.values():
        body = version["body"]
        text = [part for section in body["sections"] for part in (*section["headline"], *section["paragraphs"])]
        yield "\n".join([*body.get("summary", []), *text]), "\n".join(text)


def test_the_text_of_pages() -> None:
    """Each page that has an answer: at least nine tenths of the answer are found, and of what is found are right."""
    pages = sorted(need(WIRE / "html-article").rglob("*.html.gz"))
    rows: list[tuple[str, float, float]] = []
    for page in pages:
        found = grams(read(page).items[0].text)
        both = [
            (max(share(grams(a), found) for a in pair), max(share(found, grams(a)) for a in pair))
            for pair in answers(page)
        ]
        if both and max(both)[0] > BAR / 2:  # else the answers are those of other pages of the site
            rows.append((page.name.partition(".")[0], *max(both)))
    for name, recall, precision in rows:
        print(f"{name:40} {recall:.3f} {precision:.3f} {ANSWER_IS_SHORT.get(name, '')}")
    assert rows
    assert not [row for row in rows if row[1] < BAR]
    assert not [row for row in rows if row[2] < BAR and row[0] not in ANSWER_IS_SHORT]


def test_every_page_gives_an_article() -> None:
    """Each page has a headline, an address, and a text of several paragraphs without any label of its furniture."""
    for page in sorted(need(WIRE / "html-article").rglob("*.html.gz")):
        (item,) = read(page).items
        assert item.headline, page
        assert item.uri.startswith("https://"), page
        assert len(item.copydesk.paragraphs) > 5, page
        assert not re.search(
            r"^(?:advertisement|anzeige|read more|lesen sie auch)\b", item.text, re.IGNORECASE | re.MULTILINE
        )
