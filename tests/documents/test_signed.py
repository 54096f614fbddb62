"""A statement says on a line of its own when it was given."""

from __future__ import annotations

import pytest

from annals.documents.signed import signed_day

LINES = {
    "Kola Mountains, 2 August 2001": "2001-08-02",
    "Given at headquarters, 24 August 2023": "2023-08-24",
    "Done at Kola on 5 May 2012": "2012-05-05",
    "24 August 2023 \u2013 translated from Arabic": "2023-08-24",
    "17 Dhu al-Hijja 1444": "2023-07-05",
    "17 Dhu al-Hijja 1444 / 5 July 2023": "2023-07-05",
    "Monta\u00f1as del norte, 12 de octubre de 1997": "1997-10-12",
    "Kola, le 5 mai 2012": "2012-05-05",
    "Tarn desk, 3 October 2010": "2010-10-03",
}
OTHERS = (
    "Weekly summary 3-9 August 2015", "12 May 2014 \u2013 Kola. Shots fired.", "period ending 30 April 2017",
    "Two men were arrested at Kola, 5 May 2012", "On 12 May 2014, soldiers",
)  # fmt: skip
STORY = "The fighters of the front burned a post and killed two soldiers near Tarn."


@pytest.mark.parametrize("line", LINES)
def test_line_at_the_foot_or_the_head(line: str) -> None:
    assert signed_day(f"Front of Kola\n\n{STORY}\n\n{line}\n") == LINES[line]
    assert signed_day(f"Front of Kola\n{line}\n\n{STORY}\n") == LINES[line]


@pytest.mark.parametrize("line", OTHERS)
def test_lines_that_tell_something_else(line: str) -> None:
    assert signed_day(f"Front of Kola\n\n{STORY}\n\n{line}\n") is None
