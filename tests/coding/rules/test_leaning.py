"""Harm that leans on an accident told before, and harm that does not."""

from __future__ import annotations

import pytest

from annals.coding.rules.leaning import refuse_leaning
from annals.language.phrases import Phrases
from annals.language.reading import read
from tests.coding.reports import document
from tests.coding.rules.events import coder


def standing(text: str) -> list[str]:
    """The rules of the events that stand once those that lean on what is none are refused."""
    reading = read(document(text))
    phrases = Phrases(reading)
    told = [(s, coder().events(s, phrases)) for s in reading.sentences]
    refuse_leaning(reading.sentences, told)
    return [e.rule for _, events in told for e in events if not e.refused]


@pytest.mark.parametrize(
    "text",
    [
        "A bus overturned near Nakuru on Sunday. Six people were killed and ten were injured.",
        "An earthquake struck Herat on Saturday. At least 300 people were killed in the city, officials said.",
        "A ferry capsized on Lake Kivu on Monday. Rescue teams are at work. Thirty people died, the governor said.",
    ],
)
def test_harm_behind_an_accident_leans_on_it(text: str) -> None:
    assert not standing(text)


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake struck Herat on Saturday. Gunmen killed three traders in Kabul on Monday.",
        "A bus overturned near Nakuru on Sunday when gunmen shot at it. Six people were killed.",
        "A bomb exploded in Jos on Sunday. Six people were killed.",
        "It was no accident. Three traders were killed near Mubi on Monday.",
    ],
)
def test_violence_stands_by_itself(text: str) -> None:
    assert standing(text)
