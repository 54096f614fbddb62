"""`annals code`: reports in, one coded document a line out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from annals.errors import CallError

ELSEWHERE = "name a file outside the inputs"


def code(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files, folders, tables (csv, jsonl, parquet) or -."),
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="OUT.jsonl", help="Where to write; - is a pipe.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When reports were published that do not say it.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published reports that do not say it.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Their language, such as en; detected if not given.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="OURS=THEIRS", help="A table's column for ours, such as text=NOTES."),
    ] = None,
    coder: Annotated[str, typer.Option(metavar="NAME", help="Who reads; `annals coders` lists them.")] = "joined",
    scheme: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="Your own incident types, beside the shipped.")
    ] = None,
    gazetteer: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Your own places, by `annals gazetteer add`. [ANNALS_GAZETTEER]"),
    ] = None,
    engine: Annotated[str, typer.Option(metavar="NAME", help="Where the work runs: local.")] = "local",
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Processes to work in.")] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on after a run was cut short; codes only what is missing.")
    ] = False,
) -> None:
    """Turn reports into incidents: one coded document a line, in the order of the inputs.

    Until a run is complete its lines are in OUT.part; then OUT appears, or is replaced, in one step.
    After Ctrl-C, a full disk or a crash, the same command with --resume codes what is missing, and
    the result is the same as that of one whole run. Given a complete OUT, --resume keeps the lines
    of reports that have not changed.

    Exit status: 0 all done; 1 some inputs failed, each named with its cause, all others written;
    2 the call was wrong, or OUT could not be written; 130 interrupted.

    Example: annals code reports/ -o coded.jsonl --published 2024-03-14
    """
    from annals.cli.screen import Screen
    from annals.documents.load import LoadOptions, load
    from annals.engine.coding import CodeWork, run
    from annals.engine.output import output
    from annals.engine.registry import engine as engine_called
    from annals.language.registry import LANGUAGES

    runner = engine_called(engine)
    check_apart(inputs, out)
    options = LoadOptions(
        published=published,
        source=source,
        language=language,
        map=column_map(columns or []),
        supported=tuple(LANGUAGES),
    )
    work = CodeWork(coder=coder, scheme_folders=tuple(scheme or ()), gazetteer_packs=packs(gazetteer))
    with Screen(resumable=out != "-") as shown, output(out, resume=resume) as lines:
        for outcome, summary in run(load(inputs, options, tell=shown.note), work, runner, lines, jobs=jobs):
            shown.step(outcome, summary)
        lines.finish()
        shown.end()
    if shown.summary.failed:
        raise typer.Exit(1)


def column_map(columns: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The pairs (ours, theirs) of `--map text=NOTES`.

    Raises:
        CallError: one is not of this form.
    """
    for pair in columns:
        if not all(pair.partition("=")):
            raise CallError(f"{pair!r} is not OURS=THEIRS", where="--map", mend="write it as text=NOTES")
    return tuple((ours.strip(), theirs) for ours, _, theirs in (pair.partition("=") for pair in columns))


def packs(folder: Path | None) -> tuple[Path, ...]:
    """The user's own places in a folder; without one, in ANNALS_GAZETTEER or this system's place for data.

    Raises:
        CallError: the folder that was named is not there.
    """
    from annals.resolution.gazetteer import data_folder, user_packs

    if folder is not None and not folder.is_dir():
        raise CallError("there is no such folder", where=f"--gazetteer {folder}", mend="make it: annals gazetteer add")
    return user_packs(folder or data_folder(os.environ))


def check_apart(inputs: Sequence[str], out: str) -> None:
    """Refuse an OUT that is one of the inputs, or lies in one and so would be read by the next run.

    Raises:
        CallError: it is, or does.
    """
    if out == "-":
        return
    target = Path(os.path.realpath(out))
    for name in inputs:
        source = Path(os.path.realpath(name))
        if name != "-" and source == target:
            raise CallError("is an INPUT too, and would be overwritten", where=f"-o {out}", mend=ELSEWHERE)
        if name != "-" and source in target.parents:
            raise CallError(f"lies in the INPUT {name}", where=f"-o {out}", mend=ELSEWHERE)
