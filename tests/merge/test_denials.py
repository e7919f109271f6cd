"""Denials that stand in the report that tells what is denied."""

from __future__ import annotations

from dataclasses import replace

from dateline.merge import merge
from dateline.merge.denials import denials_within
from dateline.merge.voices import Voice
from dateline.model import Account, Action, Event, Speaker, Status, Words
from fake_coder import words_in
from small_world import report, shelling


def both(publisher: str, *, denied: str = "shelled", confidence: float = 0.9) -> tuple[Account, Account]:
    """A claim and its denial by the rebels, in one report."""
    told = report(
        f"Rebels shelled Arandi on Monday. The rebels denied they had {denied} Arandi on Monday.", publisher=publisher
    )
    claim = shelling(told)
    denial = claim.but(
        action=Action("ASSAULT", words_in(told, denied, nth=int(denied == "shelled")), "heavy-weapons"),
        sentence=(told.text.index("The rebels"), told.text.rindex("Monday.") + 7),
        status=Status("denied"),
        speakers=(Speaker(words_in(told, "The rebels")),),
        confidence=confidence,
    )
    return claim, denial


def only(*accounts: Account) -> Event:
    (event,) = merge(accounts)
    return event


def test_a_single_report_with_a_denial_is_disputed_and_tells_who_denies():
    event = only(*both("Wire"))
    (found,) = event.disagreements

    assert (found.slot, [each.value for each in found.positions]) == ("status", ["happened", "denied"])
    assert "the rebels" in found.because


def test_of_two_reports_that_tell_both_the_claim_is_what_is_told_however_sure_the_denial():
    accounts = [
        each.but(confidence=0.95 if each.status.value == "denied" else 0.6)
        for name in ("Wire", "Salt")
        for each in both(name)
    ]
    event = only(*accounts)

    assert event.status.value.value == "happened"
    assert [each.slot for each in event.disagreements] == ["status"]


def test_who_denies_another_deed_does_not_deny_this_one():
    assert not only(*both("Wire", denied="bombarded")).disagreements


def test_a_faint_denial_is_a_slip_of_the_coder():
    assert not only(*both("Wire", confidence=0.3)).disagreements


def test_nobody_denies_what_he_tells():
    claim, denial = both("Wire")
    assert not only(claim.but(speakers=denial.speakers), denial).disagreements


def test_what_is_hardly_told_is_not_what_a_denial_denies():
    claim, denial = both("Wire")
    event = only(claim.but(confidence=0.3), denial)
    assert not event.disagreements and event.status.value.value == "denied"


def test_a_part_that_is_denied_is_that_deed_whatever_its_word() -> None:
    claim, denial = both("Wire", denied="bombarded")
    event = only(claim, denial.but(status=Status("denied", because="“denied … role … attack” denies a part in it")))

    (found,) = event.disagreements
    assert [each.value for each in found.positions] == ["happened", "denied"]


def test_a_report_that_only_denies_stands_with_those_that_tell_and_deny() -> None:
    claim, denial = both("Wire")
    _, alone = both("Salt")
    (found,) = only(claim, denial, alone).disagreements

    assert [len(each.reports) for each in found.positions] == [1, 2]
    assert found.because.endswith("denied by the rebels.")


def test_a_report_that_tells_and_denies_another_deed_does_not_deny_this_one() -> None:
    _, other = both("Salt", denied="bombarded")
    (found,) = only(*both("Wire"), *both("Salt", denied="bombarded")).disagreements

    assert [len(each.reports) for each in found.positions] == [2, 1]
    assert other.report.report_id not in found.positions[1].reports


def test_fighters_of_who_governs_are_not_gainsaid_by_gunmen() -> None:
    claim, _ = both("Wire")
    (doer,) = claim.actors
    ruling = claim.but(actors=(replace(doer, name="Velm Front", sectors=("GOV",), words=Words("Velm fighters", ())),))
    other, _ = both("Salt")
    gunmen = other.but(actors=(replace(doer, name=None, sectors=("UAF",), words=Words("gunmen", ())),))

    assert not only(ruling, gunmen).disagreements


def test_who_denies_is_named_once_and_in_the_order_of_the_telling() -> None:
    told = zip(("Wire", "Salt", "Fjord", "Brae"), ("the rebels", "Kommos", "rebels", "Kommos"), strict=True)
    pairs = [(both(name), Speaker(Words(called, ()))) for name, called in told]
    accounts = [each for (claim, denial), who in pairs for each in (claim, denial.but(speakers=(who,)))]

    (found,) = denials_within([Voice(each, each.report.report_id) for each in accounts])
    assert found.because.endswith("denied by the rebels, Kommos.")
