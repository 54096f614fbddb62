"""A name and the kind word beside it: "Idlib Province", "the town of X", "Ward 5", "Boulevard de Liberation"."""

from __future__ import annotations

from annals.language.places_names import ROAD, Names
from annals.language.places_records import Core

SETTLED = frozenset({"village", "villages", "town", "hamlet", "community", "settlement"})
"""Kind words of settlements that tell a place behind its name even without a preposition."""
JOINTS = frozenset({"de", "du", "des", "del"})
DASHES = frozenset({"-", "–", "—"})


class Cores(Names):
    """The tokens of one sentence, asked for names with their kind words."""

    def other_end(self, core: Core) -> Core | None:
        """The second town of a road written with a dash: "the El-Arish–Rafah road", "the Muzayrib - Yadudah road"."""
        at = core.end
        if at + 2 >= self.size or self.lower[at] not in DASHES:
            return None
        end = self.name_end(at + 1)
        line = end < self.size and self.w.kinds.get(self.lower[end]) == "road"
        return Core(at + 1, at + 1, end, end, None, None) if end > at + 1 and line else None

    def core(self, at: int, demonym: str | None) -> Core | None:
        """The name that begins at a token, with its kind word; `demonym` is one that was passed before it."""
        if at >= self.size:
            return None
        kind = self.w.kinds.get(self.lower[at])
        if kind is not None and self.lower[at + 1 : at + 2] == ("of",) and at + 2 < self.size:
            return self._port(at) if kind == "port" and self._opens_name(at) else self.of_name(at, kind)
        if kind is not None and demonym and self.lower[at] in self.w.of_a_country:
            first = at - len(demonym.split())
            behind = self._kind_first(at, kind) if self.words[at + 1 : at + 2] and not self.caps else None
            named = behind is not None and self.words[at + 1][0].isupper()  # "in the Somali capital Mogadishu"
            return behind if named else Core(first, first, at, at + 1, kind, self.lower[at])
        end = self.name_end(at)
        if kind is not None and self.numbered(at):
            # A zone with a number is a quarter, not a region.
            return Core(at, at, end, end, "neighborhood" if kind == "region" else kind, self.lower[at])
        if end > at:
            return self.with_kind(at, end)
        return self._kind_first(at, kind) if kind is not None and not self.caps else None

    def _opens_name(self, at: int) -> bool:
        """Whether a kind word is written as part of a name: "in Port of Spain", not "in the Port of Beirut"."""
        return not self.caps and self.words[at][0].isupper() and at > 0 and self.lower[at - 1] != "the"

    def _port(self, at: int) -> Core:
        end = self.name_end(at, sure=True)
        return Core(at, at, end, end, None, None)

    def _kind_first(self, at: int, kind: str) -> Core | None:
        """ "Boulevard de Liberation", "Calle del Sol", "province Tete"."""
        joint = self.words[at][0].isupper() and at + 1 < self.size and self.lower[at + 1] in JOINTS
        name = at + 1 + joint
        end = self.name_end(name)
        if end > name and kind == "capital":
            return Core(name, name, end, end, None, None)  # "in the capital Bangui"
        return Core(at, name, end, end, kind, self.lower[at]) if end > name else None

    def of_name(self, at: int, kind: str) -> Core | None:
        """ "town of X": the name may be any word here, for "of" says that one follows."""
        if self.lower[at] in ("site", "sites"):
            return None  # "the site of the crime"
        name = at + 2
        if self.lower[name] == "the":
            name += 1
        end = self.name_end(name, sure=True)
        demonym = self.lower[name] in self.w.demonyms or " ".join(self.lower[name:end]) in self.w.demonyms
        if demonym and self.before_noun(end):
            return None  # "the post of the Malian army"
        before = self.lower[at - 1] if at else ""
        comma = "," in self.lower[max(0, at - 2) : at] or before in self.w.sides
        held = before in ("a", "an") or (kind == "capital" and comma) or self.lower[at] == "streets"
        if end > name and held:
            return self.with_kind(name, end)  # "Nkwen, a quarter of Bamenda"; "the provincial capital of X"
        return Core(at, name, end, end, kind, self.lower[at]) if end > name else None

    def with_kind(self, at: int, end: int) -> Core:
        """A name with the kind word behind it: inside the capitals ("Idlib Province") or after them."""
        if (
            self.lower[end : end + 2] == ("local", "government")
            and "".join(self.lower[end + 2 : end + 3])[:4] == "area"
        ):
            return Core(at, at, end, end + 3, "district", "lga")
        last = self.lower[end - 1]
        for stop in (end + 2, end + 1):
            word = self.lower[stop - 1] if stop <= self.size else ""
            kind = self.w.kinds.get(word)
            if kind is None or (stop == end + 2 and self.lower[end] not in self.w.fillers):
                continue
            if stop == end + 2 or word not in self.w.generic:
                return Core(at, at, end, stop, kind, word)
            if end - at > 1 and last in self.w.fillers:
                return Core(at, at, end - 1, stop, kind, word)  # "Lala IDP site"
        inside = self.w.kinds.get(last) if end - at > 1 and last not in self.w.generic else None
        return Core(at, at, end - 1, end, inside, last) if inside else Core(at, at, end, end, None, None)

    def by_kind(self, index: int, done: int) -> Core | None:
        """A place told by its kind word alone: "the city of X", "Las Canas bridge", "Barangay Tubigan"."""
        word = self.lower[index]
        kind = self.w.kinds[word]
        if kind == "road" and index + 1 < self.size and ROAD.fullmatch(self.words[index + 1]):
            return Core(index + 1, index + 1, index + 2, index + 2, "road", word)  # "blocked highway PA-150"
        if index + 2 < self.size and self.lower[index + 1] == "of":
            core = self.of_name(index, kind)
            if core is not None and not self.bodies(core.name, core.name_end):
                return core
        end = self.name_end(index + 1) if word in self.w.leading and not self.caps else 0
        if end > index + 1 and not self.bodies(index + 1, end) and self.lower[index + 1] not in self.w.titles:
            return Core(index, index + 1, end, end, kind, word)
        return self._told_behind(index, done, kind) if self._tells_behind(index, kind) else None

    def _tells_behind(self, index: int, kind: str) -> bool:
        """Whether a kind word behind a name may tell a place without any preposition."""
        word = self.lower[index]
        if word in self.w.generic and self.lower[max(0, index - 1)] not in self.w.fillers:
            return False
        if word == "agency" or not self.w.titles.isdisjoint(self.lower[index + 1 : index + 2]):
            return False  # "the Athens station chief"
        if self.caps:
            return kind in self.w.told_behind and kind not in ("state", "region")
        return kind in self.w.told_behind or (word in SETTLED and self.words[index].islower())

    def _told_behind(self, index: int, done: int, kind: str) -> Core | None:
        """The name that ends before a kind word."""
        name_end = index - (index > done + 1 and self.lower[index - 1] in self.w.fillers and not self.caps)
        start = name_end
        while start > done and self._runs(start - 1) and not self._ends_run(start - 1):
            start -= 1
        while start < name_end and self.lower[start] in self.w.inner and self.lower[start] not in self.w.opening:
            start += 1
        while start < name_end and (self.lower[start] in self.w.sides or self.lower[start] in self.w.demonyms):
            start += 1
        short = not self.caps and all(self.is_short(at) and not self.numbered(at) for at in range(start, name_end))
        titled = start > 0 and self.lower[start - 1] in self.w.titles
        if start == name_end or short or titled or self.bodies(start, name_end):
            return None
        return Core(start, start, name_end, index + 1, kind, self.lower[index])

    def _runs(self, at: int) -> bool:
        """Whether a token goes on with a name to the left: also a kind word written large ("Hannah Town")."""
        town = self.lower[at] in ("town", "city") and at > 0 and self.words[at][0].isupper()
        return self.is_name(at) or (town and not self.caps and self.is_name(at - 1))

    def _ends_run(self, at: int) -> bool:
        """Whether no name reaches back over a token; "Kilometer Four" is one for all its number."""
        number = self.lower[at] in self.w.numbers and self.words[at][0].isupper() and at > 0
        named = number and not self.caps and self.lower[at - 1] in self.w.before_number
        return self.lower[at] in self.w.never and not named

    def before_noun(self, at: int) -> bool:
        """Whether a common noun stands at a token, to which the name before it belongs."""
        return at < self.size and self.words[at].islower() and self.sentence.tags[at].startswith("NN")
