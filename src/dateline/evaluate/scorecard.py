"""What an evaluation gives: figures and tables, ready for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Figure = float | int | None


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A table: its heading, the names of its columns, and rows that begin with a name."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The result of one task on one gold file.

    ``figures`` are shares between 0 and 1, or counts; None where nothing was asked. ``notes`` say how
    they were counted. ``first`` names the figures that people read first, where the others are many and
    stand in a table as well; where it is empty all are read.
    """

    task: str
    gold: str
    rows: int
    figures: Mapping[str, Figure]
    tables: tuple[ScoreTable, ...] = ()
    notes: tuple[str, ...] = ()
    coder: str = ""
    first: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The scorecard as JSON-ready values."""
        return {
            "task": self.task,
            "gold": self.gold,
            "rows": self.rows,
            "figures": {
                name: round(value, 5) if isinstance(value, float) else value for name, value in self.figures.items()
            },
            "tables": {
                table.heading: [dict(zip(table.columns, row, strict=True)) for row in table.rows]
                for table in self.tables
            },
            "notes": list(self.notes),
            "coder": self.coder,
        }


@dataclass(slots=True)
class Hits:
    """Right, wrong and missed: precision, recall and F1."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None when nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found; None when there is no gold."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None when there is neither gold nor anything found."""
        total = self.found + self.gold
        return 2 * self.right / total if total else None


@dataclass(slots=True)
class HitsByName:
    """Hits for each name (a type, an entity type) and all together."""

    names: dict[str, Hits] = field(default_factory=dict)

    def of(self, name: str) -> Hits:
        """The hits of one name."""
        return self.names.setdefault(name, Hits())

    def total(self, only: Iterable[str] | None = None) -> Hits:
        """The sum, of all names or of some."""
        chosen = [self.names[name] for name in (self.names if only is None else only) if name in self.names]
        return Hits(
            sum(each.right for each in chosen),
            sum(each.found for each in chosen),
            sum(each.gold for each in chosen),
        )

    def table(self, heading: str, first: str) -> ScoreTable:
        """Precision, recall and F1 by name, those with most gold first."""
        ordered = sorted(self.names, key=lambda name: (-self.names[name].gold, name))
        return ScoreTable(
            heading,
            (first, "gold", "found", "precision", "recall", "F1"),
            tuple(
                (
                    name,
                    str(self.names[name].gold),
                    str(self.names[name].found),
                    *(share(value) for value in _three(self.names[name])),
                )
                for name in ordered
            ),
        )


def share(value: float | None) -> str:
    """A share in three digits, '-' when there is none."""
    return "-" if value is None else f"{value:.3f}"


def ratio(part: int, whole: int) -> float | None:
    """A share, None of nothing."""
    return part / whole if whole else None


def mean(values: Sequence[float]) -> float | None:
    """The mean, None of nothing."""
    return sum(values) / len(values) if values else None


def _three(hits: Hits) -> tuple[float | None, float | None, float | None]:
    return hits.precision, hits.recall, hits.f1
