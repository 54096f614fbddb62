"""A list is told by how its lines begin; prose is none."""

from __future__ import annotations

import pytest

from annals.language.entries import entries
from annals.language.reading import read
from annals.model import Document

LISTS = {
    "bullets": "Incidents of the week\n\n* Kola. Shots fired.\n* Mirador. A bus burned.\n* Tarn. Nobody hurt.\n",
    "numbers": "Summary\n\n1. Kola: shots fired.\n\n2. Mirador: a bus burned.\n\n3. Tarn: nobody hurt.\n",
    "days": "12 JUNE: SHOTS FIRED.\n\n13 JUNE: A BUS BURNED.\n\n14 JUNE: NOBODY HURT.\n",
    "weekdays": "Mon 3 May, Kola. Shots fired.\nTue 4 May, Mirador. A bus burned.\nWed 5 May, Tarn. Nobody hurt.\n",
    "short days": "Mon. Kola: shots fired.\n\nTUE, Mirador: a bus burned.\n\nWed 5. Nobody was hurt.\n",
    "stamps": "051430: Kola. Shots fired.\n\n051900Z: Tarn. A bus burned.\n\n060200: nobody was hurt.\n",
    "short weekdays": "MON, Kola: shots fired.\nTUE 4, Mirador. A bus burned.\nWed. Tarn: nobody hurt.\n",
    "places": "Kola. Fri., 20:30. Shots fired.\nMirador. Sat., 01:00. A bus burned.\nTarn. Sun., 02:00. Nobody hurt.\n",
    "capitals": "KOLA – Last night shots were fired.\nMIRADOR – A bus burned.\nTARN – Nobody was hurt.\n",
    "hours": "0615 hrs, Kola: shots fired.\n\n0940 hrs, Tarn: a bus burned.\n\n2210 hrs: nobody was hurt.\n",
}


def document(text: str) -> Document:
    """A report of a text."""
    return Document(id="list", text=text, sha256="")


@pytest.mark.parametrize("kind", LISTS)
def test_entries_of_a_list(kind: str) -> None:
    assert len(entries(read(document(LISTS[kind])))) == 3, kind


def test_prose_has_no_entries() -> None:
    prose = (
        "Gunmen shot two farmers near Kola on Monday, police said.\n\n"
        "On 4 May a bus was burned in Mirador. Twelve people fled.\n\n"
        "12 people were hurt in Tarn, a nurse said.\n\nThe army has sent more men.\n"
    )
    assert entries(read(document(prose))) == frozenset()


def test_one_dated_paragraph_makes_no_list() -> None:
    text = "Shots were fired in Kola on Monday.\n\n- A bus burned.\n\nNobody was hurt in Tarn.\n\nThe army came.\n"
    assert entries(read(document(text))) == frozenset()


def test_an_interview_is_no_list() -> None:
    talk = "\n\n".join(
        f"{who}: what happened in {town}?" for who in ("Echo", "Hahn") for town in ("Kola", "Tarn", "Mirador")
    )
    assert entries(read(document(talk))) == frozenset()
