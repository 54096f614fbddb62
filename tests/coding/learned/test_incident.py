"""The second look: likelihoods of roles to one incident, whose words are marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from annals.coding.learned.incident import IncidentReader
from annals.coding.learned.network import shipped
from annals.coding.learned.reader import SecondLook, Seen
from annals.errors import InputError
from annals.language.reading import read
from annals.model import Document

TWO = "Gunmen shot dead a mayor in Mubi on Tuesday. A bomb exploded on Friday in Garissa, killing four policemen."


def look(text: str, own: str, other: str = "") -> tuple[SecondLook, Seen]:
    seen = Seen(shipped(), read(Document(id="x", text=text, sha256="")))
    return seen.second_look(words(text, own, seen), words(text, other, seen) if other else []), seen


def words(text: str, some: str, seen: Seen) -> list[int]:
    return [seen.within(text.index(word), text.index(word) + len(word))[0] for word in some.split("|")]


def likely(text: str, own: str, role: str, of: str, other: str = "") -> float:
    found, seen = look(text, own, other)
    at = text.index(of)
    return found.role(role, seen.within(at, at + len(of)))


def test_likelihoods_are_likelihoods() -> None:
    found, seen = look(TWO, "shot", "exploded|killing")
    assert set(found.rows) == set(range(len(seen)))
    assert all(0 <= found.role(role, [word]) <= 1 for role in found.roles for word in found.rows)
    assert found.role("at", range(0)) == 0


def test_what_is_marked_decides_whose_place_and_day_it_is() -> None:
    for role, here, there in (("at", "Mubi", "Garissa"), ("spot", "Mubi", "Garissa"), ("on", "Tuesday", "Friday")):
        assert (
            likely(TWO, "shot", role, here, "exploded|killing")
            > 0.5
            > likely(TWO, "shot", role, there, "exploded|killing")
        )
        assert (
            likely(TWO, "exploded|killing", role, there, "shot")
            > 0.5
            > likely(TWO, "exploded|killing", role, here, "shot")
        )


@pytest.mark.parametrize(
    ("text", "own", "counted", "not_counted"),
    [
        (
            "Rebels raided a post near Bria, killing six soldiers. Four of the attackers also died in the raid.",
            "raided|killing|died|raid", ["six", "Four"], [],
        ),
        (
            "A bomb in a market in Baidoa killed 11 people on Monday, four of them children, police said.",
            "bomb|killed", ["11"], ["four"],
        ),
    ],
)  # fmt: skip
def test_figures_that_add_up_are_told_from_parts(
    text: str, own: str, counted: list[str], not_counted: list[str]
) -> None:
    assert all(likely(text, own, "dead_least", figure) > 0.5 for figure in counted)
    assert all(likely(text, own, "dead_least", figure) < 0.5 for figure in not_counted)


def test_a_long_report_is_looked_at_around_the_incident_only() -> None:
    text = " ".join(["The minister spoke to reporters in the capital about schools and roads."] * 60) + " " + TWO
    found, seen = look(text, "shot")
    assert 0 < len(found.rows) < len(seen)
    assert likely(text, "shot", "at", "Mubi") > 0.5


def test_weights_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="weights of the learned reader cannot be loaded") as told:
        IncidentReader(tmp_path)
    assert str(tmp_path) in str(told.value)
