"""Those of an organization who are hit in a clash bring the organization with them as a party."""

from __future__ import annotations

import pytest

from annals.model import Document
from annals.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("On 3 March 2021 soldiers killed three NPA rebels near Kalumba, Bukidnon.", "NPA"),
        ("On 3 March 2021 the army killed 11 Boko Haram fighters near Mafa, Borno.", "Boko Haram"),
        ("On 3 March 2021 troops killed two guerrillas of the FMLN near San Vicente.", "FMLN"),
    ],
)
def test_the_organization_of_fighters_killed_is_a_party_to_the_clash(text: str, party: str) -> None:
    (incident,) = Pipeline(coder="rules").code(Document(id="x", text=text, sha256="")).incidents
    assert incident.type == "armed_clash"
    assert party in [p.name for p in incident.perpetrators if p.kind == "organization"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("On 3 March 2021 Light Infantry Battalion 369 fired mortars on Hakha.", "Light Infantry Battalion 369"),
        ("On 3 March 2021 rebels fought with LIB 522 near Hakha.", "LIB 522"),
    ],
)
def test_the_number_of_a_unit_is_part_of_its_name_and_counts_nobody(text: str, unit: str) -> None:
    (incident,) = Pipeline(coder="rules").code(Document(id="x", text=text, sha256="")).incidents
    assert unit in [p.name for p in incident.perpetrators]
    assert incident.killed is None
