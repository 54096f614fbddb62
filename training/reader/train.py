"""Trains the reader; goes on from the last finished epoch where it was cut short.

    python training/reader/train.py WORK --start FOLDER [--muc-dir DIR --scorer DIR] [--epochs 8] [--seed 1]
    python training/reader/train.py WORK --start FOLDER --from OTHER-WORK ...    begins with the weights of another run

WORK keeps the lessons, the weights after each epoch and what was done; FOLDER is the package of the starting weights
(`model.safetensors`, `vocab.txt`). Without --muc-dir that corpus is left out; --no-gold and --no-passages leave out
theirs. `export.py` makes of the weights what ships.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import torch
from torch.nn import functional

from annals.coding.learned.reader import windows
from annals.coding.learned.wordpiece import WordPieces
from training.reader import gold, muc, passages
from training.reader.lesson import KEPT, KEPT_AT, ROLES, Lesson
from training.reader.network import Reader

GOLD = Path(__file__).parents[2] / "gold"
REGIONS = ("west-africa.jsonl", "latin-america.jsonl")
"""Files of `gold/modern-dev` that are learned from; the other two are kept to set limits on."""
LONGEST = 384
MOST_ACTS = 8
"""So many acts of one window are learned from at a time."""
WORDS = 12.0
"""What a sum over words is divided by, so that both heads weigh alike at the start."""
ACTS = 4.0
Stretch = tuple[Lesson, int, int]


def collect(args: argparse.Namespace) -> list[Lesson]:
    """All lessons that the flags ask for."""
    found: list[Lesson] = []
    if not args.no_passages:
        found += [one for i, one in enumerate(passages.lessons()) if i % KEPT != KEPT_AT]
    if not args.no_gold:
        found += list(gold.lessons(GOLD / "dev"))
        found += list(gold.lessons(GOLD / "modern-dev", REGIONS))
    if args.muc_dir is not None:
        found += list(muc.lessons(args.muc_dir, args.scorer))
    return found


def stretches(lessons: Sequence[Lesson], pieces: WordPieces) -> list[Stretch]:
    """Lessons cut as the reader will see them."""
    return [
        (one, low, high)
        for one in lessons
        for low, high in windows([len(pieces.of(w)) for w in one.words], one.sentences, LONGEST)
    ]


class Answers:
    """What one stretch has the network say, as arrays; made once."""

    def __init__(self, lesson: Lesson, low: int, high: int) -> None:
        size = high - low

        def here(words: object) -> list[int]:
            return [w - low for w in words if low <= w < high]  # type: ignore[attr-defined]

        self.types = np.zeros(size, np.int64)
        self.judged = np.ones(size, np.float32)
        for first, last in lesson.untold:
            self.judged[max(first - low, 0) : max(last - low, 0)] = 0
        for marks in lesson.marks.values():
            self.judged[here(marks.get("act", ()))] = 0
        told = [(word - low, type_, key) for word, type_, key in lesson.acts if low <= word < high]
        for word, type_, _ in told:
            self.types[word], self.judged[word] = type_ + 1, 1
        self.acts = [word for word, _, _ in told]
        self.roles = np.zeros((len(told), size, len(ROLES)), bool)
        self.known = np.zeros_like(self.roles)
        for number, (_, _, key) in enumerate(told):
            for column, role in enumerate(ROLES):
                yes = here(lesson.marks[key].get(role, ()))
                self.known[number, :, column] = role in lesson.known
                self.known[number, here(lesson.unsure.get(key, {}).get(role, ())), column] = False
                self.roles[number, yes, column] = self.known[number, yes, column] = True


class Trainer:
    """One run; `work` keeps its state after each epoch."""

    def __init__(self, args: argparse.Namespace, lessons: Sequence[Lesson]) -> None:
        vocabulary = (args.start / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
        self.pieces = WordPieces({piece: i for i, piece in enumerate(vocabulary)})
        self.model = Reader(len(vocabulary))
        self.model.start_from(args.start / "model.safetensors")
        self.items = stretches(lessons, self.pieces)
        self.answers = {(id(one), low): Answers(one, low, high) for one, low, high in self.items}
        encoder = [
            p for n, p in self.model.named_parameters() if n.split(".")[0] in ("pieces", "positions", "norm", "layers")
        ]
        taken = set(map(id, encoder))
        heads = [p for p in self.model.parameters() if id(p) not in taken]
        self.optimizer = torch.optim.AdamW(
            [{"params": encoder, "lr": args.rate}, {"params": heads, "lr": 5 * args.rate}], weight_decay=0.01
        )
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.batch, self.epochs = args.batch, args.epochs
        self.steps = args.epochs * math.ceil(len(self.items) / args.batch)
        self.step = 0

    def epoch(self, number: int, seed: int) -> tuple[float, float]:
        """One pass over all lessons; returns the mean losses of the two heads."""
        random.seed(seed + number)
        torch.manual_seed(seed + number)
        self.model.train()
        sums, count = [0.0, 0.0], 0
        for batch in self._batches():
            self._set_rates()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                acts, roles = self._losses(batch)
                loss = ACTS * acts + roles
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.step += 1
            sums[0] += float(acts.detach())
            sums[1] += float(roles.detach()) if isinstance(roles, torch.Tensor) else 0.0
            count += 1
        return sums[0] / count, sums[1] / count

    def _set_rates(self) -> None:
        """Rises for a tenth of the way, at most 100 steps, and falls in a line."""
        warm = min(100, self.steps // 10)
        share = min(1, (self.step + 1) / warm) * max(0.02, 1 - self.step / self.steps)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * share

    def _batches(self) -> Iterator[list[Stretch]]:
        """Batches of like length, in no order."""
        random.shuffle(self.items)
        size = self.batch
        groups = [
            sorted(self.items[i : i + 8 * size], key=lambda s: s[2] - s[1]) for i in range(0, len(self.items), 8 * size)
        ]
        batches = [group[i : i + size] for group in groups for i in range(0, len(group), size)]
        random.shuffle(batches)
        yield from batches

    def _losses(self, batch: Sequence[Stretch]) -> tuple[torch.Tensor, torch.Tensor | float]:
        hidden = self._words(batch)
        acts, roles = torch.zeros(()), torch.zeros(())
        words = pairs = 0.0
        for row, (lesson, low, high) in enumerate(batch):
            answers = self.answers[id(lesson), low]
            mine = hidden[row, : high - low]
            judged = torch.from_numpy(answers.judged)
            each = functional.cross_entropy(self.model.acts(mine), torch.from_numpy(answers.types), reduction="none")
            acts = acts + lesson.weight * (each * judged).sum()
            words += float(judged.sum())
            chosen = random.sample(range(len(answers.acts)), min(MOST_ACTS, len(answers.acts)))
            if chosen:
                told = torch.tensor([answers.acts[i] for i in chosen])
                scores = self.model.pairs(mine, told, torch.tensor(lesson.sentences[low:high]))
                wanted = torch.from_numpy(answers.roles[chosen]).float()
                each = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
                roles = roles + lesson.weight * (each * torch.from_numpy(answers.known[chosen]).float()).sum() / WORDS
                pairs += len(chosen)
        return acts / max(1.0, words), roles / max(1.0, pairs)

    def _words(self, batch: Sequence[Stretch]) -> torch.Tensor:
        """Stretches x words x width: each word by its first piece."""
        ids, firsts = [], []
        for lesson, low, high in batch:
            row, first = [self.pieces.opens], []
            for word in lesson.words[low:high]:
                first.append(len(row))
                row.extend(self.pieces.of(word))
            ids.append(torch.tensor([*row, self.pieces.closes]))
            firsts.append(torch.tensor(first))
        padded = torch.nn.utils.rnn.pad_sequence(ids, batch_first=True)
        mask = torch.nn.utils.rnn.pad_sequence([torch.ones_like(i, dtype=torch.bool) for i in ids], batch_first=True)
        first = torch.nn.utils.rnn.pad_sequence(firsts, batch_first=True)
        hidden = self.model.encode(padded, mask)
        return torch.gather(hidden, 1, first[..., None].expand(-1, -1, hidden.shape[-1]))


def main() -> None:
    """Collects lessons once, then trains epoch by epoch."""
    args = _arguments()
    args.work.mkdir(parents=True, exist_ok=True)
    kept = args.work / "lessons.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(collect(args)))
    lessons: list[Lesson] = pickle.loads(kept.read_bytes())
    print(f"{len(lessons)} lessons, {sum(len(one.words) for one in lessons)} words", flush=True)
    trainer = Trainer(args, lessons)
    state, first = args.work / "state.pt", 0
    if state.exists():
        saved = torch.load(state)
        trainer.model.load_state_dict(saved["model"])
        trainer.optimizer.load_state_dict(saved["optimizer"])
        first, trainer.step = saved["epoch"], saved["step"]
    elif args.other is not None:
        trainer.model.load_state_dict(torch.load(args.other / "state.pt")["model"])
    began = time.monotonic()
    for number in range(first, args.epochs):
        acts, roles = trainer.epoch(number, args.seed)
        told = {"epoch": number + 1, "acts": round(acts, 4), "roles": round(roles, 4)}
        print(json.dumps({**told, "seconds": round(time.monotonic() - began)}), flush=True)
        saved = {
            "model": trainer.model.state_dict(), "optimizer": trainer.optimizer.state_dict(),
            "epoch": number + 1, "step": trainer.step,
        }  # fmt: skip
        torch.save(saved, args.work / "state.new")
        (args.work / "state.new").replace(state)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, metavar="WORK")
    parser.add_argument("--start", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--from", type=Path, dest="other", metavar="OTHER-WORK")
    parser.add_argument("--muc-dir", type=Path, metavar="DIR")
    parser.add_argument("--scorer", type=Path, metavar="DIR")
    parser.add_argument("--no-gold", action="store_true")
    parser.add_argument("--no-passages", action="store_true")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
