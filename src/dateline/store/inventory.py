"""What a store is, how much it holds, how large it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, func, select, text

from dateline.store.answering import counted
from dateline.store.opening import shown
from dateline.store.port import StoreInfo
from dateline.store.schema import accounts, judgements, reports, runs
from dateline.store.where import Where


def info_of(connection: Connection, url: URL, *, facts: Mapping[str, str]) -> StoreInfo:
    """What a store is and holds; ``facts`` are those that it states of itself."""
    live = accounts.c.superseded_at.is_(None)

    def number(asked: Any) -> int:
        return int(connection.scalar(asked) or 0)

    return StoreInfo(
        where=shown(url),
        schema=int(facts["schema"]),
        keeps_text=facts.get("keeps_text") == "yes",
        names_because=facts.get("names_because") or None,
        victims_because=facts.get("victims_because") or None,
        made=facts["made"],
        reports=number(select(func.count()).select_from(reports)),
        accounts=number(select(func.count()).select_from(accounts).where(live)),
        superseded=number(select(func.count()).select_from(accounts).where(~live)),
        judgements=number(select(func.count()).select_from(judgements)),
        runs=number(select(func.count()).select_from(runs)),
        size_bytes=_size(connection, url),
        theirs={name: held for name, held in counted(connection, ("set",), Where(set="any")) if name != "ours"},
    )


def _size(connection: Connection, url: URL) -> int | None:
    if url.get_backend_name() != "sqlite":
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    path = Path(str(url.database))
    files = [path, path.with_name(path.name + "-wal")]
    return sum(each.stat().st_size for each in files if each.exists())
