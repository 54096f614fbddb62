"""Who is meant by "the group", "it", "its fighters", "the attackers": on words elsewhere in the report, or nobody."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.coded import Coded, Participant
from annals.model import Document
from annals.pipeline import Pipeline

ARTICLE = "The Sunrise Front (SF) is an armed rebel group in the hills of Kivu.\n\n"
WIRE = "MUBI, Nigeria, March 14 (AFP) - "


@cache
def pipeline() -> Pipeline:
    return Pipeline(coder="rules")


def code(text: str) -> Coded:
    return pipeline().code(Document(id="x", text=text, sha256="", published="2024-03-14"))


def doers(coded: Coded, n: int = -1) -> dict[str, Participant]:
    return {p.name: p for p in coded.incidents[n].perpetrators}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On 3 May 2011 the group killed nine farmers in Goma.", {"Sunrise Front"}),
        ("On 3 May 2011 it abducted a priest in Goma.", {"Sunrise Front"}),
        ("On 3 May 2011 its fighters killed nine farmers in Goma.", {"fighters", "Sunrise Front"}),
        ("On 3 May 2011 the SF killed nine farmers in Goma.", {"Sunrise Front"}),
        ("On 3 May 2011 SF gunmen killed nine farmers in Goma.", {"SF gunmen", "Sunrise Front"}),
        ("On 3 May 2011 soldiers killed nine farmers in Goma.", {"soldiers"}),
        ("Its first act was the burning of a bridge in Goma on 3 May 2011.", {"Sunrise Front"}),
    ],
)
def test_an_article_is_about_its_group(text: str, wanted: set[str]) -> None:
    assert set(doers(code(ARTICLE + text))) == wanted


def test_a_member_killed_is_no_act_of_the_group() -> None:
    coded = code(ARTICLE + "The group fled. Its leader, Paul Ndore, was shot dead in Goma on 3 May 2011.")
    assert "Sunrise Front" not in doers(coded)


def test_an_act_without_a_doer_is_left_open_as_such() -> None:
    coded = code(
        ARTICLE + "The group killed nine farmers in Goma on 3 May 2011. A bomb killed two nuns in Beni on 4 June 2012."
    )
    assert doers(coded)["Sunrise Front"].standing == "unclear"


def test_outside_an_article_an_act_without_a_doer_stays_without() -> None:
    coded = code(WIRE + "Boko Haram killed nine farmers in Mafa on Monday. A bomb killed two nuns in Yola on Tuesday.")
    assert doers(coded) == {}


def test_the_attackers_are_those_told_of_before() -> None:
    coded = code(WIRE + "Five masked men raided a bank in Yola on Monday. The attackers shot a guard dead.")
    (only,) = [p for i in coded.incidents for p in i.perpetrators]
    assert (only.name, [m.text for m in only.mentions]) == ("masked men", ["masked men", "attackers"])


def test_the_group_in_a_wire_story_is_the_one_named_last() -> None:
    coded = code(
        WIRE + "Boko Haram has denied talks. On Monday the group killed nine farmers in Mafa, a resident said."
    )
    assert set(doers(coded)) == {"Boko Haram"}


def test_where_two_groups_fit_nobody_is_added() -> None:
    coded = code(
        WIRE + "Talks between the rebel groups Boko Haram and Ansaru failed. On Monday it killed nine farmers in Mafa."
    )
    assert doers(coded) == {}


@pytest.mark.parametrize(
    ("words", "standing", "claims"),
    [
        ("Boko Haram claimed responsibility for the attack.", "attributed", True),
        ("Boko Haram claimed that blast on its channel.", "attributed", True),
        ("Boko Haram said its fighters had planted the bomb.", "attributed", True),
        ("Boko Haram denied having planted the bomb.", "denied", False),
        ("Boko Haram denied responsibility.", "denied", False),
        ("The governor blamed Boko Haram.", "attributed", False),
        ("The governor laid the blame on Boko Haram.", "attributed", False),
        ("The attack bore the hallmarks of Boko Haram.", "attributed", False),
        ("The attack is believed to be the work of Boko Haram.", "attributed", False),
        ("Rights groups hold Boko Haram responsible for the attack.", "attributed", False),
        ("Suspicion fell on Boko Haram.", "attributed", False),
    ],
)
def test_claim_blame_and_denial_reach_the_attack_told_before(words: str, standing: str, claims: bool) -> None:
    coded = code(f"{WIRE}A bomb killed ten people in Mubi on Monday. {words}")
    (incident,) = coded.incidents
    assert doers(coded)["Boko Haram"].standing == standing
    assert [p.name for p in incident.claimed_by] == (["Boko Haram"] if claims else [])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Government warplanes bombed a market in Idlib on Monday, killing nine people.", {"Government"}),
        ("A helicopter of the Air Force destroyed two houses in Idlib on Monday.", {"Air Force"}),
        ("Warplanes bombed a market in Idlib on Monday, killing nine people.", set()),
    ],
)
def test_whose_aircraft_struck(text: str, wanted: set[str]) -> None:
    assert set(doers(code(text))) == wanted


@pytest.mark.parametrize("nobody", ["No group has claimed responsibility.", "No one claimed the bombing."])
def test_nobody_claims(nobody: str) -> None:
    (incident,) = code(f"{WIRE}A bomb killed ten people in Mubi on Monday. {nobody}").incidents
    assert (incident.claimed_by, incident.perpetrators) == ((), ())


def test_a_communique_of_an_armed_group_claims_its_own_acts_and_disowns_others() -> None:
    coded = code(
        "Statement of the Free Aceh Movement\n\nOn 3 May 2003 our fighters killed two soldiers in Bireuen.\n\n"
        "We have nothing to do with the bombing of the market in Sigli on 4 May 2003, in which five traders died.\n"
    )
    ours, theirs = coded.incidents
    assert (ours.status, [p.name for p in ours.claimed_by]) == ("claimed", ["Free Aceh Movement"])
    assert [(p.name, p.standing) for p in theirs.perpetrators] == [("Free Aceh Movement", "denied")]


def test_the_same_group_is_the_one_told_of_before() -> None:
    coded = code(
        WIRE
        + "A group of Boko Haram fighters attacked Mafa on Monday. On Tuesday the same group burned a church in Yola."
    )
    assert set(doers(coded)) == {"group of Boko Haram fighters", "Boko Haram"}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The group killed two farmers in Goma on 3 May 2011.",
                "It claimed the attack.",
                "They burned a church in Beni.",
                "The same men abducted a nun in Bunia on 4 May 2011.",
                "The attackers fled.",
                "Its fighters shot a priest in Goma in June 2012.",
                "The army blamed the rebels.",
                "The Sunrise Front (SF) denied that its men had taken part.",
            ]
        ),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_every_participant_stands_on_words_of_the_text(sentences: list[str], article: bool) -> None:
    text = (ARTICLE if article else WIRE) + " ".join(sentences)
    for incident in code(text).incidents:
        for one in (*incident.perpetrators, *incident.claimed_by):
            assert one.mentions
            assert all(text[m.start : m.end] == m.text for m in one.mentions)
            assert one.name.lower() not in ("it", "they", "the group")


BLAST = "A car bomb killed three people at a market in Mubi on Tuesday, police said.\n\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Kasa Liberation Front (KLF) was believed to be responsible.", "Kasa Liberation Front"),
        ("The Kasa Liberation Front (KLF) denied any link with the attack.", "Kasa Liberation Front"),
        ("The Kasa Liberation Front (KLF) later posted a video claiming the attack.", "Kasa Liberation Front"),
        ("Investigators traced the bomb to the Kasa Front.", "Kasa Front"),
        ("The minister pinned the attack on the Kasa Front.", "Kasa Front"),
        ("Police pointed the finger at the Kasa Front.", "Kasa Front"),
        ("The KLF owned up to the bombing.", "KLF"),
        ("The KLF has distanced itself from the attack.", "KLF"),
        ("The KLF said one of its fighters had carried it out.", "KLF"),
        ("A little-known group, the Kasa Brigades, posted a claim on a website.", "Kasa Brigades"),
        ("Residents named the Kasa Army as the culprit.", "Kasa Army"),
        ("Claim: KLF, internet, two days after.", "KLF"),
        ("The rebels of the KLF were to blame, the army said.", "KLF"),
    ],
)
def test_whose_word_or_blame_it_is_stands_in_another_sentence(text: str, wanted: str) -> None:
    (one,) = code(BLAST + text).incidents
    named = {p.name: p.standing for p in one.perpetrators}
    assert named[wanted] in ("attributed", "denied")


def test_two_groups_that_each_claim_an_attack_both_do() -> None:
    text = "Two armed groups, the Kasa Front and the Loko Brigades, have each claimed to be behind the attack."
    (one,) = code(BLAST + text).incidents
    assert {p.name for p in one.claimed_by} == {"Kasa Front", "Loko Brigades"}


def test_what_is_said_of_a_group_in_passing_is_no_claim() -> None:
    text = "Police blamed the Kasa Front, which is also accused of the bombing of a bus in Beni on 3 May 2022."
    first, second = code(BLAST + text).incidents
    assert [p.name for p in first.perpetrators] == ["Kasa Front"]
    assert second.date == "2022-05-03"


def test_an_article_may_tell_the_history_of_a_group_without_defining_it() -> None:
    text = (
        "Founded in 1984 by Paul Ndore, the Sunrise Army (SA) broke with the rebel movement of the hills. In June 1987"
        " its fighters abducted a priest in Goma. On 3 May 1991 it killed nine farmers in Beni."
    )
    taken, killed = code(text).incidents
    assert "Sunrise Army" in {p.name for p in taken.perpetrators}
    assert {p.name for p in killed.perpetrators} == {"Sunrise Army"}
