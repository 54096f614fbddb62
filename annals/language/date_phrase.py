"""The record of one phrase of time: where it stands and what it says, without its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annals.records import made_at_once

Sort = Literal["day", "month", "year", "decade", "century", "season", "weekday", "shift", "unit", "window", "range"]
Base = Literal["published", "anchor"]


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class DatePhrase:
    """One phrase of time: where it stands and what it says; `None` is what it does not say.

    `start` and `end` are character offsets into the text, half-open, without the preposition, which is
    `prep` in lower case ("on", "since", "by" ...). `sort` tells which parts count:

    * `day`, `month`, `year`, `decade`, `century`, `season`: `year`, `month`, `day`, `season` as written
      (a decade's and century's `year` is its first); `weekday` (0 is Monday) where it is named
      as well; `shift` is the number of years from that of `base` ("May last year": -1). A year-less day
      or month with `which` (-1 last, 0 this, 1 next) has it in `which`.
    * `weekday`: `weekday`, and `which` as above or `None`; `unit` "week" with `shift` for "Monday last
      week".
    * `shift`: `least` to `most` times `unit` from `base`, in the direction of `shift` (-1 back, 1 forward, 0
      the base itself); `most` is `None` where open. `modifier` is "more", "less" or "about".
    * `unit`: the calendar `unit` that lies `shift` units from that of `base` ("last week").
    * `window`: some time within `least` to `most` times `unit` before (-1) or after (1) `base`.
    * `range`: from `first` to `last`; `join` is "every" (all of it) or "some" (one day within).

    `part` is "early", "mid", "late", "beginning", "end", "eve", "night" and the like, `about` that the
    text says it is not exact, `attributive` that the phrase stands before a noun ("the 5 May attack"), `entry`
    that it is the day at the head of an entry of a list, `links` that it ties what follows to what was told before
    ("a day after gunmen had killed X"), `heads` that it is a year that stands over what follows ("SIERRA LEONE, 1995").
    """

    start: int
    end: int
    text: str
    sort: Sort
    prep: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    which: int | None = None
    base: Base = "published"
    shift: int | None = None
    unit: str | None = None
    least: int | None = None
    most: int | None = None
    modifier: str | None = None
    part: str | None = None
    about: bool = False
    attributive: bool = False
    entry: bool = False
    links: bool = False
    heads: bool = False
    join: Literal["every", "some"] | None = None
    first: DatePhrase | None = None
    last: DatePhrase | None = None

    @property
    def edge(self) -> Literal["start", "end"] | None:
        """Whether the phrase names the start of a time ("since 2015") or its end ("until 2003")."""
        if self.prep in ("since", "from", "after"):
            return "start"
        return "end" if self.prep in ("until", "by", "before") else None
