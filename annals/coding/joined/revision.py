"""What the joined coder makes of a report: its claims, and a last look at what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annals.coded import Incident, Toll
from annals.coding.joined.figures import Figures
from annals.coding.joined.judge import Judge
from annals.coding.joined.limits import Limits
from annals.coding.joined.parties import Parties
from annals.coding.joined.reality import Reality
from annals.coding.joined.totals import Bounds, Figure
from annals.model import Claim, Quote
from annals.records import replace

FOUGHT = frozenset({"armed_clash", "territory_change"})
"""Types both of whose sides are perpetrators: their dead are in the toll, and among the victims only bystanders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The claims on one report; `revised` weighs an incident's toll and parties again, all its mentions in view."""

    claims: Sequence[Claim]
    text: str
    figures: Figures
    parties: Parties
    reality: Reality
    likely_figures: Judge
    likely_parties: Judge
    likely_real: Judge
    limits: Limits

    def revised(self, incident: Incident, events: Sequence[str]) -> Incident | None:
        """The incident with the likeliest figure of its dead, and with those parties that are likely enough.

        `None` where what is then told of it makes it unlikely to be one.
        """
        settled = self.settled(incident, events)
        features = self.reality.of(settled, events)
        real = features is None or float(self.likely_real.likely([features])[0]) > self.limits.real
        return settled if real else None

    def settled(self, incident: Incident, events: Sequence[str]) -> Incident:
        """The incident with its toll and parties weighed again."""
        return self._with_parties(self._with_toll(incident, events), events)

    def _with_parties(self, incident: Incident, events: Sequence[str]) -> Incident:
        found = self.parties.of(incident, events)
        likely = self.likely_parties.likely([party.features for party in found])
        limits = self.limits
        kept = [
            party
            for party, p in zip(found, likely, strict=True)
            if p > (limits.keep_party if party.given else limits.party)
        ]
        if all(party.given for party in kept) and len(kept) == len(incident.perpetrators):
            return incident
        moved = {party.known for party in kept if "victims" in party.fields}
        victims = tuple(v for v in incident.victims if v not in moved or incident.type not in FOUGHT)
        return replace(incident, perpetrators=tuple(self.parties.participant(p) for p in kept), victims=victims)

    def _with_toll(self, incident: Incident, events: Sequence[str]) -> Incident:
        """With none, where none is likely enough."""
        found = self.figures.of(incident, events)
        likely = self.likely_figures.likely([figure.features for figure in found])
        best = max(range(len(found)), key=lambda k: likely[k], default=None)
        if best is None:
            return incident
        figure, known = found[best], incident.killed
        given = (known.low, known.high) if known is not None else None
        if likely[best] <= self.limits.figure:
            kept = any(f.bounds == given and p > self.limits.keep_figure for f, p in zip(found, likely, strict=True))
            return incident if known is None or kept else replace(incident, killed=None)
        if figure.bounds == given:
            return incident
        return replace(incident, killed=self._toll(figure, known))

    def _toll(self, figure: Figure, known: Toll | None) -> Toll:
        """A figure as a toll, with those groups of the one before that can be parts of it."""
        quotes = [Quote.of(self.text, start, end) for start, end in figure.spans]
        groups = tuple(g for g in known.groups if _within((g.low, g.high), figure.bounds)) if known is not None else ()
        return Toll(
            low=figure.low,
            high=figure.high,
            wording=", ".join(" ".join(q.text.split()) for q in quotes),
            quote=quotes[0],
            groups=groups,
        )


def _within(part: Bounds, whole: Bounds) -> bool:
    return whole[1] is None or (part[0] or 0) <= whole[1]
