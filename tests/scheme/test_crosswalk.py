"""One incident in five houses' categories, by who acts, who suffers, and what happened."""

from typing import Any

import pytest

from annals.coded import Incident, Participant, Toll
from annals.scheme.crosswalk import to_acled, to_ged, to_gtd, to_muc4, to_plover, two_sides
from annals.scheme.load import load_scheme
from annals.scheme.sides import SIDES

SCHEME = load_scheme()


def people(name: str, status: str | None = None) -> Participant:
    return Participant(name=name, kind="person", status=status)


def group(name: str) -> Participant:
    return Participant(name=name, kind="organization", named=True)


def thing(name: str) -> Participant:
    return Participant(name=name, kind="object")


GUNMEN, FARMERS, SOLDIERS = people("gunmen", "combatant"), people("farmers", "civilian"), people("soldiers")
ARMY, FRONT, MILITIA = group("army"), group("Karo Liberation Front"), group("Haro militia")
DEAD = Toll(low=2, high=2, wording="two")


def incident(kind: str, **values: Any) -> Incident:
    return Incident(id="inc-1", type=kind, **values)


@pytest.mark.parametrize(
    ("case", "event", "sub_event", "interaction", "civilians"),
    [
        (
            incident("attack", perpetrators=(GUNMEN,), victims=(FARMERS,)),
            "Violence against civilians", "Attack", 37, True,
        ),
        (incident("attack", perpetrators=(GUNMEN,), victims=(SOLDIERS,)), "Battles", "Armed clash", 13, False),
        (
            incident("attack", perpetrators=(GUNMEN,), targets=(thing("bridge"),)),
            "Strategic developments", "Looting/property destruction", 30, False,
        ),
        (incident("armed_clash", perpetrators=(ARMY, FRONT)), "Battles", "Armed clash", 12, False),
        (
            incident("bombing", targets=(thing("hotel"),)),
            "Explosions/Remote violence", "Remote explosive/landmine/IED", 30, False,
        ),
        (
            incident("bombing", victims=(FARMERS,)),
            "Explosions/Remote violence", "Remote explosive/landmine/IED", 37, True,
        ),
        (
            incident("bombing", status="foiled", perpetrators=(FRONT,)),
            "Strategic developments", "Disrupted weapons use", 20, False,
        ),
        (incident("protest", perpetrators=(people("teachers"),)), "Protests", "Peaceful protest", 60, False),
        (
            incident("protest", arrested=DEAD, perpetrators=(people("teachers"),)),
            "Protests", "Protest with intervention", 60, False,
        ),
        (
            incident("protest", killed=DEAD, perpetrators=(people("teachers"), people("police", "police"))),
            "Protests", "Excessive force against protesters", 16, True,
        ),
        (
            incident("riot", perpetrators=(people("students"), people("riot police"))),
            "Riots", "Violent demonstration", 15, False,
        ),
        (
            incident("mob_violence", perpetrators=(people("mob"),), victims=(people("man"),)),
            "Riots", "Mob violence", 57, True,
        ),
        (
            incident("arrest", perpetrators=(people("police", "police"),), victims=(FARMERS,)),
            "Strategic developments", "Arrests", 17, False,
        ),
        (
            incident("territory_change", perpetrators=(ARMY,)),
            "Battles", "Government regains territory", 10, False,
        ),
        (
            incident("territory_change", perpetrators=(FRONT,)),
            "Battles", "Non-state actor overtakes territory", 20, False,
        ),
    ],
)  # fmt: skip
def test_acled(case: Incident, event: str, sub_event: str, interaction: int, *, civilians: bool) -> None:
    view = to_acled(case, {}, SCHEME)
    assert view is not None
    assert (view.event_type, view.sub_event_type, view.interaction) == (event, sub_event, interaction)
    assert (view.civilian_targeting == "Civilian targeting") is civilians


def test_disorder_follows_the_sub_event_where_it_is_not_its_events() -> None:
    mob = to_acled(incident("mob_violence"), {}, SCHEME)
    shot = to_acled(incident("protest", killed=DEAD, perpetrators=(people("police", "police"),)), {}, SCHEME)
    riot = to_acled(incident("riot"), {}, SCHEME)
    assert mob is not None and mob.disorder_type == "Political violence"
    assert shot is not None and shot.disorder_type == "Political violence; Demonstrations"
    assert riot is not None and riot.disorder_type == "Demonstrations"


@pytest.mark.parametrize("status", ["denied", "threatened", "planned"])
def test_what_did_not_happen_is_in_no_house_of_events(status: str) -> None:
    case = incident("bombing", status=status, perpetrators=(FRONT,), killed=DEAD)
    assert to_acled(case, {}, SCHEME) is None
    assert to_ged(case, {}, SCHEME).type_of_violence is None
    assert to_gtd(case, {}, SCHEME) is None


def test_every_type_has_codes_that_hold_together() -> None:
    for name in SCHEME.types:
        view = to_acled(incident(name, perpetrators=(GUNMEN,), victims=(FARMERS,)), {}, SCHEME)
        assert view is not None
        assert 0 <= view.inter1 <= len(SIDES)


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (incident("armed_clash", perpetrators=(ARMY, FRONT), killed=DEAD), 1),
        (incident("armed_clash", perpetrators=(FRONT, MILITIA), killed=DEAD), 2),
        (incident("attack", perpetrators=(FRONT,), victims=(FARMERS,), killed=DEAD), 3),
        (incident("air_strike", perpetrators=(ARMY,), victims=(FARMERS,), killed=DEAD), 3),
        (incident("attack", perpetrators=(FRONT,), victims=(FARMERS,)), None),
        (incident("attack", perpetrators=(GUNMEN,), victims=(FARMERS,), killed=DEAD), None),
        (incident("protest", perpetrators=(people("teachers"),), killed=DEAD), None),
    ],
)
def test_ged_counts_deaths_between_organized_parties(case: Incident, kind: int | None) -> None:
    view = to_ged(case, {}, SCHEME)
    assert view.type_of_violence == kind
    assert view.why


def test_gtd_leaves_out_acts_of_states() -> None:
    assert to_gtd(incident("attack", perpetrators=(ARMY,), victims=(FARMERS,)), {}, SCHEME) is None
    assert to_gtd(incident("attack", perpetrators=(GUNMEN,), victims=(FARMERS,)), {}, SCHEME) == (
        2,
        "Armed Assault",
    )
    assert to_gtd(incident("attack", targets=(thing("bridge"),)), {}, SCHEME) == (
        7,
        "Facility/Infrastructure Attack",
    )


def test_plover_takes_its_mode_from_the_weapon_and_threats_for_themselves() -> None:
    knife, drone = (thing("kitchen knife"),), (thing("armed drone"),)
    assert to_plover(incident("attack", victims=(FARMERS,), weapons=knife), {}, SCHEME) == ("ASSAULT", "primitive")
    assert to_plover(incident("air_strike", weapons=drone), {}, SCHEME) == ("ASSAULT", "drone")
    assert to_plover(incident("attack", victims=(FARMERS,)), {}, SCHEME) == ("ASSAULT", None)
    assert to_plover(incident("attack", status="threatened"), {}, SCHEME) == ("THREATEN", None)
    assert to_plover(incident("other"), {}, SCHEME) is None


def test_muc4_has_its_own_few_types() -> None:
    assert to_muc4(incident("abduction"), SCHEME) == "kidnapping"
    assert to_muc4(incident("suicide_bombing"), SCHEME) == "bombing"
    assert to_muc4(incident("protest"), SCHEME) is None


def test_an_unknown_type_is_in_no_house() -> None:
    case = incident("cattle_raid", perpetrators=(FRONT,), killed=DEAD)
    assert to_acled(case, {}, SCHEME) is None
    assert to_muc4(case, SCHEME) is None


def test_the_parties_of_a_clash_part_by_state_or_by_name() -> None:
    rebels = people("rebels")
    assert two_sides(incident("armed_clash", perpetrators=(SOLDIERS, rebels, FRONT)), {}) == (
        (SOLDIERS,),
        (FRONT, rebels),
    )
    assert two_sides(incident("armed_clash", perpetrators=(FRONT, MILITIA)), {}) == ((FRONT,), (MILITIA,))
    assert two_sides(incident("armed_clash", perpetrators=(FRONT,), victims=(SOLDIERS,)), {}) == (
        (FRONT,),
        (SOLDIERS,),
    )
