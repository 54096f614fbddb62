"""How well the shipped network reads passages that it did not learn from: words by role, at likelihoods above a half.

python training/reader/evaluate.py [--of NAME] [--network FOLDER]

Which passages are kept goes by their order, which a new folder of passages moves: of what stood before it, some that
are kept now were learned from by an earlier stage. `--of` asks for the passages of one folder or file only.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np

from annals.coding.learned.network import Network, shipped
from annals.coding.learned.reader import windows
from training.reader import passages
from training.reader.lesson import KEPT, KEPT_AT, ROLES, Lesson


def counts(lesson: Lesson, network: Network) -> Counter[tuple[str, str]]:
    """Words right, too many and missing by role; `tells` are words that tell an act, `type` those of the right type."""
    found: Counter[tuple[str, str]] = Counter()
    sizes = [len(network.pieces.of(word)) for word in lesson.words]
    low, high = next(windows(sizes, lesson.sentences, network.longest))
    window = network.window(lesson.words[low:high], lesson.sentences[low:high])
    wanted = {word: type_ for word, type_, _ in lesson.acts if word < high}
    other = {w for marks in lesson.marks.values() for w in marks.get("act", ())} - wanted.keys()
    for word in range(high):
        tells = 1 - window.acts[word, 0] > 0.5
        if word in wanted:
            found["tells", "right" if tells else "missing"] += 1
            found["type", "right" if tells and np.argmax(window.acts[word, 1:]) == wanted[word] else "missing"] += 1
        elif tells and word not in other:
            found["tells", "too many"] += 1
            found["type", "too many"] += 1
    for act, _, key in lesson.acts:
        if act < high:
            likely = network.pairs(window, act) > 0.5
            for column, role in enumerate(ROLES):
                gold = {w for w in lesson.marks[key].get(role, ()) if w < high}
                got = set(map(int, np.flatnonzero(likely[:, column])))
                found[role, "right"] += len(gold & got)
                found[role, "too many"] += len(got - gold)
                found[role, "missing"] += len(gold - got)
    return found


def main() -> None:
    """Prints precision, recall and F1 in per cent, and how many words there were."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", default="", metavar="NAME", help="only passages whose names begin so")
    parser.add_argument("--network", type=Path, metavar="FOLDER", help="the network to ask; what ships if none")
    args = parser.parse_args()
    network = Network(args.network) if args.network is not None else shipped()
    total: Counter[tuple[str, str]] = Counter()
    every = enumerate(passages.lessons())
    kept = [one for i, one in every if i % KEPT == KEPT_AT and one.name.startswith(args.of)]
    for lesson in kept:
        total += counts(lesson, network)
    print(f"{len(kept)} passages\n{'':8}{'P':>7}{'R':>7}{'F1':>7}{'words':>7}")
    for role in ("tells", "type", *ROLES):
        right, many, missing = (total[role, what] for what in ("right", "too many", "missing"))
        shares = (
            right / max(1, right + many),
            right / max(1, right + missing),
            2 * right / max(1, 2 * right + many + missing),
        )
        print(f"{role:8}" + "".join(f"{100 * share:7.1f}" for share in shares) + f"{right + missing:7}")


if __name__ == "__main__":
    main()
