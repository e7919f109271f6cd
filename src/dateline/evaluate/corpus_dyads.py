"""The dyads of the corpus's marked sentences: who to whom, with every type that joins them there."""

from __future__ import annotations

from typing import Any

from dateline.codebook.rules import JOINT
from dateline.evaluate.gold import Row
from dateline.model import Pair


def dyads_of(row: Row) -> list[Row]:
    """A gold row for `relations` for each actor and recipient of an act of a marked sentence.

    The dyad of two acts ("gassed and detained") has both types, and either counts as right. Those that meet,
    sign or work together are the dyad of a reciprocal act that names no recipient.
    """
    found: dict[tuple[Pair, Pair], list[str]] = {}
    for account in row["accounts"]:
        kind = account["action"]["type"]
        actors, recipients = (
            [_pair(each) for party in account[role] for each in party["spans"]] for role in ("actors", "recipients")
        )
        if kind in JOINT and not recipients:
            actors, recipients = actors[:1], actors[1:]
        for one in actors:
            for other in recipients:
                types = found.setdefault((one, other), [])
                if one != other and kind not in types:
                    types.append(kind)
    return [
        {
            "id": f"{row.get('id', '?')}#{number}",
            "text": row["text"],
            "source": {"spans": [list(one)]},
            "target": {"spans": [list(other)]},
            "plover16": types,
        }
        for number, ((one, other), types) in enumerate(found.items(), 1)
        if types
    ]


def _pair(span: Any) -> Pair:
    start, end = span
    return int(start), int(end)
