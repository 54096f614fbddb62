"""Words to pieces: the longest piece first, without case or accents, unknown where nothing fits."""

from __future__ import annotations

from annals.coding.learned.wordpiece import LONGEST, WordPieces

PIECES = ["[UNK]", "[CLS]", "[SEP]", "gun", "##men", "gunm", "##en", "sao", "-", "a", "##b"]
CUT = WordPieces({piece: i for i, piece in enumerate(PIECES)})


def names(word: str) -> list[str]:
    return [PIECES[i] for i in CUT.of(word)]


def test_the_longest_piece_goes_first() -> None:
    assert names("gunmen") == ["gunm", "##en"]


def test_case_and_accents_do_not_count() -> None:
    assert names("GUN") == ["gun"]
    assert names("São") == ["sao"]


def test_signs_stand_by_themselves() -> None:
    assert names("gun-ab") == ["gun", "-", "a", "##b"]


def test_a_run_with_an_unknown_letter_is_unknown_as_a_whole() -> None:
    assert names("gunz-a") == ["[UNK]", "-", "a"]


def test_no_word_is_without_a_piece_or_has_too_many() -> None:
    assert names("\u00ad") == ["[UNK]"]
    assert len(CUT.of("-" * 50)) == LONGEST
