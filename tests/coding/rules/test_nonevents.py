"""What is told in words of violence and is none, and what is violence beside such words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.coding.rules.nonevent_words import load_nonevents, words_of
from tests.coding.rules.events import events, reasons, told

NONE = """
# an accident
Two people were killed in a road accident near Nakuru on Monday.
Six people were killed when a bus overturned near Nakuru on Sunday.
A gas leak caused an explosion that killed three people in Lagos on Monday.
An explosion at a coal mine near Donetsk on Monday killed 11 miners.
Twelve miners were killed when a mine collapsed near Kolwezi on Tuesday.
A military plane crashed near Goma on Monday, killing 12 soldiers.
A short circuit set fire to a market in Kumasi on Monday, and ten stalls were lost.
A stampede at a stadium in Dakar on Saturday killed eight people.
# a force of nature
An earthquake killed 300 people in Herat on Saturday.
Floods killed 40 people and displaced 3,000 in Sindh on Monday.
# a disease
A cholera outbreak has killed 60 people in Uvira since Monday.
The minister was killed by a heart attack in Abuja on Sunday.
# an animal
A lion attacked and killed a herder near Voi on Monday.
A crocodile attack left one fisherman dead near Lodwar on Monday.
# animals only
Poachers killed three elephants near Garamba on Monday.
# sport
The team launched attack after attack in the second half in Accra on Sunday.
Kenya beat Uganda in Kampala on Sunday.
# a dispute in words
The parties clashed over the pension bill in Rome on Monday.
Lawyers attacked the ruling in Madrid on Monday.
# figurative
The song kidnaps the listener from the first bar.
Women sat shelling peas in a market in Kano on Monday.
The actor exploded with anger in Mumbai on Monday.
The senator launched an attack on the budget in Bogota on Monday.
# a drill
Soldiers stormed a building in a drill in Oslo on Monday.
During the exercise, special forces attacked a mock camp near Tripoli on Monday.
# a story
The play tells how soldiers massacred villagers in 1965.
In the novel, rebels burn a village near Gao.
# a habit or a rate
Every year dozens of people are kidnapped in the region.
Gunmen usually attack at night.
# said to be untrue
Reports of an attack on a church in Jos on Sunday proved unfounded.
The rumour that gunmen had killed the bishop in Jos on Sunday was false.
"""
REAL = """
A bomb caused the crash of a helicopter near Gao on Monday that killed four soldiers.
Rebels shot down a helicopter near Goma on Monday, killing six soldiers.
A bus overturned near Nakuru on Monday after gunmen opened fire on it, killing three passengers.
Gunmen set a market in Kano on fire on Sunday, killing two traders.
A car bomb caused a building to collapse in Aden on Monday, killing nine people.
Gunmen attacked a football match in Kano on Saturday, killing two players.
Gunmen killed a film director in Manila on Friday.
Militants attacked a base in Gao during an exercise on Monday, killing three soldiers.
Rebels killed a farmer and 12 of his cows near Beni on Monday.
Poachers killed two rangers near Garamba on Monday.
Rebels attacked a cholera treatment centre in Butembo on Monday and killed a nurse.
An explosion at a church in Jos on Sunday killed four people.
Tigers of the LTTE attacked a camp near Jaffna on Monday, killing six soldiers.
"""


def table() -> list[tuple[str, str]]:
    """Each sentence of NONE with the reason above it."""
    found, reason = [], ""
    for line in NONE.split("\n"):
        if line.startswith("# "):
            reason = line[2:]
        elif line:
            found.append((line, reason))
    return found


@pytest.mark.parametrize(("sentence", "reason"), table())
def test_no_incident_is_told_and_the_reason_is_said(sentence: str, reason: str) -> None:
    assert not [e for e in told(sentence) if not e.reference]
    assert reason in reasons(sentence) or not events(sentence)


@pytest.mark.parametrize("sentence", REAL.strip().split("\n"))
def test_a_weapon_or_a_doer_outweighs_the_words_of_accidents(sentence: str) -> None:
    assert told(sentence)


def test_what_stands_behind_a_semicolon_is_weighed_by_itself() -> None:
    one = told("Gunmen killed two traders in Mubi on Monday; six people were killed in a road accident near Yola.")
    assert [e.tolls[0].low for e in one] == [2]


def test_no_word_stands_twice_in_a_list() -> None:
    data = load_nonevents()
    lists = [*(words for _, words in data.causes), *data.lists.values()]
    for words in lists:
        for entries in words.entries.values():
            assert len(entries) == len(set(entries))


WORDS = st.lists(
    st.sampled_from(["gas", "leak", "gas leak", "gas leak alarm", "alarm", "fire"]), min_size=1, unique=True
)


@settings(max_examples=60)
@given(entries=WORDS, text=st.lists(st.sampled_from(["gas", "leak", "alarm", "fire", "near"]), max_size=8))
def test_spans_are_exactly_the_longest_entries(entries: list[str], text: list[str]) -> None:
    found = words_of(entries).spans(text, 0, len(text))
    for a, b in found:
        assert " ".join(text[a:b]) in entries
        assert not any(" ".join(text[a:end]) in entries for end in range(b + 1, len(text) + 1))
    starts = {a for a, _ in found}
    assert all(
        (i in starts) == any(" ".join(text[i:j]) in entries for j in range(i + 1, len(text) + 1))
        for i in range(len(text))
    )
