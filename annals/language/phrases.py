"""The phrases of a reading - dates, numbers, places - found once and shared by coding and resolution."""

from __future__ import annotations

from bisect import bisect_left

from annals.language.date_heads import with_heads
from annals.language.dates import DatePhrase, find_dates
from annals.language.numbers import NumberPhrase, find_numbers
from annals.language.places import PlacePhrase, find_places
from annals.language.reading import Reading, Sentence
from annals.records import replace


def _as_stated(number: NumberPhrase) -> NumberPhrase:
    """ "about 40" counts as the 40 that the text states; its vagueness stays in the wording."""
    if number.bound == "about" and number.figure is not None:
        return replace(number, low=number.figure, high=number.figure)
    return number


class Phrases:
    """Phrases by sentence. Dates are found over the whole narrative, the others when first asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.all_dates = with_heads(reading.document.text, find_dates(reading.document.text))
        self._date_starts = [p.start for p in self.all_dates]
        self._numbers: dict[int, tuple[NumberPhrase, ...]] = {}
        self._places: dict[int, tuple[PlacePhrase, ...]] = {}

    def dates(self, sentence: Sentence) -> tuple[DatePhrase, ...]:
        """Date phrases that start within the sentence."""
        first = bisect_left(self._date_starts, sentence.start)
        last = bisect_left(self._date_starts, sentence.end)
        return self.all_dates[first:last]

    def numbers(self, sentence: Sentence) -> tuple[NumberPhrase, ...]:
        """Number phrases of the sentence."""
        found = self._numbers.get(sentence.index)
        if found is None:
            numbers = find_numbers(self.reading.document.text, sentence.start, sentence.end)
            days = [(d.start, d.end) for d in self.dates(sentence)] if numbers else []
            # "On 3 May 2021 killed ...": the year of a day counts nobody.
            dated = {n.start for n in numbers for start, end in days if start <= n.start < n.end <= end}
            found = self._numbers[sentence.index] = tuple(
                [replace(n, sort="time") if n.start in dated and n.sort == "count" else _as_stated(n) for n in numbers]
            )
        return found

    def places(self, sentence: Sentence) -> tuple[PlacePhrase, ...]:
        """Place phrases of the sentence."""
        found = self._places.get(sentence.index)
        if found is None:
            found = self._places[sentence.index] = find_places(sentence, caps=sentence.caps)
        return found

    def add_place(self, sentence: Sentence, phrase: PlacePhrase) -> None:
        """Takes in a place of the sentence that a coder found beside: it is resolved like all others."""
        found = (*self.places(sentence), phrase)
        self._places[sentence.index] = tuple(sorted(found, key=lambda p: p.start))
