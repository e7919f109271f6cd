"""Mentions that only a report or a day decides, of many regions and years: `tests/world/actors.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline import Coder
from dateline.model import Party, make_report, words_of
from dateline.resolve.actors import resolve_party

WORLD = Path(__file__).parents[1] / "world" / "actors.txt"
CONTROL = WORLD.with_name("actors_control.txt")
FRESH = WORLD.with_name("actors_fresh.txt")
_MARK = re.compile(r"\[([^\]|]+)\|([^\]|]+)(?:\|([^\]]+))?\]")


def paragraphs(file: Path = WORLD) -> Iterator[tuple[date, bool, str, list[tuple[int, int, str, str | None]]]]:
    """(day, whether for control, text, marks: start, end, "country sector", name)."""
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        if block.startswith("#"):
            continue
        head, _, marked = block.strip().partition("\n")
        day, *control = head.split()
        text, at, marks = "", 0, []
        for mark in _MARK.finditer(marked):
            text += marked[at : mark.start()]
            marks.append((len(text), len(text) + len(mark[1]), mark[2], mark[3]))
            text, at = text + mark[1], mark.end()
        yield date.fromisoformat(day), bool(control), (text + marked[at:]).replace("\n", " "), marks


def right(coder: Coder, *, control: bool, file: Path = WORLD) -> list[bool]:
    """Whether country, primary sector and, where it is stated, the name are right, mention by mention."""
    found = []
    for day, is_control, text, marks in paragraphs(file):
        if is_control != control:
            continue
        doc = coder.parse(make_report(text, published=day))
        for start, end, wanted, name in marks:
            index = next(each.index for each in doc.sentences if each.start <= start < each.end)
            party = resolve_party(doc, Party(words_of(doc.report, (start, end))), sentence_index=index, day=day)
            country, sectors = wanted.split()
            told = (party.sectors or ("-",))[0]
            same = name is None or (party.name or "").lower() in name.lower().split("/")
            found.append((party.country or "-") in country.split("/") and told in sectors.split("/") and same)
    return found


@pytest.mark.model
def test_mentions_are_decided_by_report_and_day() -> None:
    judged = right(Coder(), control=False)
    assert len(judged) >= 100
    assert sum(judged) / len(judged) >= 0.9


@pytest.mark.model
def test_mentions_that_nothing_was_mended_by() -> None:
    judged = right(Coder(), control=True)
    assert len(judged) >= 50
    assert sum(judged) / len(judged) >= 0.6


@pytest.mark.model
def test_mentions_that_were_written_and_left_alone() -> None:
    judged = right(Coder(), control=False, file=CONTROL)
    assert len(judged) == 60
    assert sum(judged) / len(judged) >= 0.78


@pytest.mark.model
def test_mentions_that_were_written_before_sectors_were_learnt() -> None:
    judged = right(Coder(), control=False, file=FRESH)
    assert len(judged) == 60
    assert sum(judged) / len(judged) >= 0.73
