"""One quotation in two mouths."""

from __future__ import annotations

import pytest

from dateline.merge.quotes import quote_disagreements
from dateline.merge.voices import Voice
from dateline.model import Account
from fake_coder import account_of
from small_world import report

WATER = "The water belongs to nobody and therefore to both"


def accord(publisher: str, after: str, quoted: str = WATER) -> Account:
    told = report(
        f"Norland and Sudria agreed to share a well. “{quoted},” {after}. Coffee was served.", publisher=publisher
    )
    return account_of(told, type="AGREE", did="agreed", who=("Norland", "Sudria"))


def mouths(one: Account, other: Account, *, origins: str = "ab") -> list[list[str]]:
    voices = [Voice(account, origin) for account, origin in zip((one, other), origins, strict=True)]
    return [sorted(position.value for position in each.positions) for each in quote_disagreements(voices)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "said the governor, Ada Lund",
            "Sheikh Tahar said after the talks",
            ["Sheikh Tahar", "the governor, Ada Lund"],
        ),
        (
            "the foreign minister said",
            "its president said, according to the agency",
            ["its president", "the foreign minister"],
        ),
        ("Governor Ada Lund told reporters", "said Lund, who led the talks", None),
        ("said the governor", "Ada Lund said", None),
        ("she said", "Sheikh Tahar said", None),
        ("one of the elders said", "Sheikh Tahar said", None),
        ("said the ambassador of Norland", "Ada Lund said", None),
    ],
)
def test_speakers_exclude_each_other_by_name_or_by_office(one: str, other: str, found: list[str] | None) -> None:
    assert mouths(accord("Wire", one), accord("Salt", other)) == ([found] if found else [])


def test_few_words_count_only_where_one_report_has_them_from_the_other() -> None:
    one = accord("Wire", "said the governor, Ada Lund", "This is for peace")
    other = accord("Echo", "Sheikh Tahar said", "This is for peace")

    assert mouths(one, other, origins="aa")
    assert not mouths(one, other, origins="ab")


def test_what_was_said_otherwise_is_another_quotation() -> None:
    other = accord("Salt", "Sheikh Tahar said", "We shall draw water on every second day of the week")

    assert not mouths(accord("Wire", "said the governor, Ada Lund"), other)


def test_who_is_called_by_their_rank_is_the_one_their_report_names() -> None:
    def with_name(publisher: str, after: str, name: str) -> Account:
        told = report(
            f"Norland and Sudria agreed to share a well. “{WATER},” {after}. {name} received them.",
            publisher=publisher,
        )
        return account_of(told, type="AGREE", did="agreed", who=("Norland", "Sudria"))

    wire = accord("Wire", "said Sheikh Tahar, who led the talks")
    assert mouths(wire, with_name("Salt", "the brigadier said", "Brigadier Faraj Lamin"))
    assert not mouths(wire, with_name("Salt", "the brigadier said", "Brigadier Tahar"))
    assert not mouths(wire, with_name("Salt", "the brigadier said", "A band"))


def spoken(publisher: str, rest: str) -> Account:
    told = report(f"Norland and Sudria agreed to share a well. {rest}", publisher=publisher)
    return account_of(told, type="AGREE", did="agreed", who=("Norland", "Sudria"))


def test_the_speaker_may_stand_before_the_quotation() -> None:
    one = spoken("Wire", f"“{WATER},” said the governor, Ada Lund.")
    other = spoken("Salt", f"Sudria's president, Peter Ban, said on Monday: “{WATER}.”")

    assert mouths(one, other) == [["Sudria's president, Peter Ban", "the governor, Ada Lund"]]


def test_a_pronoun_is_who_the_sentence_before_begins_with_in_full_and_else_nobody() -> None:
    one = spoken("Wire", f"“{WATER},” said the governor, Ada Lund.")
    other = spoken("Salt", f"The envoy, Dr. Peter Ban, sees it otherwise. “{WATER},” he said.")
    nobody = spoken("Echo", f"Ostrava was quiet. “{WATER},” he said.")

    assert mouths(one, other) == [["The envoy, Dr. Peter Ban", "the governor, Ada Lund"]]
    assert not mouths(one, nobody)
