"""What a result says of the machine."""

from __future__ import annotations

import platform
import re
import socket

import annals
from annals.evaluation.machine import machine, today


def test_a_machine_is_told_by_what_counts_and_never_by_its_name() -> None:
    found = machine()
    assert found.keys() == {"processor", "cores", "system", "python", "annals"}
    assert (found["python"], found["annals"]) == (platform.python_version(), annals.__version__)
    assert isinstance(found["cores"], int)
    assert found["cores"] >= 1
    assert socket.gethostname() not in map(str, found.values())


def test_today_is_an_iso_day() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", today())
