"""The gazetteer: cities of the world over 15,000 inhabitants, capitals, and the names that wires have for them.

Source: GeoNames (CC BY 4.0), trimmed by `streams.enrich.data.build`; data/README.md has the columns. The tables are read
once, when the first dateline is looked up (0.1 s), and stay packed: a row becomes a `City` only when it is asked for.
"""

import gzip
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from streams.enrich.names import fold
from streams.text.kept import kept_by_word

Rank = Literal["S", "C", ""]
"""`S`: newsrooms write the city alone in datelines (data/standalone.tsv). `C`: any other capital."""

ALIAS = "~"
"""Stands before the row number of a city in names.tsv where the name is an alias of it."""

Region = tuple[str, str]
"""A country (ISO 3166-1 alpha-2) and a first-order division of it as GeoNames codes it, or "" for the whole country."""


@dataclass(frozen=True, slots=True)
class City:
    """One row of the gazetteer, as one of its names found it; coordinates in degrees.

    `alias` says that the name was neither the city's own nor one that wires are known to use for it.
    """

    geonames: int
    name: str
    country: str
    division: str
    latitude: float
    longitude: float
    population: int
    rank: Rank
    alias: bool

    @property
    def uri(self) -> str:
        """The city's identifier in GeoNames' linked data."""
        return f"https://sws.geonames.org/{self.geonames}/"

    def within(self, region: Region) -> bool:
        """Say whether the city lies in a country or, where the region names one, in its division."""
        country, division = region
        return self.country == country and division in ("", self.division)


@kept_by_word(4096)
def cities(name: str) -> tuple[City, ...]:
    """Return every city that has this name, in any of its spellings; none when the name is not known."""
    rows, names = _tables()
    bearers = names.get(fold(name))
    return tuple(_city(rows[int(bearer.lstrip(ALIAS))], bearer) for bearer in bearers.split(",")) if bearers else ()


def towns(name: str, within: Iterable[Region]) -> tuple[City, ...]:
    """Return the towns too small for `cities` that have this name and lie in one of the regions.

    They are looked up only by name and region: alone, a small town's name is as good as any word.
    """
    rows, key, regions = _towns(), fold(name).encode() + b"\t", tuple(within)
    found: list[City] = []
    for index in range(bisect_left(rows, key), len(rows)):
        if not rows[index].startswith(key):
            break
        city = _city(rows[index][len(key) :].decode(), "")
        if any(map(city.within, regions)):
            found.append(city)
    return tuple(found)


def known(key: str) -> bool:
    """Say whether some city has a name with this folded form."""
    return key in _tables()[1]


def keys() -> Iterable[str]:
    """Return the folded forms of all names of cities."""
    return _tables()[1].keys()


def regions(name: str) -> tuple[Region, ...]:
    """Return what a name after a city may mean: "Russia", "Maine", "Ont.", "Georgia" (a country and a state)."""
    return _regions().get(fold(name), ())


def region_keys() -> Iterable[str]:
    """Return the folded forms of all names of countries and divisions that stand after cities."""
    return _regions().keys()


def _city(row: str, bearer: str) -> City:
    geonames, name, country, division, latitude, longitude, population, rank = row.split("\t")
    return City(
        geonames=int(geonames),
        name=name,
        country=country,
        division=division,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        rank="S" if rank == "S" else "C" if rank == "C" else "",
        alias=bearer.startswith(ALIAS),
    )


@cache
def _tables() -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the rows, and for every folded name the numbers of its rows."""
    names: dict[str, str] = {}
    for line in _lines("names.tsv.gz"):
        key, _, bearers = line.partition("\t")
        names[key] = bearers
    return _lines("cities.tsv.gz"), names


@cache
def _towns() -> tuple[bytes, ...]:
    """Return the lines of towns, sorted: bytes, since four in five are never decoded."""
    data = gzip.decompress(files("streams.enrich.data").joinpath("towns.tsv.gz").read_bytes())
    return tuple(data.split(b"\n")[:-1])


@cache
def _regions() -> dict[str, tuple[Region, ...]]:
    table: dict[str, tuple[Region, ...]] = {}
    for line in _lines("regions.tsv"):
        key, country, division = line.split("\t")
        table[key] = (*table.get(key, ()), (country, division))
    return table


def _lines(name: str) -> tuple[str, ...]:
    data = files("streams.enrich.data").joinpath(name).read_bytes()
    return tuple((gzip.decompress(data) if name.endswith(".gz") else data).decode().split("\n")[:-1])
