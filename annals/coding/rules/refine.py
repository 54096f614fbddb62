"""Whether an event stands as an incident once its parties, tolls, dates and places are known, and as which type."""

from __future__ import annotations

from dataclasses import replace

from annals.coding.rules.chunks import Noun
from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.kinds import DEMONSTRATORS, harmed, set_type
from annals.coding.rules.nonevents import why_none
from annals.coding.rules.scene import Scene

TOTAL = 50
"""So many dead of a month, without doer or place, are the sum of many incidents."""


DISPERSING = frozenset({"disperse", "dispersal"})
CRAFT = frozenset("airbus airliner jetliner boeing plane aircraft airplane jet jumbo ferry tanker freighter".split())
SEIZING = frozenset({"seize", "capture", "divert", "commandeer"})
LABEL = 6
"""So many words, and no verb among them, only name the sort of what follows."""
BODIES = frozenset({"organization", "organisation", "group", "faction", "brigade", "column", "gang", "band"})
"""Words for those told of before, who fight where they strike, hit or target something."""
WANTON = frozenset(
    "stone pelt vandalize vandalise desecrate deface ransack sabotage maul thrash club whip cane".split()
)
TAKING = frozenset({"arrest", "detain", "nab", "apprehend"})
BARE = frozenset({"bandh", "shutdown", "lockdown", "town"})
"""Words for a stoppage that tell of one only with whoever imposed it."""


def refine(scene: Scene, event: Event) -> None:
    """Sets the event's final type, or the reason to refuse it."""
    if event.refused:
        return
    event.refused = why_none(scene, event)
    if event.refused:
        return
    _over_time(scene, event)
    set_type(scene, event)
    _bare_harm(event)
    crowd = event.frame.name == "disperse" and any(
        f.head in DEMONSTRATORS - {"crowd"} for f in event.get("perpetrator")
    )
    if crowd and (event.dates or event.places):
        event.frame = replace(event.frame, strength="weak")  # "Police dispersed strikers in Nairobi on Friday."
    _generic(scene, event)
    _weak(scene, event)


def _over_time(scene: Scene, event: Event) -> None:
    """Totals over years ("more than 300 people have been killed since 2009") are no incident."""
    if not event.dates:
        if event.frame.name == "displace" and event.rule.endswith("passive"):
            first = scene.chunks[event.chunk].i
            if scene.sentence.lower[first] in ("are", "is", "remain") and scene.sentence.tags[first] in ("VBP", "VBZ"):
                event.refused = "a total over time"
        return
    long = any(
        (d.prep == "since" and d.sort in ("year", "decade", "century", "month", "unit", "season"))
        or (d.sort == "window" and d.unit in ("month", "year", "decade"))
        for d in event.dates
    )
    if any(d.sort in ("day", "weekday") for d in event.dates):
        return  # "on Thursday, in one of the deadliest attacks in recent years"
    year = any(d.sort in ("year", "unit", "decade", "shift") and (d.unit in (None, "year")) for d in event.dates)
    whole = [t for t in event.tolls if not t.part]
    many = any(t.low is not None and t.low >= 2 for t in whole)
    spot = any(p.kind != "country" for p in event.places)
    month = any(d.sort == "month" for d in event.dates) and any((t.low or 0) >= TOTAL for t in whole)
    if event.frame.name == "blockade" and not event.tolls:
        return
    if (long and (many or not whole)) or (
        (year or month) and many and not spot and not event.get("perpetrator") and not event.get("target")
    ):
        event.refused = "a total over time"


def _bare_harm(event: Event) -> None:
    """ "Ten people were wounded": without doer, means, day or place it adds to what is told around it."""
    if event.frame.name == "toll" and event.get("weapon") and event.places:
        event.reference, event.frame = (
            False,
            replace(event.frame, strength="weak"),
        )  # "1 soldier KIA by landmine in Hawari"
    if event.frame.effect not in ("killed", "injured") or event.frame.strength != "sure":
        return
    if len(event.chunks) > 1 and not event.harm_only:
        return
    alone = not any(event.get(r) for r in ("perpetrator", "party", "weapon", "target", "claimed_by"))
    if alone and not event.places and not event.dates and not any(f.named for f in event.get("victim")):
        event.reference = True


def _generic(scene: Scene, event: Event) -> None:
    """Plurals without any party, number, date or place tell of no particular incident."""
    chunk = scene.chunks[event.chunk]
    if not isinstance(chunk, Noun) or event.frame.strength == "context":
        return
    if _label(scene, event):
        event.refused = "a label"
        return
    if event.frame.name == "capture_noun" and not event.get("place"):
        event.refused = "nothing told of it"  # "after a fall", "the Koudou falls"
        return
    plural = scene.sentence.tags[chunk.head] in ("NNS", "NNPS")
    bare = not event.tolls and not event.dates and not event.places
    if plural and chunk.number is None and bare and not harmed(event):
        event.refused = "generic"
    parties = any(event.roles.get(r) for r in ("victim", "target", "perpetrator", "party", "weapon", "claimed_by"))
    if not plural and bare and not parties and not event.roles.get("carried") and not event.reference:
        event.refused = "nothing told of it"


def _label(scene: Scene, event: Event) -> bool:
    """ "Abduction/forced disappearance.", "Rape and robbery.": the sort of an entry, and no entry."""
    sentence = scene.sentence
    short = (
        len(sentence.words) <= LABEL
        and sentence.words[-1] in (".", ":")
        and not any(c.isdigit() for c in sentence.words[0])
    )
    told = event.tolls or event.dates or event.places or harmed(event) or any(f.armed for f in event.get("perpetrator"))
    return short and not told and all(c.kind != "VG" for c in scene.chunks)


def _done_to(event: Event) -> bool:
    return bool(event.get("perpetrator") and event.get("target"))


def _boarded(scene: Scene, event: Event) -> bool:
    """ "Four of his men seized an Airbus at Algiers.": whoever seizes an aircraft or a ship does it by force."""
    seized = event.frame.name == "take_vehicle" and scene.lemmas[event.token] in SEIZING
    return seized and any(f.head in CRAFT for f in event.get("target"))


def _wanton(scene: Scene, event: Event) -> bool:
    """ "was set upon", "a bus stoned at a roadblock": words that say themselves that somebody meant it."""
    passive = event.rule.endswith(":passive")
    return passive and (event.frame.name == "set_upon" or scene.lemmas[event.token] in WANTON)


def _weak(scene: Scene, event: Event) -> None:
    if event.frame.strength != "weak" or event.type not in VIOLENT | {
        "protest",
        "arrest",
        "agreement",
        "forced_work_stoppage",
    }:
        return
    if event.frame.name == "threat_noun" and event.dates and event.places:
        return
    taken = not event.get("victim") and TAKING & set(scene.lemmas[event.token + 1 :])
    if event.frame.name == "set_upon" and taken:
        event.refused = "no sign of violence"  # "swooped on a flat and arrested a man"
        return
    doers = [*event.get("perpetrator"), *event.get("party")]
    armed = any(f.armed or (f.head in BODIES and f.definite) for f in doers)
    armed = armed or (event.frame.name == "neutralize_people" and any(f.armed for f in event.get("victim")))
    means = bool(event.get("weapon"))
    told = bool(event.tolls or event.dates or event.places)
    if harmed(event) and _wanton(scene, event):
        return
    if event.type in ("protest", "arrest", "agreement", "riot", "forced_displacement", "sexual_violence", "torture",
                      "forced_work_stoppage"):  # fmt: skip
        if (
            event.type == "forced_work_stoppage"
            and not event.get("perpetrator")
            and (scene.lemmas[event.token] in BARE or event.frame.name == "ban_traffic")
        ):
            event.refused = "nothing told of it"
        counted = any(f.number is not None for f in event.get("perpetrator"))
        # "Traders block the road": what a crowd does on a road is an act; entries and headings give its day.
        acted = event.frame.name == "protest" or bool(DISPERSING & set(scene.lemmas))
        counted = counted or (acted and any(not f.pronoun for f in event.get("perpetrator")))
        # "A crowd stoned a police patrol"
        counted = counted or (event.type == "riot" and bool(event.get("perpetrator") and event.get("target")))
        if not told and not event.get("victim") and not counted:
            event.refused = "nothing told of it"
    elif told and (_boarded(scene, event) or (event.type == "property_destruction" and _done_to(event))):
        return
    elif not armed and not means and not (told and event.get("victim")):
        if event.type in ("property_destruction", "territory_change") and told and event.chunks[1:]:
            return
        event.refused = "no sign of violence"
