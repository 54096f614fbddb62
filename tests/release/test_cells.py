"""No text cell is a formula, and the text can be had back; numbers are plain decimals."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.coded import Toll
from annals.release.cells import harmless, number_cell, plain_text, table_on, text_cell, toll_cells

SIGNS = "=+-@\t\r"


@given(st.text(alphabet=st.sampled_from([*"'=+-@\t\r \nab1"]), max_size=8) | st.text(max_size=20))
@settings(max_examples=300, deadline=None)
def test_no_cell_starts_a_formula_and_its_text_can_be_had_back(text: str) -> None:
    cell = harmless(text)
    assert not cell.startswith(tuple(SIGNS))
    assert not cell.lstrip(" ").startswith(tuple("=+-@"))
    assert plain_text(cell) == text


@pytest.mark.parametrize("sign", SIGNS)
def test_each_dangerous_sign_is_met(sign: str) -> None:
    assert harmless(f"{sign}cmd|' /C calc'!A0") == f"'{sign}cmd|' /C calc'!A0"


def test_ordinary_text_stays_as_it_is() -> None:
    assert harmless("'Ndrangheta gunmen") == "'Ndrangheta gunmen"
    assert text_cell(None) == ""


@given(st.floats(min_value=-180, max_value=180, allow_nan=False))
@settings(max_examples=100, deadline=None)
def test_a_coordinate_is_written_plainly_and_to_the_centimetre(value: float) -> None:
    cell = number_cell(value)
    assert "e" not in cell
    assert abs(float(cell) - value) < 1e-7


def test_a_number_keeps_its_sign_and_unknown_is_empty() -> None:
    assert number_cell(-5.25) == "-5.25"
    assert number_cell(0) == "0"
    assert number_cell(None) == ""
    assert toll_cells(None) == ("", "", "", "", "")
    assert toll_cells(Toll(low=0, high=5, wording="up to five"))[:2] == ("0", "5")


def test_the_handle_under_a_table_stays_open() -> None:
    out = io.BytesIO()
    with table_on(out) as table:
        table.writerow(["Müller", "a\nb", "c\rd", "e\r\n"])
    assert out.getvalue() == 'Müller,"a\nb","c\rd","e\r\n"\n'.encode()
