"""The feeds file: what it gives, and how a fault in it is told."""

import json
import re
from pathlib import Path

import pytest

from streams.enrich import ENRICHERS
from streams.errors import ConfigError
from streams.settings import load_feeds
from streams.settings.feeds import TABLES, WRITTEN

GOOD = """
[feeds.harbour-world]
agency = "harbour"
name = "Harbour Wire, world"
format = "plain"
dialect = "reuters"
language = "en"
time_zone = "Europe/Oslo"
may_kill = false
shard = "feed-language"

[feeds."north.sport"]
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_feeds_come_out_by_id_with_defaults(tmp_path: Path) -> None:
    """Every table is a known feed; what it leaves out has the model's default."""
    feeds = load_feeds(write(tmp_path, GOOD))
    assert list(feeds) == ["harbour-world", "north.sport"]
    world, sport = feeds.values()
    assert (world.agency, world.time_zone, world.may_kill, world.shard) == (
        "harbour",
        "Europe/Oslo",
        False,
        "feed-language",
    )
    assert (sport.id, sport.agency, sport.known) == ("north.sport", "north.sport", True)


def test_enrichers_switched_off(tmp_path: Path) -> None:
    """A feed names the enrichers that leave its items alone; all of them may be named, none is by default."""
    names = [enricher.name for enricher in ENRICHERS]
    world, sport = load_feeds(write(tmp_path, f"{GOOD}without = {json.dumps(names)}\n")).values()
    assert (world.without, sport.without) == ((), tuple(names))


def test_documented_enrichers_are_those_there_are() -> None:
    """The page about the feeds file names every enricher."""
    page = (Path(__file__).parents[1] / "docs/feeds.md").read_text(encoding="utf-8")
    said = re.search(r"Enrichers are (.*?);", page, re.DOTALL)
    assert said
    assert re.findall(r"`(\w+)`", said[1]) == [enricher.name for enricher in ENRICHERS]


def test_documented_keys_are_those_there_are() -> None:
    """The table of the page has a row for every key of a feed and of the tables in it."""
    page = (Path(__file__).parents[1] / "docs/feeds.md").read_text(encoding="utf-8")
    rows = {
        key
        for line in page.splitlines()
        if line.startswith("| `")
        for key in re.findall("`([a-z_.]+)`", line.split("|")[1])
    }
    inner = {f"{name}.{key}" for name, table in TABLES.items() for key in table.model_fields}
    assert rows == (set(WRITTEN) - TABLES.keys()) | inner


def test_no_file_gives_no_feeds() -> None:
    """Without a feeds file nothing is known beforehand."""
    assert load_feeds(None) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace("Europe/Oslo", "Europe/Olso"), "line 8, feed harbour-world, time_zone"),
        (GOOD.replace("Europe/Oslo", "Europe/Olso"), "as in America/New_York"),
        (GOOD.replace("time_zone", "charset"), "line 8, feed harbour-world, charset"),
        (GOOD.replace("time_zone", "charset"), "as in utf-8, cp437 or din_66003"),
        (GOOD + 'langage = "en"\n', "line 13, feed north.sport, langage: unknown; did you mean language?"),
        (GOOD + "known = false\n", "unknown"),
        (GOOD + "zzz = 1\n", "a feed has agency, name"),
        (GOOD.replace("may_kill = false", "may_kill = 'perhaps'"), "line 9, feed harbour-world, may_kill"),
        (
            GOOD + 'without = ["dates", "keyword"]\n',
            "line 13, feed north.sport, without: 'keyword' is not known; did you",
        ),
        (GOOD + 'without = "dates"\n', "without: write a list"),
        (GOOD.replace("agency = ", "agency "), "line 3"),
        ("agency = 'x'\n", r"only tables \[feeds.<id>\]"),
        ("[feeds]\nharbour = 1\n", r"\[feeds.harbour\]"),
    ],
)
def test_fault_is_told_with_line_field_and_mend(tmp_path: Path, text: str, told: str) -> None:
    """A fault ends with the line, the field and what would be right."""
    with pytest.raises(ConfigError, match=told):
        load_feeds(write(tmp_path, text))


def test_unreadable_feeds_file_names_the_setting(tmp_path: Path) -> None:
    """A file that went away is told with the setting that names it."""
    with pytest.raises(ConfigError, match="setting feeds"):
        load_feeds(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("line", "mend"),
    [
        ('dialect = "reutres"', "did you mean reuters"),
        ('format = "ninsj"', "did you mean ninjs"),
        ('language = "english, mostly"', "a language tag of BCP 47"),
    ],
)
def test_values_are_checked_against_what_there_is(tmp_path: Path, line: str, mend: str) -> None:
    """A mistyped dialect, format or language is a fault of the file, with its mend, and no surprise on each item."""
    file = tmp_path / "feeds.toml"
    file.write_text(f"[feeds.mine]\n{line}\n")
    with pytest.raises(ConfigError, match=mend):
        load_feeds(file)


def test_the_file_adds_to_what_is_known(tmp_path: Path) -> None:
    """A word about a known agency takes nothing away: Reuters keeps its dialect when only its language is told."""
    file = tmp_path / "feeds.toml"
    file.write_text('[feeds.reuters]\nlanguage = "en"\n')
    reuters = load_feeds(file)["reuters"]
    assert (reuters.dialect, reuters.language, reuters.name) == ("reuters", "en", "Reuters")


def test_how_items_come_in_stands_in_tables_of_the_feed(tmp_path: Path) -> None:
    """A feed may say who pushes it and where it is fetched; a key that nobody knows is refused by name."""
    file = tmp_path / "feeds.toml"
    file.write_text(
        f'[feeds.a.push]\ntokens = ["sha256:{"0" * 64}"]\n[feeds.b.poll]\nurl = "https://b.example/rss"\ninterval = 60\n'
    )
    feeds = load_feeds(file)
    assert feeds["a"].push is not None
    assert feeds["b"].poll is not None
    assert feeds["b"].poll.interval == 60
    file.write_text('[feeds.b.poll]\nurl = "https://b.example/rss"\nevery = 60\n')
    with pytest.raises(ConfigError, match=r"\[feeds.b.poll\] has url, interval, conditional, not every"):
        load_feeds(file)
    file.write_text('[feeds.b.poll]\nurl = "https://b.example/rss"\ninterval = 59\n')  # nobody polls so often
    with pytest.raises(ConfigError, match="greater than or equal to 60"):
        load_feeds(file)
    file.write_text('[feeds.a.push]\ntokens = ["my token"]\n')
    with pytest.raises(ConfigError, match="copydesk token makes one"):
        load_feeds(file)


@pytest.mark.parametrize(
    "url",
    [
        "https://ann:pa55@wire.example:99999/",
        "https://wire.example:x/",
        "https://a.example:0/",
        "http://[::1",
        "https://",
    ],
)
def test_an_address_that_leads_nowhere_is_refused(tmp_path: Path, url: str) -> None:
    """It is a fault of the file and not of the poller that would meet it later; a login in it is not told."""
    file = tmp_path / "feeds.toml"
    file.write_text(f'[feeds.b.poll]\nurl = "{url}"\n')
    with pytest.raises(ConfigError, match=r"feed b.*an address with a host") as told:
        load_feeds(file)
    assert "pa55" not in str(told.value)


def test_the_feed_of_the_canary_is_ours(tmp_path: Path) -> None:
    """Nobody describes the feed of the synthetic items."""
    file = tmp_path / "feeds.toml"
    file.write_text('[feeds."copydesk.canary"]\nlanguage = "en"\n')
    with pytest.raises(ConfigError, match="give this one another id"):
        load_feeds(file)
