"""Inputs to documents: files, folders, tables and standard input, one report at a time and in order.

What cannot be read comes as a `Failure` in its place, and the others go on. Canonical text is made
here and nowhere else: the decoded text without its byte-order mark, line ends made ``\\n``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annals.documents.encoding import decode
from annals.documents.files import Skipped, Source, check_name, is_folder, read_bytes, shown, walk
from annals.documents.head import Head, read_head
from annals.documents.language import detect, language_code, language_name
from annals.documents.published import ACCEPTED, read_date
from annals.documents.tables import COLUMNS, Row, Told, as_text, read_rows
from annals.errors import CallError, InputError
from annals.ids import sha256_hex
from annals.model import Document

LONGEST = 20_000_000
"""The most characters that one report may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOptions:
    """What the caller states about all inputs, for what a row does not state itself.

    Args:
        published: date of publication in one of the accepted notations.
        source: outlet or author.
        language: code or English name; `None` has it detected.
        map: pairs of our column's name and the table's.
        supported: codes of the languages that can be read.
        longest: the most characters of one report.

    Raises:
        CallError: `published` is no date, or `map` names a column that is not ours.
    """

    published: str | None = None
    source: str | None = None
    language: str | None = None
    map: tuple[tuple[str, str], ...] = ()
    supported: tuple[str, ...] = ("en",)
    longest: int = LONGEST

    def __post_init__(self) -> None:
        if self.published is not None and read_date(self.published) is None:
            raise CallError(f"{self.published!r} is not a date", where="--published", mend=f"write it as {ACCEPTED}")
        for ours, _ in self.map:
            if ours not in COLUMNS:
                raise CallError(f"there is no column {ours!r}", where="--map", mend=f"use one of {', '.join(COLUMNS)}")


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or one row of it, that could not be read; `error` says what, where and the mend."""

    input: str
    error: InputError


@dataclass(frozen=True, slots=True)
class Note:
    """Something done with an input that its owner should know, such as a guessed encoding."""

    input: str
    what: str


Tell = Callable[[Note], None]


def _silent(note: Note) -> None:
    """Take a note and drop it."""


def load(
    inputs: Sequence[str], options: LoadOptions | None = None, *, tell: Tell = _silent
) -> Iterator[Document | Failure]:
    """The reports of all inputs, in order, each read when it is asked for.

    An input is a file, a folder (its text files and tables, sorted), or `-` for standard input.
    `tell` is called with notes: encodings that were guessed, files left out, languages not told.
    """
    options = options or LoadOptions()
    first: dict[str, tuple[str, int]] = {}
    for given in inputs:
        for source in _sources(given, tell):
            if isinstance(source, Failure):
                yield source
                continue
            for number, item in _reports(source, options, tell):
                here = (source.path, number)
                known = first.setdefault(item.id, here) if isinstance(item, Document) else here
                yield item if known == here or isinstance(item, Failure) else _twice(item.id, here, known)


def _twice(id: str, here: tuple[str, int], known: tuple[str, int]) -> Failure:
    fault = InputError(
        f"two documents with one id: {id!r} is also {_place(*known)}",
        where=_place(*here),
        mend="give each report an id of its own",
    )
    return Failure(shown(here[0]), fault)


def _place(path: str, number: int) -> str:
    return f"{shown(path)}: row {number}" if number else shown(path)


def _sources(given: str, tell: Tell) -> Iterator[Source | Failure]:
    if given == "-" or not is_folder(given):
        yield Source(given, given)
        return
    left_out: Counter[str] = Counter()
    found = 0
    for item in walk(given):
        if isinstance(item, Skipped):
            left_out[item.suffix or "no suffix"] += 1
        else:
            found += 1
            yield Failure(shown(given), item) if isinstance(item, InputError) else item
    if left_out:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(left_out.items()))
        tell(Note(shown(given), f"files left out for their suffix: {kinds}"))
    if not found:
        fault = InputError(
            "no reports in this folder", where=shown(given), mend="give .txt, .md, .csv, .tsv, .jsonl or .parquet files"
        )
        yield Failure(shown(given), fault)


def _reports(source: Source, options: LoadOptions, tell: Tell) -> Iterator[tuple[int, Document | Failure]]:
    """The reports of one file with their row numbers; 0 is a file that is one report."""
    where = shown(source.path)
    if not source.is_table:
        yield 0, _guarded(lambda: _from_file(source, options, tell), where)
        return
    for item in read_rows(source, dict(options.map), options.longest):
        if isinstance(item, Told):
            tell(Note(where, item.note))
        elif isinstance(item, InputError):
            yield 0, Failure(where, item)
        else:
            yield item.number, _row_guarded(item, options, tell, where)


def _guarded(make: Callable[[], Document], where: str) -> Document | Failure:
    try:
        return make()
    except InputError as fault:
        return Failure(where, fault)


def _row_guarded(row: Row, options: LoadOptions, tell: Tell, where: str) -> Document | Failure:
    return _guarded(lambda: _from_row(row, options, tell), where)


def _from_file(source: Source, options: LoadOptions, tell: Tell) -> Document:
    where = shown(source.path)
    check_name(source)
    # No character of any encoding takes more than four bytes.
    data = read_bytes(source, 4 * options.longest)
    text, note = decode(data, where)
    if note:
        tell(Note(where, note))
    return _document(
        source.id,
        text,
        sha256_hex(data),
        where=where,
        stated={"published": options.published},
        options=options,
        tell=tell,
    )


def _from_row(row: Row, options: LoadOptions, tell: Tell) -> Document:
    stated = {name: as_text(row, name) for name in COLUMNS}
    id, text = stated["id"], stated["text"]
    if id is None:
        raise InputError("the id is missing", where=row.where, mend="give each row an id of its own")
    if text is None:
        raise InputError("no text", where=row.where, mend="fill the text column or remove the row")
    if stated["published"] and read_date(stated["published"]) is None:
        what = f"published is not a date: {stated['published'][:60]!r}"
        raise InputError(what, where=row.where, mend=f"write it as {ACCEPTED}, or leave it empty")
    stated["published"] = stated["published"] or options.published
    return _document(
        id, text, sha256_hex(text.encode("utf-8")), where=row.where, stated=stated, options=options, tell=tell
    )


def _document(
    id: str,
    raw: str,
    sha256: str,
    *,
    where: str,
    stated: dict[str, str | None],
    options: LoadOptions,
    tell: Tell,
) -> Document:
    """A document from its decoded text. What is stated wins over what the head of the text says."""
    if len(raw) > options.longest:
        what = f"too long for one report: {len(raw):,} characters, at most {options.longest:,} are read"
        raise InputError(what, where=where, mend="split it into reports")
    text = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    if not text.strip():
        raise InputError("no text", where=where, mend="give a report with text, or leave the file out")
    published = read_date(stated["published"]) if stated["published"] else None
    head = read_head(text, published=published)
    return Document(
        id=id,
        text=text,
        sha256=sha256,
        title=stated.get("title") or head.title,
        published=published or head.published,
        source=stated.get("source") or options.source or head.source,
        url=stated.get("url") or head.url,
        language=_language(
            text, head, stated.get("language") or options.language, where=where, options=options, tell=tell
        ),
        dateline=head.dateline,
        body=head.body,
    )


def _language(text: str, head: Head, stated: str | None, *, where: str, options: LoadOptions, tell: Tell) -> str:
    """The code of a supported language; a stated one wins over the text.

    Raises:
        InputError: the language is not supported, or is none that is known.
    """
    stated = stated or head.language
    if stated in options.supported:
        return stated
    if stated:
        code = language_code(stated)
        found = (code or stated, language_name(code) if code else stated)
    else:
        told = detect(text[head.body : head.body + 4_000])
        if told.code is None and told.foreign:
            raise _unsupported("the language of the text", None, where, options)
        if told.code is None:
            tell(Note(where, f"too little text to tell its language; read as {language_name(options.supported[0])}"))
            return options.supported[0]
        found = (told.code, told.name or told.code)
    if found[0] not in options.supported:
        raise _unsupported(found[1], found[0], where, options)
    return found[0]


def _unsupported(name: str, code: str | None, where: str, options: LoadOptions) -> InputError:
    supported = ", ".join(f"{language_name(known)} ({known})" for known in options.supported)
    shown_name = f"{name} ({code})" if code and code != name else name
    return InputError(
        f"{shown_name} is not supported yet; supported: {supported}",
        where=where,
        mend="leave it out, or state the language with --language where it was told wrongly",
    )
