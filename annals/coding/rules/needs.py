"""What a frame asks of its object or subject before it tells of an incident."""

from __future__ import annotations

from collections.abc import Callable

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.falling import OWN, falls_in_fight
from annals.coding.rules.figures import FIGURATIVE
from annals.coding.rules.filler import Filler, of_state
from annals.coding.rules.finds import Finds
from annals.coding.rules.found import Event
from annals.coding.rules.ground import Ground
from annals.coding.rules.participants import fillers
from annals.coding.rules.roles import Roles
from annals.coding.rules.scene import Scene
from annals.records import replace

AIRCRAFT = frozenset({"helicopter", "aircraft", "jet", "plane", "airplane", "airliner", "bomber", "drone", "chopper"})
MEN = frozenset({"man", "person", "individual", "people", "youth", "stranger", "civilian", "agent"})
"""Those of whom a note tells nothing else: who seizes people is armed enough."""
TRAFFIC = frozenset({"traffic", "movement", "transport", "transit", "circulation", "travel", "trade", "harvest"})
FIXED = frozenset(
    {"airport", "airfield", "airstrip", "runway", "port", "harbour", "harbor", "terminal", "heliport", "hall"}
)
SHIPS = frozenset(
    {"mv", "mt", "ms", "m/v", "m/t", "ss", "fv", "carrier", "trawler", "tanker", "freighter", "yacht", "dhow", "flight"}
)
UNARMED = frozenset(
    "student pupil worker employee farmer peasant labourer laborer protester demonstrator activist unionist striker"
    " teacher woman squatter resident villager miner fisherman doctor nurse driver pensioner supporter family relative"
    " inhabitant".split()
)
TURN_UP = frozenset({"turn", "surface", "reappear", "float", "wash", "lie", "lay", "arrive", "reach"})
MOVED = frozenset("bring take carry remove receive haul transport transfer arrive reach lift".split())
"""What is done with bodies that others have found."""
BODIES = frozenset({"body", "corpse", "cadaver", "remains", "coffin"})
RAZING = frozenset({"raze", "destroy", "flatten", "level", "ruin", "wreck"})
MARKS = frozenset(
    {"wound", "wounds", "gunshot", "gunshots", "bullet", "bullets", "stab", "stabbed", "shot", "slit", "tied", "bound"}
    | {"tortured", "torture", "beheaded", "decapitated", "mutilated", "strangled", "hacked", "executed", "machete"}
    | {"throat", "throats", "blindfolded", "handcuffed", "gagged", "bullet-riddled", "riddled"}
)
"""What a body bears that tells of a killing."""
PACKED = frozenset({"packed", "laden", "loaded", "filled", "rigged", "stuffed"})
TALKS = frozenset({"talk", "negotiation", "meeting", "summit", "conference", "hospital", "court"})
LOOT = frozenset(
    "cattle cow livestock herd goat sheep camel donkey horse animal cash money phone motorcycle motorbike ration"
    " drug medicine fuel food grain maize rice supply shilling dollar naira franc peso rupee euro pound birr kwacha"
    " kyat taka"
    " jewellery jewelry gold valuable valuables belonging belongings laptop computer telephone item goods property"
    " loot booty cellphone payroll equipment salary wage".split()
)
UPON = (("upon",), ("across",), ("under",), ("from",), ("after",), ("out",))
AWAY = frozenset({"bush", "forest", "jungle", "mountain", "hill", "captivity", "wood", "desert", "creek"})
SHOTS = frozenset({"fire", "gunfire", "shot", "bullet", "round"})
HOMES = frozenset("home house bed room office apartment flat car vehicle bus shop farm village".split())
LED_OFF = frozenset({"drag", "pull", "take", "herd", "march", "lead"})
CROWDS = frozenset("crowd mob protester demonstrator student villager resident group band gang it they".split())
SOUGHT = frozenset("suspicion raid sweep search questioning police operation roundup suspect suspected".split())
KILLED_THEN = frozenset(
    "shoot kill behead execute stab hack lynch beat slaughter murder club douse burn slit set".split()
)
DISPERSE = frozenset({"disperse", "scatter", "break", "chase", "clear"})
IDIOMS = frozenset("part place shape effect hold office seat turn stock charge shelter refuge aim advantage".split())
"""What is "taken" or "held" in sayings: nobody."""
HELD_FOR = frozenset("ransom questioning minute hour day night week month year".split())
WOUNDS = frozenset({"wound", "injury", "burn", "gunshot", "bullet", "fracture", "cut", "trauma"})
CARE = frozenset({"hospital", "clinic", "morgue", "mortuary", "court", "safety", "station", "centre", "center"})


GASES = frozenset({"cannon", "gas", "teargas", "bullet", "baton", "pellet", "ammunition", "grenade", "round"})
HEADS = {
    "bodies": BODIES | {"dead", "lifeless"},
    "traffic": TRAFFIC,
    "crowd_control": GASES,
    "goods": LOOT,
}
"""Needs that only certain words meet, one of which has to stand in the sentence."""


class Needs:
    """Checks the needs of frames in one sentence."""

    def __init__(self, scene: Scene, roles: Roles) -> None:
        self.scene = scene
        self.roles = roles
        self.ground = Ground(scene)
        self.finds = Finds(scene, roles)

    def _check(self, need: str) -> Callable[[Event], bool]:
        checks: dict[str, Callable[[Event], bool]] = {
            "weapon": self._weapon,
            "aircraft": self._aircraft,
            "mine": self._mine,
            "goods": self._goods,
            "fallen": self._fallen,
            "arriving": self._arrives,
            "chemical": self._chemical,
            "answering": self._answering,
            "thing": self._thing,
            "vehicle": self._vehicle,
            "fleeing": self._fleeing,
            "person": self._person,
            "taken": self._taken,
            "own": self._own_men,
            "struck": self._struck,
            "alone": self._alone,
            "fighters": lambda event: falls_in_fight(self.scene, event),
            "crowd_control": self._crowd_control,
            "sit_in": self._sit_in,
            "ordered": self._ordered,
            "burgled": self._burgled,
            "utility": self._utility,
            "traffic": self._traffic,
            "picked": self._picked,
            "name": self._names_victims,
            "place": self.ground.takes_place,
            "agreement": self._agreement,
            "bodies": self._bodies,
            "sides": self._sides,
            "patient": self._patient,
        }
        return checks[need]

    def met(self, event: Event) -> bool:
        """Whether a frame that asks for a certain object or subject has it."""
        if event.frame.subject == "exploding":
            self._packed(event)
        if event.frame.needs_subject == "state" and not self._comes_against_a_crowd(event):
            return False
        need = event.frame.needs_object
        return need is None or self._check(need)(event)

    def _comes_against_a_crowd(self, event: Event) -> bool:
        """Whether police or troops disperse somebody; what was used on whom, and what for, other frames tell."""
        verb = self.scene.chunks[event.chunk]
        told = isinstance(verb, Verb) and verb.form == "inf"
        used = self.scene.lemmas[event.token] == "use"
        on_whom = used and any(prep in ("against", "on", "at") for prep, _ in self.scene.phrases(event.chunk))
        calm = "without" in self.scene.sentence.lower[event.token :]  # "dispersed the crowd without firing a shot"
        return not told and not on_whom and not calm and any(map(of_state, event.get("perpetrator")))

    def _weapon(self, event: Event) -> bool:
        if self.scene.sentence.lower[event.token : event.token + 2] in (
            ("laid", "down"),
            ("lay", "down"),
            ("laying", "down"),
        ):
            return False  # arms that are given up
        if not event.get("weapon") and event.frame.name == "ram":
            self._packed(event)
        if not event.get("weapon") and event.frame.name == "seize_weapons":
            self.finds.kept(event)
            self.finds.measured(event)
        if event.frame.name == "ram" and self.scene.object(event.chunk) is None:
            return bool(event.get("weapon")) and bool(event.get("target") or event.get("victim"))
        if event.frame.name == "plant_bomb" and self.scene.lemmas[event.token] == "leave":
            # "fire on worshippers leaving the mosque": what is left behind is no fire.
            return any(f.head not in SHOTS for f in event.get("weapon"))
        return bool(event.get("weapon"))

    def _packed(self, event: Event) -> None:
        """ "drove a vehicle packed with explosives into": the vehicle is the weapon."""
        exploding = event.frame.subject == "exploding"
        verb = self.scene.chunks[event.chunk]
        passive = isinstance(verb, Verb) and verb.passive
        k = self.scene.subject(event.chunk) if exploding or passive else self.scene.object(event.chunk)
        if k is not None and event.frame.name == "ram" and any(f.kind == "person" for f in event.get("victim")):
            self._as_weapon(event, k)
            return
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

    def _as_weapon(self, event: Event, k: int) -> None:
        """Whether a vehicle is what people are run down with ("a jeep was driven into the crowd")."""
        sense = self.scene.sense(k)
        if sense is not None and sense.sort in ("vehicle", "transport"):
            event.add("weapon", self.roles.bare(k))
            event.roles["target"] = [f for f in event.get("target") if f.chunk != k]

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

    def _goods(self, event: Event) -> bool:
        """Animals and money, which change hands against their owner's will only when the armed take them."""
        doers = event.get("perpetrator")
        off = event.last > event.token or any(f.head in ("man", "person", "individual") for f in doers)
        verb = self.scene.chunks[event.chunk]
        passive = isinstance(verb, Verb) and (verb.passive or verb.form == "part")
        behind = range(event.chunk + 1, event.chunk + 5)
        money = event.last > event.token and any(
            self.scene.head_lemma(m) in LOOT and self.scene.chunks[m].i <= event.last + 4 for m in behind
            if m < len(self.scene.chunks)
        )  # fmt: skip
        stolen = money and isinstance(verb, Verb) and not verb.passive
        return (stolen or any(f.head in LOOT for f in event.get("target"))) and (
            off or any(f.armed for f in doers) or (not doers and (passive or bool(event.places)))
        )

    def _arrives(self, event: Event) -> bool:
        """ "The attackers came to Mwenda": those who have done it, told of with the place they came to."""
        known = any(f.definite and f.armed and not f.pronoun for f in event.get("perpetrator"))
        to = {p for p, _ in self.scene.phrases(event.chunk)} & {"to", "in", "at", "into", "on"}
        found = self.scene.sentence.lower[event.token + 1 : event.token + 2]
        return known and bool(to) and found not in UPON and not TALKS & set(self.scene.lemmas)

    @staticmethod
    def _answering(event: Event) -> bool:
        """ "answered with about 40 shells": what answers is fired."""
        return any(f.suggests in ("shelling", "air_strike", "bombing") for f in event.get("weapon"))

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

    def _thing(self, event: Event) -> bool:
        armed = event.frame.needs_subject != "armed" or any(f.armed for f in event.get("perpetrator"))
        things = any(f.kind != "person" or f.pronoun for f in event.get("target"))
        # "razed the village of Wamba": ground is a place, and no thing.
        return armed and (things or (RAZING & {event.rule.split(":")[2]} != set() and self._razed(event)))

    def _razed(self, event: Event) -> bool:
        doers = event.get("perpetrator")
        ground = any(self.scene.settlement(m) for m in self.ground.taken(event))
        return ground and (not doers or any(f.armed for f in doers))

    def _vehicle(self, event: Event) -> bool:
        """A vehicle, or "it" behind one ("stopped a truck and drove it away")."""
        targets = event.get("target")
        if any(f.pronoun and f.head == "it" for f in targets):
            for m in range(event.chunk - 1, -1, -1):
                sense = self.scene.sense(m)
                if sense is not None and sense.sort in ("vehicle", "transport"):
                    event.roles["target"] = [f for f in fillers(self.scene, m, "target") if f.chunk == m]
                    break
        return any(
            (f.sort in ("vehicle", "transport") and f.head not in FIXED) or self._ship(f) for f in event.get("target")
        )

    def _ship(self, filler: Filler) -> bool:
        """ "the bulk carrier Iron Lady", "the MV Amber": a name behind what it is."""
        nouns, lemmas = self.scene.nouns, self.scene.lemmas
        if filler.pronoun or not self.scene.sentence.words[filler.end - 1][0].isupper():
            return False
        for t in range(filler.start, filler.end):
            if lemmas[t] in SHIPS:
                return True
            sense = nouns.sense(lemmas[filler.start : t + 1])
            if sense is not None and sense.sort in ("vehicle", "transport") and sense.lemma.split()[-1] not in FIXED:
                return True
        return False

    @staticmethod
    def _fleeing(event: Event) -> bool:
        """People in numbers who flee, not the attackers who got away."""
        home = event.last > event.token
        return any(
            f.status in (None, "civilian") and f.role != "doer" and (f.number is not None or (home and f.plural))
            for f in event.get("victim")
        )

    def _person(self, event: Event) -> bool:
        ok = any(
            f.kind == "person" and not f.pronoun and (f.sure or f.named) and not self._maybe_place(f)
            for f in event.get("victim")
        )
        if event.rule.split(":")[2] in LED_OFF and self._killed_then(event):
            return False  # "dragged them out of the prayer hall and shot them"
        doers = [f for f in event.get("perpetrator") if not (f.pronoun and (f.plural or f.head == "it"))]
        armed = not doers or any(f.armed or f.head in MEN | CROWDS for f in doers)
        verb = self.scene.chunks[event.chunk]
        him = isinstance(verb, Verb) and verb.passive and any(f.pronoun for f in event.get("victim"))
        if him and any(f.armed or f.status == "police" for f in doers):
            return True  # "He was captured by Peruvian police."
        return (ok or self._from_home(event)) and (event.frame.needs_subject != "armed" or armed)

    def _killed_then(self, event: Event) -> bool:
        """Whether those led off are said to be killed at once: no day or other place lies between."""
        verbs = (m for m, c in enumerate(self.scene.chunks) if isinstance(c, Verb) and m > event.chunk)
        for m in verbs:
            if any(self.scene.word(n) in (";", ":") or self.scene.kind(n) == "WH" for n in range(event.chunk, m)):
                return False  # "took away six people, who were beaten"
            if self.scene.lemmas[self.scene.chunks[m].main] in KILLED_THEN:  # type: ignore[union-attr]
                return True
        return False

    def _from_home(self, event: Event) -> bool:
        """ "had dragged him barefoot from his home": it is plain that somebody is taken."""
        them = any(f.kind == "person" and f.pronoun for f in event.get("victim"))
        return them and any(p in ("from", "out of") and self.scene.head_lemma(m) in HOMES
                            for p, m in self.scene.phrases(event.chunk))  # fmt: skip

    def _picked(self, event: Event) -> bool:
        """ "picked up by agents", "in a raid", "on suspicion of": who takes people is said, or why."""
        if not self._person(event):
            return False
        if ":intercept" in event.rule and any(f.armed for f in event.get("victim")):
            return False
        if any(f.armed or f.head == "agent" for f in event.get("perpetrator")):
            return True
        told = event.rule.endswith(":passive") and any(f.number or f.named or f.single for f in event.get("victim"))
        return told and not event.get("perpetrator") and bool(SOUGHT & set(self.scene.lemmas))

    def _traffic(self, event: Event) -> bool:
        """Traffic, trade or work that somebody armed stops; nobody is named where the text is the group's own."""
        verb = self.scene.chunks[event.chunk]
        passive = isinstance(verb, Verb) and (verb.passive or verb.form == "part")
        found = self.scene.subject(event.chunk) if passive else self.scene.object(event.chunk)
        doers = event.get("perpetrator")
        armed = any(f.armed or f.pronoun for f in doers) or (passive and not doers)
        return armed and found is not None and self.scene.head_lemma(found) in TRAFFIC

    @staticmethod
    def _utility(event: Event) -> bool:
        """Lines, pipes and masts that somebody cuts; a firm or a government that cuts power is not meant."""
        doers = event.get("perpetrator")
        peaceful = any(f.kind == "organization" and not f.armed for f in doers)
        return not peaceful and any(f.sort in ("utility", "infrastructure") and f.sure for f in event.get("target"))

    def _burgled(self, event: Event) -> bool:
        """ "The clinic was broken into": what is entered to do more is told by other verbs."""
        verb = self.scene.chunks[event.chunk]
        passive = isinstance(verb, Verb) and (verb.passive or verb.form == "part")
        return passive and any(f.kind == "object" and f.sure for f in event.get("target"))

    @staticmethod
    def _sit_in(event: Event) -> bool:
        """Students, workers or farmers who take a building or land sit in; rebels who do so take ground."""
        doers = [f for f in event.get("perpetrator") if not f.pronoun]
        return bool(doers) and all(f.head in UNARMED and not f.armed for f in doers) and bool(event.get("target"))

    @staticmethod
    def _ordered(event: Event) -> bool:
        """ "Al-Shabaab ordered traders to leave": people, by those who are armed and are no state."""
        doers = [f for f in event.get("perpetrator") if f.armed and f.sort != "state_force" and f.status != "police"]
        return bool(doers) and any(f.kind == "person" for f in event.get("victim"))

    def _crowd_control(self, event: Event) -> bool:
        """Water cannon, gas and clubs that the police turn on people."""
        for m in range(event.chunk + 1, min(event.chunk + 6, len(self.scene.chunks)) if not event.get("victim") else 0):
            verb = self.scene.chunks[m]
            if isinstance(verb, Verb) and verb.form == "inf" and self.scene.lemmas[verb.main] in DISPERSE:
                crowd = self.scene.object(m)
                if crowd is not None:
                    self.roles.give_one(event, "victim", crowd)  # "used tear gas to disperse demonstrators"
        used = any(f.head in GASES for f in event.get("weapon"))
        return used and any(f.kind == "person" for f in event.get("victim"))

    def _maybe_place(self, filler: Filler) -> bool:
        """Whether a bare name may as well be that of a town ("took Kunduz")."""
        plain = filler.named and not filler.described and not filler.also
        return plain and filler.end - 1 in self.scene.maybe_named and filler.chunk >= 0

    def _alone(self, event: Event) -> bool:
        """ "A van blew up": something blows up that nobody is said to have blown up."""
        chunk = self.scene.chunks[event.chunk]
        passive = isinstance(chunk, Verb) and chunk.passive
        return not passive and self.scene.object(event.chunk) is None and event.get("perpetrator") == []

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
        people = [f for f in event.get("victim") if f.kind == "person" and not self._maybe_place(f)]
        people = [f for f in people if f.head not in IDIOMS | BODIES]
        if not isinstance(chunk, Verb) or not people or self._killed_then(event):
            return False
        preps = self.scene.phrases(event.chunk)
        for_what = preps[0][1] if preps and preps[0][0] == "for" else None
        if for_what is not None and self.scene.head_lemma(for_what) not in HELD_FOR:
            return False  # "a brigade that took them for gang scouts"
        if any(p in ("to", "into") and self.scene.head_lemma(m) in CARE for p, m in preps):
            return False
        if any(f.armed for f in event.get("perpetrator")):
            return any(not f.pronoun for f in event.get("victim")) or any(p in ("from", "into", "by") for p, _ in preps)
        if any(f.head in MEN and not f.pronoun for f in event.get("perpetrator")) and any(
            p == "from" for p, _ in preps
        ):
            return any(f.sure or f.named for f in people)  # "Unknown men took a priest from his parish"
        away = any(p == "into" and self.scene.head_lemma(m) in AWAY for p, m in preps)
        return away or (chunk.passive and any(p == "from" for p, _ in preps))

    def _patient(self, event: Event) -> bool:
        """ "Three people were taken to hospital": those who live, and are not said to have died there."""
        lemmas = self.scene.lemmas
        wounds = event.rule.split(":")[2] not in ("treat", "admit") or WOUNDS & set(lemmas[event.last :])
        alive = not any(
            f.head in BODIES or f.head == "dead" or self.scene.head_lemma(f.chunk) in BODIES
            for f in event.get("victim")
        )
        died = {"die", "succumb", "dead"} & set(lemmas[event.last :])
        return bool(wounds) and alive and not died and any(f.kind == "person" for f in event.get("victim"))

    @staticmethod
    def _sides(event: Event) -> bool:
        """ "Troops encountered some 15 NPA members": two who fight."""
        return len({f.chunk for f in event.get("party") if f.armed}) > 1

    def _bodies(self, event: Event) -> bool:
        """Whether what is found are the dead: "the bodies of seven men", "his body"."""
        chunk = self.scene.chunks[event.chunk]
        passive = isinstance(chunk, Verb) and (chunk.passive or chunk.form == "part")
        k = self.scene.subject(event.chunk) if passive else self.scene.object(event.chunk)
        verb = event.rule.split(":")[2]
        if verb == "reach" or (k is None and (event.rule.endswith(":passive") or verb in TURN_UP)):
            k = self.scene.subject(event.chunk)  # "Body of a man found near the silos", "His body turned up"
            if k is not None and not event.get("victim"):
                self.roles.give(event, "victim", k, left=True)
        if k is None:
            return False
        if verb in ("lie", "lay") and self.scene.object(event.chunk) is not None:
            return False  # "laid the bodies of 16 residents before the gate"
        if verb in MOVED and not any(f.number is not None for f in event.get("victim")):
            return False  # "The body was flown home": of somebody told before.
        return self.scene.head_lemma(k) in BODIES or self._found_dead(event, k, passive)

    def _found_dead(self, event: Event, k: int, passive: bool) -> bool:
        """ "was found dead with gunshot wounds": people found so that it shows that they were killed."""
        behind = event.chunk if passive or event.rule.endswith(":passive") else k
        people = any(f.kind == "person" for f in event.get("victim"))
        dead = self.scene.word(behind + 1) in ("dead", "lifeless", "with")
        marked = bool(MARKS & set(self.scene.sentence.lower[self.scene.chunks[behind].j :]))
        # "One more was found dead."
        more = any(f.number is not None and f.number.additional for f in event.get("victim"))
        return people and dead and (marked or more or bool({"kidnapped", "abducted"} & set(self.scene.sentence.lower)))

    def _agreement(self, event: Event) -> bool:
        verb = self.scene.chunks[event.chunk]
        passive = isinstance(verb, Verb) and (verb.passive or verb.form == "part")
        found = self.scene.subject(event.chunk) if passive else self.scene.object(event.chunk)
        chunk = self.scene.chunks[found] if found is not None else None
        entry = self.roles.noun_entry(chunk) if isinstance(chunk, Noun) else None
        if found is None or entry is None or entry.frame.type != "agreement" or not isinstance(chunk, Noun):
            return False
        if FIGURATIVE & set(self.scene.lemmas[chunk.core : chunk.head]):
            return False  # "signed a trade agreement"
        event.roles.setdefault("cause", []).extend(self.roles.bare(found))
        return True
