"""Accuracy on gold: figures, floors, and what was gained and lost since the floors were pinned.

    python bench/accuracy.py                                measure on all of gold but gold/test; hold it to its floors
    python bench/accuracy.py --misses killed                the misses of one figure, or of all
    python bench/accuracy.py --final                        gold/test as well: for the final figure only
    python bench/accuracy.py --muc-dir DIR --scorer DIR     the MUC-4 development set as well
    python bench/accuracy.py --coder rules                  one coder only, where all are measured else
    python bench/accuracy.py pin                            raise the floors to what is measured
    python bench/accuracy.py pin --lower --why TEXT         lower them, with the reason

The coder is given what a gold document says of itself (`published`, `source`) as columns of a table. Figures
go into bench/results/accuracy.json unless --dry-run is given, floors into bench/pins.json. MUC-4 is not in the
repository: DIR holds its files, and the scorer's folder `bridge.py` and `score.py`, which read coded documents.
Exit status: 0 all floors hold; 1 some do not, each is named.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annals.coded import to_line
from annals.documents.load import Failure, LoadOptions, load
from annals.errors import AnnalsError, GateError
from annals.evaluation.facts import Report, report
from annals.evaluation.fields import NAMES, families
from annals.evaluation.gate import Measured, check, gains_and_losses, pinned, pins_as_text, read_pins
from annals.evaluation.gold import answers, digest, pair, read_gold
from annals.evaluation.intervals import intervals
from annals.evaluation.machine import machine, today
from annals.evaluation.results import as_line, as_plain, as_rows, in_columns, listed
from annals.evaluation.score import Figures, Scored, Scorer
from annals.ids import sha256_hex
from annals.pipeline import Pipeline
from annals.scheme.load import load_scheme

BENCH = Path(__file__).parent
GOLD = BENCH.parent / "gold"
SETS = ("dev", "val", "modern-dev", "modern-test")
"""What is measured at every step; `test` only for the final figure."""
UNREAD = frozenset({"val", "test", "modern-test"})
"""Sets whose misses nobody looks at."""
CODERS = ("joined", "rules")
SLACK = 0.004
PINS, RESULTS = BENCH / "pins.json", BENCH / "results"
ENOUGH = 30
"""The fewest fills in gold that make a figure worth a floor: below, one case moves it by points."""
MUC_ROW = re.compile(r"(\S.*?)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+(\d+)\s+(\d+)\s+(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What was measured of one coder on one set: F1 of what may be pinned, figures for the results, counts by case.

    `set` is the set's name for the rules coder, and CODER/NAME for any other.
    """

    set: str
    gold: str
    f1: dict[str, float]
    results: dict[str, Any]
    cases: dict[str, dict[str, tuple[int, int, int]]]
    figures: Figures | None = None

    def measured(self, command: str, *, slack: float = 0.0) -> Measured:
        """The run as the gate takes it, each figure less `slack`."""
        figures = {name: round(value - slack, 4) for name, value in self.f1.items()}
        return Measured(figures=figures, gold=self.gold, date=today(), command=command)


def key(name: str, coder: str) -> str:
    """What figures of a coder on a set are kept under."""
    return name if coder == "rules" else f"{coder}/{name}"


def read_by_us(set_: str) -> bool:
    """Whether somebody may look at the misses of what is kept under a key."""
    return set_.rpartition("/")[2] not in UNREAD


def rows(folder: Path) -> Iterator[dict[str, str | None]]:
    """The reports of a gold folder as rows of a table: what a coder is given, and no answers."""
    for value, text, _ in answers(folder):
        document = value["document"]
        yield {"id": document["id"], "text": text, "published": document["published"], "source": document["source"]}


def coded(folder: Path, coder: str) -> Iterator[Report]:
    """The reports of a gold folder, coded as `annals code` codes a table.

    Raises:
        AnnalsError: a report cannot be read or coded.
    """
    pipeline = Pipeline(coder=coder)
    with tempfile.TemporaryDirectory() as place:
        table = Path(place) / "reports.jsonl"
        table.write_text("".join(json.dumps(row) + "\n" for row in rows(folder)), encoding="utf-8")
        for document in load([str(table)], LoadOptions()):
            if isinstance(document, Failure):
                raise document.error
            yield report(json.loads(to_line(pipeline.code(document))))


def measure(name: str, *, coder: str = "rules", draws: int = 1000) -> Run:
    """The figures on gold/NAME.

    Raises:
        AnnalsError: a report cannot be read or coded.
    """
    folder = GOLD / name
    paired = pair(read_gold(folder), coded(folder, coder))
    figures = Scorer(families(load_scheme().types)).score(paired.pairs)
    return Run(
        set=key(name, coder),
        gold=digest(folder),
        f1={field: round(tally.f1 or 0.0, 4) for field, tally in figures.tallies.items() if tally.wanted >= ENOUGH},
        results=as_plain(figures, intervals(figures, draws=draws), draws=draws),
        cases={one.document: dict(_counts(one)) for one in figures.documents},
        figures=figures,
    )


def _counts(one: Scored) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for field, tally in one.tallies.items():
        if tally.given or tally.wanted:
            yield field, (tally.correct, tally.given, tally.wanted)


def measure_muc(muc: Path, scorer: Path, coder: str) -> Run:
    """The figures on the MUC-4 development set, by the scorer of another folder.

    Raises:
        AnnalsError: a step fails; what it said is in the error.
    """
    with tempfile.TemporaryDirectory() as place:
        texts, out, system = (str(Path(place) / name) for name in ("texts.jsonl", "coded.jsonl", "system.jsonl"))
        bridge, score = str(scorer / "bridge.py"), str(scorer / "score.py")
        _step(bridge, "texts", "--muc-dir", str(muc), "--split", "dev", texts)
        _step("-m", "annals", "code", texts, "-o", out, "--coder", coder)
        _step(bridge, "system", out, system)
        table = _step(score, "--system", system, "--split", "dev", "--muc-dir", str(muc))
    figures = muc_figures(table)
    return Run(
        set=key("muc4", coder),
        gold=_muc_digest(muc),
        f1={name: row["f1"] for name, row in figures.items()},
        results={"documents": _reports(table), "figures": figures},
        cases={},
    )


def muc_figures(table: str) -> dict[str, dict[str, Any]]:
    """The rows of the scorer's table by name, shares from 0 to 1."""
    found = {}
    for line in table.splitlines():
        if row := MUC_ROW.fullmatch(line.strip()):
            precision, recall, f1 = (round(float(share) / 100, 4) for share in row.group(2, 3, 4))
            correct, given, wanted = map(int, row.group(5, 6, 7))
            counts = {"correct": correct, "given": given, "wanted": wanted}
            found[row[1]] = {"precision": precision, "recall": recall, "f1": f1, **counts}
    return found


def _reports(table: str) -> int | None:
    said = re.search(r"(\d+) reports in the system output", table)
    return int(said[1]) if said else None


def _muc_digest(muc: Path) -> str:
    corpora = muc / "raw_files" / "muc34" / "TASK" / "CORPORA"
    keys = sorted(key for part in ("tst1", "tst2") for key in (corpora / part).glob("key-*"))
    return sha256_hex("".join(map(digest, keys)).encode())


def _step(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise AnnalsError(f"failed: {done.stderr.strip()[-800:]}", where=" ".join(arguments[:3]))
    return done.stdout


def shown(run: Run, misses: str | None) -> None:
    """Print a run's table, and the misses of a figure (or of `all`) where they may be looked at."""
    print(f"\n{run.set}")
    if run.figures is None:
        for name, row in run.results["figures"].items():
            print(f"{name:<18}" + "".join(f"{100 * row[what]:7.1f}" for what in ("precision", "recall", "f1")))
        return
    found = {name: tuple(row["interval"]) for name, row in run.results["figures"].items() if row["interval"]}
    print("\n".join(in_columns(as_rows(run.figures, found))))
    print(f"tolls given where gold has none: {run.figures.false_tolls} of {run.figures.tolls_given}")
    if misses and read_by_us(run.set):
        for miss in listed(run.figures, None if misses == "all" else misses):
            print(as_line(miss))


def cases_file(name: str) -> Path:
    """Where the counts of the pinned run on a set stand, case by case."""
    return RESULTS / f"cases-{name.replace('/', '-')}.json"


def trades(run: Run) -> None:
    """Print what was gained and lost case by case since the floors were pinned; of unread sets only how much."""
    kept = cases_file(run.set)
    if not kept.exists():
        return
    before = json.loads(kept.read_text(encoding="utf-8"))
    gains, losses = gains_and_losses(
        {d: {f: tuple(c) for f, c in some.items()} for d, some in before.items()}, run.cases
    )
    print(f"since the floors were pinned: {len(gains)} better, {len(losses)} worse")
    if read_by_us(run.set):
        for mark, lines in (("+", gains), ("-", losses)):
            print("".join(f"  {mark} {line}\n" for line in lines), end="")


def save_results(runs: Sequence[Run], command: str) -> None:
    """Put the figures of these sets into the results, beside those of other sets."""
    path = RESULTS / "accuracy.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for run in runs:
        kept[run.set] = {"gold": run.gold, "date": today(), "command": command, "machine": machine(), **run.results}
    path.write_text(_compact(kept), encoding="utf-8")


def _compact(value: dict[str, dict[str, Any]]) -> str:
    """JSON with a line for each figure."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return re.sub(r"\{[^{}]*\}|\[[^\[\]{}]*\]", lambda part: re.sub(r"\n\s*", " ", part[0]), text) + "\n"


def pin(runs: Sequence[Run], command: str, *, lower: bool, why: str | None) -> None:
    """Raise the floors of these sets, and keep the run's counts by case.

    Raises:
        GateError: a figure is below its floor, or a reason is missing.
    """
    pins = read_pins(PINS)
    new = {
        run.set: pinned(pins.get(run.set, {}), run.measured(command, slack=_slack(run.set)), lower=lower, why=why)
        for run in runs
    }
    PINS.write_text(pins_as_text({**pins, **new}), encoding="utf-8")
    for run in runs:
        if run.cases:
            lines = (f"{json.dumps(name)}: {json.dumps(case)}" for name, case in run.cases.items())
            cases_file(run.set).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _slack(set_: str) -> float:
    """How far under what was measured a floor is pinned: sums in floating point differ between processors."""
    return SLACK if set_.startswith("joined/") else 0.0


def held(run: Run, command: str) -> bool:
    """Whether a run holds its floors; what does not is named on standard error."""
    try:
        check(read_pins(PINS).get(run.set, {}), run.measured(command))
    except GateError as fault:
        print(f"{run.set}: {fault}\n  mend: {fault.mend}", file=sys.stderr)
        return False
    return True


def arguments(given: Sequence[str]) -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", nargs="?", choices=("run", "pin"), default="run")
    parser.add_argument("--final", action="store_true", help="measure on gold/test as well")
    parser.add_argument("--muc-dir", type=Path)
    parser.add_argument("--scorer", type=Path, help="folder of bridge.py and score.py")
    parser.add_argument("--coder", choices=CODERS)
    parser.add_argument("--misses", nargs="?", const="all", choices=("all", *NAMES))
    parser.add_argument("--dry-run", action="store_true", help="leave bench/results as it is")
    parser.add_argument("--lower", action="store_true")
    parser.add_argument("--why")
    read = parser.parse_args(given)
    if bool(read.muc_dir) != bool(read.scorer):
        parser.error("--muc-dir and --scorer go together")
    return read


def command_line(read: argparse.Namespace) -> str:
    """The command as results and pins record it, without the folders of this machine."""
    parts = ["python bench/accuracy.py", "pin" if read.action == "pin" else "", "--final" if read.final else ""]
    parts.append("--muc-dir DIR --scorer DIR" if read.muc_dir else "")
    parts.append(f"--coder {read.coder}" if read.coder else "")
    return " ".join(part for part in parts if part)


def main(given: Sequence[str]) -> int:
    """Measure, show, and hold or pin."""
    read = arguments(given)
    command = command_line(read)
    runs = []
    for coder in (read.coder,) if read.coder else CODERS:
        runs += [measure(name, coder=coder) for name in (*SETS, *(["test"] if read.final else []))]
        if read.muc_dir:
            runs.append(measure_muc(read.muc_dir, read.scorer, coder))
    for run in runs:
        shown(run, read.misses)
        trades(run)
    if not read.dry_run:
        save_results(runs, command)
    if read.action == "pin":
        pin(runs, command, lower=read.lower, why=read.why)
    broken = [run.set for run in runs if not held(run, command)]
    return 1 if broken else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except AnnalsError as fault:
        sys.exit(f"{fault}\n  mend: {fault.mend}")
