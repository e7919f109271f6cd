"""Gold accounts as people write them, brought into the contract's form.

Wherever the contract has an object with `spans`, the gold may give the bare spans: [[start, end], …].
`type`, `mode` and `status` may stand beside the account as plain words.
"""

from __future__ import annotations

from typing import Any


def in_contract_form(row: dict[str, Any]) -> dict[str, Any]:
    """The account with every shorthand written out; slots that the gold does not state stay away.

    Raises KeyError, TypeError or ValueError when it cannot be read.
    """
    account = {key: value for key, value in row.items() if key not in ("type", "mode", "contexts")}
    action = row.get("action")
    account["action"] = dict(action) if isinstance(action, dict) else _spanned(action)
    account["action"].update({key: row[key] for key in ("type", "mode", "contexts") if key in row})
    if not isinstance(account["action"]["type"], str):
        raise TypeError("its type is no word")
    for role in ("actors", "recipients", "speakers"):
        if role in row:
            account[role] = [_spanned(each) for each in row[role] or ()]
    if isinstance(row.get("status"), str):
        account["status"] = {"value": row["status"]}
    if isinstance(row.get("place"), list):
        account["place"] = _spanned(row["place"])
    if isinstance(row.get("time"), str):
        account["time"] = {"start": row["time"], "end": row["time"]}
    elif isinstance(row.get("time"), list):
        del account["time"]  # words without a day: nothing that can be compared
    return account


def _spanned(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if isinstance(value, dict):
        return {**value, "spans": _pairs(value.get("spans") or [])}
    return {"spans": _pairs(value)}


def _pairs(spans: Any) -> list[list[int]]:
    if spans and isinstance(spans[0], int):  # one span written without the outer list
        spans = [spans]
    return [[int(start), int(end)] for start, end in spans]
