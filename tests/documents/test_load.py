"""The way from inputs to documents: contract fields, failures in their place, notes beside."""

from __future__ import annotations

import csv
import hashlib
import io
import tracemalloc
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.documents.load import Failure, LoadOptions, Note, load
from annals.errors import CallError
from annals.model import Document

STORY = "Gunmen killed three people near the market in Mubi on Tuesday, a resident said.\n"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def only(*inputs: str, options: LoadOptions | None = None) -> Document:
    (found,) = load(inputs, options)
    assert isinstance(found, Document), found
    return found


def refused(*inputs: str, options: LoadOptions | None = None) -> Failure:
    (found,) = load(inputs, options)
    assert isinstance(found, Failure), found
    assert found.error.mend
    return found


def test_a_file_is_a_document_with_its_head_read() -> None:
    text = f"Market blast\n\nPublished 14 March 2024\n\nYOLA, Nigeria (AFP) - {STORY}"
    found = only(write("in/a.txt", text))
    assert (found.id, found.text, found.sha256) == ("in/a.txt", text, hashlib.sha256(text.encode()).hexdigest())
    assert (found.title, found.published, found.source, found.language) == ("Market blast", "2024-03-14", "AFP", "en")
    assert found.dateline is not None
    assert (found.dateline.place, found.text[found.body :]) == ("YOLA", STORY)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["\r\n", "\r", "\n", STORY.strip(), "\u2028", "\t", "é"]), min_size=1, max_size=12))
def test_canonical_text_changes_line_ends_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str]
) -> None:
    raw = STORY + "".join(parts)
    path = tmp_path_factory.mktemp("canonical") / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + raw.encode())
    found = only(str(path))
    assert found.text == raw.replace("\r\n", "\n").replace("\r", "\n")
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_ids_are_paths_as_given_and_below_a_folder_relative_to_it() -> None:
    write("in/a.txt", STORY)
    write("in/deep/b.md", f"# Blast\n\n{STORY}")
    write("in/photo.jpg", b"\xff\xd8\0")
    notes: list[Note] = []
    found = list(load(["in", "./in/a.txt"], tell=notes.append))
    assert [item.id for item in found if isinstance(item, Document)] == ["a.txt", "deep/b.md", "./in/a.txt"]
    assert notes == [Note("in", "files left out for their suffix: 1 .jpg")]


def test_standard_input_is_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    found = only("-")
    assert (found.id, found.text) == ("-", STORY)


def test_a_file_with_an_unknown_suffix_is_tried_when_it_is_named() -> None:
    assert only(write("note.report", STORY)).id == "note.report"


def test_a_row_is_a_report_and_says_more_than_the_caller_and_its_text() -> None:
    table = io.StringIO()
    text = f"YOLA, Nigeria, 3 May 2011 (AFP) - {STORY}".replace("\n", "\r\n")
    head = ["id", "text", "published", "title", "source", "url", "language"]
    rows = [["1", text, "14/03/2024", "T", "S", "https://example.org", "English"], ["2", text, "", "", "", "", ""]]
    csv.writer(table).writerows([head, *rows])
    options = LoadOptions(published="1 June 2020", source="Caller")
    full, bare = load([write("t.csv", table.getvalue())], options)
    assert isinstance(full, Document)
    assert isinstance(bare, Document)
    assert (full.id, full.published, full.title, full.source) == ("1", "2024-03-14", "T", "S")
    assert (full.url, full.language) == ("https://example.org", "en")
    assert full.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert full.text == text.replace("\r\n", "\n")
    assert (bare.published, bare.source, bare.title, bare.url) == ("2020-06-01", "Caller", None, None)
    assert bare.dateline is not None
    assert bare.dateline.date == "2011-05-03"


def test_what_is_not_stated_stays_unknown() -> None:
    found = only(write("a.txt", STORY))
    assert (found.title, found.published, found.source, found.url, found.dateline) == (None, None, None, None, None)


def test_columns_are_renamed_by_the_caller() -> None:
    write("t.csv", f'id,NOTES\n1,"{STORY}"\n')
    assert only("t.csv", options=LoadOptions(map=(("text", "NOTES"),))).text == STORY
    assert "--map text=NOTES" in refused("t.csv").error.mend


def test_equal_texts_are_two_documents_and_equal_ids_are_not() -> None:
    write("t.csv", f'id,text\n1,"{STORY}"\n2,"{STORY}"\n1,"{STORY}"\n')
    first, second, third = load(["t.csv"])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(third, Failure)
    assert str(third.error) == "t.csv: row 3: two documents with one id: '1' is also t.csv: row 1"


def test_bad_rows_are_named_and_the_others_go_on() -> None:
    text = f'"{STORY.strip()}"'
    rows = [f"1,{text},", f",{text},", "3, ,", f"4,{text},soon", "5,x", f"6,{text},2024-03-14"]
    write("t.csv", "id,text,published\n" + "\n".join(rows))
    found = list(load(["t.csv"]))
    assert [item.id for item in found if isinstance(item, Document)] == ["1", "6"]
    faults = [item.error for item in found if isinstance(item, Failure)]
    causes = ["the id is missing", "no text", "published is not a date: 'soon'", "2 values under 3 columns"]
    assert [fault.what for fault in faults] == causes
    assert [fault.where for fault in faults] == [f"t.csv: row {number} (line {number + 1})" for number in (2, 3, 4, 5)]
    assert "14 March 2024" in faults[2].mend


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "no text"),
        (" \n\t\n", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"text\0\1\2", "this is binary data, not text"),
        (
            "La policía informó que tres personas murieron en un ataque.",
            "Spanish (es) is not supported yet; supported: English (en)",
        ),
        (
            "Zorbu klemt vrishka bolun taq mirrit plov. " * 10,
            "the language of the text is not supported yet; supported: English (en)",
        ),
    ],
)
def test_a_bad_file_is_refused_and_stops_no_other(content: str | bytes, what: str) -> None:
    bad, good = load([write("bad.txt", content), write("good.txt", STORY)])
    assert isinstance(bad, Failure)
    assert (bad.input, bad.error.what, bad.error.where) == ("bad.txt", what, "bad.txt")
    assert isinstance(good, Document)


def test_a_file_that_vanishes_between_listing_and_reading_is_told() -> None:
    write("in/a.txt", STORY)
    write("in/b.txt", STORY)
    found = load(["in"])
    assert isinstance(next(found), Document)
    Path("in/b.txt").unlink()
    (gone,) = found
    assert isinstance(gone, Failure)
    assert "there is no such file" in str(gone.error)


def test_a_folder_without_reports_is_told() -> None:
    write("in/photo.jpg", b"x")
    assert refused("in").error.what == "no reports in this folder"


def test_a_stated_language_wins_over_the_text() -> None:
    spanish = write("a.txt", "La policía informó que tres personas murieron en un ataque.")
    assert only(spanish, options=LoadOptions(language="en-GB")).language == "en"
    english = write("b.txt", STORY)
    assert "French (fr) is not supported yet" in refused(english, options=LoadOptions(language="French")).error.what
    assert "tlh is not supported yet" in refused(english, options=LoadOptions(language="tlh")).error.what


def test_a_note_too_short_to_tell_its_language_is_read_and_said() -> None:
    notes: list[Note] = []
    (found,) = load([write("a.txt", "Mubi: 3.")], tell=notes.append)
    assert isinstance(found, Document)
    assert notes == [Note("a.txt", "too little text to tell its language; read as English")]


def test_a_guessed_encoding_is_said() -> None:
    notes: list[Note] = []
    (found,) = load([write("a.txt", f"{STORY} “Café”".encode("cp1252"))], tell=notes.append)
    assert isinstance(found, Document)
    assert found.text.endswith("“Café”")
    assert "cp1252" in notes[0].what


def test_a_text_of_50_mb_is_refused_fast_and_in_bounds() -> None:
    write("big.txt", STORY.encode() * 625_000)
    tracemalloc.start()
    start = perf_counter()
    fault = refused("big.txt").error
    seconds, peak = perf_counter() - start, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert fault.what == "too long for one report: 50,000,000 characters, at most 20,000,000 are read"
    assert fault.mend == "split it into reports"
    assert seconds < 2
    assert peak < 250_000_000


def test_a_table_is_read_in_flat_memory() -> None:
    write("t.csv", "id,text\n" + "".join(f'{number},"{STORY * 400}"\n' for number in range(500)))
    tracemalloc.start()
    total = sum(isinstance(item, Document) for item in load(["t.csv"]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (total, Path("t.csv").stat().st_size > 16_000_000) == (500, True)
    assert peak < 6_000_000


@pytest.mark.parametrize("options", [{"published": "soon"}, {"map": (("body", "NOTES"),)}])
def test_wrong_options_are_a_wrong_call(options: dict[str, str]) -> None:
    with pytest.raises(CallError):
        LoadOptions(**options)  # type: ignore[arg-type]
