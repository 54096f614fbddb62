from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from annals.records import made_at_once, replace


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    where: str
    count: int = 1
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    where: str


def test_is_made_as_the_dataclass_would_make_it() -> None:
    seen = Seen(where="Mubi", kind="town")
    assert (seen.where, seen.count, seen.kind) == ("Mubi", 1, "town")
    assert seen == Seen(where="Mubi", kind="town", count=1)
    assert hash(seen) == hash(Seen(where="Mubi", kind="town"))
    assert repr(seen) == "Seen(where='Mubi', count=1, kind='town')"
    assert pickle.loads(pickle.dumps(seen)) == seen


def test_stays_frozen() -> None:
    seen = Seen(where="Mubi")
    with pytest.raises(FrozenInstanceError):
        seen.where = "Yola"  # type: ignore[misc]


@pytest.mark.parametrize("given", [{}, {"where": "Mubi", "when": "Tuesday"}])
def test_asks_for_its_fields(given: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        Seen(**given)  # type: ignore[arg-type]


def test_is_copied_with_changes() -> None:
    seen = Seen(where="Mubi")
    assert replace(seen, count=3) == Seen(where="Mubi", count=3)
    assert seen.count == 1
    assert replace(Plain("Mubi"), where="Yola") == Plain("Yola")
    with pytest.raises((AttributeError, TypeError)):
        replace(seen, when="Tuesday")  # type: ignore[call-arg]


def test_a_copy_is_frozen_too() -> None:
    with pytest.raises(FrozenInstanceError):
        replace(Seen(where="Mubi"), count=3).count = 4  # type: ignore[misc]


def test_refuses_what_cannot_be_set_at_once() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Listed:
        items: list[str] = field(default_factory=list)

    for kind in (Listed, Plain):
        with pytest.raises(TypeError, match="cannot be set at once"):
            made_at_once(kind)
