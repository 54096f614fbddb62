"""Faults of a whole scheme are found, each by its own sentence."""

from pathlib import Path

import pytest

from annals.scheme.checks import check_scheme
from annals.scheme.load import load_scheme

HEAD = 'name = "siege"\nmeans = "A place is cut off."\nroles = ["perpetrator"]\n'


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ('not_this = [{ type = "blockade", why = "at sea" }]', "'blockade', which is no type"),
        ('not_this = [{ type = "siege", why = "x" }]', "'siege', which is the type itself"),
        ('[[no]]\ntext = "x"\nis = "blockade"', "'blockade', which is no type"),
        ('[[yes]]\ntext = "a town"\ntarget = ["town"]', "the role 'target', which the type does not have"),
        (
            '[crosswalk]\nacled = [{ code = "Other" }, { when = "foiled", code = "Attack" }]',
            "crosswalk.acled: a rule stands behind one that always holds",
        ),
    ],
)
def test_a_fault_is_told(tmp_path: Path, more: str, fault: str) -> None:
    (tmp_path / "siege.toml").write_text(f"{HEAD}{more}\n", encoding="utf-8")
    found = check_scheme(load_scheme(tmp_path))
    assert len(found) == 1
    assert fault in found[0]
    assert "siege.toml" in found[0]
