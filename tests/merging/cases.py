"""Mentions built by hand over sentences of our own, so that every quote stands in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annals.coded import Incident, Place
from annals.mention import Mention, Number, Part
from annals.merging.consolidate import incident
from annals.merging.within import group
from annals.model import Quote
from annals.resolution import edtf

RANKS = {"other": 0, "weapons_seizure": 16, "arrest": 18, "attack": 30, "armed_clash": 34, "bombing": 50,
         "assassination": 60, "abduction": 62, "suicide_bombing": 90}  # fmt: skip


class Story:
    """A report of sentences, one a line; `paragraphs` numbers them where they are not all of one paragraph."""

    def __init__(self, *sentences: str, paragraphs: Sequence[int] | None = None, items: bool = False) -> None:
        self.sentences = sentences
        self.text = "\n".join(sentences)
        self.paragraphs = paragraphs or [0] * len(sentences)
        self.items = items
        self.count = 0

    def quote(self, at: int, words: str) -> Quote:
        """The quote of some words of a sentence."""
        start = sum(len(s) + 1 for s in self.sentences[:at])
        found = self.text.index(words, start)
        return Quote.of(self.text, found, found + len(words))

    def part(self, at: int, words: str, head: str = "", **more: Any) -> Part:
        """A participant; the last word is its head."""
        given = {"kind": "person", "head": head or words.lower().split()[-1], **more}
        given["others"] = tuple(self.quote(at, o) for o in given.get("others", ()))
        return Part(quote=self.quote(at, words), **given)

    def number(self, at: int, effect: str, words: str, low: int | None, high: int | None, **more: Any) -> Number:
        """A toll; the last word of `who` is its head."""
        head = more.pop("head", more.get("who", "").lower().split()[-1:] or [""])
        return Number(
            effect=effect,
            low=low,
            high=high,
            quote=self.quote(at, words),
            head=head if isinstance(head, str) else head[0],
            **more,
        )

    def mention(self, at: int, trigger: str, type: str = "attack", **more: Any) -> Mention:
        """A mention in a sentence; its clause is the whole sentence."""
        self.count += 1
        return Mention(
            event=f"s{at}e{self.count}",
            sentence=at,
            paragraph=self.paragraphs[at],
            type=type,
            trigger=self.quote(at, trigger),
            clause=self.quote(at, self.sentences[at]),
            rule="case",
            item=self.items,
            **more,
        )


def place(name: str, country: str = "NG", precision: str | None = "town", **more: Any) -> Place:
    """A place; its country's name is its code unless told."""
    return Place(name=name, country=country, precision=precision, **{"country_name": country, **more})


def grouped(*mentions: Mention) -> list[list[Mention]]:
    """The mentions by incident, with the dates compared as the pipeline compares them."""
    return group(mentions, edtf.overlap)


def one(*mentions: Mention, home: Place | None = None) -> Incident:
    """One incident of its mentions."""
    return incident("doc", mentions, finer=edtf.finer, specificity=lambda t: RANKS.get(t, 20), coder="case", home=home)
