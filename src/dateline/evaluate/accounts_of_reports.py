"""reports: all accounts of whole reports, and their slots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import row_id, text_of
from dateline.evaluate.gold import Row
from dateline.evaluate.matching import GoldAccount, pair_up
from dateline.evaluate.muc import accounts_from_templates
from dateline.evaluate.scorecard import HitsByName, Scorecard, ratio
from dateline.evaluate.slots import right_slots, slots_table
from dateline.model import Report
from dateline.read import report_of as marked_report


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """Account F1 by the contract's rule, then the share of right slots on the matched accounts.

    Gold with MUC templates states attacks only, not every codable act: recall counts, precision does not.
    """
    hits, slots = HitsByName(), defaultdict[str, list[bool]](list)
    seen = as_happened_wrongly = 0
    complete = True
    for row in rows:
        report = report_of(row)
        coded = coder.code(report)
        keep({**row_id(row), "accounts": [account.as_dict() for account in coded]})
        if "templates" in row:
            complete = False
        elif "accounts" not in row:
            raise InputError(f"reports: gold row {row.get('id', '?')} has neither 'accounts' nor 'templates'.")
        stated = accounts_from_templates(row) if "templates" in row else row["accounts"]
        gold = [GoldAccount.of(each, where=str(row.get("id", "?"))) for each in stated]
        seen += 1
        pairs = pair_up(coded, gold)
        for wanted in gold:
            hits.of(_name(wanted)).gold += 1
        by_coded = dict(pairs)
        for index, account in enumerate(coded):
            name = _name(gold[by_coded[index]]) if index in by_coded else account.action.type
            hits.of(name).found += 1
            hits.of(name).right += index in by_coded
        for index, wanted_at in pairs:
            found = right_slots(coded[index], gold[wanted_at])
            for name, right in found.items():
                slots[name].append(right)
            as_happened_wrongly += coded[index].status.value == "happened" and found.get("status") is False
    if not seen:
        raise InputError("reports: no gold report.")
    total = hits.total()
    figures = {
        "account_f1": total.f1 if complete else None,
        "precision": total.precision if complete else None,
        "recall": total.recall,
        "gold": total.gold,
        "found": total.found,
        "matched": total.right,
        "coded_as_happened_though_not": as_happened_wrongly,
        **{f"slot_{name.replace(' ', '_')}": ratio(sum(each), len(each)) for name, each in slots.items()},
    }
    notes = ["An account is right when its type, an actor and a recipient are the gold's; one to one."]
    if not complete:
        notes.append("Templates state attacks only, so precision and F1 are not counted.")
    tables = (hits.table("By type", "type"), slots_table(slots))
    return Scorecard("reports", "", seen, figures, tables, tuple(notes))


def report_of(row: Row) -> Report:
    """The gold row as a report."""
    written = row.get("published") or row.get("pub_date")
    try:
        day = date.fromisoformat(str(written)[:10]) if written else None
    except ValueError as error:
        raise InputError(f"gold row {row.get('id', '?')}: '{written}' is no date.") from error
    known = {key: row.get(key) for key in ("url", "publisher", "title")}
    return marked_report(text_of(row), published=day, **known)


def _name(gold: GoldAccount) -> str:
    return str(gold.slots["action"]["type"])
