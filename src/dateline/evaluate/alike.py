"""A second annotation as if a program had coded it: its accounts counted by the rule of `dateline evaluate`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dateline.evaluate.gold_form import in_contract_form
from dateline.evaluate.matching import GoldAccount, pair_up
from dateline.evaluate.scorecard import Hits
from dateline.model import Account, Action, Party, Report, Status, words_of
from dateline.read import report_of

Rows = Sequence[dict[str, Any]]


def account_hits(text: str, *, first: Rows, second: Rows) -> Hits:
    """How many accounts of a text the second annotation has right, the first being the gold.

    Right is what `dateline evaluate corpus` calls right: the type or an allowed one, an actor and a recipient, one to
    one; the words of the act are not asked. Parties that only a footer names stand wherever the text speaks of them.
    """
    report = report_of(text)
    gold = [GoldAccount.of(row, where="first annotation") for row in first]
    coded = [_coded(row, report) for row in second]
    return Hits(gold=len(gold), found=len(coded), right=len(pair_up(coded, gold)))


def _coded(row: dict[str, Any], report: Report) -> Account:
    slots = in_contract_form(row)
    words = words_of(report, *_pairs(slots["action"]["spans"]))
    actors, recipients = (_parties(slots[role], report) for role in ("actors", "recipients"))
    status = Status(slots["status"]["value"])
    return Account(report, Action(slots["action"]["type"], words), actors, recipients, (0, 0), status=status)


def _parties(rows: Iterable[dict[str, Any]], report: Report) -> tuple[Party, ...]:
    # Sentences say no kind; what somebody marked as a party there is somebody.
    return tuple(
        Party(words_of(report, *_pairs(row["spans"])), kind=row.get("kind", "group")) for row in rows if row["spans"]
    )


def _pairs(spans: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in spans]
