"""Dev figures of the network in torch, in the measures of `dateline evaluate` or near them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import torch
from torch import Tensor

from training.batches import Batch, collate, groups
from training.losses import NONE, allowed_modes, link_scores, relate
from training.network import CUES, STATUSES, TIMEX, TYPES, Network

Seen = list[tuple[str, list[str], str, list[list[float]]]]


@torch.no_grad()
def read(
    network: Network, examples: list[dict], *, device: str = "cpu", pieces: int = 8000
) -> Iterator[tuple[Batch, Tensor]]:
    """Yield (batch with its examples, word vectors)."""
    network.eval()
    for group in groups(examples, pieces=pieces, rng=None):
        batch = collate("dev", group, network.labels)
        batch.examples = group
        batch = batch.to(device)
        yield batch, network.words(batch.ids, batch.mask, batch.first, batch.last, batch.shape).float()


def f1(hit: float, gold: float, guess: float) -> float:
    """F1 of counts."""
    return 2 * hit / max(gold + guess, 1)


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """BIO tags → (first, last, type); an I- without its B- begins a span."""
    found, start, kind = set(), None, ""
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and (tag == "O" or tag[0] == "B" or tag[2:] != kind):
            found.add((start, index, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = index, tag[2:]
    return found


def trees(network: Network, examples: list[dict], device: str) -> dict[str, float]:
    """UAS and LAS with gold words; greedy governors."""
    right = labelled = total = 0
    rels = {r: i for i, r in enumerate(network.labels.rels)}
    for batch, words in read(network, examples, device=device):
        rooted = network.with_root(words)
        real = batch.shape > 0
        closed = torch.cat([torch.ones_like(real[:, :1]), real], 1)
        heads = network.arcs(words, rooted)[:, 0].masked_fill(~closed.unsqueeze(1), -1e4).argmax(-1)
        scores = network.rels(words, rooted)
        at = heads.unsqueeze(1).unsqueeze(-1).expand(-1, scores.shape[1], -1, 1)
        chosen = torch.gather(scores, 3, at).squeeze(-1).argmax(1).tolist()
        best = heads.tolist()
        for row, example in enumerate(batch.examples):
            for index, head in enumerate(example["heads"]):
                total += 1
                hit = best[row][index] - 1 == head
                right += hit
                labelled += hit and chosen[row][index] == rels.get(example["rels"][index], -1)
    return {"uas": right / total, "las": labelled / total}


def tagged(network: Network, examples: list[dict], device: str, *, key: str) -> dict[str, float]:
    """Exact F1 of tagged spans (names, time expressions), and F1 without their type."""
    names = {"tags": network.labels.tags, "timex": TIMEX}[key]
    count: Counter[str] = Counter()
    for batch, words in read(network, examples, device=device):
        best = getattr(network, key)(words).argmax(-1).tolist()
        for row, example in enumerate(batch.examples):
            one = spans(example[key])
            two = spans([names[i] for i in best[row][: len(example[key])]])
            bare = {s[:2] for s in one} & {s[:2] for s in two}
            count.update(hit=len(one & two), gold=len(one), guess=len(two), bare=len(bare))
    return {
        "f1": f1(count["hit"], count["gold"], count["guess"]),
        "bare": f1(count["bare"], count["gold"], count["guess"]),
    }


def frames(network: Network, examples: list[dict], device: str) -> dict[str, float]:
    """Span F1 of roles, predicates given; factuality's mean absolute error and correlation."""
    hit = gold = guess = 0
    one_all, two_all = [], []
    for batch, words in read(network, examples, device=device):
        if "frame_row" in batch.gold:
            best = network.roles.chosen(words, batch.gold["frame_row"], batch.gold["frame_at"]).argmax(1).tolist()
            lines = iter(best)
            for example in batch.examples:
                for _, arguments, _ in example.get("frames", ()):
                    line = next(lines)[: len(example["shape"])]
                    real = {(first, last, network.labels.roles.index(role)) for role, first, last in arguments}
                    found = runs(line)
                    hit, gold, guess = hit + len(real & found), gold + len(real), guess + len(found)
        if "fact" in batch.gold:
            one_all += network.fact(words[batch.gold["fact_row"], batch.gold["fact_at"]]).squeeze(-1).tolist()
            two_all += batch.gold["fact"].tolist()
    figures = {"roles": f1(hit, gold, guess)}
    if two_all:
        one, two = torch.tensor(one_all).clamp(-3, 3), torch.tensor(two_all)
        figures |= {"mae": float((one - two).abs().mean()), "r": float(torch.corrcoef(torch.stack([one, two]))[0, 1])}
    return figures


def runs(line: list[int]) -> set[tuple[int, int, int]]:
    """Stretches of one role: (first, last, role)."""
    found, start = set(), None
    for index, role in enumerate([*line, 0]):
        if start is not None and role != line[start]:
            found.add((start, index, line[start] - 1))
            start = None
        if role and start is None:
            start = index
    return found


def acts(network: Network, examples: list[dict], device: str) -> dict[str, float]:
    """Triggers of the corpus's dev part; of the gold triggers: mode, contexts, status, roles."""
    count: Counter[str] = Counter()
    by_status: dict[str, Counter[str]] = defaultdict(Counter)
    allowed = allowed_modes(network, torch.device(device))
    for batch, words in read(network, examples, device=device):
        best = network.acts(words).argmax(-1).tolist()
        for row, example in enumerate(batch.examples):
            guess = {i: best[row][i] for i in range(len(example["shape"])) if best[row][i] != NONE}
            real = {act["token"]: TYPES.index(act["type"]) for act in example["acts"]}
            count.update(gold=len(real), guess=len(guess), hit=len(real.keys() & guess.keys()))
            count["typed"] += sum(guess.get(at) == kind for at, kind in real.items())
            if not real:
                count["empty"] += 1
                count["false"] += len(guess)
        gold = batch.gold
        if "act_row" not in gold:
            continue
        own = words[gold["act_row"], gold["act_at"]]
        modes = (network.modes(own) + allowed[gold["act_type"]]).argmax(-1)
        known = gold["act_mode"] >= 0
        count.update(modes=int(known.sum()), mode_hit=int(((modes == gold["act_mode"]) & known).sum()))
        ctx = network.contexts(own) > 0
        real_ctx = gold["act_contexts"] > 0
        count.update(ctx_hit=int((ctx & real_ctx).sum()), ctx_gold=int(real_ctx.sum()), ctx_guess=int(ctx.sum()))
        status = network.status(own)[:, :-1].argmax(-1).tolist()
        for one, two in zip(status, gold["act_status"].tolist(), strict=True):
            by_status[STATUSES[two]]["gold"] += 1
            by_status[STATUSES[one]]["guess"] += 1
            by_status[STATUSES[one]]["hit"] += one == two
        roles = network.act_roles.chosen(words, gold["act_row"], gold["act_at"])[:, :2] > 0
        real_roles = gold["act_roles"][:, :2] > 0
        roles = roles & (gold["act_roles_mask"][:, :2] > 0)
        count.update(r_hit=int((roles & real_roles).sum()), r_gold=int(real_roles.sum()), r_guess=int(roles.sum()))
    return {
        "trigger": f1(count["hit"], count["gold"], count["guess"]),
        "typed": f1(count["typed"], count["gold"], count["guess"]),
        "none_per_100": 100 * count["false"] / max(count["empty"], 1),
        "mode": count["mode_hit"] / max(count["modes"], 1),
        "contexts": f1(count["ctx_hit"], count["ctx_gold"], count["ctx_guess"]),
        "status": sum(f1(c["hit"], c["gold"], c["guess"]) for c in by_status.values()) / max(len(by_status), 1),
        "parties": f1(count["r_hit"], count["r_gold"], count["r_guess"]),
    }


@torch.no_grad()
def dyads(network: Network, examples: list[dict], device: str) -> tuple[dict[str, float], Seen]:
    """Micro and macro F1 over the types of given dyads, and what was said of each: by the dyad, by its triggers."""
    seen: Seen = []
    for batch, words in read(network, examples, device=device):
        gold = batch.gold
        likely = relate(network, batch, words).softmax(-1)
        own = words[gold["dyad_row"]]
        weight = torch.ones(own.shape[:2], device=own.device)
        roles = network.act_roles(words, words)[:, :2].sigmoid()[gold["dyad_row"]]  # [D, 2, trigger, word]
        for rank, side in enumerate(("dyad_one", "dyad_two")):
            weight = weight * (roles[:, rank] * (gold[side] > 0).unsqueeze(1)).max(-1).values
        acts = network.acts(own).softmax(-1) * (batch.shape[gold["dyad_row"]] > 0).unsqueeze(-1)
        triggers = (acts * weight.unsqueeze(-1)).sum(1) + 0.003  # as `dateline.parse.decode.triggered`
        triggers = triggers / triggers.sum(-1, keepdim=True)
        both = likely[:, :NONE] * triggers[:, :NONE] ** 0.8
        for index, row in enumerate(gold["dyad_row"].tolist()):
            example = batch.examples[row]
            allowed = example.get("allowed") or [TYPES[int(gold["dyad_type"][index])]]
            told = [[round(p, 5) for p in each[index].tolist()] for each in (likely, triggers)]
            seen.append((str(example.get("id")), allowed, TYPES[int(both[index].argmax())], told))
    alone = typed_f1(
        [(i, allowed, TYPES[max(range(NONE), key=told[0].__getitem__)], told) for i, allowed, _, told in seen]
    )
    return {**typed_f1(seen), "micro_alone": alone["micro"], "macro_alone": alone["macro"]}, seen


def typed_f1(seen: Seen) -> dict[str, float]:
    """Micro-F1 (= accuracy), macro-F1 and F1 by type."""
    hit, gold, guess = Counter(), Counter(), Counter()
    for _, allowed, told, _ in seen:
        kind = told if told in allowed else allowed[0]
        gold[kind] += 1
        guess[told] += 1
        hit[kind] += kind == told
    per = {k: f1(hit[k], gold[k], guess[k]) for k in gold}
    return {"micro": sum(hit.values()) / max(len(seen), 1), "macro": sum(per.values()) / max(len(per), 1), **per}


def quotes(network: Network, examples: list[dict], device: str) -> dict[str, float]:
    """Exact F1 of cues; of given cues: exact F1 of sources, word F1 of contents."""
    count: Counter[str] = Counter()
    for batch, words in read(network, examples, device=device):
        best = network.cue(words).argmax(-1).tolist()
        for row, example in enumerate(batch.examples):
            one = {(cue[0], cue[-1] + 1) for cue, _, _ in example["cues"]}
            tags = [CUES[i] for i in best[row][: len(example["shape"])]]
            two = {s[:2] for s in spans(tags)}
            count.update(hit=len(one & two), gold=len(one), guess=len(two))
        if "quoted" not in batch.gold:
            continue
        known = batch.gold["quoted"] >= 0
        found = (network.quoted.chosen(words, batch.gold["quote_row"], batch.gold["quote_at"]) > 0) & known
        real = batch.gold["quoted"] > 0
        told = real[:, 0].any(-1)
        count.update(s_gold=int(told.sum()), s_guess=int(found[:, 0].any(-1).sum()))
        count.update(s_hit=int(((found[:, 0] == real[:, 0]).all(-1) & told).sum()))
        both = (found[:, 1] & real[:, 1]).sum()
        count.update(c_hit=int(both), c_gold=int(real[:, 1].sum()), c_guess=int(found[:, 1].sum()))
    return {
        "cue": f1(count["hit"], count["gold"], count["guess"]),
        "source": f1(count["s_hit"], count["s_gold"], count["s_guess"]),
        "content": f1(count["c_hit"], count["c_gold"], count["c_guess"]),
    }


@torch.no_grad()
def links(network: Network, parts: list[list[dict]], device: str) -> dict[str, float]:
    """How often a mention that has an antecedent is linked into its cluster, and others are left alone."""
    network.eval()
    hit = gold = guess = 0
    for part in parts:
        batch = collate("coref", part, network.labels).to(device)
        if "mention" not in batch.gold:
            continue
        words = network.words(batch.ids, batch.mask, batch.first, batch.last, batch.shape).float()
        scores = link_scores(network, words[batch.gold["mention_row"], batch.gold["mention_at"]])
        best = torch.cat([torch.zeros(len(scores), 1, device=device), scores], 1).argmax(1).tolist()
        cluster = batch.gold["mention"].tolist()
        for index, link in enumerate(best):
            gold += cluster[index] in cluster[:index]
            guess += link > 0
            hit += link > 0 and cluster[link - 1] == cluster[index]
    return {"link_f1": f1(hit, gold, guess)}


def _with_types(examples: list[dict]) -> list[dict]:
    """Examples with those of their dyads that have a type."""
    typed = [{**e, "dyads": [d for d in e.get("dyads", ()) if d[2] != "NONE"]} for e in examples]
    return [e for e in typed if e["dyads"]]


@torch.no_grad()
def figures(network: Network, sets: dict[str, list], device: str = "cpu") -> dict[str, dict[str, float]]:
    """All dev figures."""
    return {
        "web": trees(network, sets["web_dev"], device),
        "gum": trees(network, sets["gum_dev"], device),
        "names": tagged(network, sets["names_dev"], device, key="tags"),
        "times": tagged(network, sets["times_dev"], device, key="timex"),
        "frames": frames(network, sets["web_dev"], device),
        "uw": frames(network, sets["uw_dev"], device),
        "acts": acts(network, sets["corpus_dev"], device),
        "corpus_dyads": dyads(network, _with_types(sets["corpus_dev"]), device)[0],
        "plv": dyads(network, sets["plv_dev"], device)[0],
        "quotes": quotes(network, sets["quotes_dev"], device),
        "coref": links(network, sets["coref_dev"], device),
    }
