"""A type that a user adds by one TOML file is coded by the rules coder, without new code."""

from pathlib import Path

from annals.model import Document
from annals.pipeline import Pipeline

RUSTLING = """
name = "rustling"
specificity = 46
means = "Armed herders take cattle from others."
roles = ["perpetrator", "victim", "target"]

[[triggers]]
lemma = "rustle"
pos = "verb"
subject = "perpetrator"
object = "target"
prepositions = { from = "victim" }

[[triggers]]
lemma = "cattle raid"
pos = "noun"
prepositions = { by = "perpetrator", on = "target" }
"""


def test_a_trigger_in_the_file_is_enough(tmp_path: Path) -> None:
    (tmp_path / "rustling.toml").write_text(RUSTLING, encoding="utf-8")
    text = "Raiders rustled 40 cows from herders near Moroto on Tuesday, officials said."
    document = Document(id="x", text=text, sha256="0" * 64, published="2024-03-14")
    (incident,) = Pipeline(scheme_folders=[tmp_path]).code(document).incidents
    assert incident.type == "rustling"
    assert [participant.name for participant in incident.perpetrators] == ["Raiders"]
    assert [one.type for one in Pipeline().code(document).incidents] == ["robbery"]
