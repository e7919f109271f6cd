"""How far two sets of events overlap, counted by day, country and type."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.errors import InputError
from dateline.store.sql_store import SqlStore
from dateline.store.where import Where

KEYS = ("day", "country", "type")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Of one type: how many accounts each set has, and in how many cells (day, country, …) they are.

    A cell that both have is counted in ``both``; ``share`` is ``both`` of all cells that either has, None for none.
    """

    type: str
    one: int
    other: int
    one_cells: int
    other_cells: int
    both: int

    @property
    def share(self) -> float | None:
        """Cells of both among the cells of either."""
        either = self.one_cells + self.other_cells - self.both
        return round(self.both / either, 3) if either else None


def compare_sets(
    store: SqlStore, sets: tuple[str, str], *, by: Sequence[str] = KEYS, where: Where | None = None
) -> list[Overlap]:
    """The overlap of two sets for each type, and for all together (the type "all", last).

    ``by`` are the keys of a cell: day or month, country, type. Accounts without one of them are in no cell, but are
    counted. The least confidence that is asked for is asked of our own accounts alone, since others do not state
    theirs. Raises InputError for a set that holds nothing, or nothing that fits.
    """
    asked = where or Where()
    keys = [key for key in by if key != "type"]
    counts: dict[str, dict[tuple[Any, ...], Counter[str]]] = {}
    for name in sets:
        wanted = asked if name == "ours" else replace(asked, confidence=None)
        rows = store.counts(("type", *keys), where=wanted.but(set=name))
        if not rows:
            if wanted.given() and store.counts(("set",), where=Where(set=name)):
                raise InputError(f"Nothing of the set '{name}' fits the filters: try fewer.")
            how = "dateline code INPUT…" if name == "ours" else f"dateline import {name} FILE"
            raise InputError(f"There is nothing of the set '{name}': `{how} --store …` reads it.")
        cells: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
        for type_, *cell, number in rows:
            cells[(type_, *cell)][type_] += number
        counts[name] = cells
    one, other = (counts[name] for name in sets)
    types = sorted({cell[0] for cell in (*one, *other)})
    typed = "type" in by
    return [_overlap(type_, one, other, typed=True) for type_ in types] + [_overlap(None, one, other, typed=typed)]


def _overlap(
    type_: str | None,
    one: dict[tuple[Any, ...], Counter[str]],
    other: dict[tuple[Any, ...], Counter[str]],
    *,
    typed: bool,
) -> Overlap:
    def totals(cells: dict[tuple[Any, ...], Counter[str]]) -> tuple[int, set[tuple[Any, ...]]]:
        mine = {cell: sum(number.values()) for cell, number in cells.items() if type_ in (None, cell[0])}
        return sum(mine.values()), {cell if typed else cell[1:] for cell in mine if None not in cell}

    (first, first_cells), (second, second_cells) = totals(one), totals(other)
    both = len(first_cells & second_cells)
    return Overlap(type_ or "all", first, second, len(first_cells), len(second_cells), both)
