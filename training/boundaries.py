"""Makes parse/boundaries.npz, which says where sentences end (`dateline.parse.boundaries`).

`python -m training.boundaries`. Learnt from EWT train, from GUM train without the documents under NC licences, and
from the corpus, whose sentences are laid one after the other, scene by scene. Texts are varied while training: runs
of paragraphs, other capitals, initials and titles put before names, datelines put before paragraphs. Of the corpus's
reports it learns only that nothing ends where no sign says so. One thread, the seed is fixed.
"""

from __future__ import annotations

import argparse
import collections
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from dateline.evaluate import corpus as own
from dateline.parse.boundaries import (
    BLANK,
    FIRST,
    FIRST_WIDTH,
    NEAR,
    SECOND_WIDTH,
    TABLE,
    TITLES,
    TRAITS,
    chunks,
    near_ends,
    traits,
)
from dateline.parse.sentences import split_paragraphs, split_sentences
from training.gold import CORPUS
from training.kit import is_held_out, rows

SIZE, HIDDEN = 16, 32
DROP, DECAY, RATE = 0.2, 0.02, 6e-3
MOST_TRAITS, SEEN_FROM = 6000, 2
CITIES = "ARANDI PORT-AU-PRINCE TRIPOLI KHARTOUM BOGOTA KABUL GENEVA LIMA ACCRA HANOI KYIV DAMASCUS NAIROBI".split()
MONTHS = "January Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
AGENCIES = "(Reuters) (AP) (AFP) (Xinhua) (UPI) (dpa)".split()
CALLED = sorted(each.capitalize() + "." for each in TITLES)
DATED = [*(f"on {month}" for month in MONTHS), *["in", "since", "until", "of"] * 3]
ENDED = re.compile(r"[a-z]{2,}[.!?]")
NAMED = re.compile(r"[A-Z][a-z]+")
SIGN = re.compile(r"[.!?…:;][\"'”’)\]]*$")
TWO = re.compile(r"\? [A-Z]|\d\. [A-Z]|^[QA]\. ")
"""Lines of the corpus that hold two sentences after all."""


@dataclass(frozen=True, slots=True)
class Document:
    """Chunks, what stands before each, and whether a sentence ends after it."""

    words: list[str]
    before: list[int]
    ends: list[bool | None]
    """None where nobody has said."""


def document(text: str, sentences: Iterable[Sequence[int]]) -> Document:
    """A text with its gold as chunks."""
    cut = chunks(text, split_paragraphs(text))
    ends = {int(pair[1]) for pair in sentences}
    return Document(cut.words, cut.before().tolist(), [end in ends for end in cut.ends.tolist()])


def reports() -> list[Document]:
    """The corpus's reports: sentences are not marked in them, but nothing ends where there is no sign of an end."""
    found = []
    for report in own.reports(CORPUS, "train"):
        cut = chunks(report.text, split_paragraphs(report.text))
        ends = [None if SIGN.search(word) else False for word in cut.words]
        found.append(Document(cut.words, cut.before().tolist(), ends))
    return found


def gold(split: str) -> dict[str, list[dict]]:
    """Rows of the two treebanks; of GUM's train part only what may ship."""
    gum = rows(f"language/gum.doc.{split}.jsonl.gz")
    return {
        "ewt": list(rows(f"language/ewt.sent_tok.{split}.jsonl.gz")),
        "gum": [row for row in gum if split == "dev" or "NC" not in (row["text_license"] or "NC")],
    }


def scenes(split: str, *, seed: int = 0, together: int = 4) -> list[tuple[str, list[tuple[int, int]]]]:
    """The corpus's sentences as texts of a few scenes, in paragraphs of one to three sentences."""
    rng = random.Random(seed)
    by_scene: dict[str, list[str]] = collections.defaultdict(list)
    for marked in own.sentences(CORPUS, split):
        if marked.text[-1] in '.!?"”' and not TWO.search(marked.text) and not is_held_out(marked.text):
            by_scene[marked.scene].append(marked.text)
    order = sorted(by_scene)
    rng.shuffle(order)
    found = []
    for at in range(0, len(order), together):
        text, pairs = "", []
        for sentence in (each for scene in order[at : at + together] for each in by_scene[scene]):
            text += "" if not text else " " if rng.random() < 0.7 else "\n\n"
            pairs.append((len(text), len(text) + len(sentence)))
            text += sentence
        found.append((text, pairs))
    return found


def varied(doc: Document, rng: random.Random) -> Document:
    """A run of the document's paragraphs, somewhat changed."""
    firsts = [i for i, kind in enumerate(doc.before) if kind == FIRST] + [len(doc.words)]
    low, high = 0, len(firsts) - 1
    if rng.random() < 0.4:
        low = rng.randrange(high)
        high = rng.randint(low + 1, high)
    cased = rng.random()
    change = str.upper if cased < 0.03 else str.lower if cased < 0.06 else str
    words: list[str] = []
    before: list[int] = []
    ends: list[bool | None] = []

    def put(word: str, kind: int, end: bool | None = False) -> None:
        words.append(change(word))
        before.append(kind)
        ends.append(end)

    for at in range(firsts[low], firsts[high]):
        word, kind, end = doc.words[at], doc.before[at], doc.ends[at]
        if kind == FIRST and word[0].isupper() and rng.random() < 0.05:
            put(rng.choice(CITIES) + rng.choice(["", ","]), FIRST)
            if rng.random() < 0.6:
                put(rng.choice(MONTHS), BLANK)
                put(str(rng.randint(1, 31)), BLANK)
            put(rng.choice(AGENCIES), BLANK)
            put(rng.choice(["-", "–", "—", "--"]), BLANK)
            kind = BLANK
        if kind == BLANK and NAMED.fullmatch(word) and words[-1].isalpha() and not ends[-1]:
            initial = rng.choice("ABCDEFGHIJKLMNOPRSTVW") + "."
            if words[-1].islower() and rng.random() < 0.03:
                put(rng.choice(CALLED) if rng.random() < 0.6 else initial, BLANK)
            elif NAMED.fullmatch(words[-1]) and rng.random() < 0.03:
                put(initial, BLANK)
        if end and ENDED.fullmatch(word) and rng.random() < 0.05:
            put(word[:-1], kind)
            kind, sign = BLANK, word[-1]
            for each in rng.choice(DATED).split():
                put(each, BLANK)
            word = (str(rng.randint(1, 31)) if words[-1] in MONTHS else str(rng.randint(1950, 2030))) + sign
        put(word, kind, end)
    return Document(words, before, ends)


class Net(nn.Module):
    """The network of `dateline.parse.boundaries`, to be trained."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = list(names)
        self.rows = {name: row for row, name in enumerate(self.names, start=1)}
        self.traits = nn.EmbeddingBag(len(names) + 1, SIZE, mode="sum", padding_idx=0)
        self.kinds = nn.Embedding(3, SIZE)
        self.near = nn.Embedding((len(NEAR) + 1) ** 2, SIZE)
        self.first = nn.Conv1d(SIZE, HIDDEN, FIRST_WIDTH, padding=FIRST_WIDTH // 2)
        self.second = nn.Conv1d(HIDDEN, HIDDEN, SECOND_WIDTH, padding=SECOND_WIDTH // 2)
        self.mean = nn.Linear(SIZE, HIDDEN, bias=False)
        self.last = nn.Linear(HIDDEN, 1)
        nn.init.normal_(self.traits.weight, 0, 0.1)
        with torch.no_grad():
            self.traits.weight[0] = 0
        self._known: dict[str, list[int]] = {}

    def numbers(self, words: Iterable[str]) -> torch.Tensor:
        """Rows of the traits of each chunk."""
        for word in words:
            if word not in self._known:
                found = [self.rows.get(each, 0) for each in traits(word)]
                self._known[word] = found + [0] * (TRAITS - len(found))
        return torch.tensor([self._known[word] for word in words])

    def forward(self, table: torch.Tensor, docs: Sequence[Document], *, drop: float = 0.0) -> torch.Tensor:
        """Scores of the chunks of some documents, one after the other."""
        before = [np.array(doc.before) for doc in docs]
        kinds, near = (torch.from_numpy(np.concatenate(each)) for each in (before, list(map(near_ends, before))))
        vectors = self.traits(table) + self.kinds(kinds) + self.near(near)
        vectors = F.dropout(vectors, drop, self.training)
        sizes = torch.tensor([len(doc.words) for doc in docs])
        which = torch.repeat_interleave(torch.arange(len(docs)), sizes)
        means = torch.zeros(len(docs), SIZE).index_add(0, which, vectors) / sizes[:, None]
        hidden = self.first(vectors.t()[None])[0].t() + self.mean(means)[which]
        hidden = F.dropout(F.relu(hidden), drop, self.training)
        added = F.relu(self.second(hidden.t()[None])[0].t())
        return self.last(F.dropout(hidden + added, drop, self.training))[:, 0]


def fit(docs: Sequence[Document], names: Sequence[str], *, seed: int, epochs: int) -> Net:
    """Train a network."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Net(names)
    order, batch = list(docs), 8
    tuner = torch.optim.AdamW(net.parameters(), RATE / 2, weight_decay=DECAY)
    steps = epochs * -(-len(order) // batch)
    pace = torch.optim.lr_scheduler.OneCycleLR(tuner, RATE, total_steps=steps, pct_start=0.15)
    for _ in range(epochs):
        net.train()
        rng.shuffle(order)
        for at in range(0, len(order), batch):
            some = [varied(doc, rng) for doc in order[at : at + batch]]
            table = net.numbers([word for doc in some for word in doc.words])
            wanted = torch.tensor([float(end or 0) for doc in some for end in doc.ends])
            # What ends a paragraph ends a sentence anyway.
            open_ = torch.tensor(
                [kind != FIRST and end is not None
                 for doc in some for kind, end in zip((*doc.before[1:], FIRST), doc.ends, strict=True)]
            )  # fmt: skip
            hidden = torch.rand(table.shape) < 0.05
            hidden[:, 0] |= torch.rand(len(table)) < 0.1
            said = net(table.masked_fill(hidden, 0), some, drop=DROP)
            loss = F.binary_cross_entropy_with_logits(said[open_], wanted[open_])
            tuner.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            tuner.step()
            pace.step()
    return net.eval()


def trait_names(docs: Iterable[Document]) -> list[str]:
    """The traits worth a row: the most frequent ones."""
    counts = collections.Counter(trait for doc in docs for word in doc.words for trait in traits(word))
    for title in CALLED:
        counts.update(traits(title))
    return [trait for trait, count in counts.most_common(MOST_TRAITS) if count >= SEEN_FROM]


def save(net: Net) -> None:
    """Write the table: traits in int8 with a scale of their column, layers in half precision."""
    tables = {name: getattr(net, name).weight.detach().numpy() for name in ("traits", "kinds", "near")}
    tables["traits"] = tables["traits"][1:]
    scale = np.max([np.abs(each).max(axis=0) for each in tables.values()], axis=0) / 127
    half = lambda tensor: tensor.detach().numpy().astype(np.float16)  # noqa: E731 - used for every layer below
    np.savez_compressed(
        TABLE,
        names=np.frombuffer("\n".join(net.names).encode(), dtype=np.uint8),
        scale=scale.astype(np.float32),
        **{name: np.round(each / scale).astype(np.int8) for name, each in tables.items()},
        mean=half(net.mean.weight.t()),
        # A convolution as one matrix over the chunks of its window.
        first_weight=half(net.first.weight.permute(2, 1, 0).reshape(-1, HIDDEN)),
        first_bias=half(net.first.bias),
        second_weight=half(net.second.weight.permute(2, 1, 0).reshape(-1, HIDDEN)),
        second_bias=half(net.second.bias),
        last_weight=half(net.last.weight[0]),
        last_bias=half(net.last.bias),
    )


def measure(told: Iterable[tuple[str, Iterable[Sequence[int]]]]) -> tuple[float, float]:
    """F1 of whole sentences and of ends, by the splitter as it is installed."""
    counts = np.zeros((2, 3))
    for text, pairs in told:
        want, found = {(s, e) for s, e in pairs}, set(split_sentences(text))
        for row, (one, two) in enumerate(((want, found), ({e for _, e in want}, {e for _, e in found}))):
            counts[row] += len(one), len(two), len(one & two)
    whole, ends = 2 * counts[:, 2] / (counts[:, 0] + counts[:, 1])
    return float(whole), float(ends)


def main() -> None:
    """Train, write the table, and say what the splitter does on dev."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--epochs", type=int, default=12)
    given = asked.parse_args()
    torch.set_num_threads(1)
    told = [(row["text"], row["sentences"]) for each in gold("train").values() for row in each]
    docs = [document(text, pairs) for text, pairs in [*told, *scenes("train")]] + reports()
    names = trait_names(docs)
    save(fit(docs, names, seed=0, epochs=given.epochs))
    print(len(docs), "documents,", len(names), "traits,", TABLE.stat().st_size, "bytes")
    dev = {name: [(row["text"], row["sentences"]) for row in each] for name, each in gold("dev").items()}
    for name, each in {**dev, "corpus": scenes("dev")}.items():
        print(name, "dev: F1 of whole sentences {:.4f}, of ends {:.4f}".format(*measure(each)))


if __name__ == "__main__":
    main()
