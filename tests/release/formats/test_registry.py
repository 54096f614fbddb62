"""What every format keeps: the same bytes twice, nothing kept, every loss named, an unknown name refused."""

import io

import pytest

from annals.coded import Actor
from annals.errors import CallError
from annals.release.formats.registry import format_called, format_names
from annals.release.losses import Losses
from annals.scheme.load import load_scheme
from tests.release.support import MUBI, coded, incident, organization, toll

DOCUMENTS = (
    coded(incident()),
    coded(),
    coded(
        incident(id="inc-2", type="armed_clash", date="2024-03", places=(MUBI, MUBI), killed=None),
        incident(id="inc-3", status="threatened", places=(), date=None),
        incident(id="inc-4", type="unheard_of", injured=toll(0, 5), perpetrators=(organization("Ansaru"),)),
        incident(id="inc-5", date="yesterday", confidence=None, said_by=None, quotes=()),
        document="=1+1.txt",
        actors=(Actor(id="a", name="Ansaru", kind="armed_group"),),
    ),
)


def written(name: str) -> tuple[bytes, Losses]:
    form, out = format_called(name), io.BytesIO()
    losses = Losses(drops=form.drops)
    form.write(iter(DOCUMENTS), out, losses, load_scheme())
    return out.getvalue(), losses


@pytest.mark.parametrize("name", format_names())
def test_a_format_names_itself(name: str) -> None:
    form = format_called(name)
    assert form.name == name
    assert form.suffix.startswith(".")
    assert form.description
    keys = [drop.key for drop in form.drops]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", format_names())
def test_the_same_documents_give_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)


@pytest.mark.parametrize("name", format_names())
def test_every_document_and_incident_is_counted_and_losses_are_told(name: str) -> None:
    text, losses = written(name)
    assert (losses.documents, losses.incidents) == (3, 5)
    assert losses.counts["actors"] == 1
    assert "of the report" in losses.report(name, "x")
    text.decode("utf-8")


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(CallError, match="no format 'acledd'") as caught:
        format_called("acledd")
    assert "acled, csv, geojson" in caught.value.mend
