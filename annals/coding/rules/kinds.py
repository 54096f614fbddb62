"""The type of an event, from its parties and means. The rules, in the order in which they are asked:

* A bomb found and defused is a foiled bombing; other arms found are a seizure.
* Fighters driven out of a place have lost it: territory changes hands.
* Those who fight, and those whom police or soldiers take, are arrested; whom an armed group holds is abducted.
* The means names the type of a general act: a car bomb makes an attack a bombing, a jet an air strike.
* Shots or tear gas at demonstrators: the protest, with the police as second perpetrator.
* A crowd that beats or burns people is mob violence; one that wrecks things, or fights the police, a riot.
* An attack on those who fight is an armed clash (contract); a clash word without anybody armed is an attack.
* An attack on one person of public standing, or on their car or house, is an assassination.
* Ten or more defenceless people killed by hand in one go are a massacre.
"""

from __future__ import annotations

from itertools import pairwise

from annals.coding.rules.chunks import Noun
from annals.coding.rules.filler import Filler, of_state
from annals.coding.rules.found import Event
from annals.coding.rules.hedges import listed
from annals.coding.rules.participants import fillers, owners
from annals.coding.rules.scene import Scene
from annals.records import replace

GENERAL = frozenset(
    {"attack", "bombing", "assassination", "armed_clash", "shelling", "property_destruction", "massacre"}
)
FOUGHT_WITH = frozenset({"attack", "fight", "clash", "kill", "wound", "attack_noun", "set_upon", "enter"})
BY_MEANS = frozenset("bombing suicide_bombing grenade_attack shelling air_strike landmine chemical_attack".split())
WORN = frozenset({"belt", "vest", "charge", "explosive", "jacket", "waistcoat", "load", "device", "bomb"})
AIRCRAFT = frozenset({"aircraft", "plane", "jet", "helicopter", "warplane", "drone", "bomber", "gunship", "air"})
SELF = frozenset({"himself", "herself", "themselves"})
BOMBERS = frozenset({"bomber", "attacker", "seeker", "assailant"})
BOMBED = frozenset({"bombing", "suicide_bombing"})
CARRIED = frozenset({"vehicle", "transport"})
BODIES = frozenset({"department", "office", "union", "court", "council", "bureau", "party", "agency", "branch"})
FORCES = frozenset(
    {"police", "army", "military", "gendarmerie", "troop", "security", "paramilitary", "guard", "patrol"}
)
FOLLOWERS = frozenset({"supporter", "worker", "fan"})
ARMED_PLACES = frozenset({"military", "police"})
FIRING = frozenset(
    {"plant_bomb", "fall_on", "explode", "open_fire", "shell", "bomb", "target", "kill", "wound", "destroy"}
)
MANY = 10
RIOTOUS = frozenset({"arson", "property_destruction", "attack", "armed_clash", "robbery", "bombing"})
CROWD = frozenset(
    "mob multitude crowd rioter protester demonstrator youth thug looter villager resident vigilante student"
    " hooligan".split()
)
MOB = frozenset("mob crowd vigilante villager resident local neighbour neighbor onlooker townspeople passer-by".split())
BURNED = frozenset({"tyre", "tire", "effigy", "flag", "barricade"})
PUBLIC = frozenset({"official"})
STANDING = frozenset(
    "imam cleric priest bishop archbishop pastor rabbi sheikh mullah journalist editor broadcaster "
    "columnist activist judge magistrate prosecutor prefect chairman chairwoman leader commander chief "
    "spokesman spokesperson candidate councillor councilor mayor governor minister senator deputy "
    "lawmaker legislator ambassador diplomat politician unionist lawyer rector professor secretary "
    "president director general colonel".split()
)
BEATEN = ("verb:wound:beat", "verb:wound:knock", "verb:wound:kick")
HOUSEHOLD = frozenset(
    "wife husband son daughter child brother sister father mother driver bodyguard guard escort aide assistant "
    "secretary companion relative nephew chauffeur partner colleague".split()
)
"""Those who die with somebody who was chosen."""
CHOSEN = frozenset({"shoot", "kill", "wound", "open_fire", "attack", "killing_noun"})
DEMONSTRATORS = frozenset(
    "protester demonstrator marcher striker picketer demonstration protest rally march crowd".split()
)
LAIRS = frozenset(
    {"camp", "hideout", "enclave", "base", "den", "stronghold", "lair", "position", "hideaway", "outpost"}
)
GUARDS = frozenset({"bodyguard", "guard", "guardsman"})
PROTESTING = frozenset({"striking", "protesting", "demonstrating", "opposition", "marching"})
RISING = frozenset(
    (w,) for w in "blocking protesting demanding marching demonstrating rallying occupying chanting".split()
)
CROWD_CONTROL = frozenset({"gas", "teargas", "cannon", "baton", "pellet"})
CHASED = frozenset({"student", "worker", "crowd", "youth", "teacher", "supporter", "people"})
JOINED = frozenset(
    {"party", "union", "association", "federation", "council", "congress", "opposition", "confederation"}
)
MEN = frozenset({"man", "fighter", "member", "individual"})
BANDS = frozenset({"group", "movement", "faction", "outfit", "front", "sect", "band", "cell", "gang", "militia"})
HELD = frozenset({"prisoner", "captive", "detainee", "hostage", "inmate", "refugee"})
ABOARD = frozenset({"driver", "passenger", "occupant", "crew", "motorist", "conductor", "pilot"})
BLOCKING = frozenset({"block", "barricade"})
ESCAPED = frozenset({"survive", "escape", "unhurt", "unharmed", "unscathed", "uninjured"})
OWNED = frozenset({"vehicle", "transport", "residential", "building", "government"})


def set_type(scene: Scene, event: Event) -> None:
    """Sets the event's type by the rules above; tolls and parties move with it."""
    if "sexually" in scene.sentence.lower[max(0, event.token - 2) : event.token + 1] and event.type == "attack":
        event.type = "sexual_violence"
    _bomb_found(scene, event)
    _confiscated(event)
    _captured(event)
    _raided(event)
    _driven_out(event)
    held_by_rebels(event)
    _means(event)
    _by_air(scene, event)
    if _blows_up_self(scene, event):
        event.type = "suicide_bombing"
    _fired_on(scene, event)
    _crowd(event)
    _chosen(scene, event)
    _clash(scene, event)
    _posts(scene, event)
    _massacre(event)


def _bomb_found(scene: Scene, event: Event) -> None:
    """A bomb found before it went off is a foiled bombing; a find of arms is a seizure."""
    weapons = event.get("weapon")
    if event.type != "weapons_seizure" or not weapons or any(f.suggests != "bombing" for f in weapons):
        return
    lemmas = scene.lemmas
    if all(f.single for f in weapons) or listed("disarmed").spans(lemmas, event.token, len(lemmas)):
        event.type, event.status = "bombing", "foiled"


def _confiscated(event: Event) -> None:
    """ "The navy seized a dhow with 1,500 rifles": what the state takes is a find of arms, or no matter."""
    doers = event.get("perpetrator")
    if event.type != "hijacking" or event.frame.name != "take_vehicle" or not doers:
        return
    state = all(f.sort == "state_force" or f.status == "police" for f in doers)
    if state and event.get("weapon"):
        event.type = "weapons_seizure"
        event.roles["target"] = []
    elif all(f.status == "police" for f in doers):
        event.refused = "a seizure by the police"


def _captured(event: Event) -> None:
    """Those who fight, and those whom soldiers or police take, are captured or arrested, not abducted."""
    if event.type == "abduction" and event.frame.name == "take_person":
        if event.get("perpetrator") and all(f.status == "police" for f in event.get("perpetrator")):
            event.type = "arrest"
            event.tolls = [replace(t, effect="arrested") if t.effect == "abducted" else t for t in event.tolls]
        return
    if event.type != "abduction" or event.frame.name != "seize_person":
        return
    state = any(_takes_lawfully(f) for f in event.get("perpetrator"))
    captured = ":capture" in event.rule
    if state or any(
        f.status in ("combatant", "police") or f.role == "doer" or (f.named and captured) for f in event.get("victim")
    ):
        event.type = "arrest"
        event.tolls = [replace(t, effect="arrested") if t.effect == "abducted" else t for t in event.tolls]


def _takes_lawfully(filler: Filler) -> bool:
    """Whether those whom it takes are arrested: a force of the state or the police; "the soldiers" may abduct."""
    return filler.status == "police" or (filler.sort == "state_force" and filler.kind == "organization")


def _raided(event: Event) -> None:
    """ "raided a cattle camp and made off with 600 cows": nobody is hurt, the loot is what it was for."""
    hurt = any(t.effect in ("killed", "injured") and t.high != 0 for t in event.tolls)
    if event.type == "attack" and "robbery" in event.kinds and not hurt and not event.get("victim"):
        event.type = "robbery"


def _driven_out(event: Event) -> None:
    """Fighters driven from a place have lost it: ground that changes hands, and both sides fight."""
    driven = [f for f in event.get("victim") if not f.pronoun]
    if event.frame.name == "displace" and driven and all(f.head in ABOARD for f in driven):
        event.refused = "people put out of a vehicle"
        return
    if event.type == "forced_displacement" and driven and all(f.armed for f in driven):
        event.type = "territory_change" if event.places else "armed_clash"
        event.roles["perpetrator"] = [*event.get("perpetrator"), *driven]
        event.roles["victim"] = []
        event.tolls = [t for t in event.tolls if t.effect != "displaced"]


def held_by_rebels(event: Event) -> None:
    """Those whom an armed group "detains" are abducted: only states arrest."""
    doers = event.get("perpetrator")
    if (
        event.type == "arrest"
        and doers
        and all(
            f.sort == "armed_group"
            or (f.role == "doer" and f.status != "police")
            or (f.kind == "organization" and not f.named and f.head in BANDS)
            or (f.head in MEN and f.status != "police" and f.sort != "state_force")
            for f in doers
        )
    ):
        event.type = "abduction"
        event.tolls = [replace(t, effect="abducted") if t.effect == "arrested" else t for t in event.tolls]


def _means(event: Event) -> None:
    """The type that the means suggests, for acts that say nothing of it themselves."""
    if event.type not in GENERAL:
        return
    if _suicide(event):
        event.type = "suicide_bombing"
        return
    suggested = [f.suggests for f in [*event.get("weapon"), *event.get("perpetrator")] if f.suggests]
    arms = event.get("weapon")
    carried = len(arms) > 1 and event.frame.name in FOUGHT_WITH and any(f.suggests is None for f in arms)
    if carried and not any("suicide" in s or s == "air_strike" for s in suggested):
        return  # "attacked with rifles, machetes and bombs": no one of them is the means.
    if event.frame.name == "plant_bomb" and not suggested and event.type == "bombing":
        event.type = "attack"
    elif event.type == "bombing" and suggested and set(suggested) == {"arson"}:
        event.type = "arson"  # "hurled a petrol bomb at the office"
    elif not (any(f.suggests is None for f in event.get("weapon")) and not BOMBED & set(suggested)):
        _by_means(event, suggested)


def _by_air(scene: Scene, event: Event) -> None:
    """ "The air force bombed the camp", "dropped bombs on it"."""
    dropped = event.frame.name == "plant_bomb" and scene.lemmas[event.token] == "drop"
    if event.type == "bombing" and (dropped or event.frame.name in ("bomb", "bombing_noun")):
        doers = (scene.sentence.lower[f.start : f.end] for f in event.get("perpetrator"))
        if any(words[-2:] == ("air", "force") or words[-1:] == ("aviation",) for words in doers):
            event.type = "air_strike"
            return
        acting = [f for f in event.get("perpetrator") if not f.pronoun]
        state = bool(acting) and all(_state(scene, f) for f in acting) and not event.get("weapon")
        flown = any(p == "from" and scene.head_lemma(m) in AIRCRAFT for p, m in scene.phrases(event.chunk))
        if flown or (state and event.frame.name == "bomb" and scene.lemmas[event.token] == "bomb"):
            event.type = "air_strike"  # What a state bombs, it bombs from the air.


def _state(scene: Scene, filler: Filler) -> bool:
    """Whether a state acts: its army, its government, or the country by name."""
    named = scene.named.get(filler.end - 1)
    country = named is not None and named.kind == "country"
    return country or filler.sort == "state_force" or filler.head in ("army", "military", "coalition", "troop", "force")


def _blows_up_self(scene: Scene, event: Event) -> bool:
    """ "A girl blew herself up", "the man detonated his vest"."""
    worn = scene.object(event.chunk) if event.frame.name == "explode" else None
    own = scene.chunks[worn] if worn is not None else None
    if isinstance(own, Noun) and own.det in ("his", "her", "their") and scene.lemmas[own.head] in WORN:
        return True
    main = scene.chunks[event.chunk].j
    behind = scene.sentence.lower[main : main + 2]
    return event.frame.name == "explode" and bool(SELF & set(behind))


def _suicide(event: Event) -> bool:
    """Whether a bomber acts who is said to die by it."""
    doers = event.get("perpetrator")
    if event.type not in ("attack", "bombing", "assassination") or all(f.head not in BOMBERS for f in doers):
        return False
    bombs = any(f.head == "bomber" for f in doers) or event.type == "bombing" or bool(event.get("weapon"))
    return (event.suicide and bombs) or any("suicide" in f.head or f.sort == "suicide" for f in doers)


def _by_means(event: Event, suggested: list[str]) -> None:
    fitting = [s for s in suggested if s in BY_MEANS and (s != "shelling" or event.frame.name in FIRING)]
    if not fitting or event.type in ("assassination", "massacre"):
        return
    best = max(fitting, key=lambda s: ("suicide" in s, s not in ("bombing", "shelling")))
    kept = (event.type, best) in (("shelling", "bombing"), ("armed_clash", "air_strike"))
    if not kept:
        event.type = best


def _fired_on(scene: Scene, event: Event) -> None:
    """Shots or gas at demonstrators: a protest, the crowd its first perpetrator and the police the second."""
    doers, struck = event.get("perpetrator"), event.get("victim") + event.get("target")
    if event.type not in ("attack", "armed_clash", "massacre", "protest") or not doers:
        return
    if not struck and any(f.head in CROWD_CONTROL for f in event.get("weapon")):
        struck = [f for k in range(len(scene.chunks)) if scene.head_lemma(k) in DEMONSTRATORS | CHASED
                  for f in fillers(scene, k, "victim") if f.chunk == k and f.kind == "person"]  # fmt: skip
    if not struck:
        return
    if not all(_guards(f) for f in doers):
        return
    gas = any(f.head in CROWD_CONTROL for f in event.get("weapon"))
    crowd = [f for f in struck if f.head in DEMONSTRATORS or (gas and f.head in CHASED and not f.single)
             or _demonstrates(scene, f)]  # fmt: skip
    if not crowd:
        return
    event.type = "protest"
    whole = [replace(f, number=None, single=False, status=f.status or "civilian") for f in crowd if f.kind == "person"]
    event.roles["perpetrator"] = [*whole, *doers]
    if not event.tolls:
        event.roles["victim"] = [f for f in event.get("victim") if f not in crowd]


def _guards(filler: Filler) -> bool:
    """Whether somebody is of those who come against crowds: police, soldiers, guards."""
    armed = filler.status in ("police", "combatant") and filler.sort != "armed_group" and filler.role != "doer"
    return armed or filler.head in GUARDS


def _demonstrates(scene: Scene, filler: Filler) -> bool:
    """ "striking miners", "opposition supporters", "workers blocking a highway": a crowd by what is said of it."""
    lower = scene.sentence.lower
    if filler.kind != "person" or filler.single or filler.chunk < 0:
        return False
    said = PROTESTING & set(lower[filler.start : filler.end]) or lower[filler.end : filler.end + 1] in RISING
    return bool(said)


def _crowd(event: Event) -> None:
    """A crowd that beats or burns people is mob violence; one that wrecks things is a riot."""
    if event.frame.name == "disperse":
        event.roles["perpetrator"] = sorted(event.get("perpetrator"), key=of_state)  # The crowd comes first.
    people = event.get("perpetrator")
    if (
        event.frame.name == "protest"
        and event.rule.split(":")[2] == "march"
        and people
        and all(f.armed for f in people)
    ):
        event.refused = "a movement of troops"
    burned = event.get("target")
    if event.type == "arson" and burned and all(f.head in BURNED for f in burned):
        event.type = "protest"
        event.roles["target"] = []
    if event.type == "forced_work_stoppage" and people and not any(map(_enforces, people)):
        event.type = "protest"
    blocks = event.type == "protest" and event.rule.split(":")[2] in BLOCKING
    if blocks and people and all(f.armed for f in people):
        event.type = "other"  # A road that the armed block is closed by force.
    doers = {f.head for f in [*people, *event.get("party")]}
    if event.frame.name == "strike_bare" and people and all(_workers(f) for f in people):
        event.type = "protest"
    if event.type in ("armed_clash", "bombing", "attack") and doers & (CROWD | FOLLOWERS) and event.get("party"):
        event.type = "riot"
    victims = [f for f in event.get("victim") if not f.pronoun or (f.kind == "person" and event.type == "arson")]
    policed = bool(event.get("target")) and all(_fights(f) for f in victims)
    by_hand = event.frame.name in ("beat", "set_upon") or event.rule.startswith(BEATEN)
    mauled = by_hand and doers & CROWD and any(f.plural for f in people)
    if (doers & MOB or mauled) and victims and not policed and event.type in ("attack", "arson", "armed_clash"):
        event.type = "mob_violence"
    elif doers & CROWD and (event.get("target") or any(_fights(f) for f in victims)):
        thrown = event.type == "bombing" and event.frame.name == "plant_bomb" and any(_fights(f) for f in victims)
        event.type = "riot" if event.type in RIOTOUS or thrown else event.type  # petrol bombs at the police


def _enforces(filler: Filler) -> bool:
    """Whether somebody can stop others from working by force; parties and unions call a strike."""
    return filler.armed or filler.pronoun or (filler.named and filler.head not in JOINED)


def _workers(filler: Filler) -> bool:
    return filler.status in (None, "civilian") and filler.kind == "person"


def _clash(scene: Scene, event: Event) -> None:
    """An attack on those who are armed is a clash (contract): soldiers, police, armed groups."""
    if event.type not in ("attack", "armed_clash"):
        return
    struck = [replace(f, sort="police") if _of_force(scene, f) else f for f in harmed(event) if f.head != "other"]
    people = [f for f in struck if f.kind == "person"]
    carried = {"vehicle", "transport", "military", "police"}
    beside = all(f.sort in carried for f in struck if f.kind != "person")
    if any(map(_fights, struck)):  # "attacked a military convoy, destroying two vehicles"
        struck = [f for f in struck if f.sort not in CARRIED]
    if event.type == "attack" and any(f.head == "other" for f in event.get("victim")) and _one_another(scene, event):
        event.type = "armed_clash"
        return
    unknown = any(_fights(f) for f in event.get("perpetrator")) and not any(f.sure for f in people)
    ambush = ":ambush" in event.rule and bool(people) and (unknown or any(_fights(f) for f in people))
    force = any(_fights(f) and f.role != "doer" for f in event.get("perpetrator"))
    alone = len(people) == 1 and people[0].single and event.frame.name in ("kill", "shoot", "wound")
    alone = alone and not ambush and not force
    if (
        event.type == "attack"
        and not alone
        and (ambush or (struck and all(_fights(f) for f in (people if people and beside else struck))))
    ):
        event.type = "armed_clash"
    if event.type == "attack" and force and any(f.head in LAIRS and _of_force(scene, f) for f in event.get("target")):
        event.type = "armed_clash"  # "Troops stormed the camp of the bandits and killed five."
    fought = event.frame.type == "armed_clash" or "armed_clash" in event.kinds or bool(event.get("party"))
    if event.type == "armed_clash" and not fought and struck and not any(_fights(f) for f in struck):
        event.type = "attack"


def _one_another(scene: Scene, event: Event) -> bool:
    """ "shot at each other": both sides do it."""
    behind = scene.sentence.lower[event.token : event.token + 5]
    return any(pair in (("each", "other"), ("one", "another")) for pair in pairwise(behind))


def _posts(scene: Scene, event: Event) -> None:
    """ "stormed the post of the Malian army": those whose post is fought for are the other side."""
    if event.type != "armed_clash":
        return
    for f in event.get("target"):
        if f.sort in ARMED_PLACES | CARRIED or f.head in LAIRS:
            event.add("perpetrator", _holders(scene, f))


def _holders(scene: Scene, filler: Filler) -> list[Filler]:
    """Those whose post, camp or vehicle is struck, if they are armed: "the camp of the bandits", "an army truck"."""
    k = filler.chunk
    found = [o for o in owners(scene, k) if o.armed]
    if not found and scene.word(k + 1) == "of" and scene.kind(k + 2) == "NG":
        found = [f for f in fillers(scene, k + 2, "perpetrator") if f.armed and f.kind != "object"]
    return found


def _of_force(scene: Scene, filler: Filler) -> bool:
    """Whether what is struck is held by those who are armed: "a police bus", "the camp of the bandits"."""
    if filler.sort in ("vehicle", "transport"):
        words = scene.sentence.lower[filler.start : filler.end - 1]
        return bool(FORCES & set(words)) or bool(_holders(scene, filler))
    return filler.head in LAIRS and bool(_holders(scene, filler))


def harmed(event: Event) -> list[Filler]:
    """Everybody and everything struck."""
    return [f for f in [*event.get("victim"), *event.get("target")] if not f.pronoun]


def _fights(filler: Filler) -> bool:
    return (
        filler.status in ("combatant", "police")
        or filler.head == "officer"
        or (filler.kind != "person" and filler.sort in ARMED_PLACES)
    )


def _public(scene: Scene, filler: Filler) -> bool:
    """Whether somebody has public standing: an office, or one of the callings that are chosen as targets."""
    lemmas = scene.lemmas
    said = {filler.head}
    for span in (filler.described, *filler.also):
        if span is not None:
            said.update(lemmas[span[0] : span[1]])
    k = filler.chunk + 1
    if filler.head == "head" and scene.word(k) == "of" and (over := scene.sense(k + 1)) is not None:
        return over.kind == "organization" or scene.head_lemma(k + 1) in BODIES
    return filler.status in PUBLIC or bool(said & STANDING)


def _chosen(scene: Scene, event: Event) -> None:
    """The killing of one named or single person of public standing is an assassination, an attempt too."""
    if event.type != "attack" or event.frame.name not in CHOSEN:
        return
    victims, targets = [f for f in event.get("victim") if not f.pronoun], event.get("target")
    first = victims[0] if victims else None
    if first is not None and (first.number is not None or first.kind != "person"):
        return  # "1 journalist killed": nobody that was chosen, as far as is said.
    if any(not _beside_public(scene, f) for f in victims[1:]):
        return  # "an imam and his neighbour"
    if event.frame.name == "wound" and not event.get("perpetrator") and not event.places and not event.dates:
        return  # "a deputy commissioner was injured": hurt in what is told around it
    if (first is not None and len(victims) <= 2 and not targets and first.single and _public(scene, first)) or (
        not victims and targets and all(_owner_public(scene, f) for f in targets)
    ):
        event.type = "assassination"


def _beside_public(scene: Scene, filler: Filler) -> bool:
    """Whether somebody killed with a public person is public too, of their house or of their guard."""
    return filler.status in ("police", "combatant") or filler.head in HOUSEHOLD or _public(scene, filler)


def _owner_public(scene: Scene, filler: Filler) -> bool:
    """ "the governor's car", "the minister escaped when gunmen attacked his car"."""
    chunk = scene.chunks[filler.chunk]
    if not isinstance(chunk, Noun) or filler.sort not in OWNED:
        return False
    if chunk.owner is not None:
        return scene.sentence.tags[chunk.owner[1] - 1] == "NN" and scene.lemmas[chunk.owner[1] - 1] in STANDING
    if chunk.det not in ("his", "her") or not ESCAPED & set(scene.lemmas):
        return False
    return any(scene.lemmas[i] in STANDING and scene.sentence.tags[i] != "NNS" for i in range(chunk.i))


def _massacre(event: Event) -> None:
    """Ten or more defenceless people killed by hand in one go."""
    if event.type != "attack" or event.frame.name not in ("kill", "shoot", "killing_noun"):
        return
    for toll in event.tolls:
        many = toll.effect == "killed" and not toll.part and (toll.low or 0) >= MANY
        if (
            many
            and toll.who is not None
            and (toll.who.status == "civilian" or toll.who.head in HELD)
            and event.get("perpetrator")
        ):
            event.type = "massacre"
