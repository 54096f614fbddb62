"""A bad line is named with file and line; the others go on."""

import json
from pathlib import Path

import pytest

from annals.coded import to_line
from annals.errors import AnnalsError, InputError
from annals.release.read import read_coded
from tests.release.support import coded, incident


def broken(**changes: object) -> str:
    value = json.loads(to_line(coded(incident())))
    value["incidents"][0] |= changes
    return json.dumps(value)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{", "not JSON"),
        (b"[]", "not a coded document"),
        (b'{"incidents": []}', "document"),
        (b"\xff\xfe", "not UTF-8"),
        (broken(places=[{"name": "Mubi", "latitude": "ten"}]).encode(), "'ten' is no coordinate"),
        (broken(places=[{"name": "Mubi", "latitude": 100}]).encode(), "100 is no coordinate"),
        (broken(killed={"low": "3", "high": 3, "wording": ""}).encode(), "killed has bounds"),
        (b'{"document": {"id": 3}}', "must be texts"),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(tmp_path: Path, line: bytes, what: str) -> None:
    good = to_line(coded(incident())).encode()
    file = tmp_path / "c.jsonl"
    file.write_bytes(line + b"\n\n" + good + b"\n")
    faults: list[AnnalsError] = []
    assert len(list(read_coded(str(file), faults.append))) == 1
    assert [fault.where for fault in faults] == [f"{file}:1"]
    assert what in faults[0].what
    assert faults[0].mend


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text(to_line(coded(incident())), encoding="utf-8-sig")
    assert len(list(read_coded(str(file), pytest.fail))) == 1


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_coded(str(tmp_path / "none.jsonl"), pytest.fail))
