"""What people judged of accounts, as exports say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.store.sql_store import SqlStore
from dateline.store.where import moment_until

WRONG = "wrong"
"""An account that was judged to be wrong as a whole."""


def judged_in(store: SqlStore, *, as_of: str | None = None) -> Mapping[str, tuple[str, ...]]:
    """Account id → what was said of it: right or wrong, of a slot with its name ("wrong time"); of two the later.

    ``as_of`` leaves out what was judged after a day or moment. Accounts that nobody judged are not in it.
    """
    last = moment_until(as_of) if as_of else None
    said: dict[str, dict[str, str]] = {}
    for told in sorted(store.judgements(), key=_when):
        if told["verdict"] in ("right", WRONG) and (last is None or _when(told) <= last):
            said.setdefault(told["one"], {})[told["slot"] or ""] = told["verdict"]
    return {
        account_id: tuple(f"{verdict} {slot}".strip() for slot, verdict in sorted(slots.items()))
        for account_id, slots in said.items()
    }


def _when(told: Mapping[str, Any]) -> str:
    """The moment of a judgement as the store writes moments; of one without, the earliest."""
    return moment_until(told["when"]) if told["when"] else ""
