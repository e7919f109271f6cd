"""Fits which country a party has that names none: `python -m training.homes`.

All marked mentions of the corpus's train part that the words give no country; gold is that of the entity in the
footer. Weights go to ``resolve/homes.json``; prints the share right on five folds of train scenes, and on dev.
"""

from __future__ import annotations

import json
from pathlib import Path

from dateline import Coder
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.corpus_rows import reports
from dateline.model import words_of
from dateline.resolve.actors import unplaced
from dateline.resolve.homes import WEIGHTS, Choice, choices_of
from training.choices import asked_for, fit, five_folds, score

CORPUS = Path(__file__).parent.parent / "corpus"
PENALTY = 0.003
"""Of 0.001 to 0.03 the best on five folds of train."""
Example = tuple[str, tuple[Choice, ...], int, str | None]
"""Scene, the choices, which one is right, the gold's country."""


def examples(coder: Coder, fold: str) -> list[Example]:
    """Mentions whose words give no country, where the gold's is among the choices."""
    found: list[Example] = []
    for marked in reports(CORPUS, fold):
        doc = coder.parse(report_of(marked.as_row()))
        found += of_report(doc, marked)
    return found


def of_report(doc, marked) -> list[Example]:
    """The examples of one report."""
    found: list[Example] = []
    for name, spans in sorted(marked.mentions.items()):
        gold = marked.entities[name]["country"]
        for start, end in sorted({tuple(pair) for pair in spans}):
            index = next((each.index for each in doc.sentences if each.start <= start < each.end), None)
            told = (
                unplaced(doc, words_of(doc.report, (start, end)), sentence_index=index) if index is not None else None
            )
            if told is None:
                continue
            around, sentence, head, known = told
            choices = choices_of(around, sentence, head=head, found=known)
            right = next((i for i, each in enumerate(choices) if each.country == gold), None)
            if right is not None:
                found.append((marked.scene, choices, right, gold))
    return found


def chosen(choices: tuple[Choice, ...], weights: dict[str, float]) -> str | None:
    """The country of the best choice."""
    return max(choices, key=lambda each: score(each.features, weights)).country


def trained(rows: list[Example], penalty: float) -> dict[str, float]:
    """Weights of the rows."""
    return fit([([each.features for each in choices], right) for _, choices, right, _ in rows], penalty=penalty)


def right_share(rows: list[Example], picks: list[str | None]) -> str:
    """Share of mentions whose country (or lack of one) is right."""
    right = sum(pick == gold for (*_, gold), pick in zip(rows, picks, strict=True))
    return f"{right}/{len(rows)} = {right / max(len(rows), 1):.3f}"


def report(train: list[Example], dev: list[Example], *, penalty: float) -> dict[str, float]:
    """Print five folds of train, and dev; return the weights of all of train."""
    rows: list[Example] = []
    picks: list[str | None] = []
    for held in five_folds(scene for scene, *_ in train):
        weights = trained([row for row in train if row[0] not in held], penalty)
        own = [row for row in train if row[0] in held]
        rows += own
        picks += [chosen(choices, weights) for _, choices, _, _ in own]
    print(
        "train, the first country:",
        right_share(train, [choices[min(1, len(choices) - 1)].country for _, choices, _, _ in train]),
    )
    print("train, five folds:", right_share(rows, picks))
    weights = trained(train, penalty)
    print("dev:", right_share(dev, [chosen(choices, weights) for _, choices, _, _ in dev]))
    return weights


def main() -> None:
    """Fit, measure, write."""
    asked = asked_for(__doc__, penalty=PENALTY)
    coder = Coder()
    weights = report(examples(coder, "train"), examples(coder, "dev"), penalty=asked.penalty)
    if not asked.dry:
        WEIGHTS.write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights → {WEIGHTS.name}")


if __name__ == "__main__":
    main()
