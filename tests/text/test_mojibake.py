"""Text that was encoded twice is made right, and no other text is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.mojibake import mend_twice_encoded, seems_twice_encoded

CLEAN = "“Naïve,” said Zoë’s aunt – ‘très’ … 5 € for Blåbærsyltetøy™, 漢字 and 🎈"


def twice(text: str) -> str:
    """Return a text as a system shows it that took UTF-8 for windows-1252."""
    data = text.encode()
    return "".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in data)


def test_what_was_encoded_twice_is_mended() -> None:
    """Every letter comes back, the quote whose byte cp1252 leaves free too."""
    text, places = mend_twice_encoded(twice(CLEAN))
    assert text == CLEAN
    assert places == sum(not letter.isascii() for letter in CLEAN)


@pytest.mark.parametrize(
    "text",
    [
        "Café owner in São Paulo wins £50, René Müller said",
        "Żółć: the łódź of Gdańsk",
        "Привет, мир",
        "Ύδωρ και φως",
        "“At last,” he said. 20°, §7, ½ of it",
    ],
)
def test_a_whole_text_is_read_back(text: str) -> None:
    """Letters and signs alone are enough, without quotes or dashes, when all of the text can be read back."""
    assert mend_twice_encoded(twice(text))[0] == text


def test_a_closing_quote_that_was_lost_comes_back() -> None:
    """Some systems replace the bytes that cp1252 leaves free; of those, texts have the closing quote."""
    text = "“At last,” said René of São Paulo"
    assert mend_twice_encoded(twice(text).replace("\x9d", "\ufffd"))[0] == text


@pytest.mark.parametrize("text", ["The caption read RenÃ©.", "cafÃ©, cafÃ¡, cafÃ³ – not café", "Â£50 was shown"])
def test_what_is_not_certain_is_told(text: str) -> None:
    """Too little of it, or other letters beside it: the text stays, and what was seen is told."""
    assert mend_twice_encoded(text) == (text, 0)
    assert seems_twice_encoded(text) is not None


@pytest.mark.parametrize(
    "text", ["SÃO PAULO, “IRMÃ” E MÃE", "JOSÉ’S CAFÉ»", "À «LA» CARTE Â\u00a0»", "Ångström, Ünal…", CLEAN]
)
def test_capitals_before_quotes_are_not_told(text: str) -> None:
    """Capitals with marks before quotes, spaces and dots are words."""
    assert seems_twice_encoded(text) is None


def test_a_part_that_was_not_is_left_alone() -> None:
    """Where only a part was encoded twice, the other part stays."""
    assert mend_twice_encoded(twice(CLEAN) + CLEAN)[0] == CLEAN + CLEAN


@pytest.mark.parametrize("text", [CLEAN, "SÃO PAULO, MÃE", "Some systems show â€™ for an apostrophe.", "â€", ""])
def test_no_other_text_is_touched(text: str) -> None:
    """Capitals with a tilde, and a text that tells of the mistake, stay as they are."""
    assert mend_twice_encoded(text) == (text, 0)


@given(text=st.text())
def test_any_text_comes_back(text: str) -> None:
    """Whatever was encoded twice beside some quotes is what it was before."""
    whole = "“a” “b” – " + text
    if mend_twice_encoded(whole)[1] == 0:
        assert mend_twice_encoded(twice(whole))[0] == whole
