"""Reading gold and coded files, and putting the documents together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annals.errors import InputError
from annals.evaluation.gold import digest, pair, read_gold, read_lines
from tests.support.builders import a_report, document, gold, write_gold

TEXT = "A bomb went off in Yola."


def test_a_folder_and_a_file_give_the_same(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", "one", TEXT, gold("bombing", "A bomb went off"))
    lines = tmp_path / "gold.jsonl"
    lines.write_text(json.dumps(document(gold("bombing", "A bomb went off"), text=TEXT)) + "\n\n", encoding="utf-8")
    assert read_gold(tmp_path / "gold") == read_gold(lines) == tuple(read_lines(str(lines)))


def test_a_folder_may_hold_lines_beside_files(tmp_path: Path) -> None:
    write_gold(tmp_path, "one", TEXT, gold("bombing", "A bomb went off"))
    line = document(gold("bombing", "A bomb went off"), id="two.txt", text=TEXT)
    line["document"]["answered"] = ["type"]
    before = digest(tmp_path)
    (tmp_path / "more.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    one, two = read_gold(tmp_path)
    assert (one.id, two.id) == ("one.txt", "two.txt")
    assert one.incidents == two.incidents
    assert (one.answered, two.answered) == (None, frozenset({"type"}))
    assert digest(tmp_path) != before


def test_a_line_of_a_folder_without_its_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_text('{"document": {"id": "two.txt"}, "incidents": []}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"more\.jsonl:1"):
        read_gold(tmp_path)


def test_documents_meet_by_id_or_by_file_name() -> None:
    wanted = [a_report(id=name) for name in ("a.txt", "b.txt", "deep/c.txt", "gone.txt")]
    coded = [a_report(gold(), id=name) for name in ("gold/b.txt", "a.txt", "c", "gold\\stray.txt")]
    found = pair(wanted, coded)
    assert [other.id for _, other in found.pairs] == ["a.txt", "gold/b.txt", "c", "gone.txt"]
    assert (found.uncoded, found.without_gold) == (("gone.txt",), ("gold\\stray.txt",))


def test_of_documents_with_one_id_the_first_meets_the_first() -> None:
    wanted = [a_report(gold("attack")), a_report(gold("bombing"))]
    found = pair(wanted, list(wanted))
    assert all(one == other for one, other in found.pairs)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gold.jsonl", "{", r"gold\.jsonl:1: not JSON"),
        ("gold.jsonl", '\n{"a": 1}', r"gold\.jsonl:2: not a document"),
        ("folder/one.json", "{}", r"one\.txt: cannot be read"),
        ("folder/note.md", "", "holds no gold answers"),
        ("other", "", "cannot be read"),
    ],
)
def test_bad_gold_is_named(tmp_path: Path, name: str, content: str, said: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    given = {"folder": tmp_path / "folder", "other": tmp_path / "gone"}.get(Path(name).parts[0], path)
    with pytest.raises(InputError, match=said):
        read_gold(given)


def test_bytes_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    write_gold(tmp_path, "one", TEXT)
    (tmp_path / "one.txt").write_bytes(b"caf\xe9")
    with pytest.raises(InputError, match=r"one\.txt: not UTF-8"):
        read_gold(tmp_path)


def test_the_digest_changes_with_any_text_or_answer_and_with_nothing_else(tmp_path: Path) -> None:
    write_gold(tmp_path, "one", TEXT)
    first = digest(tmp_path)
    (tmp_path / "README.md").write_text("about", encoding="utf-8")
    assert digest(tmp_path) == first
    write_gold(tmp_path, "one", TEXT, gold("bombing"))
    second = digest(tmp_path)
    write_gold(tmp_path, "one", TEXT + " ", gold("bombing"))
    assert len({first, second, digest(tmp_path)}) == 3
