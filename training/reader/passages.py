"""Passages written for the project, with the words of each incident marked: `README.md` gives the form.

python training/reader/passages.py     checks all passages; exit status 1 where one is not in the form
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from annals.language.reading import read
from annals.model import Document
from training.reader.lesson import ROLES, TYPES, Lesson, Mark, lesson

FOLDER = Path(__file__).parent / "passages"
_HEAD = re.compile(r"^=== ", re.MULTILINE)
_MARK = re.compile(r"\{(\w+)#([\d,]+)\|([^{}|]+)\}")
_ANSWER = "--- "
FURTHER = ("act", "spot")
"""Marks that are no roles to an act: the words that tell it, and its most specific place, which is an `at` as well."""
ANSWERED = ("third/", "fourth/", "fifth/")
"""The folders whose passages have answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage: its text without the marks, the marks in characters, and the type of each incident.

    `answers` holds what is said of an incident beside: `dead` and `hurt` ("3", "12+", "5-7", "~40", "?" for some) and
    `on` (a date, as fine as the text allows; "?" for unknown). `answered` says that an answer that is not there means
    that the text tells nothing.
    """

    name: str
    kind: str
    published: str | None
    region: str
    text: str
    marks: tuple[Mark, ...]
    types: dict[str, str]
    answers: dict[str, dict[str, str]]
    answered: bool


def passages(folder: Path = FOLDER) -> Iterator[Passage]:
    """All passages of a folder's files, in the order of their names; those of its folders after its own."""
    for file in [*sorted(folder.glob("*.txt")), *sorted(folder.glob("*/*.txt"))]:
        for number, block in enumerate(_HEAD.split(file.read_text(encoding="utf-8"))[1:], start=1):
            yield _passage(f"{file.relative_to(folder)}:{number}", block)


def lessons(folder: Path = FOLDER) -> Iterator[Lesson]:
    """The passages as lessons; every role is answered in them."""
    for passage in passages(folder):
        reading = read(Document(id=passage.name, text=passage.text, sha256=""))
        if reading.sentences:
            marks = [(a, b, "at" if role == "spot" else role, of) for a, b, role, of in passage.marks]
            yield lesson(reading, marks, passage.types, name=passage.name)


def bounds(answer: str) -> tuple[int, int | None]:
    """A passage's answer as bounds: "3", "~40", "12+", "5-7", "30-" (up to)."""
    low, dash, high = answer.lstrip("~").rstrip("+").partition("-")
    if dash:
        return (int(low), int(high)) if high else (0, int(low))
    return int(low), None if answer.endswith("+") else int(low)


def faults(passage: Passage) -> Iterator[str]:
    """What is not in the form, one message each."""
    if "{" in passage.text or "}" in passage.text:
        yield f"{passage.name}: a brace that is no mark"
    for _, _, role, incidents in passage.marks:
        if role not in ROLES and role not in FURTHER:
            yield f"{passage.name}: no role is called '{role}'"
        yield from (f"{passage.name}: incident {k} has no type" for k in incidents if k not in passage.types)
    for k, type_ in passage.types.items():
        if type_ not in TYPES:
            yield f"{passage.name}: no type is called '{type_}'"
        if not any(role == "act" and k in incidents for _, _, role, incidents in passage.marks):
            yield f"{passage.name}: no word tells incident {k}"


def _passage(name: str, block: str) -> Passage:
    head, _, rest = block.partition("\n")
    kind, published, region = (part.strip() for part in head.split("|"))
    lines = rest.rstrip().split("\n")
    body = "\n".join(line for line in lines if not line.startswith(_ANSWER)).strip()
    told = [line.removeprefix(_ANSWER).split() for line in lines if line.startswith(_ANSWER)]
    text, at, marks = "", 0, list[Mark]()
    for found in _MARK.finditer(body):
        text += body[at : found.start()]
        marks.append((len(text), len(text) + len(found[3]), found[1], tuple(found[2].split(","))))
        text += found[3]
        at = found.end()
    return Passage(
        name=name,
        kind=kind,
        published=None if published == "-" else published,
        region=region,
        text=text + body[at:],
        marks=tuple(marks),
        types={key: type_ for key, type_, *_ in told},
        answers={key: dict(one.split("=", 1) for one in more) for key, _, *more in told},
        answered=name.startswith(ANSWERED),
    )


def main() -> int:
    """Prints what is wrong, and how many passages, incidents and marks there are."""
    every = list(passages())
    wrong = [fault for passage in every for fault in faults(passage)]
    print("\n".join(wrong) if wrong else "all in the form", file=sys.stderr if wrong else sys.stdout)
    incidents, marks = sum(len(p.types) for p in every), sum(len(p.marks) for p in every)
    print(f"{len(every)} passages, {incidents} incidents, {marks} marks")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
