from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import annals

TABLE = "name,latitude,longitude,country\nQwezzera,36.5,37.5,Syria\nZzarab,none,37.5,Syria\n"


def test_places_of_ones_own_are_added_and_then_found(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(TABLE, encoding="utf-8")
    added = annals("gazetteer", "add", "own.csv", "--gazetteer", "packs", cwd=tmp_path)
    assert added.returncode == 1
    assert "own.csv, row 3: latitude is no number: 'none'" in added.stderr
    assert "1 places added" in added.stderr
    found = annals("gazetteer", "find", "Qwezzera", "--json", "--gazetteer", "packs", cwd=tmp_path)
    assert found.returncode == 0
    place = json.loads(found.stdout)
    assert (place["country"], place["latitude"], place["match"]) == ("SY", 36.5, "name")


def test_find_shows_a_table_and_says_when_nothing_is_found(tmp_path: Path) -> None:
    found = annals("gazetteer", "find", "Mubi", "--country", "Nigeria", "--gazetteer", "packs", cwd=tmp_path)
    assert found.returncode == 0
    assert "Mubi" in found.stdout
    nothing = annals("gazetteer", "find", "Qjwvgbq", "--gazetteer", "packs", cwd=tmp_path)
    assert nothing.returncode == 1
    assert "no place is called 'Qjwvgbq'" in nothing.stderr
    assert nothing.stdout == ""


def test_a_wrong_call_says_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(TABLE, encoding="utf-8")
    for arguments in (["add", "own.csv", "--map", "name"], ["find", "Mubi", "--country", "Ruritania"]):
        wrong = annals("gazetteer", *arguments, "--gazetteer", "packs", cwd=tmp_path)
        assert wrong.returncode == 2
        assert "mend:" in wrong.stderr
    missing = annals("gazetteer", "add", "none.csv", "--gazetteer", "packs", cwd=tmp_path)
    assert missing.returncode == 1
    assert "none.csv: there is no such file" in missing.stderr
