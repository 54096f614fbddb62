"""The dateline of a report: `YOLA, Nigeria, March 14 (AFP) - `, and its many relatives.

A dateline is believed for its form: a place at the start of a line, then a day or an agency or both,
then a dash or colon. With neither day nor agency the place must be in capitals (in a text that is
not), or stand before a long dash, and be no word that merely opens a line ("WARNING: ...").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from annals.documents.published import DAY_TEXT, read_written
from annals.model import Dateline

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.'’`-]*"
_LINK = r"(?:d[eouai]s?|del|l[ao]s?|les?|el|al|of|and|the|e|y|ed|es|ul|sur|on)"
_PLACE = rf"{_WORD}(?:[ \t]+(?:{_LINK}[ \t]+){{0,2}}{_WORD}){{0,5}}"
_WS = r"(?:[ \t]*\n?[ \t]*)"
_DATELINE = re.compile(
    rf"""(?x) \s*
    (?: [(\[] (?P<before> [^()\[\]\n]{{2,40}} ) [)\]] {_WS} (?: [-–—:]+ {_WS} )? )?
    (?: \(? (?P<place> {_PLACE} ) \)?
        (?P<parts> (?: \s? [,/] [ \t]* (?!{DAY_TEXT}|(?i:no[ ]date)) {_PLACE} ){{0,3}} )
        (?: {_WS} \( (?P<land> [^()\[\]]{{2,60}} ) \) )?
        (?: (?: ,{_WS} | [ \t]+ ) (?P<date> {DAY_TEXT} | (?i:no[ ]date) ) )?
        (?: ,? {_WS} [(\[] (?P<agency> [^()\[\]]{{2,80}} (?: [(\[] [^()\[\]]{{1,20}} [)\]] )? ) [)\]]
          | ,[ \t]* (?P<wire> [A-Z][\w.]* (?:[ ][A-Z]\w*)? ) (?=[ \t]*[-–—]) )?
    )?
    (?: {_WS} (?P<dash> --+ | [—–] | \.?[-_](?=\s) | : (?=\s) ) (?! \s* {DAY_TEXT} ) \s*
      | (?<=[)\]]) (?P<none> [ \t]+ (?=[A-Z"“]) ) )"""
)
_AGENCY_FIRST = re.compile(
    r"\s*(?P<agency>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2})\s*(?:--+|[—–]|\s-)\s+(?=[^\W\da-z_]|[\"“])"
)
_BRACKET = re.compile(r"\s*\[([^\[\]]{1,400})\]")
ISSUE = re.compile(
    r"(?i)\b(?:sit(?:uation)?\s?rep(?:ort)?|report|update|bulletin|brief(?:ing)?|note|communiqu[eé]|statement|release|digest"
    r"|roundup|summary|log|list|chronology|diary|newsletter|dispatch|blotter|monitor|no\.|issue|flash|assessment)\b"
)
"""Words that name an issue of something periodic, such as a situation report."""

_BODY = re.compile(
    r"(?i)\b(?:army|front|movement|command|office|ministry|forces?|police|party|brigade|battalion|unit|department|council"
    r"|agency|organi[sz]ation|committee|union|staff|headquarters|spokes\w+|press|service|government|federation|association)\b"
)
# A second label of the same form tells an interview from a dateline.
_SPEAKER = re.compile(r"\n[ \t]*[A-Z][A-Z .'-]{2,40}:\s")
_NOWHERE = {"no city", "clandestine", "no place"}
_LOOK = 2_000
_TOLD = re.compile(r"\b(?:told|by|to) (?:the )?([A-Z][\w-]*(?: [A-Z]\w+)?)\b")
_TOWN, _LEADS = 3, 900
"""Words of a town's name at the most; characters of a story within which its agency is named."""
_NEXT, _LISTED = 4, 2
"""Of so many lines behind a dateline, so many of the same form make a log of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The lists of `head.toml`, lower case."""

    agencies: frozenset[str]
    countries: frozenset[str]
    not_places: frozenset[str]
    opens: re.Pattern[str]
    about: re.Pattern[str]
    labels: dict[str, str]


@cache
def head_words() -> Words:
    """The lists of `head.toml`, read once."""
    import tomllib  # noqa: PLC0415  (kept out of the start-up of the command line)
    from importlib import resources  # noqa: PLC0415

    raw = tomllib.loads(resources.files("annals.documents").joinpath("head.toml").read_text("utf-8"))
    labels = {label: name for name, items in raw.pop("labels").items() for label in _items(items)}
    sets = {name: frozenset(item.lower() for item in _items(items)) for name, items in raw.items()}
    begins = {name: re.compile(rf"(?i)(?:{'|'.join(_items(raw[name]))})\b") for name in ("opens", "about")}
    return Words(
        agencies=sets["agencies"],
        countries=sets["countries"],
        not_places=sets["not_places"],
        opens=begins["opens"],
        about=begins["about"],
        labels=labels,
    )


def _items(text: str) -> list[str]:
    return [" ".join(item.split()) for item in text.split(";")]


def read_dateline(text: str, start: int = 0, *, published: str | None = None) -> Dateline | None:
    """The dateline at `start`, or `None`; its `end` lies behind the dash and any stage directions.

    `published` (EDTF) gives the year of a dateline that leaves it out; without it, such a day stays
    unknown. `CLANDESTINE` and `NO CITY` are no places. A second dateline right behind the first
    (an agency passing on a story) gives place and agency, and is part of the whole.
    """
    outer = _one(text, start, published)
    if outer is None:
        return None
    inner = _one(text, outer.end, outer.date or published)
    if inner is None or not (inner.agency or inner.date) or text[: inner.end].rstrip().endswith(":"):
        return outer
    # Where the bracket is no agency known by name, it may be a province: "TABATINGA (AMAZONAS STATE) --".
    agency = inner.agency if inner.date or _is_agency(inner.agency or "") else None
    return replace(inner, start=outer.start, agency=agency or outer.agency, date=inner.date or outer.date)


def _one(text: str, start: int, published: str | None) -> Dateline | None:
    found = _DATELINE.match(text, start, start + _LOOK)
    if found and _believed(found, text, published):
        return _from_match(found, text, published)
    bare = _AGENCY_FIRST.match(text, start, start + _LOOK)
    if bare and bare["agency"].lower() in head_words().agencies:
        head = len(bare[0]) - len(bare[0].lstrip())
        return Dateline(
            place=None,
            country=None,
            date=None,
            agency=bare["agency"],
            start=start + head,
            end=skip_directions(text, bare.end()),
        )
    return None


def _believed(found: re.Match[str], text: str, published: str | None) -> bool:
    words = head_words()
    place, agency = found["place"], _agency(found)
    if _disbelieved(found, text, agency or "", published):
        return False
    if place is None:
        # "(AFP) - Gunmen ...": only a known agency tells this from any other bracket.
        return agency is not None and agency.lower() in words.agencies
    name, first = place.lower(), place.split()[0].lower()
    if name not in _NOWHERE and (len(place) > 60 or name in words.not_places or first in words.not_places):
        return False
    land = found["land"]
    if found["date"] or (agency and agency.lower() in words.agencies) or (land and _is_agency(land)):
        return True
    if agency or land:
        return _bracket_is_source(place, " ".join((agency or land).split()), found["dash"], text[found.end() :][:60])
    return _bare_place(found, text) or _told_to_an_agency(found, text)


def _told_to_an_agency(found: re.Match[str], text: str) -> bool:
    """Whether a town stands before a short dash in a story that an agency was told: "Ouagadougou - ... told AFP"."""
    short = found["dash"] in ("-", "--") and len(found["place"].split()) <= _TOWN and not found["parts"]
    if not short or _is_listed(found, text):
        return False
    said = _TOLD.search(text, found.end(), found.end() + _LEADS)
    return said is not None and said[1].lower() in head_words().agencies


def _disbelieved(found: re.Match[str], text: str, agency: str, published: str | None) -> bool:
    """Whether a match is none for want of a dash or an agency ("Srinagar, Jun 18 (PTI) Militants"), or for an entry."""
    if found["none"] is not None and not (found["date"] and _is_agency(agency)):
        return True
    listed = bool(found["date"] or found["land"]) and _is_listed(found, text)
    if found["dash"] == ":" and found["date"] and not agency and _is_entry(found, text, published):
        return True
    return listed or bool(found["wire"] and not _is_agency(found["wire"]))


def _is_entry(found: re.Match[str], text: str, published: str | None) -> bool:
    """Whether place, day and colon head an entry, whose day is that of the act: "Baghdad, 25 October 2009: two bombs".

    A dateline has the place in capitals, or a day without its year, or the day of publication.
    """
    if text[found.end() : found.end() + 1].islower():
        return True
    written = read_written(" ".join(found["date"].split()))
    whole = written is not None and re.search(r"\d{4}", found["date"]) is not None
    return whole and not found["place"].isupper() and written.edtf(published) != published  # type: ignore[union-attr]


def _agency(found: re.Match[str]) -> str | None:
    agency: str | None = found["agency"] or found["wire"] or found["before"]
    return agency


def _is_listed(found: re.Match[str], text: str) -> bool:
    """Whether the lines behind open with place and day as well: then these head the entries of a log."""
    dash, behind = found["dash"], found.end()
    if dash is not None and dash not in text[behind : behind + 2 * _LOOK]:
        return False  # told at once of most reports: none of those lines has a dateline with the same dash
    lines = [m.end() for m in re.finditer(r"\n\s*(?=\S)", text[: behind + _LOOK]) if m.end() > behind]
    same = (_DATELINE.match(text, at, at + _LOOK) for at in lines[:_NEXT])
    like = [m for m in same if m and m["place"] != found["place"] and not m["agency"] and m["dash"] == dash]
    return sum(bool(m["date"] if found["date"] else m["land"]) for m in like) >= _LISTED


def _bracket_is_source(place: str, inside: str, dash: str, after: str) -> bool:
    """Whether a bracket that no list knows names a source: sentences begin so too ("Boko Haram (JAS) - the group")."""
    initials = "".join(word[0] for word in place.split())
    if not inside[0].isupper() or inside.upper() == initials.upper() or not _starts_sentence(after, 0):
        return False
    return place.isupper() or dash != "-" or not _closes_again(after, dash)


def _is_agency(name: str) -> bool:
    return " ".join(name.lower().split()) in head_words().agencies


def _bare_place(found: re.Match[str], text: str) -> bool:
    """Whether a place without day and agency is a dateline."""
    place, parts, dash = found["place"], found["parts"], found["dash"]
    if not _starts_sentence(text, found.end()) or _is_agency(place) or ISSUE.search(place) or _BODY.search(place):
        return False
    # "LIBERATION ARMY - WEST" alone on its line is a letterhead.
    rest = text[found.end() : found.end() + 200].split("\n", maxsplit=1)[0]
    if len(rest.split()) < 5 and not rest.rstrip().endswith((".", "!", "?")):
        return False
    after = text[found.end() : found.end() + 60]
    if dash == ":" and _SPEAKER.search(text, found.end(), found.end() + _LOOK):
        return False
    if place.isupper() and len(place) > 2:
        return any(map(str.islower, after)) and (dash != ":" or place.count(" ") < 3)
    country = parts.split(",")[-1].strip().lower() in head_words().countries if parts else False
    if dash in {"-", ":"}:
        return country
    return (country or place.count(" ") <= 2) and not _closes_again(after, dash)


def _closes_again(after: str, dash: str) -> bool:
    # "Gunmen - Somali ones - attacked": a pair of dashes is a parenthesis.
    return dash in after.split(". ", maxsplit=1)[0]


def _starts_sentence(text: str, at: int) -> bool:
    return at < len(text) and (text[at].isupper() or text[at].isdigit() or text[at] in "\"“'‘[")


def _from_match(found: re.Match[str], text: str, published: str | None) -> Dateline:
    place, land, agency = found["place"], found["land"], _agency(found)
    country = _country(found["parts"])
    # In "(Xinhua) --" the one bracket is the agency, in "(NICARAGUA), 11 DEC" it is the country.
    if land and not agency and not found["date"] and land.lower() not in head_words().countries:
        land, agency = None, land
    if land and not country:
        country = land
    if place and place.lower() in _NOWHERE:
        place = None
    written = read_written(" ".join(found["date"].split())) if found["date"] else None
    return Dateline(
        place=place,
        country=country,
        date=written.edtf(published) if written else None,
        agency=" ".join(agency.split()) if agency else None,
        start=found.start() + len(found[0]) - len(found[0].lstrip()),
        end=skip_directions(text, found.end()),
    )


def _country(parts: str | None) -> str | None:
    last = re.split("[,/]", parts)[-1].strip() if parts else ""
    return last if last.lower() in head_words().countries else None


def skip_directions(text: str, at: int) -> int:
    """The offset behind bracketed stage directions at `at` (`[REPORT] [TEXT]`), if there are any.

    A bracket that nothing marks as a direction is left: it belongs to the narrative.
    """
    words, end, close = head_words(), at, at
    while found := _BRACKET.match(text, end):
        inside = found[1].strip()
        end = found.end()
        if words.opens.match(inside) or words.about.match(inside):
            close = end
    return close + len(text[close : _LOOK + close]) - len(text[close : _LOOK + close].lstrip())
