"""Speed: reports a second, how time grows with the length of a report, and cold starts.

    python bench/speed.py                       on gold/dev and the examples
    python bench/speed.py --texts TEXTS.jsonl   on reports of your own, {"id", "text"} a line
    python bench/speed.py --coder joined        of another coder than the rules

All times are processor seconds of one core, so that other programs at work do not count; a cold start's are
those of the whole child process. Reports a second is end to end: reading the table, coding, writing the line;
the texts of gold/dev and the examples, coded before, keep the loading of the program's own data out of it. The
first pass over the texts is given by itself: words met before are told quicker, and a long run stands between it
and the passes after. Figures go into bench/results unless --dry-run is given.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from annals.documents.load import Failure, LoadOptions, load
from annals.engine.coding import CodeWork, Outcome
from annals.evaluation.machine import machine, today
from annals.model import Document

Coder = Callable[[Document], Outcome]

BENCH = Path(__file__).parent
ROOT = BENCH.parent
RESULTS = BENCH / "results"
SHORT, LONG = 100_000, 1_000_000
RUNS = COLD_RUNS = 5


def shipped() -> Iterator[str]:
    """The texts of gold/dev and of the examples."""
    for path in sorted([*(ROOT / "gold" / "dev").glob("*.txt"), *(ROOT / "examples" / "reports").glob("*.txt")]):
        yield path.read_text(encoding="utf-8")


def texts_of(path: Path | None) -> list[str]:
    """The texts to measure on."""
    if path is None:
        return list(shipped())
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def write_table(path: Path, texts: Sequence[str]) -> Path:
    """A table of the texts, as `annals code` takes it."""
    rows = ({"id": str(number), "text": text, "published": "2024-03-14"} for number, text in enumerate(texts))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def code_all(code: Coder, table: Path) -> int:
    """Code a table from end to end; the characters of the lines that come out.

    Raises:
        InputError: a report cannot be read.
    """
    out = 0
    for document in load([str(table)], LoadOptions(language="en")):
        if isinstance(document, Failure):
            raise document.error
        coded = code(document)
        if isinstance(coded, Failure):
            raise coded.error
        out += len(coded.data)
    return out


def seconds(work: Callable[[], Any]) -> float:
    """The processor seconds that a piece of work takes here."""
    begun = process_time()
    work()
    return process_time() - begun


def throughput(code: Coder, texts: Sequence[str], folder: Path, runs: int) -> dict[str, Any]:
    """Reports and words a second: the median over `runs`, with all of them, and those of the first pass."""
    table = write_table(folder / "reports.jsonl", texts)
    known = set(texts)
    code_all(code, write_table(folder / "other.jsonl", [text for text in shipped() if text not in known]))
    first = seconds(lambda: code_all(code, table))
    times = [seconds(lambda: code_all(code, table)) for _ in range(runs)]
    words = sum(len(text.split()) for text in texts)
    middle = median(times)
    return {
        "reports": len(texts),
        "words_a_report": round(words / len(texts)),
        "reports_a_second": round(len(texts) / middle, 1),
        "first_pass": round(len(texts) / first, 1),
        "best": round(len(texts) / min(times), 1),
        "words_a_second": round(words / middle),
        "runs": [round(len(texts) / time, 1) for time in times],
    }


def of_length(texts: Sequence[str], characters: int) -> str:
    """One report of about so many characters: the texts one after the other, over and over."""
    parts: list[str] = []
    length = 0
    for text in cycle(texts):
        parts.append(text)
        length += len(text) + 2
        if length >= characters:
            return "\n\n".join(parts)
    return ""


def linearity(code: Coder, texts: Sequence[str], folder: Path) -> dict[str, Any]:
    """The time of a report of 1 MB against one of 100 kB; the least of several runs of each."""
    times = []
    for length, runs in ((SHORT, 6), (LONG, 3)):
        table = write_table(folder / f"{length}.jsonl", [of_length(texts, length)])
        times.append(min(seconds(lambda table=table: code_all(code, table)) for _ in range(runs)))  # type: ignore[misc]
    return {
        "seconds_100_kB": round(times[0], 2),
        "seconds_1_MB": round(times[1], 2),
        "ratio": round(times[1] / times[0], 1),
    }


def cold(arguments: Sequence[str], folder: Path) -> float:
    """The processor seconds of a call of `annals` in a new process: the median of several."""
    call = [sys.executable, "-m", "annals", *arguments]

    def once() -> None:
        subprocess.run(call, cwd=folder, capture_output=True, check=True)

    once()
    times = []
    for _ in range(COLD_RUNS):
        before = os.times()
        once()
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return round(median(times), 2)


def cold_starts(folder: Path, text: str, coder: str) -> dict[str, float]:
    """Seconds of `annals --help` and of coding one short file."""
    (folder / "one.txt").write_text(text, encoding="utf-8")
    return {
        "help": cold(["--help"], folder),
        "one_short_file": cold(["code", "one.txt", "-o", "one.jsonl", "--coder", coder], folder),
    }


def main(given: Sequence[str]) -> int:
    """Measure, show and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--coder", default="rules")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--dry-run", action="store_true", help="leave bench/results as it is")
    read = parser.parse_args(given)
    texts, code = texts_of(read.texts), CodeWork(coder=read.coder).open()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        figures = {
            "throughput": throughput(code, texts, folder, read.runs),
            "linearity": linearity(code, texts, folder),
            "cold_start_seconds": cold_starts(folder, texts[0], read.coder),
        }
    command = "python bench/speed.py" + (" --texts TEXTS.jsonl" if read.texts else "") + f" --coder {read.coder}"
    command += f" --runs {read.runs}" if read.runs != RUNS else ""
    result = {"date": today(), "command": command, "machine": machine(), "coder": read.coder, **figures}
    print(json.dumps(result, indent=1))
    if not read.dry_run:
        name = "speed" if read.coder == "rules" else f"speed-{read.coder}"
        (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
