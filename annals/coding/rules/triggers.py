"""Verbs and nouns of the frames in one sentence, with the parties that the grammar gives them."""

from __future__ import annotations

from dataclasses import replace

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import Event
from annals.coding.rules.frames import Entry, Frame, Frames
from annals.coding.rules.nouns import Sense
from annals.coding.rules.participants import Filler, fillers
from annals.coding.rules.scene import Scene

WINDOW = 8
"""How many tokens behind its verb a further word of an entry may stand ("set the bus on fire")."""

PERSON_ROLES = frozenset({"victim", "perpetrator", "party", "protester"})
KIN = frozenset({"family", "household", "couple"})
GROUND = frozenset({"settlement", "camp", "military", "police", "transport", "infrastructure"})
AIRCRAFT = frozenset({"helicopter", "aircraft", "jet", "plane", "airplane", "bomber"})
CARE = frozenset({"hospital", "clinic", "morgue", "mortuary", "court", "safety", "station", "centre", "center"})
SPEAKS = frozenset("say claim announce deny state declare admit report confirm add boast".split())


class Triggers:
    """Finds the events of one sentence; `find()` gives them in the order of their words."""

    def __init__(self, scene: Scene, frames: Frames) -> None:
        self.scene = scene
        self.frames = frames
        self.lemmas = scene.lemmas
        self.used: set[int] = set()

    def find(self) -> list[Event]:
        """Events of verbs and of nouns, by position."""
        found: list[Event] = []
        for k, chunk in enumerate(self.scene.chunks):
            event = self._verb(k, chunk) if isinstance(chunk, Verb) else self._noun(k, chunk)
            if event is not None:
                found.append(event)
        return found

    # Verbs ---------------------------------------------------------------------------------------

    def _verb(self, k: int, chunk: Verb) -> Event | None:
        for entry in self.frames.verbs.get(self.lemmas[chunk.main], ()):
            rest = self._rest(chunk, entry)
            if rest is None:
                continue
            event = Event(
                frame=entry.frame,
                chunk=k,
                token=chunk.main,
                last=max(rest, default=chunk.main),
                type=entry.frame.type,
                rule=f"verb:{entry.frame.name}:{self.lemmas[chunk.main]}",
                status=entry.frame.status or "reported",
            )
            self._verb_roles(event, chunk, rest)
            if self._needs(event):
                return event
        return None

    def _rest(self, chunk: Verb, entry: Entry) -> list[int] | None:
        """Token indices of the further words of an entry; `None` when one is missing."""
        at, indices = chunk.j, []
        limit = min(chunk.main + WINDOW, len(self.lemmas))
        for word in entry.rest:
            k = at
            while k < limit and self.lemmas[k] != word and self.scene.sentence.lower[k] != word:
                if self.scene.sentence.tags[k] in ("VBD", "VBZ", "WDT", "WP", ";") or self.lemmas[k] in (",", ".", ";"):
                    return None
                k += 1
            if k >= limit:
                return None
            indices.append(k)
            at = k + 1
        return indices

    def _verb_roles(self, event: Event, chunk: Verb, rest: list[int]) -> None:
        scene, k, frame = self.scene, event.chunk, event.frame
        subject = scene.subject(k)
        after = self._object(k, rest)
        passive = self._passive(chunk, frame, subject, after, k)
        if passive:
            if subject is not None:
                role = frame.object
                if role == "none":
                    role = "harmed" if frame.subject == "perpetrator" else frame.subject
                self._give(event, role, subject, left=True)
        else:
            if subject is not None:
                self._give(event, frame.subject, subject, left=True)
            if after is not None:
                self._give(event, frame.object, after)
        event.rule += ":passive" if passive else ""
        self._phrases(event, k, passive, rest)

    def _object(self, k: int, rest: list[int]) -> int | None:
        """The object's chunk, words that belong to the entry itself left out."""
        found = self.scene.object(k)
        if found is None and rest:
            for m in range(k + 1, min(k + 4, len(self.scene.chunks))):
                if self.scene.kind(m) == "NG" and self.scene.chunks[m].i > rest[-1] and self.scene.kind(m - 1) != "P":
                    found = m
                    break
                if self.scene.kind(m) in ("VG", "SUB", "WH"):
                    break
        if found is not None and any(self.scene.chunks[found].i <= t < self.scene.chunks[found].j for t in rest):
            nearer = found + 1
            taken = any(t >= self.scene.chunks[found].core for t in rest)  # type: ignore[union-attr]
            if taken:
                return nearer if self.scene.kind(nearer) == "NG" and not self.scene.starts_clause(nearer) else None
        return found

    def _passive(self, chunk: Verb, frame: Frame, subject: int | None, after: int | None, k: int) -> bool:
        if chunk.passive:
            return True
        if chunk.form == "part":
            # A tagger takes "GUNMEN KILLED A MAN" for a participle: an object decides.
            return after is None or self.scene.word(k + 1) in ("by", "in", "when", "during")
        if (
            frame.effect
            and frame.subject == "perpetrator"
            and after is None
            and chunk.form == ""
            and subject is not None
        ):
            sense = self.scene.sense(subject)
            number = getattr(self.scene.chunks[subject], "number", None)
            follows = self.scene.word(k + 1)
            if follows in ("by", "in", "during", "when", "near", "at", "on", "after", "as", "", ",", ".", "and", ";"):
                return number is not None or (sense is not None and sense.role != "doer" and sense.kind == "person")
        return False

    def _give(self, event: Event, role: str, k: int, *, left: bool = False) -> None:
        if role == "none":
            return
        k = self._reflexive(k) if left else k
        chunks = self.scene.listed_left(k) if left else [k]
        for m in chunks:
            self._give_one(event, role, m, single=left)
        if left and len(chunks) == 1 and self.scene.kind(k - 1) != "CC":
            self._also_named(event, role, k)

    def _give_one(self, event: Event, role: str, k: int, *, single: bool = False) -> None:
        cause = self._event_noun(k)
        if cause and role in ("perpetrator", "exploding", "harmed", "weapon", "victim"):
            event.roles.setdefault("cause", []).extend(self._bare(k))
            return
        if self.scene.pronoun(k) and role in ("perpetrator", "party"):
            k = self._reported_subject(k) or k
        if role in ("harmed", "victim", "near_target", "target") and self.scene.settlement(k):
            return
        if role == "victim" and self.scene.word(k - 1) == "of" and self.scene.proper(k) and self._massacred_place(event):
            return
        found = fillers(self.scene, k, "victim" if role in ("harmed", "victim") else role)
        if single:
            found = [f for f in found if f.chunk <= k]
        for filler in self._with_apposition(found, k, role):
            self._place(event, role, filler)

    def _reported_subject(self, k: int) -> int | None:
        """ "Police said they had arrested": the pronoun of a reported clause is the one who speaks."""
        for m in range(k - 1, max(-1, k - 4), -1):
            chunk = self.scene.chunks[m]
            if isinstance(chunk, Verb) and self.lemmas[chunk.main] in SPEAKS:
                subject = self.scene.subject(m)
                sense = self.scene.sense(subject) if subject is not None else None
                group = self.scene.group(subject) if subject is not None else None
                if group is not None or (sense is not None and (sense.kind == "organization" or sense.status is not None)):
                    return subject
                return None
            if self.scene.kind(m) not in ("SUB", "TIME", "ADV", "P", "PUNC"):
                return None
        return None

    def _massacred_place(self, event: Event) -> bool:
        """ "the massacre of Homoine": one massacres many, so a bare name is the place."""
        return event.frame.type == "massacre"

    def _with_apposition(self, found: list[Filler], k: int, role: str) -> list[Filler]:
        """The first filler with what is set beside it; of "the mayor, Ana Ruiz" the name leads."""
        beside = self.scene.apposition(k) if found and found[0].kind == "person" else None
        if beside is None:
            return found
        first = found[0]
        other = next((f for f in fillers(self.scene, beside, role) if f.chunk == beside), None)
        if other is None or other.kind != "person" or other.number is not None or first.named == other.named:
            return found
        lead, plain = (first, other) if first.named else (other, first)
        if not first.named and not first.single:
            return found
        joined = replace(
            lead, also=((plain.start, plain.end),), status=lead.status or plain.status, single=True, plural=False
        )
        return [joined, *found[1:]]

    def _bare(self, k: int) -> list[Filler]:
        chunk = self.scene.chunks[k]
        return [Filler(chunk=k, start=chunk.i, end=chunk.j, head=self.scene.head_lemma(k), kind="object")]

    def _event_noun(self, k: int) -> bool:
        chunk = self.scene.chunks[k]
        return isinstance(chunk, Noun) and self._noun_entry(chunk) is not None

    def _place(self, event: Event, role: str, filler: Filler) -> None:
        """Puts a filler where it belongs, by what it is."""
        weapon = filler.suggests is not None or filler.sort == "weapon" or self._is_weapon(filler)
        if role == "harmed":
            role = "victim" if filler.kind == "person" or filler.head in KIN else "target"
        elif role == "exploding":
            role = "weapon" if weapon else ("perpetrator" if filler.kind == "person" else "target")
        elif role in ("near_target", "property"):
            if filler.kind != "object" and role == "property":
                return
            role = "weapon" if weapon else "target" if filler.kind != "person" else "victim"
            if role == "target" and not filler.sure:
                return
        elif role == "displaced":
            role = "victim"
        elif role == "protester":
            role = "perpetrator"
        if role in ("perpetrator", "party") and filler.kind == "object" and not weapon:
            flying = self._as_weapon(filler)
            if (flying is not None and flying.suggests == "air_strike") or filler.head in AIRCRAFT:
                filler, weapon = replace(filler, suggests="air_strike"), True
        if role in ("perpetrator", "party") and weapon:
            self._whose(event, filler)
            role = "weapon"
        if role == "weapon" and not weapon:
            return
        if role == "victim" and filler.kind == "object" and not filler.pronoun:
            if weapon:
                role = "weapon"
            elif filler.sure:
                role = "target"
        if role == "perpetrator" and filler.kind == "object" and filler.sure:
            return
        event.add(role, [filler])

    def _is_weapon(self, filler: Filler) -> bool:
        sense = self.scene.sense(filler.chunk)
        return sense is not None and sense.kind == "weapon"

    def _whose(self, event: Event, filler: Filler) -> None:
        """The force that aircraft or guns are said to be of ("air force planes", "army helicopters")."""
        chunk = self.scene.chunks[filler.chunk]
        if not isinstance(chunk, Noun) or chunk.head <= chunk.core:
            return
        sense = self.scene.nouns.sense(self.lemmas[chunk.core : chunk.head])
        if sense is not None and sense.sure and sense.kind == "organization" and sense.status is not None:
            end = chunk.head
            start = max(chunk.core, end - len(sense.lemma.split()))
            owner = Filler(
                chunk=filler.chunk, start=start, end=end, head=self.lemmas[end - 1], kind="organization",
                status=sense.status, sort=sense.actor_kind,
            )  # fmt: skip
            event.add("perpetrator", [owner])

    def _as_weapon(self, filler: Filler) -> Sense | None:
        """The sense of a thing that can be a weapon too ("helicopters", "trucks")."""
        chunk = self.scene.chunks[filler.chunk]
        if not isinstance(chunk, Noun):
            return None
        return self.scene.nouns.sense(self.lemmas[chunk.core : chunk.head + 1], want="weapon")

    def _phrases(self, event: Event, k: int, passive: bool, rest: list[int]) -> None:
        frame = event.frame
        for prep, m in self._after(k, rest):
            role = frame.preps.get(prep)
            if prep == "by" and (passive or frame.object == "weapon"):
                role = "perpetrator" if role is None or role == "perpetrator" else role
            elif prep == "by":
                role = None
            if role is None:
                continue
            if prep in ("at", "in", "on", "near", "inside", "outside", "under") and role == "near_target":
                self._near(event, m)
            elif prep == "with" and role == "weapon":
                self._with(event, m)
            else:
                self._give_one(event, role, m)

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

    def _near(self, event: Event, m: int) -> None:
        """What stands where the bomb went off: a thing is a target, a town or a person is none."""
        sense = self.scene.sense(m)
        if sense is not None and sense.kind == "person" and self.scene.word(m - 1) == "under":
            self._give_one(event, "victim", m)
        if sense is not None and sense.kind == "object" and sense.sort not in ("settlement",):
            for filler in fillers(self.scene, m, "target"):
                self._place(event, "near_target", filler)

    def _with(self, event: Event, m: int) -> None:
        for filler in fillers(self.scene, m, "weapon"):
            if self._is_weapon(filler):
                event.add("weapon", [filler])

    def _needs(self, event: Event) -> bool:
        """Whether a frame that asks for a certain object or subject has it."""
        need = event.frame.needs_object
        if need is None:
            return True
        if need == "weapon":
            return bool(event.get("weapon"))
        if need == "fleeing":
            return any(f.status in (None, "civilian") and f.role != "doer" and f.number is not None for f in event.get("victim"))
        if need == "person":
            ok = any(f.kind == "person" and not f.pronoun and (f.sure or f.named) for f in event.get("victim"))
            doers = event.get("perpetrator")
            return ok and (event.frame.needs_subject != "armed" or not doers or any(f.armed for f in doers))
        if need == "taken":
            return self._taken(event)
        if need == "name":
            return self._names_victims(event)
        if need == "thing":
            return bool(event.get("target"))
        if need == "vehicle":
            return any(f.sort in ("vehicle", "transport") for f in event.get("target"))
        if need == "mine":
            return any(f.suggests == "landmine" or "mine" in f.head for f in event.get("weapon"))
        if need == "place":
            return self._takes_place(event)
        if need == "agreement":
            return self._agreement(event)
        return False

    def _names_victims(self, event: Event) -> bool:
        """ "The dead were identified as ...": names of those harmed, if the subject is somebody harmed."""
        chunk = self.scene.chunks[event.chunk]
        subject = self.scene.subject(event.chunk)
        if not isinstance(chunk, Verb) or not chunk.passive or subject is None:
            return False
        sense = self.scene.sense(subject)
        doer = sense is not None and (sense.role == "doer" or sense.status == "combatant" or sense.kind != "person")
        return not doer and any(f.named for f in event.get("victim"))

    def _taken(self, event: Event) -> bool:
        """Whether people are taken away by those who are armed, or from where they were; not to hospital."""
        chunk = self.scene.chunks[event.chunk]
        if not isinstance(chunk, Verb) or not any(f.kind == "person" for f in event.get("victim")):
            return False
        preps = self.scene.phrases(event.chunk)
        if any(p in ("to", "into") and self.scene.head_lemma(m) in CARE for p, m in preps):
            return False
        if any(f.armed for f in event.get("perpetrator")):
            return any(not f.pronoun for f in event.get("victim")) or any(p in ("from", "into", "by") for p, _ in preps)
        return chunk.passive and any(p == "from" for p, _ in preps)

    def _takes_place(self, event: Event) -> bool:
        """Whether what is taken is ground: a named place, or a settlement, base or post; never people."""
        taken = event.get("place")
        if any(f.kind == "person" and (f.number is not None or not f.named) for f in taken):
            return False
        named = any(self.scene.settlement(m) or self._stands_for_place(m) for m in self._taken_chunks(event))
        return named or any(f.sort in GROUND for f in taken)

    def _taken_chunks(self, event: Event) -> list[int]:
        chunk = self.scene.chunks[event.chunk]
        passive = isinstance(chunk, Verb) and (chunk.passive or chunk.form == "part")
        passive = passive or event.frame.subject == "place"
        found = self.scene.subject(event.chunk) if passive else self.scene.object(event.chunk)
        return ([found] if found is not None else []) + [m for p, m in self.scene.phrases(event.chunk) if p == "of"]

    def _stands_for_place(self, k: int) -> bool:
        chunk = self.scene.chunks[k]
        return isinstance(chunk, Noun) and (chunk.head in self.scene.named or self.scene.proper(k))

    def _agreement(self, event: Event) -> bool:
        found = self.scene.object(event.chunk)
        chunk = self.scene.chunks[found] if found is not None else None
        entry = self._noun_entry(chunk) if isinstance(chunk, Noun) else None
        return entry is not None and entry.frame.type == "agreement"

    # Nouns ---------------------------------------------------------------------------------------

    def _noun_entry(self, chunk: Noun) -> Entry | None:
        for entry in self.frames.nouns.get(self.lemmas[chunk.head], ()):
            n = len(entry.rest)
            before = self.lemmas[max(chunk.core, chunk.head - n) : chunk.head]
            if not n or tuple(before) == entry.rest:
                return entry
            written = self.scene.sentence.lower[max(chunk.core, chunk.head - n) : chunk.head]
            if tuple(written) == entry.rest:
                return entry
        return self._of_entry(chunk)

    def _of_entry(self, chunk: Noun) -> Entry | None:
        """Entries with "of" inside ("exchange of fire", "act of violence", "attempt on the life")."""
        head = self.lemmas[chunk.head]
        tail = self.lemmas[chunk.head + 1 : chunk.head + 5]
        if not tail or tail[0] not in ("of", "on"):
            return None
        words = [head, *(w for w in tail if w not in ("the", "a", "his", "her"))]
        for length in (3, 4):
            last = words[min(length, len(words)) - 1]
            for entry in self.frames.nouns.get(last, ()):
                if entry.rest and tuple(words[: len(entry.rest)]) == tuple(w for w in entry.rest if w != "the"):
                    return entry
        return None

    def _noun(self, k: int, chunk: object) -> Event | None:
        if not isinstance(chunk, Noun):
            return None
        entry = self._noun_entry(chunk)
        if entry is None or (self.scene.word(k - 1) == "to" and self.lemmas[chunk.head] == "death"):
            return None
        event = Event(
            frame=entry.frame,
            chunk=k,
            token=chunk.head,
            last=chunk.head,
            type=entry.frame.type,
            rule=f"noun:{entry.frame.name}:{self.lemmas[chunk.head]}",
            status=entry.frame.status or "reported",
        )
        event.reference = entry.frame.strength == "reference" or chunk.det in ("the", "this", "that", "these", "those")
        self._modifiers(event, chunk)
        for prep, m in self.scene.complements(k):
            role = entry.frame.preps.get(prep)
            if prep == "of" and m != k + 2:
                continue
            if role == "near_target":
                self._near(event, m)
            elif role == "near_place" or role is None:
                continue
            elif prep == "with" and role == "weapon":
                self._with(event, m)
            else:
                self._give_one(event, role, m)
                for other in self.scene.listed(m)[1:]:
                    self._give_one(event, role, other)
        self._light(event, k)
        return event

    def _modifiers(self, event: Event, chunk: Noun) -> None:
        """Who or what stands before the noun: "rebel attack", "grenade attack", "the army's raid"."""
        if chunk.owner is not None:
            self._owner(event, chunk)
        if not event.frame.modifiers:
            return
        nouns, lower = self.scene.nouns, self.scene.sentence.lower
        i = chunk.core
        while i < chunk.head:
            group = nouns.group_at(lower, i)
            if group is not None and i + group[0] <= chunk.head:
                filler = Filler(
                    chunk=event.chunk, start=i, end=i + group[0], head=self.lemmas[i + group[0] - 1],
                    kind="organization", named=True, sort=group[1].kind, status="combatant",
                )  # fmt: skip
                event.add("perpetrator", [filler])
                i += group[0]
                continue
            sense = nouns.sense((self.lemmas[i],))
            if sense is not None and sense.sure and self.lemmas[i] != "general":
                self._modifier(event, i, sense.kind, sense)
            i += 1

    def _modifier(self, event: Event, i: int, kind: str, sense: object) -> None:
        doer = getattr(sense, "role", None) == "doer" or getattr(sense, "status", None) in ("combatant", "police")
        if kind == "weapon":
            made = Filler(
                chunk=event.chunk, start=i, end=i + 1, head=self.lemmas[i], kind="object",
                sort="weapon", suggests=getattr(sense, "suggests", None),
            )  # fmt: skip
            event.add("weapon", [made])
        elif kind in ("person", "organization") and doer and event.frame.effect != "killed":
            organization = kind == "organization"
            made = Filler(
                chunk=event.chunk, start=i, end=i + 1, head=self.lemmas[i],
                kind="organization" if organization else "person", plural=True, sure=True,
                status=getattr(sense, "status", None), role=getattr(sense, "role", None),
                sort=getattr(sense, "actor_kind", None),
            )  # fmt: skip
            event.add("perpetrator" if event.frame.preps.get("between") != "party" else "party", [made])

    def _reflexive(self, k: int) -> int:
        """ "Basayev himself died": the name before the pronoun is meant."""
        chunk = self.scene.chunks[k]
        word = self.scene.sentence.lower[chunk.i]
        return k - 1 if word in ("himself", "herself", "itself", "themselves") and self.scene.kind(k - 1) == "NG" else k

    def _also_named(self, event: Event, role: str, k: int) -> None:
        """ "The two Italians, Roasc and Accurso, were taken": the names are those of the figure."""
        m = self.scene.past_phrases(k + 1)
        chunk = self.scene.chunks[k]
        if self.scene.word(m) != "," or not isinstance(chunk, Noun) or chunk.number is None:
            return
        if self.scene.kind(m + 1) == "NG" and self.scene.proper(m + 1):
            for filler in fillers(self.scene, m + 1, role):
                if filler.named and filler.kind == "person":
                    self._place(event, role, replace(filler, listed=True))

    def _owner(self, event: Event, chunk: Noun) -> None:
        if chunk.owner is None:
            return
        a, b = chunk.owner
        if event.frame.preps.get("of") == "victim":
            a = self._name_start(a, b)
        sense = self.scene.nouns.sense(self.lemmas[a:b])
        group = self.scene.nouns.group_at(self.scene.sentence.lower, a)
        armed = group is not None or (
            sense is not None and (sense.role == "doer" or sense.status in ("combatant", "police"))
        )
        victim = event.frame.preps.get("of") == "victim" and not (sense is not None and sense.role == "doer")
        if sense is not None and sense.kind in ("abstract", "object"):
            return
        tag = self.scene.sentence.tags[b - 1]
        named, plural = tag in ("NNP", "NNPS") and sense is None, tag == "NNS"
        if victim and self.scene.named.get(b - 1) is not None:
            return
        filler = Filler(
            chunk=event.chunk, start=a, end=b, head=self.lemmas[b - 1],
            kind="organization" if group is not None else "person", named=group is not None or named,
            status="combatant" if armed else None, definite=True, single=victim and (named or not plural),
        )  # fmt: skip
        if victim:
            event.add("victim", [filler])
        elif armed:
            event.add("perpetrator", [filler])

    def _name_start(self, a: int, b: int) -> int:
        """Where the name begins in "presidential candidate Bernardo Jaramillo's"; `a` if it is no name."""
        tags, k = self.scene.sentence.tags, b
        while k > a and tags[k - 1] in ("NNP", "NNPS") and self.scene.nouns.sense((self.lemmas[k - 1],)) is None:
            k -= 1
        return k if k < b else a

    def _light(self, event: Event, k: int) -> None:
        """The verb that carries the noun: who "carried out" the attack, who "suffered" it."""
        scene = self.scene
        verb = self._verb_of(k)
        if verb is None:
            return
        m, is_object = verb
        chunk = scene.chunks[m]
        if not isinstance(chunk, Verb):
            return
        lemma = self.lemmas[chunk.main]
        phrase = lemma
        if chunk.main + 1 < len(self.lemmas) and self.scene.sentence.tags[chunk.main + 1] in ("RP", "IN", "RB"):
            phrase = f"{lemma} {self.lemmas[chunk.main + 1]}"
        light = self.frames.light
        doer = lemma in light["doer"] or phrase in light["doer"]
        under = lemma in light["undergoer"] or phrase in light["undergoer"]
        role = "party" if "party" in event.frame.preps.values() else "perpetrator"
        if is_object and doer and not chunk.passive:
            subject = scene.subject(m)
            if subject is not None:
                self._give(event, role, subject, left=True)
        elif is_object and under and not chunk.passive:
            subject = scene.subject(m)
            if subject is not None:
                self._give(event, "harmed", subject, left=True)
        elif not is_object and doer and (chunk.passive or chunk.form == "part"):
            for prep, n in scene.phrases(m):
                if prep == "by":
                    self._give_one(event, role, n)
        if doer or under or lemma in light["occur"]:
            event.roles.setdefault("carried", []).extend(self._bare(k))

    def _verb_of(self, k: int) -> tuple[int, bool] | None:
        """The verb whose object (True) or subject (False) the noun group at `k` is."""
        m = self.scene.skip_left(k - 1)
        if self.scene.kind(m) == "VG":
            return m, True
        if self.scene.kind(m) == "P" and self.scene.kind(m - 1) == "VG":
            return m - 1, True
        for n in range(k + 1, min(k + 10, len(self.scene.chunks))):
            if self.scene.kind(n) == "VG":
                return (n, False) if self.scene.subject(n) == k else None
        return None
