"""Batch → losses: every head that has gold in the batch adds its part."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import IGNORE, Batch
from training.network import TYPES, Network

WEIGHTS = {
    "arcs": 1.0, "rels": 1.0, "upos": 0.3, "tags": 2.5, "predicate": 0.3, "roles": 2.0, "facts": 0.5, "acts": 1.0,
    "status": 0.5, "historical": 0.3, "modes": 0.4, "contexts": 10.0, "act_roles": 1.0, "dyads": 1.0, "latent": 0.5,
    "bag": 0.2, "timex": 2.0, "cue": 2.0, "quoted": 0.7, "coref": 0.4,
}  # fmt: skip
NOTHING = 0.5  # weight of a word that reports nothing, beside 1 for one that reports an act (training/log.md)
NONE = TYPES.index("NONE")


def losses(network: Network, batch: Batch, words: Tensor, *, guess: bool = True) -> dict[str, Tensor]:
    """Weighted losses by name; ``guess`` learns from triggers guessed for dyads whose trigger is unknown."""
    gold, found = batch.gold, {}
    if "heads" in gold:
        found |= _tree(network, batch, words)
    for name, head in (("tags", network.tags), ("timex", network.timex), ("cue", network.cue)):
        if name in gold:
            found[name] = _of_words(head(words), gold[name])
    if "predicates" in gold:
        found |= _frames(network, gold, words)
    if "fact" in gold:
        scores = network.fact(words[gold["fact_row"], gold["fact_at"]]).squeeze(-1).float()
        found["facts"] = F.smooth_l1_loss(scores, gold["fact"].float())
    if "acts" in gold:
        found |= _acts(network, gold, words)
    if "dyad_row" in gold:
        scores = relate(network, batch, words)
        loss = F.cross_entropy(scores, gold["dyad_type"], reduction="none", label_smoothing=0.05)
        # Pairs of names without a gold type weigh nothing here: only teachers say what joins them.
        found["dyads"] = (loss * gold["dyad_weight"]).sum() / gold["dyad_weight"].sum().clamp(min=1e-6)
    if guess and "latent_row" in gold:
        found["latent"] = _latent(network, batch, words)
    if "bag_row" in gold:
        likely = network.acts(words[gold["bag_row"]]).float().log_softmax(-1)
        real = batch.shape[gold["bag_row"]] > 0
        own = torch.gather(likely, 2, gold["bag_type"][:, None, None].expand(-1, likely.shape[1], 1)).squeeze(-1)
        found["bag"] = -own.masked_fill(~real, -1e4).max(-1).values.mean()
    if "quoted" in gold:
        scores = network.quoted.chosen(words, gold["quote_row"], gold["quote_at"]).float()
        known = gold["quoted"] != IGNORE
        loss = F.binary_cross_entropy_with_logits(scores, gold["quoted"].clamp(min=0).float(), reduction="none")
        found["quoted"] = (loss * known).sum() / known.sum().clamp(min=1) * 4
    if "mention" in gold:
        found["coref"] = _coref(network, gold, words)
    return {name: WEIGHTS[name] * loss for name, loss in found.items()}


def _of_words(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.flatten(0, 1).float(), gold.flatten(), ignore_index=IGNORE)


def _tree(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    gold = batch.gold
    rooted = network.with_root(words)
    arcs = network.arcs(words, rooted)[:, 0]  # [B, N dependents, N + 1 governors]
    real = batch.shape > 0
    closed = torch.cat([torch.ones_like(real[:, :1]), real], 1)
    arcs = arcs.masked_fill(~closed.unsqueeze(1), -1e4)
    scores = network.rels(words, rooted)  # [B, R, N, N + 1]
    at = gold["heads"].clamp(min=0).unsqueeze(1).unsqueeze(-1).expand(-1, scores.shape[1], -1, 1)
    chosen = torch.gather(scores, 3, at).squeeze(-1).transpose(1, 2)
    return {
        "arcs": _of_words(arcs, gold["heads"]),
        "rels": _of_words(chosen, gold["rels"]),
        "upos": _of_words(network.upos(words), gold["upos"]),
    }


def _frames(network: Network, gold: dict[str, Tensor], words: Tensor) -> dict[str, Tensor]:
    scores = network.predicate(words).squeeze(-1).float()
    weight = gold["predicates_weight"]
    loss = F.binary_cross_entropy_with_logits(scores, gold["predicates"], weight=weight, reduction="sum")
    found = {"predicate": loss / weight.sum().clamp(min=1)}
    if "frame_row" in gold:
        roles = network.roles.chosen(words, gold["frame_row"], gold["frame_at"]).float()  # [F, R, N]
        found["roles"] = F.cross_entropy(roles, gold["frame_roles"], ignore_index=IGNORE) * 2
    return found


def _acts(network: Network, gold: dict[str, Tensor], words: Tensor) -> dict[str, Tensor]:
    grid = gold["acts"].flatten()
    loss = F.cross_entropy(network.acts(words).flatten(0, 1).float(), grid, ignore_index=IGNORE, reduction="none")
    weight = torch.where(grid == NONE, NOTHING, 1.0) * (grid != IGNORE)
    found = {"acts": (loss * weight).sum() / weight.sum().clamp(min=1)}
    if "act_row" not in gold:
        return found
    own = words[gold["act_row"], gold["act_at"]]
    status = network.status(own).float()
    found["status"] = F.cross_entropy(status[:, :-1], gold["act_status"])
    found["historical"] = F.binary_cross_entropy_with_logits(status[:, -1], gold["act_old"])
    if (gold["act_mode"] != IGNORE).any():
        scores = network.modes(own).float() + allowed_modes(network, own.device)[gold["act_type"]]
        found["modes"] = F.cross_entropy(scores, gold["act_mode"], ignore_index=IGNORE)
    found["contexts"] = F.binary_cross_entropy_with_logits(network.contexts(own).float(), gold["act_contexts"])
    scores = network.act_roles.chosen(words, gold["act_row"], gold["act_at"]).float()
    target = gold["act_roles"]
    loss = F.binary_cross_entropy_with_logits(scores, target, reduction="none")
    found["act_roles"] = (loss * gold["act_roles_mask"] * (1 + 2 * target)).sum() / target.sum().clamp(min=1) * 0.4
    return found


def allowed_modes(network: Network, device: torch.device) -> Tensor:
    """[types, modes]: 0 where a mode belongs to the type, else far below."""
    kinds = [mode.partition("-")[0] for mode in network.labels.modes]
    table = torch.full((len(TYPES), len(kinds)), -1e4)
    for index, kind in enumerate(kinds):
        table[TYPES.index(kind), index] = 0
    return table.to(device)


def relate(network: Network, batch: Batch, words: Tensor) -> Tensor:
    """Scores of the batch's dyads over the types."""
    gold = batch.gold
    rows = gold["dyad_row"]
    one, two = gold["dyad_one"].to(words.dtype), gold["dyad_two"].to(words.dtype)
    return network.relation(words[rows], one, two, batch.shape[rows] > 0).float()


def _latent(network: Network, batch: Batch, words: Tensor) -> Tensor:
    """Learn from the word that best explains a dyad's type and parties; nothing is said of the others."""
    gold = batch.gold
    own = words[gold["latent_row"]]
    count = torch.arange(len(own), device=own.device)
    likely = network.acts(own).float().log_softmax(-1)
    by_type = torch.gather(likely, 2, gold["latent_type"][:, None, None].expand(-1, likely.shape[1], 1)).squeeze(-1)
    roles = F.logsigmoid(network.act_roles(own, own).float())
    actor = roles[count, 0, :, gold["latent_one"]]
    recipient = roles[count, 1, :, gold["latent_two"]]
    with torch.no_grad():
        score = by_type + 0.5 * actor + 0.5 * recipient
        score = score.masked_fill(batch.shape[gold["latent_row"]] == 0, -1e4)
        # A trigger inside a party's own words is rare.
        score = score - 2.0 * (gold["dyad_one"][: len(own)] > 0) - 1.0 * (gold["dyad_two"][: len(own)] > 0)
        best = score.argmax(-1)
        sure = score[count, best] > math.log(0.02)
    loss = -(by_type[count, best] + 0.3 * actor[count, best] + 0.3 * recipient[count, best])
    return (loss * sure).sum() / sure.sum().clamp(min=1)


def _coref(network: Network, gold: dict[str, Tensor], words: Tensor) -> Tensor:
    """Each mention chooses an antecedent of its cluster among those before it, or none."""
    scores = link_scores(network, words[gold["mention_row"], gold["mention_at"]])
    cluster = gold["mention"]
    same = (cluster[:, None] == cluster[None, :]) & torch.ones_like(scores, dtype=torch.bool).tril(-1)
    none = torch.zeros(len(cluster), 1, device=scores.device)
    every = torch.cat([none, scores], 1)
    right = torch.cat([~same.any(1, keepdim=True), same], 1)
    return (every.logsumexp(1) - every.masked_fill(~right, -1e4).logsumexp(1)).mean()


def link_scores(network: Network, mentions: Tensor) -> Tensor:
    """[M, W] in text order → [M, M] scores of (mention, antecedent); far below where it is not before."""
    count = len(mentions)
    one, two = network.mention(mentions), network.antecedent(mentions)
    apart = torch.arange(count, device=mentions.device)
    apart = (apart[:, None] - apart[None, :]).clamp(min=1)
    bucket = apart.float().log2().long().clamp(max=7)
    scores = (one @ two.T).float() / 9.8 + network.far_back(bucket).squeeze(-1).float()
    return scores.masked_fill(~torch.ones_like(scores, dtype=torch.bool).tril(-1), -1e4)
