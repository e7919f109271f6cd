"""Who counts otherwise without a verb of his own: "police said 2,000, organisers 10,000"."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.extract.elided import counters_beside, elided_in
from dateline.model import Account, Sentence
from told import coded, trees

GATHERED = "Bakers marched through Oporto on Sunday. "
STORMED = "Gunmen stormed the village of Arandi on Sunday. "
SEIZED = "Gunmen abducted pupils near Arandi on Sunday. "


def given(accounts: tuple[Account, ...]) -> list[tuple[str, int | None, str]]:
    return [(each.what, each.low, each.by.text) for account in accounts for each in account.quantities]


@pytest.mark.parametrize(
    ("before", "text", "one", "other"),
    [
        (GATHERED, "Police said 700, the guild 4,000.", ("crowd", 700, "Police"), ("crowd", 4000, "the guild")),
        (GATHERED, "The city put the crowd at 700, the bakers' union at about 4,000.",
         ("crowd", 700, "The city"), ("crowd", 4000, "the bakers' union")),
        (GATHERED, "Police spoke of 700 marchers and their union of 4,000.",
         ("crowd", 700, "Police"), ("crowd", 4000, "their union")),
        (GATHERED, "The prefecture counted 700 of them, organisers 4,000 people.",
         ("crowd", 700, "The prefecture"), ("crowd", 4000, "organisers")),
        (GATHERED, "The prefecture gave a figure of 700, the opposition of 4,000.",
         ("crowd", 700, "The prefecture"), ("crowd", 4000, "the opposition")),
        (STORMED, "The governor said nine villagers were killed, survivors 33.",
         ("killed", 9, "The governor"), ("killed", 33, "survivors")),
        (STORMED, "The governor said nine villagers were killed, and doctors at the hospital at least 33.",
         ("killed", 9, "The governor"), ("killed", 33, "doctors at the hospital")),
        (STORMED, "The army counted nine dead; the elders, 33.",
         ("killed", 9, "The army"), ("killed", 33, "the elders")),
        (STORMED, "Nine people were wounded according to the army, or 33, according to the Red Cross.",
         ("injured", 9, "the army"), ("injured", 33, "the Red Cross")),
        (STORMED, "According to the army nine people were killed, according to the opposition 33.",
         ("killed", 9, "the army"), ("killed", 33, "the opposition")),
        (STORMED, "The police confirmed nine deaths, residents 33.",
         ("killed", 9, "The police"), ("killed", 33, "residents")),
        (STORMED, "Officials put the death toll from the attack at nine, villagers at 33.",
         ("killed", 9, "Officials"), ("killed", 33, "villagers")),
        (SEIZED, "Police said nine, parents 33.", ("abducted", 9, "Police"), ("abducted", 33, "parents")),
        ("Police arrested dozens of students in Arandi on Sunday. ", "The ministry said 26, a lawyers' group 90.",
         ("arrested", 26, "The ministry"), ("arrested", 90, "a lawyers' group")),
        ("", "Police said they had arrested 26 bakers in Oporto, a rights group more than 90.",
         ("arrested", 26, "Police"), ("arrested", 90, "a rights group")),
    ],
)  # fmt: skip
def test_each_side_gives_its_own_number(
    coder: Coder, before: str, text: str, one: tuple[str, int, str], other: tuple[str, int, str]
) -> None:
    found = given(coded(coder, before + text))

    assert (one in found, other in found) == (True, True), found


def test_a_rough_size_is_told_first_and_is_of_neither_side(coder: Coder) -> None:
    told = [("crowd", 2000, ""), ("crowd", 2500, "police"), ("crowd", 9000, "the guild")]

    for text in (
        "Thousands marched in Oporto on Sunday; police said 2,500, the guild 9,000.",
        "Thousands marched in Oporto on Sunday: 2,500 according to police, 9,000 according to the guild.",
        "Thousands marched in Oporto on Sunday (police: 2,500; the guild: 9,000).",
        "Thousands marched in Oporto on Sunday - 2,500 by police, 9,000 by the guild.",
    ):
        assert given(coded(coder, text)) == told, text


def test_three_may_count(coder: Coder) -> None:
    text = f"{STORMED}The government spoke of two dead, the opposition of 15, nurses of 11."

    assert given(coded(coder, text)) == [
        ("killed", 2, "The government"), ("killed", 15, "the opposition"), ("killed", 11, "nurses"),
    ]  # fmt: skip


def test_who_only_counts_did_not_do_it(coder: Coder) -> None:
    (attack,) = coded(coder, "The ministry said nine villagers were killed, the rebels 33.")

    assert (attack.actors, given((attack,))) == ((), [("killed", 9, "The ministry"), ("killed", 33, "the rebels")])


@pytest.mark.parametrize(
    "text",
    [
        "Chile sent 200 soldiers to the border on Sunday, Peru 300.",
        "Chile said it would send 200 soldiers, Peru 300.",
        "Chile said it had expelled 12 envoys on Sunday, Peru 30.",
        "Police arrested 40 bakers in Oporto, soldiers 30.",
        "The ministry said the rebels had killed nine villagers, the army 33.",
        "The ministry said the army had arrested nine people on Sunday, the police 33.",
        "The ministry said nine villagers were killed and 12 injured, the rebels 33.",
        "The ministry said nine villagers were killed, 12 injured.",
        "The mayor said nine of his guards were killed, the rebels 33.",
        "Police said 700 bakers marched in Oporto in 2019, the guild in 2021.",
        "Police said 700 bakers marched in Oporto on Sunday, Braga 90.",
        "Police said 700 bakers marched in Oporto on Sunday, the guild 10 days later.",
        "Police said 700 bakers marched in Oporto on Sunday, the guild 90 percent.",
        "Police said nine people were hurt at the march in Oporto, the driver, 40, and his wife, 38.",
        "Dozens of people were killed in Oporto on Sunday, 12 by the guild.",
        f"{GATHERED}The guild has 2,000 members, the city 10,000.",
        f"{GATHERED}The guild said it spent 2,000 euros, the city 10,000.",
        f"{GATHERED}The city put the cost at 2,000, the guild at 10,000.",
        f"{GATHERED}Police counted 30 cars, the guild 50.",
        f"{GATHERED}Police arrested 20, the mayor 10.",
        f"{STORMED}The army has 2,000 men there, the rebels 400.",
        f"{STORMED}The army said two vehicles were lost, the rebels 10.",
    ],
)
def test_what_another_did_or_has_is_no_count_of_the_same(coder: Coder, text: str) -> None:
    by = {each.by.text for account in coded(coder, text) for each in account.quantities}

    assert not any(last in each for each in by for last in ("Peru", "Braga", "guild", "soldiers", "rebels", "driver"))
    assert len(by) <= 1


def test_who_was_arrested_is_no_other_size_of_the_march(coder: Coder) -> None:
    text = "Thousands of bakers marched in Oporto on Sunday and 20, the guild said, were arrested."

    assert [each[:2] for each in given(coded(coder, text))] == [("crowd", 2000), ("arrested", 20)]


def parsed(text: str) -> Sentence:
    return trees(text).sentences[0]


def test_what_the_tree_hangs_anywhere_is_who_counts_and_no_party() -> None:
    for relation in ("obl:agent/4", "appos/2", "parataxis/1"):
        kind, _, head = relation.partition("/")
        sentence = parsed(
            "Police/NOUN/2/nsubj said/VERB/0/root/say nine/NUM/4/nummod men/NOUN/6/nsubj:pass/man "
            f"were/AUX/6/aux:pass/be killed/VERB/2/ccomp/kill ,/PUNCT/9/punct "
            f"the/DET/9/det rebels/NOUN/{head}/{kind}/rebel 33/NUM/9/flat"
        )
        (told,) = elided_in(sentence)
        assert (told.count.low, told.count.kind, told.by, told.base.low) == (33, "killed", (7, 9), 9)
        assert counters_beside(sentence) == (7, 8)
