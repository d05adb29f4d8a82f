"""Lower case that keeps places."""

from hypothesis import example, given
from hypothesis import strategies as st

from streams.text.lower import lowered


@given(text=st.text())
@example("İstanbul'da İyi bir GÜN")
def test_any_text(text: str) -> None:
    """It has the length of the text, and is its lower case wherever that has the same length."""
    low = lowered(text)
    assert len(low) == len(text)
    assert low == text.lower() or len(text.lower()) != len(text)
