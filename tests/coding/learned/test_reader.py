"""What the network sees: windows that cover every word, likelihoods, and the acts and roles of plain sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.coding.learned.network import Network, shipped
from annals.coding.learned.reader import Seen, windows
from annals.errors import InputError
from annals.language.reading import read
from annals.model import Document

TEXT = "Gunmen stormed a police post in Mubi on Tuesday, killing three officers. The governor spoke in Yola."


def seen(text: str) -> Seen:
    return Seen(shipped(), read(Document(id="x", text=text, sha256="")))


def word(text: str, of: Seen) -> int:
    at = TEXT.index(text)
    return of.within(at, at + len(text))[0]


@given(st.lists(st.tuples(st.integers(1, 8), st.booleans()), min_size=1, max_size=80), st.integers(10, 40))
def test_windows_cover_every_word_in_order_and_none_is_too_long(words: list[tuple[int, bool]], longest: int) -> None:
    sizes = [size for size, _ in words]
    sentences = list(np.cumsum([new for _, new in words]))
    found = list(windows(sizes, sentences, longest))
    assert {w for low, high in found for w in range(low, high)} == set(range(len(words)))
    assert found == sorted(found)
    assert all(low < high and sum(sizes[low:high]) + 2 <= longest for low, high in found)


def test_likelihoods_are_likelihoods() -> None:
    one = seen(TEXT)
    for i in range(len(one)):
        assert one.acts(i).sum() == pytest.approx(1, abs=1e-4)
    act = word("stormed", one)
    assert all(0 <= one.role(act, role, range(len(one))) <= 1 for role in one.network.roles)


def test_a_plain_sentence_is_read() -> None:
    one = seen(TEXT)
    act = word("stormed", one)
    assert 1 - one.acts(act)[0] > 0.5
    assert 1 - one.acts(word("spoke", one))[0] < 0.5
    assert one.role(act, "who", [word("Gunmen", one)]) > 0.5
    assert one.role(act, "at", [word("Mubi", one)]) > 0.5
    assert one.role(act, "at", [word("Yola", one)]) < 0.5
    assert one.role(act, "on", [word("Tuesday", one)]) > 0.5


def test_capitals_and_small_letters_are_read_alike() -> None:
    low, high = seen(TEXT.lower()), seen(TEXT.upper())
    act = word("stormed", low)
    assert low.acts(act) == pytest.approx(high.acts(act), abs=1e-4)


def test_the_same_text_gives_the_same_numbers() -> None:
    act = word("stormed", seen(TEXT))
    assert np.array_equal(seen(TEXT).acts(act), seen(TEXT).acts(act))


def test_no_words_and_words_out_of_sight_have_no_role() -> None:
    one = seen(TEXT)
    act = word("stormed", one)
    assert one.role(act, "who", []) == 0
    assert one.role(act, "who", [10_000]) == 0


def test_missing_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="weights of the learned reader"):
        Network(tmp_path)


def test_a_long_report_is_read_in_wide_and_in_close_windows_and_the_mean_of_both_counts() -> None:
    text = " ".join([TEXT, *(f"Nothing was heard of the {n} missing lorries for days." for n in range(10, 50))])
    one = seen(text)
    act = word("stormed", one)
    wide, close = one._wide, one._close
    assert len(close.spans) > len(wide.spans)
    assert one.acts(act) == pytest.approx((wide.acts(act) + close.acts(act)) / 2)
    (low, far), (first, near) = wide.roles(act), close.roles(act)
    column = one.network.roles.index("who")
    doer = word("Gunmen", one)
    mean = (far[doer - low, column] + near[doer - first, column]) / 2
    assert one.role(act, "who", [doer]) == pytest.approx(mean)
    last = len(one) - 1
    if last - first >= len(near) and last - low < len(far):
        assert one.role(act, "who", [last]) == pytest.approx(far[last - low, column])


def test_a_short_report_is_read_once() -> None:
    one = seen(TEXT)
    one.acts(word("stormed", one))
    assert one._close._read == {}
