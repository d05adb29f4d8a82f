"""Signatures: which last lines of a story are the agency's or its desk's, and which are text."""

import pytest

from streams.parse.signatures import is_signature


@pytest.mark.parametrize(
    "text",
    [
        "Reuter",
        "REUTER...",
        "Reuters",
        "==Kyodo",
        "dpa abc de fgh",
        "dpa ab cd xx n1",
        "dpa/lni yy z2 abc",
        "(SDA/ab)",
        "(SDA\\/ab)",
        "abc/de",
        "bur-ab/cd",
        "AP",
    ],
)
def test_signatures(text: str) -> None:
    """An agency alone, with the initials of its desk, or those alone."""
    assert is_signature(text)


@pytest.mark.parametrize(
    "text",
    [
        "He told Reuters",
        "Reuters said so.",
        "and so on",
        "Yes.",
        "(AP) said",
        "dpa reported it first",
        "The end",
        "no",
        "A/B",
    ],
)
def test_text(text: str) -> None:
    """A short last sentence is text, whomever it names."""
    assert not is_signature(text)
