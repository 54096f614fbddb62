"""Dates, places, tolls and people as a person would say them; unknown is "not stated"."""

from __future__ import annotations

import re
from datetime import date

from annals.coded import Group, Incident, Participant, Place, Said, Toll

UNKNOWN = "not stated"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TOLLS = ("killed", "injured", "abducted", "missing", "arrested", "displaced")
STANDINGS = {
    "reported": "reported as having happened",
    "claimed": "claimed by those who say they did it",
    "attributed": "attributed to those named",
    "alleged": "alleged, not confirmed in the report",
    "denied": "denied",
    "threatened": "threatened; the threat was made, the deed not",
    "planned": "planned; not said to have happened",
    "foiled": "foiled; it was tried or prepared and stopped",
}
PRECISIONS = {
    "exact": "the place itself is known",
    "town": "known to the town",
    "near_town": "near the town, not in it",
    "admin2": "known to the district only",
    "admin1": "known to the province only",
    "region": "known to the region only",
    "country": "known to the country only",
    "sea": "at sea",
}


def date_words(edtf: str | None) -> str:
    """An EDTF date in words, with how much of it is known; a form we do not write is given as it is."""
    if not edtf:
        return UNKNOWN
    if edtf.startswith("[") and edtf.endswith("]") and ".." in edtf:
        first, _, last = edtf[1:-1].partition("..")
        return _one_of(first, last)
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return f"from {_point(first) or 'an unknown day'} to {_point(last) or 'an unknown day'}"
    about = "about " if edtf.endswith("~") else ""
    point = _point(edtf.rstrip("~"))
    if point is None:
        return edtf
    return about + point + _missing(edtf) if about else point + _missing(edtf)


def _one_of(first: str, last: str) -> str:
    one, other = _point(first), _point(last)
    if one and other:
        return f"some day between {one} and {other}"
    if other:
        return f"on or before {other}"
    return f"on or after {one}" if one else UNKNOWN


def _point(text: str) -> str | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?~?", text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        when = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return f"{DAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]} {year}"
    return f"{MONTHS[when.month - 1]} {year}" if month else year


def _missing(edtf: str) -> str:
    parts = edtf.rstrip("~").count("-")
    return ("", f" (day {UNKNOWN})", f" (month and day {UNKNOWN})")[2 - parts] if parts <= 2 else ""


def place_words(place: Place | None) -> str:
    """A place with its district, province and country: "near Mubi, Adamawa, Nigeria"."""
    if place is None:
        return f"place {UNKNOWN}"
    above = [place.admin2, place.admin1, place.country_name or place.country]
    names = dict.fromkeys(name for name in [place.name, *above] if name)
    return ("near " if place.precision == "near_town" else "") + ", ".join(names)


def precision_words(place: Place) -> str:
    """How well a place is known, with its radius and coordinates where it has them."""
    parts = [PRECISIONS.get(place.precision or "", "precision not stated")]
    if place.radius_km is not None:
        parts.append(f"within about {_kilometres(place.radius_km)} km")
    if place.latitude is not None and place.longitude is not None:
        north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
        parts.append(f"{_degrees(place.latitude)}° {north}, {_degrees(place.longitude)}° {east}")
    else:
        parts.append("not found in the gazetteer")
    return "; ".join(parts)


def _kilometres(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1g}"


def _degrees(value: float) -> str:
    return f"{abs(value):.4f}".rstrip("0").rstrip(".")


def bounds_words(low: int | None, high: int | None) -> str:
    """Bounds in words: "3", "at least 3", "up to 5", "3 to 5"."""
    if low == high and low is not None:
        return f"{low:,}"
    if high is None:
        return UNKNOWN if low is None else f"at least {low:,}"
    return f"{low:,} to {high:,}" if low else f"up to {high:,}"


def toll_words(toll: Toll, verb: str) -> str:
    """A toll in words: "at least 5 killed (3 police officers; 2 traders)", "nobody injured".

    A single group that makes up all of it is named at once: "at least 3 police officers killed".
    """
    if (toll.low, toll.high) == (0, 0):
        return f"nobody {verb}"
    if len(toll.groups) == 1 and (toll.groups[0].low, toll.groups[0].high) == (toll.low, toll.high):
        return f"{_group(toll.groups[0])} {verb}"
    groups = "; ".join(_group(group) for group in toll.groups)
    return f"{bounds_words(toll.low, toll.high)} {verb}{f' ({groups})' if groups else ''}"


def _group(group: Group) -> str:
    who = one_line(group.who)
    if group.low is None and group.high is None:
        return who
    return f"{bounds_words(group.low, group.high)} {who}"


def tolls_words(incident: Incident) -> str:
    """All tolls that are stated, joined by commas."""
    told = [toll_words(toll, verb) for verb in TOLLS if (toll := getattr(incident, verb)) is not None]
    return ", ".join(told) or UNKNOWN


def people_words(participants: tuple[Participant, ...]) -> str:
    """Those who take part, each with number, status and standing where they are known."""
    return "; ".join(_participant(p) for p in participants) or UNKNOWN


def _participant(participant: Participant) -> str:
    count = "" if participant.count is None else f"{participant.count:,} "
    remarks = [participant.status] if participant.status else []
    if participant.standing != "asserted":
        remarks.append(participant.standing)
    remarks += [f"also {one_line(alias)}" for alias in participant.aliases]
    return count + one_line(participant.name) + (f" ({', '.join(remarks)})" if remarks else "")


def said_words(said: Said | None) -> str:
    """Who says so: "a resident, to AFP"."""
    if said is None or not (said.speaker or said.outlet):
        return UNKNOWN
    if said.speaker and said.outlet:
        return f"{one_line(said.speaker)}, to {one_line(said.outlet)}"
    return one_line(said.speaker or said.outlet or "")


def type_words(name: str) -> str:
    """A type's name for people: "armed_clash" is "Armed clash"."""
    return name.replace("_", " ").capitalize()


def one_line(text: str) -> str:
    """The text on one line, without control characters, which a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
