"""A retelling that puts one office in place of another."""

from __future__ import annotations

import pytest

from dateline.merge.offices import offices_in, retold_disagreements
from dateline.merge.voices import Voice
from dateline.model import Account, Party
from fake_coder import account_of, words_in
from small_world import MONDAY, report


@pytest.mark.parametrize(
    ("words", "offices"),
    [
        ("the governor of the province", {"governor"}),
        ("Norland's premier, Ada Lund", {"prime minister"}),
        ("the minister of trade", {"trade minister"}),
        ("the deputy foreign minister", {"deputy foreign minister"}),
        ("the minister", set()),
        ("the presidency", set()),
    ],
)
def test_offices_have_one_name_each(words: str, offices: set[str]) -> None:
    assert offices_in(words) == offices


def visit(publisher: str, host: str, *, more: str = "") -> Account:
    told = report(
        f"Norland's envoy was received by the {host} in the harbour of Arandi on Monday.{more}", publisher=publisher
    )
    account = account_of(told, type="CONSULT", mode="visit", did="received", when="Monday", day=MONDAY)
    parties = {
        side: (Party(words_in(told, words)),)
        for side, words in (("actors", "Norland's envoy"), ("recipients", f"the {host}"))
    }
    return account.but(**parties)


WIRE = visit("Wire", "governor")


def between(account: Account, *, derives: bool) -> list[set[str]]:
    parent = WIRE.report.report_id if derives else None
    voices = [Voice(WIRE, "a"), Voice(account, "a" if derives else "b", parent)]
    return [{position.value for position in each.positions} for each in retold_disagreements(voices)]


def test_a_retelling_that_changes_the_office_contradicts_its_wire() -> None:
    assert between(visit("Echo", "prime minister"), derives=True) == [{"governor", "prime minister"}]


def test_an_independent_report_may_name_another_who_was_there() -> None:
    assert not between(visit("Salt", "prime minister"), derives=False)


def test_an_office_that_either_report_knows_is_no_mistake() -> None:
    assert not between(visit("Echo", "prime minister", more=" The governor stood beside them."), derives=True)
