"""Fits the second look at acts: `python -m training.second_look`; writes parse/weights/second_look.npz.

The net of `dateline.parse.second_look` on the acts of the corpus's train part and of real news and the events of UW's,
read with masked words: of sentences that it has been trained on, the network recites the answers. Type, status, mode
and sureness share one hidden layer. How much it counts beside the network was found on dev. Twenty minutes of one core,
5 GB.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

import dateline
from dateline.parse import decode
from dateline.parse.encoder import Encoder, sigmoid
from dateline.parse.second_look import FAINTEST, SMALL, SUREST, weighed
from dateline.parse.surroundings import SIDES, children_of, marks, places
from dateline.settings import Settings
from training import gold, kit, news
from training.judged import judged
from training.masking import know_mask, masked

FILE = Path(dateline.__file__).parent / "parse" / "weights" / "second_look.npz"
RATES = (0.06, 0.12, 0.18, 0.25)
"""Shares of masked words, one reading each (of acts' own words half as many); an epoch takes the next one."""
LEAST = 8
"""So many words bear a mark that has a row of its own."""
LONGEST = 56
"""Marks of a word that are read."""
NARROW, HIDDEN = 64, 160
DROP, DROP_VECTORS, FORGET_VECTORS, FORGET = 0.4, 0.2, 0.3, 0.15
"""Dropout of the hidden layer and of the vectors; share of words without any vector, and of marks left out, so that
neither is leant on alone."""
EPOCHS, WORDS, RATE, DECAY = 20, 128, 2e-3, 0.02
STATUS, MODE, SURE = 0.3, 0.3, 0.5
"""Weights of these losses beside that of the type."""
SMOOTH = 0.02
SHARES = {"types": (0.5, 0.5), "statuses": (0.5, 0.5), "modes": (0.35, 1.0)}
"""How much the network and this net count, found on dev: log probabilities of types and statuses, raw modes."""
SHARPER, LIKELIER = 1.06, 1.2
"""What both together think of acts is a little blunter and lower than what the network thinks: times and plus this, in
log odds, words pass the thresholds of the walk. Real news makes the net careful, and a word that does not pass is no
account however sure its parties are: of 0.7, 1.2 and 1.7 the second is best on dev once confidence is fitted anew
(`training/log.md`, 27)."""
TIMES_READ, TIMES_GUESSED = 3, 2
"""So often a sentence of real news that was read wholly, or one with a known dyad, is read each time."""
GUESSED = 0.15
"""A word is taken for the trigger of a known dyad from this weight on."""
UNKNOWN = -1


@dataclass(frozen=True)
class Reading:
    """Words: vectors [words, SIDES, W] (zero where there is no word), names of marks, the network's probabilities of
    types and statuses and its raw modes; gold type, status and mode, UNKNOWN for none; how sure the gold is, nan for
    unknown; whether the program would look at the word."""

    vectors: Tensor
    marks: list[list[str]]
    types: np.ndarray
    statuses: np.ndarray
    modes: np.ndarray
    type: Tensor
    status: Tensor
    mode: Tensor
    sure: Tensor
    looked_at: np.ndarray


@dataclass(frozen=True)
class Word:
    """The gold of a word."""

    type: int = UNKNOWN
    status: int = UNKNOWN
    mode: int = UNKNOWN
    sure: float = float("nan")


def read(encoder: Encoder, examples: Sequence[dict], *, rate: float, seed: int) -> Reading:
    """The words of some sentences that may report an act or bear gold, read with a share of the words masked."""
    know_mask(encoder)
    chance, none = random.Random(seed), encoder.labels.types.index("NONE")
    vectors, names, told, golds, looked_at = [], [], [], [], []
    words = [masked(each["words"], rate, chance, rarely=_told_at(each)) for each in examples]
    for each, scores in zip(examples, encoder.read(words), strict=True):
        tokens = decode.tokens([(0, 0)] * len(each["words"]), each["words"], scores=scores, labels=encoder.labels)
        children = children_of(tokens)
        known = dict(_gold(each, [token.head for token in tokens], encoder))
        likely = (scores.acts[:, none] <= 1 - FAINTEST).nonzero()[0].tolist() if _is_whole(each) else []
        for word in sorted({*known, *likely}):
            at = places(tokens, children, word)
            own = scores.words[list(at)].astype(np.float16)
            own[[place < 0 for place in at]] = 0
            vectors.append(own)
            names.append(marks(tokens, children, at)[:LONGEST])
            told.append((scores.acts[word], scores.status[word, :-1], scores.modes[word]))
            golds.append(known.get(word, Word(type=none)))
            looked_at.append(word in likely)
    types, statuses, modes = (np.stack(each) for each in zip(*told, strict=True))
    kinds = (torch.tensor([getattr(each, name) for each in golds]) for name in ("type", "status", "mode", "sure"))
    return Reading(torch.from_numpy(np.stack(vectors)), names, types, statuses, modes, *kinds, np.array(looked_at))


def _is_whole(example: dict) -> bool:
    """Whether all acts of the sentence are known, so that its other words report none."""
    return "facts" not in example and "guessed" not in example


def guessed(encoder: Encoder, examples: Sequence[dict]) -> Iterator[dict]:
    """Sentences of which a dyad's type, or a type alone, is known, with the word that the network thinks reports it."""
    types = encoder.labels.types
    for each, scores in zip(examples, encoder.read([each["words"] for each in examples]), strict=True):
        weight = np.ones(len(each["words"]), np.float32)
        kind = each.get("bag")
        if kind is None:
            actor, recipient, kind, _ = each["dyads"][0]
            roles = sigmoid(scores.asked.scores("act_roles", range(len(weight))))
            for rank, side in enumerate((actor, recipient)):
                weight *= roles[rank, :, side[0] : side[1]].max(1)
        told = weight * scores.acts[:, types.index(kind)]
        if told.max() >= GUESSED:
            yield {"words": each["words"], "guessed": [(int(told.argmax()), kind)]}


def _told_at(example: dict) -> frozenset[int]:
    """The words that bear gold."""
    told = {word for act in example.get("marked", ()) for word in range(*act["range"])}
    return frozenset(told | {word for word, _ in (*example.get("facts", ()), *example.get("guessed", ()))})


def _gold(example: dict, heads: Sequence[int], encoder: Encoder) -> Iterator[tuple[int, Word]]:
    labels = encoder.labels
    for act in example.get("marked", ()):
        mode = f"{act['type']}-{act['mode']}" if act["mode"] else act["type"]
        yield (
            gold.head_of(act["range"], list(heads)),
            Word(
                labels.types.index(act["type"]),
                labels.statuses.index(act["status"]) if act["status"] in labels.statuses else UNKNOWN,
                labels.modes.index(mode) if mode in labels.modes else UNKNOWN,
            ),
        )
    for word, kind in example.get("guessed", ()):
        yield word, Word(labels.types.index(kind))
    for word, sure in example.get("facts", ()):
        yield word, Word(sure=sure)


def examples(encoder: Encoder) -> list[dict]:
    """All sentences that teach: those whose acts are known, of which one is known, and whose events are graded."""
    typed = gold.typed()
    empty = [each for each in typed if each.get("acts") == []]
    latent = [*gold.dyads(), *(each for each in typed if "bag" in each)]
    facts = kit.factuality("language/uw.factuality.train.jsonl.gz")
    told = list(guessed(encoder, latent))
    real = [*judged(), *TIMES_READ * list(news.sentences(news.FILE))]
    return [*gold.corpus("train"), *empty, *TIMES_GUESSED * told, *facts, *real]


class Net(nn.Module):
    """As `dateline.parse.second_look.SecondLook`."""

    def __init__(self, *, width: int, names: int, widths: Sequence[int]) -> None:
        super().__init__()
        self.widths = list(widths)
        self.table = nn.EmbeddingBag(names + 1, HIDDEN, mode="sum", padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.03)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.narrow = nn.Linear(width, NARROW, bias=False)
        self.wide = nn.Linear(SIDES * NARROW, HIDDEN)
        self.out = nn.Linear(HIDDEN, sum(widths))
        self.drop, self.drop_vectors = nn.Dropout(DROP), nn.Dropout(DROP_VECTORS)

    def forward(self, vectors: Tensor, rows: Tensor) -> list[Tensor]:
        """[E, SIDES, W], [E, M] → raw scores of types, statuses, modes and sureness."""
        grown = F.linear(self.narrow(self.drop_vectors(vectors.float())).flatten(1), self.wide.weight)
        rows = rows.long()
        if self.training:
            rows = rows * (torch.rand(rows.shape) >= FORGET)
            grown = grown * (torch.rand(len(grown), 1) >= FORGET_VECTORS)
        told: Tensor = self.out(self.drop(torch.relu(self.table(rows) + grown + self.wide.bias)))
        return list(told.split(self.widths, 1))


def rows_of(reading: Reading, row: dict[str, int]) -> Tensor:
    """[words, LONGEST]: rows of the marks, 0 for none."""
    found = np.zeros((len(reading.marks), LONGEST), np.int32)
    for place, each in enumerate(reading.marks):
        known = [row[name] for name in each if name in row]
        found[place, : len(known)] = known
    return torch.from_numpy(found)


def loss_of(told: Sequence[Tensor], own: Reading, chosen: Tensor, allowed: Tensor) -> Tensor:
    """Of some words; ``allowed`` [types, modes] says which modes a type has."""
    types, statuses, modes, sure = told
    kind, status, mode, how_sure = (each[chosen] for each in (own.type, own.status, own.mode, own.sure))
    told_mode = modes.masked_fill(~allowed[kind.clamp(min=0)], -1e4)
    parts = [
        (1.0, F.cross_entropy(types, kind, ignore_index=UNKNOWN, label_smoothing=SMOOTH, reduction="sum")),
        (STATUS, F.cross_entropy(statuses, status, ignore_index=UNKNOWN, reduction="sum")),
        (MODE, F.cross_entropy(told_mode, mode, ignore_index=UNKNOWN, reduction="sum")),
        (SURE, (sure[:, 0] - how_sure)[~how_sure.isnan()].abs().sum()),
    ]
    counts = [(each != UNKNOWN).sum() for each in (kind, status, mode)] + [(~how_sure.isnan()).sum()]
    zero = types.sum() * 0
    return sum((weight * part / count for (weight, part), count in zip(parts, counts, strict=True) if count), zero)


def fit(readings: Sequence[Reading], rows: Sequence[Tensor], *, names: int, encoder: Encoder, seed: int) -> Net:
    """Descend on the readings in turn."""
    torch.manual_seed(seed)
    labels = encoder.labels
    widths = (len(labels.types), len(labels.statuses), len(labels.modes), 1)
    net = Net(width=readings[0].vectors.shape[2], names=names, widths=widths)
    allowed = torch.tensor(_allowed(encoder))
    descent = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps, step = EPOCHS * (min(len(each.type) for each in readings) // WORDS), 0
    for epoch in range(EPOCHS):
        own, own_rows = readings[epoch % len(readings)], rows[epoch % len(readings)]
        order, sum_ = torch.randperm(len(own.type)), 0.0
        net.train()
        for begin in range(0, len(order) - WORDS + 1, WORDS):
            chosen = order[begin : begin + WORDS]
            for group in descent.param_groups:
                group["lr"] = RATE * max(0.02, 1 - step / steps)
            loss = loss_of(net(own.vectors[chosen], own_rows[chosen]), own, chosen, allowed)
            descent.zero_grad()
            loss.backward()
            descent.step()
            step, sum_ = step + 1, sum_ + loss.item()
        print(f"epoch {epoch}: {sum_ / (len(order) // WORDS):.4f}", flush=True)
    return net.eval()


def _allowed(encoder: Encoder) -> list[list[bool]]:
    """[types, modes]: which modes a type has."""
    return [[mode.split("-")[0] == kind for mode in encoder.labels.modes] for kind in encoder.labels.types]


@torch.no_grad()
def write(net: Net, names: Sequence[str], *, none: int, file: Path) -> None:
    """The net in numbers of one and two bytes, with what it counts beside the network; ``none`` is the type NONE."""
    types = [SHARPER * share for share in SHARES["types"]]
    net.out.bias[none] -= LIKELIER / types[1]
    shares = [types, SHARES["statuses"], SHARES["modes"]]
    table = net.table.weight[1:]
    unit = (table.abs().amax(1, keepdim=True) / 127).clamp(min=1e-8)
    half = {
        "narrow": net.narrow.weight.T, "wide": net.wide.weight.T, "bias": net.wide.bias,
        "out": net.out.weight.T, "out_bias": net.out.bias,
    }  # fmt: skip
    np.savez_compressed(
        file, names=np.array(names), table=(table / unit).round().to(torch.int8).numpy(), unit=unit.numpy(),
        widths=np.array(net.widths), shares=np.array(shares), **{name: w.half().numpy() for name, w in half.items()},
    )  # fmt: skip
    print(f"{len(names)} marks, {file.stat().st_size / 1e6:.2f} MB → {file.name}", flush=True)


def typed_f1(likely: np.ndarray, own: Reading, *, none: int) -> str:
    """F1 of words with their type at the best threshold, and the log loss of the words."""
    kind, real = own.type.numpy(), own.type.numpy() != none
    best = np.where(np.arange(likely.shape[1]) == none, 0, likely).argmax(1)
    scores = []
    for least in np.arange(0.15, 0.85, 0.02):
        found = own.looked_at & (1 - likely[:, none] >= least)
        scores.append((2 * (found & real & (best == kind)).sum() / (found.sum() + real.sum()), least))
    loss = -np.log(likely[np.arange(len(kind)), kind] + SMALL).mean()
    return f"typed {max(scores)[0]:.4f} (from {max(scores)[1]:.2f}), log loss {loss:.4f}"


def mixed(likely: np.ndarray, raw: np.ndarray, share: float) -> np.ndarray:
    """Probabilities of the network and raw scores of the net, which counts ``share``."""
    return weighed(likely, raw, np.array((1 - share, share), np.float32))


def main() -> None:
    """Read, fit, measure on dev, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20261128)
    asked = parser.parse_args()
    seed = asked.seed
    torch.set_num_threads(1)
    encoder = Encoder(Settings().model_dir)
    train = examples(encoder)
    readings = [read(encoder, train, rate=rate, seed=seed + at) for at, rate in enumerate(RATES)]
    seen = Counter(name for each in readings[0].marks for name in set(each))
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    row = {name: number for number, name in enumerate(names, start=1)}
    rows = [rows_of(each, row) for each in readings]
    print(f"{[len(each.type) for each in readings]} words, {len(names)} marks", flush=True)
    net = fit(readings, rows, names=len(names), encoder=encoder, seed=seed)
    measured(encoder, net, row)
    write(net, names, none=encoder.labels.types.index("NONE"), file=FILE)


@torch.no_grad()
def measured(encoder: Encoder, net: Net, row: dict[str, int]) -> None:
    """Print dev's figures for shares of the net."""
    none = encoder.labels.types.index("NONE")
    dev = read(encoder, gold.corpus("dev"), rate=0.0, seed=0)
    told = [each.numpy() for each in net(dev.vectors, rows_of(dev, row))]
    for share in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0):
        print(f"share {share}: {typed_f1(mixed(dev.types, told[0], share), dev, none=none)};", end=" ")
        real = dev.status.numpy() >= 0
        status = mixed(dev.statuses, told[1], share).argmax(1)[real] == dev.status.numpy()[real]
        moded = dev.mode.numpy() >= 0
        allowed = np.array(_allowed(encoder))
        modes = (1 - share) * dev.modes + 1.5 * share * told[2]
        modes = np.where(allowed[dev.type.numpy()], modes, -np.inf).argmax(1)[moded] == dev.mode.numpy()[moded]
        print(f"status right {status.mean():.4f}, mode right {modes.mean():.4f}", flush=True)
    events = read(encoder, kit.factuality("language/uw.factuality.dev.jsonl.gz"), rate=0.0, seed=0)
    sure = net(events.vectors, rows_of(events, row))[3][:, 0].clamp(-SUREST, SUREST)
    r = float(torch.corrcoef(torch.stack([sure, events.sure]))[0, 1])
    print(f"UW dev: mean absolute error {float((sure - events.sure).abs().mean()):.4f}, correlation {r:.4f}")


if __name__ == "__main__":
    main()
