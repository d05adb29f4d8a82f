"""Plain texts below the line of a page, and lines that say what was changed: what stands below is read as elsewhere."""

import pytest
from parse.test_private_words import items_of

from schemas.article import ParsedItem
from schemas.vocab import Kind

LEAD = "Ferries stayed in port on Sunday, the operator told the passengers of the line."
MORE = "They sail again on Monday, when the storm has passed."
PAGES = ["PAGE 3", "Page 3", "PAGE 3 LEAD", "NEWS PAGE 12", "Page: 3", "P. 3", "Seite 3", "SEITE 14", "Página 3", "Pagina 3", "Side 3", "Page 3 of 5", "PAGE ONE", "p3"]  # fmt: skip


def item_of(text: str) -> ParsedItem:
    """Return the one item of a text."""
    (item,) = items_of(text.encode())
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "head",
    [
        "HEADLINE: Ferries stay in port\nBYLINE: Jane Doe\nTEXT: ",
        "HEADLINE: Ferries stay in port\nBY: Jane Doe\nTEXT:\n",
        "Ferries stay in port\n\nBy Jane Doe\n\n",
        "Ferries stay in port\nBy Jane Doe\n",
        "Ferries stay in port\n\nVon Jane Doe\n\n",
        "Ferries stay in port\n\nPar Jane Doe\n\n",
        "Ferries stay in port\n\nDoor Jane Doe\n\n",
        "Ferries stay in port\n\ndi Jane Doe\n\n",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_below_a_page_line(page: str, head: str, gap: str) -> None:
    """The page is a private note, and no headline; head and byline are read."""
    item = item_of(f"{page}{gap}{head}{LEAD}\n\n{MORE}\n")
    assert (item.headline, item.by, item.text) == ("Ferries stay in port", "Jane Doe", f"{LEAD}\n\n{MORE}")
    assert [(note.role, note.public) for note in item.copydesk.notes] == [("page", False)]


@pytest.mark.parametrize("page", ["PAGE 3", "Page 3", "PAGE 3 LEAD", "Seite 3", "Página 3", "Pagina 3", "Side 3"])
@pytest.mark.parametrize("byline", ["", "By Jane Doe\n\n"])
@pytest.mark.parametrize("last", [False, True])
def test_a_page_between_headline_and_text(page: str, byline: str, *, last: bool) -> None:
    """Dateline and byline below it are read."""
    above = f"{byline}{page}\n\n" if last else f"{page}\n\n{byline}"
    item = item_of(f"Ferries stay in port\n\n{above}HAVEN, March 15 (Reuters) - {LEAD}\n\n{MORE}\n")
    assert (item.headline, item.text) == ("Ferries stay in port", f"{LEAD}\n\n{MORE}")
    assert item.copydesk.dateline is not None
    assert item.by == ("Jane Doe" if byline else None)
    assert [(note.role, note.text, note.public) for note in item.copydesk.notes] == [("page", page, False)]


def test_a_page_within_the_text() -> None:
    """Where a system breaks pages: no crosshead, and no word of the text."""
    item = item_of(f"Ferries stay in port\n\nHAVEN (Reuters) - {LEAD}\n\nPAGE 4\n\n{MORE}\n\nSTORM WARNING\n\n{MORE}\n")
    roles = [(paragraph.role, paragraph.text) for paragraph in item.copydesk.paragraphs]
    assert roles == [("body", LEAD), ("body", MORE), ("crosshead", "STORM WARNING"), ("body", MORE)]
    assert [(note.role, note.text) for note in item.copydesk.notes] == [("page", "PAGE 4")]


@pytest.mark.parametrize("line", ["Page 3 models meet again", "Page turns", "PAGE 3 IS BACK"])
def test_a_sentence_of_a_page_is_text(line: str) -> None:
    """Only what says nothing else names a page."""
    item = item_of(f"Ferries stay in port\n\n{LEAD}\n\n{line}\n\n{MORE}\n")
    assert line in (item.text or "")


CHANGES: list[tuple[str, Kind]] = [
    ("(Adds quotes, details)", "update"),
    ("(Updates with the operator's comment in paragraph 4)", "update"),
    ("(Recasts)", "update"),
    ("(Corrects number of ferries)", "correction"),
    ("(Repeats story first sent on Sunday)", "repeat"),
    ("(Refiles to fix a typo)", "refile"),
    ("(Ergänzt um Zitate)", "update"),
    ("(Aktualisiert mit Reaktionen)", "update"),
    ("(Korrigiert die Zahl der Fähren)", "correction"),
    ("(Ajoute des citations)", "update"),
    ("(Corrige le nombre de ferries)", "correction"),
    ("(Añade declaraciones)", "update"),
    ("(Aggiunge dichiarazioni)", "update"),
    ("(Voegt citaten toe)", "update"),
    ("(Lägger till citat)", "update"),
]


@pytest.mark.parametrize(("line", "kind"), CHANGES)
@pytest.mark.parametrize(
    "form",
    [
        "Ferries stay in port\n\n{}\n\nBy Jane Doe\n\n",
        "Ferries stay in port\n\nBy Jane Doe\n\n{}\n\n",
        "Ferries stay in port\n{}\nBy Jane Doe\n\n",
        "PAGE 3\n\nFerries stay in port\n\n{}\n\nBy Jane Doe\n\n",
        "PAGE 3\n{}\nFerries stay in port\nBy Jane Doe\n\n",
        "{}\n\nFerries stay in port\n\nBy Jane Doe\n\n",
    ],
)
def test_what_a_version_changed(form: str, line: str, kind: Kind) -> None:
    """It is the note of this version, whoever sends it, and neither headline nor text."""
    item = item_of(f"{form.format(line)}{LEAD}\n\n{MORE}\n")
    assert (item.headline, item.by, item.text) == ("Ferries stay in port", "Jane Doe", f"{LEAD}\n\n{MORE}")
    assert (item.copydesk.change.kind, item.copydesk.change.note) == (kind, line[1:-1])


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Page 3", "The newspaper dropped its models on Sunday, forty years after it first showed one."),
        ("Side 3", "Avisen viste søndag sin sidste model, fyrre år efter den første, sagde redaktøren."),
        ("Ferries stay in port", "(Adding to the confusion, a storm closed the port on Sunday.)"),
        ("Ferries stay in port", "(Ajouter du sel, puis attendre jusqu'à dimanche.)"),
        ("Ferries stay in port", "(Updated signs will be put up on Sunday, the harbour master said.)"),
        ("Ferries stay in port", "Door To Door Sales"),
    ],
)
def test_news(head: str, text: str) -> None:
    """A page may be what the story is about, and a bracket a sentence of it."""
    item = item_of(f"{head}\n\n{text}\n\n{MORE}\n\n{LEAD}\n")
    assert (item.headline, item.text) == (head, f"{text}\n\n{MORE}\n\n{LEAD}")
    assert item.copydesk.change.kind == "new"
