"""The joined coder: rules first, then the learned reader's opinion on what they found and missed."""

from __future__ import annotations

from annals.coding.joined.acts import UnknownActs
from annals.coding.joined.limits import Limits
from annals.coding.joined.second import LIKELIER, Second
from annals.coding.learned.network import shipped
from annals.coding.learned.reader import Seen
from annals.coding.rules.coder import RulesCoder, Told, claims
from annals.coding.rules.found import Event
from annals.coding.rules.scene import Scene
from annals.language.phrases import Phrases
from annals.language.reading import Reading, Sentence
from annals.model import Claim
from annals.scheme.records import Scheme


class JoinedCoder:
    """Reads by rules, and has the network add what they miss: a claim's rule tells which of the two it is from."""

    name = "joined"
    version = "1"

    def __init__(self, scheme: Scheme, limits: Limits | None = None) -> None:
        self._rules = RulesCoder(scheme)
        self._network = shipped()
        self.limits = limits or Limits()

    def code(self, reading: Reading, phrases: Phrases) -> list[Claim]:
        """The claims of both readers' events."""
        told = self._rules.told(reading, phrases)
        seen = Seen(self._network, reading)

        def scene(sentence: Sentence) -> Scene:
            return self._rules.scene(sentence, phrases)

        second = Second(seen, reading.sentences, phrases, scene)
        made = list(UnknownActs(told, reading, seen, scene).found(self.limits))
        for sentence, events in told:
            for event in events:
                if not event.refused:
                    second.add(sentence, event, self.limits)
        for sentence, event in made:
            second.add(sentence, event, LIKELIER)
        return claims(reading, _together(told, made), self.name)


def _together(told: Told, made: list[tuple[Sentence, Event]]) -> Told:
    """The events of both readers by sentence, in the order of the text; those of the rules first in each."""
    sentences = {s.index: (s, list(events)) for s, events in told}
    for sentence, event in made:
        sentences.setdefault(sentence.index, (sentence, []))[1].append(event)
    return [sentences[index] for index in sorted(sentences)]
