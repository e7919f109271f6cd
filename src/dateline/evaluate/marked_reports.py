"""Marked reports of the corpus → text and gold accounts in the contract's form.

The format (header, marked text, footer) is described in corpus/FORMAT.md.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.marks import Label, Mark, Pair, read_marks
from dateline.text import cut_all, merge_pairs

QUANTITIES = ("killed", "injured", "arrested", "displaced", "abducted", "crowd")
HEADER = frozenset("published publisher style region from".split())
_FOOT = re.compile(rf"\s+(?=(?:time|place|event|allowed|speaker|{'|'.join(QUANTITIES)})=|(?:actor|recipient)&)")


@dataclass(slots=True)
class MarkedAccount:
    """One act of a report: its trigger, further mentions, and what the marks and the footer say of it."""

    number: int
    trigger: Pair
    label: Label
    mentions: list[Pair] = field(default_factory=list)
    labels: list[tuple[Label, Pair | None]] = field(default_factory=list)
    event: str | None = None
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report of the corpus with its accounts and the mentions of each entity."""

    name: str
    header: dict[str, str]
    text: str
    accounts: tuple[MarkedAccount, ...]
    entities: dict[str, dict[str, Any]]
    mentions: dict[str, list[Pair]]

    @property
    def scene(self) -> str:
        """Reports of one scene speak of the same happenings."""
        return self.name.rsplit("-", 1)[0]

    @property
    def title(self) -> str:
        """The first paragraph."""
        return self.text.split("\n", 1)[0]

    def as_row(self) -> dict[str, Any]:
        """A gold row for `dateline evaluate`: the report, its accounts in the contract's form, and coreference."""
        derived, _, how = self.header.get("from", "").partition(" ")
        return {
            "id": self.name,
            "scene": self.scene,
            "title": self.title,
            "published": self.header["published"],
            "publisher": self.header.get("publisher"),
            "style": self.header.get("style"),
            "region": self.header.get("region"),
            "derives_from": derived or None,
            "derivation": how or "original",
            "text": self.text,
            "accounts": [self._account(each) for each in self.accounts],
            "clusters": {name: [list(pair) for pair in sorted(set(pairs))] for name, pairs in self.mentions.items()},
        }

    def _account(self, account: MarkedAccount) -> dict[str, Any]:
        kind, _, mode = account.label.what.partition("-")
        spans = [account.trigger, *account.mentions]
        parties = {role: self._parties(account, role) for role in ("actor", "recipient")}
        return {
            "number": account.number,
            "event": account.event,
            "types_allowed": list(account.allowed),
            "action": {
                "type": kind,
                "mode": mode or None,
                "contexts": sorted(account.label.contexts),
                "text": self.text[slice(*account.trigger)],
                "spans": [list(pair) for pair in spans],
            },
            "actors": parties["actor"],
            "recipients": parties["recipient"],
            "time": self._time(account),
            "place": self._place(account),
            "status": {"value": account.label.status, "historical": account.label.historical},
            "speakers": self._speakers(account),
            "quantities": self._quantities(account),
        }

    def _of(self, account: MarkedAccount, what: str) -> list[tuple[Label, Pair | None]]:
        return [each for each in account.labels if each[0].what == what]

    def _words(self, pair: Pair | None) -> dict[str, Any]:
        return {"text": self.text[slice(*pair)], "spans": [list(pair)]} if pair else {"text": None, "spans": []}

    def _everywhere(self, entity: str) -> dict[str, Any]:
        spans = merge_pairs(self.mentions[entity])
        return {"text": cut_all(self.text, spans), "spans": [list(pair) for pair in spans]}

    def _parties(self, account: MarkedAccount, role: str) -> list[dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for label, pair in self._of(account, role):
            party = found.get(label.entity or "")
            if party is None:
                # A party that is only understood stands wherever the report speaks of it.
                own = self._words(pair) if pair else self._everywhere(label.entity or "")
                found[label.entity or ""] = {**own, **self.entities[label.entity or ""]}
            elif pair:
                party["spans"].append(list(pair))
        return list(found.values())

    def _time(self, account: MarkedAccount) -> dict[str, Any] | None:
        for label, pair in self._of(account, "time"):
            return {**self._words(pair), **days_of(label.value or "?")}
        return None

    def _place(self, account: MarkedAccount) -> dict[str, Any] | None:
        for label, pair in self._of(account, "place"):
            country, name, precision = (label.value or "").split(":")
            return {**self._words(pair), "country": country, "name": name, "precision": precision}
        return None

    def _speakers(self, account: MarkedAccount) -> list[dict[str, Any]]:
        links: dict[int, dict[str, Any]] = {}
        ranks: dict[str, int] = {}
        for label, pair in self._of(account, "speaker"):
            kind, *more = (label.value or "").split(":")
            who = label.entity or ""
            if who in ranks:
                links[ranks[who]]["spans"] += [list(pair)] if pair else []
                continue
            words = self._words(pair) if pair else self._everywhere(who)
            link = {**words, "kind": kind, "direct": "direct" in more, "name": self.entities[who]["name"]}
            rank = next((int(each) for each in more if each.isdigit()), len(links) + 1)
            if rank not in links:  # what the text marks comes before what the footer says
                links[rank], ranks[who] = link, rank
        cues = [list(pair) for _, pair in self._of(account, "cue") if pair]
        chain = [links[rank] for rank in sorted(links)]
        if chain:
            chain[-1]["cue_spans"] = cues
        return chain

    def _quantities(self, account: MarkedAccount) -> list[dict[str, Any]]:
        found = []
        for label, pair in account.labels:
            if label.what in QUANTITIES:
                amount, _, counter = (label.value or "").partition("/")
                low, high = bounds_of(amount)
                by = {"name": self.entities[counter]["name"]} if counter else None
                found.append({"what": label.what, "low": low, "high": high, **self._words(pair), "by": by})
        return found


def bounds_of(written: str) -> tuple[int | None, int | None]:
    """`20`, `20..`, `..20`, `300..500` → lowest and highest; raises ValueError."""
    low, dots, high = written.partition("..")
    if not dots:
        return int(low), int(low)
    return int(low) if low else None, int(high) if high else None


def days_of(written: str) -> dict[str, Any]:
    """A written time → first day, last day and precision of the contract; raises ValueError."""
    if written == "?":
        return {"start": None, "end": None, "precision": "unknown"}
    first, dots, last = written.partition("..")
    start, end, precision = _stretch(first) if first else (None, None, "unknown")
    if dots:
        end = _stretch(last)[1] if last else None
        precision = precision if first else _stretch(last)[2]
    iso = [each.isoformat() if each else None for each in (start, end)]
    return {"start": iso[0], "end": iso[1], "precision": precision}


def _stretch(written: str) -> tuple[date, date, str]:
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", written):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6), "week"
    if decade := re.fullmatch(r"(\d{3})x", written):
        return date(int(decade[1]) * 10, 1, 1), date(int(decade[1]) * 10 + 9, 12, 31), "decade"
    parts = [int(each) for each in written.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31), "year"
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"
    year, month, day = parts
    return date(year, month, day), date(year, month, day), "day"


def load_reports(folder: Path) -> Iterator[MarkedReport]:
    """All reports of ``*.txt`` files in a folder, by name; raises InputError naming file and fault."""
    for path in sorted(folder.glob("*.txt")):
        yield parse_report(path.read_text(encoding="utf-8"), name=path.stem)


def parse_report(written: str, *, name: str) -> MarkedReport:
    """Read one report; raises InputError naming the report and what is wrong."""
    head, blank, rest = written.strip().partition("\n\n")
    body, rule, foot = rest.partition("\n---")
    if not (blank and rule):
        raise InputError(f"{name}: a header, a blank line, the text and a line '---' are wanted")
    header = _header(head, name)
    text, marks = read_marks(
        "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", body.strip())), where=name
    )
    entities: dict[str, dict[str, Any]] = {}
    told: list[tuple[int, str]] = []
    for line in filter(None, (each.strip() for each in foot.splitlines())):
        if line.startswith("&"):
            key, _, said = line[1:].partition(":")
            entities[key.strip()] = _entity(said, f"{name}: &{key}")
        elif begins := re.match(r"#(\d+)\s+", line):
            told.append((int(begins[1]), line[begins.end() :]))
        else:
            raise InputError(f"{name}: cannot read the footer's line {line!r}")
    accounts = _accounts(marks, name)
    for number, said in told:
        if number not in accounts:
            raise InputError(f"{name}: the footer speaks of act {number}, which has no trigger")
        _told(accounts[number], said, f"{name}: #{number}")
    mentions: dict[str, list[Pair]] = {}
    for mark in marks:
        for label in mark.labels:
            if label.entity:
                mentions.setdefault(label.entity, []).append(mark.pair)
    made = MarkedReport(name, header, text, tuple(accounts[n] for n in sorted(accounts)), entities, mentions)
    _check(made)
    return made


def _header(head: str, name: str) -> dict[str, str]:
    header = {}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in HEADER:
            raise InputError(f"{name}: cannot read the header's line {line!r}")
        header[key.strip()] = value.strip()
    try:
        date.fromisoformat(header["published"])
    except (KeyError, ValueError):
        raise InputError(f"{name}: published: a day is wanted, like 2019-04-20") from None
    return header


def _entity(said: str, where: str) -> dict[str, Any]:
    parts = [each.strip() for each in said.split("|")]
    if len(parts) != 4:
        raise InputError(f"{where}: name | kind | country | sectors are wanted")
    called, kind, country, sectors = (None if each in ("-", "") else each for each in parts)
    return {"name": called, "kind": kind, "country": country, "sectors": (sectors or "").split()}


def _accounts(marks: list[Mark], name: str) -> dict[int, MarkedAccount]:
    found: dict[int, MarkedAccount] = {}
    for mark in marks:
        for label in mark.labels:
            if label.is_trigger:
                for number in label.acts:
                    if number in found:
                        raise InputError(f"{name}: act {number} has two triggers; write `again#{number}` for the later")
                    found[number] = MarkedAccount(number, mark.pair, label)
                if not label.acts:
                    raise InputError(f"{name}: {label.what} has no number")
    for mark in marks:
        for label in mark.labels:
            if label.is_trigger or not label.what:
                continue
            if not label.acts:
                raise InputError(f"{name}: {label.what} has no number")
            for number in label.acts:
                if number not in found:
                    raise InputError(f"{name}: {label.what} of act {number}, which has no trigger")
                if label.what == "again":
                    found[number].mentions.append(mark.pair)
                else:
                    found[number].labels.append((label, mark.pair))
    return found


def _told(account: MarkedAccount, said: str, where: str) -> None:
    for part in _FOOT.split(said.split("   ", maxsplit=1)[0].strip()):
        key, _, value = part.partition("=")
        if key in ("event", "allowed"):
            if not value or len(value.split()) > 1:
                raise InputError(f"{where}: {key}= wants one word (types parted by commas alone), not {value!r}")
            if key == "event":
                account.event = value
            else:
                account.allowed = tuple(value.split(","))
        else:
            labels = read_marks(f"[x|{part.strip()}]", where=where)[1][0].labels  # the label's own grammar
            account.labels += [(label, None) for label in labels]


def _check(report: MarkedReport) -> None:
    for account in report.accounts:
        where = f"{report.name}: #{account.number}"
        for label, pair in account.labels:
            words = report.text[slice(*pair)] if pair else ""
            try:
                _check_label(label, report)
            except (ValueError, KeyError) as error:
                raise InputError(f"{where}: {label.what} {words!r}: {error}") from None


def _check_label(label: Label, report: MarkedReport) -> None:
    if label.what in ("actor", "recipient", "speaker"):
        if label.entity is None or label.entity not in report.entities:
            raise ValueError(f"&{label.entity} has no line in the footer")
        if label.entity not in report.mentions:
            raise ValueError(f"&{label.entity} is marked nowhere in the text")
        if label.what == "speaker" and not label.value:
            raise ValueError("which kind of speaker? speaker=official&name")
    elif label.what == "time":
        days_of(label.value or "")
    elif label.what == "place":
        if len((label.value or "").split(":")) != 3:
            raise ValueError("country:name:precision are wanted")
    elif label.what in QUANTITIES:
        amount, _, counter = (label.value or "").partition("/")
        bounds_of(amount)
        if counter and counter not in report.entities:
            raise ValueError(f"{counter} has no line in the footer")
    elif label.what != "cue":
        raise ValueError(f"unknown label {label.what!r}")
