"""Letters and words: spaces, capitals, paragraphs of plain text and of HTML."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from streams.errors import TooLargeError
from streams.text.capitals import proper
from streams.text.markup import MAX_TAGS, is_markup, read_paragraphs
from streams.text.paragraphs import MAX_LINES, split_paragraphs
from streams.text.spaces import squeeze, squeeze_all, squeeze_visible, visible


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [
        ("  a  b ", "a b"),
        ("a\u00a0b\u202fc\u2009d\u3000e", "a b c d e"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("a\tb\nc", "a b c"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
    ],
)
def test_squeeze(text: str, squeezed: str) -> None:
    """Every white space is one space, what is invisible goes, joiners of Persian and Indic scripts stay."""
    assert squeeze(text) == squeezed


@given(st.text())
def test_squeeze_twice_is_once(text: str) -> None:
    """Squeezing again changes nothing, and leaves no space but the space."""
    once = squeeze(text)
    assert squeeze(once) == once
    assert not [letter for letter in once if letter.isspace() and letter != " "]


@given(st.lists(st.text()))
@example(["a  b", " c\n", "d\r\ne"])
@example([" a ", "b\u00a0c"])
def test_squeezed_together_or_alone(texts: list[str]) -> None:
    """Texts that are squeezed together are squeezed as each by itself."""
    assert squeeze_all(texts) == [squeeze_visible(text) for text in texts]


def test_visible_keeps_the_spacing() -> None:
    """Control and invisible characters go, line breaks, tabs and columns stay."""
    assert visible("a\x07 \t b\x00\x9d\nc\u200b") == "a \t b\nc"


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("MOSCOW", "Moscow"),
        ("NEW YORK", "New York"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("LA PAZ", "La Paz"),
        ("PORT-AU-PRINCE", "Port-au-Prince"),
        ("STOKE-ON-TRENT", "Stoke-on-Trent"),
        ("FRANKFURT AM MAIN", "Frankfurt am Main"),
        ("ST. PETERSBURG", "St. Petersburg"),
        ("N'DJAMENA", "N'Djamena"),
        ("L’AQUILA", "L’Aquila"),
        ("XI'AN", "Xi'an"),
        ("SANA'A", "Sana'a"),
        ("McALLEN", "McAllen"),
        ("MCALLEN", "McAllen"),
        ("MACAU", "Macau"),
        ("SÃO PAULO", "São Paulo"),
        ("İSTANBUL", "İstanbul"),
        ("THE HAGUE", "The Hague"),
        ("DAR ES SALAAM", "Dar es Salaam"),
        ("MAR-A-LAGO", "Mar-a-Lago"),
        ("WASHINGTON D.C.", "Washington D.C."),
        ("Moscow", "Moscow"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("北京", "北京"),
    ],
)
def test_proper(capitals: str, name: str) -> None:
    """A name in capitals gets its usual spelling; one in mixed case has it."""
    assert proper(capitals) == name


def test_blank_lines_part_paragraphs() -> None:
    """Blank lines, also of hard spaces, part paragraphs; CRLF and form feeds are line ends."""
    text = "One\r\n\r\nTwo\n\u00a0\nThree\n\n\n\nFour\x0cFive"
    assert [block.text for block in split_paragraphs(text)] == ["One", "Two", "Three", "Four", "Five"]


def test_lines_of_unwrapped_text_are_paragraphs() -> None:
    """Where lines are longer than any screen, every line is a paragraph."""
    long = (
        "A sentence that is as long as a paragraph of a wire story, because nobody has broken its lines anywhere yet."
    )
    assert [block.text for block in split_paragraphs(f"Head\n{long}\n{long}")] == ["Head", long, long]


def test_wrapped_text_is_joined() -> None:
    """A line goes on when its next word would not have fitted; after a short line a paragraph begins."""
    text = "The ship left the harbour of Piraeus on\nSunday with 400 people aboard, its owner\nsaid.\nThe sea was calm."
    expected = [
        "The ship left the harbour of Piraeus on Sunday with 400 people aboard, its owner said.",
        "The sea was calm.",
    ]
    assert [block.text for block in split_paragraphs(text)] == expected


def test_columns_are_a_table() -> None:
    """Lines with two gaps and more keep their columns; two spaces after a full stop are no gap."""
    table = "Tin   40   +1\nZinc  22   -3"
    assert [block[:2] for block in split_paragraphs(table)] == [("table", table)]
    prose = "It fell.  It rose.  It fell.\nIt rose.  It fell.  It rose."
    assert {block.role for block in split_paragraphs(prose)} == {"body"}


def test_too_many_lines() -> None:
    """A text of more lines than any story has is refused before it costs time."""
    with pytest.raises(TooLargeError):
        split_paragraphs("a\n" * (MAX_LINES + 1))


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("<p>One</p><p>Two</p>", [("body", "One"), ("body", "Two")]),
        ("One<br>Two<br/>Three", [("body", "One"), ("body", "Two"), ("body", "Three")]),
        ("<h2>Head</h2>Text", [("crosshead", "Head"), ("body", "Text")]),
        ("<hl2>Head</hl2><p>Text", [("crosshead", "Head"), ("body", "Text")]),
        ("<p>A <b>bold</b> <a href='x'>li</a>nk</p>", [("body", "A bold link")]),
        ("<ul><li>a<li>b</ul>", [("body", "a"), ("body", "b")]),
        ("a &amp; b &lt;c&gt; &eacute;&#233;&#xe9;&nbsp;d", [("body", "a & b <c> ééé d")]),
        ("&unknown; &amp", [("body", "&unknown; &amp")]),
        ("a<!-- <p>no</p> -->b<script>no</script>c<style>no</style>", [("body", "abc")]),
        ("a<script>no", [("body", "a")]),
        ("a<!-- no", [("body", "a")]),
        ("5 < 6 <3", [("body", "5 < 6 <3")]),
        ('<p title="a > b">x</p>', [("body", "x")]),
        ("<xhtml:p>x</xhtml:p>", [("body", "x")]),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", [("table", "a\tb\n1\t2")]),
        ("<table><tr><td>open", [("table", "open")]),
        (
            "<?xml version='1.0'?><!DOCTYPE html><html><head><title>t</title></head><body>x</body></html>",
            [("body", "x")],
        ),
        ("", []),
    ],
)
def test_html(html: str, paragraphs: list[tuple[str, str]]) -> None:
    """HTML is paragraphs, crossheads and tables; the rest of the markup is gone."""
    assert [paragraph[:2] for paragraph in read_paragraphs(html)] == paragraphs


def test_too_many_tags() -> None:
    """More tags than any page has are refused before they cost time."""
    with pytest.raises(TooLargeError):
        read_paragraphs("<b>" * (MAX_TAGS + 1))


def test_what_is_markup() -> None:
    """A tag makes markup, a smaller-than sign does not."""
    assert is_markup("a <b>c</b>")
    assert not is_markup("a < b, c > d")
