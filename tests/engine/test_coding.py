"""Coding as work: every document has its line or its reason, and the summary counts them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annals.coded import Coded, DocumentHead, Incident
from annals.documents.load import Failure
from annals.engine.coding import CodeWork, Line, Summary, coded_line, kept_line, run
from annals.engine.local import LocalEngine
from annals.engine.output import output
from annals.errors import InputError
from annals.model import Document
from annals.pipeline import Pipeline


class Fragile(Pipeline):
    """A pipeline with a fault of its own: it stumbles over one word, and refuses another."""

    def code(self, document: Document) -> Coded:
        if "stumble" in document.text:
            raise KeyError("no such key")
        if "refuse" in document.text:
            raise InputError("not for us", where=document.id, mend="leave it out")
        return super().code(document)


def document(name: str, text: str = "Gunmen killed two farmers near Ganta on 3 May 2011.") -> Document:
    return Document(id=name, text=text, sha256="ab" * 32)


def test_a_fault_in_one_report_is_named_and_stops_no_other() -> None:
    pipeline = Fragile()
    stumbled = coded_line(pipeline, document("a", "They stumble."))
    assert isinstance(stumbled, Failure)
    assert stumbled.error.where == "a"
    assert "KeyError" in stumbled.error.what
    assert "line" in stumbled.error.what
    refused = coded_line(pipeline, document("b", "They refuse."))
    assert isinstance(refused, Failure)
    assert refused.error.what == "not for us"
    assert isinstance(coded_line(pipeline, document("c")), Line)


def test_text_that_cannot_be_written_as_utf8_is_a_failure_of_its_report() -> None:
    broken = coded_line(Pipeline(), document("a", "Gunmen killed two men. \ud800"))
    assert isinstance(broken, Failure)
    assert "UnicodeEncodeError" in broken.error.what


def test_the_summary_counts_what_was_coded_kept_and_refused(tmp_path: Path) -> None:
    out = str(tmp_path / "coded.jsonl")

    def documents() -> Iterator[Document | Failure]:
        yield document("a")
        yield Failure("b", InputError("no text", where="b"))
        yield document("c", "Nothing of the kind was said.")

    def summary(*, resume: bool) -> Summary:
        with output(out, resume=resume) as lines:
            *_, (_, last) = run(documents(), CodeWork(coder="rules"), LocalEngine(), lines, jobs=1)
            lines.finish()
        return last

    fresh = summary(resume=False)
    assert (fresh.reports, fresh.kept, fresh.failed) == (2, 0, 1)
    assert fresh.incidents >= 1
    again = summary(resume=True)
    assert (again.reports, again.kept, again.incidents, again.placeless) == (2, 2, fresh.incidents, fresh.placeless)


def test_a_kept_line_counts_as_its_document_did(tmp_path: Path) -> None:
    dated = Incident(id="i1", type="attack", date="2011-05-03")
    coded = Coded(document=DocumentHead(id="a", sha256="ab" * 32), incidents=(dated, Incident(id="i2", type="other")))

    class One:
        def code(self, document: Document) -> Coded:
            return coded

    line = coded_line(One(), document("a"))  # type: ignore[arg-type]
    assert isinstance(line, Line)
    assert (line.incidents, line.placeless, line.dateless) == (2, 2, 1)
    with output(str(tmp_path / "out.jsonl"), resume=False) as lines:
        lines.write(line.data)
        lines.finish()
    with output(str(tmp_path / "out.jsonl"), resume=True) as lines:
        kept = kept_line(lines, document("a"))
    assert kept is not None
    assert (kept.incidents, kept.placeless, kept.dateless, kept.kept) == (2, 2, 1, True)
