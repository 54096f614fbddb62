"""Whether an event is told as done: negated, tried, planned, threatened, alleged, claimed, denied."""

from __future__ import annotations

import pytest

from tests.coding.rules.events import events, told

STATUS = """
# foiled
Police foiled a plot to bomb the airport in Dhaka on Monday.
Troops thwarted an attempt to kidnap a priest in Tumaco on Sunday.
Soldiers found two bombs by a road near Marawi on Monday and defused them.
Police defused a bomb outside a church in Jos on Sunday.
The army thwarted an attack on a base near Gao on Monday.
Security forces prevented a suicide attack on a mosque in Kano on Friday.
Police arrested two men on suspicion of planning an attack on a church in Lahore on Monday.
A bomb found on a train in Mumbai on Monday was defused.
Gunmen tried to kidnap a doctor in Kano on Monday but fled when guards fired.
An attempted robbery of a bank in Cali on Monday failed.
A plot to kill the president was uncovered in Bamako on Monday.
# reported
Gunmen shot at the mayor in Cali on Monday but missed.
The mayor survived an assassination attempt in Cali on Monday.
A bomb thrown at the minister's car in Aden on Monday missed its target.
The minister escaped unhurt when gunmen attacked his car in Aden on Monday.
The governor escaped an assassination attempt in Aden on Monday.
An assassination attempt against the governor in Aden on Monday left two guards dead.
Gunmen tried to kill the mayor in Cali on Monday, wounding his driver.
If the rebels had not fled, more would have died when troops attacked their camp near Gao on Monday.
Gunmen who threatened to burn the school killed two teachers in Loko on Monday.
Gunmen killed a trader in Mubi on Monday and said they would kill others.
Police said they would punish the gunmen who killed two traders in Mubi on Monday.
The president vowed to hunt down the rebels who killed two traders in Mubi on Monday.
Residents fear more attacks after gunmen killed two traders in Mubi on Monday.
The army, which denied involvement in earlier raids, killed five rebels near Gao on Monday.
Gunmen killed two traders in Mubi on Monday as police tried to stop them.
The judge, who had received threats, was shot dead in Cali on Monday.
Two men tried to flee before soldiers shot them dead in Goma on Monday.
Officials called for calm after a bomb killed four people in Jos on Sunday.
The governor vowed to rebuild the clinic that rebels burnt in Beni on Monday.
# planned
The rebels are planning an attack on Goma, the army said on Monday.
The militants plotted to bomb an embassy in Nairobi.
# threatened
The Northern Front threatened to burn schools near Tolima on Monday.
The group warned on Monday that schools in Tolima would be burned.
The hotels of Mombasa will be blown up, the group said in a statement on Monday.
Teachers in Loko were told on Monday to leave or be killed.
Bandits threatened to kill the three hostages in Kaduna on Monday.
A caller said on Monday that a bomb would explode in a school in Nairobi.
The guerrillas vowed on Monday to attack the pipeline near Arauca.
# alleged
According to unconfirmed reports, rebels killed four villagers near Bangui on Monday.
Rebels allegedly killed four villagers near Bangui on Monday.
Rebels were rumoured to have killed four villagers near Bangui on Monday.
There were rumours that rebels had burnt a church near Bangui on Monday.
Soldiers are alleged to have raped three women in Bukavu on Monday.
Unconfirmed reports said that a bomb exploded in Sanaa on Monday.
# attributed
The army accused the rebels of shelling a market in Taiz on Monday.
The rebels accused the army of killing five farmers near Goma on Monday.
The ministry blamed the rebels for burning a clinic in Beni on Monday.
# claimed
The group claims to have killed six soldiers near Gao on Monday.
The rebels claimed they had shot down a drone near Gao on Monday.
Our fighters killed six soldiers near Gao on Monday, the group said in a statement.
# denied
The army denied that its soldiers killed six farmers near Gao on Monday.
The defence ministry rejected reports that its jets bombed a hospital in Taiz on Monday.
"""
NOT_TOLD = """
The army never bombed the market in Taiz on Sunday, it said.
The rebels did not attack Goma on Monday.
Neither the army nor the rebels attacked Goma on Monday.
Police dispersed the crowd without firing a shot in Conakry on Monday.
No attack was reported in Mogadishu on Monday.
Had the bomb exploded, hundreds would have been killed, police said.
If the rebels attack Goma, the army will shell their camps.
There could be attacks in Nairobi over the holidays, the embassy warned.
Residents called on the army to prevent further attacks on Loko.
The ministry said that rebels would be killed near Goma.
"""


def table() -> list[tuple[str, str]]:
    """Each sentence of STATUS with the status above it."""
    found, status = [], ""
    for line in STATUS.split("\n"):
        if line.startswith("# "):
            status = line[2:]
        elif line:
            found.append((line, status))
    return found


@pytest.mark.parametrize(("sentence", "status"), table())
def test_the_status_is_that_of_the_words_around(sentence: str, status: str) -> None:
    found = [e.status for e in told(sentence) if e.type != "arrest"]
    assert status in found


@pytest.mark.parametrize("sentence", NOT_TOLD.strip().split("\n"))
def test_what_did_not_happen_is_refused(sentence: str) -> None:
    assert not [e for e in told(sentence) if not e.reference]


def test_nobody_is_killed_by_an_attempt() -> None:
    (event,) = told("Gunmen shot at the car and tried to kill the mayor in Cali on Monday, but they missed.")[:1]
    assert event.status == "reported"
    assert not event.tolls


def test_those_who_foil_an_attack_are_not_its_doers() -> None:
    for sentence in ("Police foiled a plot to bomb the airport in Dhaka on Monday.",
                     "The army thwarted an attack on a base near Gao on Monday."):  # fmt: skip
        assert [e.get("perpetrator") for e in events(sentence)] == [[]]


def test_the_accuser_is_no_perpetrator() -> None:
    (event,) = told("The army accused the rebels of shelling a market in Taiz on Monday.")
    assert [f.head for f in event.get("perpetrator")] == ["rebel"]
