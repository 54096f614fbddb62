"""Those abducted who are killed are the dead of their abduction, however little names them; nobody else is."""

from __future__ import annotations

import pytest

from annals.coded import Incident
from annals.model import Document
from annals.pipeline import Pipeline

TAKEN = "On 16 March 2008 gunmen abducted {} outside Komanda, Ituri. "


def coded(text: str) -> tuple[Incident, ...]:
    return Pipeline(coder="rules").code(Document(id="x", text=text, sha256="", published="2009-01-01")).incidents


@pytest.mark.parametrize(
    ("who", "end", "dead"),
    [
        ("a councillor", "He was found dead in the boot of a car on 9 May.", 1),
        ("a councillor", "Two days later she was shot dead.", 1),
        ("seven monks", "In May the group said that it had cut their throats.", 7),
        ("seven monks", "A month later it announced that it had killed all of them.", 7),
        ("three farmers", "One was found the next day with his throat cut.", 1),
        ("three farmers", "One of the three, a student of 19, was found shot dead two days later.", 1),
        ("three farmers", "Both brothers were beheaded in June.", 2),
        ("16 policemen", "Fifteen of them were killed in the following months.", 15),
        ("six trekkers", "One escaped, a Norwegian was beheaded in August, and the others were never found.", 1),
        ("seven monks", "The kidnapping ended in their deaths.", 7),
    ],
)
def test_the_dead_among_those_taken_are_of_the_abduction(who: str, end: str, dead: int) -> None:
    found = coded(TAKEN.format(who) + end)
    (abduction,) = found
    assert abduction.type == "abduction"
    assert abduction.killed is not None
    assert (abduction.killed.low, abduction.killed.high) == (dead, dead)


@pytest.mark.parametrize(
    ("who", "end"),
    [
        ("seven monks", "The group threatened to kill them."),
        ("seven monks", "They were released unharmed in May."),
        ("three farmers", "Nine of the soldiers were killed."),
        ("three farmers", "Two of the soldiers were shot dead."),
        ("three farmers", "All attackers were killed."),
        ("seven monks", "A soldier was killed."),
        ("three farmers", "The army said it would have killed all of them."),
    ],
)
def test_a_threat_or_the_death_of_others_is_no_death_of_those_taken(who: str, end: str) -> None:
    abductions = [one for one in coded(TAKEN.format(who) + end) if one.type == "abduction"]
    assert all(one.killed is None or one.killed.high == 0 for one in abductions)


def test_an_act_between_ends_what_is_read_of_the_abduction() -> None:
    text = TAKEN.format("three farmers") + "On 20 March soldiers clashed with rebels at Beni. One was shot dead."
    abduction = next(one for one in coded(text) if one.type == "abduction")
    assert abduction.killed is None
