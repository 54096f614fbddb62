"""Moves what is read rightly by now from the known misses of `test_behaviour` to what is read.

``python -m tests.coding.rules.accept`` after a rule was mended. What was read and is missed now is only
listed: whether such a loss is taken is for a person to say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from tests.coding.rules import test_behaviour as behaviour

Line = tuple[str, str, str]
"""Heading, sentence and claim."""


def lines(block: str) -> Iterator[Line]:
    heading = sentence = ""
    for line in block.splitlines():
        if line.startswith("#"):
            heading = line
        elif line.startswith("  "):
            yield heading, sentence, line.strip()
        elif line:
            sentence = line


def block_of(items: Iterable[Line], headings: Iterable[str]) -> str:
    """The lines as a block, under their headings in the given order."""
    kept = list(items)
    text = ""
    for heading in headings:
        claims: dict[str, list[str]] = {}
        for _, sentence, claim in (item for item in kept if item[0] == heading):
            claims.setdefault(sentence, []).append(f"  {claim}\n")
        if claims:
            text += f"\n{heading}\n" + "".join(f"{sentence}\n{''.join(found)}" for sentence, found in claims.items())
    return text


def accept() -> int:
    """Rewrites the files of what is missed and what is read; gives the number of claims that were moved."""
    read_file, missed_file = behaviour.FOLDER / "read.txt", behaviour.MISSED
    read, missed = (list(lines(file.read_text(encoding="utf-8"))) for file in (read_file, missed_file))
    mended = [item for item in missed if behaviour.read_as(item[1], item[2]) == item[2]]
    headings = list(dict.fromkeys(heading for heading, _, _ in [*read, *missed]))
    for file, items in ((read_file, [*read, *mended]), (missed_file, [i for i in missed if i not in mended])):
        file.write_text(block_of(items, headings).lstrip("\n"), encoding="utf-8")
    return len(mended)


if __name__ == "__main__":
    lost = [c for c in behaviour.changes() if c.startswith("read")]
    moved = accept()
    sys.stdout.write(f"{moved} moved to read.txt; {len(lost)} lost:\n{''.join(lost)}")
