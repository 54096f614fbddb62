"""TOML files to a `Scheme`; every fault of every file is told in one error.

A type is one file, shipped under ``events/`` or in a folder of the user's own. A user's file with the
name of a shipped type takes its place whole; any other name is a new type. The keys:

========================= ======================================================================
``name``                  the type's name: small letters, digits, ``_``
``family``                a word that groups types in the codebook
``specificity``           0 to 100; where a text supports several types of one incident, the higher
                          one wins: narrower before broader, killing before burning and taking
``means``                 one to three sentences, with what tells the type from its neighbours
``roles``                 names from ``roles.toml``
``not_this``              list of ``{ type, why }``: near types, and what tells them apart
``[crosswalk]``           ``acled``, ``gtd``, ``plover``: a code, or a list of ``{ when, code }``, the
                          first that holds decides; ``ged`` and ``muc4``: one word. A house left
                          out has no such thing. Conditions: `annals.scheme.crosswalk.CONDITIONS`
``[[yes]]``               at least three: ``text``, then by role the names as the text has them,
                          by toll ``{ low, high }`` (``high`` left out is open upwards), ``status``
``[[no]]``                at least two: ``text`` and ``is``, the type it is instead, or ``none``
``[[triggers]]``          optional words that tell of it, so that the rules coder codes the type
                          without new code: ``lemma``, ``pos`` (``verb`` or ``noun``), ``subject``,
                          ``object`` (roles), any preposition in ``prepositions = { by = role }``,
                          ``language`` (``en`` when left out)
========================= ======================================================================

A user's own type must have ``name``, ``means`` and ``roles``; examples are asked of shipped types only.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

from annals.errors import SchemeError
from annals.scheme.crosswalk import CONDITIONS
from annals.scheme.faults import Faults, raise_all
from annals.scheme.houses import is_code
from annals.scheme.records import (
    Bounds,
    Crosswalk,
    EventType,
    Example,
    Field,
    Neighbour,
    Role,
    Rule,
    Scheme,
    Trigger,
)

KEYS = frozenset(["name", "family", "specificity", "means", "roles", "not_this", "crosswalk", "yes", "no", "triggers"])
NEEDED = ("name", "means", "roles")
STATUSES = frozenset(["reported", "claimed", "attributed", "alleged", "denied", "threatened", "planned", "foiled"])
NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
Table = dict[str, Any]


def load_scheme(*extra_folders: Path) -> Scheme:
    """The shipped scheme, extended by the type files (``*.toml``) of the folders, in that order.

    Raises:
        SchemeError: a folder or a file cannot be read or used; all faults are told at once, each
            with file, line, key and mend.
    """
    if not extra_folders:
        return _shipped()
    shipped = _shipped()
    found: list[tuple[str, str]] = []
    for folder in extra_folders:
        found.extend(_folder_files(folder))
    return _with_types(shipped, found, ours=False)


@lru_cache(maxsize=1)
def _shipped() -> Scheme:
    here = files("annals.scheme")
    fields = {k: Field(name=k, **v) for k, v in _toml(here / "fields.toml").items()}
    roles = {
        k: Role(name=k, field=v["field"], kinds=tuple(v["kinds"]), means=v["means"])
        for k, v in _toml(here / "roles.toml").items()
    }
    bare = Scheme(types={}, fields=fields, roles=roles)
    events = sorted((e for e in (here / "events").iterdir() if e.name.endswith(".toml")), key=lambda e: e.name)
    return _with_types(bare, [(e.name, e.read_text(encoding="utf-8")) for e in events], ours=True)


def _toml(file: Traversable) -> Table:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _folder_files(folder: Path) -> list[tuple[str, str]]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
        found = [(str(path), path.read_text(encoding="utf-8")) for path in paths]
    except (OSError, UnicodeDecodeError) as fault:
        raise SchemeError(
            f"cannot be read: {fault}", where=str(folder), mend="give a folder of TOML files in UTF-8"
        ) from fault
    if not found:
        raise SchemeError("holds no scheme file", where=str(folder), mend="put one file NAME.toml for each type there")
    return found


def _with_types(base: Scheme, found: list[tuple[str, str]], *, ours: bool) -> Scheme:
    types = dict(base.types)
    all_faults: list[Faults] = []
    for file, text in found:
        faults = Faults(file=file, text=text)
        event = _read(text, base, faults, ours=ours)
        if event is not None:
            types[event.name] = event
        all_faults.append(faults)
    raise_all(all_faults)
    return Scheme(types=types, fields=base.fields, roles=base.roles)


def _read(text: str, scheme: Scheme, faults: Faults, *, ours: bool) -> EventType | None:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        faults.add("", f"is not TOML: {fault}", "mend the line it names")
        return None
    _check_keys(table, faults)
    event = EventType(
        name=_text(table, "name", faults),
        family=_text(table, "family", faults, default="other"),
        specificity=_specificity(table, faults),
        means=_text(table, "means", faults),
        roles=_roles(table, scheme, faults),
        not_this=_neighbours(table, faults),
        crosswalk=_crosswalk(_table(table, "crosswalk", faults), faults),
        yes=tuple(_yes(t, table, scheme, faults) for t in _tables(table, "yes", faults)),
        no=tuple(_no(t, faults) for t in _tables(table, "no", faults)),
        triggers=tuple(_trigger(t, scheme, faults) for t in _tables(table, "triggers", faults)),
        file=faults.file,
    )
    if event.name and not NAME.match(event.name):
        faults.add("name", f"{event.name!r} is no name", "use small letters, digits and _, a letter first")
    if ours:
        _check_examples(event, faults)
    return event


def _check_keys(table: Table, faults: Faults) -> None:
    for key in table:
        if key not in KEYS:
            faults.add(key, "is no key of a type", f"use {', '.join(sorted(KEYS))}")
    for key in NEEDED:
        if key not in table:
            faults.add(key, "is missing", f"add a line {key} = ...")


def _check_examples(event: EventType, faults: Faults) -> None:
    if len(event.yes) < 3:
        faults.add("yes", f"{len(event.yes)} examples", "give at least three")
    if len(event.no) < 2:
        faults.add("no", f"{len(event.no)} examples", "give at least two")


def _text(table: Table, key: str, faults: Faults, *, default: str = "") -> str:
    value = table.get(key, default)
    if isinstance(value, str):
        return value
    faults.add(key, f"{value!r} is no text", 'write it in quotation marks, "..."')
    return default


def _texts(table: Table, key: str, faults: Faults) -> tuple[str, ...]:
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    faults.add(key, f"{value!r} is no list of texts", 'write it as ["...", "..."]')
    return ()


def _table(table: Table, key: str, faults: Faults) -> Table:
    value = table.get(key, {})
    if isinstance(value, dict):
        return value
    faults.add(key, "is no table", f"write it under a line [{key}]")
    return {}


def _tables(table: Table, key: str, faults: Faults) -> list[Table]:
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return cast(list[Table], value)
    faults.add(key, "is no list of tables", f"write each one under a line [[{key}]]")
    return []


def _specificity(table: Table, faults: Faults) -> int:
    # A user's own type without one wins over the broad types and yields to the narrow ones.
    value = table.get("specificity", 50)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100:
        return value
    faults.add("specificity", f"{value!r} is no whole number from 0 to 100", "order it among its neighbours")
    return 50


def _roles(table: Table, scheme: Scheme, faults: Faults) -> tuple[str, ...]:
    roles = _texts(table, "roles", faults)
    for role in roles:
        _known_role(role, "roles", scheme, faults)
    return roles


def _known_role(role: str, key: str, scheme: Scheme, faults: Faults) -> None:
    if role not in scheme.roles:
        faults.add(key, f"role {role!r} is not one of ours", f"use one of {', '.join(scheme.roles)}")


def _neighbours(table: Table, faults: Faults) -> tuple[Neighbour, ...]:
    return tuple(
        Neighbour(type=_text(t, "type", faults), why=_text(t, "why", faults))
        for t in _tables(table, "not_this", faults)
    )


def _crosswalk(table: Table, faults: Faults) -> Crosswalk:
    for key in table:
        if key not in ("acled", "ged", "gtd", "plover", "muc4"):
            faults.add(f"crosswalk.{key}", "is no house we know", "use acled, ged, gtd, plover, muc4")
    ged, muc4 = _text(table, "ged", faults, default="none"), _text(table, "muc4", faults, default="none")
    for house, code in (("ged", ged), ("muc4", muc4)):
        _known_code(house, code, faults)
    return Crosswalk(
        acled=_rules(table, "acled", faults),
        ged=ged,
        gtd=_rules(table, "gtd", faults),
        plover=_rules(table, "plover", faults),
        muc4=muc4,
    )


def _rules(table: Table, house: str, faults: Faults) -> tuple[Rule, ...]:
    value = table.get(house, [])
    if isinstance(value, str | int):
        value = [{"code": value}]
    rules = tuple(Rule(code=str(t.get("code", "")), when=t.get("when")) for t in _tables({house: value}, house, faults))
    for rule in rules:
        _known_code(house, rule.code, faults)
        _known_condition(house, rule.when, faults)
    return rules


def _known_code(house: str, code: str, faults: Faults) -> None:
    if not is_code(house, code):
        faults.add(f"crosswalk.{house}", f"{code!r} is no code of that house", "see houses.toml for its codes")


def _known_condition(house: str, when: object, faults: Faults) -> None:
    if when is not None and when not in CONDITIONS:
        faults.add(f"crosswalk.{house}", f"{when!r} is no condition we know", f"use one of {', '.join(CONDITIONS)}")


def _yes(table: Table, parent: Table, scheme: Scheme, faults: Faults) -> Example:
    text = _text(table, "text", faults)
    status = _text(table, "status", faults, default="reported")
    if status not in STATUSES:
        faults.add("status", f"{status!r} is no status", f"use one of {', '.join(sorted(STATUSES))}")
    by_field = {role.field: name for name, role in scheme.roles.items()}
    roles: list[tuple[str, tuple[str, ...]]] = []
    tolls: list[tuple[str, Bounds]] = []
    for key in table:
        role = by_field.get(key, key)
        if role in scheme.roles:
            roles.append((role, _names(table, key, text, faults)))
        elif key in scheme.fields and scheme.fields[key].kind == "toll":
            tolls.append((key, _bounds(table, key, faults)))
        elif key not in ("text", "status"):
            faults.add(key, "is neither a role nor a toll", "see roles.toml and fields.toml")
    name = parent.get("name", "")
    return Example(text=text, is_type=str(name), status=status, roles=tuple(roles), tolls=tuple(tolls))


def _names(table: Table, key: str, text: str, faults: Faults) -> tuple[str, ...]:
    names = _texts(table, key, faults)
    for name in names:
        if name not in text:
            faults.add(key, f"{name!r} is not in the example's text", "copy the words as the text has them")
    return names


def _bounds(table: Table, key: str, faults: Faults) -> Bounds:
    value = _table(table, key, faults)
    low, high = value.get("low"), value.get("high")
    given = [bound for bound in (low, high) if bound is not None]
    if given and all(isinstance(bound, int) for bound in given) and given == sorted(given):
        return low, high
    faults.add(key, f"{value!r} are no bounds", "write { low = 3, high = 3 }, without high for open")
    return None, None


def _no(table: Table, faults: Faults) -> Example:
    for key in table:
        if key not in ("text", "is"):
            faults.add(key, "has no place in a no-example", "keep text and is")
    return Example(text=_text(table, "text", faults), is_type=_text(table, "is", faults, default="none"))


def _trigger(table: Table, scheme: Scheme, faults: Faults) -> Trigger:
    lemma, pos = _text(table, "lemma", faults), _text(table, "pos", faults)
    if not lemma or lemma != lemma.lower():
        faults.add("lemma", f"{lemma!r} is no base form", "write the word in small letters, as in a dictionary")
    if pos not in ("verb", "noun"):
        faults.add("pos", f"{pos!r} is neither verb nor noun", 'write pos = "verb" or pos = "noun"')
    prepositions = _table(table, "prepositions", faults)
    named = {"subject": table.get("subject"), "object": table.get("object"), **prepositions}
    for key, role in named.items():
        if role is not None:
            _known_role(str(role), key, scheme, faults)
    for key in table:
        if key not in ("lemma", "pos", "subject", "object", "prepositions", "language"):
            faults.add(key, "is no key of a trigger", "use lemma, pos, subject, object, prepositions, language")
    return Trigger(
        lemma=lemma,
        pos="noun" if pos == "noun" else "verb",
        subject=table.get("subject"),
        object=table.get("object"),
        prepositions=_frozen(prepositions),
        language=_text(table, "language", faults, default="en"),
    )


def _frozen(table: Table) -> Mapping[str, str]:
    return {str(k): str(v) for k, v in table.items()}
