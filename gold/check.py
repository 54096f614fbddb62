"""Validate the gold and count it: `python gold/check.py [FOLDER ...]`.

Every string of an answer must stand in its report (runs of white space count as one space), every date
must be EDTF, every type and status one of the contract, every bound in order, and incidents must stand in
the order of their clauses. Faults go to standard error, one a line; exit status 1 if there are any.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from edtf import EDTFParseException, parse_edtf

HERE = Path(__file__).parent
KINDS = ("wire", "note", "communique", "encyclopedia", "blotter")
TYPES = (
    *("attack", "armed_clash", "assassination", "massacre", "bombing", "suicide_bombing", "shelling"),
    *("air_strike", "landmine", "grenade_attack", "chemical_attack", "abduction", "hijacking"),
    *("sexual_violence", "torture", "arson", "property_destruction", "robbery", "forced_displacement"),
    *("protest", "riot", "mob_violence", "forced_work_stoppage", "arrest", "weapons_seizure"),
    *("territory_change", "agreement", "other"),
)
STATUSES = ["reported", "claimed", "attributed", "alleged", "denied", "threatened", "planned", "foiled"]
ROLES = ("perpetrators", "victims", "targets", "weapons", "claimed_by")
TOLLS = ("killed", "injured", "abducted", "missing", "arrested", "displaced")
INCIDENT = {"type", "types", "status", "date", "places", *ROLES, *TOLLS, "said_by", "clause"}
PARTICIPANT: dict[str, set[str | None]] = {
    "kind": {"person", "organization", "object"},
    "status": {None, "civilian", "combatant", "police", "official"},
    "standing": {"asserted", "attributed", "unclear", "denied"},
}
PARTICIPANT_KEYS = {"name", "mentions", "count", *PARTICIPANT}
DOCUMENT = {"id", "published", "source", "kind", "region"}
IN_LINES = DOCUMENT | {"text", "answered"}
"""What a document says of itself that stands with its text and answers in one line of NAME.jsonl."""
# What the contract leaves out of EDTF: unspecified digits and seasons.
BARRED = re.compile(r"X|(?<!\d)\d{4}-(?:2[1-9]|3\d|4[01])(?![\d-])")
WORDS = range(40, 280)
SHORT = range(18, 280)
"""Notes of event datasets are short."""


def _flat(text: str) -> str:
    return " ".join(text.split())


def _edtf(value: Any, where: str) -> Iterator[str]:
    if value is None:
        return
    if not isinstance(value, str) or BARRED.search(value):
        yield f"{where}: {value!r} is not a date of the contract"
        return
    try:
        parse_edtf(value)
    except EDTFParseException:
        yield f"{where}: {value!r} is not EDTF"


def _strings(values: Iterable[Any], text: str, where: str) -> Iterator[str]:
    for value in values:
        if not isinstance(value, str) or not value.strip() or value != _flat(value):
            yield f"{where}: {value!r} is no tidy string"
        elif value not in text:
            yield f"{where}: {value!r} is not in the text"


def _bounds(part: dict[str, Any], where: str) -> Iterator[str]:
    low, high = part.get("low"), part.get("high")
    if not isinstance(low, int) or low < 0 or not (high is None or isinstance(high, int)):
        yield f"{where}: bounds {low!r} to {high!r}"
    elif high is not None and low > high:
        yield f"{where}: low {low} over high {high}"


def _toll(toll: Any, text: str, where: str) -> Iterator[str]:
    if toll is None:
        return
    if set(toll) != {"low", "high", "groups"}:
        yield f"{where}: keys {sorted(toll)}"
        return
    yield from _bounds(toll, where)
    for group in toll["groups"]:
        yield from _bounds(group, f"{where} group")
        yield from _strings([group.get("who")], text, f"{where} group")
    if toll["high"] is not None and sum(g["low"] for g in toll["groups"]) > 2 * toll["high"]:
        yield f"{where}: groups far over the total"


def _participant(part: dict[str, Any], text: str, where: str) -> Iterator[str]:
    if odd := set(part) - PARTICIPANT_KEYS:
        yield f"{where}: unknown keys {sorted(odd)}"
    for key, known in PARTICIPANT.items():
        if key in part and part[key] not in known:
            yield f"{where}: {key} {part[key]!r}"
    if part.get("kind") is None or not part.get("mentions"):
        yield f"{where}: no kind or no mentions"
    yield from _strings([part.get("name"), *part.get("mentions", ())], text, where)


def _places(places: list[dict[str, Any]], text: str, where: str) -> Iterator[str]:
    for index, place in enumerate(places):
        yield from _strings([place.get("name")], text, where)
        country = place.get("country")
        if not (country is None or re.fullmatch("[A-Z]{2}", country)):
            yield f"{where}: country {country!r}"
        latitude, longitude = place.get("latitude"), place.get("longitude")
        if (latitude is None) != (longitude is None):
            yield f"{where}: half a coordinate"
        elif latitude is not None and longitude is not None and (index or abs(latitude) > 90 or abs(longitude) > 180):
            yield f"{where}: coordinates out of range or not on the first place"


def _incident(item: dict[str, Any], text: str, where: str, answered: set[str]) -> Iterator[str]:
    if missing := (INCIDENT & answered | {"clause"}) - {"types"} - set(item):
        yield f"{where}: missing {sorted(missing)}"
        return
    if odd := set(item) - INCIDENT:
        yield f"{where}: unknown keys {sorted(odd)}"
    for name in (item["type"], *item.get("types", ())):
        if name not in TYPES:
            yield f"{where}: type {name!r}"
    if item["status"] not in STATUSES:
        yield f"{where}: status {item['status']!r}"
    yield from _edtf(item["date"], f"{where} date")
    yield from _places(item["places"], text, f"{where} places")
    for role in ROLES:
        for part in item.get(role, ()):
            yield from _participant(part, text, f"{where} {role}")
    for toll in TOLLS:
        yield from _toll(item.get(toll), text, f"{where} {toll}")
    said = item.get("said_by") or {}
    yield from _strings((v for v in said.values() if v is not None), text, f"{where} said_by")
    yield from _strings([item["clause"]], text, f"{where} clause")


def _order(incidents: list[dict[str, Any]], text: str, where: str) -> Iterator[str]:
    starts = [text.find(item["clause"]) for item in incidents]
    if starts != sorted(starts):
        yield f"{where}: incidents are not in the order of their clauses"
    yield from (f"{where}: clause stands twice: {i['clause']!r}" for i in incidents if text.count(i["clause"]) > 1)


def faults(file: Path) -> Iterator[str]:
    """What is wrong with a report and its answers (NAME.json beside NAME.txt), or with those of NAME.jsonl."""
    report = file.with_suffix(".txt")
    if file.suffix == ".json" and not report.exists():
        yield f"{file.name}: no report beside it"
        return
    try:
        values = _values(file)
        texts = [report.read_text(encoding="utf-8")] if file.suffix == ".json" else [_said(v) for v in values]
        heads = [(v["document"], v["incidents"]) for v in values]
    except (json.JSONDecodeError, KeyError) as fault:
        yield f"{file.name}: not an answer file ({fault})"
        return
    for (head, incidents), text in zip(heads, texts, strict=True):
        if file.suffix == ".json" and head["id"] != report.name:
            yield f"{file.name}: document {head}"
        yield from _document(head, incidents, _flat(text), file.suffix == ".jsonl")


def _values(file: Path) -> list[dict[str, Any]]:
    text = file.read_text(encoding="utf-8")
    return (
        [json.loads(line) for line in text.rstrip("\n").split("\n")] if file.suffix == ".jsonl" else [json.loads(text)]
    )


def _said(value: dict[str, Any]) -> str:
    return str(value["document"]["text"])


def _document(head: dict[str, Any], incidents: list[dict[str, Any]], text: str, in_lines: bool) -> Iterator[str]:
    name, kind = head["id"], head["id"].split("-")[0]
    if set(head) != (IN_LINES if in_lines else DOCUMENT) or head["kind"] != kind or kind not in KINDS:
        yield f"{name}: document {head}"
    yield from _edtf(head.get("published"), f"{name} published")
    if len(text.split()) not in (SHORT if in_lines else WORDS):
        yield f"{name}: {len(text.split())} words"
    answered = set(head.get("answered", INCIDENT))
    for number, item in enumerate(incidents, 1):
        yield from _incident(item, text, f"{name} incident {number}", answered)
    if all("clause" in item for item in incidents):
        yield from _order(incidents, text, name)


def _table(title: str, counts: Counter[str]) -> str:
    rows = "".join(f"  {name:22} {count:4}\n" for name, count in sorted(counts.items()))
    return f"{title} ({sum(counts.values())})\n{rows}"


def counted(files: list[Path]) -> str:
    """Tables of reports by kind and region, and of incidents by type and status."""
    values = [value for path in files for value in _values(path)]
    incidents = [item for value in values for item in value["incidents"]]
    types = Counter(dict.fromkeys(TYPES, 0))
    types.update(item["type"] for item in incidents)
    empty = sum(not value["incidents"] for value in values)
    tables = (
        _table("reports by kind", Counter(value["document"]["kind"] for value in values)),
        _table("reports by region", Counter(value["document"]["region"] for value in values)),
        _table("incidents by type", types),
        _table("incidents by status", Counter(item["status"] for item in incidents)),
    )
    return "".join(tables) + f"reports without an incident: {empty}\n"


def main(folders: list[str]) -> int:
    """Check the folders (default: all beside this file); 1 if a fault was found."""
    found = 0
    for folder in [Path(f) for f in folders] or sorted(p for p in HERE.iterdir() if p.is_dir()):
        files = sorted([*folder.glob("*.json"), *folder.glob("*.jsonl")])
        alone = [f"{p.name}: no answers beside it" for p in folder.glob("*.txt") if not p.with_suffix(".json").exists()]
        lines = alone + [line for path in files for line in faults(path)]
        sys.stderr.writelines(f"{line}\n" for line in lines)
        found += len(lines)
        if files and not lines:
            sys.stdout.write(f"{folder.name}\n{counted(files)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
