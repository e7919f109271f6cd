"""What an ensemble says of every word of a batch, as a loss: the student learns from sentences that hold no gold.

Acts, names, times, cues, parts of speech, governors, status, factuality and the types of dyads are taught so;
relations, predicates, roles, modes, contexts, arguments of acts, parts of quotations and links learn from gold alone.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch
from training.losses import NONE, relate
from training.network import Network

OF_WORDS = ("acts", "tags", "timex", "cue", "upos")
WEIGHTS = {"acts": 1.0, "tags": 1.0, "timex": 0.6, "cue": 0.6, "upos": 0.2, "arcs": 0.6, "dyads": 1.5, "slots": 0.5}


@torch.no_grad()
def _told(teachers: list[Network], batch: Batch) -> dict[str, Tensor]:
    """Mean probabilities of the teachers."""
    found: dict[str, Tensor] = {}
    for teacher in teachers:
        words = teacher.words(batch.ids, batch.mask, batch.first, batch.last, batch.shape)
        told = {name: getattr(teacher, name)(words).float().softmax(-1) for name in OF_WORDS}
        told["arcs"] = _arcs(teacher, batch, words).softmax(-1)
        status = teacher.status(words).float()
        told["status"] = status[..., :-1].softmax(-1)
        told["fact"] = teacher.fact(words).float()
        if "dyad_row" in batch.gold:
            told["dyads"] = relate(teacher, batch, words).softmax(-1)
        for name, each in told.items():
            found[name] = found[name] + each / len(teachers) if name in found else each / len(teachers)
    return found


def _arcs(network: Network, batch: Batch, words: Tensor) -> Tensor:
    real = batch.shape > 0
    closed = torch.cat([torch.ones_like(real[:, :1]), real], 1)
    return network.arcs(words, network.with_root(words))[:, 0].float().masked_fill(~closed.unsqueeze(1), -1e4)


def losses(network: Network, teachers: list[Network], batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Cross-entropy with the teachers' mean, weighted, by name."""
    told = _told(teachers, batch)
    real = (batch.shape > 0).float()
    count = real.sum()
    found = {}
    for name in OF_WORDS:
        found[name] = (_cross(getattr(network, name)(words), told[name]) * real).sum() / count
    found["arcs"] = (_cross(_arcs(network, batch, words), told["arcs"]) * real).sum() / count
    sure = (1 - told["acts"][..., NONE]) * real
    slots = (_cross(network.status(words)[..., :-1], told["status"]) * sure).sum() / sure.sum().clamp(min=1)
    facts = (
        F.smooth_l1_loss(network.fact(words).float(), told["fact"], reduction="none").squeeze(-1) * real
    ).sum() / count
    found["slots"] = slots + facts
    if "dyads" in told:
        found["dyads"] = _cross(relate(network, batch, words), told["dyads"]).mean()
    return {f"told_{name}": WEIGHTS[name] * loss for name, loss in found.items()}


def _cross(scores: Tensor, told: Tensor) -> Tensor:
    return -(told * scores.float().log_softmax(-1)).sum(-1)
