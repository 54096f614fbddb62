"""The joined coder: what the rules and the network say of a report, and what both together make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from annals.coding.joined.features import Pairs
from annals.coding.joined.figures import Figures
from annals.coding.joined.judge import shipped
from annals.coding.joined.limits import Limits
from annals.coding.joined.opinions import Readers
from annals.coding.joined.parties import Parties
from annals.coding.joined.reality import Reality
from annals.coding.joined.revision import Revision
from annals.coding.joined.second import Judges, Second
from annals.coding.rules.coder import claims
from annals.language.phrases import Phrases
from annals.language.reading import Reading
from annals.model import Claim
from annals.scheme.records import Scheme


class JoinedCoder:
    """Reads by rules and by the network: a claim's rule tells which of the two it is from."""

    name = "joined"
    version = "3"

    def __init__(self, scheme: Scheme, limits: Limits | None = None, readers: Readers | None = None) -> None:
        self._readers = readers or Readers(scheme)
        self._limits = limits or Limits()
        self._second = Second(judges(), self._limits)

    def code(self, reading: Reading, phrases: Phrases) -> Revision:
        """The claims of both readers' events, and their last word on incidents."""
        opinions = self._readers.opinions(reading, phrases)
        decided = self._second.decide(opinions)
        made = claims(reading, opinions.told, self.name)
        return Revision(
            claims=[*made, *same_claims(decided.same, made)],
            text=reading.text,
            figures=Figures(reading, phrases, opinions),
            parties=Parties(reading.text, opinions, decided.doers),
            reality=Reality(opinions),
            likely_figures=shipped("figures"),
            likely_parties=shipped("parties"),
            likely_real=shipped("real"),
            limits=self._limits,
        )


def judges() -> Judges:
    """The judges of acts that ship with annals."""
    return Judges(**{field.name: shipped(field.name) for field in fields(Judges)})


def same_claims(same: Pairs, made: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each two events, on the words that tell the later one."""
    lead = {c.event: c for c in made if c.field == "type"}
    for (name, before), likely in same.items():
        if name in lead and before in lead:
            yield Claim(
                key=f"{name}.{before}", event=name, field="same", written=before, quote=lead[name].quote,
                coder=JoinedCoder.name, rule="learned:same", likely=round(likely, 4),
            )  # fmt: skip
