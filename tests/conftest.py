"""The rules of the whole suite: in CI a skipped test fails, unless it is listed here with its reason."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

# The beginning of a test's id, and why it may be skipped.
MAY_BE_SKIPPED: dict[str, str] = {}


def is_listed(nodeid: str) -> bool:
    return any(nodeid.startswith(listed) for listed in MAY_BE_SKIPPED)


def must_not_skip(report: pytest.TestReport | pytest.CollectReport) -> bool:
    """Whether a report is of a skipped test or file in CI that is not on the list."""
    expected = hasattr(report, "wasxfail")
    return bool(os.environ.get("CI")) and report.skipped and not expected and not is_listed(report.nodeid)


def fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    report.outcome = "failed"
    report.longrepr = f"skipped in CI without being listed in tests/conftest.py: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if must_not_skip(report):
        fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if must_not_skip(report):
        fail(report)
    return report
