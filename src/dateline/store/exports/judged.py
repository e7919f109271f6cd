"""What people judged of accounts, as exports say it, and what it makes of their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.codebook import load
from dateline.model import JUDGED_FIELDS, judged_value
from dateline.model.account import party_dict, place_dict, quantity_dict, speaker_dict, status_dict, time_dict
from dateline.store.sql_store import SqlStore
from dateline.store.where import moment_until

WRONG = "wrong"
"""An account that was judged to be wrong as a whole."""
NO_STATUS = {"value": None, "historical": False, "factuality": None, "because": None}
NO_ACTION = dict.fromkeys(("type", "mode", "cameo", "quad", "score"))
_DICTS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "actor": party_dict,
    "recipient": party_dict,
    "speaker": speaker_dict,
    "quantity": quantity_dict,
    "time": time_dict,
    "place": place_dict,
    "status": status_dict,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of one account: in words ("wrong time"), and of its wrong slots the right value, where one was
    given."""

    said: tuple[str, ...] = ()
    wrong: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def is_wrong(self) -> bool:
        """Whether it is wrong as a whole, or in what makes it an act of its type."""
        return WRONG in self.said or self.wrong.get("action", "") is None

    @property
    def has_no_status(self) -> bool:
        """Whether its status is wrong, and nobody said a better."""
        return self.wrong.get("status", "") is None


NOT_JUDGED = Judged()


def judged_in(store: SqlStore, *, as_of: str | None = None) -> Mapping[str, Judged]:
    """Account id → what was said of it: right or wrong, of a slot with its name ("wrong time"); of two the later.

    ``as_of`` leaves out what was judged after a day or moment. Accounts that nobody judged are not in it.
    """
    last = moment_until(as_of) if as_of else None
    said: dict[str, dict[str, Mapping[str, Any]]] = {}
    for told in sorted(store.judgements(), key=_when):
        if told["verdict"] in ("right", WRONG) and (last is None or _when(told) <= last):
            said.setdefault(told["one"], {})[told["slot"] or ""] = told
    return {account_id: _judged(slots) for account_id, slots in said.items()}


def _judged(slots: Mapping[str, Mapping[str, Any]]) -> Judged:
    return Judged(
        tuple(f"{told['verdict']} {slot}".strip() for slot, told in sorted(slots.items())),
        {slot: told.get("right") for slot, told in slots.items() if slot and told["verdict"] == WRONG},
    )


def corrected_told(told: Mapping[str, Any], wrong: Mapping[str, str | None]) -> dict[str, Any]:
    """An account as exports take it, its wrong slots empty, or with the right value that people gave."""
    changed, basis = dict(told), dict(told["basis"])
    for slot, right in wrong.items():
        name = JUDGED_FIELDS[slot]
        changed[name] = _slot_told(slot, right, told[name])
        basis.pop(slot, None)
        if right is not None:
            basis[slot] = "assigned"
    return changed | {"basis": basis}


def _slot_told(slot: str, right: str | None, before: Any) -> Any:
    value = judged_value(slot, right)
    if slot == "action":
        return {**before, **(_action(*value) if value else NO_ACTION), "also": []}
    if value is None:
        return NO_STATUS
    return [_DICTS[slot](each) for each in value] if isinstance(value, tuple) else _DICTS[slot](value)


def _action(type_: str, mode: str | None) -> dict[str, Any]:
    rule = load().actions.get(type_)
    if rule is None:
        return dict(NO_ACTION)
    known = rule.modes.get(mode or "")
    of = known or rule
    return {
        "type": type_,
        "mode": known.name if known else None,
        "cameo": of.cameo,
        "quad": rule.quad,
        "score": of.score,
    }


def _when(told: Mapping[str, Any]) -> str:
    """The moment of a judgement as the store writes moments; of one without, the earliest."""
    return moment_until(told["when"]) if told["when"] else ""
