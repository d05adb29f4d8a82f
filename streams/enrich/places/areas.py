"""Continents, countries, first-order divisions, parts of the world, and the peoples named after them.

Source: GeoNames and CLDR, made by `streams.enrich.data.build_areas`; demonyms and parts of the world are kept by hand.
Read once, with the first text that is looked at.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from streams.enrich.names import fold


@dataclass(frozen=True, slots=True)
class Area:
    """A stretch of the world; a continent has no country, a country no division, a part of the world no number either.

    Coordinates in degrees; `population` counts the inhabitants of a country, or those of the towns of a division.
    An island that is no division has a country or none, and no number.
    """

    name: str
    geonames: int | None = None
    country: str = ""
    division: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0

    @property
    def uri(self) -> str | None:
        """Its identifier in GeoNames' linked data."""
        return f"https://sws.geonames.org/{self.geonames}/" if self.geonames else None


def areas() -> dict[str, tuple[Area, ...]]:
    """Return the areas by every folded name."""
    return _tables()[0]


def demonyms() -> dict[str, Area]:
    """Return the areas by the folded name of their people, in the singular and in the plural."""
    return _tables()[1]


def area_of(country: str, division: str) -> Area | None:
    """Return a country by its ISO 3166-1 code, or a division of it by its GeoNames code."""
    return _tables()[2].get(f"{country}.{division}" if division else country)


@cache
def _tables() -> tuple[dict[str, tuple[Area, ...]], dict[str, Area], dict[str, Area]]:
    names: dict[str, tuple[Area, ...]] = {}
    whole: dict[str, Area] = {}
    for line in gzip.decompress(_read("areas.tsv.gz")).decode().splitlines():
        area, keys = _area(line)
        for key in keys:
            names[key] = (*names.get(key, ()), area)
        whole.setdefault(f"{area.country}.{area.division}" if area.division else area.country or "+" + area.name, area)
    for name, code in _hand("area_names.tsv"):
        names[fold(name)] = (whole[code],)
    for name, *point in _hand("world_regions.tsv"):
        latitude, longitude = map(float, point) if point else (None, None)
        names[fold(name)] = (Area(name, latitude=latitude, longitude=longitude),)
    for name, north, east, code in _hand("islands.tsv"):
        names[fold(name)] = (Area(name, country=code, latitude=float(north), longitude=float(east)),)
    peoples = {fold(people): whole[code] for people, code in _hand("demonyms.tsv")}
    return names, {key + plural: area for key, area in peoples.items() for plural in ("", "s")}, whole


def _area(line: str) -> tuple[Area, list[str]]:
    geonames, name, code, division, latitude, longitude, population, keys = line.split("\t")
    place = Area(name, int(geonames), code, division, float(latitude), float(longitude), int(population))
    return place, keys.split("|")


def _hand(name: str) -> list[list[str]]:
    lines = _read(name).decode().splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _read(name: str) -> bytes:
    return files("streams.enrich.data").joinpath(name).read_bytes()
