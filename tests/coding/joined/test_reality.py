"""What is told of an incident in the end decides whether it is one; what is left out is said, with its words."""

from __future__ import annotations

import pytest

from annals.coding.joined.coder import JoinedCoder
from annals.coding.joined.limits import ALWAYS, NEVER, Limits
from annals.model import Document
from annals.pipeline import Pipeline

TEXT = "On 4 May 2021 gunmen killed three officers near Mubi. The minister spoke of the war on poverty in Yola."


def coded(limits: Limits, text: str = TEXT):  # type: ignore[no-untyped-def]
    made = Pipeline(coder="joined")
    made.coder = JoinedCoder(made.scheme, limits)
    return made.code(Document(id="x", text=text, sha256=""))


def test_an_incident_that_is_no_likelier_than_the_limit_is_refused_with_its_words() -> None:
    kept, left = coded(Limits(real=ALWAYS)), coded(Limits(real=NEVER))
    assert len(kept.incidents) >= 1
    assert left.incidents == ()
    new = [r for r in left.refused if r not in kept.refused]
    assert len(new) == len(kept.incidents)
    assert all(TEXT[r.quote.start : r.quote.end] == r.quote.text for r in new)
    assert all("hardly a particular act" in r.why for r in new)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "A bomb went off at the market of Maroua on Tuesday; four traders died.",
        "Police arrested two smugglers in Yola on 3 May 2021.",
        "On 12 June 2019 thousands marched through Khartoum against the junta.",
    ],
)
def test_plain_acts_stay(text: str) -> None:
    assert len(coded(Limits(), text).incidents) == 1
