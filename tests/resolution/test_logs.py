"""Logs in the forms in which aid agencies, armies and police keep them: each entry has its own day and place."""

from __future__ import annotations

import pytest

from annals.model import Document
from annals.pipeline import Pipeline

TOWNS = ("Gaur", "Bara", "Birgunj", "Kalaiya")
ACTS = (
    "Police killed five men.",
    "Gunmen shot dead a teacher.",
    "A bomb wounded two clerks.",
    "Rebels abducted three farmers.",
)
TYPES = ("attack", "attack", "bombing", "abduction")

# The head of an entry, what stands between entries, and the title of the log.
FORMS = [
    ("{d} March 2007, {p}: ", "\n", ""),
    ("2007 Mar {d}, {p}: ", "\n", ""),
    ("2007-03-{d} {p}: ", "\n", ""),
    ("200703{d} {p}: ", "\n", ""),
    ("{d}1430ZMAR07 {p}: ", "\n", ""),
    ("{d} MAR 2007 / {p} / ", "\n", ""),
    ("{d}/03/2007 | {p} | ", "\n", ""),
    ("{p} ({d}/03/2007): ", "\n", ""),
    ("{p}, {d}.03.07: ", "\n", ""),
    ("{p} - {d} March 2007. ", "\n", ""),
    ("* March {d}, 2007 \u2014 {p}: ", "\n", ""),
    ("[{d}.03] {p}: ", "\n", ", March 2007"),
    ("{d} - {p}: ", "\n", ", March 2007"),
    ("{d}th: {p}. ", "\n", ", March 2007"),
    ("({d} March) {p}: ", "\n", ", 2007"),
    ("{d}.3.2007, {p}: ", "\n", ""),
    ("{d}-Mar {p}: ", "\n", ", 2007"),
    ("{d}/3 {p}: ", "\n", ", 2007"),
    ("{p}, {d}/3: ", "\n", ", 2007"),
    ("{i}. {d} Mar: {p}. ", "\n", ", 2007"),
    ("{p}: {d} March. ", "\n", ", 2007"),
    ("{d} March, 0900 hrs, {p}: ", "\n", ", 2007"),
    ("{d} March 2007\n{p}\n", "\n\n", ""),
    ("{d} March 2007\n{p}: ", "\n\n", ""),
    ("{d} March 2007 - {p}\n", "\n\n", ""),
    ("{p}, {d} March 2007\n", "\n\n", ""),
    ("## {d} March 2007\n- {p}: ", "\n\n", ""),
    ("Date: {d} March 2007\nLocation: {p}\nDescription: ", "\n\n", ""),
    ("Incident {i}\nDate: {d}/03/2007\nLocation: {p}\n", "\n\n", ""),
    ("When: {d} March 2007. Where: {p}. What: ", "\n\n", ""),
]


@pytest.mark.parametrize(("head", "between", "title"), FORMS)
def test_each_entry_has_its_own_day_and_place(head: str, between: str, title: str) -> None:
    told = zip(TOWNS, ACTS, strict=True)
    entries = [head.format(d=19 + n, i=n + 1, p=town) + act for n, (town, act) in enumerate(told)]
    text = f"Incident log, Nepal{title}\n" + between.join(entries)
    found = Pipeline(coder="rules").code(Document(id="log", text=text, sha256="")).incidents
    read = [(i.type, i.date, i.places[0].name if i.places else None) for i in found]
    assert read == [(kind, f"2007-03-{19 + n}", TOWNS[n]) for n, kind in enumerate(TYPES)]
