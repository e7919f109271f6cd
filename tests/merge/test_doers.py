"""Two acts of one kind that one report tells apart by who did them, or where."""

from __future__ import annotations

from dateline.merge import merge
from dateline.merge.doers import told_apart
from dateline.model import Account, Party, Place
from fake_coder import account_of, words_in
from small_world import MONDAY, report, shelling

TEXT = "Norland broke off ties with Sudria on Monday. {} broke off ties with Sudria on Monday, too."


def broke(
    who: str, country: str | None, at: int, *, other: str = "Ostia", kind: str = "SANCTION", **party: object
) -> Account:
    told = report(TEXT.format(other), publisher="Wire")
    account = account_of(told, type=kind, mode=None, did="broke off", whom=("Sudria",), when="Monday", day=MONDAY)
    actor = Party(words_in(told, who), who, country=country, **{"kind": "country", "sectors": ("GOV",), **party})  # type: ignore[arg-type]
    end = told.text.index(". ") + 1
    return account.but(actors=(actor,), sentence=(0, end) if at == 0 else (end + 1, len(told.text)))


def test_a_report_that_names_two_states_tells_of_two_acts() -> None:
    one, other = broke("Norland", "NOR", 0), broke("Ostia", "OST", 1)

    assert list(told_apart([one, other])) == [(0, 1)]
    assert len(merge([one, other])) == 2


def test_of_one_state_its_officials_may_have_done_it_and_both_talk() -> None:
    ministry = "The Norland ministry"
    official = broke(ministry, "NOR", 1, other=ministry, kind="SANCTION")

    assert not list(told_apart([broke("Norland", "NOR", 0, other=ministry), official]))
    assert not list(
        told_apart([broke(who, who[:3].upper(), at, kind="CONSULT") for at, who in enumerate(("Norland", "Ostia"))])
    )
    assert not list(told_apart([broke("Norland", "NOR", 0), broke("Ostia", "OST", 0)])), "one sentence joins them"
    unnamed = broke("Ostia", None, 1, sectors=("UAF",), kind="SANCTION")
    gunmen = unnamed.but(actors=(Party(unnamed.actors[0].words, sectors=("UAF",)),))
    assert not list(told_apart([broke("Norland", "NOR", 0), gunmen]))


def test_two_towns_of_one_report_saw_two_attacks_and_a_quarter_of_a_town_did_not() -> None:
    told = report("Gunmen shelled Arandi on Monday. Gunmen also shelled Kosta on Monday.", publisher="Wire")

    def struck(town: str, lat: float | None) -> Account:
        return shelling(told, who=("Gunmen",), whom=(), did="shelled").but(
            place=Place(words_in(told, town), town, "SDN", lat=lat, lon=32.0, precision="city")
        )

    assert list(told_apart([struck("Arandi", 15.0), struck("Kosta", 19.0)])) == [(0, 1)]
    assert not list(told_apart([struck("Arandi", 15.0), struck("Kosta", 15.1)]))
    assert not list(told_apart([struck("Arandi", 15.0), struck("Kosta", None)]))
