"""Examples → tensors. A batch holds sentences of one set and of like length; every kind of gold is a few tensors.

Shapes: B sentences, P pieces, N words. IGNORE marks what no gold is known of.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import torch
from torch import Tensor

from training.network import CUES, STATUSES, TIMEX, TYPES, Labels

IGNORE = -100
LOWER = {2: 1, 3: 1, 4: 1, 5: 1, 9: 1}
UPPER = {1: 3, 2: 3, 5: 3, 9: 3}
"""Casing classes of a sentence printed all in small letters, or all in capitals (`dateline.parse.shapes`)."""


@dataclass
class Batch:
    """Tensors of some sentences: what the encoder reads, and ``gold`` by name; what is kept for a second reading."""

    kind: str
    ids: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    shape: Tensor
    gold: dict[str, Tensor] = field(default_factory=dict)
    examples: list[dict] = field(default_factory=list)
    below: Tensor | None = None
    told: dict[str, Tensor] | None = None

    def to(self, device: str) -> Batch:
        """The same on a device."""
        move = lambda t: t.to(device, non_blocking=True)  # noqa: E731
        wide = lambda t: move(t.long() if t.dtype in (torch.int16, torch.int8, torch.int32) else t)  # noqa: E731
        return Batch(
            self.kind, wide(self.ids), wide(self.mask), wide(self.first), wide(self.last), wide(self.shape),
            {name: wide(t) for name, t in self.gold.items()}, self.examples, self.below, self.told,
        )  # fmt: skip


def groups(examples: list[dict], *, pieces: int, rng: random.Random | None) -> Iterator[list[dict]]:
    """Cut examples into groups of like length with at most ``pieces`` padded word pieces."""
    order = sorted(examples, key=lambda e: len(e["ids"]) + (rng.random() * 4 if rng else 0))
    current: list[dict] = []
    for example in order:
        if current and len(example["ids"]) * (len(current) + 1) > pieces:
            yield current
            current = []
        current.append(example)
    if current:
        yield current


def collate(kind: str, examples: list[dict], labels: Labels, rng: random.Random | None = None) -> Batch:
    """Pad examples to one batch with all the gold they have."""
    count = len(examples)
    longest = max(len(e["ids"]) for e in examples)
    widest = max(len(e["shape"]) for e in examples)
    ids, mask = (torch.zeros(count, longest, dtype=torch.int32) for _ in range(2))
    first, last, shape = (torch.zeros(count, widest, dtype=torch.int16) for _ in range(3))
    for row, e in enumerate(examples):
        ids[row, : len(e["ids"])] = torch.tensor(e["ids"], dtype=torch.int32)
        mask[row, : len(e["ids"])] = 1
        first[row, : len(e["first"])] = torch.tensor(e["first"], dtype=torch.int16)
        last[row, : len(e["last"])] = torch.tensor(e["last"], dtype=torch.int16)
        shape[row, : len(e["shape"])] = torch.tensor(_cased(e["shape"], rng), dtype=torch.int16)
    made = Batch(kind, ids, mask, first, last, shape)
    for add in (_words, _frames, _facts, _acts, _dyads, _cues, _mentions):
        add(made.gold, examples, widest, labels)
    return made


def _cased(shape: list[int], rng: random.Random | None) -> list[int]:
    """Now and then a sentence in lower case or in capitals, as some archives print them."""
    draw = rng.random() if rng else 1.0
    table = LOWER if draw < 0.03 else UPPER if draw < 0.06 else None
    return [table.get(s % 10, s % 10) + s // 10 * 10 for s in shape] if table else shape


def _grid(examples: list[dict], widest: int, key: str, index: dict[str, int]) -> Tensor:
    found = torch.full((len(examples), widest), IGNORE, dtype=torch.int16)
    for row, e in enumerate(examples):
        if key in e:
            found[row, : len(e[key])] = torch.tensor([index.get(v, 0) for v in e[key]], dtype=torch.int16)
    return found


def _words(gold: dict[str, Tensor], examples: list[dict], widest: int, labels: Labels) -> None:
    """Labels of single words: trees, names, time expressions."""
    for key, names in (("rels", labels.rels), ("upos", labels.upos), ("tags", labels.tags), ("timex", TIMEX)):
        if any(key in e for e in examples):
            gold[key] = _grid(examples, widest, key, {name: i for i, name in enumerate(names)})
    if any("heads" in e for e in examples):
        heads = torch.full((len(examples), widest), IGNORE, dtype=torch.int16)
        for row, e in enumerate(examples):
            if "heads" in e:
                heads[row, : len(e["heads"])] = torch.tensor(e["heads"], dtype=torch.int16) + 1
        gold["heads"] = heads


def _frames(gold: dict[str, Tensor], examples: list[dict], widest: int, labels: Labels) -> None:
    """Predicates, and a role (0 none) for every word of every predicate."""
    if not any("frames" in e for e in examples):
        return
    index = {role: i + 1 for i, role in enumerate(labels.roles)}
    predicates = torch.zeros(len(examples), widest)
    weight = torch.zeros(len(examples), widest)
    rows, at, lines = [], [], []
    for row, e in enumerate(examples):
        if "frames" not in e:
            continue
        if not e.get("given"):
            weight[row, : len(e["shape"])] = 1
        for predicate, arguments, helping in e["frames"]:
            predicates[row, predicate] = not helping  # an auxiliary has arguments, and is no predicate of the program's
            line = torch.full((widest,), IGNORE, dtype=torch.int16)
            line[: len(e["shape"])] = 0
            for role, begin, end in arguments:
                line[begin:end] = index[role]
            rows.append(row)
            at.append(predicate)
            lines.append(line)
    gold["predicates"], gold["predicates_weight"] = predicates, weight
    if rows:
        gold["frame_row"], gold["frame_at"], gold["frame_roles"] = (
            torch.tensor(rows),
            torch.tensor(at),
            torch.stack(lines),
        )


def _facts(gold: dict[str, Tensor], examples: list[dict], widest: int, labels: Labels) -> None:
    told = [(row, word, value) for row, e in enumerate(examples) for word, value in e.get("facts", ())]
    if told:
        rows, at, values = zip(*told, strict=True)
        gold["fact_row"], gold["fact_at"], gold["fact"] = torch.tensor(rows), torch.tensor(at), torch.tensor(values)


def _acts(gold: dict[str, Tensor], examples: list[dict], widest: int, labels: Labels) -> None:
    """Triggers with type, mode, contexts, status and the heads of their roles."""
    if not any("acts" in e or "guessed" in e for e in examples):
        return
    types = {t: i for i, t in enumerate(TYPES)}
    modes = {m: i for i, m in enumerate(labels.modes)}
    contexts = {c: i for i, c in enumerate(labels.contexts)}
    grid = torch.full((len(examples), widest), IGNORE, dtype=torch.int16)
    at: list[tuple[int, dict]] = []
    for row, e in enumerate(examples):
        if "acts" in e:
            grid[row, : len(e["shape"])] = types["NONE"]
            for act in e["acts"]:
                grid[row, act["token"]] = types[act["type"]]
                at.append((row, act))
        for word, kind in e.get("guessed", ()):  # nothing is known of the other words
            grid[row, word] = types[kind]
    gold["acts"] = grid
    if not at:
        return
    gold["act_row"], gold["act_at"] = torch.tensor([r for r, _ in at]), torch.tensor([a["token"] for _, a in at])
    gold["act_type"] = torch.tensor([types[a["type"]] for _, a in at])
    gold["act_status"] = torch.tensor([STATUSES.index(a["status"]) for _, a in at])
    gold["act_old"] = torch.tensor([float(a["historical"]) for _, a in at])
    named = [modes.get(f"{a['type']}-{a['mode']}" if a["mode"] else a["type"], IGNORE) for _, a in at]
    gold["act_mode"] = torch.tensor(named)
    context = torch.zeros(len(at), len(labels.contexts))
    target = torch.zeros(len(at), len(labels.act_roles), widest)
    mask = torch.zeros(len(at), len(labels.act_roles), widest)
    for index, (row, act) in enumerate(at):
        asked = [role not in act.get("unasked", ()) for role in labels.act_roles]
        mask[index, asked, : len(examples[row]["shape"])] = 1
        for each in act["contexts"]:
            context[index, contexts[each]] = 1
        for rank, role in enumerate(labels.act_roles):
            for head in act["roles"].get(role, ()):
                target[index, rank, head] = 1
    gold["act_contexts"], gold["act_roles"], gold["act_roles_mask"] = context, target, mask


def _dyads(gold: dict[str, Tensor], examples: list[dict], widest: int, labels: Labels) -> None:
    """Pooling weights of both parties and the type of their dyad; bags of whole sentences."""
    types = {t: i for i, t in enumerate(TYPES)}
    pairs = [(row, dyad) for row, e in enumerate(examples) for dyad in e.get("dyads", ())]
    if pairs:
        one, two = torch.zeros(len(pairs), widest), torch.zeros(len(pairs), widest)
        for index, (_, (actor, recipient, _, _)) in enumerate(pairs):
            one[index, actor[0] : actor[1]] = 1 / (actor[1] - actor[0])
            two[index, recipient[0] : recipient[1]] = 1 / (recipient[1] - recipient[0])
        gold["dyad_row"], gold["dyad_one"], gold["dyad_two"] = torch.tensor([r for r, _ in pairs]), one, two
        gold["dyad_type"] = torch.tensor([types[d[2]] for _, d in pairs])
        gold["dyad_weight"] = torch.tensor([d[3] for _, d in pairs])
    latent = [(row, e) for row, e in enumerate(examples) if e.get("latent")]
    if latent:
        gold["latent_row"] = torch.tensor([row for row, _ in latent])
        gold["latent_type"] = torch.tensor([types[e["dyads"][0][2]] for _, e in latent])
        gold["latent_one"] = torch.tensor([e["dyad_heads"][0] for _, e in latent])
        gold["latent_two"] = torch.tensor([e["dyad_heads"][1] for _, e in latent])
    bags = [(row, e["bag"]) for row, e in enumerate(examples) if "bag" in e]
    if bags:
        gold["bag_row"] = torch.tensor([row for row, _ in bags])
        gold["bag_type"] = torch.tensor([types[kind] for _, kind in bags])


def _cues(gold: dict[str, Tensor], examples: list[dict], widest: int, labels: Labels) -> None:
    """Cue tags, and for every cue's first word which words are its source and content."""
    if not any("cues" in e for e in examples):
        return
    tags = torch.full((len(examples), widest), IGNORE, dtype=torch.int16)
    rows, at, lines = [], [], []
    for row, e in enumerate(examples):
        if "cues" not in e:
            continue
        tags[row, : len(e["shape"])] = 0
        for cue, who, what in e["cues"]:
            for rank, word in enumerate(cue):
                tags[row, word] = CUES.index("B" if rank == 0 or cue[rank - 1] != word - 1 else "I")
            line = torch.full((2, widest), IGNORE, dtype=torch.int16)
            line[:, : len(e["shape"])] = 0
            line[0, who] = 1
            line[1, what] = 1
            rows.append(row)
            at.append(cue[0])
            lines.append(line)
    gold["cue"] = tags
    if rows:
        gold["quote_row"], gold["quote_at"], gold["quoted"] = torch.tensor(rows), torch.tensor(at), torch.stack(lines)


def _mentions(gold: dict[str, Tensor], examples: list[dict], widest: int, labels: Labels) -> None:
    """Mentions in text order with their cluster; sentences of a batch are one part of a document."""
    told = [(row, word, cluster) for row, e in enumerate(examples) for word, cluster in e.get("mentions", ())]
    if len(told) > 1:
        rows, at, clusters = zip(*told, strict=True)
        gold["mention_row"], gold["mention_at"], gold["mention"] = map(torch.tensor, (rows, at, clusters))
