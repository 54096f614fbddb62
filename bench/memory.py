"""Memory: how much `annals code` holds while it codes many reports, and whether that grows.

    python bench/memory.py [--reports 20000] [--texts TEXTS.jsonl]

A table of so many reports is coded by `annals code` in a process of its own, whose resident memory is read ten
times a second (from /proc, so on Linux only). It is flat when the last tenth of the samples holds little more
than the second: the first is the loading. Figures go into bench/results/memory.json unless --dry-run is given.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from annals.evaluation.machine import machine, today

BENCH = Path(__file__).parent
RESULTS = BENCH / "results" / "memory.json"
RESIDENT = re.compile(r"^VmRSS:\s+(\d+) kB", re.MULTILINE)
PAUSE_SECONDS = 0.1


def texts_of(path: Path | None) -> list[str]:
    """The texts to code: those of gold/dev, or of a file of {"id", "text"} lines."""
    if path is None:
        return [file.read_text(encoding="utf-8") for file in sorted((BENCH.parent / "gold" / "dev").glob("*.txt"))]
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def write_table(path: Path, texts: Sequence[str], reports: int) -> None:
    """A table of so many reports: the texts over and over, each row with an id and a text of its own."""
    with path.open("w", encoding="utf-8") as table:
        for number, text in enumerate(islice(cycle(texts), reports)):
            row = {"id": str(number), "text": f"{text}\n\nSerial {number}.", "published": "2024-03-14"}
            table.write(json.dumps(row) + "\n")


def samples(process: subprocess.Popen[bytes]) -> Iterator[int]:
    """The resident memory of a process in bytes, ten times a second until it ends."""
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        found = RESIDENT.search(status.read_text(encoding="utf-8", errors="replace"))
        if found:
            yield int(found[1]) * 1024
        time.sleep(PAUSE_SECONDS)


def figures(held: Sequence[int], reports: int) -> dict[str, Any]:
    """The most that was held, and that of the last tenth of the samples against the second, in megabytes."""
    tenth = max(1, len(held) // 10)
    early, late = median(held[tenth : 2 * tenth] or held), median(held[-tenth:])
    return {
        "reports": reports,
        "most_MB": round(max(held) / 1e6),
        "early_MB": round(early / 1e6),
        "late_MB": round(late / 1e6),
        "growth": round(late / early - 1, 3),
    }


def main(given: Sequence[str]) -> int:
    """Measure, show and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="leave bench/results as it is")
    read = parser.parse_args(given)
    with tempfile.TemporaryDirectory() as place:
        table = Path(place) / "reports.jsonl"
        write_table(table, texts_of(read.texts), read.reports)
        call = [sys.executable, "-m", "annals", "code", str(table), "-o", str(Path(place) / "coded.jsonl")]
        with subprocess.Popen(call, stderr=subprocess.DEVNULL) as process:
            held = list(samples(process))
    if process.returncode or not held:
        sys.exit("annals code failed")
    command = f"python bench/memory.py --reports {read.reports}" + (" --texts TEXTS.jsonl" if read.texts else "")
    result = {"date": today(), "command": command, "machine": machine(), **figures(held, read.reports)}
    print(json.dumps(result, indent=1))
    if not read.dry_run:
        RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
