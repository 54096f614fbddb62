"""The local engine: outcomes in order, whatever the number of processes, also when one of them dies."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.engine.base import Ready
from annals.engine.local import CHUNK_ITEMS, CHUNK_WEIGHT, WINDOW, LocalEngine, chunks
from annals.errors import CallError, InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Doubles a number; a negative one kills the process that works on it."""

    def open(self) -> Callable[[int], int | str]:
        return double

    def weight(self, item: int) -> int:
        return abs(item)

    def lost(self, item: int, why: str) -> str:
        return f"{item} lost"


def double(item: int) -> int | str:
    if item < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotOpen:
    def open(self) -> Callable[[int], int]:
        raise CallError("no such coder", where="--coder", mend="name another")

    def weight(self, item: int) -> int:
        return 1

    def lost(self, item: int, why: str) -> int:
        return 0


@given(st.lists(st.integers(0, 2 * CHUNK_WEIGHT), max_size=60))
@settings(max_examples=50)
def test_chunks_keep_every_item_in_order_and_stay_small(items: list[int]) -> None:
    runs = list(chunks(items, lambda item: item))
    assert list(itertools.chain(*runs)) == items
    assert all(0 < len(run) <= CHUNK_ITEMS for run in runs)
    assert all(sum(run[:-1]) < CHUNK_WEIGHT for run in runs)


def test_two_processes_give_what_one_gives_in_the_same_order() -> None:
    items = [Ready(outcome=f"known {n}") if n % 7 == 0 else n for n in range(100)]
    alone = list(LocalEngine().run(Double(), items, jobs=1))
    assert alone[:3] == ["known 0", 2, 4]
    assert list(LocalEngine().run(Double(), items, jobs=2)) == alone


def test_items_are_read_as_the_work_goes_on() -> None:
    read: list[int] = []

    def endless() -> Iterator[int]:
        for number in itertools.count(1):
            read.append(number)
            yield number

    outcomes = LocalEngine().run(Double(), endless(), jobs=2)
    assert list(itertools.islice(outcomes, 50)) == [2 * n for n in range(1, 51)]
    assert len(read) <= 50 + (2 * WINDOW + 1) * CHUNK_ITEMS
    outcomes.close()


def test_an_item_that_kills_its_process_is_named_and_the_others_are_done() -> None:
    items = [-n if n in {20, 21, 70} else n for n in range(90)]
    expected = [f"{n} lost" if n < 0 else 2 * n for n in items]
    assert list(LocalEngine().run(Double(), items, jobs=2)) == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_that_cannot_be_opened_ends_the_run_with_its_own_error(jobs: int) -> None:
    with pytest.raises(CallError) as refused:
        list(LocalEngine().run(CannotOpen(), [1, 2], jobs=jobs))
    assert (refused.value.where, refused.value.mend) == ("--coder", "name another")


def test_an_error_keeps_its_parts_on_the_way_between_processes() -> None:
    import pickle

    fault = pickle.loads(pickle.dumps(InputError("empty", where="a.txt", mend="write something")))
    assert (type(fault), fault.what, fault.where, fault.mend) == (
        InputError,
        "empty",
        "a.txt",
        "write something",
    )
