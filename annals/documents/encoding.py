"""Bytes to text: which encoding a file has, said out loud; what is no text is refused.

UTF-8 is tried first and is right whenever it fits, because text in another encoding almost never
is valid UTF-8 by chance. Only then is an encoding guessed, and the guess comes back as a note.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from annals.documents.language import detect
from annals.errors import InputError

SAVE_AS_UTF8 = "save it as UTF-8"

# Longest first: the UTF-16 mark is the beginning of the UTF-32 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FORMATS = (
    (re.compile(rb"%PDF-"), "a PDF document"),
    (re.compile(rb"PK\x03\x04"), "a ZIP archive or an office document (docx, xlsx, odt)"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old office document (doc, xls)"),
    (re.compile(rb"\{\\rtf"), "an RTF document"),
    (re.compile(rb"\x1f\x8b|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd"), "a compressed file"),
    (re.compile(rb"PAR1"), "a Parquet table"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S), "an HTML page"),
)
_CONTROLS = bytes({*range(32), 127} - {9, 10, 11, 12, 13, 26, 27})
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_REPLACED = "\ufffd"
_LONE = re.compile("[\ud800-\udfff]")
# Signs within words: "ca³y" is Polish in another code page, not Windows-1252.
_SIGN_IN_WORD = re.compile(rb"[A-Za-z][\xa1-\xac\xae-\xb3\xb5\xb6\xb8-\xbf\xd7\xf7][a-z]")
_UNUSED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_WESTERN = ("cp1252", "cp1254", "cp1258")
_EASTERN = (
    *("cp1250", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp1257", "cp874"),
    *("shift_jis", "euc_jp", "euc_kr", "big5", "gb18030"),
)
_SAMPLE = 60_000
_LOOK = 65_536
_WINDOW = 1 << 20


@dataclass(frozen=True, slots=True)
class Guess:
    """How to decode some bytes: a Python codec, how many bytes of mark come first, and a note.

    `stray` says that some bytes do not fit in what is UTF-8 otherwise.
    """

    codec: str
    skip: int = 0
    note: str | None = None
    stray: bool = False


def refuse_binary(head: bytes, where: str) -> None:
    """Look at the first bytes of a file and let text through.

    Raises:
        InputError: it is a known format other than text, holds NUL bytes, or is mostly control
            characters.
    """
    for pattern, name in _OTHER_FORMATS:
        if pattern.match(head):
            raise InputError(f"this is {name}, not plain text", where=where, mend="save its text as a UTF-8 .txt file")
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return
    head = head[:_LOOK]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in head or controls > len(head) // 10:
        raise InputError(
            "this is binary data, not text",
            where=where,
            mend="give a text file; UTF-16 without a byte-order mark must be saved as UTF-8 first",
        )


def marked(head: bytes) -> Guess | None:
    """The encoding that a byte-order mark at the start of a file names, or `None`."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Guess(codec, len(mark), None if codec == "utf-8" else f"read as {codec.upper()}")
    return None


def is_utf8(pieces: Iterable[bytes]) -> bool:
    """Whether the pieces joined are valid UTF-8; nothing of them is kept."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in pieces:
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def guess_legacy(data: bytes) -> Guess:
    """The encoding of `data`, which has no mark and is not UTF-8 throughout."""
    first = _HIGH.search(data)
    begin = max(0, first.start() - _LOOK) if first else 0
    data = data[begin : begin + _WINDOW]
    high = len(_HIGH.findall(data))
    good = _UTF8_CHARACTER.findall(data)
    broken = high - sum(map(len, good))
    # A few stray bytes in what is clearly UTF-8: another encoding would garble all the rest.
    if broken <= len(good) // 4:
        return Guess("utf-8", stray=True)
    codec = _legacy_codec(data, high)
    note = f"not UTF-8; read as {codec}, guessed from the text: {SAVE_AS_UTF8} if names look wrong"
    return Guess(codec, note=note)


def _legacy_codec(data: bytes, high: int) -> str:
    # In English, what is not ASCII is typographic quotes and single accented letters: too little to
    # guess from, and Windows-1252 is what such files nearly always are.
    western = len(_SIGN_IN_WORD.findall(data)) * 5 < high and not _UNUSED_IN_1252.search(data)
    if western and high * 4 < len(data):
        spoken = detect(str(data[:_LOOK], "cp1252"))
        if spoken.code in {"en", None}:
            return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to import, seldom needed)

    lines = [line for line in data.splitlines(keepends=True) if not line.isascii()]
    best = from_bytes(b"".join(lines)[:_SAMPLE], cp_isolation=[*(_WESTERN if western else ()), *_EASTERN]).best()
    # Latin-1 gives every byte a character, so it always reads.
    return best.encoding if best else "latin-1"


def decode(data: bytes, where: str) -> tuple[str, str | None]:
    """The text of a file without its byte-order mark, and a note unless it is plain UTF-8.

    Raises:
        InputError: it is no text (see `refuse_binary`), or breaks off within its encoding.
    """
    refuse_binary(data[: 2 * _LOOK], where)
    found = marked(data)
    if found is None:
        try:
            return str(data, "utf-8"), None
        except UnicodeDecodeError:
            found = guess_legacy(data)
    if found.stray:
        text = str(data, "utf-8", "replace")
        return text, f"bytes that are not UTF-8 stand as U+FFFD in {text.count(_REPLACED)} places"
    try:
        return str(memoryview(data)[found.skip :], found.codec), found.note
    except UnicodeDecodeError as fault:
        if found.codec.startswith("utf"):
            what = f"byte {fault.start + found.skip} does not fit its encoding ({found.codec})"
            raise InputError(what, where=where, mend=SAVE_AS_UTF8) from fault
        return str(data, "latin-1"), "not UTF-8; read as latin-1, for want of anything better"


def has_strays(text: str) -> bool:
    """Whether `text` holds half a character: a byte that did not fit, or a lone surrogate."""
    return not text.isascii() and _LONE.search(text) is not None
