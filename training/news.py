"""Real news read wholly: every political act of some articles, by whom, to whom, and whether it happened.

``news.tsv`` names them by the article's place in Worldwide NER's train part and by offsets, since the texts are their
publishers'. AI agents read them under the codebook and `corpus/FORMAT.md`, without seeing what the program makes of
them (`training/log.md`, 25). The articles were drawn from those without words in `judged`: ten of eleven at random from
those in which the program of 2026-11-28 gives 0.5 or more to two words, one from the others; of each its first 24
sentences. A word that is not listed in them reports nothing. Times, speakers and numbers were not asked for.
``news.tsv`` teaches; confidence and contexts are fitted on ``news_dev.tsv``; of ``news_held.tsv`` no act ever teaches
(names of all articles teach names), and ``news_again.tsv`` has the same articles as agents read them who had not seen
the first reading. ``news_same.tsv`` says of the articles of the second and third file which other words mean the same
party ("the president", "Putin", "he"): an account that names it by any of them is right. Three other agents read that
from the words of the parties.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from training.gold import range_of
from training.judged import NEWS
from training.kit import rows
from training.kit_spans import Pair, cut
from training.network import ACT_ROLES

FILE, DEV, HELD, AGAIN, SAME = (
    Path(__file__).with_name(f"news{name}.tsv") for name in ("", "_dev", "_held", "_again", "_same")
)
ROLES = ("actor", "recipient")
PUBLISHED = "2020-01-01"
"""The kit gives no days; days of these rows teach nothing."""


def articles(*files: Path) -> Iterator[dict[str, Any]]:
    """Gold rows as of the corpus's reports (`dateline.evaluate.corpus.rows`); ``article`` is the place in the kit."""
    told, same = _lines(*files), _lines(SAME)
    for number, row in enumerate(rows(NEWS)):
        if number in told:
            yield _row(number, row["text"], told[number], same.get(number, []))


def _lines(*files: Path) -> dict[int, list[list[str]]]:
    found: dict[int, list[list[str]]] = defaultdict(list)
    for line in chain.from_iterable(file.read_text(encoding="utf-8").splitlines() for file in files):
        if not line.startswith("#"):
            article, *rest = line.split("\t")
            found[int(article)].append(rest)
    return found


def _row(number: int, whole: str, lines: list[list[str]], same: list[list[str]]) -> dict[str, Any]:
    (first, last), *_ = [(int(each[2]), int(each[3])) for each in lines if each[0] == "read"]
    text = whole[first:last]
    accounts: dict[str, dict[str, Any]] = {}
    means = {(int(start) - first, int(end) - first): party for party, start, end in same}
    for what, act, start, end, value in lines:
        span = [int(start) - first, int(end) - first]
        if what == "act":
            accounts[act] = _account(len(accounts) + 1, span, text, value)
        elif what == "again":
            accounts[act]["action"]["spans"].append(span)
        elif what in ("place", *ROLES):
            country, *sectors = value.replace(",", " ").split()
            words = {"text": text[slice(*span)], "spans": [span], "country": None if country == "-" else country}
            if what == "place":
                accounts[act]["place"] = {**words, "name": words["text"], "precision": None}
            else:
                words["spans"] = [span, *_others(span, means)]
                accounts[act][f"{what}s"].append({**words, "name": None, "kind": None, "sectors": sectors})
    name = f"news-{number}"
    return {
        "id": name, "scene": name, "article": number, "published": PUBLISHED, "text": text,
        "accounts": list(accounts.values()),
    }  # fmt: skip


def _others(span: list[int], means: dict[Pair, str]) -> list[list[int]]:
    """The other words that mean the party of some words."""
    own = (span[0], span[1])
    return [[*each] for each, party in means.items() if each != own and party == means.get(own)]


def _account(number: int, span: list[int], text: str, value: str) -> dict[str, Any]:
    kind, status, *contexts = value.split()
    type_, _, mode = kind.partition("-")
    status, _, old = status.partition("!")
    return {
        "number": number,
        "types_allowed": [],
        "action": {
            "type": type_, "mode": mode or None, "contexts": contexts, "text": text[slice(*span)], "spans": [span],
        },
        "actors": [], "recipients": [], "place": None,
        "status": {"value": status, "historical": bool(old)},
    }  # fmt: skip


def sentences(*files: Path) -> Iterator[dict[str, Any]]:
    """The sentences of these articles, as `training.gold.corpus` has those of the corpus; ``where`` is the article."""
    for row in articles(*files):
        spans = [(span, each) for each in row["accounts"] for span in each["action"]["spans"]]
        for pair, words in cut(row["text"]):
            inside = [(span, each) for span, each in spans if pair[0] <= span[0] < pair[1]]
            yield {
                "words": [row["text"][start:end] for start, end in words],
                "marked": [act for span, each in inside if (act := _act(words, span, each))],
                "text": row["text"][slice(*pair)],
                "where": row["article"],
            }


def _act(words: list[Pair], span: list[int], account: dict[str, Any]) -> dict[str, Any] | None:
    place = range_of(words, (span[0], span[1]))
    if not place:
        return None
    action, status = account["action"], account["status"]
    ranges = {role: [at for span in _spans(account, role) if (at := range_of(words, span))] for role in ROLES}
    told = {role: found for role, found in ranges.items() if found}
    # A party that only another sentence names is no "nobody did it"; times and speakers were not asked for.
    elsewhere = [role for role in ROLES if account[f"{role}s"] and role not in told]
    return {
        "range": place, "type": action["type"], "mode": action["mode"], "contexts": action["contexts"],
        "status": status["value"], "historical": status["historical"], "ranges": told,
        "unasked": [role for role in ACT_ROLES if role not in ROLES or role in elsewhere],
    }  # fmt: skip


def _spans(account: dict[str, Any], role: str) -> Iterator[Pair]:
    for party in account[f"{role}s"]:
        start, end = party["spans"][0]
        yield start, end


def main() -> None:
    """Write the articles as gold, one a line, for `dateline evaluate reports`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--dev", action="store_true", help="only those on which confidence is fitted")
    part.add_argument("--held", action="store_true", help="only those that never teach")
    part.add_argument("--again", action="store_true", help="the second reading of those")
    asked = parser.parse_args()
    files = (DEV,) if asked.dev else (HELD,) if asked.held else (AGAIN,) if asked.again else (FILE, DEV, HELD)
    every = list(articles(*files))
    asked.out.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in every), encoding="utf-8")
    print(f"{len(every)} articles, {sum(len(each['accounts']) for each in every)} acts → {asked.out}")


if __name__ == "__main__":
    main()
