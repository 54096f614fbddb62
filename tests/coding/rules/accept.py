"""Moves what is read rightly by now from the known misses of `test_behaviour` to what is read.

``python -m tests.coding.rules.accept`` after a rule was mended. What was read and is missed now is only
listed: whether such a loss is taken is for a person to say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

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


def accept(path: Path) -> int:
    """Rewrites the file; gives the number of claims that were moved."""
    read, missed = list(lines(behaviour.READ)), list(lines(behaviour.KNOWN_MISSES))
    mended = [item for item in missed if behaviour.read_as(item[1], item[2]) == item[2]]
    headings = list(dict.fromkeys(heading for heading, _, _ in [*read, *missed]))
    source = path.read_text(encoding="utf-8")
    for name, old, items in (
        ("READ", behaviour.READ, [*read, *mended]),
        ("KNOWN_MISSES", behaviour.KNOWN_MISSES, [item for item in missed if item not in mended]),
    ):
        source = source.replace(f'\n{name} = """{old}"""', f'\n{name} = """{block_of(items, headings)}"""')
    path.write_text(source, encoding="utf-8")
    return len(mended)


if __name__ == "__main__":
    lost = [c for c in behaviour.changes() if c.startswith("READ")]
    moved = accept(Path(behaviour.__file__))
    sys.stdout.write(f"{moved} moved to READ; {len(lost)} lost:\n{''.join(lost)}")
