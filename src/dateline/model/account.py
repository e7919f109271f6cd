"""What one report says about one event: an account, a set of claims with their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter
from typing import Any, Literal

from dateline.model.report import Pair, Report, content_id
from dateline.quick import quickly_made
from dateline.text import cut, cut_all, merge_pairs

StatusValue = Literal[
    "happened", "ongoing", "planned", "threatened", "hypothetical", "denied", "did_not_happen", "general"
]
REAL: frozenset[StatusValue] = frozenset(("happened", "ongoing"))
"""What takes place or has."""
Basis = Literal["quoted", "inferred", "assigned"]
TimePrecision = Literal["day", "week", "month", "year", "decade", "unknown"]
PlacePrecision = Literal["point", "city", "admin1", "country"]
PartyKind = Literal["person", "organisation", "group", "country", "place", "unnamed"]
SpeakerKind = Literal["wire", "official", "statement", "document", "person", "witness", "expert", "party", "media"]
QuantityKind = Literal["killed", "injured", "arrested", "displaced", "abducted", "crowd"]
SECTORS = frozenset(
    "GOV MIL LEG JUD COP SPY PRM REB UAF PTY OPP ELI CVL SOC BUS LAB AGR EDU REL MED JRN CRM REF PRE UNK "
    "IGO NGO MNC IMG".split()
)
"""PLOVER's closed list of sectors; the last four are of international actors."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Words:
    """Words of the report: ``text`` is what the spans cut (several are joined by ' … ')."""

    text: str
    spans: tuple[Pair, ...]


NO_WORDS = Words("", ())


def words_of(report: Report, *pairs: Pair) -> Words:
    """Cut words from a report; overlapping pairs are joined."""
    if len(pairs) == 1:
        return Words(cut(report.text, pairs[0]), pairs)
    spans = merge_pairs(pairs)
    return Words(cut_all(report.text, spans), spans) if spans else NO_WORDS


@quickly_made
@dataclass(frozen=True, slots=True)
class Action:
    """What was done: PLOVER type, mode and contexts, with the words that say so.

    ``also`` holds the other types that the coder half took it for, with their probabilities, the likeliest first.
    """

    type: str
    words: Words
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: str | None = None
    score: float | None = None
    also: tuple[tuple[str, float], ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient. ``extract`` gives the words; ``resolve`` says whom they denote.

    ``confidence`` (0 to 1) says how sure that is; None before anybody has asked.
    """

    words: Words
    name: str | None = None
    kind: PartyKind = "unnamed"
    country: str | None = None
    sectors: tuple[str, ...] = ()
    code: str | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class TimeReading:
    """One reading of when: inclusive days, and why it is read so."""

    start: date | None
    end: date | None
    because: str


@quickly_made
@dataclass(frozen=True, slots=True)
class Time:
    """When the act took place (not when it was reported); inclusive days."""

    words: Words = NO_WORDS
    start: date | None = None
    end: date | None = None
    precision: TimePrecision = "unknown"
    because: str | None = None
    alternatives: tuple[TimeReading, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Place:
    """Where the act took place; ``lat``/``lon`` in degrees, None for a country or unknown place.

    ``because`` says why the place is not just what the words name: it lies beside it, or is taken from the dateline.
    """

    words: Words = NO_WORDS
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    precision: PlacePrecision | None = None
    because: str | None = None


NO_PLACE = Place()


@quickly_made
@dataclass(frozen=True, slots=True)
class Status:
    """Whether it happened; ``factuality`` from -3 to 3; ``historical`` for old background."""

    value: StatusValue = "happened"
    historical: bool = False
    factuality: float | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A link of the chain of those who say so, with the words of the cue ("said", "according to")."""

    words: Words
    name: str | None = None
    kind: SpeakerKind = "person"
    direct: bool = False
    cue: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many were killed, injured, …: inclusive bounds, None where open; ``by`` is who counts."""

    what: QuantityKind
    low: int | None
    high: int | None
    words: Words
    by: Words = NO_WORDS


@quickly_made
@dataclass(frozen=True, slots=True)
class Account:
    """What one report says about one event: who did what to whom, when, where, says who, whether.

    ``anchors`` lists (sentence index, trigger token) pairs that speak of it; several after duplicates
    inside the report were joined. ``speakers`` is outermost first. One that is ``doubtful`` is given only where it was
    asked for: the coder by itself leaves it out. ``confirmed_by`` are those who say that what the speakers tell is so;
    nobody in it is a speaker, too.
    """

    report: Report
    action: Action
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    sentence: Pair
    time: Time = Time()
    place: Place = NO_PLACE
    status: Status = Status()
    speakers: tuple[Speaker, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    confidence: float = 0.0
    basis: Mapping[str, Basis] = field(default_factory=dict)
    anchors: tuple[tuple[int, int], ...] = ()
    coder: str = ""
    doubtful: bool = False
    confirmed_by: tuple[Speaker, ...] = ()

    @property
    def account_id(self) -> str:
        """Hashed from the report, the action's type and the words of action and parties."""
        parties = [party.words.spans for party in (*self.actors, *self.recipients)]
        return content_id("account", self.report.report_id, self.action.type, self.action.words.spans, parties)

    def but(self, **changes: Any) -> Account:
        """A copy with some slots replaced."""
        values = list(_all_slots(self))
        for slot, value in changes.items():
            values[_PLACES[slot]] = value
        return Account(*values)  # by place: by name it takes three times as long

    def claims(self) -> tuple[Claim, ...]:
        """The account as a set of claims, one per slot that has a value."""
        slots: list[tuple[str, Any, Words, str | None]] = [("action", self.action, self.action.words, None)]
        slots += [("actor", party, party.words, None) for party in self.actors]
        slots += [("recipient", party, party.words, None) for party in self.recipients]
        if self.time.start or self.time.words.spans:
            slots.append(("time", self.time, self.time.words, self.time.because))
        if self.place.name:
            slots.append(("place", self.place, self.place.words, self.place.because))
        slots.append(("status", self.status, NO_WORDS, self.status.because))
        slots += [("speaker", speaker, speaker.words, None) for speaker in self.speakers]
        slots += [("quantity", quantity, quantity.words, None) for quantity in self.quantities]
        return tuple(
            Claim(slot, value, self.basis.get(slot, "quoted" if words.spans else "inferred"), words.spans, why)
            for slot, value, words, why in slots
        )

    def as_dict(self) -> dict[str, object]:
        """The account as JSON-ready values, in the shape of the contract."""
        return {
            "account_id": self.account_id,
            "report": self.report.as_dict(),
            "action": {
                "type": self.action.type,
                "mode": self.action.mode,
                "contexts": list(self.action.contexts),
                "cameo": self.action.cameo,
                "quad": self.action.quad,
                "score": self.action.score,
                "also": [{"type": other, "probability": share} for other, share in self.action.also],
                **_words(self.action.words),
            },
            "actors": [party_dict(party) for party in self.actors],
            "recipients": [party_dict(party) for party in self.recipients],
            "time": time_dict(self.time),
            "place": place_dict(self.place),
            "status": status_dict(self.status),
            "speakers": [speaker_dict(speaker) for speaker in self.speakers],
            "quantities": [quantity_dict(quantity) for quantity in self.quantities],
            "sentence": {
                "text": self.report.text[self.sentence[0] : self.sentence[1]],
                "start": self.sentence[0],
                "end": self.sentence[1],
            },
            "confidence": round(self.confidence, 3),
            "basis": dict(self.basis),
            "coder": self.coder,
            **({"doubtful": True} if self.doubtful else {}),
            **({"confirmed_by": [speaker_dict(speaker) for speaker in self.confirmed_by]} if self.confirmed_by else {}),
        }


_SLOTS = tuple(each.name for each in fields(Account))
_PLACES = {slot: place for place, slot in enumerate(_SLOTS)}
_all_slots = attrgetter(*_SLOTS)


def _basis(words: Words) -> Basis:
    return "quoted" if words.spans else "inferred"


def _words(words: Words) -> dict[str, object]:
    return {"text": words.text or None, "spans": [list(pair) for pair in words.spans]}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def party_dict(party: Party) -> dict[str, object]:
    """A party as JSON-ready values."""
    return {
        **_words(party.words),
        "name": party.name,
        "kind": party.kind,
        "country": party.country,
        "sectors": list(party.sectors),
        "code": party.code,
        "ids": dict(party.ids),
        "confidence": party.confidence,
    }


def speaker_dict(speaker: Speaker) -> dict[str, object]:
    """A speaker as JSON-ready values."""
    return {
        **_words(speaker.words),
        "name": speaker.name,
        "kind": speaker.kind,
        "direct": speaker.direct,
        "cue_spans": [list(pair) for pair in speaker.cue.spans],
    }


def quantity_dict(quantity: Quantity) -> dict[str, object]:
    """A quantity as JSON-ready values."""
    return {
        "what": quantity.what,
        "low": quantity.low,
        "high": quantity.high,
        **_words(quantity.words),
        "by": _words(quantity.by) if quantity.by.spans else None,
    }


def time_dict(time: Time) -> dict[str, object]:
    """A time as JSON-ready values."""
    return {
        **_words(time.words),
        "start": _day(time.start),
        "end": _day(time.end),
        "precision": time.precision,
        "because": time.because,
        "alternatives": [
            {"start": _day(each.start), "end": _day(each.end), "because": each.because} for each in time.alternatives
        ],
    }


def place_dict(place: Place) -> dict[str, object]:
    """A place as JSON-ready values."""
    return {
        **_words(place.words),
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "ids": dict(place.ids),
        "precision": place.precision,
        **({"because": place.because} if place.because else {}),
    }


def status_dict(status: Status) -> dict[str, object]:
    """A status as JSON-ready values."""
    return {
        "value": status.value,
        "historical": status.historical,
        "factuality": status.factuality,
        "because": status.because,
    }


@dataclass(frozen=True, slots=True)
class Claim:
    """One slot, one value: quoted (then with spans), inferred or assigned (then with the reason)."""

    slot: str
    value: Any
    basis: Basis
    spans: tuple[Pair, ...]
    because: str | None
