"""The scheme as a page for people: what may be coded, with examples and crosswalks.

``python -m annals.scheme.codebook`` writes the page of the shipped scheme to standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from annals.scheme.crosswalk import CONDITIONS
from annals.scheme.houses import houses
from annals.scheme.load import load_scheme
from annals.scheme.records import Bounds, EventType, Example, Rule, Scheme

GED_RULES = {
    "by_sides": "1 to 3, by who acts and who suffers; none without a death or a named party",
    "one_sided": "3, where a party that the report names kills",
    "none": "not counted",
}


def codebook(scheme: Scheme) -> str:
    """The codebook of a scheme as Markdown; the same scheme gives the same text."""
    return "\n".join(_lines(scheme)) + "\n"


def _lines(scheme: Scheme) -> Iterator[str]:
    yield "# Codebook"
    yield ""
    yield "Written by `python -m annals.scheme.codebook` from the files under `annals/scheme`; change those,"
    yield "not this page. Unknown is null in every field, never 0 and never a default."
    yield from _fields(scheme)
    yield from _roles(scheme)
    yield from _overview(scheme)
    for event in scheme.types.values():
        yield from _type(event)


def _fields(scheme: Scheme) -> Iterator[str]:
    yield from ("", "## Fields", "", "| field | kind | meaning |", "| --- | --- | --- |")
    for field in scheme.fields.values():
        yield f"| `{field.name}` | {field.kind} | {field.means} |"


def _roles(scheme: Scheme) -> Iterator[str]:
    yield from ("", "## Roles", "", "| role | field | held by | meaning |", "| --- | --- | --- | --- |")
    for role in scheme.roles.values():
        yield f"| `{role.name}` | `{role.field}` | {', '.join(role.kinds)} | {role.means} |"


def _overview(scheme: Scheme) -> Iterator[str]:
    yield from ("", "## Types", "", "Where a text supports several types of one incident, the one that stands")
    yield "first here wins: narrower before broader, killing before burning and taking."
    yield from ("", "| type | family | specificity |", "| --- | --- | --- |")
    for event in sorted(scheme.types.values(), key=lambda e: (-e.specificity, e.name)):
        yield f"| [`{event.name}`](#{event.name}) | {event.family} | {event.specificity} |"


def _type(event: EventType) -> Iterator[str]:
    yield from ("", f"## {event.name}", "", event.means, "")
    yield f"Roles: {', '.join(f'`{role}`' for role in event.roles)}."
    if event.not_this:
        yield ""
        yield from (f"- `{near.type}` instead, when {near.why}" for near in event.not_this)
    yield from _crosswalk(event)
    if event.yes:
        yield from ("", "It is this:", "", *(_yes(example) for example in event.yes))
    if event.no:
        yield from ("", "It is not this:", "", *(_no(example) for example in event.no))
    if event.triggers:
        words = ", ".join(f"{trigger.lemma} ({trigger.pos})" for trigger in event.triggers)
        yield from ("", f"Words that tell of it: {words}.")


def _crosswalk(event: EventType) -> Iterator[str]:
    walk = event.crosswalk
    yield from ("", "| house | there it is |", "| --- | --- |")
    yield f"| ACLED | {_rules(walk.acled, 'acled')} |"
    yield f"| UCDP GED | {GED_RULES[walk.ged]} |"
    yield f"| GTD | {_rules(walk.gtd, 'gtd')} |"
    yield f"| PLOVER | {_rules(walk.plover, 'plover')} |"
    yield f"| MUC-4 | {'not counted' if walk.muc4 == 'none' else walk.muc4} |"


def _rules(rules: tuple[Rule, ...], house: str) -> str:
    if not rules:
        return "not counted"
    return "; ".join(_label(rule, house) for rule in rules)


def _label(rule: Rule, house: str) -> str:
    label = rule.code
    if house == "acled":
        label = f"{houses()['acled']['sub_events'][rule.code]} / {rule.code}"
    elif house == "gtd":
        label = f"{rule.code} {houses()['gtd']['attack_types'][rule.code]}"
    return label if rule.when is None else f"{label} if {CONDITIONS[rule.when].means}"


def _yes(example: Example) -> str:
    parts = [f"{role} {', '.join(names)}" for role, names in example.roles]
    parts += [f"{toll} {_bounds(bounds)}" for toll, bounds in example.tolls]
    if example.status != "reported":
        parts.insert(0, f"status {example.status}")
    return f"- {example.text}" + (f" ({'; '.join(parts)})" if parts else "")


def _bounds(bounds: Bounds) -> str:
    low, high = bounds
    if low == high:
        return str(low)
    return f"{low} or more" if high is None else f"{low or 0} to {high}"


def _no(example: Example) -> str:
    instead = "no incident" if example.is_type == "none" else f"`{example.is_type}`"
    return f"- {example.text} ({instead})"


if __name__ == "__main__":
    sys.stdout.write(codebook(load_scheme()))
