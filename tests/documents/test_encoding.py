"""Encodings: UTF-8 unless something else is proven, the guess said, and no binary taken for text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.documents.encoding import decode, has_strays, is_utf8
from annals.errors import InputError

ENGLISH = "Gunmen killed three people near the café in Mubi, a resident said. “We heard shots.” "
RUSSIAN = "По словам полиции, в результате нападения на рынок погибли три человека, ещё пятеро ранены. "
POLISH = "Żołnierze wkroczyli wczoraj do wsi, gdzie zginęło trzech mieszkańców; świadkowie słyszeli strzały. "


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_read_as_it_is_and_without_a_word(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"%PDF-", b"PK", b"BZh", b"PAR1")):
        assert decode(data, "x") == (text.removeprefix("\ufeff"), None)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_LE, "utf-32-le")],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, codec: str) -> None:
    text, note = decode(mark + ENGLISH.encode(codec), "x")
    assert text == ENGLISH
    assert note == f"read as {codec.upper()}"
    assert decode(codecs.BOM_UTF8 + ENGLISH.encode(), "x") == (ENGLISH, None)


@pytest.mark.parametrize(
    ("text", "codec"), [(ENGLISH, "cp1252"), (RUSSIAN * 3, "cp1251"), (POLISH * 3, "cp1250"), ("naïve Café", "latin-1")]
)
def test_another_encoding_is_found_and_said(text: str, codec: str) -> None:
    found, note = decode(text.encode(codec), "x")
    assert found == text
    assert note is not None
    assert "not UTF-8" in note


def test_a_stray_byte_in_utf8_does_not_garble_the_rest() -> None:
    text, note = decode(("é ü ö ß – " * 5).encode() + b"\xe9", "x")
    assert text == "é ü ö ß – " * 5 + "\ufffd"
    assert note == "bytes that are not UTF-8 stand as U+FFFD in 1 places"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "office document"),
        (b"{\\rtf1\\ansi text}", "an RTF document"),
        (b"\x1f\x8b\x08abc", "a compressed file"),
        (b"\n<!DOCTYPE html><html><p>Text</p>", "an HTML page"),
        (b"text\0text", "binary data"),
        (bytes(range(1, 9)) * 10 + b"abc", "binary data"),
        ("text".encode("utf-16-le"), "binary data"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(data: bytes, named: str) -> None:
    with pytest.raises(InputError, match=named) as caught:
        decode(data, "report.txt")
    assert caught.value.where == "report.txt"
    assert caught.value.mend


def test_utf16_that_breaks_off_is_refused() -> None:
    with pytest.raises(InputError, match="does not fit its encoding"):
        decode(codecs.BOM_UTF16_LE + b"a\0b", "x")


@given(st.binary(max_size=40), st.integers(0, 40))
def test_utf8_is_told_from_pieces_as_from_the_whole(data: bytes, cut: int) -> None:
    try:
        data.decode()
        whole = True
    except UnicodeDecodeError:
        whole = False
    assert is_utf8([data[:cut], data[cut:]]) is whole


def test_half_characters_are_noticed() -> None:
    assert has_strays("caf\udce9")
    assert not has_strays("café")
