"""Names of one spelling by their keys."""

from __future__ import annotations

import pytest

from dateline.resolve.folding import fold, folded, last_name

NAMES = [
    "al-Qā‘ida", "Al Qaida", "U.S.", "US", "The Hague", "the", "", "Ghana's", "Ghana’s", "Côte d'Ivoire", "at-Tall",
    "  Two   blanks ", "Łódź", "James's", "line\nbreak", "(Northern) Ireland", "'s", "Straße/Weg",
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [("al-Qā‘ida", "Al Qaida"), ("U.S.", "US"), ("The Hague", "Hague"), ("Ghana's", "Ghana"), ("Łódź", "Lodz")],
)
def test_case_accents_hyphens_articles_and_dots_part_no_names(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize("names", [NAMES, NAMES[1:4], ["Łódź"], [], [""]])
def test_many_names_have_the_keys_that_each_has_alone(names: list[str]) -> None:
    assert folded(names) == [fold(name) for name in names]


def test_what_stands_behind_a_last_name_is_no_name() -> None:
    assert [last_name(each) for each in ("ferdinand marcos jr", "ana lund", "marcos", "henry sall iii", "")] == [
        "marcos",
        "lund",
        "marcos",
        "sall",
        "",
    ]
