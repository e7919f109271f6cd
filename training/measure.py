"""Dev figures of the network in torch, in the measures of `dateline evaluate`."""

from __future__ import annotations

import torch

from training.batches import batches, collate
from training.network import Network


@torch.no_grad()
def read(network: Network, examples: list[dict], *, pieces: int = 4000):
    """Yield (batch, word vectors) over examples, in bf16."""
    network.eval()
    for group in batches(examples, pieces=pieces, rng=None):
        batch = collate(group)
        with torch.autocast("cpu", torch.bfloat16):
            words = network.words(batch.ids, batch.mask, batch.first, batch.last, batch.shape)
        yield batch, words.float()


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """BIO tags → (first, last, type); an I- without its B- begins a span."""
    found, start, kind = set(), None, ""
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and (tag == "O" or tag.startswith("B-") or tag[2:] != kind):
            found.add((start, index, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = index, tag[2:]
    return found


@torch.no_grad()
def trees(network: Network, examples: list[dict]) -> dict[str, float]:
    """UAS, LAS and UPOS accuracy with gold words; greedy governors."""
    right = labelled = tagged = total = 0
    rels = {r: i for i, r in enumerate(network.labels.rels)}
    upos = {u: i for i, u in enumerate(network.labels.upos)}
    for batch, words in read(network, examples):
        rooted = network.with_root(words)
        closed = torch.cat([torch.ones_like(batch.real[:, :1]), batch.real], 1)
        heads = network.arcs(words, rooted)[:, 0].masked_fill(~closed.unsqueeze(1), -1e4).argmax(-1)
        scores = network.rels(words, rooted)
        at = heads.unsqueeze(1).unsqueeze(-1).expand(-1, scores.shape[1], -1, 1)
        chosen = torch.gather(scores, 3, at).squeeze(-1).argmax(1)
        guessed = network.upos(words).argmax(-1)
        for row, example in enumerate(batch.examples):
            for index, head in enumerate(example["heads"]):
                total += 1
                hit = int(heads[row, index]) - 1 == head
                right += hit
                labelled += hit and int(chosen[row, index]) == rels.get(example["rels"][index], -1)
                tagged += int(guessed[row, index]) == upos.get(example["upos"][index], -1)
    return {"uas": right / total, "las": labelled / total, "upos": tagged / total}


@torch.no_grad()
def names(network: Network, examples: list[dict]) -> dict[str, float]:
    """Exact entity F1."""
    hit = gold = guess = 0
    for batch, words in read(network, examples):
        best = network.tags(words).argmax(-1)
        for row, example in enumerate(batch.examples):
            tags = [network.labels.tags[i] for i in best[row, : len(example["words"])].tolist()]
            one, two = spans(example["tags"]), spans(tags)
            hit, gold, guess = hit + len(one & two), gold + len(one), guess + len(two)
    return {"f1": 2 * hit / (gold + guess), "p": hit / max(guess, 1), "r": hit / gold}


@torch.no_grad()
def frames(network: Network, examples: list[dict]) -> dict[str, float]:
    """Role F1 by head word, predicates given; factuality's mean absolute error."""
    hit = gold = guess = 0
    error, facts = 0.0, 0
    for batch, words in read(network, examples):
        best = network.roles(words, words).argmax(1)
        fact = network.fact(words).squeeze(-1)
        for row, example in enumerate(batch.examples):
            for predicate, arguments in example.get("frames", ()):
                one = {(network.labels.roles.index(role), head) for role, head in arguments}
                line = best[row, predicate, : len(example["words"])].tolist()
                two = {(role - 1, i) for i, role in enumerate(line) if role}
                hit, gold, guess = hit + len(one & two), gold + len(one), guess + len(two)
            for word, value in example.get("facts", ()):
                error += abs(float(fact[row, word]) - value)
                facts += 1
    return {"roles_f1": 2 * hit / max(gold + guess, 1), "fact_mae": error / max(facts, 1)}
