"""Leaders called by a region, and delegations by who leads them."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import make_report
from dateline.resolve.regions import are_of_a_region

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Latin American governments criticised Nicaragua's decree.", None),
        ("South American ministers signed the treaty in Lima.", None),
        ("African heads of state met in Kigali on Sunday.", None),
        ("Heads of state met in Lusaka on Friday.", None),
        ("Regional leaders met in Lusaka on Friday.", None),
        ("A delegation led by Kenya's foreign minister met Sudan's army chief in Port Sudan.", "KEN"),
        ("A team headed by the Qatari prime minister met Lebanon's president in Beirut.", "QAT"),
        ("Native American groups protested outside Congress in Washington.", "USA"),
    ],
)
def test_whose_they_are(coder: Coder, text: str, country: str | None) -> None:
    (found,) = (each for each in coder.code(make_report(text)) if each.action.words.text != "decree")
    assert {each.country for each in found.actors} == {country}


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("West African leaders", True),
        ("Latin American governments", True),
        ("American governments", False),
        ("Gulf foreign ministers", True),
        ("the African leader", False),
        ("Heads of government", True),
        ("Regional leaders", True),
        ("The heads of state security", False),
        ("nine heads of state", True),
        ("Guinea's heads of state", False),
    ],
)
def test_words_of_a_region(words: str, answer: bool) -> None:
    assert are_of_a_region(words) is answer


@pytest.mark.parametrize(
    "text",
    [
        "Southern African leaders will hold a summit in Lusaka; two of them have threatened the colonels.",
        "African health ministers met in Brazzaville on Monday.",
    ],
)
def test_nor_are_those_who_are_some_of_them(coder: Coder, text: str) -> None:
    assert {each.code for account in coder.code(make_report(text)) for each in account.actors} == {"GOV"}
