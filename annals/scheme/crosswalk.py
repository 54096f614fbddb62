"""From an incident to the categories of ACLED, UCDP GED, GTD, PLOVER and MUC-4.

Which code a type has there stands in its file; the conditions that choose between codes are here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from annals.coded import Actor, Incident, Participant, Toll
from annals.scheme.houses import houses
from annals.scheme.records import Crosswalk, Rule, Scheme
from annals.scheme.sides import ARMED, NONSTATE, SIDES, Side, side, speaks_of

Actors = Mapping[str, Actor]
# Types whose perpetrators may be on two sides.
BOTH_SIDES = frozenset(["armed_clash", "protest", "riot"])
NOT_DONE = frozenset(["denied", "threatened", "planned"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the conditions may ask of an incident."""

    acts: tuple[Side, ...]
    suffers: tuple[Side, ...]
    people: bool
    things: bool
    killed: bool
    hurt: bool
    arrested: bool
    foiled: bool
    weapons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A question a crosswalk may ask, in words for the codebook, and how it is answered."""

    means: str
    holds: Callable[[Facts], bool]


CONDITIONS: Mapping[str, Condition] = {
    "forces_suffer": Condition(
        means="all whom it was done to are soldiers, police or armed groups",
        holds=lambda f: bool(f.suffers) and all(s in ARMED for s in f.suffers),
    ),
    "things_only": Condition(
        means="things were struck, and no people",
        holds=lambda f: f.things and not f.people,
    ),
    "people_suffer": Condition(
        means="people were among those it was done to",
        holds=lambda f: f.people,
    ),
    "people_hurt": Condition(
        means="people were killed or wounded",
        holds=lambda f: f.killed or f.hurt,
    ),
    "state_acts": Condition(
        means="a state force or government did it",
        holds=lambda f: "state" in f.acts,
    ),
    "nonstate_acts": Condition(
        means="an armed group that is not the state's did it",
        holds=lambda f: any(s in NONSTATE for s in f.acts),
    ),
    "crowd_shot_at": Condition(
        means="a state force is among the doers, and people were killed or wounded",
        holds=lambda f: "state" in f.acts and (f.killed or f.hurt),
    ),
    "crowd_dispersed": Condition(
        means="a state force is among the doers, or people were arrested",
        holds=lambda f: "state" in f.acts or f.arrested,
    ),
    "foiled": Condition(
        means="it was foiled",
        holds=lambda f: f.foiled,
    ),
    "firearm": Condition(
        means="a firearm is among the weapons",
        holds=lambda f: speaks_of("firearm", f.weapons),
    ),
    "blade": Condition(
        means="a blade, stone or club is among the weapons",
        holds=lambda f: speaks_of("blade", f.weapons),
    ),
    "drone": Condition(
        means="a drone is among the weapons",
        holds=lambda f: speaks_of("drone", f.weapons),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledView:
    """An incident as ACLED would sort it; `inter1` and `inter2` are 1 to 8, 0 where there is none."""

    disorder_type: str
    event_type: str
    sub_event_type: str
    side1: tuple[Participant, ...]
    side2: tuple[Participant, ...]
    inter1: int
    inter2: int
    interaction: int
    civilian_targeting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GedView:
    """UCDP's type of violence (1 state-based, 2 non-state, 3 one-sided), or `None` and why."""

    type_of_violence: int | None
    side_a: tuple[Participant, ...]
    side_b: tuple[Participant, ...]
    why: str


def _some(toll: Toll | None) -> bool:
    return toll is not None and (toll.low or 0) > 0


def facts(incident: Incident, actors: Actors) -> Facts:
    """What the conditions ask of an incident, worked out once."""
    acts = (side(p, actors) for p in incident.perpetrators)
    sufferers = incident.victims + tuple(t for t in incident.targets if t.kind == "organization")
    suffers = (side(p, actors, suffers=True) for p in sufferers)
    return Facts(
        acts=tuple(s for s in acts if s is not None),
        suffers=tuple(s for s in suffers if s is not None),
        people=bool(incident.victims) or _some(incident.killed) or _some(incident.injured),
        things=bool(incident.targets),
        killed=_some(incident.killed),
        hurt=_some(incident.injured),
        arrested=_some(incident.arrested),
        foiled=incident.status == "foiled",
        weapons=tuple(w.name for w in incident.weapons),
    )


def _crosswalk(incident: Incident, scheme: Scheme) -> Crosswalk:
    event = scheme.types.get(incident.type)
    return event.crosswalk if event is not None else Crosswalk()


def _code(rules: tuple[Rule, ...], told: Facts) -> str | None:
    for rule in rules:
        if rule.when is None or CONDITIONS[rule.when].holds(told):
            return rule.code
    return None


def two_sides(incident: Incident, actors: Actors) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Who stands against whom, named organizations first on each side.

    In an armed clash, and where a crowd meets the forces of order, the perpetrators hold both
    parties: those on the state's side part from the others; two parties of one sort to a clash part
    by their names. Elsewhere the second side is the victims, or, without any, the organizations
    among the targets.
    """
    doers, sufferers = incident.perpetrators, incident.victims
    first, second = _parted(incident, actors)
    if second:
        return _named_first(first), _named_first(second)
    if not sufferers:
        sufferers = tuple(t for t in incident.targets if t.kind == "organization")
    return _named_first(doers), _named_first(sufferers)


def _parted(incident: Incident, actors: Actors) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    doers = incident.perpetrators
    if incident.type not in BOTH_SIDES or len(doers) < 2:
        return doers, ()
    ours = side(doers[0], actors) == "state"
    first = tuple(p for p in doers if (side(p, actors) == "state") is ours)
    if len(first) < len(doers):
        return first, tuple(p for p in doers if p not in first)
    if incident.type != "armed_clash":
        return doers, ()
    named = [p for p in doers if p.named]
    cut = doers.index(named[1]) if len(named) > 1 else 1
    return doers[:cut], doers[cut:]


def _named_first(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple(sorted(participants, key=lambda p: not (p.named and p.kind == "organization")))


def _inter(participants: tuple[Participant, ...], actors: Actors, *, suffers: bool) -> int:
    for participant in participants:
        found = side(participant, actors, suffers=suffers)
        if found is not None:
            return SIDES.index(found) + 1
    return 0


def _crowd(event: str, inter1: int, inter2: int) -> tuple[int, int]:
    # ACLED counts every crowd as protesters (6) or rioters (5), whatever else its members are; it is
    # the second side where the first is the state (1).
    crowd = {"Protests": 6, "Riots": 5}.get(event)
    if crowd is None:
        return inter1, inter2
    if inter1 == 1:
        return 1, crowd
    return crowd, inter2


def to_acled(incident: Incident, actors: Actors, scheme: Scheme) -> AcledView | None:
    """The incident as ACLED would sort it; `None` where ACLED has no place for it.

    ACLED records what happened, so what was denied, only threatened or only planned has no row. A doer
    of violence whom the report does not name has code 3, as ACLED counts unidentified armed groups.
    """
    if incident.status in NOT_DONE:
        return None
    code = _code(_crosswalk(incident, scheme).acled, facts(incident, actors))
    if code is None:
        return None
    acled = houses()["acled"]
    event = acled["sub_events"][code]
    side1, side2 = two_sides(incident, actors)
    inter1 = _inter(side1, actors, suffers=False)
    inter2 = _inter(side2, actors, suffers=True)
    if inter1 == 0 and event in ("Battles", "Violence against civilians", "Explosions/Remote violence"):
        inter1 = 3
    inter1, inter2 = _crowd(event, inter1, inter2)
    return AcledView(
        disorder_type=acled["disorder"].get(code, acled["disorder"][event]),
        event_type=event,
        sub_event_type=code,
        side1=side1,
        side2=side2,
        inter1=inter1,
        inter2=inter2,
        interaction=_interaction(inter1, inter2),
        civilian_targeting=_civilian_targeting(event, code, inter2),
    )


def _interaction(inter1: int, inter2: int) -> int:
    low, high = sorted((inter1, inter2))
    return low * 10 + high if low else high * 10


def _civilian_targeting(event: str, sub_event: str, inter2: int) -> str:
    aimed = event == "Violence against civilians" or sub_event == "Excessive force against protesters"
    hit = event in ("Explosions/Remote violence", "Riots") and inter2 in (6, 7)
    return "Civilian targeting" if aimed or hit else ""


def to_ged(incident: Incident, actors: Actors, scheme: Scheme) -> GedView:
    """UCDP's type of violence, by who stands against whom; `None` with the reason where it has none.

    UCDP counts events with at least one death, between organized parties or by one against
    civilians; an armed party that the report does not name is not taken for an organized one.
    """
    rule = _crosswalk(incident, scheme).ged
    side_a, side_b = two_sides(incident, actors)
    kind: int | None = None
    if rule == "none":
        why = "UCDP does not count incidents of this type"
    elif incident.status in NOT_DONE or not _some(incident.killed):
        why = "no death is stated"
    else:
        kind, why = _violence(rule, _organized(side_a, actors), _organized(side_b, actors))
    return GedView(type_of_violence=kind, side_a=side_a, side_b=side_b, why=why)


def _violence(rule: str, doer: Side | None, other: Side | None) -> tuple[int | None, str]:
    if doer is None or doer == "civilians":
        return None, "the doer is no organized party that the report names"
    if rule == "one_sided" or other == "civilians":
        return 3, "an organized party against civilians"
    if other is None:
        return None, "the other side is no organized party that the report names"
    return (1, "a state is one of the sides") if "state" in (doer, other) else (2, "no state is a side")


def _organized(participants: tuple[Participant, ...], actors: Actors) -> Side | None:
    for participant in participants:
        found = side(participant, actors, suffers=True)
        if found in ("state", "external"):
            return "state"
        if found in NONSTATE and participant.named:
            return found
    return "civilians" if any(side(p, actors, suffers=True) == "civilians" for p in participants) else None


def to_gtd(incident: Incident, actors: Actors, scheme: Scheme) -> tuple[int, str] | None:
    """GTD's attack type as number and label; `None` where GTD does not count it.

    GTD leaves out acts of states, and what was denied, threatened or planned.
    """
    told = facts(incident, actors)
    if incident.status in NOT_DONE or (told.acts and told.acts[0] == "state"):
        return None
    code = _code(_crosswalk(incident, scheme).gtd, told)
    return None if code is None else (int(code), houses()["gtd"]["attack_types"][code])


def to_plover(incident: Incident, actors: Actors, scheme: Scheme) -> tuple[str, str | None] | None:
    """PLOVER's event type and mode; a threat is THREATEN; `None` where PLOVER has no such thing."""
    if incident.status == "threatened":
        return "THREATEN", None
    if incident.status in NOT_DONE:
        return None
    code = _code(_crosswalk(incident, scheme).plover, facts(incident, actors))
    if code is None:
        return None
    kind, _, mode = code.partition("/")
    return kind, mode or None


def to_muc4(incident: Incident, scheme: Scheme) -> str | None:
    """MUC-4's incident type, `None` where MUC-4 has none."""
    kind = _crosswalk(incident, scheme).muc4
    return None if kind == "none" else kind
