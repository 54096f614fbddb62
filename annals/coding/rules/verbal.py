"""Events told by verbs: subject, object and phrases by voice, entries of several words."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import Event
from annals.coding.rules.frames import Entry, Frame, Frames
from annals.coding.rules.needs import Needs
from annals.coding.rules.roles import Roles
from annals.coding.rules.scene import Scene

POSTS = frozenset({"military", "police", "government", "transport", "media", "camp"})
WINDOW = 8
"""How many tokens behind its verb a further word of an entry may stand ("set the bus on fire")."""
TIED = frozenset({"at", "on", "upon"})
"""What stands right at its verb, if it belongs to it ("was shot at", never "was shot by men at a camp")."""
BEHIND = frozenset({"by", "in", "during", "when", "near", "at", "on", "after", "as", "", ",", ".", "and", ";"})
"""What may follow a participle that a headline or a note uses without its auxiliary."""


class Verbals:
    """Finds the events that verbs of one sentence tell."""

    def __init__(self, scene: Scene, frames: Frames, roles: Roles) -> None:
        self.scene = scene
        self.frames = frames
        self.roles = roles
        self.needs = Needs(scene, roles)
        self.lemmas = scene.lemmas
        self.words = {*scene.lemmas, *scene.sentence.lower}

    def event(self, k: int, chunk: Verb) -> Event | None:
        """The act that the verb group at chunk `k` tells, if one of its entries finds what it needs."""
        for entry in self.frames.verbs.get(self.lemmas[chunk.main], ()):
            rest = self._rest(chunk, entry) if self.words.issuperset(entry.rest) else None
            if rest is None:
                continue
            if entry.rest and entry.frame.name == "open_fire" and chunk.passive and self._of_arms(k):
                continue  # "rockets were fired at the town": no one was fired at but the town
            if entry.rest == ("at",) and chunk.main + 1 == rest[0] and self.scene.settlement(k + 2):
                continue  # "were lined up and shot at Boffa": where, not at whom
            frame = self._fatal(chunk, entry.frame)
            event = Event(
                frame=frame,
                chunk=k,
                token=chunk.main,
                last=max(rest, default=chunk.main),
                type=frame.type,
                rule=f"verb:{frame.name}:{self.lemmas[chunk.main]}",
                status=entry.frame.status or "reported",
            )
            self._verb_roles(event, chunk, rest)
            if self.needs.met(event):
                return event
        return None

    def _of_arms(self, k: int) -> bool:
        subject = self.scene.subject(k)
        sense = self.scene.sense(subject) if subject is not None else None
        return sense is not None and sense.kind == "weapon"

    def _fatal(self, chunk: Verb, frame: Frame) -> Frame:
        """ "fatally wounded", "mortally shot": killed."""
        before = self.scene.sentence.lower[max(0, chunk.main - 1) : chunk.main]
        if before in (("fatally",), ("mortally",)) and frame.name in ("wound", "shoot"):
            return next(e.frame for e in self.frames.verbs["kill"] if not e.rest)
        return frame

    def _rest(self, chunk: Verb, entry: Entry) -> list[int] | None:
        """Token indices of the further words of an entry; `None` when one is missing."""
        at, indices = chunk.j, []
        limit = min(chunk.main + WINDOW, len(self.lemmas))
        for word in entry.rest:
            k = at
            if len(entry.rest) == 1 and word in TIED and entry.frame.name != "open_fire":
                limit = min(limit, at + 2)
            while k < limit and self.lemmas[k] != word and self.scene.sentence.lower[k] != word:
                if self.scene.sentence.tags[k] in ("VBD", "VBZ", "WDT", "WP", ";") or self.lemmas[k] in (",", ".", ";"):
                    return None
                k += 1
            if word == "off" and k > at and self.scene.sentence.tags[k + 1 : k + 2] == ("NNP",):
                return None  # "carrying fishermen attacked by pirates off Barisal"
            if word in ("back", "off", "out") and "TO" in self.scene.sentence.tags[chunk.j : k]:
                return None  # "forced the ship to turn back"
            if k >= limit or (self.lemmas[k - 1] == "with" and "with" not in entry.rest):
                return None  # "sprayed a bus with bullets" is no spraying of bullets
            indices.append(k)
            at = k + 1
        return indices

    def _verb_roles(self, event: Event, chunk: Verb, rest: list[int]) -> None:
        scene, k, frame = self.scene, event.chunk, event.frame
        subject = scene.subject(k) if not self._of_passive(k, chunk, frame) else None
        after = self._object(k, rest)
        if after is None and not chunk.passive and frame.object in ("victim", "harmed", "target", "property"):
            after = self._shared(k, chunk)
        if subject is not None and self._nobody(subject):
            event.refused = "negated"
        passive = self._passive(chunk, frame, subject, after, k) or self._dies(chunk, after, rest)
        if subject is not None and passive:
            self.roles.give(event, self._suffered(frame, rest), subject, left=True, objects=not chunk.passive)
        elif subject is not None:
            self.roles.give(event, frame.subject, subject, left=True)
        if after is not None and not passive:
            self.roles.give(event, frame.object, after)
        if frame.subject == "exploding" and subject is not None:
            self._driven(event, subject)
        event.rule += ":passive" if passive else ""
        self._phrases(event, k, passive, rest)
        if self._said_of_some(k):
            event.reference = True  # "85 people died, most of them suffocated"
        if frame.effect in ("killed", "abducted", "injured"):
            self._together(event, k)
        for prep, m in self.scene.phrases(k) if frame.name in ("die", "fall_fighting") and event.get("victim") else ():
            if prep == "with":
                self.roles.company(event, m, armed=True)  # "died with his wife", "fell with three lieutenants"
        if frame.object == "place":
            event.add("target", [f for f in event.get("place") if f.kind == "object" and f.sort in POSTS])

    def _suffered(self, frame: Frame, rest: list[int]) -> str:
        """The role of a passive's subject."""
        if frame.name == "open_fire" and rest and self.lemmas[rest[-1]] in ("at", "on", "upon"):
            return "harmed"  # "Mourners were fired at"
        if frame.object == "none":
            return "harmed" if frame.subject == "perpetrator" else frame.subject
        return frame.object

    def _object(self, k: int, rest: list[int]) -> int | None:
        """The object's chunk, words that belong to the entry itself left out."""
        found = self.scene.object(k)
        if found is None:
            found = self._relative(k)
        if found is None and rest:
            for m in range(k + 1, min(k + 4, len(self.scene.chunks))):
                inside = self.scene.chunks[m - 1].i == rest[-1]  # "made off with 600 cows"
                if (
                    self.scene.kind(m) == "NG"
                    and self.scene.chunks[m].i > rest[-1]
                    and (inside or (self._follows(m, rest) and self.scene.kind(m - 1) != "P"))
                ):
                    found = m
                    break
                if self.scene.kind(m) in ("VG", "SUB", "WH"):
                    break
        if found is not None and any(self.scene.chunks[found].i <= t < self.scene.chunks[found].j for t in rest):
            nearer = found + 1
            taken = any(t >= self.scene.chunks[found].core for t in rest)  # type: ignore[union-attr]
            if taken and getattr(self.scene.chunks[found], "number", None) is not None:
                return found  # "took 14 hostages"
            if taken:
                return nearer if self.scene.kind(nearer) == "NG" and not self.scene.starts_clause(nearer) else None
        return found

    def _driven(self, event: Event, subject: int) -> None:
        """ "A car driven by a suicide attacker exploded": who drove it."""
        verb = self.scene.chunks[subject + 1] if subject + 1 < event.chunk else None
        if isinstance(verb, Verb) and verb.form == "part" and self.lemmas[verb.main] in ("drive", "ride", "wear"):
            for prep, m in self.scene.phrases(subject + 1, event.chunk):
                if prep == "by":
                    self.roles.give_one(event, "perpetrator", m)

    def _of_passive(self, k: int, chunk: Verb, frame: Frame) -> bool:
        """ "Two helicopters were shot down, killing eight": what kills is the act, not those it was done to."""
        host = self.scene.host(k) if chunk.form == "ger" and frame.subject == "perpetrator" else None
        verb = self.scene.chunks[host] if host is not None and self.scene.word(k - 1) == "," else None
        return isinstance(verb, Verb) and verb.passive and self.lemmas[verb.main] in self.frames.verbs

    def _shared(self, k: int, chunk: Verb) -> int | None:
        """ "stabbed and wounded a guard": the object that stands behind the second of two verbs."""
        scene, m = self.scene, k + 1
        if scene.kind(m) != "CC":
            return None
        m += 1
        while scene.kind(m) == "ADV":
            m += 1
        other = scene.chunks[m] if scene.kind(m) == "VG" else None
        alike = isinstance(other, Verb) and not other.passive and other.form == chunk.form
        tags = scene.sentence.tags
        if not isinstance(other, Verb) or not alike or tags[other.main] != tags[chunk.main]:
            return None
        found = scene.object(m)
        if found is not None and scene.head_lemma(found) == "fire":  # "stormed and set fire to the consulate"
            return next((n for prep, n in scene.phrases(m) if prep in ("to", "on", "at")), None)
        return found

    def _follows(self, m: int, rest: list[int]) -> bool:
        """Whether no preposition but one of the entry itself holds the noun group at `m` ("ripped through a bus")."""
        return self.scene.kind(m - 1) != "P" or self.scene.chunks[m - 1].i in rest

    def _relative(self, k: int) -> int | None:
        """ "the teacher whom gunmen abducted": the object is what the pronoun before the subject stands for."""
        chunk = self.scene.chunks[k]
        subject = self.scene.skip_left(k - 1)
        if not isinstance(chunk, Verb) or chunk.passive or not chunk.finite or self.scene.kind(subject) != "NG":
            return None
        w = subject - 1
        if self.scene.kind(w) == "NG" and self.scene.pronoun(subject) and not self.scene.pronoun(w):
            return w  # "the passengers they snatched"
        if (
            self.scene.kind(w) != "WH"
            or self.scene.word(w) not in ("whom", "that", "which")
            or self.scene.kind(w - 1) == "P"
        ):
            return None
        return self.scene.antecedent(w)

    def _passive(self, chunk: Verb, frame: Frame, subject: int | None, after: int | None, k: int) -> bool:
        if chunk.passive:
            return True
        if self._telegraphic(chunk, frame, subject, after, k):
            return True
        if chunk.form == "part":
            # A tagger takes "GUNMEN KILLED A MAN" for a participle: an object decides.
            return after is None or self.scene.word(k + 1) in ("by", "in", "when", "during")
        if self._passive_before(chunk, frame, after, k):
            return True
        if (
            frame.effect
            and frame.subject == "perpetrator"
            and after is None
            and chunk.form == ""
            and subject is not None
        ):
            sense = self.scene.sense(subject)
            number = getattr(self.scene.chunks[subject], "number", None)
            times = self.scene.word(k + 1) in ("twice", "once", "thrice", "repeatedly", "dead")
            follows = self.scene.word(k + 1 + times)
            if follows in BEHIND or (frame.name == "displace" and follows in ("to", "from", "into")):
                return number is not None or (sense is not None and sense.role != "doer" and sense.kind == "person")
        return False

    def _passive_before(self, chunk: Verb, frame: Frame, after: int | None, k: int) -> bool:
        """ "was dragged from his car and shot": the auxiliary of the first verb holds for the second."""
        scene = self.scene
        if chunk.form != "" or chunk.i != chunk.main or after is not None or frame.subject != "perpetrator":
            return False
        joint = scene.skip_left(k - 1)
        before = scene.verb_before(joint) if scene.kind(joint) == "CC" else None
        verb = scene.chunks[before] if before is not None else None
        return isinstance(verb, Verb) and verb.passive and scene.word(joint) == "and"

    def _telegraphic(self, chunk: Verb, frame: Frame, subject: int | None, after: int | None, k: int) -> bool:
        """ "House set alight by unknown men", "Mayor killed with several shots": notes drop the auxiliary."""
        bare = chunk.form == "" and chunk.i == chunk.main and after is None
        if not bare or subject is None or self.scene.kind(k - 1) == "WH":  # "by men who drove off"
            return False
        word = self.scene.sentence.lower[chunk.main]
        past = word != self.lemmas[chunk.main] and word[-3:] != "ing" and word[-1] != "s"
        if not past or frame.subject not in ("perpetrator", "none") or frame.object in ("none", "place"):
            return False
        sense = self.scene.sense(subject)
        takes = (
            frame.effect == "abducted" and sense is not None and (sense.role == "doer" or sense.status == "combatant")
        )
        if (
            frame.effect in ("killed", "abducted", "arrested")
            and not takes
            and (sense is None or sense.kind != "weapon")
        ):
            return True
        thing = sense is not None and sense.sure and sense.kind == "object"
        if thing and frame.object in ("target", "harmed") and word[-2:] in ("ed", "en", "nt", "et", "wn"):
            return self.scene.word(k + 1) in BEHIND  # "30 houses razed."
        by = next((m for prep, m in self.scene.phrases(k) if prep == "by"), None)
        agent = self.scene.sense(by) if by is not None else None
        return agent is not None and (agent.kind in ("person", "organization", "weapon", "collective"))

    def _said_of_some(self, k: int) -> bool:
        """Whether a participle is said of some of those told of before ("most of them bound, tortured and shot")."""
        m = k - 1
        while m > 0 and (self.scene.kind(m) in ("VG", "CC", "ADV") or self.scene.word(m) == ","):
            m -= 1
        return self.scene.word(m) in ("them", "whom") and self.scene.word(m - 1) == "of"

    def _together(self, event: Event, k: int) -> None:
        """ "murdered a lawyer who spoke for parents, together with his wife and son": company behind a clause."""
        for m in range(k + 1, min(k + 20, len(self.scene.chunks) - 2)):
            if self.scene.word(m) in (";", "."):
                return
            if self.scene.word(m) in ("together", "along") and self.scene.word(m + 1) == "with":
                if self.scene.kind(m + 2) == "NG":
                    self.roles.company(event, m + 2, armed=event.rule.endswith(":passive"))
                return
            if self.scene.word(m) == "as" and self.scene.word(m + 1) in ("was", "were", "did"):
                if self.scene.kind(m + 2) == "NG":
                    self.roles.company(event, m + 2, armed=True)  # "20 villagers were killed, as was one policeman"
                return
            if self.scene.kind(m) == "SUB":
                return

    def _dies(self, chunk: Verb, after: int | None, rest: list[int]) -> bool:
        """Whether somebody dies of the act without a doer: "the driver burned to death"."""
        return after is None and chunk.form == "" and bool(rest) and self.lemmas[rest[-1]] == "death"

    def _phrases(self, event: Event, k: int, passive: bool, rest: list[int]) -> None:
        frame = event.frame
        for prep, m in self._after(k, rest):
            role = frame.preps.get(prep)
            if prep == "by" and (passive or frame.object == "weapon"):
                if role is None and frame.subject == "none":
                    continue  # "The bomb was defused by experts."
                role = "perpetrator" if role is None or role == "perpetrator" else role
            elif prep == "by":
                role = None
            if role is None or (prep == "of" and not self._of_entry(m, rest)):
                continue
            if prep == "at" and frame.name == "open_fire" and (event.get("target") or event.get("victim")):
                continue  # "opened fire on a car at a petrol station"
            if prep in ("on", "in") and role == "harmed" and self._street(m):
                continue  # "fired shots at a house on Creggan Street"
            if prep == "at" and role == "harmed" and frame.object == "victim" and (passive or event.get("victim")):
                continue  # "was shot at a camp"
            if prep in ("at", "in", "on", "near", "inside", "outside", "under") and role == "near_target":
                self.roles.near(event, m)
            elif prep == "with" and role == "weapon":
                self.roles.by_means(event, m)
                if passive:
                    self.roles.company(event, m)
            else:
                self.roles.give_one(event, role, m)

    def _street(self, m: int) -> bool:
        """Whether the noun group at `m` is a road by name: where something happens, hardly what is struck."""
        chunk = self.scene.chunks[m]
        named = self.scene.named.get(chunk.head) if isinstance(chunk, Noun) else None
        return named is not None and named.kind in ("road", "street", "highway")

    def _nobody(self, k: int) -> bool:
        words = self.scene.sentence.lower[self.scene.chunks[k].i : self.scene.chunks[k].j]
        return words[0] in ("nobody", "none") or words[:2] == ("no", "one") or (words[0] == "no" and len(words) > 1)

    def _of_entry(self, m: int, rest: list[int]) -> bool:
        """Whether an of-phrase hangs on a noun of the entry itself ("take control of the town")."""
        before = self.scene.chunks[m - 2] if m >= 2 else None
        return before is not None and any(before.i <= t < before.j for t in rest)

    def _after(self, k: int, rest: list[int]) -> list[tuple[str, int]]:
        """Phrases behind the verb, whose last words may lie inside the entry itself ("opened fire on")."""
        found = self.scene.phrases(k)
        if rest:
            last = self.scene.chunks
            for m in range(k + 1, len(last)):
                if last[m].i > rest[-1] and self.scene.kind(m) == "NG" and last[m].i == rest[-1] + 1:
                    found.append((self.lemmas[rest[-1]], m))
                    break
                if last[m].i > rest[-1] + 1:
                    break
        return found
