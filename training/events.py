"""Stage 2: acts, their arguments and status, and dyads, with language sets replayed.

`python -m training.events` makes training/runs/events.pt for export; `--fold K` leaves out fold K of PLV and
scores it (figure of the relations task); `--folds` does all five.
"""

from __future__ import annotations

import argparse
import json
import math
import pathlib
import random
import time
from collections import Counter

import torch
from torch import Tensor
from torch.nn import functional as F

from training import acts as gold
from training import language, measure
from training.batches import IGNORE, Batch, batches, collate, prepare, tokenizer
from training.kit import recased
from training.losses import WEIGHTS, language_losses
from training.network import Network

EVENT_WEIGHTS = {"acts": 1.0, "status": 0.5, "historical": 0.3, "roles": 1.0, "dyads": 1.0}
NOTHING = 0.5  # weight of a word that reports nothing, beside 1 for one that reports an act
LATENT_FROM = 1  # epoch from which the triggers of dyads are guessed and learnt


def event_losses(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Losses of the event heads."""
    found: dict[str, Tensor] = {}
    types = {t: i for i, t in enumerate(network.labels.types)}
    statuses = {s: i for i, s in enumerate(network.labels.statuses)}
    grid = torch.full(batch.shape.shape, IGNORE, dtype=torch.long)
    weight = torch.zeros(batch.shape.shape)
    at: list[tuple[int, int, dict]] = []
    for row, example in enumerate(batch.examples):
        if example.get("complete"):
            grid[row, : len(example["words"])] = types["NONE"]
            weight[row, : len(example["words"])] = NOTHING * example["weight"]
        for act in example.get("acts", ()):
            grid[row, act["token"]] = types[act["type"]]
            weight[row, act["token"]] = act.get("weight", 1.0)
            at.append((row, act["token"], act))
    if (grid != IGNORE).any():
        loss = F.cross_entropy(
            network.acts(words).flatten(0, 1).float(), grid.flatten(), ignore_index=IGNORE, reduction="none"
        )
        found["acts"] = (loss * weight.flatten()).sum() / weight.sum().clamp(min=1)
    if at:
        found |= _slots(network, batch, words, at, statuses)
    pairs = [(row, dyad) for row, example in enumerate(batch.examples) for dyad in example.get("dyads", ())]
    if pairs:
        rows, one, two, kinds, weights = pool(batch, pairs, types)
        scores = network.relation(words[rows], one, two, batch.real[rows]).float()
        loss = F.cross_entropy(scores, kinds, reduction="none", label_smoothing=0.05)
        found["dyads"] = (loss * weights).sum() / weights.sum()
    return found


def pool(batch: Batch, pairs: list, types: dict[str, int]):
    """Rows, pooling weights and types of dyads."""
    width = batch.shape.shape[1]
    rows = torch.tensor([row for row, _ in pairs])
    one, two = torch.zeros(len(pairs), width), torch.zeros(len(pairs), width)
    for index, (_, (actor, recipient, _, _)) in enumerate(pairs):
        one[index, actor[0] : actor[1]] = 1 / (actor[1] - actor[0])
        two[index, recipient[0] : recipient[1]] = 1 / (recipient[1] - recipient[0])
    kinds = torch.tensor([types[dyad[2]] for _, dyad in pairs])
    return rows, one, two, kinds, torch.tensor([dyad[3] for _, dyad in pairs])


def _slots(network: Network, batch: Batch, words: Tensor, at: list, statuses: dict) -> dict[str, Tensor]:
    rows = torch.tensor([row for row, _, _ in at])
    tokens = torch.tensor([token for _, token, _ in at])
    whole = [i for i, (_, _, act) in enumerate(at) if "status" in act]
    found: dict[str, Tensor] = {}
    if whole:
        scores = network.status(words[rows[whole], tokens[whole]]).float()
        status = torch.tensor([statuses[at[i][2]["status"]] for i in whole])
        old = torch.tensor([float(at[i][2]["historical"]) for i in whole])
        found["status"] = F.cross_entropy(scores[:, :-1], status)
        found["historical"] = F.binary_cross_entropy_with_logits(scores[:, -1], old)
    scores = network.act_roles(words, words)[rows, :, tokens, :].float()  # [A, roles, N]
    target, mask = torch.zeros_like(scores), torch.zeros_like(scores)
    for index, (row, _, act) in enumerate(at):
        if "only" not in act:
            mask[index, :, : len(batch.examples[row]["words"])] = 1
        for rank, role in enumerate(network.labels.act_roles):
            for head in act["roles"].get(role, ()):
                target[index, rank, head] = 1
            for head in act.get("only", ()):
                if rank < 2:  # of a dyad only actor and recipient are known
                    mask[index, rank, head] = 1
    loss = F.binary_cross_entropy_with_logits(scores, target, reduction="none")
    found["roles"] = (loss * mask * (1 + 2 * target)).sum() / target.sum().clamp(min=1) * 0.4
    return found


@torch.no_grad()
def silver(network: Network, examples: list[dict]) -> None:
    """Add the network's own trees: ``silver`` governors."""
    for batch, words in measure.read(network, examples):
        closed = torch.cat([torch.ones_like(batch.real[:, :1]), batch.real], 1)
        heads = network.arcs(words, network.with_root(words))[:, 0].masked_fill(~closed.unsqueeze(1), -1e4)
        best = heads.argmax(-1) - 1
        for row, example in enumerate(batch.examples):
            example["silver"] = best[row, : len(example["words"])].tolist()


@torch.no_grad()
def guess_triggers(network: Network, examples: list[dict]) -> int:
    """For each dyad choose the word that best explains its type and parties; None of the others is judged."""
    types = {t: i for i, t in enumerate(network.labels.types)}
    kept = 0
    for batch, words in measure.read(network, examples):
        likely = network.acts(words).log_softmax(-1)
        roles = F.logsigmoid(network.act_roles(words, words))
        for row, example in enumerate(batch.examples):
            actor, recipient, kind, _ = example["dyads"][0]
            one = gold.head_of(actor, example["silver"])
            two = gold.head_of(recipient, example["silver"])
            count = len(example["words"])
            score = (
                likely[row, :count, types[kind]] + 0.5 * roles[row, 0, :count, one] + 0.5 * roles[row, 1, :count, two]
            )
            score[list(range(*actor))] -= 2.0  # a trigger inside a party's own words is rare
            score[list(range(*recipient))] -= 1.0
            best = int(score.argmax())
            example["acts"] = []
            if float(score[best]) > math.log(0.02):
                kept += 1
                example["acts"] = [
                    {
                        "token": best,
                        "type": kind,
                        "roles": {"actor": [one], "recipient": [two]},
                        "only": [one, two],
                        "weight": 0.6,
                    }
                ]
    return kept


@torch.no_grad()
def score_dyads(network: Network, examples: list[dict]) -> tuple[dict[str, float], list[tuple[list[str], str]]]:
    """Micro and macro F1 over 16 types, spans given."""
    types = {t: i for i, t in enumerate(network.labels.types)}
    seen: list[tuple[list[str], str]] = []
    for batch, words in measure.read(network, examples):
        pairs = [(row, dyad) for row, example in enumerate(batch.examples) for dyad in example["dyads"][:1]]
        rows, one, two, _, _ = pool(batch, pairs, types)
        best = network.relation(words[rows], one, two, batch.real[rows]).argmax(-1)
        seen += [
            (batch.examples[row]["allowed"], network.labels.types[int(kind)])
            for (row, _), kind in zip(pairs, best, strict=True)
        ]
    return f1(seen), seen


def f1(seen: list[tuple[list[str], str]]) -> dict[str, float]:
    """Micro-F1 (= accuracy) and macro-F1 of (allowed, guessed) pairs."""
    hit, gold_count, guess_count = Counter(), Counter(), Counter()
    for allowed, guess in seen:
        kind = guess if guess in allowed else allowed[0]
        gold_count[kind] += 1
        guess_count[guess] += 1
        hit[kind] += kind == guess
    per = {k: 2 * hit[k] / (gold_count[k] + guess_count[k]) for k in gold_count}
    return {"micro": sum(hit.values()) / len(seen), "macro": sum(per.values()) / len(per), **per}


@torch.no_grad()
def score_acts(network: Network, examples: list[dict]) -> dict[str, float]:
    """Triggers of the corpus's dev part: F1 with and without type; status accuracy; role F1."""
    count: Counter[str] = Counter()
    none = network.labels.types.index("NONE")
    for batch, words in measure.read(network, examples):
        best = network.acts(words).argmax(-1)
        status = network.status(words)[..., :-1].argmax(-1)
        roles = network.act_roles(words, words) > 0
        for row, example in enumerate(batch.examples):
            guess = {i: int(best[row, i]) for i in range(len(example["words"])) if int(best[row, i]) != none}
            real = {act["token"]: act for act in example["acts"]}
            count["gold"] += len(real)
            count["guess"] += len(guess)
            count["none"] += not real
            count["none_hit"] += len(guess) if not real else 0
            for token, act in real.items():
                count["found"] += token in guess
                count["typed"] += token in guess and network.labels.types[guess[token]] == act["type"]
                count["status"] += network.labels.statuses[int(status[row, token])] == act["status"]
                for rank, role in enumerate(network.labels.act_roles[:2]):
                    one = set(act["roles"].get(role, ()))
                    two = set(torch.nonzero(roles[row, rank, token, : len(example["words"])]).flatten().tolist())
                    count["role_hit"] += len(one & two)
                    count["role_all"] += len(one) + len(two)
    return {
        "trigger_f1": 2 * count["found"] / max(count["gold"] + count["guess"], 1),
        "typed_f1": 2 * count["typed"] / max(count["gold"] + count["guess"], 1),
        "status": count["status"] / max(count["gold"], 1),
        "party_f1": 2 * count["role_hit"] / max(count["role_all"], 1),
        "none_per_100": 100 * count["none_hit"] / max(count["none"], 1),
    }


def rate_at(progress: float) -> float:
    """Share of the peak rate: up over the first 6 hundredths of a run, then straight down to a fiftieth."""
    return min(progress / 0.06, 1.0) if progress < 0.06 else max(0.02, (1 - progress) / 0.94)


def grow(teacher: Network, marked: list[dict], pieces: object) -> int:
    """Add sentences that were written since; returns how many."""
    seen = {example["text"] for example in marked}
    fresh = [example for example in gold.corpus("train") if example["text"] not in seen]
    if fresh:
        prepare(fresh, pieces)  # type: ignore[arg-type]
        silver(teacher, fresh)
        gold.with_heads(fresh)
        marked += fresh
    return len(fresh)


def train(asked: argparse.Namespace, *, fold: int | None) -> tuple[Network, list[tuple[list[str], str]]]:
    """One run of stage 2 from the stage 1 checkpoint."""
    torch.manual_seed(asked.seed)
    rng = random.Random(asked.seed)
    network = language.load(pathlib.Path(asked.start))
    told, pieces = language.sets(), tokenizer()
    # Trees for heads come from stage 1: the network at hand may begin with a bare encoder.
    teacher = language.load(language.RUNS / "language.pt")
    marked, hard = gold.corpus("train"), gold.nothing()
    marked_dev = gold.corpus("dev")
    pairs = gold.dyads(out=fold)
    pairs_dev = gold.dyads(out=fold, only=True) if fold is not None else gold.dyads(dev=True)
    for examples in (marked, marked_dev, hard, pairs, pairs_dev):
        prepare(examples, pieces)
        silver(teacher, examples)
        gold.with_heads(examples)
    print(f"fold {fold}: corpus {len(marked)}+{len(marked_dev)}, dyads {len(pairs)}+{len(pairs_dev)}", flush=True)
    steer = language.optimizer(network, encoder_rate=asked.rate, head_rate=asked.rate * 10)
    replay = asked.replay if fold is None else asked.fold_replay
    language_all = [list(g) for e in told[0].values() for g in batches(e, pieces=1400, rng=rng)]
    peaks = [asked.rate, asked.rate * 10]
    began = time.time()
    for epoch in range(asked.epochs):
        grown = grow(teacher, marked, pieces)
        if grown:
            print(f"{grown} sentences are new in the corpus", flush=True)
        if epoch >= LATENT_FROM:
            print("triggers guessed:", guess_triggers(network, pairs), "of", len(pairs), flush=True)
        network.train()
        own = []
        for examples in ([*marked, *hard], pairs) * asked.repeat:
            drawn = [recased(e, rng) for e in examples]
            for example, kept in zip(drawn, examples, strict=True):
                if example is not kept:
                    for key in ("ids", "first", "last"):
                        example.pop(key, None)
            prepare(drawn, pieces)
            own += list(batches(drawn, pieces=asked.pieces, rng=rng))
        steps = [*own, *rng.sample(language_all, int(min(replay, 1.0) * len(language_all)))]
        rng.shuffle(steps)
        shown: Counter[str] = Counter()
        for step, group in enumerate(steps):
            batch = collate(group)
            with torch.autocast("cpu", torch.bfloat16):
                words = network.words(batch.ids, batch.mask, batch.first, batch.last, batch.shape)
                parts = {k: WEIGHTS[k] * v for k, v in language_losses(network, batch, words).items()}
                events = event_losses(network, batch, words)
            parts |= {"event_" + k: EVENT_WEIGHTS[k] * v for k, v in events.items()}
            loss = sum(parts.values())
            steer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            for group_of, peak in zip(steer.param_groups, peaks, strict=True):
                group_of["lr"] = peak * rate_at((epoch + step / len(steps)) / asked.epochs)
            steer.step()
            shown.update({k: float(v.detach()) for k, v in parts.items()})
            if step % 100 == 99:
                print(f"{epoch} {step}/{len(steps)} {time.time() - began:.0f}s", flush=True)
        print(epoch, {k: round(v / len(steps), 3) for k, v in shown.items()}, flush=True)
        found = {"acts": score_acts(network, marked_dev), "dyads": score_dyads(network, pairs_dev)[0]}
        print(epoch, json.dumps({a: {k: round(v, 3) for k, v in b.items()} for a, b in found.items()}), flush=True)
        if fold is None:
            language.save(pathlib.Path(asked.out), network, figures=found, epoch=epoch)
    return network, score_dyads(network, pairs_dev)[1]


def main() -> None:
    """Train for export, or measure by folds."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--start", default=str(language.RUNS / "language.pt"))
    ask.add_argument("--out", default=str(language.RUNS / "events.pt"))
    ask.add_argument("--epochs", type=int, default=8)
    ask.add_argument("--rate", type=float, default=1e-4)
    ask.add_argument("--pieces", type=int, default=900)
    ask.add_argument("--replay", type=float, default=0.3)
    ask.add_argument("--fold-replay", type=float, default=0.0)
    ask.add_argument("--repeat", type=int, default=1, help="times the event sets are read in an epoch")
    ask.add_argument("--seed", type=int, default=20261)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--fold", type=int, default=None)
    ask.add_argument("--folds", action="store_true")
    asked = ask.parse_args()
    torch.set_num_threads(asked.threads)
    if asked.folds:
        seen: list[tuple[list[str], str]] = []
        for fold in range(5):
            seen += train(asked, fold=fold)[1]
            print(f"after fold {fold}", json.dumps({k: round(v, 3) for k, v in f1(seen).items()}), flush=True)
        pathlib.Path(language.RUNS / "folds.json").write_text(json.dumps({"figures": f1(seen), "rows": seen}))
        return
    network, _ = train(asked, fold=asked.fold)
    if asked.fold is None:
        print(json.dumps(language.figures(network, language.sets()[1])), flush=True)


if __name__ == "__main__":
    main()
