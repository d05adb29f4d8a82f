"""The yardstick of the benches: what it says of a machine."""

from streams.cli.bench_parse_items import TEXT
from streams.cli.yardstick import CHARACTERS, STATED, yardstick_row, yardstick_work


def test_half_as_fast_a_machine() -> None:
    """A machine that does half of the stated work is half of that machine."""
    row = yardstick_row(STATED / 2)
    assert (row["median"], row["stated"], row["machine"]) == (STATED // 2, STATED, 0.5)


def test_the_work_is_what_the_row_says() -> None:
    """The work is to name the language of 500 characters of English."""
    assert len(TEXT) > CHARACTERS
    assert yardstick_work(TEXT)()[0] == "en"
