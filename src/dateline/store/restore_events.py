"""Events to JSON and back, with nothing lost on the way: the contract's shape, and beside it what that leaves out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dateline.model import (
    NO_WORDS,
    Action,
    Agreed,
    Disagreement,
    Earlier,
    Event,
    Numbers,
    Origin,
    Position,
    Related,
    Said,
    Support,
    Telling,
    Words,
)
from dateline.store.restore import moment_of, party_from, place_from, status_from, time_from


def told_of(event: Event) -> dict[str, Any]:
    """An event as JSON-ready values from which `event_from` makes it again."""
    action = event.action.value
    exact = {
        "spans": action.words.spans,
        "also": action.also,
        "confidence": event.confidence,
        "sure": [each.sure for each in event.origins],
        "place_because": event.place.value.because if event.place else None,
    }
    return {**event.as_dict(), "exact": exact}


def event_from(told: Mapping[str, Any]) -> Event:
    """The event that `told_of` told."""
    exact = told["exact"]
    return Event(
        event_id=told["event_id"],
        action=_agreed(told["action"], lambda action: _action(action, exact)),
        actors=tuple(_agreed(each, party_from) for each in told["actors"]),
        recipients=tuple(_agreed(each, party_from) for each in told["recipients"]),
        time=_agreed(told["time"], time_from) if told["time"] else None,
        place=_agreed({**told["place"], "because": exact["place_because"]}, place_from) if told["place"] else None,
        status=_agreed(told["status"], status_from),
        accounts=tuple(told["accounts"]),
        reports=tuple(_telling(each) for each in told["reports"]),
        origins=tuple(
            Origin(each["origin_id"], each["name"], tuple(each["reports"]), each["because"], sure)
            for each, sure in zip(told["origins"], exact["sure"], strict=True)
        ),
        disagreements=tuple(_disagreement(each) for each in told["disagreements"]),
        related=tuple(Related(each["event_id"], each["relation"]) for each in told["related"]),
        confidence=exact["confidence"],
        because=tuple(told["because"]),
        disclosed_after_days=told["disclosed_after_days"],
        earlier=tuple(_earlier(each) for each in told["earlier_versions"]),
        quantities=tuple(
            Numbers(each["what"], tuple(_position(position) for position in each["positions"]))
            for each in told.get("quantities", ())  # what was written before events had numbers has none
        ),
    )


def _agreed(told: Mapping[str, Any], value: Callable[[Mapping[str, Any]], Any]) -> Agreed:
    support = Support(told["support"]["reports"], told["support"]["origins"])
    return Agreed(value(told), support, tuple(told.get("also", ())))


def _action(told: Mapping[str, Any], exact: Mapping[str, Any]) -> Action:
    spans = tuple((start, end) for start, end in exact["spans"])
    return Action(
        told["type"],
        Words(told["text"], spans) if spans else NO_WORDS,
        told["mode"],
        tuple(told["contexts"]),
        told["cameo"],
        told["quad"],
        told["score"],
        tuple((kind, share) for kind, share in exact["also"]),
    )


def _telling(told: Mapping[str, Any]) -> Telling:
    return Telling(
        told["report_id"],
        told["url"],
        told["publisher"],
        moment_of(told["published"]),
        told["origin_id"],
        told["derivation"],
        told.get("doubtful", False),
    )


def _disagreement(told: Mapping[str, Any]) -> Disagreement:
    return Disagreement(
        told["slot"],
        told["of"],
        told["kind"],
        tuple(_position(each) for each in told["positions"]),
        told["because"],
        tuple(told["alone"]),
        told["likely_cause"],
    )


def _position(told: Mapping[str, Any]) -> Position:
    words = (
        Said(each["report_id"], each["text"], tuple((start, end) for start, end in each["spans"]))
        for each in told["words"]
    )
    since = moment_of(told["since"])
    return Position(told["value"], tuple(told["reports"]), tuple(told["origins"]), tuple(words), since)


def _earlier(told: Mapping[str, Any]) -> Earlier:
    return Earlier(
        told["report_id"],
        told["url"],
        told["publisher"],
        moment_of(told["published"]),
        told["replaced_by"],
        tuple(told["accounts"]),
        told["still_told"],
    )
