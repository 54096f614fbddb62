"""When a cause to mend a tag has to be asked: of which words, and before which tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from annals.language.reading import Sentence

ANY: None = None
# Tags that may stand behind a token.
COUNTED = frozenset({"DT", "CD", "NNS"})
OPENS = frozenset({"DT", "PRP$", "CD", "NNS"})
NAMED = frozenset({"NN", "NNS"})
NAMES = frozenset({"NNP", "NNPS"})
LED = frozenset({"IN", "RP"})
LED_TO = frozenset({"IN", "TO"})
ENDED = frozenset({",", ".", "CC"})
CLOSES = frozenset({"IN", "CC", ",", ".", ":", "TO", "VBD"})

Cause = Callable[[Sentence, int, str], str | None]
"""Asked of a sentence, a token and the tag behind it: the tag that the token has rather."""


class Asked(NamedTuple):
    """A cause with the words and the tags behind them without which it does not hold, so that it need not be asked."""

    cause: Cause
    words: frozenset[str] | None = ANY
    behind: frozenset[str] | None = ANY


class Behind(dict[str, Sequence[Cause]]):
    """The causes to ask of a word by the tag behind it, in their order; found out once a tag."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        super().__init__()
        self._asked = asked

    def __missing__(self, after: str) -> Sequence[Cause]:
        found = self[after] = [a.cause for a in self._asked if a.behind is None or after in a.behind]
        return found


class Causes(NamedTuple):
    """The causes of one tag: those asked of certain words, and of all others."""

    words: Mapping[str, Behind]
    others: Behind


def by_word(causes: Mapping[str, Sequence[Asked]]) -> dict[str, Causes]:
    """The causes of each tag, those that ask for certain words looked up by them."""
    made: dict[str, Causes] = {}
    for tag, asked in causes.items():
        words = {word for one in asked for word in one.words or ()}
        made[tag] = Causes(
            {w: Behind([a for a in asked if a.words is None or w in a.words]) for w in words},
            Behind([a for a in asked if a.words is None]),
        )
    return made
