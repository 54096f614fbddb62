"""The actors of one document: every named organization and every kind of unnamed party, once, with an id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annals.coded import Actor, Alias, Incident, Participant
from annals.ids import content_id
from annals.model import Quote


def with_actors(document: str, incidents: Sequence[Incident]) -> tuple[tuple[Actor, ...], tuple[Incident, ...]]:
    """The actors that the incidents refer to, and the incidents with their ids filled in."""
    found: dict[str, Actor] = {}
    made = tuple(_incident(document, one, found) for one in incidents)
    return tuple(found.values()), made


def _incident(document: str, one: Incident, found: dict[str, Actor]) -> Incident:
    def known(parts: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(_participant(document, p, found) for p in parts)

    return replace(
        one,
        perpetrators=known(one.perpetrators),
        victims=known(one.victims),
        targets=known(one.targets),
        claimed_by=known(one.claimed_by),
    )


def _participant(document: str, one: Participant, found: dict[str, Actor]) -> Participant:
    if one.kind == "object":
        return one
    key = next((k for k in _keys(one) if k in found), _keys(one)[0])
    if key not in found:
        found[key] = _actor(document, one)
    else:
        found[key] = _joined(found[key], one)
    for other in _keys(one):
        found.setdefault(other, found[key]) if other in found else None
    return replace(one, actor=found[key].id, aliases=tuple(a.name for a in found[key].aliases))


def _keys(one: Participant) -> list[str]:
    texts = [one.name, *(" ".join(m.text.split()) for m in one.mentions)] if one.named else [one.name]
    return list(dict.fromkeys(t.lower() for t in texts))


def _actor(document: str, one: Participant) -> Actor:
    return Actor(
        id=content_id("act", document, one.name.lower()),
        name=one.name,
        kind=_kind(one),
        aliases=tuple(_aliases(one)),
        quotes=one.mentions,
    )


def _kind(one: Participant) -> str:
    if one.kind == "organization":
        return {"combatant": "armed_group", "police": "state_force", "official": "government"}.get(
            one.status or "", "organization"
        )
    if one.named:
        return "person"
    return {"civilian": "civilians", "police": "state_force", "official": "government"}.get(
        one.status or "", "unidentified"
    )


def _aliases(one: Participant) -> Iterable[Alias]:
    if one.kind != "organization" or not one.named:
        return
    for quote in one.mentions:
        text = " ".join(quote.text.split())
        if text.isupper() and 2 <= len(text) <= 8 and text.lower() != one.name.lower() and " " not in text:
            yield Alias(name=text, sort="abbreviation", quote=quote)


def _joined(actor: Actor, one: Participant) -> Actor:
    quotes: dict[Quote, None] = dict.fromkeys((*actor.quotes, *one.mentions))
    aliases = {a.name: a for a in (*_aliases(one), *actor.aliases)}
    return replace(actor, quotes=tuple(quotes), aliases=tuple(aliases.values()))
