"""The mentions of one incident to one incident: the firmest status, the finest date, every participant once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annals.coded import Incident, Place, Said
from annals.ids import content_id
from annals.mention import Mention, Part
from annals.merging.confidence import confidence
from annals.merging.identity import shared
from annals.merging.kind import kind_of
from annals.merging.numbers import all_killed, toll
from annals.merging.participants import participants
from annals.model import Quote
from annals.records import replace

Finer = Callable[[str, str], str]

STATUS = ("reported", "claimed", "attributed", "alleged", "foiled", "threatened", "planned", "denied")
SIDES = (True, False)
"""Of a state, or not."""
PARTY_TYPES = frozenset({"armed_clash", "territory_change"})


def incident(
    document: str,
    mentions: Sequence[Mention],
    *,
    finer: Finer,
    specificity: Callable[[str], int],
    coder: str,
    home: Place | None = None,
) -> Incident:
    """One incident of its mentions, in the order of the text. `specificity` ranks types (higher wins)."""
    kind = kind_of(mentions, specificity)
    date, date_quote = _date(mentions, finer)
    doers, victims = _sides(kind, mentions)
    quotes = _quotes(mentions)
    abducted = toll("abducted", mentions)
    return Incident(
        id=content_id("inc", document, kind, str(mentions[0].trigger.start), quotes[0].text),
        type=kind,
        status=_status(mentions),
        date=date,
        date_quote=date_quote,
        places=_places(mentions) or ((home,) if home is not None else ()),
        perpetrators=participants(doers),
        victims=participants(victims),
        targets=participants([p for m in mentions for p in m.targets]),
        weapons=participants([p for m in mentions if _means(m, kind) for p in m.weapons]),
        claimed_by=participants([p for m in mentions for p in m.claimed_by]),
        killed=toll("killed", mentions) or (all_killed(mentions, abducted) if kind == "abduction" else None),
        injured=toll("injured", mentions),
        abducted=abducted,
        missing=toll("missing", mentions),
        arrested=toll("arrested", mentions),
        displaced=toll("displaced", mentions),
        said_by=_said(mentions),
        quotes=quotes,
        confidence=confidence(mentions),
        coder=coder,
        rules=tuple(dict.fromkeys(m.rule for m in mentions)),
    )


def _means(mention: Mention, kind: str) -> bool:
    """Whether what a mention calls weapons was used: arms found after a fight were not what it was fought with."""
    return mention.type != "weapons_seizure" or kind in ("weapons_seizure", "arrest")


def _status(mentions: Sequence[Mention]) -> str:
    told = [m.status for m in mentions if m.strength in ("sure", "weak")] or [m.status for m in mentions]
    best = min(told, key=STATUS.index)
    if best == "reported" and any(s in ("foiled",) for s in told):
        harm = any((n.low or 0) > 0 for m in mentions for n in m.numbers)
        return "reported" if harm else "foiled"
    return best


def _date(mentions: Sequence[Mention], finer: Finer) -> tuple[str | None, Quote | None]:
    best: tuple[str | None, Quote | None] = (None, None)
    for mention in mentions:
        if mention.date is None:
            continue
        if best[0] is None or finer(best[0], mention.date) != best[0]:
            best = (mention.date, mention.date_quote)
    return best


KINDS = {
    "country": 4, "region": 3, "sea": 3, "border": 3,
    "province": 2, "state": 2, "department": 2, "district": 1, "water": 1, "natural": 1,
}  # fmt: skip
"""How wide a place is that no gazetteer knows, by what the text calls it."""
WITHIN = frozenset({"neighborhood", "village", "road", "suburb"})
"""Kinds of places that are finer than a town."""
TOWNS = frozenset({"town", "near_town"})
"""How exactly a place is known that no gazetteer lists, but the town that holds it."""
WIDTH = {"country": 4, "region": 3, "sea": 3, "admin1": 2, "admin2": 1}


def _places(mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """Every place once, the most specific first; a country only where nothing finer within it is named.

    The mention that names the finest place leads, and its own order holds: it knows what lies in what.
    """
    found: dict[str, Place] = {}
    told = [_ordered(m.places) for m in mentions if m.places]
    for places in sorted(told, key=lambda places: _width(places[0])):
        for place in places:
            found.setdefault(place.name.lower(), place)
    within = {p.country for p in found.values() if not _is_country(p)}
    return tuple(p for p in found.values() if not (_is_country(p) and p.country in within))


def _ordered(places: Sequence[Place]) -> Sequence[Place]:
    """The places of a mention, the finest first; a town behind a district is the town that heads its entry."""
    first = places[0]
    finer = [p for p in places if _width(p) < WIDTH["admin1"]]
    apart = bool(finer) and not _is_country(first) and all(_lies_outside(first, p) for p in finer)
    # "across Pattani, Yala and Songkhla": a town that lies in no province told before keeps its place.
    return places if _width(first) < WIDTH["admin1"] or apart else sorted(places, key=_width)


def _lies_outside(province: Place, place: Place) -> bool:
    """Whether a place is known to lie in another province than the one told."""
    return bool(province.admin1 and place.admin1) and province.admin1 != place.admin1


def _width(place: Place) -> int:
    """How wide a place is; a village no gazetteer knows is a spot, however roughly it can be put on a map."""
    if _is_country(place):
        return KINDS["country"]
    if place.kind in WITHIN or (place.gazetteer_id is None and place.precision in TOWNS):
        return -1
    if place.gazetteer_id is None:
        return KINDS.get(place.kind or "", 0)
    # A district that the text names without "district" stands for its town.
    return 0 if place.kind == "admin2" else WIDTH.get(place.precision or "", 0)


def _is_country(place: Place) -> bool:
    """Whether a place is a country itself, not one that is known no finer than its country."""
    return place.kind == "country" or (place.country_name or "").lower() == place.name.lower()


def _sides(kind: str, mentions: Sequence[Mention]) -> tuple[list[Part], list[Part]]:
    """Doers and sufferers; in a clash those who fight stand on both sides of it as doers."""
    doers = [p for m in mentions for p in m.perpetrators]
    claiming = [p for m in mentions for p in m.claimed_by]
    doers += [replace(p, standing="attributed") for p in claiming if not shared((p,), doers)]
    victims = [p for m in mentions for p in m.victims]
    if kind not in PARTY_TYPES:
        return doers, victims
    fighters = [p for p in victims if p.armed or p.status in ("combatant", "police") or p.head == "officer"]
    attacked = [p for m in mentions for p in m.targets if p.kind == "organization" and p.armed]
    if any("clash" in m.rule and len(m.perpetrators) > 1 for m in mentions):
        # Both sides are named: their dead are of them, and stand in the toll's groups.
        return doers, [p for p in victims if p not in fighters]
    fallen = _of_a_side_told(doers, fighters)
    against = [q for p in fighters if p not in fallen for q in (p, *p.wholes)]
    return [*doers, *against, *attacked], [p for p in victims if p not in fighters]


def _of_a_side_told(told: Sequence[Part], fighters: Sequence[Part]) -> list[Part]:
    """Those who fell for a side that is told already: the dead of the troops, or of the rebels, are no third party."""
    named = [p for p in fighters if p.named and p.kind == "person"] if len(told) + len(fighters) > len(SIDES) else []
    sides = {_of_state(p) for p in told if not p.pronoun and not (p.kind == "organization" and p.named)}
    both = sides | {_of_state(p) for p in (*told, *fighters)}
    if len(both) < len(SIDES):
        return named
    # Who is told in the same words is one with them, and their number is kept.
    return [p for p in fighters if (_of_state(p) in sides or p in named) and not shared((p,), told)]


def _of_state(part: Part) -> bool:
    return part.status == "police" or part.sort in ("state_force", "government") or part.head == "troop"


def _said(mentions: Sequence[Mention]) -> Said | None:
    for mention in mentions:
        quote = mention.speaker or mention.outlet
        if quote is not None:
            speaker = " ".join(mention.speaker.text.split()) if mention.speaker else None
            outlet = next((m.outlet for m in mentions if m.outlet), None)
            told = " ".join(outlet.text.split()) if outlet else None
            return Said(speaker=speaker, outlet=told, quote=quote)
    return None


def _quotes(mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(m.clause for m in mentions))
