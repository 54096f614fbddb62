"""What an engine is asked to do, and what it promises: outcomes in the order of the items.

An engine knows nothing of reports. `Work` brings the function to be run, and says what stands for an
item whose process died, so that coding and linking run on the same engines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
Item_contra = TypeVar("Item_contra", contravariant=True)
Outcome_co = TypeVar("Outcome_co", covariant=True)


class Work(Protocol[Item_contra, Outcome_co]):
    """What is done to each item. It travels to other processes, so it is picklable and hashable."""

    def open(self) -> Callable[[Item_contra], Outcome_co]:
        """Load what the work needs, once a process; gives the function that is run on each item."""
        ...

    def weight(self, item: Item_contra) -> int:
        """How heavy an item is, in characters; an engine sends about equal weights together."""
        ...

    def lost(self, item: Item_contra, why: str) -> Outcome_co:
        """The outcome of an item whose process died each time it was tried."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready(Generic[Outcome_co]):
    """An outcome that is known already; it keeps its place in the order and is not worked on."""

    outcome: Outcome_co


class Engine(Protocol):
    """A place where work runs. All engines give the same outcomes."""

    @property
    def name(self) -> str:
        """What `--engine` calls it."""
        ...

    def run(self, work: Work[Item, Outcome], items: Iterable[Item | Ready[Outcome]], *, jobs: int) -> Iterator[Outcome]:
        """The outcomes in the order of `items`, drawn as they are needed.

        Args:
            work: what is done to each item.
            items: read as the work goes on, never all at once.
            jobs: how many items are worked on at the same time, at least 1.
        """
        ...
