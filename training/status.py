"""Fits the weights of the status slot: `python -m training.status`; writes src/dateline/extract/status_weights.json.

Two steps, so that nothing is tuned where it is measured. The weights of the named cues are learnt on the corpus's
train part by multinomial logistic regression with a ridge (the encoder has seen those sentences, so its own scores
are left out there). How much the encoder's scores, the cues and the classes' shares count is three numbers, found by
grid on the corpus's dev part; each half of the dev scenes is also measured with the numbers of the other half.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

import dateline
from dateline.evaluate import corpus
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.matching import GoldAccount
from dateline.extract.status import FLOOR, STATUSES, WEIGHTS
from dateline.extract.status_cues import Cues, find_cues
from dateline.model import Act, Document, Sentence, StatusValue
from training.gold import CORPUS, fold_of

RIDGE = 2.0
"""Pull of each weight towards its first guess."""
GUESSES: dict[StatusValue, dict[float, str]] = {
    "did_not_happen": {
        12: "near miss|called off|stopped short|modal:would have|instead of|but did not|before it could|"
        "governor:avert:noun|governor:avert:clause|governor:avert:clause from|governor:stop:clause from|"
        "governor:go on:clause from|governor:cancel:noun|governor:cancel:noun subject|its verb:negated:happen|"
        "its verb:cancel|its verb:avert",
        8: "governor:fail:clause|governor:fail:clause from|governor:stop:clause|modifier:failed|governor:cancel:clause|"
        "governor:avert:noun subject",
        6: "negated modal|governor:close:clause|governor:close:clause to|governor:close:clause of|said:complain|"
        "negated above|governor:plan:not|governor:evidence:not",
        10: "but undone|modal:was to have",
    },
    "hypothetical": {
        10: "governor:ask:finite|governor:ask:clause|governor:ask:noun for|governor:call:noun for|governor:call:finite|"
        "governor:call:clause|governor:call:clause to",
        8: "governor:fear:noun|governor:fear:noun of|governor:fear:finite|governor:fear:clause|governor:fear:clause of|"
        "governor:likely:noun of|governor:likely:clause|governor:likely:noun subject|its verb:likely|"
        "governor:consider:clause|governor:consider:noun|condition|"
        "modifier:possible",
        6: "governor:hope:clause|governor:hope:noun for|modal above:may|governor:discuss:clause|unsure whether",
    },
    "planned": {
        6: "governor:plan:clause|governor:plan:noun of|modifier:planned|modal:is to|governor:call:noun|its verb:call|"
        "its verb:plan"
    },
    "threatened": {
        8: "governor:threat:clause|governor:threat:noun of|governor:threat:noun|modifier:threatened",
        4: "a threat of what would be done",
    },
    "denied": {8: "governor:deny:finite|governor:deny:clause|governor:deny:clause of|accused, but denies"},
    "general": {8: "habit", 6: "governor:custom:clause|every, in the sentence"},
    "ongoing": {
        6: "its verb:go on|governor:go on:clause|modifier:ongoing|goes on: present|present progressive|"
        "progressive up to now",
    },
    "happened": {
        10: "governor:hesitate:not|governor:avert:not|governor:stop:not|governor:fail:not",
        6: "negated modal, REJECT|governor:admit:finite|governor:manage:clause",
    },
}
"""First guesses, in log odds, of cues that say it plainly by the meaning of their words. The corpus shows many of them
seldom (a strike that is called off is no act of its own there), and what it does not show keeps the guess."""
LEAST = 4
"""Cues shown by fewer train acts are left out."""
STEPS = 600
ABOUT = (
    "Weights of the status slot: log odds of each status for each named cue (learnt on the corpus's train part), and "
    "how much the encoder's log probabilities (head), the cues and the shares of the statuses (prior) count (found "
    "on dev). Made by `python -m training.status`; explained in docs/decisions/0015-status-by-named-cues.md."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One gold act: half of its scene, the cues, the encoder's log probabilities [statuses], and the gold's status."""

    half: int
    cues: Cues
    head: np.ndarray
    gold: int
    old: bool


def seen_in(rows: Iterable[tuple[dict[str, Any], Document]]) -> Iterator[Seen]:
    """Every gold act whose word the parser kept."""
    for row, doc in rows:
        at = {s.tokens[a.token].start: (s, a) for s in doc.sentences for a in s.acts}
        for each in row["accounts"]:
            slots = GoldAccount.of(each, where=str(row["id"])).slots
            place = at.get(slots["action"]["spans"][0][0])
            if place is not None:
                yield _seen(*place, slots=slots, half=fold_of(row["scene"], 2))


def _seen(sentence: Sentence, act: Act, *, slots: dict[str, Any], half: int) -> Seen:
    head = np.log(np.array([act.status.get(status, 1.0) for status in STATUSES]) + FLOOR)
    gold = STATUSES.index(slots["status"]["value"])
    old = bool(slots["status"].get("historical"))
    return Seen(half, find_cues(sentence, act, slots["action"]["type"]), head, gold, old)


def fit(seen: Sequence[Seen], *, ridge: float = RIDGE) -> dict[str, np.ndarray]:
    """Weights [statuses] by cue; "" is the constant, whose weights are not held down."""
    counts = Counter(name for each in seen for name in each.cues)
    guessed = {name for told in GUESSES.values() for names in told.values() for name in names.split("|")}
    names = ["", *sorted(guessed | {name for name, count in counts.items() if count >= LEAST})]
    number = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(seen), len(names)))
    x[:, 0] = 1
    for row, each in enumerate(seen):
        x[row, [number[name] for name in each.cues if name in number]] = 1
    y = np.eye(len(STATUSES))[[each.gold for each in seen]]
    guess = guesses(names)
    w = guess.copy()
    hold = np.full((len(names), 1), ridge)
    hold[0] = 0.01
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):  # Adam: the cues are few and the rows are thousands
        z = x @ w
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        slope = x.T @ (p - y) + hold * (w - guess)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        rate = 0.1 * (1 - step / STEPS) + 0.001
        w -= rate * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, w, strict=True))


def guesses(names: Sequence[str]) -> np.ndarray:
    """First guesses [cues, statuses]."""
    found = np.zeros((len(names), len(STATUSES)))
    for status, told in GUESSES.items():
        for strength, cues in told.items():
            for cue in cues.split("|"):
                found[names.index(cue), STATUSES.index(status)] = strength
    return found


def cue_scores(seen: Sequence[Seen], weights: dict[str, np.ndarray]) -> np.ndarray:
    """Log odds [acts, statuses] by the cues alone."""
    zero = np.zeros(len(STATUSES))
    return np.array([weights[""] + sum((weights.get(name, zero) for name in each.cues), zero) for each in seen])


def macro_f1(found: np.ndarray, gold: np.ndarray) -> float:
    """Mean F1 of the statuses that the gold has."""
    scores = []
    for kind in sorted(set(gold.tolist())):
        right = int(((found == kind) & (gold == kind)).sum())
        scores.append(2 * right / max(1, int((found == kind).sum() + (gold == kind).sum())))
    return float(np.mean(scores))


GRID = tuple(product((0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0), (0.0, 0.3, 0.5, 0.7, 0.85, 1.0, 1.2), (0.0, 0.15, 0.3, 0.5)))


def mixed(head: np.ndarray, cues: np.ndarray, prior: np.ndarray, *, share: Sequence[float]) -> np.ndarray:
    """The statuses chosen for given shares of head, cues and prior."""
    return np.asarray((share[0] * head + share[1] * cues - share[2] * prior).argmax(1))


def best_shares(head: np.ndarray, cues: np.ndarray, prior: np.ndarray, gold: np.ndarray) -> tuple[float, ...]:
    """The shares under which the gold is likeliest (log loss: steadier on few acts than F1)."""

    def loss(share: Sequence[float]) -> float:
        z = share[0] * head + share[1] * cues - share[2] * prior
        z -= z.max(1, keepdims=True)
        likely = z - np.log(np.exp(z).sum(1, keepdims=True))
        return -float(likely[np.arange(len(gold)), gold].mean())

    return min(GRID, key=loss)


def documents(coder: dateline.Coder, part: str) -> Iterator[tuple[dict[str, Any], Document]]:
    """The rows of a part of the corpus, parsed; the gold's words are looked at whatever the model thinks of them."""
    for row in corpus.rows(CORPUS, part):
        at = frozenset(each["action"]["spans"][0][0] for each in row["accounts"])
        yield row, coder.parse(report_of(row), at=at)


def main() -> None:
    """Fit, cross-check, write."""
    coder = dateline.Coder()
    train = list(seen_in(documents(coder, "train")))
    dev = list(seen_in(documents(coder, "dev")))
    run(train, dev)


def run(train: Sequence[Seen], dev: Sequence[Seen]) -> None:
    """Fit on the one, weigh on the other, print what was measured, write."""
    weights = fit(train)
    prior = weights[""]
    head, cues = np.array([each.head for each in dev]), cue_scores(dev, weights)
    gold, half = np.array([each.gold for each in dev]), np.array([each.half for each in dev])
    crossed = np.zeros(len(dev), int)
    for side in (0, 1):
        others, own = half != side, half == side
        share = best_shares(head[others], cues[others], prior, gold[others])
        crossed[own] = mixed(head[own], cues[own], prior, share=share)
        print(f"half {side}, with the shares of the other {share}")
    share = best_shares(head, cues, prior, gold)
    print(f"dev, {len(dev)} acts: macro F1 of the statuses, historical ones with the status they have beside")
    for name, found in (
        ("encoder alone", head.argmax(1)),
        ("cues alone", cues.argmax(1)),
        ("both, half against half", crossed),
        (f"both, shares {share}", mixed(head, cues, prior, share=share)),
    ):
        print(f"  {name}: {macro_f1(found, gold):.3f}, right {float((found == gold).mean()):.3f}")
    told = {name: [round(float(x), 2) for x in w] for name, w in sorted(weights.items()) if name}
    WEIGHTS.write_text(
        json.dumps(
            {
                "about": ABOUT,
                "statuses": list(STATUSES),
                "shares": dict(zip(("head", "cues", "prior"), share, strict=True)),
                "prior": [round(float(x), 2) for x in prior],
                "cues": told,
            },
            indent=None,
        ).replace('], "', '],\n "')
        + "\n"
    )


if __name__ == "__main__":
    main()
