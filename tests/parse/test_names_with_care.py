"""Stretches that may be names, compared with the rest of the report, by a net made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from dateline.model import Name
from dateline.parse.name_candidates import Place, Read, ReportNames, Tags, log_tags
from dateline.parse.name_words import PERSON, ROWS
from dateline.parse.names_with_care import CarefulNames, apart

TYPES = ("Organization", "Person")
TAGS = ("O", "B-Organization", "B-Person", "I-Organization", "I-Person")
KINDS = len(TYPES)
TAGS_WIDE, REPORT_WIDE, NAMES_WIDE, CONTEXTS_WIDE, KNOWN_WIDE, FORM_WIDE = 11, 12, 6, 3, 9, 6
WIDTH = TAGS_WIDE + REPORT_WIDE + NAMES_WIDE + CONTEXTS_WIDE + KNOWN_WIDE + FORM_WIDE


def read(words: str, *names: Name, **likely: float) -> Read:
    """A sentence in which the words told have a chance of being of a person's name, all others none."""
    every = words.split()
    chances = np.array([likely.get(word, 0.0) for word in every], np.float32)
    tags = np.zeros((len(every), len(TAGS)), np.float32)
    tags[:, 0], tags[:, 2], tags[:, 4] = 1 - chances, chances / 2, chances / 2
    return Read(every, log_tags([tags]), names)


def report(*sentences: Read) -> ReportNames:
    return ReportNames(sentences, Tags.of(TAGS, TYPES), TYPES)


def test_stretches_begin_and_end_with_words_that_may_be_names_and_hold_small_words() -> None:
    found = report(read("Ahmed bin Ali spoke", Ahmed=0.9, Ali=0.9)).places
    assert found == [Place(0, 0, 1), Place(0, 0, 3), Place(0, 2, 3)]
    assert report(read("Ahmed met Ali", Ahmed=0.9, Ali=0.9)).places == [Place(0, 0, 1), Place(0, 2, 3)]


def test_what_is_a_name_elsewhere_may_be_one_here() -> None:
    told = read("Odra was banned", Name(0, 1, "Organization", 0.9), Odra=0.9)
    assert report(told, read("They left Odra")).places == [Place(0, 0, 1), Place(1, 2, 3)]
    assert report(told, read("an odra of gold")).places == [Place(0, 0, 1)]


def test_longer_names_elsewhere_bear_on_a_part_of_them_but_not_on_themselves() -> None:
    told = read("Ana Ruiz spoke", Name(0, 2, "Person", 0.9), Ana=0.9, Ruiz=0.9)
    names = report(told, read("Ruiz left", Ruiz=0.5))
    marks = names._by_report()
    ending = slice(KINDS + 2, 2 * KINDS + 2)
    by_place = dict(zip(names.places, marks[:, ending].tolist(), strict=True))
    assert by_place[Place(1, 0, 1)] == pytest.approx([0, 1 / 3])
    assert by_place[Place(0, 1, 2)] == [0, 0]  # this one stands inside that very name


def test_other_mentions_of_a_name_are_weighed_without_this_one() -> None:
    one = read("Odra spoke", Name(0, 1, "Person", 0.9), Odra=0.8)
    alone, both = report(one), report(one, read("Odra left", Name(0, 1, "Person", 0.9), Odra=0.4))
    assert alone._by_report()[0, KINDS] == 0
    told = dict(zip(both.places, both._by_report().tolist(), strict=True))
    assert told[Place(0, 0, 1)][1] == pytest.approx(np.log(0.4) / 8, abs=1e-3)
    assert told[Place(1, 0, 1)][1] == pytest.approx(np.log(0.8) / 8, abs=1e-3)


def careful(folder: Path, *, person: float, none: float, known: Sequence[str] = ()) -> CarefulNames:
    """A net for which nothing counts but whether persons of that name are known."""
    skip = np.zeros((WIDTH, KINDS + 1), np.float32)
    skip[TAGS_WIDE + REPORT_WIDE + NAMES_WIDE + CONTEXTS_WIDE, 1] = person
    sums = np.array([crc32(each.encode()) for each in known], np.uint32)
    empty = np.zeros(0, np.uint32)
    np.savez(
        folder / "names.npz", mean=np.zeros(WIDTH), scale=np.ones(WIDTH), hide=np.zeros((WIDTH, 1)),
        hide_bias=np.zeros(1), out=np.zeros((1, KINDS + 1)), out_bias=np.array([0.0, 0.0, none]), skip=skip,
        table_names=np.zeros((ROWS, NAMES_WIDE), np.int8), table_names_unit=np.ones((ROWS, 1)),
        table_names_bias=np.zeros(NAMES_WIDE), table_contexts=np.zeros((ROWS, CONTEXTS_WIDE), np.int8),
        table_contexts_unit=np.ones((ROWS, 1)), table_contexts_bias=np.zeros(CONTEXTS_WIDE), known_names_sums=sums,
        known_names=np.full(len(known), PERSON, np.uint8), known_given_sums=empty, known_given=empty,
        known_surnames_sums=empty, known_surnames=empty,
    )  # fmt: skip
    return CarefulNames(folder / "names.npz", TAGS, TYPES)


def test_the_whole_name_that_is_known_is_taken(tmp_path: Path) -> None:
    names = careful(tmp_path, person=3.0, none=1.0, known=("ahmed bin ali",))
    found = names.names([read("Ahmed bin Ali spoke", Ahmed=0.9, Ali=0.9), read("Nobody came")])
    assert [(each.first, each.last, each.type) for each in found[0]] == [(0, 3, "Person")] and found[1] == ()
    assert found[0][0].score == pytest.approx(np.exp(3) / (np.exp(3) + np.exp(1) + 1), abs=1e-4)


def test_what_looks_like_no_name_is_none_whatever_the_network_found(tmp_path: Path) -> None:
    names = careful(tmp_path, person=3.0, none=1.0)
    assert names.names([read("Odra spoke", Name(0, 1, "Person", 0.9), Odra=0.9)]) == [()]
    assert names.names([read("Nobody came")]) == [()] and names.names([]) == []


def test_stretches_that_gain_most_together_are_taken() -> None:
    every = [(0, 2, 0, 3.0), (1, 3, 1, 4.0), (2, 3, 2, 2.0), (4, 5, 3, -1.0)]
    assert apart(every) == [(0, 2, 0), (2, 3, 2)]
    assert apart([(0, 2, 0, 1.0), (1, 3, 1, 4.0), (2, 3, 2, 2.0)]) == [(1, 3, 1)]
    assert apart([]) == []
