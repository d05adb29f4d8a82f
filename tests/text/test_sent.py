"""A text beside its bytes, and lower case in UTF-8: both are only faster ways to what `encode` says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.lower import lower_utf8
from streams.text.sent import Sent

_BODY = "Ferries stayed in port.\n\n“We can’t wait,” she said."


@pytest.mark.parametrize("above", ["", "Ferries stay\n\nBy Jane Doe\n\n", "Fähren – heute\n\n"])
@pytest.mark.parametrize("below", ["", "\n\n(Reporting by Jane Doe)\n", "\n\n“Ende”"])
def test_a_body_that_was_sent_so_has_the_bytes_that_came(above: str, below: str) -> None:
    """Whatever stands around it, with more bytes than letters or without."""
    sent = Sent(above + _BODY + below, (above + _BODY + below).encode(), has_gaps=False)
    assert sent.stretch(_BODY) == _BODY.encode()


def test_a_body_that_was_not_sent_so_has_none() -> None:
    """What was wrapped, mended or taken out of its middle is encoded anew."""
    sent = Sent(_BODY, _BODY.encode(), has_gaps=False)
    assert sent.stretch("Ferries stayed in port.\n\n“We can wait,” she said.") is None
    assert sent.stretch("Trains stayed, too.") is None


@given(st.text(st.sampled_from("aZ.“”’–ÄäΣσςİıẞ\u2028\u2040Ⅷ\U0001f600\U00010400K")))
def test_lower_case_in_utf_8_is_that_of_the_text(text: str) -> None:
    """Also where one letter becomes two, where its place decides (Σ), and where nothing but quotes lies beyond ASCII."""
    assert lower_utf8(text) == text.lower().encode()
