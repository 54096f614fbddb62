"""Noun groups to participants: the words that name them, what they are, and how many."""

from __future__ import annotations

from typing import TypedDict

from annals.coding.rules.chunks import Noun
from annals.coding.rules.filler import Filler
from annals.coding.rules.name_spans import common, name_span, namelike
from annals.coding.rules.nouns import Sense
from annals.coding.rules.scene import Scene
from annals.language.numbers import NumberPhrase
from annals.language.reading import Sentence
from annals.model import Kind, Status
from annals.records import replace

PLURAL_TAGS = frozenset({"NNS", "NNPS"})
ARTICLES = frozenset({"a", "an", "one", "another"})
OWNERS = frozenset({"his", "her", "their"})
DEAD = frozenset({"body", "corpse", "cadaver", "remains", "head"})
NO_ONE = frozenset({"no one", "nobody", "none", "nothing"})
PEOPLE_PLURAL = frozenset({"people", "men", "women", "children", "police", "troops", "personnel", "youths", "persons"})
COLLECTIVE_HEADS = frozenset(
    "member group band column unit squad crowd gang element detachment bunch mob salvo barrage volley number total"
    " faction wing platoon battalion brigade".split()
)
MANY_IN_ONE = frozenset(
    "population community mob crowd family group band gang crew team staff public enemy patrol squad unit column"
    " household congregation audience tribe clan couple commando throng convoy platoon detachment".split()
)
UNSAID = frozenset(
    "both several few many some all other others dozen hundred thousand score more most none half".split()
)
COUNTRIES = frozenset("DRC CAR PNG UAE USA USSR GDR ROK DPRK RSA FATA NWFP KPK".split())
MEMBERS = frozenset({"member", "element"})
UNITS = frozenset({"unit", "squad", "detachment", "column", "platoon", "company", "patrol", "contingent"})
FORCES = frozenset({"force", "troop"})
PARTS_OF_FORCES = frozenset({"faction", "wing", "platoon", "battalion", "brigade"})
GATHERINGS = frozenset({"wedding", "funeral", "procession", "ceremony", "wedding party", "vigil", "mass", "party"})
PORTIONS = frozenset(
    {"section", "part", "stretch", "portion", "wing", "half", "gate", "door", "entrance", "window", "windscreen"}
    | {"roof", "shutter", "perimeter", "courtyard", "doorstep", "grounds", "seat", "bonnet"}
)


def fillers(scene: Scene, k: int, role: str) -> list[Filler]:
    """All participants that the list of noun groups starting at chunk `k` gives for `role`."""
    found: list[Filler] = []
    for m in scene.listed(k):
        found.extend(one(scene, m, role))
    return found


def one(scene: Scene, k: int, role: str) -> list[Filler]:
    """The participants that one noun group gives: itself, and an organization it belongs to."""
    chunk = scene.chunks[k]
    if not isinstance(chunk, Noun):
        return []
    special = _special(scene, k, chunk, role)
    if special is not None:
        return special
    sense = scene.sense(k)
    if (sense is not None and sense.kind == "collective") or scene.head_lemma(k) in COLLECTIVE_HEADS:
        inner = _collective(scene, k, chunk, role)
        if inner:
            return inner
    made = _counted(scene, _plain(scene, k, chunk, role))
    return _with_wholes(scene, k, chunk, made, role) if made is not None else []


def _with_wholes(scene: Scene, k: int, chunk: Noun, made: Filler, role: str) -> list[Filler]:
    """A participant with the organization that it is of: beside a doer; kept with armed people who were hit."""
    acted = role in ("perpetrator", "party")
    if made.kind == "organization":  # "the glorious forces of FALA"
        general = acted and (not made.named or made.head in FORCES)
        return [made, *(f for f in _organizations(scene, k, chunk) if f.named)] if general else [made]
    if made.kind == "person" and (acted or role in ("protester", "claimed_by")):
        return [made, *_organizations(scene, k, chunk)]
    wholes = tuple(_organizations(scene, k, chunk)) if role == "victim" and made.armed else ()
    return [replace(made, wholes=wholes) if wholes else made]


def _special(scene: Scene, k: int, chunk: Noun, role: str) -> list[Filler] | None:
    """What a noun group gives that is not taken by its head: pronouns, parts of things; `None` for all others."""
    if scene.pronoun(k):
        return [_pronoun(scene, k, chunk)]
    heads = scene.head_lemma(k) == "head" and chunk.number is not None  # "2,000 head of cattle"
    if (heads or scene.head_lemma(k) in PORTIONS) and scene.word(k + 1) == "of" and scene.kind(k + 2) == "NG":
        return _portion(scene, k, chunk, role)
    if scene.word(k + 1) == "calling" and scene.word(k + 2) in ("itself", "themselves") and scene.kind(k + 3) == "NG":
        return _self_styled(scene, k, chunk)
    sense = scene.sense(k)
    abstract = sense is not None and sense.kind == "abstract" and scene.group(k) is None
    if abstract and role in ("victim", "target") and scene.head_lemma(k) in GATHERINGS:
        return [replace(_bare(scene, k, chunk), sort="gathering")]
    return [] if abstract or _empty(scene, chunk) else None


def _counted(scene: Scene, made: Filler | None) -> Filler | None:
    """The filler with the number behind it: "the crew of five"."""
    if made is None or made.number is not None or made.head not in MANY_IN_ONE or scene.word(made.chunk + 1) != "of":
        return made
    k = made.chunk + 2
    counted = scene.chunks[k] if scene.kind(k) == "NG" else None
    bare = isinstance(counted, Noun) and scene.sentence.tags[counted.head] == "CD"
    if not bare or not isinstance(counted, Noun) or counted.number is None:
        return made
    return replace(made, number=counted.number, single=False)


def _bare(scene: Scene, k: int, chunk: Noun) -> Filler:
    return Filler(chunk=k, start=chunk.core, end=chunk.stop, head=scene.head_lemma(k), kind="object")


def _self_styled(scene: Scene, k: int, chunk: Noun) -> list[Filler]:
    """ "a group calling itself the Red Front": the name, with the words before it beside."""
    name = scene.chunks[k + 3]
    if not isinstance(name, Noun):
        return []
    styled = replace(_bare(scene, k + 3, name), kind="organization", named=True, status="combatant", sort="armed_group")
    return [replace(styled, chunk=k, also=((chunk.core, chunk.stop),))]


def _portion(scene: Scene, k: int, chunk: Noun, role: str) -> list[Filler]:
    """ "a section of the pipeline": a thing, called as a whole."""
    whole = scene.chunks[k + 2]
    made = _plain(scene, k + 2, whole, role) if isinstance(whole, Noun) else None
    if made is None or made.kind != "object":
        return [made] if made is not None else []
    inner = (made.start, made.end)
    return [
        replace(made, chunk=k, start=chunk.core, also=(*made.also, inner), number=None, definite=chunk.det == "the")
    ]


def _organizations(scene: Scene, k: int, chunk: Noun) -> list[Filler]:
    """The organization that people are said to be of: "FMLN rebels", "guerrillas of the FMLN"."""
    found: list[Filler] = []
    for i in range(chunk.core, chunk.head):
        group = scene.nouns.group_at(scene.sentence.lower, i)
        if group is not None and i + group[0] <= chunk.head:
            found.append(_group_filler(k, i, i + group[0], scene.lemmas[i + group[0] - 1], group[1].kind))
            break
    if not found and not scene.caps and _acronym(scene, chunk.core) and chunk.core < chunk.head:
        found.append(_group_filler(k, chunk.core, chunk.core + 1, scene.lemmas[chunk.core], "armed_group"))
    if not found and not scene.caps:
        found.extend(_by_its_words(scene, k, chunk))
    m = k + 2
    if not found and scene.word(k + 1) in ("of", "from") and scene.kind(m) == "NG" and not scene.pronoun(m):
        for n in of_list(scene, m):
            found.extend(_whose(scene, n))
            if not found:
                break
    return found


def _by_its_words(scene: Scene, k: int, chunk: Noun) -> list[Filler]:
    """A name before a head that ends in a word for an organization: "Arakan Army troops"."""
    words = scene.sentence.words
    for end in range(chunk.head, chunk.core + 1, -1):
        if all(w[0].isupper() and w.isalpha() for w in words[chunk.core : end]):
            sense = scene.nouns.sense((scene.lemmas[end - 1],))
            if sense is not None and sense.sure and sense.kind == "organization" and chunk.core > 0:
                return [_group_filler(k, chunk.core, end, scene.lemmas[end - 1], sense.actor_kind)]
    return []


def of_list(scene: Scene, m: int) -> list[int]:
    """The noun groups listed from `m`; of names also the last before a verb ("members of the A and the B burned")."""
    found = scene.listed(m)
    last = found[-1]
    named = scene.group(last) is not None or scene.proper(last)
    if named and scene.kind(last + 1) == "CC" and (scene.group(last + 2) is not None or scene.proper(last + 2)):
        found = [*found, last + 2]
    return found


def _whose(scene: Scene, n: int) -> list[Filler]:
    """The organization that the noun group at `n` behind "of" names, or says by what it is ("of a mining company")."""
    inner, known = scene.chunks[n], scene.group(n)
    if not isinstance(inner, Noun):
        return []
    if known is not None:
        return [_group_filler(n, inner.core, inner.head + 1, scene.head_lemma(n), known.kind)]
    made = _plain(scene, n, inner, "perpetrator")
    kept = made is not None and made.kind == "organization" and (made.named or inner.det in ("a", "an", "the"))
    return [made] if kept and made is not None else []


def owners(scene: Scene, k: int) -> list[Filler]:
    """The organization that a post, a vehicle or a weapon is said to be of: "FAPLA barracks", "a bus of the army"."""
    chunk = scene.chunks[k]
    if not isinstance(chunk, Noun):
        return []
    found = _organizations(scene, k, chunk)
    if found or scene.caps:
        return found
    for end in range(chunk.head, chunk.core, -1):
        # "an Afghan Local Police checkpoint": capitals before the head, the last of them a force.
        sense = scene.nouns.sense(scene.lemmas[chunk.core : end])
        proper = all(w[0].isupper() for w in scene.sentence.words[chunk.core : end]) and chunk.core > 0
        acronym = end == chunk.core + 1 and _acronym(scene, chunk.core)
        force = sense is not None and sense.sure and sense.kind == "organization" and sense.status is not None
        if proper and (force or acronym):
            status = _status_of(sense.status) if sense is not None else "combatant"
            head = scene.lemmas[end - 1]
            return [
                Filler(
                    chunk=k, start=chunk.core, end=end, head=head, kind="organization", named=True, status=status,
                    sort=sense.actor_kind if sense is not None else "armed_group",
                )
            ]  # fmt: skip
    return []


def _acronym(scene: Scene, t: int) -> bool:
    """Whether a word before a head is an acronym that no list knows, and so the name of an organization."""
    word = scene.sentence.words[t]
    letters = word.replace("-", "")
    known = scene.nouns.sense((scene.lemmas[t],)) is not None or word in COUNTRIES
    return letters.isupper() and letters.isalpha() and len(letters) > 2 and not known


def _group_filler(k: int, start: int, end: int, head: str, sort: str | None) -> Filler:
    return Filler(
        chunk=k,
        start=start,
        end=end,
        head=head,
        kind="organization",
        named=True,
        sort=sort,
        status=_member_status(sort),
    )


def _empty(scene: Scene, chunk: Noun) -> bool:
    words = scene.sentence.lower[chunk.i : chunk.j]
    return chunk.det == "no" or " ".join(words) in NO_ONE or words[-1] in ("there", "nothing", "nobody", "none")


def _pronoun(scene: Scene, k: int, chunk: Noun) -> Filler:
    word = scene.sentence.lower[chunk.i]
    plural = word in ("they", "them", "themselves", "these", "those", "we", "us")
    kind: Kind = "object" if word in ("it", "this", "these", "that") else "person"
    return Filler(
        chunk=k,
        start=chunk.i,
        end=chunk.j,
        head=word,
        kind=kind,
        plural=plural,
        pronoun=True,
        definite=True,
        sure=False,
    )


def _collective(scene: Scene, k: int, chunk: Noun, role: str) -> list[Filler]:
    """ "six members of the FMLN": the persons, and the organization beside them."""
    m = k + 1
    inner = scene.chunks[m + 1] if scene.word(m) == "of" else None
    if not isinstance(inner, Noun) or scene.sentence.tags[inner.head] == "CD":
        return _dead(scene, k, chunk, inner if isinstance(inner, Noun) else None)
    found = _plain(scene, m + 1, inner, role)
    if found is None:
        return []
    if inner.number is not None and found.head == "other" and scene.head_lemma(k) in ("crowd", "mob", "group", "band"):
        made = _plain(scene, k, chunk, role)  # "a crowd of about 2,000"
        crowd = {"number": inner.number, "kind": "person", "plural": True, "single": False}
        return [replace(made, **crowd)] if made is not None else []  # type: ignore[arg-type]
    if scene.group(m + 1) is not None or found.kind == "organization":
        return _of_organization(scene, k, chunk, found, role)
    if found.kind == "object" and scene.head_lemma(k) in MEMBERS:
        found = replace(found, kind="person", status="combatant", start=chunk.core, end=chunk.stop, sort=None)
        return [
            replace(found, chunk=k, number=chunk.number, plural=_plural(scene, chunk), single=_single(scene, chunk))
        ]
    dead = scene.head_lemma(k) in DEAD
    # "the body of a teacher", "the bodies of a teacher and two girls"
    body = dead and found.single and (not _plural(scene, chunk) or len(scene.listed(m + 1)) > 1)
    return [
        replace(
            found,
            chunk=k,
            start=found.start if dead or found.kind == "object" else chunk.core,
            number=chunk.number or found.number,
            single=body,
            plural=not body,
            definite=chunk.det in ("the", "this", "that", "these", "those"),
        )
    ]


def _dead(scene: Scene, k: int, chunk: Noun, counted: Noun | None) -> list[Filler]:
    """ "His body was found", "the bodies of 13 of them": those who are meant; nobody by "a family of six"."""
    if scene.head_lemma(k) not in DEAD:
        return []
    if counted is not None:
        made = replace(_bare(scene, k, chunk), kind="person", number=counted.number, plural=True)
        return [made] if counted.number is not None else []
    mine = chunk.det in OWNERS
    return [replace(_pronoun(scene, k, chunk), kind="person", single=chunk.det != "their")] if mine else []


def _of_organization(scene: Scene, k: int, chunk: Noun, found: Filler, role: str) -> list[Filler]:
    """ "six members of the FMLN", "a squad of Sendero Luminoso": the people or the part, and the whole."""
    head, sense, whole = scene.head_lemma(k), scene.sense(k + 2), scene.chunks[k + 2]
    if head in ("member", "element", "official", "leader", "fighter", "militant"):
        people = Filler(
            chunk=k, start=chunk.core, end=whole.stop if isinstance(whole, Noun) else found.end, head=head,
            kind="person",
            status=_status_of(sense.status if sense else found.status), number=chunk.number,
            plural=_plural(scene, chunk), single=_single(scene, chunk),
            definite=chunk.det in ("the", "these", "those", "this", "that"),
        )  # fmt: skip
        return [people, found]
    if head in PARTS_OF_FORCES:
        # "the anti-talks faction of NDFB"
        return [replace(found, start=chunk.core, also=(*found.also, (found.start, found.end)))]
    if role in ("perpetrator", "party") and head in UNITS and found.named:
        return [replace(found, chunk=k, start=chunk.core, named=False, head=head, also=(), alias=None), found]
    return [found]


def _status_of(value: str | None) -> Status | None:
    return value if value in ("civilian", "combatant", "police", "official") else None  # type: ignore[return-value]


def _plural(scene: Scene, chunk: Noun) -> bool:
    head = chunk.head
    return scene.sentence.tags[head] in PLURAL_TAGS or scene.sentence.lower[head] in PEOPLE_PLURAL


def _single(scene: Scene, chunk: Noun) -> bool:
    """Whether the group speaks of exactly one."""
    if chunk.number is not None:
        return chunk.number.low == 1 and chunk.number.high == 1
    if scene.lemmas[chunk.head] in MANY_IN_ONE:
        return False
    return not _plural(scene, chunk)


class _Said(TypedDict):
    """What a noun group says of a participant whatever it is; see `Filler`."""

    chunk: int
    head: str
    number: NumberPhrase | None
    plural: bool
    single: bool
    definite: bool
    alias: tuple[int, int] | None


def _plain(scene: Scene, k: int, chunk: Noun, role: str) -> Filler | None:
    group, sense = scene.group(k), scene.sense(k)
    definite = chunk.det in ("the", "this", "that", "these", "those") or chunk.owner is not None
    said: _Said = {
        "chunk": k, "head": scene.head_lemma(k), "number": chunk.number, "plural": _plural(scene, chunk),
        "single": _single(scene, chunk), "definite": definite, "alias": chunk.alias,
    }  # fmt: skip
    if group is not None and not (sense is not None and sense.kind == "person" and sense.sure):
        return Filler(
            **said, start=_group_start(scene, chunk), end=chunk.stop, kind="organization", named=True,
            sort=group.kind, status=_member_status(group.kind),
        )  # fmt: skip
    if sense is not None and sense.sure:
        return _known(scene, chunk, sense, said)
    return _unknown(scene, k, chunk, Filler(**said, start=chunk.core, end=chunk.stop, kind="person"), role)


def _group_start(scene: Scene, chunk: Noun) -> int:
    """Where the known name itself begins ("banned militant group Lashkar-e-Jhangvi")."""
    for i in range(chunk.core, chunk.stop):
        found = scene.nouns.group_at(scene.sentence.lower, i)
        if found is not None and i + found[0] >= chunk.stop:
            return i
    return chunk.core


def _member_status(kind: str | None) -> Status | None:
    return "combatant" if kind in ("armed_group", "state_force", "political_militia") else None


def _known(scene: Scene, chunk: Noun, sense: Sense, said: _Said) -> Filler | None:
    if sense.kind == "abstract":
        return None
    kind: Kind = "object"
    if sense.kind in ("person", "collective"):
        kind = "person"
    elif sense.kind == "organization":
        kind = "organization"
    armed = kind == "person" and sense.status in ("combatant", "police")
    named = kind == "organization" and (
        chunk.alias is not None
        or any(_proper(scene, t) for t in range(chunk.core, chunk.stop))
        or _numbered(scene, chunk)
    )
    return Filler(
        **said,
        start=chunk.core,
        end=_led(scene, said["chunk"], chunk),
        kind=kind,
        status=_status_of(sense.status),
        sort=sense.actor_kind if kind == "organization" else sense.sort or (sense.actor_kind if armed else None),
        suggests=sense.suggests,
        role=sense.role,
        named=named,
    )


def _led(scene: Scene, k: int, chunk: Noun) -> int:
    """Where the words end that say whose people they are: "fighters loyal to General Haftar"."""
    k += 1
    behind = scene.chunks[k + 2] if k + 2 < len(scene.chunks) and scene.word(k) == "loyal" else None
    return behind.stop if isinstance(behind, Noun) and scene.word(k + 1) == "to" else chunk.stop


def _numbered(scene: Scene, chunk: Noun) -> bool:
    """ "the 28th Battalion", "21 Assam Rifles": a number makes a name of a capital noun."""
    words = scene.sentence.words
    ordinal = any(w[0].isdigit() for w in words[chunk.i : chunk.head])
    return ordinal and not scene.caps and words[chunk.head][0].isupper()


def _proper(scene: Scene, t: int) -> bool:
    """Whether a token is part of a proper name; in capitals a word that the lists know is none."""
    return namelike(scene, t) and not (scene.caps and common(scene, t))


def _unknown(scene: Scene, k: int, chunk: Noun, base: Filler, role: str) -> Filler | None:
    """A head that no list knows: a name, or a common noun judged by the role it stands in."""
    span = name_span(scene, chunk)
    sense = scene.sense(k)
    if span is None:
        if base.number is not None and chunk.head == chunk.i:
            return replace(base, kind="person", plural=not base.single, head="other")
        if base.head in UNSAID:
            return replace(base, kind="person", head="other", sure=False)
        # The lists know thousands of people: an unknown common noun without a number is hardly one more.
        counted = base.number is not None or base.plural
        kind: Kind = "person" if role in ("victim", "perpetrator", "party") and counted else "object"
        if sense is not None and sense.kind in ("person", "object", "organization"):
            kind = sense.kind
        if sense is not None and sense.kind == "abstract":
            return None
        return replace(base, kind=kind, sure=False)
    title = span[0] > chunk.core and (
        scene.nouns.title(scene.sentence.lower[span[0] - 1]) is not None or _person_before(scene, span[0] - 1)
    )
    described = (chunk.core, span[0]) if span[0] > chunk.core else None
    words = scene.sentence.words[span[0] : span[1]]
    acronym = len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 7 and not scene.caps
    acronym = acronym or (words[0] == "Operation" and len(words) > 1)  # "troops of Operation Accord"
    organization = not title and (acronym or chunk.alias is not None or (chunk.det == "the" and described is None))
    if organization and role in ("victim",) and not acronym and chunk.alias is None:
        organization = False
    if role == "target":
        return replace(base, kind="object", named=True, sure=True)
    status = _described_status(scene, described)
    return replace(
        base,
        start=span[0] if not organization else chunk.core,
        end=span[1],
        kind="organization" if organization else "person",
        named=True,
        single=True,
        plural=False,
        status=status,
        described=described if not organization else None,
        sure=title or organization,
    )


def _person_before(scene: Scene, t: int) -> bool:
    sense = scene.nouns.sense((scene.lemmas[t],))
    return sense is not None and sense.kind == "person"


def _described_status(scene: Scene, described: tuple[int, int] | None) -> Status | None:
    if described is None:
        return None
    last = described[1] - 1
    title = scene.nouns.title(scene.sentence.lower[last])
    if title is not None and title.status is not None:
        return _status_of(title.status)
    sense = scene.nouns.sense(scene.lemmas[described[0] : described[1]])
    return _status_of(sense.status) if sense is not None else None


def with_inner(sentence: Sentence, f: Filler) -> Filler:
    """A filler such as "group of LRA terrorists" with "LRA terrorists" as a further mention; others as they are."""
    words = sentence.lower[f.start : f.end]
    if f.also or "of" not in words or not COLLECTIVE_HEADS & set(words[: words.index("of")]):
        return f
    start = f.start + words.index("of") + 1
    while start < f.end and (sentence.lower[start] in ARTICLES or sentence.tags[start] in ("DT", "CD", "RB")):
        start += 1
    return replace(f, also=((start, f.end),)) if start < f.end else f
