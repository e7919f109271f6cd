"""What runs, watches and people write beside reports: without what was redacted, whichever came first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, or_, select, update

from dateline.model import content_id, untracked
from dateline.store.covering import Stone, covered, stones, widened, withheld
from dateline.store.kept import REDACTED
from dateline.store.rows import as_json
from dateline.store.schema import accounts, facts, run_notes, runs, tombstones, visits

ADDRESS = "://"
"""What tells an address from a path."""
AT_ONCE = 100
GONE = {"outcome": "withheld", "origin": REDACTED, **dict.fromkeys(("url", "reason", "what", "todo"))}
"""What is left in the visit of a redacted page; also of one that failed, since nothing is to be tried again."""


def cleared(value: Any, some: frozenset[Stone] = frozenset(), *, pages: frozenset[str] = frozenset()) -> Any:
    """A JSON-ready value in whose texts those words are covered; a text that is the address of one of the pages (given
    without tracking parameters) is a single █."""
    if isinstance(value, str):
        gone = ADDRESS in value and untracked(value) in pages
        return REDACTED if gone else covered(value, widened(value, some)) if some else value
    if isinstance(value, Mapping):
        return {name: cleared(each, some, pages=pages) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [cleared(each, some, pages=pages) for each in value]
    return value


def withheld_pages(connection: Connection, addresses: Iterable[str]) -> frozenset[str]:
    """Which of some addresses are of redacted pages, without their tracking parameters."""
    if connection.execute(select(tombstones.c.stone_id).limit(1)).first() is None:
        return frozenset()
    # What was redacted before tracking parameters were taken off is known by the address as it was.
    names = {withheld(content_id("page", name)): untracked(each) for each in addresses for name in _names(each)}
    hashes, laid = list(names), set[str]()
    for at in range(0, len(hashes), AT_ONCE):
        some = tombstones.c.hash.in_(hashes[at : at + AT_ONCE])
        laid.update(connection.scalars(select(tombstones.c.hash).where(some)))
    return frozenset(names[each] for each in laid)


def _names(address: str) -> set[str]:
    return {address, untracked(address)}


def as_noted(connection: Connection, value: Any) -> Any:
    """A JSON-ready value as it may be written: without redacted words, and addresses of redacted pages."""
    some, pages = stones(connection), withheld_pages(connection, _addresses(value))
    return cleared(value, some, pages=pages) if some or pages else value


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if ADDRESS in value else ()
    elif isinstance(value, Mapping | list | tuple):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _addresses(each)


def visit_as_noted(connection: Connection, row: dict[str, Any]) -> dict[str, Any]:
    """The row of a visit as it may be written."""
    turned_away = row["report_id"] is None
    met = _met(row["url"], row["origin"], row["what"]) if turned_away else ()
    if row["outcome"] == "withheld" or withheld_pages(connection, met):
        return row | GONE
    some = stones(connection)
    return row | {name: cleared(row[name], some) for name in ("origin", "url", "what", "todo")} if some else row


def _met(*told: str | None) -> list[str]:
    """The addresses in the words of a visit: one that led to a page that was read already names that page."""
    return [word.strip("(),;") for each in told if each for word in each.split() if ADDRESS in word]


def judgement_as_noted(connection: Connection, told: dict[str, Any]) -> dict[str, Any]:
    """A judgement as it may be written: of a redacted report's account without the reason and the right value."""
    told = as_noted(connection, told)
    both = [each for each in (told.get("one"), told.get("other")) if each]
    return told | {"why": None, "right": None} if _of_redacted(connection, both) else told


def _of_redacted(connection: Connection, account_ids: list[str]) -> bool:
    """Whether a report of one of those accounts was redacted."""
    redacted = select(tombstones.c.report_id).where(tombstones.c.report_id.is_not(None))
    if connection.execute(redacted.limit(1)).first() is None:
        return False
    mine = accounts.c.account_id.in_(account_ids)
    live = set(connection.scalars(select(accounts.c.account_id).where(mine, accounts.c.superseded_at.is_(None))))
    if live.issuperset(account_ids):  # found by an index, and no redacted one is live
        return False
    asked = select(accounts.c.seq).where(mine, accounts.c.report_id.in_(redacted)).limit(1)
    return connection.execute(asked).first() is not None


def clear_visits(connection: Connection, pages: frozenset[str]) -> None:
    """Leave no address of redacted pages in visits that brought no report."""
    beginnings = sorted({page.partition("?")[0] for page in pages})
    columns = (visits.c.url, visits.c.origin, visits.c.what)
    for at in range(0, len(beginnings), AT_ONCE):
        some = beginnings[at : at + AT_ONCE]
        like = or_(*(column.contains(each, autoescape=True) for column in columns for each in some))
        asked = select(visits.c.seq, *columns).where(visits.c.report_id.is_(None), like)
        for seq, *told in connection.execute(asked).all():
            if any(untracked(each) in pages for each in _met(*told)):
                connection.execute(update(visits).where(visits.c.seq == seq).values(GONE))


def clear_runs(
    connection: Connection, some: frozenset[Stone] = frozenset(), *, pages: frozenset[str] = frozenset()
) -> None:
    """Take words, and addresses of pages, out of what runs were asked and have noted."""
    for run_id, *told in connection.execute(select(runs.c.run_id, runs.c.inputs, runs.c.options)).all():
        new = [as_json(cleared(json.loads(each), some, pages=pages)) for each in told]
        if new != told:
            changed = dict(zip(("inputs", "options"), new, strict=True))
            connection.execute(update(runs).where(runs.c.run_id == run_id).values(changed))
    asked = select(run_notes.c.run_id, run_notes.c.name, run_notes.c.value)
    for run_id, name, value in connection.execute(asked).all():
        noted = as_json(cleared(json.loads(value), some, pages=pages))
        if noted != value:
            mine = (run_notes.c.run_id == run_id) & (run_notes.c.name == name)
            connection.execute(update(run_notes).where(mine).values(value=noted))


def clear_reasons(connection: Connection, some: frozenset[Stone]) -> None:
    """Cover words in the written reasons for which a store names people."""
    reasons = facts.c.name.in_(("names_because", "victims_because"))
    for name, value in connection.execute(select(facts.c.name, facts.c.value).where(reasons)).all():
        connection.execute(update(facts).where(facts.c.name == name).values(value=cleared(value, some)))
