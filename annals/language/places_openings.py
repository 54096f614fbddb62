"""What tells before a name that it is a place: prepositions, distances and bearings."""

from __future__ import annotations

from annals.language.places_cores import Cores
from annals.language.places_records import Opening


class Openings(Cores):
    """Reads the words before a place of one sentence."""

    def opening(self, index: int, word: str) -> Opening | None:
        """What the word at token `index` opens: where the name begins, and how it is tied to what happened."""
        if word in ("of", "from", "with") and index:
            measured = self._measured(index, word)
            return measured or (Opening(index + 1, word, "from") if word == "from" else None)
        if self._gives_examples(index, word):
            return Opening(index + 1, None, "in")
        if word in self.w.linking and not self.w.roads.isdisjoint(self.lower[max(0, index - 2) : index]):
            return Opening(index + 1, "road", "between")
        relation = self.w.prepositions.get(word)
        if relation is None:
            return None
        if word == "to" and index and (opening := self._to(index, self.lower[index - 1])) is not None:
            return opening
        distance = self._distance(index) if word in ("outside", "off", "near") else None
        return Opening(index + 1, word, relation, distance)

    def _to(self, index: int, before: str) -> Opening | None:
        """ "on the road to X", "came to X", "close to X"."""
        if before in self.w.roads:
            return Opening(index + 1, "road", "direction")
        by_boat = self.lower[index - 2 : index - 1] == ("by",) and self.lower[index - 3] in self.w.arriving
        if before in self.w.arriving or by_boat:
            return Opening(index + 1, "reached", "in")  # "came by canoe to X"
        if "from" in self.lower[max(0, index - 5) : index] and self._arrives(index):
            return Opening(index + 1, "reached", "in")  # "came down from X to Y"
        return Opening(index + 1, "near", "near") if before in self.w.close else None

    def _arrives(self, index: int) -> bool:
        near = self.lower[max(0, index - 7) : index]
        return any(word in self.w.arriving for word in near[: near.index("from")]) if "from" in near else False

    def _gives_examples(self, index: int, word: str) -> bool:
        """ "towns such as", "villages, among them": a kind word stands a few words before."""
        if word not in self.w.examples and (self.lower[index - 1] if index else "", word) not in self.w.pairs:
            return False
        return any(before in self.w.kinds for before in self.lower[max(0, index - 6) : index])

    def _measured(self, index: int, word: str) -> Opening | None:
        """ "20 km north of", "the outskirts of", "15 miles from", "the border with"."""
        before = self.lower[index - 1]
        bearing, far = self.w.bearings.get(before), self._distance(index - 1)
        if bearing is not None and word != "with" and (len(before) > 2 or far is not None):
            return Opening(index + 1, before, "direction", far, bearing)
        if word == "from" and (distance := self._distance(index - (before == "away"))) is not None:
            return Opening(index + 1, "away", "direction", distance)
        led = self.lower[max(0, index - 2)] if before in ("away", "off") else before
        if word == "from" and led in self.w.led:
            return Opening(index + 1, "taken", "in")
        relation = self.w.parts.get(before)
        if relation is None or (word == "with" and before not in ("border", "borders")) or word == "from":
            return None
        return Opening(index + 1, before, relation)

    def _distance(self, end: int) -> float | None:
        """The distance in kilometres written right before token `end`: "about 20 km", "20-kilometer"."""
        if end < 2:
            return None
        number, unit = self.lower[end - 2], self.lower[end - 1]
        if unit not in self.w.units and "-" in unit:
            number, _, unit = unit.partition("-")
        factor = self.w.units.get(unit)
        value = self.w.numbers.get(number)
        if value is None:
            plain = number.replace(",", "")
            value = float(plain) if plain.replace(".", "", 1).isdecimal() else None
        return round(value * factor, 3) if value is not None and factor is not None else None
