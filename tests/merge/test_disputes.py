"""For and against, happened and denied: what one report says is not weighed against itself."""

from __future__ import annotations

from datetime import timedelta

from dateline.merge.disputes import stance_disagreements, status_disagreements
from dateline.merge.voices import Voice
from dateline.model import Account
from fake_coder import account_of
from small_world import MONDAY, report, shelling, vote


def paid(publisher: str, text: str, *, status: str, sure: float, did: str = "paid") -> Voice:
    account = account_of(report(text, publisher=publisher), type="AID", did=did, day=MONDAY, status=status)
    return Voice(account.but(confidence=sure), publisher)


def test_of_one_sentence_the_surer_side_counts() -> None:
    text = "Norland could not accept the draft, its minister announced on Monday."
    no = vote("Wire", text, did="could not accept", type="REJECT")
    slip = no.but(action=vote("Wire", text, did="announced", type="CONCEDE").action, confidence=0.4)
    yes = vote("Salt", "Norland could accept the draft on Monday.", did="accept", type="AGREE")

    (found,) = stance_disagreements([Voice(no, "a"), Voice(slip, "a"), Voice(yes, "b")])

    assert {each.value: len(each.reports) for each in found.positions} == {"against": 1, "for": 1}


def test_one_word_once_negated_is_plain_where_both_tell_it_faintly() -> None:
    none = paid("Army", "No ransom was paid for her.", status="did_not_happen", sure=0.35)
    some = paid("Salt", "Her family paid for her on Monday.", status="happened", sure=0.28)
    other = paid("Echo", "Her family handed over a tractor.", did="handed over", status="happened", sure=0.28)

    assert list(status_disagreements([none, some]))
    assert not list(status_disagreements([none, other]))


def test_facts_are_asked_beside_a_stance_that_nobody_disputes() -> None:
    def censured(publisher: str, text: str, did: str, status: str) -> Account:
        return account_of(
            report(text, publisher=publisher), type="ACCUSE", did=did, who=("Congress",), day=MONDAY, status=status
        )

    failed = censured("Wire", "Congress failed to censure Lund on Monday.", "censure", "did_not_happen")
    refused = account_of(failed.report, type="REJECT", did="failed", who=("Congress",), day=MONDAY)
    done = censured("Salt", "Congress censured Lund on Monday.", "censured", "happened")

    (found,) = status_disagreements([Voice(failed, "a"), Voice(refused, "a"), Voice(done, "b")])

    assert {each.value for each in found.positions} == {"did not happen", "happened"}


def test_a_denial_that_was_out_before_denies_another() -> None:
    tuesday, wednesday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
    fired = shelling(
        report("Police fired at a crowd by the bus station of Arandi on Wednesday.", publisher="Wire", day=wednesday),
        did="fired", when="Wednesday", day=wednesday, who=("Police",),
    )  # fmt: skip
    text = "Women marched between the clans of Arandi, and nobody fired."
    before = shelling(
        report(text, publisher="Salt", day=tuesday), did="fired", who=(), when=None, status="did_not_happen"
    )
    after = shelling(
        report(text, publisher="Echo", day=wednesday), did="fired", who=(), when=None, status="did_not_happen"
    )

    assert not list(status_disagreements([Voice(fired, "a"), Voice(before, "b")]))
    assert list(status_disagreements([Voice(fired, "a"), Voice(after, "c")]))


def test_what_was_not_annulled_and_what_was_are_two_sides_though_both_are_refusals() -> None:
    def ruled(publisher: str, text: str, did: str, status: str) -> Account:
        return vote(publisher, text, did=did, type="REJECT", status=status)

    stands = ruled("Wire", "Norland did not annul the draft on Monday.", "annul", "did_not_happen")
    fell = ruled("Echo", "Norland annulled the draft on Monday.", "annulled", "happened")
    rejected = ruled("Salt", "Norland rejected the draft on Monday.", "rejected", "happened")

    assert list(status_disagreements([Voice(stands, "a"), Voice(rejected, "b"), Voice(fell, "a")]))
    assert not list(status_disagreements([Voice(stands, "a"), Voice(rejected, "b")]))


def test_what_had_never_been_done_before_is_no_denial() -> None:
    came = paid("Wire", "The premier visited the mine.", did="visited", status="happened", sure=0.8)
    text = "No premier had visited the mine before."
    first = paid("Salt", text, did="visited", status="did_not_happen", sure=0.8)
    denial = paid("Echo", "No premier had visited the mine.", did="visited", status="did_not_happen", sure=0.8)

    assert not list(status_disagreements([came, first]))
    assert list(status_disagreements([came, denial]))


def test_what_was_not_granted_and_what_was_are_two_sides_of_whatever_type() -> None:
    no = vote("Wire", "Norland did not grant the draft on Monday.", did="grant", type="REJECT", status="did_not_happen")
    also = vote("Wire", "Norland denied the draft on Monday.", did="denied", type="REJECT")
    yes = vote("Echo", "Norland granted the draft on Monday.", did="granted", type="CONCEDE")

    told = [Voice(no, "a"), Voice(yes, "b")]

    assert list(status_disagreements(told))
    assert list(stance_disagreements([Voice(also, "a"), Voice(yes, "b")]))


def test_a_side_that_its_report_hardly_tells_takes_no_stance() -> None:
    text = "Norland denied that it signed the draft. They signed a paper with three men."
    denied = vote("Salt", text, did="signed", type="SUPPORT", status="denied")
    faint = denied.but(
        status=vote("Salt", text, did="signed", type="SUPPORT").status, confidence=0.2, sentence=(41, 76)
    )
    yes = vote("Wire", "Norland signed the draft on Monday.", did="signed", type="SUPPORT")

    assert list(stance_disagreements([Voice(denied, "a"), Voice(faint, "a"), Voice(yes, "b")]))


def test_nothing_was_agreed_is_plain_against_what_was_though_it_has_no_party() -> None:
    agreed = vote("Wire", "Norland agreed to the draft on Monday.", did="agreed", type="AGREE")
    told = report("Nothing was agreed, the minister said.", publisher="Salt")
    nothing = account_of(told, type="AGREE", did="agreed", status="denied").but(confidence=0.18)

    (found,) = stance_disagreements([Voice(agreed, "a"), Voice(nothing, "b")])

    assert {each.value for each in found.positions} == {"for", "against"}


def test_a_negation_of_another_clause_turns_nothing() -> None:
    text = "Norland ended a strike that had blocked the road to the docks for many weeks, and it signed the draft."
    yes = vote("Wire", text, did="signed", type="SUPPORT")
    no = vote("Salt", "Norland denied that it signed the draft.", did="signed", type="SUPPORT", status="denied")

    (found,) = stance_disagreements([Voice(yes.but(confidence=0.5), "a"), Voice(no, "b")])

    assert {each.value for each in found.positions} == {"for", "against"}


def test_who_denies_an_act_and_lays_it_to_others_does_not_tell_it() -> None:
    def shot(publisher: str, text: str, did: str, who: str, status: str = "happened") -> Account:
        told = report(text, publisher=publisher)
        return account_of(told, type="ASSAULT", did=did, who=(who,), whom=("a man",), day=MONDAY, status=status)

    claimed = shot("Wire", "Police shot a man on Monday.", "shot", "Police")
    text = "The police did not shoot a man on Monday. Party members stabbed him."
    denied = shot("Army", text, "shoot", "The police", "did_not_happen")
    others = denied.but(
        action=shot("Army", text, "stabbed", "Party members").action,
        actors=shot("Army", text, "stabbed", "Party members").actors,
        status=claimed.status,
    )

    (found,) = status_disagreements([Voice(claimed, "a"), Voice(denied, "b"), Voice(others, "b")])

    assert {each.value: len(each.reports) for each in found.positions} == {"happened": 1, "did not happen": 1}


def test_a_denial_of_a_type_that_takes_sides_stands_against_its_word_as_done() -> None:
    begun = paid("Wire", "Ethiopia has begun to fill the dam.", status="happened", sure=0.24, did="begun")
    told = report("Ethiopia has not begun to fill the dam.", publisher="Salt")
    not_begun = account_of(told, type="AGREE", did="begun", status="denied").but(confidence=0.2)

    assert list(status_disagreements([begun, Voice(not_begun, "b")]))


def test_who_denies_the_word_of_others_and_tells_something_else_denies_it() -> None:
    def did(publisher: str, text: str, word: str, whom: str, status: str = "happened") -> Account:
        told = report(text, publisher=publisher)
        return account_of(told, type="ASSAULT", did=word, who=("Rebels",), whom=(whom,), day=MONDAY, status=status)

    taken = did("Wire", "Rebels captured the airport on Monday.", "captured", "the airport")
    text = "Rebels have not captured the airport. On Monday Rebels shelled a camp."
    denied = did("Army", text, "captured", "the airport", "did_not_happen")
    camp = did("Army", text, "shelled", "a camp")
    nobody = did("Army", "No soldiers were killed. Rebels attacked us.", "killed", "No soldiers", "did_not_happen")
    attacked = did("Army", "No soldiers were killed. Rebels attacked us.", "attacked", "us")
    killed = did("Wire", "Rebels killed nine soldiers on Monday.", "killed", "nine soldiers")

    assert list(status_disagreements([Voice(taken, "a"), Voice(denied, "b"), Voice(camp, "b")]))
    assert not list(status_disagreements([Voice(killed, "a"), Voice(nobody, "b"), Voice(attacked, "b")]))
