"""Trains all heads jointly from the bare encoder. `python -m training.joint --out training/runs/model.pt`.

Reads training/runs/pack.pickle.xz (`python -m training.pack`). `--fold K` leaves fold K of PLV out of every set and
writes what the network says of it. `--teachers A.pt B.pt` adds what an ensemble says of every word to the gold.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import lzma
import pathlib
import pickle
import random
import time

import torch
from torch import Tensor

from training import distil, measure
from training.batches import Batch, collate, groups
from training.losses import losses
from training.network import Labels, Network

RUNS = pathlib.Path(__file__).parent / "runs"
SHARES = {
    "web": 1.0, "gum": 1.0, "magazines": 1.0, "names": 1.0, "uw": 1.0, "quotes": 0.6, "times": 1.0, "coref": 0.35,
    "corpus": 3.0, "moved": 0.0, "news": 0.0, "judged": 0.0, "plv": 3.0, "typed": 1.0,
}  # fmt: skip
"""How often a set is read in an epoch; `--language` scales those that hold no act."""
EVENTS = ("corpus", "moved", "news", "judged", "plv", "typed")
MASK, HIGHEST_MARK = 103, 103  # of the encoder's word pieces; padding, begin, end and unknown lie below


def load_pack(path: pathlib.Path) -> tuple[Labels, dict[str, list]]:
    """Labels and sets."""
    kept = pickle.loads(lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes())
    return kept["labels"], kept["sets"]


def without_fold(sets: dict[str, list], fold: int, folds: int = 5) -> tuple[list[dict], dict[str, list]]:
    """The dyads of a fold (grouped by sentence), and the sets without any sentence of theirs."""
    every = [*sets["plv"], *sets["plv_dev"]]
    chosen = [e for e in every if fold_of(e["ids"], folds) == fold]
    texts = {tuple(e["ids"]) for e in chosen}
    kept = {
        name: [e for e in examples if isinstance(e, list) or tuple(e["ids"]) not in texts]
        for name, examples in sets.items()
        if not name.endswith("_dev")
    }
    kept["plv"] = [e for e in every if tuple(e["ids"]) not in texts]
    return chosen, {**{k: v for k, v in sets.items() if k.endswith("_dev")}, **kept}


def fold_of(ids: list[int], folds: int) -> int:
    """A stable fold for a sentence, by its word pieces."""
    return int.from_bytes(hashlib.sha1(str(ids).encode()).digest()[:4], "big") % folds


def epoch_of(
    sets: dict[str, list], labels: Labels, *, pieces: int, rng: random.Random, language: float = 1.0
) -> list[Batch]:
    """The batches of an epoch, shuffled."""
    drawn: list[Batch] = []
    for name, share in SHARES.items():
        wanted = share * (1.0 if name in EVENTS else language)
        whole, part = divmod(wanted, 1)
        if not wanted:
            continue
        examples = sets[name] * int(whole) + rng.sample(sets[name], int(part * len(sets[name])))
        if name == "coref":
            drawn += [
                collate(name, each, labels, rng) for each in examples if sum(len(s["mentions"]) for s in each) > 1
            ]
            continue
        # Repeats of an example stay in batches of their own, so that a batch does not count it twice.
        for at in range(0, len(examples), len(sets[name])):
            chosen = examples[at : at + len(sets[name])]
            drawn += [collate(name, group, labels, rng) for group in groups(chosen, pieces=pieces, rng=rng)]
    rng.shuffle(drawn)
    return drawn


def optimizer(network: Network, *, encoder_rate: float, head_rate: float, device: str) -> torch.optim.AdamW:
    """AdamW with a smaller rate for the encoder."""
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    own = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in own]
    parts = [{"params": encoder, "lr": encoder_rate}, {"params": heads, "lr": head_rate}]
    return torch.optim.AdamW(parts, weight_decay=0.01, fused=device != "cpu")


@torch.no_grad()
def keep_below(network: Network, batch: Batch, layers: int, *, hide: float) -> None:
    """Keep what the lowest layers, which are frozen, say of a batch: from its second reading on it costs half.

    The word pieces that are masked stay so for this batch; a sentence is read in several.
    """
    lowest = (network.encoder.embeddings, *network.encoder.encoder.layer[:layers])
    for part in lowest:
        part.eval()
    moved = batch.to("cpu")
    with torch.autocast("cpu", torch.bfloat16):
        ids = hidden(moved.ids, hide) if hide else moved.ids
        batch.below = network.hidden(ids, moved.mask, layers=slice(None, layers)).to(torch.bfloat16)


def rate_at(share: float) -> float:
    """Share of the peak rate when ``share`` of the run is done: a short rise, a straight fall."""
    return share / 0.06 if share < 0.06 else max(0.02, (1 - share) / 0.94)


def save(path: pathlib.Path, network: Network, **more: object) -> None:
    """Write what was learnt in half the room, atomically; the frozen word embeddings stay in their package."""
    state = {k: v.to(torch.float16) for k, v in network.state_dict().items() if "word_embeddings" not in k}
    part = path.with_suffix(".part")
    torch.save({"labels": dataclasses.asdict(network.labels), "state": state, **more}, part)
    part.replace(path)


def load(path: pathlib.Path, *, files: pathlib.Path | None = None) -> Network:
    """A network from a checkpoint."""
    kept = torch.load(path, weights_only=False, map_location="cpu")
    network = Network(Labels(**kept["labels"]), files=files)
    state = {k: v.to(torch.float32) if v.is_floating_point() else v for k, v in kept["state"].items()}
    missing = network.load_state_dict(state, strict=False).missing_keys
    assert all("word_embeddings" in name for name in missing), missing
    return network


def begin(asked: argparse.Namespace, labels: Labels) -> tuple[Network, list[Network]]:
    """The network, with the weights of ``--start`` that fit, and the teachers; waits for runs that still write them."""
    network = Network(labels, files=asked.encoder)
    for path in (*([asked.start] if asked.start else ()), *asked.teachers):
        while not path.exists():
            time.sleep(0.5)
        seen = torch.load(path, map_location="cpu", weights_only=False)
        if asked.fold is not None and "labels" in seen and seen.get("fold") != asked.fold:
            raise SystemExit(f"{path} was not trained without fold {asked.fold}: its figures would be too good")
    if asked.start:
        begun = torch.load(asked.start, map_location="cpu", weights_only=False)["state"]
        mine = network.state_dict()
        fits = {k: v.float() for k, v in begun.items() if k in mine and mine[k].shape == v.shape}
        network.load_state_dict(fits, strict=False)
    network.to(asked.device)
    for part in (network.encoder.embeddings, *network.encoder.encoder.layer[: asked.frozen]) if asked.frozen else ():
        part.requires_grad_(False)
    return network, [load(path, files=asked.encoder).to(asked.device).eval() for path in asked.teachers]


def hidden(ids: Tensor, share: float) -> Tensor:
    """Some word pieces masked, so that what surrounds a word counts too."""
    chosen = (torch.rand(ids.shape, device=ids.device) < share) & (ids > HIGHEST_MARK)
    return torch.where(chosen, MASK, ids)


def loss_of(network: Network, batch: Batch, *, asked: argparse.Namespace, share: float) -> dict[str, Tensor]:
    """Weighted losses of a batch, by name, when ``share`` of the run is done."""
    ids = hidden(batch.ids, asked.hide) if asked.hide and not asked.frozen else batch.ids
    words = network.words(ids, batch.mask, batch.first, batch.last, batch.shape, below=batch.below, frozen=asked.frozen)
    parts = losses(network, batch, words, guess=share > asked.guess_from)
    if not batch.told:
        return parts
    told = distil.losses(network, batch.told, batch, words)
    # Of acts the gold knows better: a teacher that never read a new wording would hold the student back.
    closed = distil.OF_ACTS if batch.kind in EVENTS else ()
    return parts | {name: loss for name, loss in told.items() if name not in closed}


def train(asked: argparse.Namespace, labels: Labels, sets: dict[str, list]) -> Network:
    """One run."""
    torch.manual_seed(asked.seed)
    rng = random.Random(asked.seed)
    device = asked.device
    variants = [
        epoch_of(sets, labels, pieces=asked.pieces, rng=rng, language=asked.language) for _ in range(asked.variants)
    ]
    network, teachers = begin(asked, labels)
    steer = optimizer(network, encoder_rate=asked.rate, head_rate=asked.head_rate, device=device)
    peaks = [group["lr"] for group in steer.param_groups]
    if device != "cpu":  # all of it fits beside the network, and copies cost more than steps
        variants = [[batch.to(device) for batch in drawn] for drawn in variants]
    total = min(asked.epochs * len(variants[0]), asked.steps or 10**9)
    began, step = time.time(), 0
    print(f"{len(variants[0])} batches an epoch, {total} steps", flush=True)
    while step < total:
        network.train()
        drawn = variants[(step // len(variants[0])) % len(variants)]
        rng.shuffle(drawn)
        for each in drawn[: total - step]:
            share = step / total
            if asked.seconds and time.time() - began > asked.seconds:
                print(f"out of time at step {step} of {total}", flush=True)
                return network
            if asked.seconds:  # the fall of the rate follows the clock where the clock decides
                share = max(share, (time.time() - began) / asked.seconds)
            for group, peak in zip(steer.param_groups, peaks, strict=True):
                group["lr"] = peak * rate_at(share)
            if asked.frozen and each.below is None:
                keep_below(network, each, asked.frozen, hide=asked.hide)
            batch = each if device != "cpu" else each.to(device)
            if teachers and each.told is None:
                with torch.autocast(device, torch.bfloat16, enabled=not asked.full):
                    each.told = batch.told = distil.told_by(teachers, batch)
            with torch.autocast(device, torch.bfloat16, enabled=not asked.full):
                parts = loss_of(network, batch, asked=asked, share=share)
            steer.zero_grad(set_to_none=True)
            sum(parts.values()).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0, foreach=True)
            steer.step()
            step += 1
            if step % asked.show == 0:
                shown = {k: round(float(v.detach()), 3) for k, v in parts.items()}
                print(f"{step}/{total} {time.time() - began:.0f}s {each.kind} {shown}", flush=True)
            if asked.save_every and step % asked.save_every == 0:
                save(asked.out, network, step=step, fold=asked.fold)
    return network


def main() -> None:
    """Train, measure, save."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--pack", type=pathlib.Path, default=RUNS / "pack.pickle.xz")
    ask.add_argument("--encoder", type=pathlib.Path, help="folder of the bare encoder; else the installed package's")
    ask.add_argument("--start", type=pathlib.Path, help="a checkpoint to begin from")
    ask.add_argument("--teachers", type=pathlib.Path, nargs="*", default=[])
    ask.add_argument("--out", type=pathlib.Path, default=RUNS / "model.pt")
    ask.add_argument("--device", default="cpu")
    ask.add_argument("--epochs", type=int, default=14)
    ask.add_argument("--steps", type=int, default=0)
    ask.add_argument("--seconds", type=float, default=0, help="stop after so long; the rate falls with the clock")
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--head-rate", type=float, default=1.5e-3)
    ask.add_argument("--pieces", type=int, default=3000)
    ask.add_argument("--variants", type=int, default=2, help="how many times batches are drawn anew")
    ask.add_argument("--guess-from", type=float, default=0.15)
    ask.add_argument("--seed", type=int, default=20261)
    ask.add_argument("--shares", default="", help="how often sets are read in an epoch, like names=0.5,quotes=0.3")
    ask.add_argument("--language", type=float, default=1.0, help="share of the sets that hold no act")
    ask.add_argument("--hide", type=float, default=0.0, help="share of word pieces masked while learning")
    ask.add_argument("--frozen", type=int, default=0, help="so many of the lowest layers are kept as they are (CPU)")
    ask.add_argument("--full", action="store_true", help="no bf16")
    ask.add_argument("--fold", type=int)
    ask.add_argument("--folds", type=int, default=5)
    ask.add_argument("--show", type=int, default=200)
    ask.add_argument("--save-every", type=int, default=0)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--teacher", action="store_true", help="write the network without measuring it")
    ask.add_argument("--light", action="store_true", help="write only the fold's predictions")
    asked = ask.parse_args()
    torch.set_num_threads(asked.threads)
    SHARES.update({name: float(share) for name, _, share in (e.partition("=") for e in asked.shares.split(",") if e)})
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.backends.cudnn.allow_tf32 = True
    labels, sets = load_pack(asked.pack)
    chosen: list[dict] = []
    if asked.fold is not None:
        chosen, sets = without_fold(sets, asked.fold, asked.folds)
    network = train(asked, labels, sets)
    if asked.teacher:
        save(asked.out, network, fold=asked.fold)
        return
    found = measure.figures(network, sets, asked.device)
    if chosen:
        del found["plv"]  # the suggested dev fold lies in four of five training parts
        found["fold"], seen = measure.dyads(network, chosen, asked.device)
        asked.out.with_suffix(".fold.json").write_text(json.dumps(seen))
    print(json.dumps({a: {k: round(v, 4) for k, v in b.items()} for a, b in found.items()}), flush=True)
    if not asked.light:
        save(asked.out, network, figures=found, fold=asked.fold)


if __name__ == "__main__":
    main()
