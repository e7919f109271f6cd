"""What rows of dyad gold have in common: the parties' spans, the types that count as right, an id."""

from __future__ import annotations

from dateline.errors import InputError
from dateline.evaluate.gold import Row
from dateline.model import Pair

NONE = "NONE"


def row_id(row: Row) -> dict[str, object]:
    """The row's `id` or `doc_id`, under its own name."""
    return next(({name: row[name]} for name in ("id", "doc_id") if name in row), {})


def text_of(row: Row) -> str:
    """The row's text; raises InputError when it has none."""
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(f"gold row {row.get('id', '?')}: no 'text'.")
    return text


def parties_of(row: Row) -> tuple[tuple[Pair, ...], tuple[Pair, ...]] | None:
    """Spans of actor and recipient, from `source`/`target` or from `spans` with roles; None without either."""
    if isinstance(row.get("source"), dict) and isinstance(row.get("target"), dict):
        one, two = _pairs(row["source"].get("spans")), _pairs(row["target"].get("spans"))
    else:
        spans = row.get("spans") or []
        one, two = (
            tuple((each["start"], each["end"]) for each in spans if each.get("role") == role)
            for role in ("source", "target")
        )
    return (one, two) if one or two else None


def types_of(row: Row) -> tuple[str, ...] | None:
    """The types that count as right; None when the row's type is not known."""
    types = row.get("plover16")
    return tuple(types) if types else None


def _pairs(spans: object) -> tuple[Pair, ...]:
    return tuple((start, end) for start, end in spans) if isinstance(spans, list) else ()
