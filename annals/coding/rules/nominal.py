"""Events told by nouns: "an attack on the market", "the killing of two monks", "rebel ambushes"."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.filler import Filler
from annals.coding.rules.found import Event
from annals.coding.rules.frames import Frames
from annals.coding.rules.participants import fillers, owners
from annals.coding.rules.roles import Roles
from annals.coding.rules.scene import Scene

SETTING_OFF = frozenset({"trigger", "detonate", "explode", "initiate"})
STRUCK = frozenset(
    {"religious", "educational", "medical", "commercial", "government", "diplomatic", "military", "police"}
)


PROCLAIMED = frozenset({"announce", "declare", "call"})


class Nominals:
    """Finds the events that nouns of one sentence tell."""

    def __init__(self, scene: Scene, frames: Frames, roles: Roles) -> None:
        self.scene = scene
        self.frames = frames
        self.roles = roles
        self.lemmas = scene.lemmas

    def event(self, k: int, chunk: object) -> Event | None:
        """The act that the noun group at chunk `k` tells ("the killing of four farmers"), if it tells one."""
        if not isinstance(chunk, Noun):
            return None
        entry = self.roles.noun_entry(chunk)
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
        if self.scene.word(k - 1) == "to" and self.scene.head_lemma(k - 2) in ("end", "halt", "stop", "return"):
            event.refused = "not said to have happened"  # "to urge an end to factional killings"
        event.reference = entry.frame.strength == "reference" or chunk.det in ("the", "this", "that", "these", "those")
        self._modifiers(event, chunk)
        for prep, m in self.scene.complements(k):
            role = entry.frame.preps.get(prep)
            if prep == "of" and m != k + 2 and not self._of_behind(k, m):
                continue
            if role == "near_target":
                self.roles.near(event, m)
            elif role == "near_place" or role is None:
                continue
            elif prep == "with" and role == "weapon":
                self.roles.by_means(event, m)
            else:
                self.roles.give_one(event, role, m)
                for other in self.scene.listed(m)[1:]:
                    self.roles.give_one(event, role, other)
        self._light(event, k)
        self._between(event, k)
        if event.frame.name == "protest_noun" and self.scene.word(k - 1) == "in" and not event.get("perpetrator"):
            before = self.scene.verb_before(k)
            subject = self.scene.subject(before) if before is not None else None
            if subject is not None:
                self.roles.give(event, "perpetrator", subject, left=True)  # "closed their stalls in protest"
        return event

    def _of_behind(self, k: int, m: int) -> bool:
        """ "the abduction by bandits of 20 pupils": those counted behind the doer."""
        group = self.scene.chunks[m]
        if self.scene.kind(m - 2) == "PUNC" and self.scene.kind(m - 3) == "TIME":
            return True  # "the murder, on 25 January 1989, of General Martinez"
        return m == k + 4 and self.scene.word(k + 1) == "by" and isinstance(group, Noun) and group.number is not None

    def _between(self, event: Event, k: int) -> None:
        """ "Clashes broke out on Monday between the army and a militia": the parties stand behind the verb."""
        if "between" not in event.frame.preps or event.get("party"):
            return
        verb = self._verb_of(k)
        if verb is None or verb[1]:
            return
        for prep, m in self.scene.phrases(verb[0]):
            if prep in ("between", "among"):
                for other in self.scene.listed(m):
                    self.roles.give_one(event, "party", other)
                return

    def _modifiers(self, event: Event, chunk: Noun) -> None:
        """Who or what stands before the noun: "rebel attack", "grenade attack", "the army's raid"."""
        if chunk.owner is not None:
            self._owner(event, chunk)
        if not event.frame.modifiers:
            return
        nouns, lower = self.scene.nouns, self.scene.sentence.lower
        if not event.get("perpetrator"):
            event.add("perpetrator", [f for f in owners(self.scene, event.chunk) if f.start < chunk.head][:1])
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
            if sense is not None and sense.sure and self.lemmas[i] not in ("general", "gun"):
                self._modifier(event, i, sense.kind, sense)
            i += 1

    def _modifier(self, event: Event, i: int, kind: str, sense: object) -> None:
        doer = getattr(sense, "role", None) == "doer" or getattr(sense, "status", None) in ("combatant", "police")
        if kind == "object" and getattr(sense, "sort", None) in STRUCK and event.frame.preps.get("on") == "harmed":
            made = Filler(
                chunk=event.chunk,
                start=i,
                end=i + 1,
                head=self.lemmas[i],
                kind="object",
                sort=getattr(sense, "sort", None),
            )
            event.add("target", [made])
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
        if lemma in PROCLAIMED and event.type not in ("protest", "agreement", "forced_work_stoppage"):
            doer = False  # "the attack was announced by the ministry"
        under = lemma in light["undergoer"] or phrase in light["undergoer"]
        role = "party" if "party" in event.frame.preps.values() else "perpetrator"
        if is_object and (doer or under) and not chunk.passive:
            subject = scene.subject(m)
            if subject is not None:
                self.roles.give(event, role if doer else "harmed", subject, left=True)
        elif not is_object and doer and (chunk.passive or chunk.form == "part"):
            for prep, n in scene.phrases(m):
                if prep == "by":
                    self.roles.give_one(event, role, n)
        if is_object and lemma in SETTING_OFF and (subject := scene.subject(m)) is not None:
            # Rebels set off a mine blast; the soldier who does is its victim.
            found = fillers(scene, subject, "perpetrator")
            event.add(role, [f for f in found if f.role == "doer" or f.sort == "armed_group"])
        occurs = lemma in light["occur"] or phrase in light["occur"]
        if doer or under or occurs:
            event.roles.setdefault("carried", []).extend(self.roles.bare(k))

    def _before_inserted(self, m: int) -> int:
        """Left of a phrase of time or place in commas ("it carried out, on the night of 3 May, a massacre")."""
        if self.scene.word(m) != ",":
            return m
        for n in range(m - 1, max(0, m - 9), -1):
            if self.scene.word(n) == ",":
                left = self.scene.skip_left(n - 1)
                held = self.scene.kind(n + 1) in ("P", "TIME") and self.scene.kind(left) == "VG"
                return left if held else m
            if self.scene.kind(n) in ("VG", "WH", "SUB", "CC"):
                return m
        return m

    def _verb_of(self, k: int) -> tuple[int, bool] | None:
        """The verb whose object (True) or subject (False) the noun group at `k` is."""
        m = self._before_inserted(self.scene.skip_left(k - 1))
        if self.scene.kind(m) == "VG":
            return m, True
        if self.scene.kind(m) == "P" and self.scene.kind(m - 1) == "VG":
            return m - 1, True
        for n in range(k + 1, min(k + 10, len(self.scene.chunks))):
            if self.scene.kind(n) == "VG":
                return (n, False) if self.scene.subject(n) == k else None
        return None
