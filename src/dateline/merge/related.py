"""Events that belong together and are not one: parts of a longer one, rounds of a series, what follows on another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.merge.names import folded
from dateline.merge.rows import party_keys
from dateline.model import Event, Related, Relation

SERIES_DAYS = 21
"""Rounds of talks, raids or strikes further apart than three weeks are no series but a habit."""
FOLLOWS_DAYS = 7
LONG_DAYS = 2
"""An event that is told to last longer can have parts."""
MOST_RELATED = 8
FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
ANSWERS: Mapping[str, frozenset[str]] = {
    "ASSAULT": frozenset(("PROTEST", "ACCUSE", "REQUEST", "THREATEN", "SANCTION", "MOBILIZE", "AID", "RETREAT")),
    "COERCE": frozenset(("PROTEST", "ACCUSE", "REQUEST", "SANCTION", "RETREAT")),
    "PROTEST": frozenset(("COERCE", "CONCEDE", "REJECT")),
    "REQUEST": frozenset(("CONCEDE", "REJECT", "AGREE", "AID")),
    "THREATEN": frozenset(("ACCUSE", "REJECT", "CONCEDE")),
    "CONSULT": frozenset(("AGREE", "REJECT")),
    "AGREE": frozenset(("RETREAT", "AID", "COOPERATE")),
}
"""What may follow on what; the later must be told in a report that tells of the former."""


def with_relations(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, each with those of the others that belong to it."""
    known = {event.event_id: event for event in events}
    keys = {event.event_id: _keys(event) for event in events}
    found: dict[str, list[Related]] = {}
    for one, other in _candidates(events, keys):
        told = _relation(known[one], known[other], keys)
        if told:
            found.setdefault(told[0], []).append(Related(told[1], told[2]))
    return tuple(
        replace(
            event,
            related=tuple(sorted(set(found[event.event_id]), key=lambda r: (r.relation, r.event_id)))[:MOST_RELATED],
        )
        if event.event_id in found
        else event
        for event in events
    )


def _candidates(events: Sequence[Event], keys: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    """Pairs of events that share a report, or a type, a party and a stretch of three weeks."""
    blocks: dict[tuple[object, ...], list[str]] = {}
    for event in events:
        for telling in event.reports:
            blocks.setdefault(("report", telling.report_id), []).append(event.event_id)
        if event.time and event.time.value.start:
            stretch = event.time.value.start.toordinal() // SERIES_DAYS
            for key in keys[event.event_id]:
                for at in (stretch, stretch + 1):
                    blocks.setdefault((event.action.value.type, key, at), []).append(event.event_id)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for at, one in enumerate(block[:60]):
            for other in block[at + 1 : at + 13]:
                pair = (min(one, other), max(one, other))
                if one != other and pair not in seen:
                    seen.add(pair)
                    yield pair


def _relation(one: Event, other: Event, keys: Mapping[str, frozenset[str]]) -> tuple[str, str, Relation] | None:
    """(the event that is related, to which, how); None where they are not."""
    if not (one.time and other.time and one.time.value.start and other.time.value.start):
        return None
    shared = keys[one.event_id] & keys[other.event_id]
    if one.time.value.start > other.time.value.start or (
        one.time.value.start == other.time.value.start and one.event_id > other.event_id
    ):
        one, other = other, one
    for part, whole in ((one, other), (other, one)):
        if _lies_in(part, whole) and len(shared) >= 2:
            return part.event_id, whole.event_id, "part_of"
    gap = other.time.value.start - one.time.value.start if one.time and other.time else timedelta()
    if one.action.value.type == other.action.value.type:
        if len(shared) >= 2 and timedelta() < gap <= timedelta(days=SERIES_DAYS):
            return other.event_id, one.event_id, "same_series"
        return None
    told_together = {t.report_id for t in one.reports} & {t.report_id for t in other.reports}
    follows = other.action.value.type in ANSWERS.get(one.action.value.type, ())
    if follows and told_together and shared and timedelta() <= gap <= timedelta(days=FOLLOWS_DAYS):
        return other.event_id, one.event_id, "follows"
    return None


def _lies_in(part: Event, whole: Event) -> bool:
    if {part.action.value.type, whole.action.value.type} - FORCE or part.time is None or whole.time is None:
        return False
    inner, outer = part.time.value, whole.time.value
    if outer.end is None or inner.end is None or (outer.end - outer.start).days < LONG_DAYS:
        return False
    return bool(
        outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start
    )


def _keys(event: Event) -> frozenset[str]:
    """What names an event's parties and place."""
    told = {key for each in (*event.actors, *event.recipients) for key in party_keys(each.value)[:1]}
    if event.place and event.place.value.name:
        told.add(folded(event.place.value.name))
    return frozenset(told)
