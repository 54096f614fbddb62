"""A document in, its coded form out: every stage in its order, and nothing kept between documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from annals.coded import to_line
from annals.errors import CallError, InputError, SchemeError
from annals.model import Document
from annals.pipeline import Pipeline
from annals.scheme.load import load_scheme
from tests.coding.reports import bounds, code, document, names, pipeline

SENTENCE = "On Tuesday gunmen killed at least three police officers near Mubi, residents said."
TWO_DAYS = (
    "Gunmen killed two traders in Mubi, Nigeria, on Monday. On Tuesday soldiers arrested four suspects in Yola. "
    "The two traders were shot in their shop, police said."
)


def test_the_sentence_of_the_architecture_page() -> None:
    (incident,) = code(SENTENCE).incidents
    assert (incident.type, incident.status, incident.date) == ("armed_clash", "reported", "2024-03-12")
    assert bounds(incident.killed) == "3+"
    assert names(incident, "perpetrators") == ("gunmen", "police officers")
    place = incident.places[0]
    assert (place.name, place.country, place.precision) == ("Mubi", "NG", "near_town")
    assert place.quote is not None
    assert incident.said_by is not None
    assert incident.said_by.speaker == "residents"
    assert incident.coder == "rules"
    assert incident.rules


def test_sentences_of_one_incident_are_one_and_those_of_another_are_not() -> None:
    first, second = code(TWO_DAYS).incidents
    assert (first.type, first.date, bounds(first.killed)) == ("attack", "2024-03-11", "2")
    assert len(first.quotes) == 2
    assert (second.type, second.date, bounds(second.arrested)) == ("arrest", "2024-03-12", "4")


def test_participants_point_to_actors_of_the_document() -> None:
    coded = code("Boko Haram killed two policemen in Mubi on Monday. Boko Haram abducted a judge in Yola.")
    actors = {actor.id: actor.name for actor in coded.actors}
    pointed = [p for i in coded.incidents for p in (*i.perpetrators, *i.victims)]
    assert all(p.actor in actors for p in pointed)
    assert len({p.actor for p in pointed if p.name == "Boko Haram"}) == 1


def test_what_is_left_out_on_purpose_is_told_with_its_reason() -> None:
    coded = code("Gunmen did not attack the village of Loko on Monday.")
    assert coded.incidents == ()
    assert [(refused.what, refused.why) for refused in coded.refused] == [("attack", "negated")]


def test_what_the_text_does_not_say_is_unknown() -> None:
    (incident,) = code("Gunmen killed two traders near Mubi.").incidents
    assert incident.date is None
    assert incident.date_quote is None
    assert incident.injured is None
    assert incident.said_by is None


def test_without_a_date_of_publication_a_weekday_is_no_date() -> None:
    (incident,) = code("Gunmen killed two traders in Mubi on Tuesday.", published=None).incidents
    assert incident.date is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Rain fell in the north."])
def test_a_document_that_tells_of_nothing_is_coded_all_the_same(text: str) -> None:
    coded = code(text)
    assert coded.incidents == coded.actors == ()
    assert coded.document.text == text
    assert coded.document.characters == len(text)


def test_ids_come_from_content() -> None:
    again = [incident.id for incident in code(TWO_DAYS).incidents]
    assert again == [incident.id for incident in pipeline().code(document(TWO_DAYS)).incidents]
    other = Document(id="other", text=TWO_DAYS, sha256="0" * 64, published="2024-03-14")
    assert not set(again) & {incident.id for incident in pipeline().code(other).incidents}
    assert to_line(code(TWO_DAYS)) == to_line(pipeline().code(document(TWO_DAYS)))


def test_every_type_coded_is_in_the_scheme() -> None:
    coded = code(TWO_DAYS + " " + SENTENCE)
    assert {incident.type for incident in coded.incidents} <= set(load_scheme().types)


def test_faults_of_the_call_are_told() -> None:
    with pytest.raises(CallError, match="no coder is called 'oracle'"):
        Pipeline(coder="oracle")


def test_a_scheme_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("name = 7\n", encoding="utf-8")
    with pytest.raises(SchemeError):
        Pipeline(scheme_folders=[tmp_path])


def test_a_language_that_is_not_supported_is_refused() -> None:
    report = Document(id="x", text="Des hommes ont tué deux agents.", sha256="0" * 64, language="fr")
    with pytest.raises(InputError, match="'fr' is not supported"):
        pipeline().code(report)
