"""What a frame asks of its object or subject before it tells of an incident."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import Event
from annals.coding.rules.participants import fillers
from annals.coding.rules.roles import Roles
from annals.coding.rules.scene import Scene

AIRCRAFT = frozenset({"helicopter", "aircraft", "jet", "plane", "airplane", "airliner", "bomber", "drone", "chopper"})
GROUND = frozenset({"settlement", "camp", "military", "police", "transport", "infrastructure"})
STRONGHOLDS = frozenset(
    {"garrison", "headquarters", "stronghold", "position", "barracks", "battalion", "brigade", "outpost"}
)
BODIES = frozenset({"body", "corpse", "cadaver", "remains"})
PACKED = frozenset({"packed", "laden", "loaded", "filled", "rigged", "stuffed"})
TALKS = frozenset({"talk", "negotiation", "meeting", "summit", "conference", "hospital", "court"})
TRADE = frozenset({"route", "trade", "business", "power", "market", "office", "list"})
LOOT = frozenset(
    "cattle cow livestock herd goat sheep camel donkey horse animal cash money phone motorcycle motorbike ration"
    " drug medicine fuel food grain maize rice supply".split()
)
AWAY = frozenset({"bush", "forest", "jungle", "mountain", "hill", "captivity", "wood", "desert", "creek"})
OWN = frozenset("man comrade brother cadre member martyr woman guerrilla companion officer personnel people".split())
SHOTS = frozenset({"fire", "gunfire", "shot", "bullet", "round"})
CARE = frozenset({"hospital", "clinic", "morgue", "mortuary", "court", "safety", "station", "centre", "center"})


class Needs:
    """Checks the needs of frames in one sentence."""

    def __init__(self, scene: Scene, roles: Roles) -> None:
        self.scene = scene
        self.roles = roles
        self._checks: dict[str, Callable[[Event], bool]] = {
            "weapon": self._weapon,
            "aircraft": self._aircraft,
            "mine": self._mine,
            "goods": self._goods,
            "fallen": self._fallen,
            "arriving": self._arrives,
            "chemical": self._chemical,
            "thing": self._thing,
            "vehicle": self._vehicle,
            "fleeing": self._fleeing,
            "person": self._person,
            "taken": self._taken,
            "own": self._own_men,
            "struck": self._struck,
            "alone": self._alone,
            "fighters": self._fighters_fall,
            "name": self._names_victims,
            "place": self._takes_place,
            "agreement": self._agreement,
            "bodies": self._bodies,
        }

    def met(self, event: Event) -> bool:
        """Whether a frame that asks for a certain object or subject has it."""
        if event.frame.subject == "exploding":
            self._packed(event)
        need = event.frame.needs_object
        return need is None or self._checks[need](event)

    def _weapon(self, event: Event) -> bool:
        if not event.get("weapon") and event.frame.name == "ram":
            self._packed(event)
        if event.frame.name == "ram" and self.scene.object(event.chunk) is None:
            return bool(event.get("weapon")) and bool(event.get("target") or event.get("victim"))
        if event.frame.name == "plant_bomb" and self.scene.lemmas[event.token] == "leave":
            # "fire on worshippers leaving the mosque": what is left behind is no fire.
            return any(f.head not in SHOTS for f in event.get("weapon"))
        return bool(event.get("weapon"))

    def _packed(self, event: Event) -> None:
        """ "drove a vehicle packed with explosives into": the vehicle is the weapon."""
        exploding = event.frame.subject == "exploding"
        k = self.scene.subject(event.chunk) if exploding else self.scene.object(event.chunk)
        if k is None or self.scene.word(k + 1) not in PACKED or self.scene.word(k + 2) != "with":
            return
        vehicle, load = self.scene.chunks[k], self.scene.chunks[k + 3 : k + 4]
        if isinstance(vehicle, Noun) and load and "explosive" in self.scene.head_lemma(k + 3):
            filler = replace(
                self.roles.bare(k)[0], start=vehicle.core, end=vehicle.stop, suggests="bombing", sort="weapon"
            )
            event.roles["weapon"] = [f for f in event.get("weapon") if f.chunk != k + 3]
            event.roles["target"] = [f for f in event.get("target") if f.chunk != k]
            event.add("weapon", [filler])

    def _aircraft(self, event: Event) -> bool:
        """What flies, or a thing that no list knows ("a Sukhoi-25"); never people."""
        chunk = self.scene.chunks[event.chunk]
        passive = isinstance(chunk, Verb) and chunk.passive
        k = self.scene.subject(event.chunk) if passive else self.scene.object(event.chunk)
        if k is None or self.scene.pronoun(k):
            return False
        sense = self.scene.sense(k)
        if sense is None:
            return self.scene.proper(k)
        return sense.sort in ("aircraft", "drone") or self.scene.head_lemma(k) in AIRCRAFT

    @staticmethod
    def _fallen(event: Event) -> bool:
        """What falls is a weapon ("a rocket landed on a house")."""
        return bool(event.get("weapon")) and not event.get("perpetrator")

    @staticmethod
    def _goods(event: Event) -> bool:
        """Animals and money, which change hands against their owner's will only when the armed take them."""
        doers = event.get("perpetrator")
        return any(f.head in LOOT for f in event.get("target")) and (not doers or any(f.armed for f in doers))

    def _arrives(self, event: Event) -> bool:
        """ "The attackers came to Mwenda": those who have done it, told of with the place they came to."""
        known = any(f.definite and f.armed and not f.pronoun for f in event.get("perpetrator"))
        to = {p for p, _ in self.scene.phrases(event.chunk)} & {"to", "in", "at", "into", "on"}
        return known and bool(to) and not TALKS & set(self.scene.lemmas)

    @staticmethod
    def _chemical(event: Event) -> bool:
        return any(f.suggests == "chemical_attack" for f in event.get("weapon"))

    def _mine(self, event: Event) -> bool:
        """A mine, or a bomb that somebody comes upon rather than one that comes upon them."""
        chunk = self.scene.chunks[event.chunk]
        if isinstance(chunk, Verb) and chunk.passive:
            return False  # "The patrol was hit by a bomb."
        laid = event.rule.split(":")[2] in ("hit", "strike", "step", "drive", "run", "roll", "trip")
        met = {"landmine", "bombing"} if laid else {"landmine"}
        return any(f.suggests in met or "mine" in f.head for f in event.get("weapon"))

    @staticmethod
    def _thing(event: Event) -> bool:
        armed = event.frame.needs_subject != "armed" or any(f.armed for f in event.get("perpetrator"))
        return armed and bool(event.get("target"))

    def _vehicle(self, event: Event) -> bool:
        """A vehicle, or "it" behind one ("stopped a truck and drove it away")."""
        targets = event.get("target")
        if any(f.pronoun and f.head == "it" for f in targets):
            for m in range(event.chunk - 1, -1, -1):
                sense = self.scene.sense(m)
                if sense is not None and sense.sort in ("vehicle", "transport"):
                    event.roles["target"] = [f for f in fillers(self.scene, m, "target") if f.chunk == m]
                    break
        return any(f.sort in ("vehicle", "transport") for f in event.get("target"))

    @staticmethod
    def _fleeing(event: Event) -> bool:
        """People in numbers who flee, not the attackers who got away."""
        home = event.last > event.token
        return any(
            f.status in (None, "civilian") and f.role != "doer" and (f.number is not None or (home and f.plural))
            for f in event.get("victim")
        )

    @staticmethod
    def _person(event: Event) -> bool:
        ok = any(f.kind == "person" and not f.pronoun and (f.sure or f.named) for f in event.get("victim"))
        doers = [f for f in event.get("perpetrator") if not (f.pronoun and f.plural)]
        return ok and (event.frame.needs_subject != "armed" or not doers or any(f.armed for f in doers))

    def _alone(self, event: Event) -> bool:
        """ "A van blew up": something blows up that nobody is said to have blown up."""
        chunk = self.scene.chunks[event.chunk]
        passive = isinstance(chunk, Verb) and chunk.passive
        return not passive and self.scene.object(event.chunk) is None and event.get("perpetrator") == []

    def _fighters_fall(self, event: Event) -> bool:
        """ "Four soldiers fell": those who fight, and not into or from anything."""
        away = {p for p, _ in self.scene.phrases(event.chunk)} & {"to", "into", "from", "off", "under", "on", "behind"}
        return not away and any(f.armed or f.head in OWN for f in event.get("victim"))

    def _struck(self, event: Event) -> bool:
        """ "sprayed the car with bullets": something struck, by those who are armed or with what they fire."""
        shots = {self.scene.head_lemma(m) for _, m in self.scene.phrases(event.chunk)} & SHOTS
        armed = bool(shots) or any(f.armed for f in event.get("perpetrator"))
        return armed and bool(event.get("victim") or event.get("target"))

    def _own_men(self, event: Event) -> bool:
        """ "The army lost three men", "we lost a comrade": those who fight, and their own."""
        fights = any(f.armed or f.head in ("we", "they") for f in event.get("party"))
        k = self.scene.object(event.chunk)
        if k is not None and self.scene.kind(k + 1) == "CC" and self.scene.kind(k + 2) == "NG":
            self.roles.give_one(event, "victim", k + 2)  # "lost two tanks and nine soldiers"
        lost = [f for f in event.get("victim") if f.kind == "person" and not f.pronoun and f.sure]
        told = any(f.armed or f.head in OWN for f in lost)
        return fights and told and any(f.number is not None or f.single for f in lost)

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
        away = any(p == "into" and self.scene.head_lemma(m) in AWAY for p, m in preps)
        return away or (chunk.passive and any(p == "from" for p, _ in preps))

    def _bodies(self, event: Event) -> bool:
        """Whether what is found are the dead: "the bodies of seven men", "his body"."""
        chunk = self.scene.chunks[event.chunk]
        passive = isinstance(chunk, Verb) and (chunk.passive or chunk.form == "part")
        k = self.scene.subject(event.chunk) if passive else self.scene.object(event.chunk)
        return k is not None and self.scene.head_lemma(k) in BODIES

    def _takes_place(self, event: Event) -> bool:
        """Whether what is taken is ground: a named place, or a settlement, base or post; never people."""
        if self.scene.sentence.lower[event.token + 1 : event.token + 2] in (("place",), ("off",), ("part",), ("up",)):
            return False  # "The attack took place in Kodyel."
        if any(f.head in TRADE for f in event.get("place")):
            return False
        taken = event.get("place")
        if any(f.kind == "person" and (f.number is not None or not f.named) for f in taken):
            return False
        named = any(self.scene.settlement(m) or self._stands_for_place(m) for m in self._taken_chunks(event))
        return named or any(f.sort in GROUND or f.head in STRONGHOLDS for f in taken)

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
        verb = self.scene.chunks[event.chunk]
        passive = isinstance(verb, Verb) and (verb.passive or verb.form == "part")
        found = self.scene.subject(event.chunk) if passive else self.scene.object(event.chunk)
        chunk = self.scene.chunks[found] if found is not None else None
        entry = self.roles.noun_entry(chunk) if isinstance(chunk, Noun) else None
        return entry is not None and entry.frame.type == "agreement"
