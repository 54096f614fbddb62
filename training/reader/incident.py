"""Trains the second look: the upper layers of the network, read once more for one incident with its words marked.

    python training/reader/incident.py WORK [--epochs 3] [--rate 0.00015] [--seed 5]
    python training/reader/incident.py WORK --from OTHER-WORK --folders third fourth fifth ...
    python training/reader/incident.py WORK --export

The lower layers stay as they ship and are run once over each passage; the upper ones begin with the weights that ship.
WORK keeps the weights after each epoch: the same command goes on where it was cut short. `--export` writes
`incident.onnx` and `incident.json` to annals/coding/learned/data, and lets `reader.onnx` give out what its lower layers
make of a text. `--from` begins with the weights of another run, `--folders` learns from some folders of passages only.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from annals.coding.learned.incident import OTHER, OWN
from annals.coding.learned.network import shipped as reader
from training.joined.collect import half
from training.joined.reports import lessons
from training.reader.export import DATA
from training.reader.looks import ROLES, Lesson, Marked
from training.reader.network import LAYERS, WIDTH, Layer

LOWER = 3
"""So many layers are run once for all incidents."""
MIDDLE = f"/layers.{LOWER - 1}/second_norm/LayerNormalization_output_0"
WEIGHT = 2.0
"""How much more a word counts in the roles that add up."""
PIECES = 3000
"""So many pieces stand in a batch at most."""
SHOWN = 0.8
"""The share of the words that tell incidents that are marked: the coder does not know them all."""


class Second(nn.Module):
    """What ships as `incident.onnx`."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.mark = nn.Embedding(3, WIDTH)
        nn.init.normal_(self.mark.weight, std=0.02)
        self.mark.weight.data[0] = 0
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS - LOWER))
        self.head = nn.Sequential(
            nn.Linear(WIDTH, WIDTH // 2), nn.GELU(), nn.Dropout(dropout), nn.Linear(WIDTH // 2, len(ROLES))
        )

    def forward(self, middle: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """Incidents x pieces x width and incidents x pieces of marks to incidents x pieces x roles."""
        x = middle + self.mark(marks)
        where = mask[:, None, None, :] if mask is not None else None
        for layer in self.layers:
            x = layer(x, where)
        return self.head(x)

    def take(self, weights: dict[str, Tensor]) -> None:
        """Takes the weights of another run; roles that it did not have yet stay as they are."""
        mine = self.state_dict()
        for name, value in weights.items():
            mine[name][: len(value)] = value
        self.load_state_dict(mine)

    def start_from(self, shipped: onnx.ModelProto) -> None:
        """Takes the upper layers from the network that ships, its weights of 8 bits widened."""
        stored = {one.name: numpy_helper.to_array(one) for one in shipped.graph.initializer}
        products = {node.name: node.input[1] for node in shipped.graph.node if node.op_type == "MatMulInteger"}
        for number, layer in enumerate(self.layers, LOWER):
            for part in ("views", "joined", "widened", "narrowed"):
                name = next(w for node, w in products.items() if f"layers.{number}/{part}/" in node)
                scale = stored[name.removesuffix("_quantized") + "_scale"]
                module = getattr(layer, part)
                module.weight.data = torch.from_numpy((stored[name].astype(np.float32) * scale[None]).T.copy())
                module.bias.data = torch.from_numpy(stored[f"model.layers.{number}.{part}.bias"].copy())
            for part in ("first_norm", "second_norm"):
                for name in ("weight", "bias"):
                    getattr(getattr(layer, part), name).data = torch.from_numpy(
                        stored[f"model.layers.{number}.{part}.{name}"].copy()
                    )


def shipped() -> onnx.ModelProto:
    """The network in the package, with what its lower layers make of a text among what it gives out (`middle`)."""
    model = onnx.load(str(DATA / "reader.onnx"))
    if "middle" not in {one.name for one in model.graph.output}:
        for node in model.graph.node:
            node.input[:] = ["middle" if name == MIDDLE else name for name in node.input]
            node.output[:] = ["middle" if name == MIDDLE else name for name in node.output]
        shape = [1, "length", WIDTH]
        model.graph.output.append(onnx.helper.make_tensor_value_info("middle", onnx.TensorProto.FLOAT, shape))
        onnx.checker.check_model(model)
    return model


class Trainer:
    """One run over all lessons."""

    def __init__(self, lessons: Marked, model: Second, *, rate: float, epochs: int) -> None:
        self.lessons, self.model = lessons, model
        fresh = [p for name, p in model.named_parameters() if not name.startswith("layers")]
        self._optimizer = torch.optim.AdamW(
            [{"params": list(model.layers.parameters()), "lr": rate}, {"params": fresh, "lr": 4 * rate}],
            weight_decay=0.01,
        )
        self._rates = [rate, 4 * rate]
        self._steps = epochs * len(self._batches(lessons.train))
        self._weights = torch.tensor([WEIGHT if "_" in role else 1.0 for role in ROLES])

    def epoch(self, number: int, seed: int) -> float:
        """One pass; returns the mean loss."""
        random.seed(seed + number)
        torch.manual_seed(seed + number)
        self.model.train()
        losses = []
        batches = self._batches(self.lessons.train)
        random.shuffle(batches)
        for count, batch in enumerate(batches, number * len(batches)):
            share = min(1, (count + 1) / (0.06 * self._steps)) * max(0.02, 1 - count / self._steps)
            for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
                group["lr"] = rate * share
            x, marks, mask, yes, known = self._arrays(batch, shown=SHOWN)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = self.model(x, marks, mask)
            each = functional.binary_cross_entropy_with_logits(logits.float(), yes, reduction="none")
            loss = (each * known * self._weights).sum() / (known.sum() / len(ROLES) + 1)
            self._optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self._optimizer.step()
            losses.append(float(loss.detach()))
            if count % 100 == 99:
                print(f"{count + 1} of {self._steps}: {np.mean(losses[-100:]):.3f}", flush=True)
        return float(np.mean(losses))

    def state(self) -> dict[str, Any]:
        """What `restore` needs to go on."""
        return {"model": self.model.state_dict(), "optimizer": self._optimizer.state_dict()}

    def restore(self, state: dict[str, Any]) -> None:
        """Goes on with what `state` gave."""
        self.model.load_state_dict(state["model"])
        self._optimizer.load_state_dict(state["optimizer"])

    def kept(self) -> dict[str, float]:
        """F1 of each role by word on the kept passages, and the share of tolls all of whose figures are right."""
        self.model.eval()
        right, given, wanted = torch.zeros(len(ROLES)), torch.zeros(len(ROLES)), torch.zeros(len(ROLES))
        tolls = []
        for batch in self._batches(self.lessons.kept):
            x, marks, mask, yes, known = self._arrays(batch, shown=1.0)
            with torch.no_grad():
                found = (self.model(x, marks, mask) > 0) & (known > 0)
            right += (found & (yes > 0)).sum((0, 1))
            given += found.sum((0, 1))
            wanted += yes.sum((0, 1))
            column = ROLES.index("dead_least")
            for one, got, sure in zip(batch, found[..., column], yes[..., column], strict=True):
                dead = [one.edges[i] for i in one.yes["dead"]]
                if one.yes.get("dead_least"):
                    tolls.append(bool((got[dead] == (sure[dead] > 0)).all()))
        scores = 2 * right / (given + wanted).clamp(min=1)
        by_role = {role: round(float(f1), 3) for role, f1 in zip(ROLES, scores, strict=True)}
        return {**by_role, "tolls": round(float(np.mean(tolls)), 3)}

    @staticmethod
    def _batches(lessons: Sequence[Lesson]) -> list[list[Lesson]]:
        """Batches of like length."""
        found: list[list[Lesson]] = [[]]
        for lesson in sorted(lessons, key=lambda one: one.pieces + 12 * random.random()):
            if found[-1] and (len(found[-1]) + 1) * lesson.pieces > PIECES:
                found.append([])
            found[-1].append(lesson)
        return found

    def _arrays(self, batch: Sequence[Lesson], *, shown: float) -> tuple[Tensor, ...]:
        """What goes in, where there is something, and what is to come out, of which words it is known."""
        shape = len(batch), max(one.pieces for one in batch)
        x, mask = torch.zeros(*shape, WIDTH), torch.zeros(shape, dtype=torch.bool)
        marks = torch.zeros(shape, dtype=torch.long)
        yes, known = torch.zeros(*shape, len(ROLES)), torch.zeros(*shape, len(ROLES))
        for row, one in enumerate(batch):
            x[row, : one.pieces] = self.lessons.middle[one.text].float()
            mask[row, : one.pieces] = True
            own = [some for some in one.own if random.random() < shown] or [random.choice(one.own)]
            other = [some for some in one.other if random.random() < shown]
            for some, mark in ((other, OTHER), (own, OWN)):
                for word in (w for words in some for w in words):
                    marks[row, one.edges[word] : one.edges[word + 1]] = mark
            first = torch.tensor(one.edges[:-1])
            for role, words in one.yes.items():
                column = ROLES.index(role)
                known[row, first, column] = 1
                known[row, first[list(one.open.get(role, ()))], column] = 0
                yes[row, first[list(words)], column] = 1
        return x, marks, mask, yes, known


def export(model: Second, reader: onnx.ModelProto, out: Path) -> None:
    """Writes what ships: the upper layers with weights of 8 bits, their roles, and the network with its middle."""
    model.eval()
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        axes = {name: {1: "length"} for name in ("middle", "marks", "roles")}
        torch.onnx.export(
            model, (torch.randn(1, 40, WIDTH), torch.zeros(1, 40, dtype=torch.long)), f"{place}/whole.onnx",
            input_names=["middle", "marks"], output_names=["roles"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            f"{place}/whole.onnx", str(out / "incident.onnx"), weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=True,
        )  # fmt: skip
    (out / "incident.json").write_text(json.dumps({"roles": ROLES}, indent=1) + "\n", encoding="utf-8")
    onnx.save(reader, str(out / "reader.onnx"))


def main() -> None:
    """Trains, or exports what was trained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, metavar="WORK")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=0.00015)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--from", dest="origin", type=Path, metavar="OTHER-WORK")
    parser.add_argument("--folders", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--gold", type=Path, nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--half", type=int, choices=(0, 1), help="learn from this half of gold only")
    parser.add_argument("--export", action="store_true")
    parser.add_argument("--out", type=Path, default=DATA, metavar="FOLDER")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    args.work.mkdir(parents=True, exist_ok=True)
    model, lower, state = Second(), shipped(), args.work / "second.pt"
    if args.export:
        model.load_state_dict(torch.load(state)["model"])
        export(model, lower, args.out)
        return
    model.start_from(lower)
    if args.origin is not None:
        model.take(torch.load(args.origin / "second.pt")["model"])
    random.seed(args.seed)
    learned = Marked(lower)
    learned.add(args.folders)
    for name, middle, lesson in lessons(args.gold, reader()):
        if args.half is None or half(name) == args.half:
            learned.middle.append(middle)
            learned.train.append(replace(lesson, text=len(learned.middle) - 1))
    trainer = Trainer(learned, model, rate=args.rate, epochs=args.epochs)
    done = 0
    if state.exists():
        stored = torch.load(state)
        done = stored["epochs"]
        trainer.restore(stored)
    for number in range(done, args.epochs):
        began = time.monotonic()
        loss = trainer.epoch(number, args.seed)
        torch.save({"epochs": number + 1, **trainer.state()}, state)
        took = time.monotonic() - began
        print(f"epoch {number + 1}: loss {loss:.3f}, {took:.0f} s, kept {trainer.kept()}", flush=True)


if __name__ == "__main__":
    main()
