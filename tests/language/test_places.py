from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.language.places import PlacePhrase, dateline_phrase, find_demonyms, find_places
from annals.language.reading import read
from annals.model import Dateline, Document


def phrases(text: str) -> list[PlacePhrase]:
    reading = read(Document(id="x", text=text, sha256=""))
    return [p for sentence in reading.sentences for p in find_places(sentence, caps=reading.caps)]


def names(text: str) -> list[str]:
    return [p.name for p in phrases(text)]


def only(text: str) -> PlacePhrase:
    found = phrases(text)
    assert len(found) == 1, [p.text for p in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "kind", "relation"),
    [
        ("A bomb went off in Qamra on Monday.", "Qamra", None, "in"),
        ("A bomb went off in the town of Qamra.", "Qamra", "town", "in"),
        ("Clashes broke out near Deir ez-Zor.", "Deir ez-Zor", None, "near"),
        ("They were shot outside Kano.", "Kano", None, "outside"),
        ("It hit the outskirts of Kano.", "Kano", None, "near"),
        ("Shells fell in Daraa province.", "Daraa", "province", "in"),
        ("Shells fell in Daraa Province.", "Daraa", "province", "in"),
        ("Gunmen raided the al-Hol camp at dawn.", "al-Hol", "camp", "in"),
        ("Troops blew up Zarqa bridge.", "Zarqa", "bridge", "in"),
        ("The rebels captured Bentiu.", "Bentiu", None, "in"),
        ("Five died in Côte d'Ivoire.", "Côte d'Ivoire", None, "in"),
        ("Five died in South Sudan.", "South Sudan", None, "in"),
        ("A mine exploded on the Lafey road.", "Lafey", "road", "in"),
    ],
)
def test_a_name_with_what_tells_that_it_is_a_place(text: str, name: str, kind: str | None, relation: str) -> None:
    phrase = only(text)
    assert (phrase.name, phrase.kind, phrase.relation) == (name, kind, relation)
    assert text[phrase.start : phrase.end] == phrase.text


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("Shots were fired at PK5.", "PK5", "PK5"),
        ("A truck was robbed at PK 47.", "PK 47", "PK 47"),
        ("Two men were shot in Ward 5.", "Ward 5", "Ward 5"),
        ("A trader was shot in the barrio 12 de Octubre.", "12 de Octubre", "12 de Octubre"),
        ("A woman was taken from her shelter in Dagahley 2 camp.", "Dagahley 2", "Dagahley 2"),
        ("A bomb went off on the M4 highway.", "M4", "M4 highway"),
        ("Youths burned tyres on Avenue de la Revolution.", "la Revolution", "Avenue de la Revolution"),
        ("A poacher was shot in Kamuru National Park.", "Kamuru", "Kamuru National Park"),
        ("Fighters attacked Kolo IDP site.", "Kolo", "Kolo"),
        ("A shell hit the Zarwan detention centre.", "Zarwan", "Zarwan"),
        ("Two herders died in De Brug.", "De Brug", "De Brug"),
        ("The pact was signed in N'Djamena.", "N'Djamena", "N'Djamena"),
        ("Two men were shot in Day Pu village.", "Day Pu", "Day Pu"),
        ("A farmer was killed in Kolo Local Government Area.", "Kolo", "Kolo"),
        ("Gunmen burned Wurobali village.", "Wurobali", "Wurobali"),
        ("Two men were held in Central Darfur.", "Central Darfur", "Central Darfur"),
        ("A mine went off in southern Saudi Arabia.", "Saudi Arabia", "Saudi Arabia"),
        ("Two men were held in Sheikh Saad.", "Sheikh Saad", "Sheikh Saad"),
    ],
)
def test_names_with_numbers_titles_and_generic_kinds(text: str, name: str, whole: str) -> None:
    phrase = only(text)
    assert (phrase.name, phrase.whole) == (name, whole)


@pytest.mark.parametrize(
    ("text", "prep"),
    [
        ("A mine exploded on the road to Bozara.", "road"),
        ("The raiders came to Mwendo.", "reached"),
        ("One man was taken from Jharapur by armed men.", "taken"),
        ("A patrol was ambushed close to Komanza.", "near"),
    ],
)
def test_words_before_a_preposition_tell_that_it_happened_there(text: str, prep: str) -> None:
    phrase = only(text)
    assert phrase.prep == prep
    assert not phrase.weak


def test_a_road_between_two_towns_names_both() -> None:
    assert names("A truck was burned on the Bambara–Ippo axis.") == ["Bambara", "Ippo"]


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        ("Two men were shot at Mogadishu's Kilometer Four junction.", "Mogadishu"),
        ("A mine went off in Sukma district of Chhattisgarh.", "Chhattisgarh"),
        ("Pupils were taken from Nkweni, a quarter of Bamenda.", "Bamenda"),
    ],
)
def test_what_holds_a_place_stands_before_or_behind_it(text: str, parent: str) -> None:
    assert any(parent in p.parents for p in phrases(text))


def test_the_last_kind_word_of_a_series_is_that_of_all() -> None:
    found = phrases("Gunmen raided Kuka, Gurma and Erena villages.")
    assert [(p.name, p.kind) for p in found] == [(name, "village") for name in ("Kuka", "Gurma", "Erena")]


def test_between_two_sides_of_a_fight_stand_no_places() -> None:
    assert all(p.weak for p in phrases("Clashes between Misseri and Rizeig left nine dead."))


def test_a_thing_with_an_article_of_its_own_has_no_name() -> None:
    assert all(p.doubtful for p in phrases("A bomb went off in a Presbyterian school."))


@pytest.mark.parametrize(
    ("text", "km", "bearing"),
    [
        ("The convoy was hit 20 km north of Mubi.", 20.0, 0),
        ("The convoy was hit 15 miles south-east of Mubi.", 24.135, 135),
        ("The convoy was hit about five kilometres from Mubi.", 5.0, None),
        ("The convoy was hit north of Mubi.", None, 0),
    ],
)
def test_distance_and_bearing_are_read(text: str, km: float | None, bearing: int | None) -> None:
    phrase = only(text)
    assert (phrase.name, phrase.relation, phrase.distance_km, phrase.bearing) == ("Mubi", "direction", km, bearing)


def test_places_named_around_are_told_as_parents_nearest_first() -> None:
    inner, state, country = phrases("He was killed in Mubi, in Adamawa state, Nigeria.")
    assert inner.parents == ("Adamawa state", "Nigeria")
    assert inner.parent_spans == ((state.start, state.end), (country.start, country.end))
    assert state.holds
    assert country.holds
    assert not inner.holds


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        ("Shells fell on Qamra (Idlib province).", "Idlib province"),
        ("Shells fell on Sirte, Libya, yesterday.", "Libya"),
        ("Shells fell in Syria's Daraa province.", "Syria"),
        ("Shells fell in the town of Qamra in the northern Daraa province.", "Daraa province"),
    ],
)
def test_every_way_to_name_the_parent_is_read(text: str, parent: str) -> None:
    assert [p.parents for p in phrases(text) if p.parents] == [(parent,)]


def test_names_in_a_row_are_places_each() -> None:
    assert names("Bombs went off in Qamra, Zarba and Tolo.") == ["Qamra", "Zarba", "Tolo"]
    assert names("The line between Machipa and Beira was cut.") == ["Machipa", "Beira"]
    first, second = phrases("Shells fell in the towns of Qamra and Zarba.")
    assert first.kind == second.kind == "town"


@pytest.mark.parametrize(
    "text",
    [
        "He was arrested in March.",
        "The statement was written in Spanish.",
        "He served in the Army for years.",
        "The envoy spoke at the UN on Monday.",
        "Forty died in Operation Desert Rain.",
        "The bomb lay near Gen. Smith.",
        "Colombian police found the weapons.",
        "The Movement for the Liberation of Jerusalem said so.",
        "Talks were held in the morning.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert phrases(text) == []


def test_text_in_capitals_is_read_as_well() -> None:
    text = (
        "THE ATTACK TOOK PLACE IN THE CITY OF FLORES, IN THE NORTHERN EL PETEN DEPARTMENT, 20 KM NORTH OF SAN JOSE. "
        "TROOPS LEFT THE SANTO TOMAS FARM IN RESPONSE TO THE ATTACK."
    )
    found = phrases(text)
    assert [p.name for p in found] == ["FLORES", "EL PETEN", "SAN JOSE", "SANTO TOMAS"]
    assert [p.kind for p in found] == ["city", "department", None, "farm"]
    assert found[0].parents == ("EL PETEN DEPARTMENT",)
    assert (found[2].distance_km, found[2].bearing) == (20.0, 0)


def test_a_demonym_stays_with_the_place_it_stands_before() -> None:
    phrase = only("The Colombian town of Tibu was raided.")
    assert (phrase.name, phrase.kind) == ("Tibu", "town")
    capital = only("A bomb went off in the Salvadoran capital.")
    assert (capital.text, capital.kind) == ("Salvadoran capital", "capital")


def test_demonyms_are_found_with_their_countries() -> None:
    reading = read(Document(id="x", text="Costa Rican and Colombian officers met Chadians.", sha256=""))
    found = find_demonyms(reading.sentences[0])
    assert [(d.word, d.country) for d in found] == [("Costa Rican", "CR"), ("Colombian", "CO"), ("Chadians", "TD")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lurgan: shots were fired at a patrol.", "Lurgan"),
        ("30 July, Kashgar: an imam was stabbed.", "Kashgar"),
        ("4 Apr - Khan Zaytun: a jet dropped bombs.", "Khan Zaytun"),
        ("MOSUL - The bodyguard of a dean was shot dead.", "MOSUL"),
    ],
)
def test_the_head_of_a_log_entry_is_a_place(text: str, name: str) -> None:
    assert names(text)[0] == name


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It happened in the village of Qamra.", "Qamra"),
        ("It happened in Daraa province.", "Daraa"),
        ("It happened in Bakara Market.", "Bakara Market"),
        ("It happened at Barajas airport.", "Barajas airport"),
        ("It happened in Mexico City.", "Mexico City"),
        ("It happened in Isabela city.", "Isabela"),
        ("It happened in the Northern Province.", "Northern Province"),
    ],
)
def test_the_name_given_out_has_its_kind_word_only_where_it_belongs_to_it(text: str, whole: str) -> None:
    assert only(text).whole == whole


def test_a_dateline_gives_a_weak_phrase() -> None:
    line = Dateline(place="YOLA", country="Nigeria", date=None, agency="AFP", start=0, end=21)
    document = Document(id="x", text="YOLA, Nigeria (AFP) - Gunmen struck.", sha256="", dateline=line)
    phrase = dateline_phrase(document)
    assert phrase is not None
    assert (phrase.text, phrase.weak, document.text[phrase.start : phrase.end]) == ("YOLA", True, "YOLA")
    assert dateline_phrase(Document(id="x", text="Gunmen struck.", sha256="")) is None


WORDS = st.lists(
    st.sampled_from(
        ["in", "near", "the", "town", "of", "Qamra", "Idlib", "province", ",", "(", ")", "and", "20", "km", "north",
         "between", "al-Hol", "camp", "'s", "Gen.", "Syria", "from", "such", "as", "attacked", "-", "/", ":", "San"]
    ),
    min_size=1, max_size=25,
)  # fmt: skip


@given(WORDS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_phrases_quote_the_text_in_order_and_never_overlap(words: list[str], caps: bool) -> None:
    text = " ".join(words)
    text = text.upper() if caps else text
    end = -1
    for phrase in phrases(text):
        assert text[phrase.start : phrase.end] == phrase.text
        assert phrase.start > end
        assert phrase.name
        assert phrase.whole
        end = phrase.end - 1


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("9 April 2009, Sanabra sector, Huanto province. Gunmen fired.", ["Sanabra", "Huanto"]),
        ("27 January 2023, Nevo Yaba, East Jerusalem. A man fired.", ["Nevo Yaba", "East Jerusalem"]),
        ("Hay al-Kasra, western Baghdad, 9 July 2006: men were shot.", ["Hay al-Kasra", "Baghdad"]),
        ("Kidnapping: 22 May 2019, Arauca, Colombia. A man was taken.", ["Arauca", "Colombia"]),
        ("Mob violence, Lagos: 12 May 2022, Lekki Phase 1. A man was beaten.", ["Lagos", "Lekki Phase 1"]),
        ("Village of Tango (Lateh, Jhara); 2 April 2011. Men burned a truck.", ["Tango", "Lateh", "Jhara"]),
        ("13.03.2023 | Bafo, Meza | A lorry was burnt.", ["Bafo", "Meza"]),
    ],
)
def test_the_head_of_an_entry_says_day_and_place_in_parts(text: str, places: list[str]) -> None:
    found = [p for p in phrases(text) if p.head]
    assert [p.name for p in found] == places
    assert not any(p.weak for p in found)


@pytest.mark.parametrize(
    "text",
    [
        "Ahmed Ali, 45, a farmer, was shot.",
        "Ahmed Ali, 45, Mubi.",
        "However, police said no one died.",
        "On Monday, gunmen shot a man.",
        "Smith, Jones and others were there: they saw it.",
    ],
)
def test_no_head_of_an_entry(text: str) -> None:
    assert not [p for p in phrases(text) if p.head and not p.weak]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells hit a market in the Abidjan suburb of Aboba.", ["Abidjan", "Aboba"]),
        ("A man was shot in the Miranda satellite town of San Tomas.", ["Miranda", "San Tomas"]),
        ("He was killed in a Tegucigalpa suburb.", ["Tegucigalpa"]),
        ("They fired outside his Freetown villa.", ["Freetown"]),
        ("A bomb went off on the road linking Arsal to Ras Baalbek.", ["Arsal", "Ras Baalbek"]),
        ("Police shot at workers blocking highway PA-150.", ["PA-150"]),
        ("A man was shot in zone 18 of Guatemala City.", ["zone 18", "Guatemala"]),
        ("They struck an outpost in the 15th precinct of Kabul.", ["15th", "Kabul"]),
        ("A belt went off beside the altar in St George's church.", ["St George's"]),
        ("It happened in Port of Spain.", ["Port of Spain"]),
        ("A mine killed two at the foot of Jebel Cham.", ["Jebel Cham"]),
        ("ISIL gunmen took control of Mosul.", ["Mosul"]),
        ("Bandits invaded the Tungar Raku community.", ["Tungar Raku"]),
        ("Columns in Land Rovers raided Tan-Tan.", ["Tan-Tan"]),
        ("Bombers struck at Palm Sunday mass.", []),
    ],
)
def test_parts_of_towns_roads_and_things_by_name(text: str, places: list[str]) -> None:
    assert names(text) == places
