"""The report of losses counts what was met and names what was not."""

import pytest

from annals.release.losses import Drop, Losses

DROPS = (Drop(key="a", words="places after the first"), Drop(key="b", of="document", words="actors"))


def test_counts_are_told_with_their_words() -> None:
    losses = Losses(drops=DROPS, documents=1, incidents=2, rows=2)
    losses.lost(["a"])
    losses.lost(["a"])
    told = losses.report("csv", "x.csv")
    assert "1 document, 2 incidents, 2 rows" in told
    assert "        2 incidents: places after the first" in told
    assert told.index("nothing here had it") < told.index("actors")


def test_a_file_that_carries_everything_says_so() -> None:
    assert "carries everything" in Losses(drops=DROPS).report("csv", "x.csv")


def test_a_loss_that_the_format_does_not_name_is_refused() -> None:
    with pytest.raises(KeyError):
        Losses(drops=DROPS).lost(["c"])
