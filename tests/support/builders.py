"""Small gold and coded documents, written down in one line each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annals.evaluation.facts import Facts, Report, report


def party(name: str, *more: str, kind: str = "person") -> dict[str, Any]:
    """A participant with its mentions."""
    return {"name": name, "kind": kind, "mentions": [name, *more]}


def toll(low: int | None, high: int | None) -> dict[str, Any]:
    """A toll without groups."""
    return {"low": low, "high": high, "groups": []}


def spot(name: str, country: str | None = None, at: tuple[float, float] | None = None) -> dict[str, Any]:
    """A place, with latitude and longitude where `at` is given."""
    latitude, longitude = at or (None, None)
    return {"name": name, "country": country, "latitude": latitude, "longitude": longitude}


def gold(type: str = "attack", clause: str = "", **fields: Any) -> dict[str, Any]:
    """A gold incident; what is not given is empty."""
    return {"type": type, "status": "reported", "date": None, "clause": clause, **fields}


def coded(type: str = "attack", *quotes: str, text: str = "", **fields: Any) -> dict[str, Any]:
    """A coded incident with its quotes, given by their words in `text`."""
    spans = [{"start": text.index(q), "end": text.index(q) + len(q), "text": q} for q in quotes]
    return {"type": type, "status": "reported", "date": None, "quotes": spans, **fields}


def document(*incidents: Mapping[str, Any], id: str = "one.txt", text: str = "") -> dict[str, Any]:
    """A document with its incidents, gold or coded, as JSON has it."""
    return {"document": {"id": id, "text": text}, "incidents": list(incidents)}


def facts(incident: Mapping[str, Any], text: str = "") -> Facts:
    """One incident as it is compared."""
    return report(document(incident, text=text)).incidents[0]


def a_report(*incidents: Mapping[str, Any], id: str = "one.txt", text: str = "") -> Report:
    """A document as it is compared."""
    return report(document(*incidents, id=id, text=text))


def write_gold(folder: Path, name: str, text: str, *incidents: Mapping[str, Any]) -> None:
    """A gold report with its answers in a folder, as gold/README.md has them."""
    import json

    folder.mkdir(parents=True, exist_ok=True)
    head = {"id": f"{name}.txt", "published": None, "source": None, "kind": "wire", "region": "Europe"}
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    answers = {"document": head, "incidents": list(incidents)}
    (folder / f"{name}.json").write_text(json.dumps(answers), encoding="utf-8")
