"""The project's clusters of reports (`corpus/clusters/FORMAT.md`): YAML → values, with what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.corpus_rows import split_of

SLOTS = ("stance", "status", "actor", "recipient", "count", "date", "place", "attribution")
KINDS = ("contradiction", "update", "correction")
CAUSES = ("lost_negation", "wrong_weekday", "swapped_parties", "older_count", "mistranslation")
RELATIONS = ("part_of", "follows", "same_series")
DERIVATIONS = ("copy", "cut", "rewrite")


@dataclass(frozen=True, slots=True)
class ClusterReport:
    """One report of a cluster. ``derives`` lists (number of the report it rests on, copy, cut or rewrite)."""

    number: int
    publisher: str
    published: str
    title: str
    text: str
    tells: Mapping[str, tuple[str, ...]]
    url: str | None = None
    derives: tuple[tuple[int, str], ...] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedDisagreement:
    """Positions on one slot of an event: value → number of the report → its words."""

    event: str
    slots: tuple[str, ...]
    kind: str
    positions: Mapping[str, Mapping[int, str]]
    of: str | None = None
    alone: tuple[int, ...] = ()
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster file: its events (name → kind, day, place as written), reports and disagreements."""

    name: str
    events: Mapping[str, str]
    reports: Mapping[int, ClusterReport]
    disagreements: tuple[PlannedDisagreement, ...] = ()
    details: tuple[tuple[str, str, Mapping[int, str]], ...] = ()
    related: tuple[tuple[str, str, str], ...] = field(default=())

    @property
    def fold(self) -> str:
        """train, dev or test."""
        return split_of(self.name, of="reports")

    def origin(self, number: int) -> str:
        """The origin of a report: the first report, or the agency, that its chain of `from` ends at."""
        seen: list[int] = []
        while number not in seen and self.reports[number].derives:
            seen.append(number)
            number = self.reports[number].derives[0][0]
        agency = self.reports[number].agency
        return f"{self.name}:{agency or number}"

    def rows(self) -> Iterator[dict[str, Any]]:
        """A gold row for each report; the row of the first also carries what the cluster disagrees on."""
        for rank, (number, report) in enumerate(sorted(self.reports.items())):
            yield {
                "id": f"{self.name}:{number}",
                "url": report.url or f"https://example.org/{self.name}/{number}",
                "publisher": report.publisher,
                "published": report.published,
                "title": report.title,
                "text": report.text,
                "cluster": f"{self.name}:{next(iter(report.tells))}",
                "origin": self.origin(number),
                "derivation": report.derives[0][1] if report.derives else "original",
                "tells": {f"{self.name}:{event}": list(words) for event, words in report.tells.items()},
                "suggested_fold": self.fold,
                **({"disagreements": [self._told(each) for each in self.disagreements]} if rank == 0 else {}),
            }

    def _told(self, each: PlannedDisagreement) -> dict[str, Any]:
        return {
            "event": f"{self.name}:{each.event}",
            "slots": list(each.slots),
            "of": each.of,
            "kind": each.kind,
            "positions": {
                value: {f"{self.name}:{number}": words for number, words in reports.items()}
                for value, reports in each.positions.items()
            },
            "alone": [f"{self.name}:{number}" for number in each.alone],
            "likely_cause": each.cause,
        }


def load_cluster(path: Path) -> Cluster:
    """Read a cluster file; raises InputError, with the key, where it is not in the form."""
    import yaml

    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path.name}: no YAML ({' '.join(str(error).split())}).") from error
    try:
        return _cluster(path.stem, told)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        why = f"'{error.args[0]}' is missing" if isinstance(error, KeyError) else str(error)
        raise InputError(f"{path.name}: not in the form of FORMAT.md: {why}.") from error


def load_clusters(folder: Path, fold: str | None = None) -> Iterator[Cluster]:
    """The clusters of a folder, of one fold or all, by name."""
    for path in sorted(folder.glob("*.yaml")):
        if fold is None or split_of(path.stem, of="reports") == fold:
            yield load_cluster(path)


def _cluster(name: str, told: Any) -> Cluster:
    if not isinstance(told, dict) or not told.get("about"):
        raise ValueError("it begins with `about:`, a line that says what it is")
    reports: dict[int, ClusterReport] = {}
    for number, each in told["reports"].items():
        reports[int(number)] = _report(int(number), each, reports)
    found = tuple(_disagreement(each) for each in told.get("disagreements") or ())
    details = tuple((str(d["event"]), str(d["slot"]), _words(d["words"])) for d in told.get("details") or ())
    related = []
    for line in told.get("related") or ():
        one, relation, other = str(line).split()
        related.append((one, relation, other))
    events = {str(event): str(kind) for event, kind in told["events"].items()}
    return Cluster(name, events, dict(sorted(reports.items())), found, details, tuple(related))


def _report(number: int, told: Any, before: Mapping[int, ClusterReport]) -> ClusterReport:
    try:
        written = told.get("from") or ()
        lines = [written] if isinstance(written, str) else list(written)
        derives = tuple((int(line.split()[0]), line.split()[1]) for line in lines)
        text = told["text"] if "text" in told else _derived(told["of"], before[derives[0][0]].text)
        return ClusterReport(
            number=number,
            publisher=str(told["publisher"]),
            published=_moment(told["published"]),
            title=str(told["title"]),
            text="\n\n".join(" ".join(part.split()) for part in str(text).split("\n\n") if part.strip()),
            tells={str(event): _listed(words) for event, words in told["tells"].items()},
            url=told.get("url"),
            derives=derives,
            agency=told.get("agency"),
        )
    except KeyError as error:
        raise ValueError(f"report {number}: '{error.args[0]}' is missing") from error
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise ValueError(f"report {number}: {error}") from error


def _derived(changes: Mapping[str, Any], text: str) -> str:
    """The text of a copy or cut: paragraphs left out, words put in place of others, a paragraph added."""
    left_out = {int(each) for each in changes.get("without") or ()}
    parts = text.split("\n\n")
    if missing := [each for each in left_out if not 1 <= each <= len(parts)]:
        raise ValueError(f"of: without {missing}: the other text has {len(parts)} paragraphs")
    kept = "\n\n".join(part for number, part in enumerate(parts, 1) if number not in left_out)
    for old, new in (changes.get("put") or {}).items():
        if str(old) not in kept:
            raise ValueError(f"of: put: {old!r} does not stand there")
        kept = kept.replace(str(old), str(new or ""))
    return kept + (f"\n\n{changes['add']}" if changes.get("add") else "")


def _disagreement(told: Mapping[str, Any]) -> PlannedDisagreement:
    return PlannedDisagreement(
        event=str(told["event"]),
        slots=_listed(told["slot"]),
        kind=str(told["kind"]),
        positions={str(value): _words(reports) for value, reports in told["positions"].items()},
        of=told.get("of"),
        alone=tuple(int(each) for each in told.get("alone") or ()),
        cause=told.get("cause"),
    )


def _words(told: Mapping[Any, Any]) -> dict[int, str]:
    return {int(number): str(words) for number, words in told.items()}


def _listed(told: Any) -> tuple[str, ...]:
    return (
        tuple(str(each) for each in told) if isinstance(told, Sequence) and not isinstance(told, str) else (str(told),)
    )


def _moment(told: Any) -> str:
    moment = told if isinstance(told, date) else datetime.fromisoformat(str(told))
    return moment.isoformat()
