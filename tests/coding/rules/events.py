"""The events of one sentence as the rules read them, for tests of what is made of them."""

from __future__ import annotations

from functools import cache

from annals.coding.rules.coder import RulesCoder
from annals.coding.rules.found import Event
from annals.language.phrases import Phrases
from annals.language.reading import read
from annals.scheme.load import load_scheme
from tests.coding.reports import document


@cache
def coder() -> RulesCoder:
    return RulesCoder(load_scheme())


def events(text: str) -> list[Event]:
    """The events of the first sentence of a text, refused ones among them."""
    reading = read(document(text))
    return coder().events(reading.sentences[0], Phrases(reading))


def told(text: str) -> list[Event]:
    """The events that stand."""
    return [e for e in events(text) if not e.refused]


def reasons(text: str) -> set[str]:
    """Why events were refused."""
    return {e.refused for e in events(text) if e.refused}
