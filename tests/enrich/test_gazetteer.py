"""The packaged tables are whole, small, and say what the tables kept by hand say."""

from importlib.resources import files

import pytest

from streams.enrich.gazetteer import _tables, cities, regions
from streams.enrich.names import fold

DATA = files("streams.enrich.data")
ALONE = [
    line.split("\t")
    for line in DATA.joinpath("standalone.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("name", "country", "_division"), ALONE, ids=[row[0] for row in ALONE])
def test_city_that_stands_alone_is_ranked(name: str, country: str, _division: str) -> None:
    """Every city of the hand-kept table is in the gazetteer, once, with the rank that it gives."""
    ranked = [city for city in cities(name) if city.rank == "S" and not city.alias]
    assert [city.country for city in ranked] == [country]


def test_tables_are_small_enough_for_a_wheel() -> None:
    """The packed tables stay under 2 MB."""
    packed = sum(len(DATA.joinpath(name).read_bytes()) for name in ("cities.tsv.gz", "names.tsv.gz", "regions.tsv"))
    assert packed < 2_000_000


def test_every_row_is_sound() -> None:
    """Every city found by its own name has coordinates on the globe, a country and a name that folds to the key."""
    rows, names = _tables()
    assert (len(rows) > 30_000, len(names) > 60_000) == (True, True)
    for row in rows[::50]:
        name = row.split("\t")[1]
        found = [city for city in cities(name) if city.name == name]
        assert found
        assert all(abs(city.latitude) <= 90 and abs(city.longitude) <= 180 and len(city.country) == 2 for city in found)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Russia", {("RU", "")}),
        ("Georgia", {("GE", ""), ("US", "GA")}),
        ("Ont.", {("CA", "08")}),
        ("N.Y.", {("US", "NY")}),
        ("England", {("GB", "ENG")}),
        ("Elsewhere", set()),
    ],
)
def test_regions_as_wires_write_them(written: str, meant: set[tuple[str, str]]) -> None:
    """A country, state or province is known by its name and as agencies shorten it."""
    assert set(regions(written)) == meant


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ZÜRICH", "zurich"),
        ("São Paulo", "sao paulo"),
        ("N’Djamena", "ndjamena"),
        ("N'DJAMENA", "ndjamena"),
        ("U.N.", "un"),
        ("Saint Petersburg", "st petersburg"),
        ("ST. PETERSBURG", "st petersburg"),
        ("The Hague", "hague"),
        ("Łódź", "lodz"),
        ("Fort-de-France", "fort de france"),
        ("Große Stadt", "grosse stadt"),
        (" – ", ""),
    ],
)
def test_names_are_folded(name: str, key: str) -> None:
    """Spellings that differ in case, marks, dashes and articles get one key."""
    assert fold(name) == key
