"""The engine of one machine: this process, or a pool of processes that survives the death of one.

Processes are started by `spawn` on every system: nothing half-made is inherited (an open gazetteer,
a thread of the progress bar), and a run behaves alike on Linux, macOS and Windows. At most
`WINDOW * jobs` chunks are under way, so memory stays flat however many items come.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, cast

from annals.engine.base import Item, Outcome, Ready, Work

CHUNK_ITEMS = 16
CHUNK_WEIGHT = 200_000
WINDOW = 3

Slot = Any  # an item, or a `Ready` outcome that keeps its place among them


class LocalEngine:
    """Runs in this process for one job, in that many processes for more."""

    name = "local"

    def run(self, work: Work[Item, Outcome], items: Iterable[Item | Ready[Outcome]], *, jobs: int) -> Iterator[Outcome]:
        """The outcomes in the order of `items`; what `work.open` raises ends the run."""
        if jobs == 1:
            return _here(work, items)
        return _pooled(work, items, jobs)


def _here(work: Work[Item, Outcome], items: Iterable[Item | Ready[Outcome]]) -> Iterator[Outcome]:
    step: Callable[[Item], Outcome] = work.open()
    for item in items:
        yield item.outcome if isinstance(item, Ready) else step(item)


def chunks(items: Iterable[Slot], weight: Callable[[Any], int]) -> Iterator[tuple[Slot, ...]]:
    """The items in order, in runs of at most CHUNK_ITEMS; a run ends when CHUNK_WEIGHT is reached."""
    run: list[Slot] = []
    heavy = 0
    for item in items:
        run.append(item)
        heavy += 0 if isinstance(item, Ready) else weight(item)
        if len(run) >= CHUNK_ITEMS or heavy >= CHUNK_WEIGHT:
            yield tuple(run)
            run, heavy = [], 0
    if run:
        yield tuple(run)


def _pooled(work: Work[Item, Outcome], items: Iterable[Item | Ready[Outcome]], jobs: int) -> Iterator[Outcome]:
    under_way: deque[tuple[tuple[Slot, ...], Future[list[Outcome]]]] = deque()
    with _Workers(work, jobs) as workers:
        for chunk in chunks(items, work.weight):
            under_way.append((chunk, workers.submit(_to_do(chunk))))
            if len(under_way) >= WINDOW * jobs:
                yield from _first(under_way, workers, work)
        while under_way:
            yield from _first(under_way, workers, work)


def _first(
    under_way: deque[tuple[tuple[Slot, ...], Future[list[Outcome]]]],
    workers: _Workers[Any, Outcome],
    work: Work[Any, Outcome],
) -> Iterator[Outcome]:
    chunk, future = under_way.popleft()
    try:
        done = future.result()
    except BrokenProcessPool:
        # Every chunk under way broke with the pool. They are sent again, to a fresh one, behind this
        # chunk, whose items are tried one at a time: so the one that kills its process is found.
        done = _one_by_one(work, _to_do(chunk))
        workers.renew()
        for place, (later, waiting) in enumerate(under_way):
            if isinstance(waiting.exception() if waiting.done() else None, BrokenProcessPool):
                under_way[place] = (later, workers.submit(_to_do(later)))
    return _in_place(chunk, done)


def _to_do(chunk: tuple[Slot, ...]) -> list[Any]:
    return [item for item in chunk if not isinstance(item, Ready)]


def _in_place(chunk: tuple[Slot, ...], done: list[Outcome]) -> Iterator[Outcome]:
    outcomes = iter(done)
    for item in chunk:
        yield item.outcome if isinstance(item, Ready) else next(outcomes)


def _one_by_one(work: Work[Item, Outcome], items: list[Item]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    with _Workers(work, 1) as alone:
        for item in items:
            try:
                outcomes += alone.submit([item]).result()
            except BrokenProcessPool:
                outcomes.append(work.lost(item, "its process died twice (out of memory, or ended from outside)"))
                alone.renew()
    return outcomes


class _Workers(Generic[Item, Outcome]):
    """A pool of processes that can be made anew; submitting to a broken one gives a broken future."""

    def __init__(self, work: Work[Item, Outcome], jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        self._begun: set[BaseProcess] = set()
        self._pool = self._fresh()

    def __enter__(self) -> _Workers[Item, Outcome]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        # After Ctrl-C or a full disk nobody waits for the reports that are under way.
        for process in self._begun if fault is not None else ():
            process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _fresh(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_begin)

    def renew(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._fresh()

    def submit(self, items: list[Item]) -> Future[list[Outcome]]:
        others = set(multiprocessing.active_children())
        try:
            with _interrupts_held():
                future = self._pool.submit(_step, self._work, items)
            self._begun |= set(multiprocessing.active_children()) - others
            return future
        except BrokenProcessPool as broken:
            failed: Future[list[Outcome]] = Future()
            failed.set_exception(broken)
            return failed


@contextmanager
def _interrupts_held() -> Iterator[None]:
    # A process started in here never sees Ctrl-C: it inherits the blocked signal. The parent gets the
    # signal as soon as the block is lifted, and ends the workers itself.
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Make a worker deaf to Ctrl-C, and let it end when the process that began it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        # The worker may be deep in a report; nobody is left to take what it would give.
        os._exit(1)


@lru_cache(maxsize=1)
def _opened(work: Any) -> Callable[[Any], Any]:
    return cast(Callable[[Any], Any], work.open())


def _step(work: Work[Item, Outcome], items: list[Item]) -> list[Outcome]:
    step: Callable[[Item], Outcome] = _opened(cast(Any, work))
    return [step(item) for item in items]
