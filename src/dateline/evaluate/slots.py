"""The slots of a matched pair: is the coded value the gold's? Asked only where the gold states the slot."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from dateline.codebook import load
from dateline.evaluate.matching import GoldAccount, overlaps
from dateline.evaluate.scorecard import ScoreTable, ratio, share
from dateline.model import Account, Pair, Party, Speaker


def right_slots(account: Account, gold: GoldAccount) -> dict[str, bool]:
    """Each slot that the gold states, and whether the coded value is right."""
    found: dict[str, bool] = {}
    for name, (asked, right) in _SLOTS.items():
        if name == "mode" and not _has_modes(account, gold):
            continue
        wanted = asked(gold.slots)
        if wanted is not _NOT_STATED:
            found[name] = right(account, wanted)
    return found


def slots_table(counted: dict[str, list[bool]]) -> ScoreTable:
    """Right and asked by slot."""
    rows = tuple(
        (name, str(sum(each)), str(len(each)), share(ratio(sum(each), len(each)))) for name, each in counted.items()
    )
    return ScoreTable("Slots on matched accounts", ("slot", "right", "asked", "share"), rows)


def same_speaker(speaker: Speaker, link: dict[str, Any]) -> bool:
    """Whether a coded speaker is the gold's: their words overlap, or they bear one name."""
    return overlaps(speaker.words.spans, _pairs(link.get("spans"))) or _same(
        speaker.name or speaker.words.text, link.get("name") or link.get("text")
    )


def _has_modes(account: Account, gold: GoldAccount) -> bool:
    """Say whether a mode can be right or wrong: the gold's own type, and one that has modes at all."""
    type_: str = gold.slots["action"]["type"]
    return account.action.type == type_ and type_ in load().actions and bool(load().actions[type_].modes)


_NOT_STATED = object()


def _at(*path: str) -> Callable[[dict[str, Any]], Any]:
    def asked(row: dict[str, Any]) -> Any:
        value: Any = row
        for key in path:
            if not isinstance(value, dict) or key not in value:
                return _NOT_STATED
            value = value[key]
        return value

    return asked


def _mode(account: Account, wanted: Any) -> bool:
    return account.action.mode == (wanted or None)


def _contexts(account: Account, wanted: Any) -> bool:
    return set(account.action.contexts) == set(wanted or ())


def _status(account: Account, wanted: Any) -> bool:
    return bool(account.status.value == wanted)


def _historical(account: Account, wanted: Any) -> bool:
    return account.status.historical == bool(wanted)


def _time(account: Account, wanted: Any) -> bool:
    """First and last day, or the first where the gold's last is not stated; no day where it has none."""
    start, end = account.time.start, account.time.end
    if not wanted or not wanted.get("start"):
        return start is None
    days = (start.isoformat() if start else None, end.isoformat() if end else None)
    return bool(days[0] == wanted["start"] and wanted.get("end") in (None, days[1]))


def _place(account: Account, wanted: Any) -> bool:
    """The same name, or words that overlap; no place where the gold has none."""
    if not wanted or not (wanted.get("name") or wanted.get("spans")):
        return account.place.name is None
    name = (wanted.get("name") or "").casefold()
    return (account.place.name or "").casefold() == name or overlaps(
        account.place.words.spans, _pairs(wanted.get("spans"))
    )


def _speakers(account: Account, wanted: Any) -> bool:
    """The whole chain: as many links, each the gold's by words or name, in order."""
    if len(account.speakers) != len(wanted or ()):
        return False
    return all(same_speaker(speaker, link) for speaker, link in zip(account.speakers, wanted or (), strict=True))


def _quantities(account: Account, wanted: Any) -> bool:
    coded = {(each.what, each.low, each.high) for each in account.quantities}
    return coded == {(each["what"], each.get("low"), each.get("high")) for each in wanted or ()}


def _victims(what: str) -> Callable[[Account, Any], bool]:
    """Every number of victims that the gold gives is a bound of one that is coded."""

    def right(account: Account, wanted: Any) -> bool:
        own = [(each.low, each.high) for each in account.quantities if each.what == what]
        return all(any(number in bounds for bounds in own for number in numbers) for numbers in wanted)

    return right


def _all_parties(role: str) -> Callable[[Account, Any], bool]:
    """Every gold party is met by another coded one, and none is left over."""

    def right(account: Account, wanted: Any) -> bool:
        coded: list[Party] = list(getattr(account, role))
        for party in wanted or ():
            met = next((e for e in coded if overlaps(e.words.spans, _pairs(party.get("spans")))), None)
            if met is None:
                return False
            coded.remove(met)
        return not coded

    return right


def _of_parties(role: str, key: str) -> Callable[[Account, Any], bool]:
    """A value of each gold party that states it, on the coded party whose words overlap."""

    def right(account: Account, wanted: Any) -> bool:
        for party in wanted:
            met = [e for e in getattr(account, role) if overlaps(e.words.spans, _pairs(party.get("spans")))]
            values = [getattr(each, key) for each in met]
            expected = party[key]
            if key == "sectors":  # the first sector is the primary one
                values, expected = [each[:1] for each in values], tuple((expected or ())[:1])
            if expected not in values:
                return False
        return True

    return right


def _stating(role: str, key: str) -> Callable[[dict[str, Any]], Any]:
    def asked(row: dict[str, Any]) -> Any:
        parties = [p for p in row.get(role) or () if isinstance(p, dict) and key in p and p.get("spans")]
        return parties or _NOT_STATED

    return asked


def _same(one: str | None, other: str | None) -> bool:
    return bool(one) and bool(other) and str(one).casefold() == str(other).casefold()


def _pairs(spans: Iterable[Any] | None) -> list[Pair]:
    return [(start, end) for start, end in spans or ()]


_SLOTS: dict[str, tuple[Callable[[dict[str, Any]], Any], Callable[[Account, Any], bool]]] = {
    "mode": (_at("action", "mode"), _mode),
    "contexts": (_at("action", "contexts"), _contexts),
    "status": (_at("status", "value"), _status),
    "historical": (_at("status", "historical"), _historical),
    "time": (_at("time"), _time),
    "place": (_at("place"), _place),
    "speakers": (_at("speakers"), _speakers),
    "quantities": (_at("quantities"), _quantities),
    "killed": (_at("victims", "killed"), _victims("killed")),
    "injured": (_at("victims", "injured"), _victims("injured")),
    "all actors": (_stating("actors", "spans"), _all_parties("actors")),
    "all recipients": (_stating("recipients", "spans"), _all_parties("recipients")),
    "actor country": (_stating("actors", "country"), _of_parties("actors", "country")),
    "actor sector": (_stating("actors", "sectors"), _of_parties("actors", "sectors")),
    "recipient country": (_stating("recipients", "country"), _of_parties("recipients", "country")),
    "recipient sector": (_stating("recipients", "sectors"), _of_parties("recipients", "sectors")),
}
