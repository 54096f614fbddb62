"""Grows the judges of the joined coder on gold reports.

    python training/joined/fit.py --gold FOLDER [FOLDER ...]
    python training/joined/fit.py --same --passages FOLDER NETWORK [--passages FOLDER NETWORK ...]
    python training/joined/fit.py --parties --gold FOLDER [FOLDER ...]
    python training/joined/fit.py --figures --gold FOLDER [FOLDER ...] --passages FOLDER NETWORK [...]
    python training/joined/fit.py --real --gold FOLDER [FOLDER ...]
    python training/joined/fit.py --mean FILE FILE [--out FOLDER]

Gold and passages must be such that the network asked did not learn from. Writes annals/coding/joined/data/.

scikit-learn grows the trees; what ships needs numpy only. Reports of one folder are kept together in five parts to
say how well a judge does on reports that it was not grown on.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score, log_loss
from sklearn.model_selection import GroupKFold

from annals.coding.joined.judge import DATA
from annals.coding.learned.incident import IncidentReader
from annals.coding.learned.network import Network, shipped
from training.joined.collect import Example, examples, pairs, real, sides, tolls

RARE = 8
"""A feature that fewer candidates have is left out."""
WORDY = "figures"
"""The question that looks at single words."""
FEW = 2000
"""Of so few candidates much is chance."""


def table(found: Sequence[Example]) -> tuple[list[str], Any]:
    """The features that are common enough, and candidates x features."""
    names: dict[str, int] = {}
    for example in found:
        for name, value in example.features.items():
            if value:
                names[name] = names.get(name, 0) + 1
    kept = sorted(name for name, count in names.items() if count >= RARE)
    values = np.zeros((len(found), len(kept)))
    columns = {name: column for column, name in enumerate(kept)}
    for row, example in enumerate(found):
        for name, value in example.features.items():
            if name in columns:
                values[row, columns[name]] = value
    return kept, values


def machine(question: str, candidates: int) -> HistGradientBoostingClassifier:
    """Trees for a question: deeper where words are among the features, fewer where there is little to grow them on."""
    trees = 300 if question == WORDY else 150 if candidates > FEW else 80
    if question == "real":  # few candidates, nearly all of them right
        return HistGradientBoostingClassifier(
            max_depth=3, max_iter=120, learning_rate=0.05, l2_regularization=3.0, min_samples_leaf=20, max_features=0.3,
            random_state=1,
        )  # fmt: skip
    return HistGradientBoostingClassifier(
        max_depth=5 if question == WORDY else 4, max_iter=trees, learning_rate=0.06, l2_regularization=2.0,
        min_samples_leaf=20, max_features=0.3, random_state=1,
    )  # fmt: skip


def grown(names: Sequence[str], model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Trees as `annals.coding.joined.judge` reads them."""
    nodes: dict[str, list[float]] = {name: [] for name in ("feature", "threshold", "low", "high", "value")}
    roots, depth = [], 0
    for (tree,) in model._predictors:
        first = len(nodes["value"])
        roots.append(first)
        depth = max(depth, int(tree.nodes["depth"].max()))
        for node in tree.nodes:
            leaf = bool(node["is_leaf"])
            nodes["feature"].append(-1 if leaf else int(node["feature_idx"]))
            nodes["threshold"].append(0.0 if leaf else round(float(node["num_threshold"]), 6))
            nodes["low"].append(0 if leaf else first + int(node["left"]))
            nodes["high"].append(0 if leaf else first + int(node["right"]))
            nodes["value"].append(round(float(node["value"]), 6) if leaf else 0.0)
    start = float(np.ravel(model._baseline_prediction)[0])
    return {"features": list(names), "start": round(start, 6), "depth": depth, "roots": roots, "nodes": nodes}


def grow(question: str, found: Sequence[Example], out: Path) -> None:
    """Writes the judge of one question, and prints how it does on reports kept out."""
    names, values = table(found)
    right = np.array([example.right for example in found])
    reports = np.array([example.report for example in found])
    likely = np.zeros(len(found))
    for known, kept in GroupKFold(5).split(values, right, reports):
        likely[kept] = machine(question, len(found)).fit(values[known], right[known]).predict_proba(values[kept])[:, 1]
    print(
        f"{question}: {len(found)} candidates, {right.mean():.2f} right; kept out: average precision"
        f" {average_precision_score(right, likely):.3f}, log loss {log_loss(right, likely):.3f}",
        flush=True,
    )
    trees = grown(names, machine(question, len(found)).fit(values, right))
    write(trees, out / f"{question}.json")


def mean(files: Sequence[Path]) -> dict[str, Any]:
    """Several judges of one question as one: its log odds are the mean of theirs."""
    every = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    names = sorted({name for one in every for name in one["features"]})
    nodes: dict[str, list[float]] = {name: [] for name in every[0]["nodes"]}
    roots: list[int] = []
    for one in every:
        first, own = len(nodes["value"]), one["nodes"]
        leaf = [number < 0 for number in own["feature"]]
        nodes["feature"] += [-1 if number < 0 else names.index(one["features"][number]) for number in own["feature"]]
        nodes["threshold"] += own["threshold"]
        for side in ("low", "high"):
            nodes[side] += [0 if end else first + node for end, node in zip(leaf, own[side], strict=True)]
        nodes["value"] += [round(value / len(every), 6) for value in own["value"]]
        roots += [first + root for root in one["roots"]]
    start = round(sum(one["start"] for one in every) / len(every), 6)
    depth = max(one["depth"] for one in every)
    return {"features": names, "start": start, "depth": depth, "roots": roots, "nodes": nodes}


def write(trees: dict[str, Any], file: Path) -> None:
    """Writes a judge."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(trees, separators=(",", ":")) + "\n", encoding="utf-8")


def main() -> None:
    """Grows the judges that can be grown on what is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", default=[], metavar="FOLDER", help="for all judges but `same`")
    parser.add_argument(
        "--passages", type=Path, nargs=2, action="append", default=[], metavar=("FOLDER", "NETWORK"),
        help="passages, and a network that did not learn from them; may be repeated",
    )  # fmt: skip
    parser.add_argument("--same", action="store_true", help="grows `same` on passages")
    parser.add_argument(
        "--figures", action="store_true", help="grows `figures`, the last of the judges, on gold and passages alike"
    )
    parser.add_argument("--parties", action="store_true", help="grows `parties` on gold, when the judges of acts stand")
    parser.add_argument("--real", action="store_true", help="grows `real` on gold, when all other judges stand")
    parser.add_argument("--mean", type=Path, nargs="+", default=[], metavar="FILE", help="several judges as one")
    parser.add_argument("--network", type=Path, metavar="FOLDER", help="the network asked on gold; what ships if none")
    parser.add_argument(
        "--looks", type=Path, nargs=2, default=[], metavar="FOLDER",
        help="second looks that learned from the half 0 and from the half 1 of gold",
    )  # fmt: skip
    parser.add_argument(
        "--keep", type=Path, metavar="FILE", help="keeps the candidates there, or takes them from there"
    )
    parser.add_argument("--out", type=Path, default=DATA, metavar="FOLDER")
    args = parser.parse_args()
    if args.mean:
        write(mean(args.mean), args.out / args.mean[0].name)
        return
    kept = args.keep is not None and args.keep.exists()
    asked = (args.figures or bool(args.passages) == args.same) and bool(args.gold) != args.same
    if not kept and not asked:
        parser.error("name --gold FOLDER, --same --passages FOLDER NETWORK, or --figures with gold or both")
    network = Network(args.network) if args.network is not None else shipped()
    looks = [IncidentReader(folder) for folder in args.looks]
    if kept:
        found: list[Example] = pickle.loads(args.keep.read_bytes())
    elif args.figures:
        found = list(tolls(args.gold, [], network, looks))
        found += [one for folder, other in args.passages for one in tolls([], [folder], Network(other))]
    elif args.real:
        found = [one for folder in args.gold for one in real(folder, network, looks)]
    elif args.parties:
        found = [one for folder in args.gold for one in sides(folder, network, looks)]
    elif args.same:
        found = [one for folder, other in args.passages for one in pairs(folder, Network(other))]
    else:
        found = [example for folder in args.gold for example in examples(folder, network, looks)]
    if args.keep is not None and not kept:
        args.keep.write_bytes(pickle.dumps(found))
    for question in dict.fromkeys(example.question for example in found):
        grow(question, [example for example in found if example.question == question], args.out)


if __name__ == "__main__":
    main()
