"""Makes of trained weights what ships: the encoder in ONNX with weights of 8 bits, the pair head as arrays.

python training/reader/export.py WORK --start FOLDER [--out annals/coding/learned/data]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from annals.coding.learned.network import Network
from training.reader import passages
from training.reader.lesson import KEPT, KEPT_AT, ROLES, TYPES
from training.reader.network import Reader
from training.reader.train import LONGEST

DATA = Path(__file__).parents[2] / "annals" / "coding" / "learned" / "data"


class Shipped(nn.Module):
    """What runs in onnxruntime: ids of one window in; scores of acts, and four views of each piece, out."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        """pieces: 1 x pieces of ids."""
        x, model = self.model.encode(pieces), self.model
        return model.acts(x), torch.cat([model.of_word(x), model.of_act(x), model.gate(x), model.key(x)], -1)


def _difference(model: Reader, network: Network) -> float:
    """How far what ships is from what was trained, on kept passages: the mean over likelihoods of roles above 0.01."""
    found = []
    for lesson in [one for i, one in enumerate(passages.lessons()) if i % KEPT == KEPT_AT]:
        words, sentences, acts = lesson.words[:150], lesson.sentences[:150], [i for i, _, _ in lesson.acts if i < 150]
        if not acts:
            continue
        window = network.window(words, sentences)
        pieces = [network.pieces.of(word) for word in words]
        first = np.cumsum([1, *map(len, pieces)])[:-1]
        ids = [network.pieces.opens, *(i for word in pieces for i in word), network.pieces.closes]
        with torch.no_grad():
            hidden = model.encode(torch.tensor([ids]))[0][torch.from_numpy(first)]
            wanted = model.pairs(hidden, torch.tensor(acts), torch.tensor(sentences)).sigmoid().numpy()
        got = np.stack([network.pairs(window, act) for act in acts])
        found.append(np.abs(got - wanted)[wanted > 0.01])
    return float(np.concatenate(found).mean())


def main() -> None:
    """Writes the files and prints their sizes and hashes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, metavar="WORK")
    parser.add_argument("--start", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=DATA, metavar="FOLDER")
    args = parser.parse_args()
    vocabulary = (args.start / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    model = Reader(vocabulary.count("\n") + 1)
    model.load_state_dict(torch.load(args.work / "state.pt")["model"])
    model.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = f"{place}/whole.onnx"
        axes = {name: {1: "length"} for name in ("pieces", "acts", "parts")}
        torch.onnx.export(
            Shipped(model).eval(), (torch.randint(1000, 20000, (1, 40)),), whole, input_names=["pieces"],
            output_names=["acts", "parts"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, str(args.out / "reader.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    pairs = {"distance": model.distance.weight, "sentence": model.sentence.weight, "out": model.out.weight}
    arrays = {name: value.detach().numpy().astype(np.float32) for name, value in pairs.items()}
    np.savez(args.out / "pairs.npz", bias=model.out.bias.detach().numpy(), **arrays)
    about = {"types": TYPES, "roles": ROLES, "longest": LONGEST}
    (args.out / "reader.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    (args.out / "vocabulary.txt").write_text(vocabulary, encoding="utf-8")
    print(f"mean difference of likelihoods from the unquantized weights: {_difference(model, Network(args.out)):.4f}")
    for file in sorted(args.out.iterdir()):
        print(file.name, file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
