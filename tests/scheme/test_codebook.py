"""The codebook in the docs is the one that the scheme gives."""

from pathlib import Path

from annals.scheme.codebook import codebook
from annals.scheme.load import load_scheme

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_the_page_in_the_docs_is_up_to_date() -> None:
    told = "run `python -m annals.scheme.codebook > docs/codebook.md`"
    assert PAGE.read_text(encoding="utf-8") == codebook(load_scheme()), told


def test_every_type_role_and_field_is_on_the_page() -> None:
    scheme = load_scheme()
    page = codebook(scheme)
    for name in scheme.types:
        assert f"\n## {name}\n" in page
    for name in (*scheme.roles, *scheme.fields):
        assert f"| `{name}` |" in page


def test_a_type_without_examples_or_crosswalks_has_a_page_too(tmp_path: Path) -> None:
    (tmp_path / "siege.toml").write_text(
        'name = "siege"\nmeans = "A place is cut off."\nroles = ["perpetrator"]\n'
        '[[triggers]]\nlemma = "besiege"\npos = "verb"\nsubject = "perpetrator"\n',
        encoding="utf-8",
    )
    page = codebook(load_scheme(tmp_path))
    assert "## siege\n\nA place is cut off." in page
    assert "Words that tell of it: besiege (verb)." in page
