"""Typesetting marks of ANPA 1312: quotes and dashes come out the same, read of a whole text or line by line."""

import random

import pytest

from streams.parse.formats.anpa.marks import read_units, typographic

_PIECES = (
    "^Head<",
    "\n",
    "\n\t",
    " _ ",
    " _",
    "_",
    "``",
    "''",
    "'",
    "`",
    "word",
    " ",
    "^By A=",
    "\x08row",
    "=",
    "<",
    "é",
)


@pytest.mark.parametrize("seed", range(200))
def test_lines_as_the_whole_text(seed: int) -> None:
    """What is replaced line by line behind the last mark is what would be replaced in the text."""
    chosen = random.Random(seed)
    text = "^" + "".join(chosen.choices(_PIECES, k=chosen.randint(1, 60)))
    assert read_units(text, typeset=True) == read_units(typographic(text))
