"""Two annotations of the same texts: read, brought into one form, and laid side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.corpus_rows import reports, sentence_row, sentences
from dateline.evaluate.gold import Row, read_rows
from dateline.evaluate.marked_reports import QUANTITIES
from dateline.evaluate.marks import Pair
from dateline.evaluate.matching import one_to_one, overlaps

ROLES = ("actor", "recipient", "time", "place", "speaker")


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: its words, which are none where a footer only tells its value, and that value."""

    spans: tuple[Pair, ...]
    value: tuple[Any, ...] = ()

    def meets(self, other: Filler) -> bool:
        """Whether the words of both overlap; where one has none, whether both say the same."""
        if self.spans and other.spans:
            return overlaps(self.spans, other.spans)
        return bool(self.value) and self.value == other.value


@dataclass(frozen=True, slots=True)
class Act:
    """One act as an annotator marked it; ``words`` begins with its trigger, then come further mentions."""

    words: tuple[Pair, ...]
    type: str
    mode: str | None
    contexts: frozenset[str]
    status: str
    historical: bool
    roles: dict[str, tuple[Filler, ...]]
    quantities: tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text as one annotator marked it. ``clusters`` (reports only) lists the mentions of each entity.

    ``rows`` holds the same acts as gold rows, in the contract's form.
    """

    name: str
    text: str
    acts: tuple[Act, ...]
    rows: tuple[dict[str, Any], ...]
    clusters: tuple[tuple[Pair, ...], ...] | None = None


@dataclass(slots=True)
class Beside:
    """Texts that two annotators marked, and the names of those that only the second has."""

    texts: list[tuple[Annotated, Annotated]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def lay_beside(first: Path, second: Path) -> Beside:
    """Pair the reports of two folders by name and their sentences by plain text; the second may hold a part.

    Two files of gold rows are paired by their ids. Raises InputError where a report reads otherwise in the two, or a
    folder holds neither kind of text.
    """
    for folder in (first, second):
        if not (folder.is_file() or (folder / "reports").is_dir() or (folder / "sentences").is_dir()):
            raise InputError(f"{folder}: no folder 'reports' or 'sentences' in it, and no file of gold rows.")
    found = Beside()
    known = {each.name: each for each in _reports(first)}
    for other in _reports(second):
        if other.name not in known:
            found.unknown.append(other.name)
            continue
        if other.text != known[other.name].text:
            raise InputError(f"{other.name}: the two folders differ in its text{_where(other, known[other.name])}.")
        found.texts.append((known[other.name], other))
    waiting: defaultdict[str, list[Annotated]] = defaultdict(list)
    for one in _sentences(first):
        waiting[one.text].append(one)
    for other in _sentences(second):
        if waiting[other.text]:
            found.texts.append((waiting[other.text].pop(0), other))
        else:
            found.unknown.append(other.text)
    return found


def matched(first: Sequence[Act], second: Sequence[Act]) -> list[tuple[int, int]]:
    """Acts of the one and the other whose marked words overlap, one to one, those of one type rather."""

    def likeness(one: Act, other: Act) -> tuple[bool, bool, int]:
        roles = sum(
            any(a.meets(b) for a in one.roles[role] for b in other.roles[role]) for role in ("actor", "recipient")
        )
        return one.type == other.type, overlaps(one.words[:1], other.words[:1]), roles

    choices = [
        sorted(
            (j for j, one in enumerate(first) if overlaps(one.words, other.words)),
            key=lambda j, other=other: likeness(first[j], other),  # type: ignore[misc]
            reverse=True,
        )
        for other in second
    ]
    return one_to_one(choices)


def met(first: Sequence[Filler], second: Sequence[Filler]) -> list[tuple[Filler, Filler]]:
    """Fillers that meet, one to one; those of the same words and value rather ("both sides" are two parties)."""
    choices = [
        sorted(
            (j for j, one in enumerate(first) if one.meets(other)),
            key=lambda j, other=other: (first[j].spans != other.spans, first[j].value != other.value),  # type: ignore[misc]
        )
        for other in second
    ]
    return [(first[j], second[i]) for j, i in one_to_one(choices)]


def _reports(folder: Path) -> Iterator[Annotated]:
    if folder.is_file():
        for row in read_rows(folder):
            yield _report(str(row["id"]), row["text"], row["accounts"], clusters=())
        return
    for report in reports(folder):
        row = report.as_row()
        clusters = tuple(tuple(_pairs(each)) for each in row["clusters"].values())
        yield _report(report.name, report.text, row["accounts"], clusters=clusters)


def _report(name: str, text: str, rows: Sequence[Row], *, clusters: tuple[tuple[Pair, ...], ...]) -> Annotated:
    acts = tuple(_act(each, _roles_of_report(each), _amounts(each.get("quantities", ()))) for each in rows)
    return Annotated(name, text, acts, tuple(rows), clusters)


def _sentences(folder: Path) -> Iterator[Annotated]:
    if folder.is_file():
        return
    for sentence in sentences(folder):
        row = sentence_row(sentence)
        acts = []
        for each in row["accounts"]:
            marks = {role: [Filler((pair,)) for pair in _pairs(pairs)] for role, pairs in each["marks"].items()}
            amounts = [Filler(one.spans, (what,)) for what in QUANTITIES for one in marks.get(what, ())]
            acts.append(_act(each, {role: tuple(marks.get(role, ())) for role in ROLES}, amounts))
        yield Annotated(row["id"], sentence.text, tuple(acts), tuple(row["accounts"]))


def _act(row: dict[str, Any], roles: dict[str, tuple[Filler, ...]], amounts: Iterable[Filler]) -> Act:
    action, status = row["action"], row["status"]
    return Act(
        _pairs(action["spans"]),
        action["type"],
        action["mode"],
        frozenset(action["contexts"]),
        status["value"],
        status["historical"],
        roles,
        tuple(amounts),
    )


def _roles_of_report(row: dict[str, Any]) -> dict[str, tuple[Filler, ...]]:
    roles: dict[str, tuple[Filler, ...]] = {
        role: tuple(
            Filler(_pairs(party["spans"]), (party["country"], next(iter(party["sectors"]), None)))
            for party in row[f"{role}s"]
        )
        for role in ("actor", "recipient")
    }
    time, place = row.get("time"), row.get("place")  # gold need not state every slot
    roles["time"] = (Filler(_pairs(time["spans"]), (time["start"], time["end"])),) if time else ()
    roles["place"] = (Filler(_pairs(place["spans"]), (place["country"], place["name"])),) if place else ()
    roles["speaker"] = tuple(Filler(_pairs(each["spans"]), (each["kind"],)) for each in row.get("speakers", ()))
    return roles


def _amounts(rows: Iterable[dict[str, Any]]) -> list[Filler]:
    return [Filler(_pairs(each["spans"]), (each["what"], each["low"], each["high"])) for each in rows]


def _pairs(spans: Iterable[Sequence[int]]) -> tuple[Pair, ...]:
    return tuple((start, end) for start, end in spans)


def _where(one: Annotated, other: Annotated) -> str:
    at = next((i for i, (a, b) in enumerate(zip(one.text, other.text, strict=False)) if a != b), None)
    if at is None:
        return " at its end"
    around = slice(max(0, at - 20), at + 20)
    return f": {other.text[around]!r}, {one.text[around]!r}"
