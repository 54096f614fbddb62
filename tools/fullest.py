"""Print the id of the incident with the most values in a file of coded documents: fullest.py CODED."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def values(incident: dict[str, Any]) -> int:
    """How many fields of an incident say something."""
    return sum(value not in (None, [], "") for value in incident.values())


def main(path: Path) -> None:
    """Print the id of the first incident that no other says more than; nothing if there is none."""
    with path.open(encoding="utf-8") as lines:
        incidents = [incident for line in lines for incident in json.loads(line)["incidents"]]
    if incidents:
        print(max(incidents, key=values)["id"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
