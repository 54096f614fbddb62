"""One incident of its mentions: type, status, date, places, sides, speaker and quotes."""

from __future__ import annotations

from dataclasses import fields

from annals.coded import Incident
from tests.merging.cases import Story, one, place

STORY = Story(
    "In May raiders attacked a post near Kola, police said.",
    "A bomb went off on 3 May, wounding two officers, and the army fought back, a nurse told Echo.",
    "The Red Dawn claimed the attack.",
)


def test_the_finer_type_and_the_finest_date_hold() -> None:
    first = STORY.mention(0, "attacked", date="2022-05", date_quote=STORY.quote(0, "May"))
    second = STORY.mention(1, "went off", type="bombing", date="2022-05-03", date_quote=STORY.quote(1, "3 May"))
    found = one(first, second)
    assert (found.type, found.date) == ("bombing", "2022-05-03")
    assert found.date_quote is not None and found.date_quote.text == "3 May"


def test_a_mere_reference_decides_no_type_and_no_status() -> None:
    deed = STORY.mention(0, "attacked")
    claim = STORY.mention(2, "claimed", type="suicide_bombing", strength="reference", status="claimed")
    found = one(deed, claim)
    assert (found.type, found.status) == ("attack", "reported")


def test_places_run_from_fine_to_coarse_and_a_country_stands_for_itself_only_alone() -> None:
    kola, province = place("Kola"), place("Upper Kola", precision="admin1", kind="province")
    country = place("Nigeria", precision="country", country_name="Nigeria")
    found = one(STORY.mention(0, "attacked", places=(province, country)), STORY.mention(1, "went off", places=(kola,)))
    assert [p.name for p in found.places] == ["Kola", "Upper Kola"]
    assert [p.name for p in one(STORY.mention(0, "attacked", places=(country,))).places] == ["Nigeria"]
    unknown = place("Little Kola", precision="country", country_name="Nigeria")
    assert [p.name for p in one(STORY.mention(0, "attacked", places=(unknown,))).places] == ["Little Kola"]


def test_an_unknown_village_comes_before_the_district_of_a_known_town() -> None:
    village = place("Little Kola", precision="country", country_name="Nigeria", kind="village")
    district = place("Kola Hills", precision="admin2", kind="district", gazetteer_id="geonames:2")
    province = place("Upper Kola", precision="admin1", kind="province", gazetteer_id="geonames:3")
    abroad = place("Togo", "TG", "country", kind="country", gazetteer_id="geonames:4")
    found = one(STORY.mention(0, "attacked", places=(abroad, province, district, village)))
    assert [p.name for p in found.places] == ["Little Kola", "Kola Hills", "Upper Kola", "Togo"]


def test_places_of_one_width_keep_the_order_of_the_text() -> None:
    town = place("Mirador", gazetteer_id="geonames:5")
    village = place("Little Kola", precision="country", country_name="Nigeria", kind="village")
    found = one(STORY.mention(0, "attacked", places=(town, village)))
    assert [p.name for p in found.places] == ["Mirador", "Little Kola"]


def test_the_home_country_stands_in_only_where_no_place_is_told() -> None:
    home = place("Nigeria", precision="country", country_name="Nigeria")
    assert [p.name for p in one(STORY.mention(0, "attacked"), home=home).places] == ["Nigeria"]
    assert [p.name for p in one(STORY.mention(0, "attacked", places=(place("Kola"),)), home=home).places] == ["Kola"]


def test_in_a_clash_those_who_fight_are_doers_on_both_sides() -> None:
    raiders = STORY.part(0, "raiders", armed=True, status="combatant")
    officers, nurse = STORY.part(1, "officers", status="police"), STORY.part(1, "nurse", status="civilian")
    clash = STORY.mention(1, "fought", type="armed_clash", perpetrators=(raiders,), victims=(officers, nurse))
    found = one(clash)
    assert [p.name for p in found.perpetrators] == ["raiders", "officers"]
    assert [p.name for p in found.victims] == ["nurse"]


def test_who_claims_an_incident_is_attributed_to_be_its_doer() -> None:
    dawn = STORY.part(2, "Red Dawn", named=True, kind="organization")
    found = one(STORY.mention(0, "attacked"), STORY.mention(2, "claimed", strength="reference", claimed_by=(dawn,)))
    assert [(p.name, p.standing) for p in found.perpetrators] == [("Red Dawn", "attributed")]
    assert [(p.name, p.standing) for p in found.claimed_by] == [("Red Dawn", "asserted")]


def test_said_by_is_of_the_first_sentence_that_is_attributed() -> None:
    police, nurse, echo = STORY.quote(0, "police"), STORY.quote(1, "a nurse"), STORY.quote(1, "Echo")
    both = one(STORY.mention(0, "attacked", speaker=police), STORY.mention(1, "went off", speaker=nurse, outlet=echo))
    assert both.said_by is not None and both.said_by.speaker == "police"
    later = one(STORY.mention(0, "attacked"), STORY.mention(1, "went off", speaker=nurse, outlet=echo))
    assert later.said_by is not None
    assert (later.said_by.speaker, later.said_by.outlet) == ("a nurse", "Echo")
    assert one(STORY.mention(0, "attacked")).said_by is None


def test_two_incidents_of_one_clause_have_two_ids() -> None:
    shot, bombed = STORY.mention(1, "wounding"), STORY.mention(1, "fought")
    assert one(shot).id != one(bombed).id
    assert one(shot).id == one(shot).id


def test_an_incident_has_the_contracts_keys_and_the_rules_behind_it() -> None:
    contract = (
        "id type status date date_quote places perpetrators victims targets weapons claimed_by killed injured abducted "
        "missing arrested displaced said_by quotes confidence coder"
    ).split()
    assert [f.name for f in fields(Incident)] == [*contract, "rules"]
    found = one(STORY.mention(0, "attacked"), STORY.mention(1, "went off"))
    assert found.rules == ("case",)
    assert [q.text for q in found.quotes] == list(STORY.sentences[:2])
