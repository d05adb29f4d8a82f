"""`copydesk formats`: the table of the parser, the one in the README, and the items of the bench say the same."""

from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from cli.copydesk import copydesk

from schemas.article import ParsedItem
from streams.cli.bench_parse_items import ITEMS, stories
from streams.cli.formats import as_markdown, as_text, table
from streams.parse import feed_for, file_item, parse
from streams.parse.dialects import DIALECTS
from streams.parse.feeds import KNOWN
from streams.parse.formats import FORMATS


def test_the_readme_has_the_table(root: Path) -> None:
    """The README's table is what `copydesk formats --markdown` prints."""
    printed, readme = as_markdown(table()), (root / "README.md").read_text(encoding="utf-8")
    lacks = [line for line in printed.splitlines() if line not in readme]
    is_there = printed in readme  # by itself: pytest would cut and print both texts
    assert is_there, f"the README's table is to be what `copydesk formats --markdown` prints; it lacks {lacks}"


def test_every_sample_is_there_and_is_what_it_shows(root: Path) -> None:
    """The sample of a format exists and is read as that format."""
    for row in table():
        data = (root / "tests" / "samples" / row["sample"]).read_bytes()
        raw = file_item("x", data, feed="x", received_at=datetime(2026, 1, 1, tzinfo=UTC))
        formats = {each.copydesk.format for each in parse(raw, feed_for("x", {})) if isinstance(each, ParsedItem)}
        assert formats == {row["name"]}


def test_every_dialect_is_of_a_feed_and_of_a_format() -> None:
    """A dialect names the formats that it is known in, and a feed that needs no feeds file speaks it."""
    assert {name for name, habits in DIALECTS.items() if not habits.formats} == set()
    assert {name for habits in DIALECTS.values() for name in habits.formats} <= FORMATS.keys()
    lacks = DIALECTS.keys() - {feed.dialect for feed in KNOWN.values()}
    assert lacks == set(), "a row in KNOWN (streams/parse/feeds.py) is to name the agency"


@pytest.mark.parametrize("form", ITEMS)
def test_what_the_bench_reads(form: str) -> None:
    """The bench's item of a format is read as that format, with headline and text."""
    raw = file_item("x", ITEMS[form], feed="x", received_at=datetime(2026, 1, 1, tzinfo=UTC))
    items = [each for each in parse(raw, feed_for("x", {})) if isinstance(each, ParsedItem)]
    assert {each.copydesk.format for each in items} == {form}
    assert all(each.headline.startswith("Harbour council votes") for each in items)
    assert all("The council of Port Example voted" in each.text for each in items)


def test_the_command_lists_them(tmp_path: Path) -> None:
    """With --json it is one object a line, in the order of the table."""
    lines = copydesk("formats", "--json", folder=tmp_path).stdout.splitlines()
    assert [orjson.loads(line)["name"] for line in lines] == list(FORMATS)


def test_a_person_sees_all_of_it() -> None:
    """Nothing is cut to the width of a terminal: every media type stands whole, and where the sample lies."""
    for row in table():
        text = as_text(row)
        assert all(f"  media type  {each}\n" in text for each in row["mediaTypes"])
        assert text.endswith(f"  sample      tests/samples/{row['sample']}\n")


@pytest.mark.parametrize("form", ITEMS)
def test_no_two_stories_of_the_bench_share_a_byline(form: str) -> None:
    """What a parser remembers of one story is worth nothing for the next: each has a body and a writer of its own."""
    parsed = []
    for story in stories(form):
        item = parse(file_item("x", story, feed="x", received_at=datetime(2026, 1, 1, tzinfo=UTC)), feed_for("x", {}))[
            0
        ]
        assert isinstance(item, ParsedItem)
        parsed.append((item.by, item.text))
    assert len({text for _, text in parsed}) == len(parsed)
    assert len({by for by, _ in parsed}) == (1 if form == "feed" else len(parsed))  # feeds name nobody
