"""Noun groups into roles: what the grammar gives is put where it belongs, by what it is."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.companions import companions
from annals.coding.rules.filler import Filler
from annals.coding.rules.found import Event
from annals.coding.rules.frames import Entry, Frames
from annals.coding.rules.nouns import Sense
from annals.coding.rules.participants import PORTIONS, fillers, of_list
from annals.coding.rules.pronouns import MANY, ONE, meant, partly
from annals.coding.rules.scene import Scene
from annals.records import replace

OBJECTS = ONE | MANY
ACTING = frozenset({"perpetrator", "party", "protester"})
RIGGED = frozenset(
    "booby-trapped bomb-laden explosive-laden explosives-laden explosives-packed explosive-packed explosive-filled"
    " explosives-filled bomb-rigged explosive-rigged explosives-rigged boobytrapped bomb-laced".split()
)
SPEAKS = frozenset(
    "say claim announce deny state declare admit report confirm add boast reject dismiss warn threaten vow "
    "insist".split()
)
WORDED = frozenset({"accusation", "allegation", "report", "claim", "charge", "suggestion", "rumour", "rumor"})
WORN = frozenset({"vest", "belt", "jacket", "waistcoat"})
MANNERS = frozenset({"random", "will", "range"})
DIRECTIONS = frozenset("northern southern eastern western central north south east west and , the".split())
JOINING = frozenset({"of", "on"})
"""Words inside an entry of the list of nouns: "exchange of fire", "attempt on the life"."""
KIN = frozenset({"family", "household", "couple"})
AIRCRAFT = frozenset({"helicopter", "aircraft", "jet", "plane", "airplane", "bomber"})


class Roles:
    """Gives the fillers of one sentence their roles in its events."""

    def __init__(self, scene: Scene, frames: Frames) -> None:
        self.scene = scene
        self.frames = frames
        self.lemmas = scene.lemmas

    def give(self, event: Event, role: str, k: int, *, left: bool = False, objects: bool = False) -> None:
        """Gives a role to the noun group at `k`; with `left` to those of its list before it, too (subjects)."""
        if role == "none":
            return
        k = self._reflexive(k) if left else k
        chunks = self.scene.listed_left(k, objects=objects) if left else [k]
        for m in chunks:
            self.give_one(event, role, m, single=left)
        if left and len(chunks) == 1 and self.scene.kind(k - 1) != "CC":
            self._also_named(event, role, k)
        if left and role in ACTING and not self.scene.pronoun(k):
            event.add("party" if role == "party" else "perpetrator", companions(self.scene, k))

    def give_one(self, event: Event, role: str, k: int, *, single: bool = False) -> None:
        """Gives a role to what the noun group at `k` speaks of; with `single` not to the rest of its list."""
        cause = self._event_noun(k)
        if cause and role in ("perpetrator", "exploding", "harmed", "weapon", "victim"):
            event.roles.setdefault("cause", []).extend(self.bare(k))
            return
        if self.scene.pronoun(k) and role in ("perpetrator", "party"):
            if self._nobody_says(k):
                return  # "No group has said it was behind the attack."
            speaker = self._reported_subject(k)
            k = k if speaker is None else speaker
        if role in ("harmed", "target") and self.scene.word(k) == "it" and self.scene.pronoun(k):
            k = self._thing_before(event, k)
        if self._no_party(event, role, k) or self._by_pronoun(event, role, k, single=single):
            return
        spot = role in ("harmed", "target") and self._spot(k)
        found = fillers(self.scene, k, "target" if spot else "victim" if role in ("harmed", "victim") else role)
        if single:
            # Not the list to the right, but the organizations in "members of the front and of the league".
            theirs = of_list(self.scene, k + 2) if self.scene.word(k + 1) in ("of", "from") else []
            found = [f for f in found if f.chunk <= k or (f.chunk in theirs and (f.chunk == k + 2 or f.named))]
        for filler in self._with_apposition(found, k, role):
            self.place(event, role, filler)

    def _no_party(self, event: Event, role: str, k: int) -> bool:
        """Whether the noun group at `k` is a place, or a manner ("shot at random"), and nobody harmed."""
        scene = self.scene
        if scene.head_lemma(k) in MANNERS:
            return True
        if role in ("harmed", "victim", "near_target", "target") and scene.settlement(k):
            return True
        massacred = role == "victim" and scene.word(k - 1) == "of" and scene.proper(k) and self._massacred_place(event)
        shelled = event.frame.name == "shell" and scene.proper(k) and scene.group(k) is None
        return massacred or (role == "harmed" and (self._bare_place(k) or (shelled and self._one_word(k))))

    def _one_word(self, k: int) -> bool:
        chunk = self.scene.chunks[k]
        return chunk.j - chunk.i == 1

    def _by_pronoun(self, event: Event, role: str, k: int, *, single: bool) -> bool:
        """Gives the role to those whom a pronoun at `k` means ("killing him and his driver"), if it means any."""
        pronoun = self.scene.pronoun(k) and self.scene.word(k) in OBJECTS
        if role not in ("harmed", "victim") or event.frame.effect == "arrested":
            return False
        found = meant(self.scene, k, event.get("perpetrator")) if pronoun or partly(self.scene, k) else []
        for filler in found:
            self.place(event, "victim", filler)
        for m in self.scene.listed(k)[1:] if found and not single else []:
            self.give_one(event, role, m, single=True)
        return bool(found)

    def _thing_before(self, event: Event, k: int) -> int:
        """ "stopped a bus and set it on fire": the thing that "it" means; `k` itself where none stands before."""
        for m in range(event.chunk - 1, 0, -1):
            sense = self.scene.sense(m)
            thing = sense is not None and sense.sure and sense.kind == "object" and sense.sort != "settlement"
            if thing and self.scene.kind(m - 1) == "VG":
                return m
            if self.scene.word(m) in (";", ":"):
                break
        return k

    def _bare_place(self, k: int) -> bool:
        """Whether what is stormed or shelled is one capitalised word that may be a place: hardly a person."""
        chunk = self.scene.chunks[k]
        return (
            isinstance(chunk, Noun)
            and set(self.scene.sentence.lower[chunk.i : chunk.head]) <= DIRECTIONS
            and chunk.head in self.scene.maybe_named
            and self.scene.proper(k)
            and self.scene.group(k) is None
        )

    def _spot(self, k: int) -> bool:
        """Whether the noun group at `k` is the name of a place with a kind of its own ("Camp Ashraf")."""
        chunk = self.scene.chunks[k]
        return isinstance(chunk, Noun) and chunk.head in self.scene.named and self.scene.group(k) is None

    def _nobody_says(self, k: int) -> bool:
        verb = self.scene.verb_before(k)
        subject = self.scene.subject(verb) if verb is not None else None
        chunk = self.scene.chunks[subject] if subject is not None else None
        return isinstance(chunk, Noun) and chunk.det == "no"

    def _reported_subject(self, k: int) -> int | None:
        """ "Police said they had arrested": the pronoun of a reported clause is the one who speaks."""
        for m in range(k - 1, max(-1, k - 4), -1):
            chunk = self.scene.chunks[m]
            if isinstance(chunk, Verb) and self.lemmas[chunk.main] in SPEAKS:
                subject = self.scene.subject(m)
                sense = self.scene.sense(subject) if subject is not None else None
                group = self.scene.group(subject) if subject is not None else None
                if group is not None or (
                    sense is not None and (sense.kind == "organization" or sense.status is not None)
                ):
                    return subject
                return None
            if self.scene.kind(m) not in ("SUB", "TIME", "ADV", "P", "PUNC") and self.scene.head_lemma(m) not in WORDED:
                return None
        return None

    def _massacred_place(self, event: Event) -> bool:
        """ "the massacre of Homoine": one massacres many, so a bare name is the place."""
        return event.frame.type == "massacre"

    def _with_apposition(self, found: list[Filler], k: int, role: str) -> list[Filler]:
        """The first filler with what is set beside it; of "the mayor, Ana Ruiz" the name leads."""
        beside = self.scene.apposition(k) if found and found[0].kind != "object" else None
        if beside is None:
            return found
        first = found[0]
        other = next((f for f in fillers(self.scene, beside, role) if f.chunk == beside), None)
        if other is not None and first.kind == "organization" and not first.named and self._group_beside(other):
            # "A splinter faction, the Niger Delta Avengers, blew up"
            return [replace(other, also=((first.start, first.end),)), *found[1:]]
        if first.head == "victim" and other is not None and other.kind == "person" and other.number is None:
            return [f for f in fillers(self.scene, beside, role) if f.kind == "person"]  # "the victim, a priest,"
        if (
            first.kind != "person"
            or other is None
            or other.kind != "person"
            or other.number is not None
            or first.named == other.named
        ):
            return found
        lead, plain = (first, other) if first.named else (other, first)
        if not first.named and not first.single:
            return found
        joined = replace(
            lead, also=((plain.start, plain.end),), status=lead.status or plain.status, single=True, plural=False
        )
        return [joined, *found[1:]]

    @staticmethod
    def _group_beside(other: Filler) -> bool:
        return other.kind == "organization" and other.named

    def bare(self, k: int) -> list[Filler]:
        """The noun group at chunk `k` taken as it stands, as a thing."""
        chunk = self.scene.chunks[k]
        return [Filler(chunk=k, start=chunk.i, end=chunk.j, head=self.scene.head_lemma(k), kind="object")]

    def _event_noun(self, k: int) -> bool:
        chunk = self.scene.chunks[k]
        return isinstance(chunk, Noun) and self.noun_entry(chunk) is not None

    def place(self, event: Event, role: str, filler: Filler) -> None:
        """Puts a filler where it belongs, by what it is."""
        if filler.kind == "object" and RIGGED & set(self.scene.sentence.lower[filler.start : filler.end]):
            event.add("weapon", [replace(filler, sort="weapon", suggests=filler.suggests or "bombing")])
            return
        weapon = filler.suggests is not None or filler.sort == "weapon" or self._is_weapon(filler)
        plain = self._plain_role(role, filler, weapon)
        if plain in ("perpetrator", "party") and filler.kind == "object" and not weapon and self._flies(filler):
            filler, weapon = replace(filler, suggests="air_strike"), True
        if plain in ("perpetrator", "party") and weapon:
            self._whose(event, filler)
            plain = "weapon"
        if plain == "victim" and filler.kind == "object" and not filler.pronoun:
            plain = "weapon" if weapon else "target" if filler.sure else plain
        if plain == "weapon" and filler.head in WORN and event.frame.name == "explode":
            filler, weapon = replace(filler, sort="weapon", suggests="suicide_bombing"), True
        if plain is None or (plain == "weapon" and not weapon):
            return
        if plain == "perpetrator" and filler.kind == "object" and filler.sure:
            self._whose(event, filler)  # "Navy gunboats sank the craft."
            return
        event.add(plain, [filler])

    @staticmethod
    def _plain_role(role: str, filler: Filler, weapon: bool) -> str | None:
        """The role of the scheme that a role of the frames comes to for this filler; `None`: it plays none."""
        person = filler.kind == "person"
        if role == "harmed":
            return "victim" if person or filler.head in KIN else "target"
        if role == "exploding":
            return "weapon" if weapon else "perpetrator" if person else "target"
        if role == "property":
            # Arms that are stolen are what the act was for, not what it was done with.
            return "target" if filler.kind == "object" and (filler.sure or weapon) else None
        if role == "near_target":
            near = "weapon" if weapon else "victim" if person else "target"
            return near if near != "target" or filler.sure else None
        return {"displaced": "victim", "protester": "perpetrator"}.get(role, role)

    def _flies(self, filler: Filler) -> bool:
        other = self._as_weapon(filler)
        return (other is not None and other.suggests == "air_strike") or filler.head in AIRCRAFT

    def _is_weapon(self, filler: Filler) -> bool:
        sense = self.scene.sense(filler.chunk)
        return sense is not None and sense.kind == "weapon"

    def _whose(self, event: Event, filler: Filler) -> None:
        """The force that aircraft or guns are said to be of ("air force planes", "army helicopters")."""
        chunk = self.scene.chunks[filler.chunk]
        k = filler.chunk
        if self.scene.word(k + 1) == "of" and self.scene.kind(k + 2) == "NG":
            event.add(
                "perpetrator", [f for f in fillers(self.scene, k + 2, "perpetrator") if f.kind == "organization"][:1]
            )
        if isinstance(chunk, Noun) and chunk.det in ("its", "their"):
            speaker = self._reported_subject(k)
            if speaker is not None:
                told = fillers(self.scene, speaker, "perpetrator")
                event.add("perpetrator", [f for f in told if f.armed or f.sort == "government"][:1])
        if isinstance(chunk, Noun) and chunk.owner is not None:
            self._owned_by(event, k, chunk.owner)
        if not isinstance(chunk, Noun) or chunk.head <= chunk.core:
            return
        group = self.scene.nouns.group_at(self.scene.sentence.lower, chunk.core)
        if group is not None and chunk.core + group[0] <= chunk.head:
            # "Ansar Allah artillery shelled"
            end = chunk.core + group[0]
            event.add("perpetrator", [Filler(
                chunk=k, start=chunk.core, end=end, head=self.lemmas[end - 1], kind="organization", named=True,
                sort=group[1].kind, status="combatant",
            )])  # fmt: skip
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

    def _owned_by(self, event: Event, k: int, owner: tuple[int, int]) -> None:
        """ "the enemy's helicopters", "the rebels' mortars"."""
        a, b = owner
        sense, group = self.scene.nouns.sense(self.lemmas[a:b]), self.scene.nouns.group_at(self.scene.sentence.lower, a)
        known = group is not None and a + group[0] == b
        if not known and (sense is None or (sense.role != "doer" and sense.status not in ("combatant", "police")
                                            and sense.actor_kind not in ("government", "armed_group"))):  # fmt: skip
            return
        organization = known or (sense is not None and sense.kind == "organization")
        event.add("perpetrator", [Filler(
            chunk=k, start=a, end=b, head=self.lemmas[b - 1], kind="organization" if organization else "person",
            named=known, plural=not organization, sure=True, status="combatant",
            sort=group[1].kind if known and group is not None else (sense.actor_kind if sense is not None else None),
        )])  # fmt: skip

    def _as_weapon(self, filler: Filler) -> Sense | None:
        """The sense of a thing that can be a weapon too ("helicopters", "trucks")."""
        chunk = self.scene.chunks[filler.chunk]
        if not isinstance(chunk, Noun):
            return None
        return self.scene.nouns.sense(self.lemmas[chunk.core : chunk.head + 1], want="weapon")

    def near(self, event: Event, m: int) -> None:
        """What stands where the bomb went off: a thing is a target, a town or a person is none."""
        whole = m + 2 if self.scene.head_lemma(m) in PORTIONS and self.scene.word(m + 1) == "of" else m
        sense = self.scene.sense(whole) if self.scene.kind(whole) == "NG" else None
        people = sense is not None and sense.kind in ("person", "organization")
        aimed = self.scene.word(m - 1) == "at" and event.frame.name == "plant_bomb"
        if people and (aimed or (self.scene.word(m - 1) == "under" and sense is not None and sense.kind == "person")):
            self.give_one(event, "harmed", m)
        if sense is not None and sense.kind == "object" and sense.sort not in ("settlement",):
            for filler in fillers(self.scene, m, "target"):
                self.place(event, "near_target", filler)

    def by_means(self, event: Event, m: int) -> None:
        """Gives an act the weapons that the noun group at chunk `m` names."""
        for filler in fillers(self.scene, m, "weapon"):
            if self._is_weapon(filler):
                event.add("weapon", [filler])

    def company(self, event: Event, m: int, *, armed: bool = False) -> None:
        """ "He was killed with his driver and a bodyguard": people beside the victim are victims."""
        for filler in fillers(self.scene, m, "victim"):
            if filler.kind == "person" and filler.sure and (armed or not filler.armed) and not filler.pronoun:
                self.place(event, "victim", filler)

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
                    self.place(event, role, replace(filler, listed=True))

    def noun_entry(self, chunk: Noun) -> Entry | None:
        """The entry of the list of nouns that the head of a group, with the words before it, stands for."""
        for entry in self.frames.nouns.get(self.lemmas[chunk.head], ()):
            if not entry.rest:
                return entry
            first = max(chunk.core, chunk.head - len(entry.rest))
            if entry.rest in (self.lemmas[first : chunk.head], self.scene.sentence.lower[first : chunk.head]):
                return entry
        return self._of_entry(chunk)

    def _of_entry(self, chunk: Noun) -> Entry | None:
        """Entries with "of" inside ("exchange of fire", "act of violence", "attempt on the life")."""
        behind = chunk.head + 1
        if behind >= len(self.lemmas) or self.lemmas[behind] not in JOINING:
            return None
        head, tail = self.lemmas[chunk.head], self.lemmas[behind : behind + 4]
        words = [head, *(w for w in tail if w not in ("the", "a", "his", "her"))]
        for length in (3, 4):
            last = words[min(length, len(words)) - 1]
            for entry in self.frames.nouns.get(last, ()):
                if entry.rest and tuple(words[: len(entry.rest)]) == tuple(w for w in entry.rest if w != "the"):
                    return entry
        return None
