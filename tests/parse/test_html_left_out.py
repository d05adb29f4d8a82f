"""Web pages: no paragraph of the text is lost because a library chose without it, and what may be one is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.parse.draft import Draft, Hints
from streams.parse.formats import html
from streams.parse.formats.html.parting import parted_by

LONG = "The lighthouse of Skerry Point was lit again on Monday, after eleven years in which no lamp had burned there"


def read(body: str) -> Draft:
    """Return the one draft of a page."""
    head = '<meta property="og:title" content="Lighthouse lit"><meta property="og:type" content="article">'
    (draft,) = html.parse(f"<html><head>{head}</head><body>{body}</body></html>".encode(), Hints())
    assert isinstance(draft, Draft)
    return draft


def told(draft: Draft) -> list[str]:
    """Return the warnings of what was left out."""
    return [warning for warning in draft.warnings if warning.startswith("left out")]


@pytest.mark.parametrize(
    "byline", ["", '<p class="byline">By Rosa Quill</p>', '<div class="meta"><span>3 May</span></div>']
)
@pytest.mark.parametrize("after", ["", '<aside>Also: <a href="/x">Fog</a></aside>', "<footer>The Skerry Post</footer>"])
def test_a_short_article_keeps_its_short_paragraphs(byline: str, after: str) -> None:
    """Where all of a short article is taken as one line, its short paragraphs stay, those at its end too."""
    body = f"<p>{LONG}.</p><p>“At last,” said the keeper.</p><p>The lamp cost nothing.</p><p>Visits are on Sundays.</p>"
    draft = read(f"<article><h1>Lighthouse lit</h1>{byline}{body}{after}</article>")
    assert [block.text for block in draft.blocks if block.text != "3 May"] == [
        f"{LONG}.",
        "“At last,” said the keeper.",
        "The lamp cost nothing.",
        "Visits are on Sundays.",
    ]
    assert not told(draft)


def test_short_labels_of_a_page_are_no_text() -> None:
    """Words of a label that a text has within its sentences make no paragraph of the label."""
    draft = read(
        f"<table><tr><td>The lamp</td><td>Monday</td></tr></table><article><p>{LONG}.</p><p>The lamp cost nothing.</p></article>"
    )
    assert [block.text for block in draft.blocks] == [f"{LONG}.", "The lamp cost nothing."]


WORDS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=4).map(tuple)


@given(paragraphs=st.lists(WORDS, max_size=8), text=st.lists(WORDS, max_size=5))
def test_parting_loses_no_word(paragraphs: list[tuple[str, ...]], text: list[tuple[str, ...]]) -> None:
    """However a text is parted, it has the same words in the same order."""
    lines = parted_by("\n".join(map(" ".join, text)), paragraphs)
    assert [word for line in lines for word in line] == [word for line in text for word in line]


@given(paragraphs=st.lists(WORDS.filter(bool), min_size=2, max_size=8))
def test_a_line_of_whole_paragraphs_is_parted(paragraphs: list[tuple[str, ...]]) -> None:
    """A text in one line is cut into paragraphs of the page, unless it is one of them itself."""
    line = tuple(word for paragraph in paragraphs for word in paragraph)
    lines = parted_by(" ".join(line), paragraphs)
    assert {*lines} <= {*paragraphs, line}
    assert len(lines) > 1 or line in paragraphs


PARAGRAPHS = [
    f"{LONG}, and the {each} of the village watched from the pier until it was dark."
    for each in ("men", "dogs", "boys")
]
MISSED = "<h2>What the lamp is made of</h2><ul><li>Brass and glass</li><li>One wire</li></ul>"


def test_what_stands_among_the_paragraphs_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Crossheads and lists between chosen paragraphs stay, though the library did not choose them."""
    monkeypatch.setattr("streams.parse.formats.html.text._chosen", lambda *_: "\n".join(PARAGRAPHS))
    first, *others = (f"<p>{each}</p>" for each in PARAGRAPHS)
    draft = read(f"<article>{first}{MISSED}{''.join(others)}</article><ul><li>Brass and glass</li></ul>")
    assert [block.text for block in draft.blocks] == [
        PARAGRAPHS[0], "What the lamp is made of", "Brass and glass", "One wire", *PARAGRAPHS[1:]
    ]  # fmt: skip
    assert not told(draft)


@pytest.mark.parametrize(
    "after", ["<p>Rosa Quill keeps bees on Skerry Point.</p>", '<p class="note">The lamp is old.</p>']
)
def test_what_may_be_text_is_told(monkeypatch: pytest.MonkeyPatch, after: str) -> None:
    """What stands behind the last paragraph was left out, with a warning that quotes it."""
    monkeypatch.setattr("streams.parse.formats.html.text._chosen", lambda *_: "\n".join(PARAGRAPHS))
    draft = read(f"<article>{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}{after}</article>")
    assert [block.text for block in draft.blocks] == PARAGRAPHS
    assert len(told(draft)) == 1


def test_furniture_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links to other pages, labels, the headline and bylines among the paragraphs are left out without a word."""
    monkeypatch.setattr("streams.parse.formats.html.text._chosen", lambda *_: "\n".join(PARAGRAPHS))
    head = "<h2>Lighthouse lit</h2><p class='who'>By Rosa Quill</p><p class='x'>Advertisement</p>"
    links = "<ul class='x'><li><a href='/fog'>The fog of the century</a></li></ul>"
    draft = read(f"<article>{head}{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}{links}</article>")
    assert not told(draft)
