"""Words beside a figure tell on which side those stand whom it counts."""

from __future__ import annotations

import pytest

from annals.coding.joined.opinions import Readers
from annals.coding.joined.sides import side
from annals.language.phrases import Phrases
from annals.language.reading import read
from annals.model import Document
from annals.scheme.load import load_scheme


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Four soldiers and three guerrillas died.", "Four", "state"),
        ("Four soldiers and three guerrillas died.", "three", "armed"),
        ("CODECO: six dead; FARDC: two dead.", "six", "armed"),
        ("CODECO: six dead; FARDC: two dead.", "two", "state"),
        ("Fifteen villagers were caught in the crossfire and died.", "Fifteen", "civilian"),
        ("Two of our own fell.", "Two", "own"),
        ("We announced 28 enemy dead that evening.", "28", "enemy"),
        ("The number of dead stood at 40.", "40", ""),
    ],
)
def test_the_side_of_a_figure(text: str, figure: str, expected: str) -> None:
    reading = read(Document(id="x", text=text, sha256=""))
    opinions = Readers(load_scheme()).opinions(reading, Phrases(reading))
    at = text.index(figure)
    assert side(opinions.candidates.scene(reading.sentences[0]), at, at + len(figure)) == expected
