"""What an ensemble says of every word of a batch, as a loss: the student learns from sentences that hold no gold.

Acts, names, times, cues, parts of speech, governors, factuality and the types of dyads are taught of every word;
status, modes, contexts and arguments of the words that the teachers take for acts; roles of the gold's predicates.
Relations, parts of quotations and links learn from gold alone. What teachers say of a batch is kept beside it: they do
not change, and their passes would cost as much as the student's own.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch
from training.losses import NONE, allowed_modes, relate
from training.network import Network

OF_WORDS = ("acts", "tags", "timex", "cue", "upos")
LIKELY = 0.3  # from this mean probability of an act on, teachers are asked for its status, mode, contexts, arguments
WEIGHTS = {
    "acts": 1.0, "tags": 1.0, "timex": 0.6, "cue": 0.6, "upos": 0.2, "arcs": 0.6, "dyads": 1.5, "facts": 0.5,
    "predicate": 0.2, "roles": 1.0, "status": 0.5, "modes": 0.4, "contexts": 5.0, "act_roles": 4.0,
}  # fmt: skip
OF_ACTS = frozenset(f"told_{name}" for name in ("acts", "dyads", "status", "modes", "contexts", "act_roles"))
"""What teachers say of acts, by the name of its loss."""
Told = dict[str, Tensor]


@torch.no_grad()
def told_by(teachers: list[Network], batch: Batch) -> Told:
    """Mean probabilities of the teachers, in half the room."""
    every = [t.words(batch.ids, batch.mask, batch.first, batch.last, batch.shape) for t in teachers]
    found = _mean([_of_all(teacher, batch, words) for teacher, words in zip(teachers, every, strict=True)])
    likely = (1 - found["acts"][..., NONE]) * (batch.shape > 0)
    rows, at = torch.nonzero(likely > LIKELY, as_tuple=True)
    if len(rows):
        parts = [_of_acts(teacher, words, (rows, at)) for teacher, words in zip(teachers, every, strict=True)]
        kinds = found["acts"][rows, at][:, :NONE].argmax(-1)
        found |= _mean(parts) | {"rows": rows, "at": at, "kinds": kinds, "likely": likely[rows, at]}
    return {name: each.half() if each.is_floating_point() else each for name, each in found.items()}


def _mean(parts: list[Told]) -> Told:
    return {name: sum(each[name] for each in parts) / len(parts) for name in parts[0]}  # type: ignore[misc]


def _of_all(teacher: Network, batch: Batch, words: Tensor) -> Told:
    found = {name: getattr(teacher, name)(words).float().softmax(-1) for name in OF_WORDS}
    found["arcs"] = _arcs(teacher, batch, words).softmax(-1)
    found["facts"] = teacher.fact(words).float()
    found["predicate"] = teacher.predicate(words).float().sigmoid()
    if "dyad_row" in batch.gold:
        found["dyads"] = relate(teacher, batch, words).softmax(-1)
    if "frame_row" in batch.gold:
        scores = teacher.roles.chosen(words, batch.gold["frame_row"], batch.gold["frame_at"])
        found["roles"] = scores.float().softmax(1)
    return found


def _of_acts(network: Network, words: Tensor, place: tuple[Tensor, Tensor]) -> Told:
    own = words[place]
    return {
        "status": network.status(own).float()[:, :-1].softmax(-1),
        "modes": network.modes(own).float().softmax(-1),
        "contexts": network.contexts(own).float().sigmoid(),
        "act_roles": network.act_roles.chosen(words, *place).float().sigmoid(),
    }


def _arcs(network: Network, batch: Batch, words: Tensor) -> Tensor:
    real = batch.shape > 0
    closed = torch.cat([torch.ones_like(real[:, :1]), real], 1)
    return network.arcs(words, network.with_root(words))[:, 0].float().masked_fill(~closed.unsqueeze(1), -1e4)


def losses(network: Network, told: Told, batch: Batch, words: Tensor) -> Told:
    """Cross-entropy with the teachers' mean, weighted, by name."""
    told = {name: each.float() if each.is_floating_point() else each for name, each in told.items()}
    real = (batch.shape > 0).float()
    count = real.sum()
    found = {name: (_cross(getattr(network, name)(words), told[name]) * real).sum() / count for name in OF_WORDS}
    found["arcs"] = (_cross(_arcs(network, batch, words), told["arcs"]) * real).sum() / count
    facts = F.smooth_l1_loss(network.fact(words).float(), told["facts"], reduction="none").squeeze(-1)
    found["facts"] = (facts * real).sum() / count
    seen = F.binary_cross_entropy_with_logits(network.predicate(words).float(), told["predicate"], reduction="none")
    found["predicate"] = (seen.squeeze(-1) * real).sum() / count
    if "dyads" in told:
        found["dyads"] = _cross(relate(network, batch, words), told["dyads"]).mean()
    if "roles" in told:
        rows = batch.gold["frame_row"]
        scores = network.roles.chosen(words, rows, batch.gold["frame_at"]).float()
        lost = -(told["roles"] * scores.log_softmax(1)).sum(1) * real[rows]
        found["roles"] = lost.sum() / real[rows].sum()
    if "rows" in told:
        found |= _acts(network, told, words, real)
    return {f"told_{name}": WEIGHTS[name] * loss for name, loss in found.items()}


def _acts(network: Network, told: Told, words: Tensor, real: Tensor) -> Told:
    rows, at, likely = told["rows"], told["at"], told["likely"]
    own, total = words[rows, at], told["likely"].sum()
    modes = network.modes(own).float()
    closed = allowed_modes(network, own.device)[told["kinds"]]
    has_modes = likely * (closed > -1).any(-1)
    asked = (told["modes"] * (closed > -1) + 1e-9) * (closed > -1)
    asked = asked / asked.sum(-1, keepdim=True).clamp(min=1e-9)
    contexts = F.binary_cross_entropy_with_logits(network.contexts(own).float(), told["contexts"], reduction="none")
    scores = network.act_roles.chosen(words, rows, at).float()
    parties = F.binary_cross_entropy_with_logits(scores, told["act_roles"], reduction="none")
    parties = (parties * real[rows].unsqueeze(1)).sum((1, 2)) / real[rows].sum(-1)
    return {
        "status": (_cross(network.status(own)[:, :-1], told["status"]) * likely).sum() / total,
        "modes": (-(asked * (modes + closed).log_softmax(-1)).sum(-1) * has_modes).sum() / total,
        "contexts": (contexts.mean(-1) * likely).sum() / total,
        "act_roles": (parties * likely).sum() / total,
    }


def _cross(scores: Tensor, told: Tensor) -> Tensor:
    return -(told * scores.float().log_softmax(-1)).sum(-1)
