"""What was hit, and whether it was an attack at all."""

from __future__ import annotations

from dateline.merge import merge
from dateline.merge.targets import accident_in
from dateline.model import Account, Event, Party
from fake_coder import account_of, words_in
from small_world import MONDAY, report, shelling


def struck(publisher: str, what: str) -> Account:
    told = report(f"Jets bombed {what} in Arandi on Monday.", publisher=publisher)
    account = account_of(
        told, type="ASSAULT", mode="aerial", did="bombed", who=("Jets",), when="Monday", day=MONDAY, where="Arandi"
    )
    return account.but(recipients=(Party(words_in(told, what)),), actors=(Party(words_in(told, "Jets")),))


def slots(*accounts: Account) -> list[str]:
    found: tuple[Event, ...] = merge(accounts)
    return [each.slot for event in found for each in event.disagreements]


def test_a_clinic_against_an_arms_depot() -> None:
    (event,) = merge([struck("Wire", "a clinic"), struck("Salt", "the clinic"), struck("Echo", "an arms depot")])
    (found,) = event.disagreements

    assert (found.slot, [each.value for each in found.positions]) == ("recipient", ["civilian", "military"])
    assert len(found.alone) == 1
    assert found.positions[1].words[0].text == "an arms depot"


def test_two_names_of_one_kind_of_thing_are_a_detail() -> None:
    assert not slots(struck("Wire", "a clinic"), struck("Salt", "a hospital"))


def test_an_attack_that_others_call_an_accident() -> None:
    attack = shelling(report("Rebels shelled Arandi on Monday.", publisher="Wire"))
    told = report("What shelled Arandi on Monday was not an attack but an accident, Arandi said.", publisher="Salt")
    accident = shelling(told, who=())

    (event,) = merge([attack, accident])
    (found,) = event.disagreements

    assert found.slot == "status"
    assert {each.value for each in found.positions} == {"an attack", "an accident"}
    assert "accident" in [said.text for each in found.positions for said in each.words]


def test_an_accident_that_is_denied_is_none() -> None:
    told = report("Rebels shelled Arandi on Monday, and it was no accident.", publisher="Wire")

    assert accident_in(shelling(told)) is None
