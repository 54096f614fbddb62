"""Pinned floors: a figure may rise by command, and fall only by a decision that is written down.

A pin holds a figure's floor, the digest of the gold it was measured on, the day and the command. It is
checked on every run of the tests; a change of the gold breaks it, since figures on other answers are other
figures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from annals.errors import GateError

NOISE = 0.00005
"""Half of the last decimal that is kept: rounding alone never breaks a pin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A floor that fell, or whose gold changed: from, to, when (ISO day) and why."""

    before: float
    after: float
    date: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The floor of one figure, an F1 from 0 to 1; `gold` is the digest of its answers."""

    floor: float
    gold: str
    date: str
    command: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Figures of one run by name, with the digest of their gold, the day (ISO) and the command."""

    figures: Mapping[str, float]
    gold: str
    date: str
    command: str


def check(pins: Mapping[str, Pin], measured: Measured) -> None:
    """Hold every pinned figure to its floor.

    Raises:
        GateError: with all faults: figures under their floor or not measured, or a gold that changed.
    """
    if any(pin.gold != measured.gold for pin in pins.values()):
        raise GateError("the gold answers changed since the floors were pinned", mend="pin anew with --why TEXT")
    faults = [
        f"{name} {_share(measured.figures.get(name))} is under its floor {_share(pin.floor)}"
        for name, pin in pins.items()
        if measured.figures.get(name, -1.0) < pin.floor - NOISE
    ]
    if faults:
        raise GateError("; ".join(faults), mend="see what was lost: python bench/accuracy.py")


def pinned(
    pins: Mapping[str, Pin], measured: Measured, *, lower: bool = False, why: str | None = None
) -> dict[str, Pin]:
    """The pins with every floor that was passed raised to what was measured.

    Args:
        pins: the floors until now.
        measured: the new run.
        lower: take over figures below their floor as well, and drop pins that are no longer measured.
        why: the reason, needed with `lower` and when the gold changed; kept in the pin.

    Raises:
        GateError: a figure is below its floor and `lower` is not set, or a reason is missing.
    """
    lost = [name for name, pin in pins.items() if measured.figures.get(name, -1.0) < pin.floor - NOISE]
    if lost and not lower:
        raise GateError(f"below the floor: {', '.join(lost)}", mend="to lower floors: pin --lower --why TEXT")
    changed = any(pin.gold != measured.gold for pin in pins.values())
    if (lost or changed) and not why:
        raise GateError("lower floors or changed answers need a reason", mend="add --why TEXT")
    return {name: _one(pins.get(name), measured, name, why) for name in measured.figures}


def _one(pin: Pin | None, measured: Measured, name: str, why: str | None) -> Pin:
    floor = measured.figures[name]
    new = Pin(floor=floor, gold=measured.gold, date=measured.date, command=measured.command)
    if pin is None:
        return new
    if abs(floor - pin.floor) < NOISE and pin.gold == measured.gold:
        return pin
    if floor >= pin.floor and pin.gold == measured.gold:
        return replace(new, changes=pin.changes)
    change = Change(before=pin.floor, after=floor, date=measured.date, why=why or "")
    return replace(new, changes=(*pin.changes, change))


def read_pins(path: Path) -> dict[str, dict[str, Pin]]:
    """The pins of a file by set of gold, then by figure; no file means none.

    Raises:
        GateError: the file is no file of pins.
    """
    if not path.exists():
        return {}
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {of: {name: _pin(pin) for name, pin in pins.items()} for of, pins in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError) as fault:
        raise GateError(f"no file of pins: {fault}", where=str(path), mend="take it from the repository") from fault


def _pin(value: Mapping[str, object]) -> Pin:
    kept = dict(value)
    changes = kept.pop("changes", [])
    if not isinstance(changes, list):
        raise TypeError("changes is no list")
    return Pin(**kept, changes=tuple(Change(**change) for change in changes))  # type: ignore[arg-type]


def pins_as_text(pins: Mapping[str, Mapping[str, Pin]]) -> str:
    """The pins as JSON, one line a figure, so that a change shows what it changes."""
    sets = (
        f"{json.dumps(of)}: {{\n" + ",\n".join(f"  {json.dumps(n)}: {_line(pin)}" for n, pin in some.items()) + "\n }"
        for of, some in pins.items()
    )
    return "{\n " + ",\n ".join(sets) + "\n}\n"


def _line(pin: Pin) -> str:
    kept = asdict(pin)
    if not pin.changes:
        del kept["changes"]
    return json.dumps(kept, ensure_ascii=False)


def _share(value: float | None) -> str:
    return "that was not measured" if value is None else f"{value:.4f}"


Cases = Mapping[str, Mapping[str, tuple[int, int, int]]]
"""By document and figure: correct, given, wanted. What a pinned run did case by case."""


def gains_and_losses(before: Cases, now: Cases) -> tuple[list[str], list[str]]:
    """Where a run is better and where it is worse than the pinned one, in words, case by case.

    Better is fewer errors: fills that are spurious or missing. A case that only one run has is neither.
    """
    gains: list[str] = []
    losses: list[str] = []
    for document in sorted(before.keys() & now.keys()):
        for figure, new in now[document].items():
            old = before[document].get(figure, (0, 0, 0))
            moved = _errors(new) - _errors(old)
            if moved:
                (losses if moved > 0 else gains).append(f"{document}\t{figure}\t{_counts(old)} -> {_counts(new)}")
    return gains, losses


def _errors(case: tuple[int, int, int]) -> int:
    correct, given, wanted = case
    return given + wanted - 2 * correct


def _counts(case: tuple[int, int, int]) -> str:
    correct, given, wanted = case
    return f"{correct} right, {given - correct} too many, {wanted - correct} missing"
