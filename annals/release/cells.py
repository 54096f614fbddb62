"""Values as cells of a table: text that no spreadsheet takes for a formula, numbers as they are."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from annals.coded import Participant, Toll
from annals.model import Quote

# A spreadsheet takes a cell that starts so for a formula; an apostrophe before it makes it text. A
# text that already starts with apostrophes before such a sign gets one more, so that taking one off
# again always gives back the text as it was.
_FORMULA = re.compile(r"'*[ ]*[=+\-@\t\r\n＝＋－＠]")


def harmless(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet could take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain_text(cell: str) -> str:
    """The text that `harmless` made this cell from."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def text_cell(value: str | None) -> str:
    """A text column's cell; unknown is empty."""
    return "" if value is None else harmless(value)


def number_cell(value: float | None) -> str:
    """A numeric column's cell, in plain decimal digits; unknown is empty."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.7f}".rstrip("0").rstrip(".")


def names_cell(participants: Iterable[Participant]) -> str:
    """The names, joined by "; "."""
    return harmless("; ".join(p.name for p in participants))


def quote_cells(quote: Quote | None) -> tuple[str, str, str]:
    """Text, start and end of a quote; three empty cells where there is none."""
    if quote is None:
        return "", "", ""
    return harmless(quote.text), str(quote.start), str(quote.end)


def toll_cells(toll: Toll | None) -> tuple[str, ...]:
    """Low, high, quoted text, start and end of a toll; empty where it is unknown."""
    if toll is None:
        return ("",) * 5
    return number_cell(toll.low), number_cell(toll.high), *quote_cells(toll.quote)


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


class _Rows:
    # The csv module quotes a cell with a carriage return only if its line end has one (before Python
    # 3.13); so it is given that line end, and the line feed alone is written.
    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def write(self, row: str) -> int:
        return self._text.write(row.removesuffix("\r\n") + "\n")


@contextmanager
def table_on(out: BinaryIO) -> Iterator[Any]:
    """A csv writer on a binary handle: UTF-8, lines end with a line feed; the handle stays open."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", newline="")
    try:
        yield csv.writer(_Rows(text), lineterminator="\r\n")
    finally:
        # Otherwise the wrapper would close the handle (it may be standard output) when it goes away.
        text.detach()
