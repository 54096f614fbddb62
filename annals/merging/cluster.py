"""One incident as told so far: its mentions, and what is compared of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from annals.coded import Place
from annals.mention import Mention, Number, Part
from annals.merging.identity import is_vague

KEPT = 12
"""So many different values of one sort are kept of an incident for comparing; more add no evidence."""


@dataclass(slots=True)
class Cluster:
    """The mentions of one incident so far, and what is compared of them, each value once."""

    begins: int
    mentions: list[Mention] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    dates: list[str] = field(default_factory=list)
    spots: list[Place] = field(default_factory=list)
    place_names: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    victims: list[Part] = field(default_factory=list)
    named_victims: list[Part] = field(default_factory=list)
    plain_victims: list[Part] = field(default_factory=list)
    targets: list[Part] = field(default_factory=list)
    doers: list[Part] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)

    @property
    def last(self) -> Mention:
        """The latest mention."""
        return self.mentions[-1]

    def add(self, mention: Mention) -> None:
        """Takes a mention in."""
        self.mentions.append(mention)
        if mention.strength not in ("reference", "context"):
            self.kinds.add(mention.type)
        if mention.date and mention.date not in self.dates:
            self.dates.append(mention.date)
        spot = mention.spot
        if spot is not None and len(self.spots) < KEPT and all(spot.name != p.name for p in self.spots):
            self.spots.append(spot)
        self.place_names.update(p.name.lower() for p in mention.places[:2])
        self.countries.update(p.country for p in mention.places if p.country)
        if mention.victims:
            _keep(self.victims, mention.victims)
            self.named_victims = [p for p in self.victims if p.named]
            self.plain_victims = [p for p in self.victims if not p.named and not is_vague(p)]
        _keep(self.targets, mention.targets)
        _keep(self.doers, mention.perpetrators)
        if len(self.numbers) < KEPT * 2:
            self.numbers.extend(mention.numbers)


def _keep(known: list[Part], new: Iterable[Part]) -> None:
    for part in new:
        if len(known) < KEPT and not any(p.text == part.text and p.named == part.named for p in known):
            known.append(part)
