"""Which tasks there are, and the one function that runs one."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluate import (
    accounts_of_reports,
    dyads,
    entity_names,
    noise,
    relations,
    semantic_roles,
    sentence_ends,
    status_of_events,
    syntax,
)
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.gold import read_conllu, read_rows
from dateline.evaluate.scorecard import Scorecard

Keep = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Task:
    """A task: what it measures, what its gold looks like, and the function that scores it."""

    line: str
    gold: str
    score: Callable[..., Scorecard]
    conllu: bool = False


TASKS = {
    "relations": Task(
        "the type of a dyad whose two parties are given",
        'JSON lines: text, source.spans, target.spans, plover16 (["NONE"] for no event)',
        relations.score,
    ),
    "dyads": Task(
        "whether given dyads are found, and their type, from the text alone",
        "as for relations",
        dyads.score,
    ),
    "noise": Task("accounts per 100 sentences of texts without event", "JSON lines: text", noise.score),
    "names": Task(
        "named entities, exact span and type",
        "JSON lines: text, entities[start,end,type]",
        entity_names.score,
    ),
    "syntax": Task("parts of speech and trees over given words", "CoNLL-U", syntax.score, conllu=True),
    "sentences": Task("where sentences begin and end", "JSON lines: text, sentences[[start,end]]", sentence_ends.score),
    "roles": Task(
        "PropBank arguments of given predicates",
        "JSON lines: text, frames[predicate{start,end}, args[role,start,end]]",
        semantic_roles.score,
    ),
    "status": Task(
        "whether given events happened (factuality)",
        "JSON lines: text, events[start,end,factuality]",
        status_of_events.score,
    ),
    "reports": Task(
        "all accounts of whole reports, and their slots",
        "JSON lines: id, text, published, publisher, title, accounts[…]; or with MUC templates",
        accounts_of_reports.score,
    ),
}


def evaluate(
    task: str,
    gold: Path,
    *,
    coder: CoderLike,
    fold: str | None = None,
    limit: int | None = None,
    predictions: Path | None = None,
    tick: Callable[[], None] = lambda: None,
) -> Scorecard:
    """Score a coder on a gold file and return figures and tables.

    ``fold`` keeps the rows whose `suggested_fold` is that; ``limit`` the first so many. ``predictions``
    is written whole or not at all: one JSON object a row in order (CoNLL-U for syntax). ``tick`` is
    called after each row. Raises InputError when the gold is not in the task's form.
    """
    if task not in TASKS:
        raise InputError(f"no task '{task}': choose one of {', '.join(TASKS)}.")
    chosen = TASKS[task]

    def rows() -> Iterator[Any]:
        read: Iterator[Any] = (
            read_conllu(gold, limit=limit) if chosen.conllu else read_rows(gold, fold=fold, limit=limit)
        )
        for row in read:
            yield row
            tick()

    if predictions is None:
        card = chosen.score(rows(), coder=coder, keep=lambda _: None)
    else:
        part = predictions.with_name(predictions.name + ".part")
        try:
            with part.open("w", encoding="utf-8", newline="\n") as out:
                card = chosen.score(rows(), coder=coder, keep=lambda each: out.write(_written(each)))
        except OSError as error:
            raise InputError(f"{predictions} cannot be written ({error.strerror}).") from error
        os.replace(part, predictions)
    return replace(card, gold=gold.name, coder=coder.version)


def _written(prediction: Any) -> str:
    if isinstance(prediction, str):
        return prediction
    return json.dumps(prediction, ensure_ascii=False) + "\n"
