"""Who counts as state, rebel, civilian: by record, then status, then words, and else not known."""

import pytest

from annals.coded import Actor, Participant
from annals.scheme.sides import is_police, side, side_of_name, speaks_of


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("soldiers", "state"),
        ("NATIONAL POLICE", "state"),
        ("Interior Ministry troops", "state"),
        ("Moro Islamic Liberation Front", "rebels"),
        ("rebel soldiers", "rebels"),
        ("gunmen", "militias"),
        ("Fulani herdsmen", "identity"),
        ("stone-throwers", "rioters"),
        ("demonstrators", "protesters"),
        ("UN peacekeepers", "external"),
        ("commander of the army", None),
        ("schoolteachers", None),
    ],
)
def test_words_of_a_name_tell_a_side_or_nothing(name: str, wanted: str | None) -> None:
    assert side_of_name(name) == wanted


def test_the_actors_record_goes_before_the_words() -> None:
    force = Participant(name="Tiger Force rebels", kind="organization", actor="a1")
    actors = {"a1": Actor(id="a1", name="Tiger Force", kind="state_force")}
    assert side(force, actors) == "state"
    assert side(force, {}) == "rebels"


def test_an_official_and_an_unarmed_person_are_civilians_a_thing_is_nobody() -> None:
    assert side(Participant(name="mayor", kind="person", status="official"), {}) == "civilians"
    assert side(Participant(name="people", kind="person"), {}, suffers=True) == "civilians"
    assert side(Participant(name="people", kind="person"), {}) is None
    assert side(Participant(name="police station", kind="object"), {}, suffers=True) is None


def test_police_and_weapons_are_known_by_their_words() -> None:
    assert is_police("riot policemen")
    assert not is_police("army")
    assert speaks_of("blade", ("rusty machetes",))
    assert not speaks_of("firearm", ("rusty machetes",))
