"""Distances and points on the globe, in degrees (WGS84) and kilometres on a sphere of 6371 km."""

from __future__ import annotations

import math

_EARTH_KM = 6371.0


def distance_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """The great-circle distance of two points given as latitude and longitude (haversine)."""
    first, second = math.radians(here[0]), math.radians(there[0])
    half = math.sin((second - first) / 2) ** 2
    turn = math.sin(math.radians(there[1] - here[1]) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half + math.cos(first) * math.cos(second) * turn)))


def moved(latitude: float, longitude: float, km: float, bearing: float) -> tuple[float, float]:
    """The point `km` kilometres away along a great circle that starts at `bearing` degrees from north."""
    turn, way = math.radians(bearing), km / _EARTH_KM
    lat, lon = math.radians(latitude), math.radians(longitude)
    new = math.asin(math.sin(lat) * math.cos(way) + math.cos(lat) * math.sin(way) * math.cos(turn))
    east = math.atan2(math.sin(turn) * math.sin(way) * math.cos(lat), math.cos(way) - math.sin(lat) * math.sin(new))
    return round(math.degrees(new), 4), round((math.degrees(lon + east) + 540) % 360 - 180, 4)
