"""Those who may be parties to one incident: the doers that it has, those it befell, and whoever may have done its acts.

Who did it is told of an act, and acts are read one by one. Whose side somebody is on, whether an organization stands
beside its men, and whether a doer is of this incident or of its neighbour shows only when it is known which acts are
one incident. Its parties are therefore weighed once more with all its mentions in view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p

from annals.coded import Incident, Participant
from annals.coding.joined.candidates import Doer
from annals.coding.joined.features import LOOKED, NEVER, Act, Features, log_odds, of_look, of_words_beside
from annals.coding.joined.opinions import Nearby, Opinions
from annals.coding.rules.filler import Filler
from annals.model import Quote

ROLES = ("who", "aim", "at", "act", "dead", "hurt", "taken", "held", "hit", "with")
"""The network's roles whose likelihoods are weighed for a party."""
FIELDS = ("perpetrators", "victims", "targets", "claimed_by")
"""The fields of an incident whose people and organizations may be parties to it; its perpetrators first."""
OF_DOER = ("lead", "by_head", "of_others", "sentences", "distance", "same_paragraph")
"""What is taken over of an act's candidates: the most of each."""
WORDS = 2
"""So many words are looked at on each side of a party."""
FAR = 9.0
"""Sentences between an act and somebody whom nothing proposes for it."""
SMALL = frozenset({"of", "the", "and", "for", "a", "an"})
"""Words that tell no two names apart."""
_AFTER_HEAD = frozenset({"of", "from", "in", "with", "at", "on", "loyal"})
Span = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class Party:
    """Somebody who may be a party, with all that is told of them near one incident; gathered first, weighed then.

    `spans` are the characters of the mentions, `known` the participant as the incident has it in some of `FIELDS`.
    """

    kind: str
    named: bool
    head: str
    spans: list[Span]
    names: set[str]
    fields: set[str] = field(default_factory=set)
    known: Participant | None = None
    filler: Filler | None = None
    doers: list[Doer] = field(default_factory=list)
    features: Features = field(default_factory=dict)

    @property
    def given(self) -> bool:
        """Whether the incident has it among its perpetrators."""
        return "perpetrators" in self.fields

    def is_one_with(self, other: Party) -> bool:
        """Whether both are one: by a name, by their words, or two unnamed ones by their head."""
        if self.kind != other.kind:
            return False
        if not self.names.isdisjoint(other.names) or any(
            a < d and c < b for a, b in self.spans for c, d in other.spans
        ):
            return True
        if self.named and other.named and self.kind == "organization":
            return any(_within(a, b) for a in self.names for b in other.names)
        return not self.named and not other.named and self.head == other.head

    def takes_in(self, other: Party) -> None:
        """Adds what is told of one that is the same."""
        self.spans += other.spans
        self.names |= other.names
        self.fields |= other.fields
        self.doers += other.doers
        self.filler = self.filler or other.filler
        self.named = self.named or other.named

    def holds(self, other: Party) -> bool:
        """Whether its words hold those of another: "FMLN rebels" the FMLN."""
        return any(a <= c and d <= b and (a, b) != (c, d) for a, b in self.spans for c, d in other.spans)


class Parties:
    """Finds the parties of the incidents of one report, when all its acts are known.

    Args:
        text: the report.
        opinions: what both readers say of it.
        doers: those who may have done each act, by its name.
    """

    def __init__(self, text: str, opinions: Opinions, doers: Mapping[str, Sequence[Doer]]) -> None:
        self._text = text
        self._seen = opinions.seen
        self._opinions = opinions
        self._acts = {name: act for act, name in opinions.acts()}
        self._nearby = Nearby(self._acts.values())
        self._doers = doers

    def of(self, incident: Incident, events: Sequence[str]) -> list[Party]:
        """Whoever may be a party to an incident that some events became, each once; its own perpetrators first."""
        names = [name for name in dict.fromkeys(events) if name in self._acts]
        mine = [self._acts[name] for name in names]
        found: list[Party] = []
        if not mine:
            return found
        for name in FIELDS:
            for known in getattr(incident, name):
                if known.kind != "object":
                    _gather(found, _of_known(known, name))
        for name in names:
            for doer in self._doers.get(name, ()):
                _gather(found, self._of_doer(doer))
        near = {act.sentence.index + step for act in mine for step in (-1, 0, 1)}
        others = [a for name, a in self._acts.items() if name not in names and a.sentence.index in near]
        for party in found:
            party.features = {
                **self._seen_of(party, mine, others),
                **self._beside(party, mine, others),
                **_told_of(party),
            }
        _compare(found, incident, mine)
        return found

    def participant(self, party: Party) -> Participant:
        """A party as a participant: as the incident has it, or as its first mention names it."""
        if party.known is not None:
            return party.known
        quotes = tuple(Quote.of(self._text, *span) for span in dict.fromkeys(party.spans))
        filler = party.filler
        return Participant(
            name=" ".join(quotes[0].text.split()),
            kind=party.kind,
            named=party.named,
            mentions=quotes,
            status=filler.status if filler is not None else None,
            standing=filler.standing if filler is not None else "asserted",
        )

    def _of_doer(self, doer: Doer) -> Party:
        f, sentence = doer.filler, doer.sentence
        span = f.where or (sentence.starts[f.start], sentence.ends[f.end - 1])
        names = {_plain(self._text[slice(*span)])}
        return Party(
            kind=f.kind, named=f.named, head=f.head.lower(), spans=[span], names=names, filler=f, doers=[doer]
        )  # fmt: skip

    def _seen_of(self, party: Party, mine: Sequence[Act], others: Sequence[Act]) -> Features:
        """What the network holds of a party and the acts of the incident, and of those told beside."""
        seen = self._seen
        words = [seen.within(*span) for span in party.spans]

        def most(acts: Sequence[Act], role: str) -> float:
            return max((log_odds(seen.role(a.word, role, w)) for a in acts for w in words), default=NEVER)

        each = [most([act], "who") for act in mine]
        look = self._opinions.second_look(mine, self._nearby)
        return {
            **of_look(look, LOOKED, [w for some in words for w in some]),
            **{f"is_{role}": most(mine, role) for role in ROLES},
            "who_mean": sum(each) / len(each),
            "who_of_others": most(others, "who"),
            "aim_of_others": most(others, "aim"),
        }

    def _beside(self, party: Party, mine: Sequence[Act], others: Sequence[Act]) -> Features:
        """What stands beside a party, and between it and the act that it most likely did."""
        seen = self._seen
        start, end = max(party.spans, key=lambda span: max(self._who(a, span) for a in mine))
        act = max(mine, key=lambda a: self._who(a, (start, end)))
        at = seen.within(start, end).start
        low, high = sorted((at, act.word))
        return {
            "words": log1p(high - low),
            "behind": float(at > act.word),
            "between": float(sum(low < o.word < high for o in (*mine, *others))),
            **of_words_beside(self._text, start, end, WORDS),
        }

    def _who(self, act: Act, span: Span) -> float:
        return self._seen.role(act.word, "who", self._seen.within(*span))


def _of_known(known: Participant, name: str) -> Party:
    words = known.name.lower().split()
    end = next((i for i, w in enumerate(words) if i and w in _AFTER_HEAD), len(words))
    return Party(
        kind=known.kind, named=known.named, head=words[end - 1] if words else "",
        spans=[(q.start, q.end) for q in known.mentions],
        names={_plain(known.name), *(_plain(q.text) for q in known.mentions)}, fields={name}, known=known,
    )  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _within(a: str, b: str) -> bool:
    one, other = set(a.split()) - SMALL, set(b.split()) - SMALL
    return bool(one and other) and (one <= other or other <= one)


def _gather(found: list[Party], new: Party) -> None:
    known = next((party for party in found if party.is_one_with(new)), None)
    if known is None:
        found.append(new)
    else:
        known.takes_in(new)


def _told_of(party: Party) -> Features:
    """What the rules and the phrase itself say of a party."""
    features: Features = {
        "mentions": float(len(set(party.spans))),
        "known": float(party.known is not None),
        "proposed": float(len(party.doers)),
        "ruled": float(sum(d.role is not None for d in party.doers)),
        "party": float(any(d.role == "party" for d in party.doers)),
        "named": float(party.named),
        f"kind={party.kind}": 1.0,
        f"head={party.head}": 1.0,
        **{f"field={name}": 1.0 for name in party.fields},
        **{f"doer_{n}": max((d.features[n] for d in party.doers), default=NEVER) for n in OF_DOER},
        "doer_far": min((d.features["far"] for d in party.doers), default=FAR),
    }
    top = max(party.doers, key=lambda d: d.features["is_who"], default=None)
    if top is not None:
        features |= {f"top_{name}": value for name, value in top.features.items() if "=" not in name}
    filler = party.filler
    if filler is not None:
        features |= {
            f"status={filler.status}": 1.0,
            f"sort={filler.sort}": 1.0,
            f"usual={filler.role}": 1.0,
            f"by={filler.by.partition(':')[0]}": 1.0,
            "definite": float(filler.definite),
            "plural": float(filler.plural),
            "counted": float(filler.number is not None),
            "sure": float(filler.sure),
        }
    if party.known is not None:
        features |= {f"known_status={party.known.status}": 1.0, f"standing={party.known.standing}": 1.0}
    return features


def _compare(found: Sequence[Party], incident: Incident, mine: Sequence[Act]) -> None:
    """Adds to the features of each party how it stands to the others and to the incident."""
    base: Features = {
        f"type={incident.type}": 1.0,
        f"status_of={incident.status}": 1.0,
        "given": float(sum(p.given for p in found)),
        "candidates": float(len(found)),
        "killed": float(incident.killed is not None),
        "claimed": float(bool(incident.claimed_by)),
        "acts": float(len(mine)),
        "made": float(any(a.made for a in mine)),
        **{f"frame={a.event.frame.name}": 1.0 for a in mine},
        **{f"voice={a.event.rule.rpartition(':')[2]}": 1.0 for a in mine},
    }
    first = min((span[0] for p in found for span in p.spans), default=0)
    for party in found:
        rest = [p for p in found if p is not party]
        own = party.features["is_who"]
        alike = [p for p in rest if p.kind == party.kind]
        inside = [p for p in rest if p.kind != party.kind and p.holds(party)]
        around = [p for p in rest if p.kind != party.kind and party.holds(p)]
        party.features |= {
            **base,
            "given_others": float(sum(p.given for p in rest)),
            "given_alike": float(sum(p.given for p in alike)),
            "lead": own - max((p.features["is_who"] for p in alike), default=NEVER),
            "look_lead": party.features["look_who"] - max((p.features["look_who"] for p in alike), default=NEVER),
            "rank": float(sum(p.features["is_who"] > own for p in alike)),
            "first": float(min(span[0] for span in party.spans) <= first),
            "inside": float(len(inside)),
            "inside_given": float(any(p.given for p in inside)),
            "inside_who": max((p.features["is_who"] for p in inside), default=NEVER),
            "around": float(len(around)),
            "around_given": float(any(p.given for p in around)),
        }
