"""Sentences on attacks and fighting, with what the rules coder reads in them: the claims stand in `fighting.txt`.

The form is that of `test_behaviour.py`: a sentence, and beneath it one claim a line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coding.rules.test_behaviour import read_as, table

READ = (Path(__file__).parent / "fighting.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("sentence", "claim"), table(READ))
def test_the_sentence_is_read(sentence: str, claim: str) -> None:
    assert read_as(sentence, claim) == claim


def test_no_claim_stands_twice() -> None:
    claims = table(READ)
    assert len(set(claims)) == len(claims)
