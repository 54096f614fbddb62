"""Those who may be parties to an incident: each once, its own first; what the judge holds unlikely is left out."""

from __future__ import annotations

from annals.coding.joined.coder import JoinedCoder
from annals.coding.joined.limits import Limits
from annals.coding.joined.parties import Party
from annals.coding.joined.revision import Revision
from annals.language.phrases import Phrases
from annals.language.reading import read
from annals.model import Document
from annals.pipeline import Pipeline
from annals.scheme.load import load_scheme

TEXT = "On 4 May 2021 soldiers clashed with NPA rebels near Kalumba, Bukidnon. Three of the rebels were killed."
KEEP_ALL, KEEP_NONE = Limits(keep_party=0.0, party=1.0), Limits(keep_party=1.0, party=1.0)


def pipeline(limits: Limits) -> Pipeline:
    made = Pipeline(coder="joined")
    made.coder = JoinedCoder(made.scheme, limits)
    return made


def parties(text: str) -> list[Party]:
    document = Document(id="x", text=text, sha256="")
    (incident,) = pipeline(KEEP_ALL).code(document).incidents
    reading = read(document)
    coding = JoinedCoder(load_scheme()).code(reading, Phrases(reading))
    assert isinstance(coding, Revision)
    events = [c.event for c in coding.claims if c.field == "type"]
    return coding.parties.of(incident, events)


def test_both_sides_and_the_organization_within_a_name_stand_once_each() -> None:
    found = parties(TEXT)
    given = [p for p in found if p.given]
    assert found[: len(given)] == given
    names = [sorted(p.names)[0] for p in found]
    assert len(names) == len(set(names))
    by_name = {name: p for p in found for name in p.names}
    assert by_name["npa rebels"].holds(by_name["npa"])
    assert not by_name["npa"].holds(by_name["npa rebels"])


def test_every_party_has_the_same_kinds_of_numbers() -> None:
    for party in parties(TEXT):
        assert {"is_who", "lead", "words", "given"} <= party.features.keys()
        assert all(isinstance(value, float) for value in party.features.values())


def test_the_limits_decide_who_stays() -> None:
    document = Document(id="x", text=TEXT, sha256="")
    (kept,) = pipeline(KEEP_ALL).code(document).incidents
    (left,) = pipeline(KEEP_NONE).code(document).incidents
    assert {"soldiers", "NPA rebels", "NPA"} <= {p.name for p in kept.perpetrators}
    assert left.perpetrators == ()
    assert kept.killed == left.killed


def test_parties_that_are_likely_stay_on_their_quotes() -> None:
    (incident,) = Pipeline(coder="joined").code(Document(id="x", text=TEXT, sha256="")).incidents
    assert {"soldiers", "NPA rebels", "NPA"} <= {p.name for p in incident.perpetrators}
    assert all(TEXT[q.start : q.end] == q.text for p in incident.perpetrators for q in p.mentions)
