"""How likely is likely enough: the limits above which the two readers together change what the rules found."""

from __future__ import annotations

from dataclasses import dataclass

EVEN, UNLIKELY, DOUBTFUL = 0.5, 0.3, 0.2
ALWAYS, NEVER = 0.0, 1.0
"""Everything is likelier than the first, nothing than the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Likelihoods from 0 to 1, as the judges give them.

    Of what the rules found, `keep_doer`, `keep_place` and `keep_date` are the least likely that stay. Of
    what they did not find, what is likelier than `act`, `doer`, `place`, `date` and `toll` is added, than `far` where a
    doer is named in another sentence than the act; a place likelier than `spot` to be the most specific one counts as
    that, whatever stands before it. In a sentence where the rules find nothing, a word that tells an act
    by more than `alone` is one, too, unless it is less likely than `doubt` (accidents told with the words of violence);
    where it tells what was told before by more than `same`, it refers to that. A figure likelier than `figure` is an
    incident's toll; where there is none, the one that it has stays if it is likelier than `keep_figure`. Perpetrators
    of an incident that are likelier than `keep_party` stay, and others are added that are likelier than `party`. What
    is then no likelier to be an incident than `real` is none.
    """

    keep_doer: float = UNLIKELY
    keep_place: float = DOUBTFUL
    keep_date: float = UNLIKELY
    act: float = EVEN
    doer: float = 0.55
    far: float = 0.7
    place: float = 0.55
    spot: float = EVEN
    date: float = EVEN
    toll: float = 0.7
    alone: float = 0.65
    doubt: float = 0.15
    same: float = EVEN
    figure: float = 0.5
    keep_figure: float = 0.25
    keep_party: float = 0.38
    party: float = 0.45
    real: float = EVEN
