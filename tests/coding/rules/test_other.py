"""What is read in sentences on all that is no attack on life, and on speakers and claims, incident by incident.

The data file `other_sentences.txt` holds each sentence with all its incidents, one a line in the form of short.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coding.reports import code
from tests.coding.rules.short import table, written

SENTENCES = list(table(Path(__file__).with_name("other_sentences.txt").read_text(encoding="utf-8")))


@pytest.mark.parametrize(("text", "lines"), SENTENCES)
def test_every_incident_of_a_sentence_is_read_with_its_parties(text: str, lines: list[str]) -> None:
    assert written(code(text.replace(" // ", "\n\n"))) == lines


def test_no_sentence_stands_twice_and_a_sixth_tells_of_none() -> None:
    texts = [text for text, _ in SENTENCES]
    assert len(set(texts)) == len(texts) >= 200
    assert sum(lines == ["none"] for _, lines in SENTENCES) * 8 > len(texts)
