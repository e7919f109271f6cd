"""What several reports say about one happening: an event, its origins, and where its reports disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from dateline.model.account import Action, party_dict, place_dict, status_dict, time_dict
from dateline.model.report import Pair, content_id
from dateline.quick import quickly_made

Derivation = Literal["original", "copy", "cut", "rewrite"]
Slot = Literal["stance", "status", "actor", "recipient", "count", "date", "place", "attribution"]
DisagreementKind = Literal["contradiction", "update", "correction"]
Cause = Literal["lost_negation", "wrong_weekday", "swapped_parties", "older_count", "mistranslation"]
Relation = Literal["part_of", "follows", "same_series"]
Verdict = Literal["same", "different", "right", "wrong"]


@quickly_made
@dataclass(frozen=True, slots=True)
class Support:
    """How many reports, and how many independent origins, say so."""

    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class Agreed:
    """A value of an event that nobody contradicts, or the one most origins have; with its support.

    ``also`` are other words for a party, of reports that count as its support.
    """

    value: Any
    support: Support
    also: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Telling:
    """A report that tells of an event: its origin, and how its text derives from that origin.

    It is ``doubtful`` where all that it tells of the event is.
    """

    report_id: str
    url: str | None
    publisher: str | None
    published: datetime | date | None
    origin_id: str
    derivation: Derivation = "original"
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports come from: an agency's text, or a report of its own.

    ``reports`` are the ids of those that rest on it, ``because`` says why we think so, with the words, and
    ``sure`` how sure (0 to 1) we are of the least certain of them.
    """

    origin_id: str
    name: str
    reports: tuple[str, ...]
    because: str
    sure: float = 1.0


@quickly_made
@dataclass(frozen=True, slots=True)
class Said:
    """Words of a report that take a position; ``spans`` is empty where the value was inferred."""

    report_id: str
    text: str
    spans: tuple[Pair, ...]


@quickly_made
@dataclass(frozen=True, slots=True)
class Position:
    """One value of a slot, the reports and origins (ids) that take it, and their words; ``since`` when."""

    value: str
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    words: tuple[Said, ...]
    since: datetime | date | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one kind ("killed") that reports give of an event, the lowest first, and who gives each."""

    what: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two positions or more on one slot. ``of`` says of what: the kind of count, the text that was voted on.

    ``alone`` lists reports that stand by themselves against two independent origins or more.
    """

    slot: Slot
    of: str | None
    kind: DisagreementKind
    positions: tuple[Position, ...]
    because: str
    alone: tuple[str, ...] = ()
    likely_cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another event that this one is a part of, follows, or is in a series with."""

    event_id: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version of a page that a later one has replaced: it takes no part in what is agreed, and stays on record.

    ``accounts`` are what it told of the event. ``replaced_by`` is the report that stands at its address now;
    ``still_told`` whether that one tells of the event.
    """

    report_id: str
    url: str | None
    publisher: str | None
    published: datetime | date | None
    replaced_by: str
    accounts: tuple[str, ...]
    still_told: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person (or a program that is not the merger) decided; append-only, and always stronger than the machine.

    same, different: the accounts ``one`` and ``other`` speak of the same event, or not. right, wrong: the account
    ``one`` is coded rightly or not, in ``slot`` or as a whole; ``right`` is what a wrong slot should say, as
    `dateline.model.right_value` reads it, None where nobody said. Of two on the same accounts the later holds.
    """

    verdict: Verdict
    one: str
    other: str | None = None
    slot: str | None = None
    by: str = ""
    when: datetime | None = None
    why: str = ""
    right: str | None = None

    @property
    def judgement_id(self) -> str:
        """Hashed from all it says: writing the same judgement twice is harmless."""
        said = (self.verdict, self.one, self.other, self.slot, self.by, self.when, self.why)
        return content_id("judgement", *said, *(() if self.right is None else (self.right,)))

    def as_dict(self) -> dict[str, object]:
        """The judgement as JSON-ready values."""
        return {
            "judgement_id": self.judgement_id,
            "verdict": self.verdict,
            "one": self.one,
            "other": self.other,
            "slot": self.slot,
            "by": self.by,
            "when": _moment(self.when),
            "why": self.why,
            **({"right": self.right} if self.right is not None else {}),
        }


def judgement_from(told: Mapping[str, Any]) -> Judgement:
    """The judgement that `Judgement.as_dict` told."""
    when = datetime.fromisoformat(told["when"]) if told.get("when") else None
    by, why = told.get("by") or "", told.get("why") or ""
    return Judgement(
        told["verdict"], told["one"], told.get("other"), told.get("slot"), by, when, why, told.get("right")
    )


@dataclass(frozen=True, slots=True)
class Event:
    """Accounts that speak of the same happening: what is agreed, where they disagree, who says so.

    Derived from accounts and judgements, never edited. ``accounts`` are ids, the earliest first; the event's id is
    made from the first that is not doubtful, so that the order of arrival doesn't matter. ``disclosed_after_days``
    counts from the agreed day to the first report; None where either is unknown. ``earlier`` are versions of its pages
    that were replaced; their accounts count for the id alone, so that it stays when a page is changed.
    """

    event_id: str
    action: Agreed
    actors: tuple[Agreed, ...]
    recipients: tuple[Agreed, ...]
    time: Agreed | None
    place: Agreed | None
    status: Agreed
    accounts: tuple[str, ...]
    reports: tuple[Telling, ...]
    origins: tuple[Origin, ...]
    disagreements: tuple[Disagreement, ...] = ()
    related: tuple[Related, ...] = ()
    confidence: float = 0.0
    because: tuple[str, ...] = ()
    disclosed_after_days: int | None = None
    earlier: tuple[Earlier, ...] = ()
    quantities: tuple[Numbers, ...] = ()

    @property
    def all_accounts(self) -> tuple[str, ...]:
        """Its accounts, and those of versions that were replaced."""
        return (*self.accounts, *(told for each in self.earlier for told in each.accounts))

    @property
    def report_ids(self) -> tuple[str, ...]:
        """Its reports, and the versions that were replaced."""
        return (*(each.report_id for each in self.reports), *(each.report_id for each in self.earlier))

    @property
    def first_report(self) -> Telling | Earlier:
        """The report that told of it first, also if it has been replaced since."""
        told: tuple[Telling | Earlier, ...] = (self.reports[0], *self.earlier)
        moments = [_moment(each.published) or "~" for each in told]
        ranked = [(each[:10], each[10:] or "~") for each in moments]  # a day without a clock time ends last
        return told[ranked.index(min(ranked))]

    def as_dict(self) -> dict[str, object]:
        """The event as JSON-ready values, in the shape of the contract."""
        return {
            "event_id": self.event_id,
            "action": _agreed(self.action, _action),
            "actors": [_party(each) for each in self.actors],
            "recipients": [_party(each) for each in self.recipients],
            "time": _agreed(self.time, time_dict) if self.time else None,
            "place": _agreed(self.place, place_dict) if self.place else None,
            "status": _agreed(self.status, status_dict),
            "quantities": [
                {"what": each.what, "positions": [_position(told) for told in each.positions]}
                for each in self.quantities
            ],
            "accounts": list(self.accounts),
            "reports": [_telling(each) for each in self.reports],
            "origins": [
                {
                    "origin_id": each.origin_id,
                    "name": each.name,
                    "reports": list(each.reports),
                    "because": each.because,
                    "sure": round(each.sure, 3),
                }
                for each in self.origins
            ],
            "disagreements": [_disagreement(each) for each in self.disagreements],
            "related": [{"event_id": each.event_id, "relation": each.relation} for each in self.related],
            "confidence": round(self.confidence, 3),
            "because": list(self.because),
            "first_report": self.first_report.report_id,
            "disclosed_after_days": self.disclosed_after_days,
            "earlier_versions": [_earlier(each) for each in self.earlier],
        }


def _earlier(each: Earlier) -> dict[str, object]:
    return {
        "report_id": each.report_id,
        "url": each.url,
        "publisher": each.publisher,
        "published": _moment(each.published),
        "replaced_by": each.replaced_by,
        "accounts": list(each.accounts),
        "still_told": each.still_told,
    }


def event_id_of(account_id: str) -> str:
    """The id of the event whose earliest account is this one."""
    return content_id("event", account_id)


def _agreed(agreed: Agreed, as_dict: Any) -> Mapping[str, object]:
    support = {"reports": agreed.support.reports, "origins": agreed.support.origins}
    return {**as_dict(agreed.value), "support": support}


def _party(agreed: Agreed) -> dict[str, object]:
    return {**_agreed(agreed, party_dict), "also": list(agreed.also)}


def _action(action: Action) -> dict[str, object]:
    return {
        "type": action.type,
        "mode": action.mode,
        "contexts": list(action.contexts),
        "cameo": action.cameo,
        "quad": action.quad,
        "score": action.score,
        "text": action.words.text or None,
    }


def _telling(telling: Telling) -> dict[str, object]:
    return {
        "report_id": telling.report_id,
        "url": telling.url,
        "publisher": telling.publisher,
        "published": _moment(telling.published),
        "origin_id": telling.origin_id,
        "derivation": telling.derivation,
        **({"doubtful": True} if telling.doubtful else {}),
    }


def _disagreement(each: Disagreement) -> dict[str, object]:
    return {
        "slot": each.slot,
        "of": each.of,
        "kind": each.kind,
        "positions": [_position(position) for position in each.positions],
        "alone": list(each.alone),
        "likely_cause": each.likely_cause,
        "because": each.because,
    }


def _position(position: Position) -> dict[str, object]:
    return {
        "value": position.value,
        "reports": list(position.reports),
        "origins": list(position.origins),
        "since": _moment(position.since),
        "words": [
            {"report_id": said.report_id, "text": said.text, "spans": [list(pair) for pair in said.spans]}
            for said in position.words
        ],
    }


def _moment(moment: datetime | date | None) -> str | None:
    return moment.isoformat() if moment else None
