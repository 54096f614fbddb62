"""What the joined coder makes of a report: its claims, and a last look at what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annals.coded import Incident, Toll
from annals.coding.joined.figures import Bounds, Figure, Figures
from annals.coding.joined.judge import Judge
from annals.coding.joined.limits import Limits
from annals.model import Claim, Quote
from annals.records import replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The claims on one report; `revised` weighs the toll of an incident again, all its mentions in view."""

    claims: Sequence[Claim]
    text: str
    figures: Figures
    judge: Judge
    limits: Limits

    def revised(self, incident: Incident, events: Sequence[str]) -> Incident:
        """The incident with the likeliest figure of its dead; with none, where none is likely enough."""
        found = self.figures.of(incident, events)
        likely = self.judge.likely([figure.features for figure in found])
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
