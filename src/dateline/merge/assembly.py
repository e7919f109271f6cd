"""Accounts of one happening → an Event: what is agreed, with its support, and where the reports disagree."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from dateline.merge.counts import count_disagreements, numbers_told
from dateline.merge.denials import denials_within, without_own_denials
from dateline.merge.disputes import (
    stance_disagreements,
    status_disagreements,
    undone_disagreements,
)
from dateline.merge.lineage import Lineage
from dateline.merge.mouths import attribution_disagreements
from dateline.merge.names import folded
from dateline.merge.offices import retold_disagreements
from dateline.merge.origins import ancestry
from dateline.merge.quotes import quote_disagreements
from dateline.merge.rivals import party_disagreements
from dateline.merge.sides import agreed_parties
from dateline.merge.versions import Former, corrected, earlier_of
from dateline.merge.voices import Voice, Voices, sureness
from dateline.merge.whens import date_disagreements, impossible_days
from dateline.merge.wheres import border_disagreements, is_detail, place_disagreements
from dateline.model import Account, Agreed, Disagreement, Event, Place, Position, Support, event_id_of, moment_key


def account_key(account: Account, account_id: str) -> tuple[tuple[int, float], str]:
    """Sorts accounts by publication, then id: the first of an event gives it its id."""
    return moment_key(account.report.published), account_id


def event_of(
    accounts: Sequence[Account],
    lineage: Lineage,
    *,
    ids: Sequence[str],
    because: tuple[str, ...] = (),
    former: Sequence[Former] = (),
    no_status: frozenset[str] = frozenset(),
) -> Event:
    """The event that some accounts speak of; they and their ``ids`` come in the order of `account_key`.

    ``former`` are accounts of versions of its pages that were replaced: they name the event and say what was corrected.
    ``no_status`` are the ids of accounts whose status people judged wrong, and said no better: whether it happened is
    told by the others, and they take no side in a disagreement.
    """
    ordered = accounts
    first_id, first_day = _head(
        [*zip(ordered, ids, strict=True), *((each.account, each.account_id) for each in former)]
    )
    known = ancestry([account.report for account in ordered], lineage, accounts=ordered)
    origin_of = known.origin_of
    voices = Voices(_voice(account, origin_of, lineage) for account in ordered)
    clear = (
        Voices(voice for voice, own in zip(voices, ids, strict=True) if own not in no_status) if no_status else voices
    )
    time = _chosen(voices, lambda account: (account.time.start, account.time.end) if account.time.start else None)
    place = _chosen(voices, lambda account: folded(account.place.name) if account.place.name else None)
    status = _chosen(
        without_own_denials(clear or voices), lambda account: (account.status.value, account.status.historical)
    )
    action = _chosen(voices, lambda account: account.action.type)
    assert action is not None and status is not None  # every account has both
    mode = _chosen(
        [voice for voice in voices if voice.account.action.type == action[0].action.type],
        lambda account: account.action.mode,
    )
    shown = mode[0] if mode else action[0]
    return Event(
        event_id=event_id_of(first_id),
        action=Agreed(shown.action, action[1]),
        actors=agreed_parties(voices, "actors"),
        recipients=agreed_parties(voices, "recipients"),
        time=Agreed(time[0].time, time[1]) if time else None,
        place=_placed(place[0].place, voices) if place else None,
        status=Agreed(status[0].status, status[1]),
        accounts=tuple(ids),
        reports=known.tellings,
        origins=known.origins,
        disagreements=(
            *(disagreements_of(clear) if len(known.tellings) > 1 else _own_slips(clear)),
            *corrected(former, clear, disagreements_of),
        ),
        confidence=sureness(voices),
        because=because,
        disclosed_after_days=_delay(time[0] if time else None, first_day),
        earlier=earlier_of(former, voices),
        quantities=numbers_told(clear),
    )


def _head(told: Sequence[tuple[Account, str]]) -> tuple[str, date | None]:
    """The id and day of the account that names an event: the earliest, also of a version which was replaced.

    A doubtful one only where there are no others, so that an event is called the same with and without these.
    """
    heads = [each for each in told if not each[0].doubtful] or told
    named = ((moment_key(each.report.published), own, each.report.published_day) for each, own in heads)
    _, first_id, first_day = min(named, key=lambda each: each[:2])
    return first_id, first_day


def of_other_origins(event: Event, accounts: Sequence[Account], lineage: Lineage) -> Event | None:
    """An event anew of which nothing changed but from whom its reports have it; itself where that is as it was.

    ``accounts`` are its own. No parent of its reports may be another, unless it has one report alone: then all else
    that it says of origins is how many they are, and their ids. None where reports have come to share one, or do no
    longer.
    """
    known = ancestry([account.report for account in accounts], lineage, accounts=accounts)
    if (known.tellings, known.origins) == (event.reports, event.origins):
        return event
    pairs = {(before.origin_id, now.origin_id) for before, now in zip(event.reports, known.tellings, strict=True)}
    now_called = dict(pairs)
    if not len(pairs) == len(now_called) == len(set(now_called.values())):
        return None

    def moved(positions: Sequence[Position]) -> tuple[Position, ...]:
        return tuple(
            replace(each, origins=tuple(now_called.get(own, own) for own in each.origins)) for each in positions
        )

    return replace(
        event,
        reports=known.tellings,
        origins=known.origins,
        disagreements=tuple(replace(each, positions=moved(each.positions)) for each in event.disagreements),
        quantities=tuple(replace(each, positions=moved(each.positions)) for each in event.quantities),
    )


def _voice(account: Account, origin_of: Mapping[str, str], lineage: Lineage) -> Voice:
    report_id = account.report.report_id
    parent = lineage.parents.get(report_id)
    return Voice(account, origin_of[report_id], parent.report_id if parent else None)


def disagreements_of(voices: Sequence[Voice]) -> tuple[Disagreement, ...]:
    """All disagreements of an event's voices; background is left to those who told it as news."""
    news = _news(voices)
    stances = tuple(stance_disagreements(news))
    return (
        *stances,
        *undone_disagreements(news),
        *(tuple(status_disagreements(news, stances=stances)) or denials_within(news)),
        *(tuple(party_disagreements(news)) or retold_disagreements(news)),
        *count_disagreements(news),
        *date_disagreements(news),
        *place_disagreements(news),
        *border_disagreements(news),
        *(tuple(attribution_disagreements(news)) or quote_disagreements(news)),
    )


def _news(voices: Sequence[Voice]) -> Sequence[Voice]:
    """The voices without background."""
    found = Voices(voice for voice in voices if not voice.account.status.historical)
    return voices if len(found) == len(voices) else found


def _own_slips(voices: Sequence[Voice]) -> tuple[Disagreement, ...]:
    """What a single report tells against itself: a day that no calendar has, a denial beside what is denied."""
    news = _news(voices)
    return (*denials_within(news), *count_disagreements(news), *impossible_days(voices))


def _support(voices: Sequence[Voice]) -> Support:
    reports = {voice.report_id: voice.origin_id for voice in voices}  # a report has one origin
    return Support(len(reports), len(set(reports.values())))


def _chosen(voices: Sequence[Voice], value: Callable[[Account], Hashable | None]) -> tuple[Account, Support] | None:
    """The account that best tells the value that most origins have (then most reports, then the surest)."""
    if len(voices) == 1:  # most events: what nobody else tells needs no weighing
        account = voices[0].account
        return (account, _support(voices)) if value(account) is not None else None
    groups: dict[Hashable, list[Voice]] = {}
    for voice in voices:
        told = value(voice.account)
        if told is not None:
            groups.setdefault(told, []).append(voice)
    if not groups:
        return None
    ranked = [(_support(group), group) for group in groups.values()]
    most = max((support.origins, support.reports) for support, _ in ranked)
    tied = [each for each in ranked if (each[0].origins, each[0].reports) == most]
    support, best = tied[0] if len(tied) == 1 else max(tied, key=lambda each: _surest(each[1]).confidence)
    return _surest(best), support


def _surest(voices: Sequence[Voice]) -> Account:
    return max([voice.account for voice in voices], key=attrgetter("confidence"))


def _placed(place: Place, voices: Sequence[Voice]) -> Agreed:
    """A place, with the support of all who give it or, in more words or fewer, its town, region or country."""
    return Agreed(place, _support([voice for voice in voices if is_detail(voice.account.place, place)]))


def _delay(told: Account | None, day: date | None) -> int | None:
    if told is None or told.time.end is None or day is None:
        return None
    return max((day - told.time.end).days, 0)
