"""The mean of the weights of two runs, as a run of its own that `export.py` takes.

python training/reader/mean.py WORK OTHER-WORK NEW-WORK

Weights that one run made from those of another often read better in the middle than at either end (Wortsman et al.,
"Model soups", ICML 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Writes the state of the new run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("work", "other", "new"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    one, two = (torch.load(folder / "state.pt")["model"] for folder in (args.work, args.other))
    args.new.mkdir(parents=True, exist_ok=True)
    mean = {name: (values + two[name]) / 2 if values.is_floating_point() else values for name, values in one.items()}
    torch.save({"model": mean}, args.new / "state.pt")


if __name__ == "__main__":
    main()
