"""The day in a dateline: a report of another day is no copy, however much of its words it has from the last one."""

import pytest
from dedupe.test_copies import judged
from dedupe.texts import told

from schemas.article import Dateline, ParsedItem
from streams.dedupe.days import day_number

FIRST = (
    "The central bank entered the money market to arrange 1.5 billion crowns of customer repurchase agreements, a spokesman said. "
    "Dealers said that overnight funds were trading at 6.25 percent at the time of the operation, and that they expect the bank to "
    "add more reserves on Thursday because settlements of the week drain the market."
)
NEXT = (
    "The central bank entered the money market to arrange two billion crowns of customer repurchase agreements, the bank said. "
    "Overnight funds were trading at six percent at the time of the operation, and dealers expect the bank to add more reserves "
    "before taxes are due."
)


def dated(text: str, date: str | None, offset: int) -> ParsedItem:
    """Make an item with the date of its dateline."""
    item = told(text, "Bank adds reserves", offset=offset)
    line = Dateline(text=f"HAMNVIK, {date} -", date=date)
    return item.model_copy(update={"copydesk": item.copydesk.model_copy(update={"dateline": line})})


@pytest.mark.parametrize("date", ["March 12", "MARCH 12", "12 March", None])
def test_a_copy_keeps_its_day_or_drops_it(date: str | None) -> None:
    """The same text under the same day, however that is written, or under none is a reprint."""
    assert judged(dated(FIRST, "March 12", 0), dated(FIRST, date, 1))[1].kind == "reprint"


def test_the_next_days_report_is_new() -> None:
    """The form of one day filled again is a reprint only where nothing says that it is of another day."""
    assert judged(dated(FIRST, "March 12", 0), dated(NEXT, "March 12", 1))[1].kind == "reprint"
    assert judged(dated(FIRST, "March 12", 0), dated(NEXT, "March 13", 1))[1].kind == "new"


def test_the_same_words_on_the_next_day_are_a_reprint() -> None:
    """A paper that dates what it prints anew has copied it all the same."""
    assert judged(dated(FIRST, "March 12", 0), dated(FIRST, "March 13", 1))[1].kind == "reprint"


@pytest.mark.parametrize(
    "alike",
    [("12. März", "12 mars", "MAR. 12", "March 12", "Monday, March 12"), ("4 de mayo", "May 4"), ("3.5.", "03.05.")],
)
def test_a_day_has_one_number(alike: tuple[str, ...]) -> None:
    """However a day is written it is one, and the next one is another."""
    assert len({day_number(date) for date in alike}) == 1
    assert day_number("March 12") != day_number("March 13") != day_number("April 13")


@pytest.mark.parametrize("date", [None, "", "Monday", "today", "2026"])
def test_no_day_is_no_number(date: str | None) -> None:
    """What names no day of a month says nothing."""
    assert day_number(date) == 0
