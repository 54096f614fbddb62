"""The type that the parties and means of an event support, and whether a weak event stands at all."""

from __future__ import annotations

from dataclasses import replace

from annals.coding.rules.chunks import Noun
from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.nonevents import why_none
from annals.coding.rules.participants import Filler
from annals.coding.rules.scene import Scene

GENERAL = frozenset(
    {"attack", "bombing", "assassination", "armed_clash", "shelling", "property_destruction", "massacre"}
)
BY_MEANS = frozenset("bombing suicide_bombing grenade_attack shelling air_strike landmine chemical_attack".split())
ARMED_PLACES = frozenset({"military", "police"})
FIRING = frozenset({"plant_bomb", "explode", "open_fire", "shell", "bomb", "target", "kill", "wound", "destroy"})
MANY = 10
RIOTOUS = frozenset({"arson", "property_destruction", "attack", "armed_clash", "robbery"})
CROWD = frozenset(
    "mob crowd rioter protester demonstrator youth thug looter villager resident vigilante student hooligan".split()
)
MOB = frozenset("mob crowd vigilante villager resident".split())
PUBLIC = frozenset({"official"})
STANDING = frozenset(
    "imam cleric priest bishop archbishop pastor rabbi sheikh mullah journalist editor broadcaster "
    "columnist activist judge magistrate prosecutor prefect chairman chairwoman leader commander chief "
    "spokesman spokesperson candidate councillor councilor mayor governor minister senator deputy "
    "lawmaker legislator ambassador diplomat politician unionist lawyer rector professor secretary "
    "president director general colonel".split()
)
CHOSEN = frozenset({"shoot", "kill", "wound", "open_fire", "attack", "killing_noun"})


def refine(scene: Scene, event: Event) -> None:
    """Sets the event's final type, or the reason to refuse it."""
    if event.refused:
        return
    event.refused = why_none(scene, event)
    if event.refused:
        return
    if "sexually" in scene.sentence.lower[max(0, event.token - 2) : event.token + 1] and event.type == "attack":
        event.type = "sexual_violence"
    _bomb_found(event)
    _captured(event)
    _held_by_rebels(event)
    _over_time(event)
    _means(event)
    _crowd(event)
    _clash(event)
    _chosen(scene, event)
    _massacre(event)
    _bare_harm(event)
    _generic(scene, event)
    _weak(event)


def _bomb_found(event: Event) -> None:
    """A bomb found before it went off is a foiled bombing; a find of arms is a seizure."""
    weapons = event.get("weapon")
    if event.type == "weapons_seizure" and weapons and all(f.suggests == "bombing" and f.single for f in weapons):
        event.type, event.status = "bombing", "foiled"


def _captured(event: Event) -> None:
    """Those who fight, and those whom soldiers or police take, are captured or arrested, not abducted."""
    if event.type != "abduction" or event.frame.name != "seize_person":
        return
    state = any(f.sort == "state_force" or f.status == "police" for f in event.get("perpetrator"))
    if state or any(f.status in ("combatant", "police") or f.named for f in event.get("victim")):
        event.type = "arrest"
        event.tolls = [replace(t, effect="arrested") if t.effect == "abducted" else t for t in event.tolls]


def _crowd(event: Event) -> None:
    """A crowd that beats or burns people is mob violence; one that wrecks things is a riot."""
    doers = {f.head for f in [*event.get("perpetrator"), *event.get("party")]}
    if (
        event.frame.name == "strike_bare"
        and event.get("perpetrator")
        and all(f.status in (None, "civilian") and f.kind == "person" for f in event.get("perpetrator"))
    ):
        event.type = "protest"
    if (
        event.type in ("armed_clash", "bombing", "attack")
        and doers & (CROWD | {"supporter", "worker", "fan"})
        and event.get("party")
    ):
        event.type = "riot"
    victims = [f for f in event.get("victim") if not f.pronoun]
    if doers & MOB and victims and event.type in ("attack", "arson", "armed_clash"):
        event.type = "mob_violence"
    elif doers & CROWD and (event.get("target") or any(_fights(f) for f in victims)) and event.type in RIOTOUS:
        event.type = "riot"


def _held_by_rebels(event: Event) -> None:
    """Those whom an armed group "detains" are abducted: only states arrest."""
    doers = event.get("perpetrator")
    if event.type == "arrest" and doers and all(f.sort == "armed_group" or f.role == "doer" for f in doers):
        event.type = "abduction"
        event.tolls = [replace(t, effect="abducted") if t.effect == "arrested" else t for t in event.tolls]


def _massacre(event: Event) -> None:
    """Ten or more defenceless people killed by hand in one go."""
    if event.type != "attack" or event.frame.name not in ("kill", "shoot", "killing_noun"):
        return
    for toll in event.tolls:
        many = toll.effect == "killed" and not toll.part and (toll.low or 0) >= MANY
        if many and toll.who is not None and toll.who.status == "civilian" and event.get("perpetrator"):
            event.type = "massacre"


def _over_time(event: Event) -> None:
    """Totals over years ("more than 300 people have been killed since 2009") are no incident."""
    long = any(
        (d.prep == "since" and d.sort in ("year", "decade", "century", "month", "unit", "season"))
        or (d.sort == "window" and d.unit in ("month", "year", "decade"))
        for d in event.dates
    )
    year = any(d.sort in ("year", "unit", "decade", "shift") and (d.unit in (None, "year")) for d in event.dates)
    whole = [t for t in event.tolls if not t.part]
    many = any(t.low is not None and t.low >= 2 for t in whole)
    spot = any(p.kind != "country" for p in event.places)
    if (long and (many or not whole)) or (
        year and many and not spot and not event.get("perpetrator") and not event.get("target")
    ):
        event.refused = "a total over time"


def _means(event: Event) -> None:
    if event.type not in GENERAL:
        return
    if any(f.head == "bomber" for f in event.get("perpetrator")) and event.type in (
        "attack",
        "bombing",
        "assassination",
    ):
        if any("suicide" in f.head or f.sort == "suicide" for f in event.get("perpetrator")) or event.suicide:
            event.type = "suicide_bombing"
            return
    suggested = [f.suggests for f in [*event.get("weapon"), *event.get("perpetrator")] if f.suggests]
    if event.frame.name == "plant_bomb" and event.get("weapon") and not suggested and event.type == "bombing":
        event.type = "attack"
        return
    if any(f.suggests is None for f in event.get("weapon")) and not {"bombing", "suicide_bombing"} & set(suggested):
        return
    fitting = [s for s in suggested if s in BY_MEANS and (s != "shelling" or event.frame.name in FIRING)]
    if not fitting:
        return
    best = max(fitting, key=lambda s: ("suicide" in s, s not in ("bombing", "shelling")))
    if event.type in ("assassination", "massacre", "shelling") and best == "bombing":
        return
    if event.type in ("assassination", "massacre") or (event.type == "shelling" and best == "bombing"):
        return
    if best == "air_strike" and event.type == "armed_clash":
        return
    event.type = best


def harmed(event: Event) -> list[Filler]:
    """Everybody and everything struck."""
    return [f for f in [*event.get("victim"), *event.get("target")] if not f.pronoun]


def _fights(filler: Filler) -> bool:
    return (
        filler.status in ("combatant", "police")
        or filler.head == "officer"
        or (filler.kind != "person" and filler.sort in ARMED_PLACES)
    )


def _clash(event: Event) -> None:
    """An attack on those who are armed is a clash (contract): soldiers, police, armed groups."""
    struck = harmed(event)
    if event.type == "attack" and struck and all(_fights(f) for f in struck):
        event.type = "armed_clash"
    fought = event.frame.type == "armed_clash" or "armed_clash" in event.kinds
    if (
        event.type == "armed_clash"
        and not fought
        and not event.get("party")
        and struck
        and not any(_fights(f) for f in struck)
    ):
        event.type = "attack"


def _public(scene: Scene, filler: Filler) -> bool:
    """Whether somebody has public standing: an office, or one of the callings that are chosen as targets."""
    lemmas = scene.lemmas
    said = {filler.head}
    for span in (filler.described, *filler.also):
        if span is not None:
            said.update(lemmas[span[0] : span[1]])
    return filler.status in PUBLIC or bool(said & STANDING)


def _chosen(scene: Scene, event: Event) -> None:
    """The killing of one named or single person of public standing is an assassination."""
    victims = [f for f in event.get("victim") if not f.pronoun]
    if event.type == "attack" and event.frame.name in CHOSEN and 0 < len(victims) <= 2:
        if all(_public(scene, f) and f.single for f in victims[:1]) and not event.get("target"):
            event.type = "assassination"


def _bare_harm(event: Event) -> None:
    """ "Ten people were wounded": without doer, means, day or place it adds to what is told around it."""
    if event.frame.effect not in ("killed", "injured") or event.frame.strength != "sure" or len(event.chunks) > 1:
        return
    alone = not any(event.get(r) for r in ("perpetrator", "party", "weapon", "target", "claimed_by"))
    if alone and not event.places and not event.dates and not any(f.named for f in event.get("victim")):
        event.reference = True


def _generic(scene: Scene, event: Event) -> None:
    """Plurals without any party, number, date or place tell of no particular incident."""
    chunk = scene.chunks[event.chunk]
    if not isinstance(chunk, Noun) or event.frame.strength == "context":
        return
    plural = scene.sentence.tags[chunk.head] in ("NNS", "NNPS")
    bare = not event.tolls and not event.dates and not event.places
    if plural and chunk.number is None and bare and not harmed(event):
        event.refused = "generic"
    parties = any(event.roles.get(r) for r in ("victim", "target", "perpetrator", "party", "weapon", "claimed_by"))
    if not plural and bare and not parties and not event.roles.get("carried") and not event.reference:
        event.refused = "nothing told of it"


def _weak(event: Event) -> None:
    if event.frame.strength != "weak" or event.type not in VIOLENT | {"protest", "arrest", "agreement"}:
        return
    armed = any(f.armed for f in [*event.get("perpetrator"), *event.get("party")])
    means = bool(event.get("weapon"))
    told = bool(event.tolls or event.dates or event.places)
    if event.type in ("protest", "arrest", "agreement", "riot", "forced_displacement", "sexual_violence", "torture"):
        counted = any(f.number is not None for f in event.get("perpetrator"))
        if not told and not event.get("victim") and not counted:
            event.refused = "nothing told of it"
    elif event.type == "property_destruction" and told and event.get("perpetrator") and event.get("target"):
        return
    elif not armed and not means and not (told and event.get("victim")):
        if event.type in ("property_destruction", "territory_change") and told and event.chunks[1:]:
            return
        event.refused = "no sign of violence"
