"""Tables: a row is a report; a broken row is named and the others go on."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.documents.files import Source
from annals.documents.tables import Row, Told, as_text, read_rows
from annals.errors import InputError

Item = Row | Told | InputError


def rows(path: Path, content: str | bytes | None = None, **renamed: str) -> list[Item]:
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_rows(Source(str(path), path.name), renamed, 10_000))


def texts(items: list[Item]) -> list[str | None]:
    return [as_text(item, "text") if isinstance(item, Row) else None for item in items]


def faults(items: list[Item]) -> list[InputError]:
    return [item for item in items if isinstance(item, InputError)]


def test_columns_are_found_by_name_case_and_map(tmp_path: Path) -> None:
    content = "Notes,ID,published\nA blast.,7,2024-03-14\n"
    (row,) = rows(tmp_path / "t.csv", content, text="Notes")
    assert isinstance(row, Row)
    assert row.values == {"id": "7", "text": "A blast.", "published": "2024-03-14"}
    assert row.where == f"{tmp_path}/t.csv: row 1 (line 2)"


def test_a_table_without_its_columns_is_one_error_that_names_those_seen(tmp_path: Path) -> None:
    (fault,) = rows(tmp_path / "t.csv", "id,NOTES\n1,A blast.\n2,A raid.\n")
    assert isinstance(fault, InputError)
    assert fault.what == "missing column text; columns seen: id, NOTES"
    assert "--map text=NOTES" in fault.mend
    (fault,) = rows(tmp_path / "t.csv", "id,text\n1,A blast.\n", published="WHEN")
    assert "missing column WHEN" in str(fault)
    (fault,) = rows(tmp_path / "t.csv", "")
    assert "the table is empty" in str(fault)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_told_from_the_header(tmp_path: Path, delimiter: str) -> None:
    assert texts(rows(tmp_path / "t.csv", f"\ufeffid{delimiter}text\r\n1{delimiter}A blast.\r\n")) == ["A blast."]


def test_rows_of_unequal_length_are_named_and_the_others_go_on(tmp_path: Path) -> None:
    items = rows(tmp_path / "t.csv", "id,text\n1,A blast.\n2\n\n3,A raid, at night.\n4,A clash.\n")
    assert texts(items) == ["A blast.", None, None, "A clash."]
    assert [fault.what for fault in faults(items)] == ["1 values under 2 columns", "3 values under 2 columns"]
    assert faults(items)[1].where.endswith("row 3 (line 5)")


def test_a_quotation_never_closed_costs_its_own_row_only(tmp_path: Path) -> None:
    content = 'id,text\n1,"A blast."\n2,"Never closed.\n3,"A raid."\n4,"A ""big"" clash."\n'
    items = rows(tmp_path / "t.csv", content)
    assert texts(items) == ["A blast.", None, "A raid.", 'A "big" clash.']
    assert "never closed" in faults(items)[0].what
    assert "line 3" in faults(items)[0].where


def test_prose_behind_a_lost_quotation_is_never_taken_for_a_row(tmp_path: Path) -> None:
    content = 'id,text\n1,"A blast."\n2,"Never closed.\nGunmen came, and left.\nThey said, "we won".\n'
    items = rows(tmp_path / "t.csv", content)
    assert texts(items) == ["A blast.", None]
    assert "lines 3 to 5 were left out" in faults(items)[0].what


def test_a_quotation_never_closed_in_a_long_table_is_met_in_bounds(tmp_path: Path) -> None:
    content = 'id,text\n1,"Never closed.\n' + "Gunmen came, and left.\n" * 20_000 + '2,"A raid."\n'
    items = rows(tmp_path / "t.csv", content)
    assert texts(items)[-1] == "A raid."
    assert len(faults(items)) == 1


def test_tabs_need_no_quotations(tmp_path: Path) -> None:
    items = rows(tmp_path / "t.tsv", 'id\ttext\n1\t"We won", they said.\n2\tA raid.\n3\t"A clash."\n')
    assert texts(items) == ['"We won", they said.', "A raid.", "A clash."]


def test_another_encoding_of_a_table_is_said(tmp_path: Path) -> None:
    told, row = rows(tmp_path / "t.csv", "id,text\n1,A blast near the café.\n".encode("cp1252"))
    assert isinstance(told, Told)
    assert "cp1252" in told.note
    assert texts([row]) == ["A blast near the café."]
    (row,) = rows(tmp_path / "t.csv", b"\xff\xfe" + "id,text\n1,Café.\n".encode("utf-16-le"))[1:]
    assert texts([row]) == ["Café."]


def test_a_stray_byte_in_a_utf8_table_costs_its_own_row_only(tmp_path: Path) -> None:
    items = rows(tmp_path / "t.csv", "id,text\n1,Café ü ö ä ß é.\n2,Caf".encode() + b"\xe9\n3,A raid.\n")
    assert [as_text(item, "id") for item in items if isinstance(item, Row)] == ["1", "2", "3"]
    broken = items[1]
    assert isinstance(broken, Row)
    with pytest.raises(InputError, match="text holds bytes that are not UTF-8"):
        as_text(broken, "text")


def test_a_table_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (fault,) = rows(tmp_path / "t.csv", b"PK\x03\x04\0\0")
    assert "office document" in str(fault)


def test_broken_lines_of_jsonl_are_named_and_the_others_go_on(tmp_path: Path) -> None:
    good = json.dumps({"id": 12, "text": "A blast.", "more": [1]})
    items = rows(tmp_path / "t.jsonl", f'{good}\n\n{{broken\n[1]\n{{"id": 1, "body": "x"}}\n{good}')
    assert texts(items) == ["A blast.", None, None, None, "A blast."]
    causes = [fault.what.split(":")[0] for fault in faults(items)]
    assert causes == ["not JSON", "not a JSON object", "missing column text; columns seen"]
    assert [fault.where.rsplit("(", 1)[1] for fault in faults(items)] == ["line 3)", "line 4)", "line 5)"]


def test_jsonl_with_other_columns_throughout_is_one_error(tmp_path: Path) -> None:
    (fault,) = rows(tmp_path / "t.jsonl", '{"id": 1, "body": "A blast."}\n' * 50)
    assert isinstance(fault, InputError)
    assert fault.what.startswith("missing column text; columns seen: id, body (so in its first 10 rows")
    optional = rows(tmp_path / "t.jsonl", '{"id": 1, "text": "A blast."}\n', published="WHEN")
    assert texts(optional) == ["A blast."]


def test_a_parquet_table_gives_its_rows_in_order(tmp_path: Path) -> None:
    path = tmp_path / "many [1]*.parquet"
    duckdb.sql(
        "SELECT i AS id, 'Blast ' || i AS NOTES, DATE '2024-03-14' AS published FROM range(1000) r(i)"
    ).write_parquet(str(path))
    items = rows(path, text="NOTES")
    assert texts(items) == [f"Blast {number}" for number in range(1000)]
    first = items[0]
    assert isinstance(first, Row)
    assert (as_text(first, "id"), as_text(first, "published"), as_text(first, "title")) == ("0", "2024-03-14", None)


def test_a_broken_parquet_table_is_one_error(tmp_path: Path) -> None:
    (fault,) = rows(tmp_path / "t.parquet", b"PAR1 and nothing else PAR1")
    assert "not a readable Parquet table" in str(fault)
    (fault,) = rows(tmp_path / "gone.parquet")
    assert "there is no such file" in str(fault)


def test_values_become_the_text_a_person_would_write() -> None:
    values = {"id": 12.0, "text": b"caf\xc3\xa9", "published": date(2024, 3, 14), "title": " ", "url": float("nan")}
    row = Row(1, "t: row 1", values)
    assert [as_text(row, name) for name in values] == ["12", "café", "2024-03-14", None, None]
    assert as_text(Row(1, "t", {"published": datetime(2024, 3, 14, 9)}), "published") == "2024-03-14T09:00:00"
    with pytest.raises(InputError, match="text is no text"):
        as_text(Row(1, "t: row 1", {"text": ["A", "B"]}), "text")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=5))
def test_every_row_comes_back_in_order_from_csv_and_jsonl(
    tmp_path_factory: pytest.TempPathFactory, told: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("tables")
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerows([["id", "text"], *([str(number), text] for number, text in enumerate(told))])
    lines = "\n".join(json.dumps({"id": number, "text": text}) for number, text in enumerate(told))
    for path, content in ((folder / "t.csv", table.getvalue()), (folder / "t.jsonl", lines)):
        assert [item.values["text"] for item in rows(path, content) if isinstance(item, Row)] == told
