"""How far two places lie from each other."""

from __future__ import annotations

import math

from dateline.model import Place

EARTH_KM = 6371.0
Point = tuple[float | None, float | None]
"""Degrees north and east."""


def kilometres(one: Place, other: Place) -> float:
    """Between two places with points."""
    return apart_km((one.lat, one.lon), (other.lat, other.lon))


def apart_km(one: Point, other: Point) -> float:
    """Between two points along a great circle."""
    lat, lat_other = math.radians(one[0] or 0), math.radians(other[0] or 0)
    lon = math.radians((one[1] or 0) - (other[1] or 0))
    sines = math.sin((lat - lat_other) / 2) ** 2 + math.cos(lat) * math.cos(lat_other) * math.sin(lon / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(math.sqrt(sines), 1.0))
