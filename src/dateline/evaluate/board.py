"""Which tasks there are, and the one function that runs one."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluate import (
    accounts_of_reports,
    attribution,
    coreference,
    dyads,
    entity_names,
    event_coreference,
    given_actors,
    merging,
    noise,
    places,
    relations,
    semantic_roles,
    sentence_ends,
    status_of_events,
    syntax,
    times,
    whole_corpus,
)
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.gold import Row, read_conllu, read_rows
from dateline.evaluate.marked_rows import (
    all_rows,
    as_dyads,
    is_marked,
    of_clusters,
    of_reports,
    read_marked,
    without_act,
)
from dateline.evaluate.scorecard import Scorecard

Keep = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Task:
    """A task: what it measures, what its gold looks like, and the function that scores it.

    ``marked`` chooses from the rows of the project's corpus those that the task can score; None where it
    does not read the corpus. With ``second`` it writes a second file of predictions; ``beside`` adds what another
    file beside the gold knows of its rows.
    """

    line: str
    gold: str
    score: Callable[..., Scorecard]
    conllu: bool = False
    second: bool = False
    marked: Callable[[Iterable[Row]], Iterator[Row]] | None = None
    beside: Callable[[Path, Iterable[Row]], Iterator[Row]] | None = None


TASKS = {
    "relations": Task(
        "the type of a dyad whose two parties are given",
        'JSON lines: text, source.spans, target.spans, plover16 (["NONE"] for no event); or the corpus (its sentences)',
        relations.score,
        marked=as_dyads,
    ),
    "dyads": Task(
        "whether given dyads are found, and their type, from the text alone",
        "as for relations",
        dyads.score,
    ),
    "noise": Task(
        "accounts per 100 sentences of texts without event",
        "JSON lines: text; or the corpus (what holds no act)",
        noise.score,
        marked=without_act,
    ),
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
    "attribution": Task(
        "who says what: words of saying, speaker, what is said",
        "JSON lines: text, attributions[source, cue, content: [[start,end]]]",
        attribution.score,
    ),
    "status": Task(
        "whether given events happened (factuality)",
        "JSON lines: text, events[start,end,factuality]",
        status_of_events.score,
    ),
    "actors": Task(
        "country, sectors and name of phrases given without a report; phrases of several actors taken apart",
        "JSON lines: text, context, date, expected{country, code_1, wiki}; or text, actor_phrase, actors[…]",
        given_actors.score,
    ),
    "coreference": Task(
        "which mentions denote the same person, body or place (MUC, B³, CEAF)",
        "JSON lines: text, clusters[[[start,end]]], OntoGUM's with GUM's types beside it; or the corpus (its reports)",
        coreference.score,
        marked=of_reports,
        beside=coreference.with_types,
    ),
    "times": Task(
        "time expressions, their types and TIMEX3 values",
        "JSON lines: text, dct, timexes[start,end,type,value]; or GUM's dates[start,end,when,from,to]",
        times.score,
    ),
    "reports": Task(
        "all accounts of whole reports, and their slots",
        "JSON lines: id, text, published, publisher, title, accounts[…]; or with MUC templates; or the corpus",
        accounts_of_reports.score,
        marked=of_reports,
    ),
    "event-coreference": Task(
        "which given mentions of events are one event",
        "JSON lines: doc_id, topic, text, mentions[start,end,cluster]",
        event_coreference.score,
    ),
    "merging": Task(
        "one event of many accounts: events, origins, disagreements",
        "JSON lines: id, text, published, publisher, cluster, origin; or the corpus's clusters",
        merging.score,
        marked=of_clusters,
        second=True,
    ),
    "places": Task(
        "names of places found in the text, and where they lie; and where they lie when the names are given",
        "JSON lines: text, toponyms[start,end,lat,lon]",
        places.score,
    ),
    "corpus": Task(
        "the project's corpus: accounts, each slot, noise, dyads, calibration",
        "the corpus's folder, one of its files, or its rows as JSON lines",
        whole_corpus.score,
        marked=all_rows,
    ),
}


def evaluate(
    task: str,
    gold: Path,
    *,
    coder: CoderLike,
    fold: str | None = None,
    limit: int | None = None,
    share: float | None = None,
    predictions: Path | None = None,
    tick: Callable[[], None] = lambda: None,
) -> Scorecard:
    """Score a coder on a gold file, or on the corpus, and return figures and tables.

    ``fold`` keeps the rows whose `suggested_fold` is that (of the corpus's folder `dev`, unless said);
    ``share`` a share of the rows, chosen by the hash of their text, so that it is always the same;
    ``limit`` the first so many. ``predictions`` is written whole or not at all: one JSON object a row in
    order (CoNLL-U for syntax); of merging the events stand beside it, in NAME.events.jsonl. ``tick`` is
    called after each row. Raises InputError when the gold is not in the task's form.
    """
    if task not in TASKS:
        raise InputError(f"no task '{task}': choose one of {', '.join(TASKS)}.")
    chosen = TASKS[task]

    def rows() -> Iterator[Any]:
        read = _read(chosen, gold, fold=fold)
        kept = read if share is None else (row for row in read if _falls_under(share, row))
        for row in itertools.islice(kept, limit):
            yield row
            tick()

    if predictions is None:
        card = chosen.score(rows(), coder=coder, keep=lambda _: None)
    else:
        with ExitStack() as stack:
            keeps = {"keep": stack.enter_context(_kept(predictions))}
            if chosen.second:
                beside = predictions.with_name(f"{predictions.stem}.events{predictions.suffix}")
                keeps["keep_second"] = stack.enter_context(_kept(beside))
            card = chosen.score(rows(), coder=coder, **keeps)
    return replace(card, gold=gold.resolve().name, coder=coder.version)


@contextmanager
def _kept(path: Path) -> Iterator[Keep]:
    """What writes predictions a line each; the file is there when all is, or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as out:

            def keep(each: Any) -> None:
                out.write(_written(each))

            yield keep
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}).") from error
    os.replace(part, path)


def _read(task: Task, gold: Path, *, fold: str | None) -> Iterator[Any]:
    if is_marked(gold):
        if task.marked is None:
            raise InputError(f"{gold}: this task does not read the corpus, but {task.gold}.")
        return task.marked(read_marked(gold, fold=fold))
    if task.conllu:
        return read_conllu(gold)
    rows = read_rows(gold, fold=fold)
    return task.beside(gold, rows) if task.beside else rows


def _falls_under(share: float, row: Any) -> bool:
    text = row.get("text") if isinstance(row, dict) else [columns[1:2] for columns in row]
    return int(hashlib.sha256(str(text).encode()).hexdigest()[:8], 16) / 16**8 < share


def _written(prediction: Any) -> str:
    if isinstance(prediction, str):
        return prediction
    return json.dumps(prediction, ensure_ascii=False) + "\n"
