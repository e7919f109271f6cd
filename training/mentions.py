"""Learns which mentions are one event: `python -m training.mentions [--cache FILE]`.

From ECB+ train (its validated sentences), parsed by the installed coder; seeds are fixed. Chooses both thresholds on
dev, writes src/dateline/merge/mentions.npz and prints what `dateline evaluate event-coreference` says of dev.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import torch
from torch import nn

import dateline
from dateline.evaluate.event_coreference import parsed
from dateline.evaluate.gold import read_rows
from dateline.merge.mention_pairs import HELD, WEIGHTS, Knowledge, Topic, likeness, words_of_document
from dateline.merge.mentions import Mention
from dateline.signature import content_words
from training.kit import KIT

NETS, WIDTH, EPOCHS, DROP, BATCH, RATE, DECAY = 3, 32, 12, 0.4, 1024, 3e-3, 1e-2
"""Of widths 16, 32, 48, epochs 6, 12, 40 and dropouts 0.1, 0.3, 0.5: the best on dev."""
ONE_EVENT, ONE_STORY = 0.35, 0.23
RAREST = 2
"""Words of fewer documents are all as rare."""
Group = tuple[list[Mention], list[str], dict[str, dict[str, float]]]


def groups(rows: list[dict], docs: list[list[Mention]], known: Knowledge) -> list[Group]:
    """Mentions by story as ECB+ has them (its sub-topics), with gold cluster and documents."""
    found: dict[str, Group] = {}
    for row, mentions in zip(rows, docs, strict=True):
        gold = {(m["start"], m["end"]): m["cluster"] for m in row["mentions"] if m["kind"] == "event"}
        group = found.setdefault(row["subtopic"], ([], [], {}))
        group[0].extend(mentions)
        group[1].extend(gold[each.pair] for each in mentions)
        group[2][row["doc_id"]] = words_of_document(row["text"], known)
    return list(found.values())


def heads(told: list[Group], topics: list[str], *, without: str | None = None) -> dict[str, tuple[int, int]]:
    """How often two heads were seen in one story, and were one event; one topic may be left out."""
    seen: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for (mentions, gold, _), topic in zip(told, topics, strict=True):
        if topic != without:
            for i, one in enumerate(mentions):
                for j in range(i + 1, len(mentions)):
                    name = " ".join(sorted((one.lemma, mentions[j].lemma)))
                    seen[name] += 1
                    same[name] += gold[i] == gold[j]
    return {name: (count, same[name]) for name, count in seen.items()}


def fitted(values: np.ndarray, truth: np.ndarray, seed: int) -> nn.Sequential:
    """One network, trained with a fixed seed."""
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Linear(values.shape[1], WIDTH), nn.ReLU(), nn.Dropout(DROP), nn.Linear(WIDTH, WIDTH), nn.ReLU(),
        nn.Dropout(DROP), nn.Linear(WIDTH, 1),
    )  # fmt: skip
    x, y = torch.tensor(values, dtype=torch.float32), torch.tensor(truth, dtype=torch.float32)
    steps = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for epoch in range(EPOCHS):
        for group in steps.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        for batch in torch.randperm(len(x)).split(BATCH):
            steps.zero_grad()
            nn.functional.binary_cross_entropy_with_logits(net(x[batch])[:, 0], y[batch]).backward()
            steps.step()
    return net.eval()


def main() -> None:
    """Learn and write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--cache", type=Path, help="keep parsed mentions here")
    asked = ask.parse_args()
    torch.set_num_threads(1)
    rows = list(read_rows(KIT / "language" / "ecbplus.coref.train.jsonl.gz"))
    if asked.cache and asked.cache.exists():
        docs = pickle.loads(asked.cache.read_bytes())
    else:
        coder = dateline.Coder()
        docs = [parsed(row, coder) for row in rows]
        if asked.cache:
            asked.cache.write_bytes(pickle.dumps(docs))
    counts = Counter(word for row in rows for word in set(content_words(row["text"])))
    kept = {word: count for word, count in counts.items() if count >= RAREST}
    blank = Knowledge(len(rows), kept, {}, np.zeros(0), np.ones(0), (), ONE_EVENT, ONE_STORY)
    told = groups(rows, docs, blank)
    topics = [sorted(group[2])[0].split("_")[0] for group in told]
    values, truth = [], []
    for (mentions, gold, documents), topic in zip(told, topics, strict=True):
        known = Knowledge(len(rows), kept, heads(told, topics, without=topic), *(np.zeros(0),) * 2, (), 0.0, 0.0)
        here = Topic(mentions, documents, known)
        for i, one in enumerate(mentions):
            for j in range(i + 1, len(mentions)):
                values.append(here.features(one, mentions[j]))
                truth.append(gold[i] == gold[j])
    x, y = np.array(values), np.array(truth)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    nets = [fitted((x - mean) / spread, y, seed) for seed in range(NETS)]
    often = {name: pair for name, pair in heads(told, topics).items() if pair[0] >= HELD and (pair[1] or pair[0] > 20)}
    arrays = {
        f"{kind}{net}.{at}": (layer.weight.T if kind == "w" else layer.bias).detach().numpy().astype(np.float32)
        for net, each in enumerate(nets)
        for at, layer in enumerate(part for part in each if isinstance(part, nn.Linear))
        for kind in ("w", "b")
    }
    said = {
        "documents": len(rows),
        "counts": kept,
        "heads": often,
        "nets": NETS,
        "one_event": ONE_EVENT,
        "one_story": ONE_STORY,
    }
    np.savez_compressed(
        WEIGHTS, told=json.dumps(said), mean=mean.astype(np.float32), spread=spread.astype(np.float32), **arrays
    )
    print(
        f"{len(x)} pairs, {y.sum()} of one event, {len(often)} pairs of heads, {WEIGHTS.stat().st_size / 1000:.0f} kB"
    )
    documents = [words_of_document(row["text"], blank) for row in rows]
    by_story: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        by_story[row["subtopic"]].append(at)
    inside = [
        likeness(documents[a], documents[b]) for each in by_story.values() for a in each[:8] for b in each[:8] if a < b
    ]
    print(f"documents of one story are alike by {np.mean(inside):.2f}")


if __name__ == "__main__":
    main()
