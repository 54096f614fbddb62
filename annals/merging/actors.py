"""The actors of one document: every named organization and every kind of unnamed party, once, with an id.

A named actor has one name throughout the document: the fullest that is written anywhere in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annals.coded import Actor, Alias, Incident, Participant
from annals.ids import content_id
from annals.mention import Mention
from annals.merging.antecedents import GROUP_HEADS
from annals.merging.identity import name_words
from annals.model import Quote
from annals.records import replace

KINDS = frozenset(
    {
        "armed_group", "political_militia", "state_force", "government", "party", "organization", "person",
        "civilians", "unidentified",
    }
)  # fmt: skip
OF_ORGANIZATION = {"combatant": "armed_group", "police": "state_force", "official": "government"}
OF_PEOPLE = {"civilian": "civilians", "police": "state_force", "official": "government"}

Spot = tuple[int, int]


@dataclass(slots=True, eq=False)
class _Known:
    """One actor while the document is gone through; `name` is the fullest name so far, at `quote`."""

    name: str
    quote: Quote
    kind: str
    named: bool
    organization: bool
    quotes: dict[Quote, None] = field(default_factory=dict)
    aliases: dict[str, Alias] = field(default_factory=dict)


def lexicon_kinds(mentions: Iterable[Mention]) -> dict[Spot, str]:
    """The kind of actor that the lexicon knows for a participant, by where its quote stands."""
    return {
        (p.quote.start, p.quote.end): p.sort
        for m in mentions
        for p in (*m.perpetrators, *m.victims, *m.targets, *m.claimed_by)
        if p.sort in KINDS
    }


def with_actors(
    document: str, incidents: Sequence[Incident], kinds: Mapping[Spot, str] | None = None
) -> tuple[tuple[Actor, ...], tuple[Incident, ...]]:
    """The actors that the incidents refer to, and the incidents with ids and best names filled in.

    Args:
        document: the document's id, from which the ids of its actors are made.
        incidents: the incidents of the document in their order.
        kinds: from `lexicon_kinds`; what is not among them is told by the participant's status.
    """
    register = _Register(kinds or {})
    for one in incidents:
        for part in (*one.perpetrators, *one.victims, *one.targets, *one.claimed_by):
            if part.kind != "object":
                register.learn(part)
    actors = {id(known): _actor(document, known) for known in register.known}

    def known(parts: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(p if p.kind == "object" else _referring(p, register, actors) for p in parts)

    made = tuple(
        replace(
            one,
            perpetrators=known(one.perpetrators),
            victims=known(one.victims),
            targets=known(one.targets),
            claimed_by=known(one.claimed_by),
        )
        for one in incidents
    )
    return tuple(actors.values()), made


class _Register:
    """The actors of one document, found by any name that was written for them."""

    def __init__(self, kinds: Mapping[Spot, str]) -> None:
        self.known: list[_Known] = []
        self._kinds = kinds
        self._by_key: dict[tuple[bool, str], _Known] = {}
        self._by_word: dict[str, list[_Known]] = {}

    def find(self, part: Participant) -> _Known | None:
        """The actor of a participant: by a name as written, else by a name that contains it."""
        keys = _keys(part)
        found = next((self._by_key[k] for k in keys if k in self._by_key), None)
        if found is not None or not part.named:
            return found
        mine = name_words(part.name)
        near = {id(k): k for word in mine for k in self._by_word.get(word, ())}
        fitting = [k for k in near.values() if _within(mine, k, organization=part.kind == "organization")]
        # A family name that two people bear tells neither.
        return fitting[0] if len(fitting) == 1 else None

    def learn(self, part: Participant) -> None:
        """Takes a participant in, as a further mention of a known actor or as a new one."""
        known = self.find(part)
        if known is None:
            known = self._new(part)
        elif part.named and len(part.name.split()) > len(known.name.split()):
            known.name, known.quote = part.name, part.mentions[0]
        known.quotes.update(dict.fromkeys(part.mentions))
        for alias in _aliases(part):
            known.aliases.setdefault(alias.name, alias)
        for key in _keys(part):
            self._by_key.setdefault(key, known)
        for word in name_words(part.name) if part.named else ():
            if known not in self._by_word.setdefault(word, []):
                self._by_word[word].append(known)

    def _new(self, part: Participant) -> _Known:
        spots = ((q.start, q.end) for q in part.mentions)
        kind = next((self._kinds[s] for s in spots if s in self._kinds), None)
        known = _Known(
            name=part.name,
            quote=part.mentions[0],
            kind=_kind(part, kind),
            named=part.named,
            organization=part.kind == "organization",
        )
        self.known.append(known)
        return known


def _within(mine: frozenset[str], known: _Known, *, organization: bool) -> bool:
    theirs = name_words(known.name)
    return known.named and known.organization is organization and bool(mine) and (mine <= theirs or theirs <= mine)


def _keys(part: Participant) -> list[tuple[bool, str]]:
    """The names that an actor is found by: all names of a named one, the only one of others, by people or not."""
    organization = part.kind == "organization"
    if not part.named:
        return [(organization, part.name.lower())]
    mine = name_words(part.name)
    names = [part.name, *(" ".join(m.text.split()) for m in part.mentions)]
    return list(dict.fromkeys((organization, n.lower()) for n in names if _is_name(n, mine, organization)))


def _is_name(text: str, mine: frozenset[str], organization: bool) -> bool:
    """Whether a mention names and does not merely describe: a word of the name, or an organization's short form."""
    if name_words(text) & mine or not mine:
        return True
    return organization and " " not in text and not text.islower() and text.lower() not in GROUP_HEADS


def _referring(part: Participant, register: _Register, actors: Mapping[int, Actor]) -> Participant:
    known = register.find(part)
    if known is None:
        return part
    actor = actors[id(known)]
    aliases = tuple(a.name for a in actor.aliases)
    if not part.named or part.name == actor.name:
        return replace(part, actor=actor.id, aliases=aliases)
    mentions = tuple(dict.fromkeys((known.quote, *part.mentions)))
    return replace(part, actor=actor.id, aliases=aliases, name=actor.name, mentions=mentions)


def _actor(document: str, known: _Known) -> Actor:
    return Actor(
        id=content_id("act", document, known.name.lower(), known.kind),
        name=known.name,
        kind=known.kind,
        aliases=tuple(a for a in known.aliases.values() if a.name != known.name),
        quotes=tuple(known.quotes),
    )


def _kind(part: Participant, known: str | None) -> str:
    if part.kind == "organization":
        return known or OF_ORGANIZATION.get(part.status or "", "organization")
    if part.named:
        return "person"
    return OF_PEOPLE.get(part.status or "", "unidentified")


def _aliases(part: Participant) -> Iterable[Alias]:
    """Abbreviations among the mentions of a named organization."""
    if part.kind != "organization" or not part.named:
        return
    for quote in part.mentions:
        text = " ".join(quote.text.split())
        if text.isupper() and 2 <= len(text) <= 8 and text.lower() != part.name.lower() and " " not in text:
            yield Alias(name=text, sort="abbreviation", quote=quote)
