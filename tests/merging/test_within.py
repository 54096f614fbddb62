"""Sentences that tell of one incident come together, those of different ones stay apart."""

from __future__ import annotations

import random
from dataclasses import replace
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from annals.mention import Mention, Part
from annals.merging.within import group
from annals.model import Quote
from annals.resolution import edtf
from tests.merging.cases import Story, grouped, place


def test_a_reference_joins_the_incident_told_of_last() -> None:
    story = Story("Gunmen shot two farmers near Kola on 3 May.", "The attack was claimed by nobody.")
    first = story.mention(0, "shot", victims=(story.part(0, "farmers"),), date="2022-05-03")
    again = story.mention(1, "attack", reference=True)
    assert grouped(first, again) == [[first, again]]


def test_a_headline_without_particulars_joins_the_lead_that_follows() -> None:
    story = Story("New attack in the north", "Raiders burned ten houses in Kola on 3 May.")
    head = story.mention(0, "attack", reference=True)
    lead = story.mention(
        1, "burned", type="arson", targets=(story.part(1, "houses", kind="object"),), date="2022-05-03"
    )
    assert grouped(head, lead) == [[head, lead]]


def test_two_effects_of_one_clause_are_one_incident() -> None:
    story = Story("A bomb killed 21 shoppers and injured 45 in Kola on 3 May.")
    where = (place("Kola"),)
    killed = story.mention(
        0, "killed", date="2022-05-03", places=where, victims=(story.part(0, "shoppers", low=21, high=21),),
        numbers=(story.number(0, "killed", "21 shoppers", 21, 21, who="shoppers"),),
    )  # fmt: skip
    injured = story.mention(
        0, "injured", date="2022-05-03", places=where, victims=(story.part(0, "45", low=45, high=45),),
        numbers=(story.number(0, "injured", "45", 45, 45, who="45"),),
    )  # fmt: skip
    assert len(grouped(killed, injured)) == 1


def test_the_opinion_of_the_coder_counts_as_evidence() -> None:
    story = Story("Gunmen shot two farmers near Kola.", "Police said so.", "Men were hurt.")
    first = story.mention(0, "shot", victims=(story.part(0, "farmers"),))
    plain = story.mention(2, "hurt", victims=(story.part(2, "Men"),))
    alike = replace(plain, same={first.event: 0.99})
    other = replace(story.mention(1, "said", type="attack"), same={first.event: 0.01})
    assert len(grouped(first, alike)) == 1
    assert len(grouped(first, other)) == 2
    assert len(grouped(first, replace(other, same=None))) == 1


def test_other_days_places_and_people_make_other_incidents() -> None:
    story = Story("Ana Ruiz was shot in Kola on 3 May.", "Teo Brand was shot in Kola.", "Two men were shot in Mirador.")
    ruiz = story.mention(
        0, "shot", date="2022-05-03", places=(place("Kola"),), victims=(story.part(0, "Ana Ruiz", named=True),)
    )
    brand = story.mention(1, "shot", places=(place("Kola"),), victims=(story.part(1, "Teo Brand", named=True),))
    spot = (place("Mirador", latitude=3.0, longitude=3.0),)
    far = story.mention(2, "shot", date="2022-05-03", places=spot, victims=(story.part(2, "men"),))
    near = story.mention(
        0, "Kola", date="2022-05-04", places=(place("Kola"),), victims=(story.part(0, "Ana Ruiz", named=True),)
    )
    assert len(grouped(ruiz, brand)) == 2
    assert len(grouped(story.mention(0, "shot", places=(place("Kola", latitude=9.0, longitude=3.0),)), far)) == 2
    assert len(grouped(ruiz, near)) == 2


def test_two_countries_are_two_places_also_where_one_names_nothing_finer() -> None:
    story = Story("A bomb went off in Kola.", "Another bomb went off in Togo.")
    here = story.mention(0, "went off", type="bombing", places=(place("Kola", "NG"),))
    there = story.mention(1, "went off", type="bombing", places=(place("Togo", "TG", "country"),))
    assert len(grouped(here, there)) == 2


def test_nobody_is_killed_twice_whatever_the_days_beside_it() -> None:
    story = Story("Two men were arrested on 14 March for the murder of Ivo Hahn.", "Hahn was shot dead on 9 March.")
    dead = (story.number(0, "killed", "Ivo Hahn", 1, 1, who="Ivo Hahn"),)
    murder = story.mention(
        0, "murder", date="2009-03-14", reference=True, victims=(story.part(0, "Ivo Hahn", named=True),), numbers=dead
    )
    shot = story.mention(
        1, "shot", date="2009-03-09", victims=(story.part(1, "Hahn", named=True),),
        numbers=(story.number(1, "killed", "Hahn", 1, 1, who="Hahn"),),
    )  # fmt: skip
    (found,) = grouped(murder, shot)
    assert [m.date for m in found] == ["2009-03-14", None], "of contradicting days the first told holds"


def test_entries_of_a_list_stay_apart() -> None:
    lines = ("Shots fired at a bus. Nobody hurt.", "Shots fired at a truck.")
    for items, incidents in ((True, 2), (False, 1)):
        story = Story(*lines, paragraphs=(0, 1), items=items)
        bus = story.mention(0, "fired", victims=(story.part(0, "Nobody", head="people"),))
        truck = story.mention(1, "fired", victims=(story.part(1, "truck", head="people"),))
        assert len(grouped(bus, truck)) == incidents


def test_another_attack_is_another_incident() -> None:
    story = Story("Raiders shot two farmers in Kola.", "In another attack raiders shot two farmers in Kola.")
    told = [story.mention(i, "shot", victims=(story.part(i, "farmers"),), fresh=i == 1) for i in (0, 1)]
    assert len(grouped(*told)) == 2


def test_the_abducted_who_are_killed_stay_one_incident_and_others_do_not() -> None:
    story = Story(
        "Rebels kidnapped Lena Moor and shot her in June.", "Rebels kidnapped Lena Moor.", "They killed a guard."
    )
    taken = story.mention(0, "kidnapped", type="abduction", victims=(story.part(0, "Lena Moor", named=True),))
    shot = story.mention(0, "shot", victims=(story.part(0, "her", pronoun=True),))
    guard = story.mention(
        2,
        "killed",
        victims=(story.part(2, "guard"),),
        numbers=(story.number(2, "killed", "a guard", 1, 1, who="guard"),),
    )
    assert len(grouped(taken, shot)) == 1
    assert len(grouped(story.mention(1, "kidnapped", type="abduction", victims=taken.victims), guard)) == 2


def test_a_later_arrest_by_others_is_an_incident_of_its_own() -> None:
    story = Story("Gunmen killed a trader in Kola.", "Police detained two men.")
    deed = story.mention(
        0, "killed", perpetrators=(story.part(0, "Gunmen"),), victims=(story.part(0, "trader"),),
        numbers=(story.number(0, "killed", "a trader", 1, 1, who="trader"),),
    )  # fmt: skip
    arrest = story.mention(
        1, "detained", type="arrest", perpetrators=(story.part(1, "Police", kind="organization"),),
        victims=(story.part(1, "men"),),
    )  # fmt: skip
    assert len(grouped(deed, arrest)) == 2


def test_a_threat_is_never_one_with_the_deed() -> None:
    story = Story("Rebels threatened to attack Kola.", "Rebels attacked Kola.")
    threat = story.mention(0, "attack", status="threatened", places=(place("Kola"),))
    deed = story.mention(1, "attacked", places=(place("Kola"),))
    assert len(grouped(threat, deed)) == 2


def test_the_group_means_the_organization_named_before() -> None:
    story = Story("The Red Dawn shot a mayor in 1990.", "In 1991 the group shot a judge.")
    dawn = story.part(0, "Red Dawn", kind="organization", named=True, sort="armed_group", status="combatant")
    first = story.mention(0, "shot", date="1990", perpetrators=(dawn,), victims=(story.part(0, "mayor"),))
    the_group = story.part(1, "group", kind="organization", definite=True)
    second = story.mention(1, "shot", date="1991", perpetrators=(the_group,), victims=(story.part(1, "judge"),))
    (_, found) = grouped(first, second)
    assert found[0].perpetrators[0].text == "Red Dawn"
    assert [q.text for q in found[0].perpetrators[0].others] == ["group"]


TYPES = ("attack", "bombing", "armed_clash", "abduction", "arrest", "arson", "assassination", "other")
DAYS = (None, None, "2022-05-03", "2022-05-04", "2022-05")
NAMES = ("Ana Ruiz", "Teo Brand", "farmers", "soldiers", "people", "him")
TOWNS = (None, place("Kola"), place("Mirador", latitude=3.0, longitude=3.0), place("Togo", "TG", "country"))


@st.composite
def reports(draw: st.DrawFn) -> list[Mention]:
    """Mentions in the order of a text, with anything told of them."""
    made: list[Mention] = []
    sentence = 0
    for n in range(draw(st.integers(0, 12))):
        sentence += draw(st.integers(0, 2))
        name, town = draw(st.sampled_from(NAMES)), draw(st.sampled_from(TOWNS))
        victim = Part(
            quote=Quote(n * 20, n * 20 + len(name), name), head=name.lower().split()[-1], kind="person",
            named=name[0].isupper(), pronoun=name == "him",
        )  # fmt: skip
        made.append(
            Mention(
                event=f"e{n}", sentence=sentence, paragraph=sentence // 3, type=draw(st.sampled_from(TYPES)),
                trigger=Quote(n * 20, n * 20 + 1, "x"), clause=Quote(n * 20, n * 20 + 19, "x" * 19), rule="any",
                strength=draw(st.sampled_from(("sure", "weak", "context", "reference"))),
                reference=draw(st.booleans()), date=draw(st.sampled_from(DAYS)),
                places=(town,) if town is not None else (), victims=(victim,) if draw(st.booleans()) else (),
            )
        )  # fmt: skip
    return made


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_mention_is_in_one_incident_at_most_and_all_is_in_the_order_of_the_text(mentions: list[Mention]) -> None:
    found = group(mentions, edtf.overlap)
    events = [m.event for one in found for m in one]
    assert len(events) == len(set(events))
    starts = [[m.trigger.start for m in one] for one in found]
    assert all(one == sorted(one) for one in starts)
    assert [one[0] for one in starts] == sorted(one[0] for one in starts)
    assert group(mentions, edtf.overlap) == found


@settings(max_examples=60, deadline=None)
@given(reports())
def test_the_days_of_an_incident_agree(mentions: list[Mention]) -> None:
    for one in group(mentions, edtf.overlap):
        days = [m.date for m in one if m.date]
        assert all(edtf.overlap(a, b) for a in days for b in days)


def test_the_work_grows_with_the_length_of_the_report() -> None:
    def seconds(count: int) -> float:
        chance = random.Random(7)
        lines = [f"On day {n} men shot farmers in Town{chance.randrange(90)}." for n in range(count)]
        story = Story(*lines[:1])
        made = [
            Mention(
                event=f"e{n}", sentence=n, paragraph=n // 4, type=chance.choice(TYPES[:4]), rule="any",
                trigger=Quote(n, n + 1, "x"), clause=Quote(n, n + 1, "x"), date=f"2022-05-{1 + n % 28:02d}",
                places=(place(f"Town{chance.randrange(90)}", latitude=float(n % 80), longitude=1.0),),
                victims=(story.part(0, "farmers"),),
            )
            for n in range(count)
        ]  # fmt: skip
        begun = process_time()
        group(made, edtf.overlap)
        return process_time() - begun

    seconds(100)
    short, long = min(seconds(200) for _ in range(3)), min(seconds(2000) for _ in range(2))
    assert long < 20 * short + 0.05
