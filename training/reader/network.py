"""The network in PyTorch, as it is trained: a six-layer encoder and two heads.

The encoder is BERT (Devlin et al. 2019) in the size of MiniLM-L6-H384 (Wang et al. 2020), from whose weights it starts.
The first head gives each word a type of act or none. The second scores a word against a word that tells an act: the
sum of a view of each, of their distance and of the sentences between them, and a product of two further views, through
one hidden layer (after the biaffine scorer of Dozat and Manning 2017, with that layer in the place of its matrix).
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.reader.lesson import ROLES, TYPES

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
PAIR = 256
BUCKETS, SENTENCES = 40, 7
STORED = {"F32": torch.float32, "F16": torch.float16, "I64": torch.int64}


class Layer(nn.Module):
    """One transformer layer, normed behind each half."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.views = nn.Linear(WIDTH, 3 * WIDTH)
        self.joined = nn.Linear(WIDTH, WIDTH)
        self.first_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.widened = nn.Linear(WIDTH, INNER)
        self.narrowed = nn.Linear(INNER, WIDTH)
        self.second_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x: reports x pieces x width; mask: where attention may look, or `None` for everywhere."""
        count, length, _ = x.shape
        q, k, v = (t.view(count, length, HEADS, -1).transpose(1, 2) for t in self.views(x).chunk(3, -1))
        # No dropout within attention: with it the fast kernel for CPUs is not used.
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.first_norm(x + self.dropout(self.joined(seen.transpose(1, 2).reshape(count, length, WIDTH))))
        return self.second_norm(x + self.dropout(self.narrowed(functional.gelu(self.widened(x)))))


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, vocabulary: int, positions: int = 512, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.acts = nn.Sequential(
            nn.Linear(WIDTH, WIDTH // 2), nn.GELU(), nn.Dropout(dropout), nn.Linear(WIDTH // 2, 1 + len(TYPES))
        )
        self.of_word, self.of_act = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.gate, self.key = nn.Linear(WIDTH, PAIR, bias=False), nn.Linear(WIDTH, PAIR, bias=False)
        self.distance, self.sentence = nn.Embedding(BUCKETS, PAIR), nn.Embedding(SENTENCES, PAIR)
        self.out = nn.Linear(PAIR, len(ROLES))
        nn.init.normal_(self.distance.weight, std=0.02)
        nn.init.normal_(self.sentence.weight, std=0.02)

    def encode(self, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
        """reports x pieces of ids to reports x pieces x width; `mask` is true where there is a piece."""
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(x))
        where = mask[:, None, None, :] if mask is not None else None
        for layer in self.layers:
            x = layer(x, where)
        return x

    def pairs(self, words: Tensor, acts: Tensor, sentences: Tensor) -> Tensor:
        """Scores of every word of one report in each role to each of some acts: acts x words x roles.

        Args:
            words: words x width.
            acts: the numbers of the words that tell acts.
            sentences: the number of each word's sentence.
        """
        told = words[acts]
        apart = torch.arange(len(words))[None] - acts[:, None]
        between = (sentences[None] - sentences[acts][:, None]).clamp(-3, 3) + 3
        both = self.of_word(words)[None] + self.of_act(told)[:, None]
        both = both + self.distance(buckets(apart)) + self.sentence(between)
        both = both + self.gate(words)[None] * torch.tanh(self.key(told))[:, None]
        return self.out(self.dropout(functional.gelu(both, approximate="tanh")))

    def start_from(self, weights: Path) -> None:
        """Takes the encoder's weights from a file of safetensors with the names of BERT's parameters."""
        stored = safetensors(weights)
        get = {name.removeprefix("bert."): value for name, value in stored.items()}.__getitem__
        self.pieces.weight.data = get("embeddings.word_embeddings.weight")
        self.positions.weight.data = get("embeddings.position_embeddings.weight")
        # Texts have one part here: the weight of the first part is added once and for all.
        self.positions.weight.data += get("embeddings.token_type_embeddings.weight")[0]
        _copy(self.norm, get, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            inside = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                views = [get(f"{inside}attention.self.{name}.{part}") for name in ("query", "key", "value")]
                getattr(layer.views, part).data = torch.cat(views)
            _copy(layer.joined, get, inside + "attention.output.dense")
            _copy(layer.first_norm, get, inside + "attention.output.LayerNorm")
            _copy(layer.widened, get, inside + "intermediate.dense")
            _copy(layer.narrowed, get, inside + "output.dense")
            _copy(layer.second_norm, get, inside + "output.LayerNorm")


def _copy(module: nn.Module, get, name: str) -> None:  # type: ignore[no-untyped-def]
    module.weight.data, module.bias.data = get(f"{name}.weight"), get(f"{name}.bias")


def buckets(apart: Tensor) -> Tensor:
    """Signed distances in words to the numbers of their weights, the same as `annals.coding.learned.network` has."""
    size = apart.abs().clamp(max=127)
    far = 8 + torch.log2(size.clamp(min=8).float() / 8) * 3
    bucket = torch.where(size < 8, size.float(), far).long().clamp(max=19)
    return torch.where(apart < 0, bucket, bucket + 20)


def safetensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a file in the safetensors format: length of the head, head in JSON, bytes."""
    data = path.read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    head = json.loads(data[8 : 8 + size])
    found = {}
    for name, about in head.items():
        if name != "__metadata__":
            first, last = (8 + size + at for at in about["data_offsets"])
            values = torch.frombuffer(bytearray(data[first:last]), dtype=STORED[about["dtype"]])
            found[name] = values.reshape(about["shape"]).clone()
    return found
