"""One filter language everywhere: the same names as options of the command line, keywords in Python, and keys of a URL.

Values that are lists may be written as one string with commas. Several values of one name are alternatives; several
names must all fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from dateline.errors import InputError
from dateline.model.account import SECTORS

STATUSES = ("happened", "ongoing", "planned", "threatened", "hypothetical", "denied", "did_not_happen", "general")


@dataclass(frozen=True, slots=True)
class Where:
    """Which accounts are asked for; everything is left out that is None or empty.

    ``since``/``until`` are days of the act (inclusive), ``published_since``/``published_until`` of the report.
    ``actor``, ``recipient``, ``party`` (either), ``speaker``, ``place`` and ``publisher`` are parts of names, in any
    case and without accents. Countries are ISO 3166 codes of three letters. ``box`` is west, south, east, north in
    degrees; west above east crosses the date line. ``confidence`` is the least. ``text`` are words of the sentence,
    all of which must stand in it. ``set`` is "ours" unless other people's events are asked for ("gdelt", "any").
    ``as_of`` is a day or moment (ISO 8601, UTC): what the store held then.
    """

    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    actor_country: tuple[str, ...] = ()
    recipient_country: tuple[str, ...] = ()
    actor_sector: tuple[str, ...] = ()
    recipient_sector: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None
    status: tuple[str, ...] = ()
    historical: bool | None = None
    speaker: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    confidence: float | None = None
    text: str | None = None
    report: tuple[str, ...] = ()
    account: tuple[str, ...] = ()
    coder: str | None = None
    set: str = "ours"
    as_of: str | None = None

    @classmethod
    def of(cls, **asked: Any) -> Where:
        """Read filters as they are written: days as text, lists with commas; raises InputError with the name."""
        known = {field.name for field in fields(cls)}
        strange = sorted(set(asked) - known)
        if strange:
            raise InputError(f"There is no filter '{strange[0]}'. Filters: {', '.join(sorted(known))}.")
        given = {name: value for name, value in asked.items() if value is not None and value != () and value != ""}
        read = cls(**{name: _read(name, value) for name, value in given.items()})
        read._check_countries()
        return read

    def but(self, **asked: Any) -> Where:
        """A copy with more filters, written as in `of`."""
        more = Where.of(**{"set": self.set} | asked)
        return Where(**{**self.given(), **more.given(), "set": more.set})

    def _check_countries(self) -> None:
        """Refuse what is the code of no country; others' parties also have codes of regions (EUR, AFR)."""
        from dateline.store.exports.countries import countries

        known = countries()
        for name in ("country", "actor_country", "recipient_country"):
            for word in getattr(self, name):
                like_one = len(word) == 3 and word.isalpha()
                if word not in known and not (like_one and self.set != "ours"):
                    raise InputError(f"{name.replace('_', '-')}: '{word}' is no {_meant(word, like_one=like_one)}.")

    def given(self) -> dict[str, Any]:
        """The filters that were asked for, by name."""
        plain = Where.__dataclass_fields__
        mine = {name: getattr(self, name) for name in plain}
        return {name: value for name, value in mine.items() if value != plain[name].default}

    def as_dict(self) -> dict[str, object]:
        """The filters that were asked for as JSON-ready values."""
        return {name: _plain(value) for name, value in self.given().items()}


_UPPER = {"type", "actor_country", "recipient_country", "actor_sector", "recipient_sector", "country"}
_LOWER = {"mode", "context", "status"}
_DAYS = {"since", "until", "published_since", "published_until"}
_LISTS = {name for name, field in Where.__dataclass_fields__.items() if str(field.type).startswith("tuple[str")}


def _read(name: str, value: Any) -> Any:
    if name in _DAYS:
        return value if isinstance(value, date) else _day(name, str(value))
    if name in _LISTS:
        words = tuple(_words(value))
        words = tuple(word.upper() if name in _UPPER else word.lower() if name in _LOWER else word for word in words)
        return _checked(name, words)
    if name == "box":
        return _box(value)
    if name == "confidence":
        return _number(name, value, low=0.0, high=1.0)
    if name == "historical":
        return value if isinstance(value, bool) else _yes(name, str(value))
    if name == "as_of":
        return moment_until(str(value))
    return str(value)


def _words(value: Any) -> Iterable[str]:
    for each in [value] if isinstance(value, str) else value:
        yield from (part.strip() for part in str(each).split(",") if part.strip())


def _checked(name: str, words: tuple[str, ...]) -> tuple[str, ...]:
    from dateline.codebook.rules import TYPES

    option = name.replace("_", "-")
    allowed = {"type": tuple(TYPES), "status": STATUSES}.get(name)
    if name.endswith("sector"):
        allowed = tuple(sorted(SECTORS))
    for word in words:
        if allowed and word not in allowed:
            raise InputError(f"{option}: '{word}' is none of {', '.join(allowed)}.")
    return words


def _meant(word: str, *, like_one: bool) -> str:
    from dateline.store.exports.countries import by_name, countries

    two = {row.alpha2: row.alpha3 for row in countries().values() if row.alpha2}
    code = by_name().get(word.lower()) or two.get(word)
    meant = f"; write {code}" if code else ", like FRA (ISO 3166)"
    return ("known code of a country" if like_one else "code of three letters") + meant


def _day(name: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError(f"{name.replace('_', '-')}: '{written}' is no date; write it like 2019-04-20.") from None


def moment_until(written: str) -> str:
    """A moment (ISO 8601; UTC unless it says) as the store writes it; of a whole day its end. Raises InputError."""
    return _moment(written, "23:59:59.999999")


def moment_from(written: str) -> str:
    """A moment as the store writes it; of a whole day its beginning. Raises InputError."""
    return _moment(written, "00:00:00.000000")


def _moment(written: str, clock: str) -> str:
    from datetime import UTC, datetime

    try:
        if len(written) == 10:
            return f"{date.fromisoformat(written).isoformat()}T{clock}Z"
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise InputError(f"'{written}' is no date; write it like 2019-04-20.") from None
    moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _box(value: Any) -> tuple[float, float, float, float]:
    parts = value.split(",") if isinstance(value, str) else list(value)
    if len(parts) != 4:
        raise InputError("box: four numbers are wanted: west,south,east,north (like -5,10,12,25).")
    west, south, east, north = (_number("box", part, low=-180.0, high=180.0) for part in parts)
    if not -90 <= south <= north <= 90:
        raise InputError("box: south must not lie above north, and both between -90 and 90.")
    return west, south, east, north


def _number(name: str, value: Any, *, low: float, high: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = low - 1
    if not low <= number <= high:
        raise InputError(f"{name}: '{value}' is no number from {low:g} to {high:g}.")
    return number


def _yes(name: str, written: str) -> bool:
    answers = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if written.lower() not in answers:
        raise InputError(f"{name}: say yes or no, not '{written}'.")
    return answers[written.lower()]


def _plain(value: Any) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
