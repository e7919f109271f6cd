"""Accounts, events and texts of a store as listings and exports may show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Protocol

from dateline.model import Event, Party, Report, Words, judged_value
from dateline.model.account import party_dict
from dateline.store.exports.quoting import Moved
from dateline.store.people.masks import Mask, mask_of
from dateline.store.people.private import HARM, WITNESSES, is_private, role_of
from dateline.store.port import Hides

_SIDES = {"actor": "actors", "recipient": "recipients"}
AS_IT_IS = frozenset("url publisher report_id account_id coder published fetched added_at language".split())
"""What says where a report is, and when and by whom it was coded: it is never changed."""


class _Store(Protocol):
    @property
    def hides(self) -> Hides: ...

    def told_in(self, report_ids: Iterable[str]) -> Iterable[tuple[str, dict[str, Any]]]: ...

    def judgements(self) -> list[dict[str, Any]]: ...

    def reports_of(self, account_ids: Iterable[str]) -> dict[str, str]: ...


def _given(store: _Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """Whom people named as the right party of an account: (its report, a telling of that party)."""
    named = [each for each in store.judgements() if each.get("right") and each.get("slot") in _SIDES]
    reports = store.reports_of(each["one"] for each in named) if named else {}
    for each in named:
        parties = judged_value(each["slot"], each["right"])
        told: dict[str, Any] = {"actors": [], "recipients": [], "speakers": [], "action": {"type": ""}}
        told |= {"sentence": {"text": ""}, "place": {"name": None, "ids": {}}}
        told[_SIDES[each["slot"]]] = [party_dict(party) for party in parties]
        if each["one"] in reports:
            yield reports[each["one"]], told


class Masker:
    """Masks of the reports of a store: they hide whom the store hides."""

    def __init__(self, store: _Store, report_ids: Iterable[str]) -> None:
        """Read what hides the private persons of these reports; the store is not needed afterwards."""
        self._told: dict[str, list[dict[str, Any]]] = {}
        self._hides = store.hides
        if self._hides != "nobody":
            ids = set(report_ids)
            for report_id, told in store.told_in(ids):
                self._told.setdefault(report_id, []).append(told)
            for report_id, told in _given(store):
                if report_id in ids:
                    self._told.setdefault(report_id, []).append(told)

    def of(self, *report_ids: str) -> Mask:
        """The mask for what these reports say together."""
        return mask_of((told for each in report_ids for told in self._told.get(each, ())), hides=self._hides)

    def event(self, event: Event) -> Event:
        """An event in which private persons are called by their role, everywhere their names stand."""
        mask = self.of(*event.report_ids)
        if not mask:
            return event
        harmed = event.action.value.type in HARM
        actors = tuple(replace(each, value=_party(each.value, mask, victim=False)) for each in event.actors)
        recipients = tuple(replace(each, value=_party(each.value, mask, victim=harmed)) for each in event.recipients)
        veiled: Event = _veiled(replace(event, actors=actors, recipients=recipients), mask)
        return veiled

    def report(self, report: Report) -> Report:
        """A report whose headline names no private person; its text is as it was."""
        title = self.of(report.report_id).text(report.title) if report.title else None
        return report if title == report.title else replace(report, title=title)


def masked(told: dict[str, Any], mask: Mask) -> dict[str, Any]:
    """An account in which private persons are called by their role, everywhere their names stand."""
    if not mask:
        return told
    harmed, sentence = told["action"]["type"] in HARM, told["sentence"]["text"] or ""
    changed = {
        **told,
        "actors": [_party_told(party, mask, victim=False, sentence=sentence) for party in told["actors"]],
        "recipients": [_party_told(party, mask, victim=harmed, sentence=sentence) for party in told["recipients"]],
        "speakers": [_speaker_told(speaker, mask) for speaker in told["speakers"]],
    }
    if "confirmed_by" in told:
        changed["confirmed_by"] = [_speaker_told(speaker, mask) for speaker in told["confirmed_by"]]
    begin = told["sentence"]["start"]
    hidden = [(begin + start, begin + end, len(shown)) for start, end, shown in mask.places(sentence)]
    veiled: dict[str, Any] = _without(changed, mask)
    return veiled | ({"moved": Moved(begin, hidden=hidden)} if hidden else {})


def _party_told(party: dict[str, Any], mask: Mask, *, victim: bool, sentence: str) -> dict[str, Any]:
    role = _role(party, mask, victim=victim, sentence=sentence)
    return {**party, "name": None, "text": role, "ids": {}} if role else party


def _role(party: dict[str, Any], mask: Mask, *, victim: bool, sentence: str = "") -> str | None:
    known = mask.role(party["name"])
    if known or not is_private(party, victim=victim, sentence=sentence):
        return known
    if mask.text(party["text"] or "") == party["text"] and not party["name"]:
        return None  # nobody is named: "a worker"
    if party["name"] and mask.text(party["name"]) == party["name"]:
        return None  # holds an office in another account
    return role_of(party, victim=victim, sentence=sentence)


def _speaker_told(speaker: dict[str, Any], mask: Mask) -> dict[str, Any]:
    role = mask.role(speaker["name"])
    if role is None and speaker["kind"] in WITNESSES and mask.text(speaker["text"] or "") != (speaker["text"] or ""):
        role = "a witness" if speaker["kind"] == "witness" else "a private person"
    return {**speaker, "name": None, "text": role} if role else speaker


def _party(party: Party, mask: Mask, *, victim: bool) -> Party:
    role = _role(party_dict(party), mask, victim=victim)
    return replace(party, name=None, ids={}, words=Words(role, party.words.spans)) if role else party


def _without(value: Any, mask: Mask) -> Any:
    if isinstance(value, str):
        return mask.text(value)
    if isinstance(value, list):
        return [_without(each, mask) for each in value]
    if isinstance(value, dict):
        return {name: each if name in AS_IT_IS else _without(each, mask) for name, each in value.items()}
    return value


def _veiled(value: Any, mask: Mask) -> Any:
    if isinstance(value, str):
        return mask.text(value)
    if isinstance(value, tuple):
        return tuple(_veiled(each, mask) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in AS_IT_IS]
        changed = {name: _veiled(getattr(value, name), mask) for name in names}
        return replace(value, **{name: new for name, new in changed.items() if new is not getattr(value, name)})
    return value
