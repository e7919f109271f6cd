"""Stage 1: syntax, names, frames and factuality, jointly. `python -m training.language --epochs 5`.

Writes training/runs/language.pt after every epoch and goes on from it with --resume.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import pickle
import random
import time

import torch

from training import kit, measure
from training.batches import batches, collate, labels_from, prepare, tokenizer
from training.losses import WEIGHTS, language_losses
from training.network import Labels, Network

RUNS = pathlib.Path(__file__).parent / "runs"


def sets() -> tuple[dict[str, list[dict]], dict[str, list[dict]]]:
    """Train and dev sets, with word pieces; cached in training/runs."""
    cache = RUNS / "language_sets.pickle"
    if cache.exists():
        return pickle.loads(cache.read_bytes())
    train = {
        "english_web": kit.english_web("train"),
        "gum": kit.gum("train"),
        "world_names": kit.world_names("train"),
        "uw": kit.factuality("language/uw.factuality.train.jsonl.gz"),
    }
    dev = {
        "english_web": kit.english_web("dev"),
        "gum": kit.gum("dev"),
        "world_names": kit.world_names("dev"),
        "uw": kit.factuality("language/uw.factuality.dev.jsonl.gz"),
    }
    pieces = tokenizer()
    for examples in [*train.values(), *dev.values()]:
        prepare(examples, pieces)
    RUNS.mkdir(exist_ok=True)
    cache.write_bytes(pickle.dumps((train, dev)))
    return train, dev


def optimizer(network: Network, *, encoder_rate: float, head_rate: float) -> torch.optim.AdamW:
    """AdamW with a smaller rate for the encoder."""
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    own = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in own]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": encoder_rate}, {"params": heads, "lr": head_rate}], weight_decay=0.01
    )


def figures(network: Network, dev: dict[str, list[dict]]) -> dict[str, dict[str, float]]:
    """All dev figures of the language heads."""
    return {
        "ewt": measure.trees(network, dev["english_web"]),
        "gum": measure.trees(network, dev["gum"]),
        "names": measure.names(network, dev["world_names"]),
        "frames": measure.frames(network, dev["english_web"]),
        "uw": measure.frames(network, dev["uw"]),
    }


def save(path: pathlib.Path, network: Network, **more: object) -> None:
    """Write the weights in half the room, atomically."""
    state = {k: v.to(torch.float32) for k, v in network.state_dict().items()}
    torch.save({"labels": dataclasses.asdict(network.labels), "state": state, **more}, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def load(path: pathlib.Path) -> Network:
    """A network from a checkpoint."""
    kept = torch.load(path, weights_only=False)
    network = Network(Labels(**kept["labels"]))
    network.load_state_dict(kept["state"], strict=False)
    return network


def main() -> None:
    """Train, measure, save."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--seed", type=int, default=20260)
    ask.add_argument("--pieces", type=int, default=1400)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--quick", type=int, default=0, help="only so many batches an epoch, to try the recipe")
    asked = ask.parse_args()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    rng = random.Random(asked.seed)
    train, dev = sets()
    print({k: len(v) for k, v in train.items()}, {k: len(v) for k, v in dev.items()}, flush=True)
    network = Network(labels_from(train, kit.ROLES))
    steer = optimizer(network, encoder_rate=1.5e-4, head_rate=1.5e-3)
    groups = sum(1 for e in train.values() for _ in batches(e, pieces=asked.pieces, rng=rng))
    total = asked.epochs * (min(groups, asked.quick) if asked.quick else groups)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        steer, max_lr=[1.5e-4, 1.5e-3], total_steps=total + 1, pct_start=0.06, anneal_strategy="linear"
    )
    began = time.time()
    for epoch in range(asked.epochs):
        network.train()
        drawn = [g for e in train.values() for g in batches(e, pieces=asked.pieces, rng=rng)]
        rng.shuffle(drawn)
        for step, group in enumerate(drawn[: asked.quick or None]):
            batch = collate(group)
            with torch.autocast("cpu", torch.bfloat16):
                words = network.words(batch.ids, batch.mask, batch.first, batch.last, batch.shape)
                parts = language_losses(network, batch, words)
            loss = sum(WEIGHTS[name] * part for name, part in parts.items())
            steer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            steer.step()
            plan.step()
            if step % 100 == 0:
                shown = {k: round(float(v.detach()), 3) for k, v in parts.items()}
                print(f"{epoch} {step}/{len(drawn)} {time.time() - began:.0f}s {shown}", flush=True)
        found = figures(network, dev)
        print(epoch, json.dumps(found), flush=True)
        save(RUNS / "language.pt", network, figures=found, epoch=epoch)


if __name__ == "__main__":
    main()
