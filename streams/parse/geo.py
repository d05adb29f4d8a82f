"""Points on the earth as documents give them, kept only when they can be one."""

from collections.abc import Callable
from typing import Any

from schemas.ninjs import Point

_LONGITUDE, _LATITUDE = 180, 90  # degrees


def read_point(geometry: Any, warn: Callable[[str], None]) -> Point | None:
    """Read a GeoJSON point (RFC 7946 §3.1.2); other geometries say more than a place of an article needs."""
    where = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if not (
        isinstance(where, list) and len(where) > 1 and all(isinstance(number, (int, float)) for number in where[:2])
    ):
        return None
    longitude, latitude = float(where[0]), float(where[1])
    if abs(longitude) > _LONGITUDE or abs(latitude) > _LATITUDE:
        warn("a place has coordinates outside the world")
        return None
    return Point(type="Point", coordinates=(longitude, latitude))
