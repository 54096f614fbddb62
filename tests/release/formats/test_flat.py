"""The csv export as an outside reader, DuckDB, sees it."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from annals.coded import Coded
from annals.release.cells import plain_text
from annals.release.export import export
from annals.release.formats.flat import COLUMNS
from annals.scheme.load import load_scheme
from tests.release.support import MUBI, TEXT, coded, incident, organization, quote


def rows(tmp_path: Path, *documents: Coded) -> list[dict[str, Any]]:
    file = tmp_path / "out.csv"
    export(documents, "csv", str(file), load_scheme())
    dialect = """delim = ',', quote = '"', escape = '"', header = true, all_varchar = true"""
    table = duckdb.sql(f"from read_csv('{file}', {dialect})")
    return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]


def test_the_first_column_is_the_incidents_id() -> None:
    assert COLUMNS[0] == "incident_id"
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_a_row_holds_the_incident_and_the_words_it_stands_on(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, coded(incident()))
    assert row["incident_id"] == "inc-3f9a00112233"
    assert (row["date"], row["date_first"], row["date_last"]) == ("2024-03-12",) * 3
    assert (row["killed_low"], row["killed_high"]) == ("3", None)
    assert (row["latitude"], row["longitude"], row["radius_km"]) == ("10.2678", "13.2644", "10")
    for column in ("date_quote", "place_quote", "killed_quote", "said_by_quote", "quote"):
        assert row[column] == TEXT[int(row[f"{column}_start"]) : int(row[f"{column}_end"])]


def test_further_clauses_come_with_their_offsets(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, coded(incident()))
    start, end = map(int, row["other_quotes_offsets"].split(":"))
    assert row["other_quotes"] == TEXT[start:end]


def test_unknown_is_empty_and_never_nought(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, coded(incident(killed=None, places=(), date=None, confidence=None)))
    for column in ("killed_low", "killed_high", "latitude", "place", "date", "date_first", "confidence"):
        assert row[column] is None


def test_a_vague_date_has_its_first_and_last_day(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, coded(incident(date="[2009-01..2009-03]")))
    assert (row["date_first"], row["date_last"]) == ("2009-01-01", "2009-03-31")


def test_quotes_with_line_ends_and_marks_come_back_as_they_were(tmp_path: Path) -> None:
    text = 'He said: "=SUM(A1)"\nand, "no;\r\nmore".'
    odd = quote(text, text)
    (row,) = rows(tmp_path, coded(incident(quotes=(odd,), perpetrators=(organization("-bande"),)), text=text))
    assert plain_text(row["quote"]) == text
    assert row["perpetrators"] == "'-bande"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_a_report_becomes_a_formula(tmp_path: Path, sign: str) -> None:
    evil = f"{sign}HYPERLINK(1)"
    place = MUBI.__class__(name=evil, admin1=evil, latitude=-1.5, longitude=-2.5)
    (row,) = rows(tmp_path, coded(incident(id=evil, places=(place,), coder=evil), document=evil))
    texts = [value for value in row.values() if value and "HYPERLINK" in value]
    assert len(texts) == 5
    assert all(value.startswith("'") for value in texts)
    assert (row["latitude"], row["longitude"]) == ("-1.5", "-2.5")
