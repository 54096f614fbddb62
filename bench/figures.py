"""The figures of README.md, written from bench/results between its two markers.

python bench/figures.py            write them
python bench/figures.py --check    say whether README.md is stale (exit status 1)
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

BENCH = Path(__file__).parent
README, RESULTS = BENCH.parent / "README.md", BENCH / "results"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
SETS = {
    "test": "set aside (`gold/test`)",
    "val": "measured, not read (`gold/val`)",
    "modern-test": "two regions, not read (`gold/modern-test`)",
    "modern-dev": "five regions, tuned on (`gold/modern-dev`)",
    "dev": "tuned on (`gold/dev`)",
}
WORDS = {
    "incident": "incidents found",
    "type": "type",
    "status": "status",
    "date": "date, exactly",
    "place": "most specific place, by name",
    "place_25km": "place within 25 km",
    "country": "country",
    "perpetrator": "perpetrators",
    "victim": "victims",
    "target": "targets",
    "weapon": "weapons",
    "killed": "killed, both bounds",
    "injured": "injured, both bounds",
    "abducted": "abducted, both bounds",
    "said_by": "who says so",
}
CODERS = {
    "joined": "The joined coder, which is what `annals code` uses unless told otherwise",
    "rules": "The rules alone (`--coder rules`)",
}
SPEEDS = {"speed-joined": "joined", "speed": "the rules alone"}
"""Files of results on speed, with the coder that each is of."""
MUC_WORDS = {
    "incident": "incidents found",
    "type": "type",
    "date_day": "exact day",
    "country": "country",
    "place": "specific place",
    "victims": "victims",
    "killed_exact": "killed, exactly",
    "CEAF-REE micro": "role fillers (CEAF-REE)",
}

Results = Mapping[str, Mapping[str, Any]]


def read_results(folder: Path) -> dict[str, dict[str, Any]]:
    """The results by name of file; a measure that was never taken is missing."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def written(results: Results) -> str:
    """What README.md says of these results, in Markdown."""
    parts: list[str] = []
    for coder, words in CODERS.items():
        accuracy = _of(results.get("accuracy", {}), coder)
        if accuracy:
            parts += [f"**{words}.**", "", *_gold(accuracy), *_muc(accuracy), ""]
    return "\n".join([*parts, *_costs(results)])


def _of(accuracy: Mapping[str, Any], coder: str) -> dict[str, Any]:
    """The results of one coder by set: those of the rules bear the set's name alone."""
    mark = "" if coder == "rules" else f"{coder}/"
    return {
        key.removeprefix(mark): one
        for key, one in accuracy.items()
        if key.startswith(mark) and "/" not in key.removeprefix(mark)
    }


def _gold(accuracy: Mapping[str, Any]) -> Iterator[str]:
    sets = {name: accuracy[name] for name in SETS if name in accuracy}
    if not sets:
        return
    yield "On our own short reports from fourteen regions (`gold/`), F1 in per cent with its 95 % interval:"
    yield ""
    yield "| | " + " | ".join(f"{SETS[name]}, {one['documents']} reports" for name, one in sets.items()) + " |"
    yield "| --- |" + " ---: |" * len(sets)
    for figure, words in WORDS.items():
        yield f"| {words} | " + " | ".join(_cell(one["figures"].get(figure)) for one in sets.values()) + " |"
    tolls = (f"{one['false_tolls']['count']} of {one['false_tolls']['of']}" for one in sets.values())
    yield "| tolls given where there is none | " + " | ".join(tolls) + " |"
    yield ""
    yield _stamp(next(iter(sets.values())))


def _cell(figure: Mapping[str, Any] | None) -> str:
    if figure is None or figure["f1"] is None:
        return "-"
    between = f" ({figure['interval'][0] * 100:.0f}-{figure['interval'][1] * 100:.0f})" if figure["interval"] else ""
    return f"{figure['f1'] * 100:.1f}{between}"


def _muc(accuracy: Mapping[str, Any]) -> Iterator[str]:
    if "muc4" not in accuracy:
        return
    muc = accuracy["muc4"]
    yield ""
    yield f"On the development set of MUC-4 ({muc['documents']} agency reports, 1988 to 1991), in per cent:"
    yield ""
    yield "| | precision | recall | F1 |\n| --- | ---: | ---: | ---: |"
    for name, words in MUC_WORDS.items():
        shares = (muc["figures"][name][what] for what in ("precision", "recall", "f1"))
        yield f"| {words} | " + " | ".join(f"{share * 100:.1f}" for share in shares) + " |"
    yield ""
    yield _stamp(muc)


def _costs(results: Results) -> Iterator[str]:
    found = {words: results[name] for name, words in SPEEDS.items() if name in results}
    columns = {words: _speed(speed) for words, speed in found.items()}
    if "memory" in results:
        memory = results["memory"]
        columns.setdefault(SPEEDS["speed"], {})[f"memory at most, over {memory['reports']:,} reports"] = (
            f"{memory['most_MB']} MB"
        )
    if not columns:
        return
    yield ""
    yield f"| on one core | {' | '.join(columns)} |\n| --- |{' ---: |' * len(columns)}"
    for row in dict.fromkeys(name for column in columns.values() for name in column):
        yield f"| {row} | {' | '.join(column.get(row, '-') for column in columns.values())} |"
    yield ""
    yield from (_stamp(result) for result in [*found.values(), *([] if found else [results["memory"]])])


def _speed(speed: Mapping[str, Any]) -> dict[str, str]:
    """What stands in each row of a coder's column."""
    through, cold = speed["throughput"], speed["cold_start_seconds"]
    a_second = through["reports_a_second"]
    first = (
        {"such reports, each for the first time, a second": f"{through['first_pass']:.0f}"}
        if "first_pass" in through
        else {}
    )
    return {
        f"reports of {through['words_a_report']} words, a second": f"{a_second:.0f}"
        if a_second >= 10
        else f"{a_second:.1f}",
        **first,
        "a report of 1 MB against one of 100 kB": f"{speed['linearity']['ratio']} times the time",
        "`annals --help`": f"{cold['help']} s",
        "one short file from a cold start": f"{cold['one_short_file']} s",
    }


def _stamp(result: Mapping[str, Any]) -> str:
    on = result["machine"]
    machine = f"{on['processor']}, {on['cores']} cores, Python {on['python']}"
    return f"`{result['command']}` with annals {on['annals']} on {result['date']}; {machine}."


def placed(readme: str, figures: str) -> str:
    """The README with the figures between its markers.

    Raises:
        ValueError: a marker is missing.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README.md lacks {BEGIN} or {END}")
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}" if figures else f"{before}{BEGIN}\n{END}{after}"


def main(given: Sequence[str]) -> int:
    """Write the figures, or check them."""
    old = README.read_text(encoding="utf-8")
    new = placed(old, written(read_results(RESULTS)))
    if list(given) == ["--check"]:
        if old != new:
            print("README.md is not what bench/results says\n  mend: make figures", file=sys.stderr)
        return int(old != new)
    if given:
        print(__doc__, file=sys.stderr)
        return 2
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
