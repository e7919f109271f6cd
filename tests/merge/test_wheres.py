"""Where it was: towns that no gazetteer knows, and whose waters."""

from __future__ import annotations

from dateline.merge import merge
from dateline.model import Account, Place
from fake_coder import account_of, words_in
from small_world import MONDAY, report, shelling


def slots(*accounts: Account) -> list[str]:
    return [each.slot for event in merge(accounts) for each in event.disagreements]


def unknown(publisher: str, town: str, text: str = "Rebels shelled the old fish market of {} on Monday.") -> Account:
    told = report(text.format(town), publisher=publisher)
    account = shelling(told, whom=())
    return account.but(place=Place(words_in(told, town)))


def test_towns_that_nobody_knows_are_two_where_all_else_is_told_alike() -> None:
    assert slots(unknown("Wire", "Nanduli"), unknown("Salt", "Bekasi Hills")) == ["place"]


def test_a_name_spelt_twice_is_one_town() -> None:
    assert not slots(unknown("Wire", "Nanduli"), unknown("Salt", "Nandulli"))


def test_a_quarter_is_named_beside_its_town() -> None:
    quarter = "Rebels shelled the old fish market of {} in Nanduli on Monday."

    assert not slots(unknown("Wire", "Nanduli"), unknown("Salt", "Kesra", quarter))


def seized(publisher: str, where: str) -> Account:
    told = report(f"Norland seized a trawler {where} on Monday.", publisher=publisher)
    return account_of(
        told,
        type="COERCE",
        mode="seize",
        did="seized",
        who=("Norland",),
        whom=("a trawler",),
        when="Monday",
        day=MONDAY,
    )


def test_inside_a_states_waters_against_the_high_sea() -> None:
    (event,) = merge([seized("Wire", "inside Norlandic waters"), seized("Salt", "on the high sea")])
    (found,) = event.disagreements

    assert (found.slot, {each.value for each in found.positions}) == ("place", {"inside", "outside"})
    assert {each.words[0].text for each in found.positions} == {"inside Norlandic waters", "on the high sea"}
