"""Batch → loss: every head that has gold in the batch adds its part."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import IGNORE, Batch
from training.network import Network

WEIGHTS = {"arcs": 1.0, "rels": 1.0, "upos": 0.3, "tags": 2.5, "predicate": 0.3, "roles": 0.7, "facts": 0.4}


def grid(batch: Batch, key: str, index: dict[str, int]) -> Tensor:
    """Word labels [B, N] of the examples that have them."""
    found = torch.full(batch.shape.shape, IGNORE, dtype=torch.long)
    for row, example in enumerate(batch.examples):
        if key in example:
            found[row, : len(example["words"])] = torch.tensor([index.get(v, 0) for v in example[key]])
    return found


def language_losses(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Losses of syntax, names, frames and factuality."""
    labels, has = network.labels, lambda key: any(key in e for e in batch.examples)
    found: dict[str, Tensor] = {}
    if has("heads"):
        found |= _tree(network, batch, words)
    if has("tags"):
        gold = grid(batch, "tags", {t: i for i, t in enumerate(labels.tags)})
        found["tags"] = F.cross_entropy(network.tags(words).flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    if has("frames"):
        found |= _frames(network, batch, words)
    if has("facts"):
        found["facts"] = _facts(network, batch, words)
    return found


def _tree(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    labels = network.labels
    heads = torch.full(batch.shape.shape, IGNORE, dtype=torch.long)
    for row, example in enumerate(batch.examples):
        if "heads" in example:
            heads[row, : len(example["words"])] = torch.tensor(example["heads"]) + 1
    rels = grid(batch, "rels", {r: i for i, r in enumerate(labels.rels)})
    upos = grid(batch, "upos", {u: i for i, u in enumerate(labels.upos)})
    rooted = network.with_root(words)
    arcs = network.arcs(words, rooted)[:, 0]  # [B, N dependents, N + 1 governors]
    closed = torch.cat([torch.ones_like(batch.real[:, :1]), batch.real], 1)
    arcs = arcs.masked_fill(~closed.unsqueeze(1), -1e4)
    scores = network.rels(words, rooted)  # [B, R, N, N + 1]
    at = heads.clamp(min=0).unsqueeze(1).unsqueeze(-1).expand(-1, scores.shape[1], -1, 1)
    chosen = torch.gather(scores, 3, at).squeeze(-1).transpose(1, 2)
    return {
        "arcs": F.cross_entropy(arcs.flatten(0, 1).float(), heads.flatten(), ignore_index=IGNORE),
        "rels": F.cross_entropy(chosen.flatten(0, 1).float(), rels.flatten(), ignore_index=IGNORE),
        "upos": F.cross_entropy(network.upos(words).flatten(0, 1).float(), upos.flatten(), ignore_index=IGNORE),
    }


def _frames(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    index = {role: i + 1 for i, role in enumerate(network.labels.roles)}
    predicates = torch.zeros(batch.shape.shape)
    weight = torch.zeros(batch.shape.shape)
    rows, at, gold = [], [], []
    for row, example in enumerate(batch.examples):
        if "frames" not in example:
            continue
        weight[row, : len(example["words"])] = 1
        for predicate, arguments in example["frames"]:
            predicates[row, predicate] = 1
            line = torch.full((batch.shape.shape[1],), IGNORE, dtype=torch.long)
            line[: len(example["words"])] = 0
            for role, head in arguments:
                line[head] = index[role]
            rows.append(row)
            at.append(predicate)
            gold.append(line)
    scores = network.predicate(words).squeeze(-1).float()
    loss = F.binary_cross_entropy_with_logits(scores, predicates, weight=weight, reduction="sum")
    found = {"predicate": loss / weight.sum().clamp(min=1)}
    if rows:
        roles = network.roles(words, words)[torch.tensor(rows), :, torch.tensor(at), :]  # [F, R, N]
        found["roles"] = F.cross_entropy(roles.float(), torch.stack(gold), ignore_index=IGNORE) * 3
    return found


def _facts(network: Network, batch: Batch, words: Tensor) -> Tensor:
    rows, at, gold = [], [], []
    for row, example in enumerate(batch.examples):
        for word, value in example.get("facts", ()):
            rows.append(row)
            at.append(word)
            gold.append(value)
    scores = network.fact(words[torch.tensor(rows), torch.tensor(at)]).squeeze(-1).float()
    return F.smooth_l1_loss(scores, torch.tensor(gold))
