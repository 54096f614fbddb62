"""What speaks for an incident being one, once all its mentions are known and all its values are settled.

An act is judged by its own words, when nothing else is known of it. What is told of it in the end, by how many words
and how surely, shows whether it was a particular act: many that are none have neither day nor place nor anybody harmed.
"""

from __future__ import annotations

from collections.abc import Sequence

from annals.coded import Incident
from annals.coding.joined.features import NEVER, Act, Features, log_odds, of_report
from annals.coding.joined.opinions import Opinions


class Reality:
    """Weighs the incidents of one report, when all its acts are known."""

    def __init__(self, opinions: Opinions) -> None:
        self._seen = opinions.seen
        self._acts = {name: act for act, name in opinions.acts()}

    def of(self, incident: Incident, events: Sequence[str]) -> Features | None:
        """What is told of an incident that some events became; `None` where none of them is an act."""
        mine = [self._acts[name] for name in dict.fromkeys(events) if name in self._acts]
        if not mine:
            return None
        tells = [log_odds(self._seen.tells(a.word)) for a in mine]
        first = mine[0]
        before = [a for a in self._acts.values() if a.word < first.word and a not in mine]
        killed = incident.killed
        features: Features = {
            "tells": max(tells),
            "tells_least": min(tells),
            "tells_mean": sum(tells) / len(tells),
            "acts": float(len(mine)),
            "made": float(sum(a.made for a in mine)),
            "all_made": float(all(a.made for a in mine)),
            "references": float(sum(a.event.reference for a in mine)),
            "sentence": float(first.sentence.index),
            "in_title": float(first.sentence.paragraph < 0),
            "confidence": incident.confidence or 0.0,
            "told_before": max((self._tells_again(a, first) for a in before), default=NEVER),
            "date": float(len(incident.date or "")),
            "own_date": float(any(a.event.dates for a in mine)),
            "places": float(len(incident.places)),
            "own_place": float(any(a.event.places for a in mine)),
            "known_place": float(bool(incident.places) and incident.places[0].gazetteer_id is not None),
            "perpetrators": float(len(incident.perpetrators)),
            "victims": float(len(incident.victims)),
            "targets": float(len(incident.targets)),
            "weapons": float(len(incident.weapons)),
            "killed": float(killed.low or 0) if killed is not None else -1.0,
            "nobody_killed": float(killed is not None and killed.high == 0),
            "injured": float(incident.injured is not None),
            "abducted": float(incident.abducted is not None),
            "arrested": float(incident.arrested is not None),
            f"type={incident.type}": 1.0,
            f"status={incident.status}": 1.0,
        }
        for act in mine:
            features |= {
                f"frame={act.event.frame.name}": 1.0,
                f"strength={act.event.frame.strength}": 1.0,
                f"voice={act.event.rule.rpartition(':')[2]}": 1.0,
            }
            for name, value in of_report(self._seen, act.word).items():
                features[name] = max(features.get(name, NEVER), value)
        return features

    def _tells_again(self, act: Act, later: Act) -> float:
        """How likely the words of a later act tell one before once more."""
        return log_odds(self._seen.role(act.word, "act", [later.word]))
