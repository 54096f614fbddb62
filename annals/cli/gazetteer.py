"""`annals gazetteer`: places of one's own region, and what a name may mean."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from annals.resolution.gazetteer import Candidate

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Add the places of your own region; look names up.",
)

_MOST_FAULTS = 20


@app.command()
def add(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="GeoNames country dumps (.txt, .zip) or tables (.csv).")
    ],
    columns: Annotated[
        str, typer.Option("--map", metavar="NAME=COLUMN,...", help="Which column of a table is what.")
    ] = "",
    country: Annotated[str | None, typer.Option(metavar="XX", help="Country (ISO2) of rows that name none.")] = None,
    gazetteer: Annotated[
        Path | None, typer.Option("--gazetteer", metavar="DIR", help="Folder of the packs. [ANNALS_GAZETTEER]")
    ] = None,
) -> None:
    """Add places to the pack of your own, which is looked into beside the shipped gazetteer.

    A file is a GeoNames country dump, or a table with names and coordinates, such as GED's or ACLED's.
    For other tables say which column is what: name, latitude, longitude, country, admin1, admin2,
    kind, population. Adding a file again changes nothing.

    Exit status: 0 all added; 1 some rows or files could not be taken, each named, all others added;
    2 the call was wrong.

    Example: annals gazetteer add SY.zip events.csv --map name=LOCATION,latitude=LAT,longitude=LON
    """
    from annals.cli.main import show
    from annals.errors import GazetteerError
    from annals.resolution.gazetteer import data_folder
    from annals.resolution.gazetteer_add import add as add_file

    mapping, code = _mapping(columns), _country(country)
    folder = gazetteer or data_folder(os.environ)
    failed = False
    for path in files:
        try:
            done = add_file(path, folder, columns=mapping, country=code)
        except GazetteerError as fault:
            show(fault)
            failed = True
            continue
        for row in done.bad[:_MOST_FAULTS]:
            typer.echo(f"annals: {path}, row {row.number}: {row.why}", err=True)
        if len(done.bad) > _MOST_FAULTS:
            typer.echo(f"annals: {path}: {len(done.bad) - _MOST_FAULTS} more rows could not be taken", err=True)
        typer.echo(
            f"{path}: {done.new} places added, {done.known} known already, {len(done.bad)} rows left out; in {folder}",
            err=True,
        )
        failed = failed or bool(done.bad)
    if failed:
        raise typer.Exit(1)


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, also a part of one.")],
    country: Annotated[str | None, typer.Option(metavar="XX", help="Only places of this country (ISO2).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    gazetteer: Annotated[
        Path | None, typer.Option("--gazetteer", metavar="DIR", help="Folder of the packs. [ANNALS_GAZETTEER]")
    ] = None,
) -> None:
    """Show what a name may mean: the places with their kind, divisions, coordinates and id.

    A name that is not known as written is looked for without its article, then by spelling, then as a
    part of longer names. Exit status: 0 found; 1 nothing found; 2 the call was wrong.

    Example: annals gazetteer find "Deir Ezzor" --country SY
    """
    from annals.resolution.gazetteer import Gazetteer, data_folder, lookup_with_kind, user_packs

    code = _country(country)
    codes = (code,) if code else ()
    with_packs = Gazetteer.open(user_packs(gazetteer or data_folder(os.environ)))
    found = lookup_with_kind(with_packs, name, codes) or with_packs.contains(name, codes)
    if as_json:
        for place in found:
            typer.echo(json.dumps(asdict(place), ensure_ascii=False))
    elif found:
        _table(found)
    if not found:
        typer.echo(f"annals: no place is called '{name}'", err=True)
        typer.echo("  mend: add a GeoNames dump of the country: annals gazetteer add XX.zip", err=True)
        raise typer.Exit(1)


def _mapping(written: str) -> dict[str, str]:
    from annals.errors import CallError

    pairs = [part.partition("=") for part in written.split(",") if part.strip()]
    if any(not sign or not name.strip() or not column.strip() for name, sign, column in pairs):
        raise CallError(f"--map is not NAME=COLUMN,...: '{written}'", mend="write --map name=LOCATION,latitude=LAT")
    return {name.strip().lower(): column.strip() for name, _, column in pairs}


def _country(written: str | None) -> str | None:
    from annals.errors import CallError
    from annals.resolution.gazetteer_rows import country_named

    if written is None:
        return None
    found = country_named(written)
    if found is None:
        raise CallError(f"no country is called '{written}'", mend="give an ISO code such as SY, or its English name")
    return found.iso2


def _table(found: tuple[Candidate, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for title in ("name", "kind", "country", "divisions", "coordinates", "people", "id", "found by"):
        table.add_column(title, justify="right" if title == "people" else "left")
    for place in found:
        at = "-" if place.latitude is None else f"{place.latitude:.4f}, {place.longitude:.4f}"
        about = "" if place.derived is None else " (about)"
        divisions = ", ".join(part for part in (place.admin1, place.admin2) if part)
        people = f"{place.population:,}" if place.population else "-"
        table.add_row(
            place.name, place.kind, place.country or "-", divisions, at + about, people, place.id, place.match
        )
    Console().print(table)
