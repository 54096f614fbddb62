"""Faults that show only when the whole scheme is seen."""

from __future__ import annotations

from annals.scheme.records import EventType, Scheme


def check_scheme(scheme: Scheme) -> tuple[str, ...]:
    """Every fault of a whole scheme, one sentence each; empty when there is none.

    It looks for near types and no-examples that name no type, for types that point at themselves,
    for examples that fill a role their type does not have, and for conditional rules behind one that
    always holds.
    """
    return tuple(fault for event in scheme.types.values() for fault in _faults(event, scheme))


def _faults(event: EventType, scheme: Scheme) -> list[str]:
    here = f"{event.file}: "
    found = [
        f"{here}not_this names {near.type!r}, which is {_unfit(near.type, event, scheme)}"
        for near in event.not_this
        if near.type == event.name or near.type not in scheme.types
    ]
    found += [
        f"{here}a no-example is {example.is_type!r}, which is {_unfit(example.is_type, event, scheme)}"
        for example in event.no
        if example.is_type != "none" and (example.is_type == event.name or example.is_type not in scheme.types)
    ]
    found += [
        f"{here}an example fills the role {role!r}, which the type does not have"
        for example in event.yes
        for role, _ in example.roles
        if role not in event.roles
    ]
    return found + [f"{here}{fault}" for fault in _dead_rules(event)]


def _unfit(name: str, event: EventType, scheme: Scheme) -> str:
    return "the type itself" if name == event.name else f"no type among {len(scheme.types)}"


def _dead_rules(event: EventType) -> list[str]:
    walk = event.crosswalk
    return [
        f"crosswalk.{house}: a rule stands behind one that always holds"
        for house, rules in (("acled", walk.acled), ("gtd", walk.gtd), ("plover", walk.plover))
        if any(rule.when is None for rule in rules[:-1])
    ]
