"""Whose soldiers a spokesman means, whose ministry summons an envoy, which two countries, which crowd is dispersed."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.model import Account, Party, make_report, words_of
from dateline.resolve.own_forces import _is_bare, with_own_forces

pytestmark = pytest.mark.model
CLASH = "Ugandan soldiers shot dead four Kenyan fishermen on Lake Victoria on Sunday, Kenyan police said. "


def coded(coder: Coder, text: str) -> tuple[Account, ...]:
    return coder.code(make_report(text))


def test_troops_that_an_army_denies_to_have_fired_are_its_own_and_hurt_nobody_in_the_next_sentence(
    coder: Coder,
) -> None:
    text = "Uganda's army spokesman denied that troops had opened fire. He said two soldiers were wounded by machetes."
    denied = next(each for each in coded(coder, CLASH + text) if each.status.value == "denied")

    assert [party.code for party in denied.actors] == ["UGAMIL"]
    assert denied.quantities == ()


def test_soldiers_that_a_government_denies_to_have_attacked_abroad_are_its_own(coder: Coder) -> None:
    (denied,) = coded(coder, "Rwanda's government denied that soldiers had attacked Goma in Congo.")

    assert [party.code for party in denied.actors] == ["RWAMIL"]


def test_soldiers_that_their_own_army_says_were_hit_are_its_own(coder: Coder) -> None:
    text = "Uganda's army said the fishermen had attacked a patrol boat and that two soldiers were wounded."
    hit = [party.code for each in coded(coder, CLASH + text)[1:] for party in each.recipients]

    assert set(hit) == {"UGAMIL"}


def test_soldiers_whose_country_is_told_keep_it(coder: Coder) -> None:
    text = "Uganda's army said two Kenyan soldiers were wounded in the clash."

    hit = [party for each in coded(coder, CLASH + text) for party in each.recipients]

    assert "KENMIL" in [party.code for party in hit]


def test_a_ministry_is_not_of_the_country_whose_envoy_it_summons(coder: Coder) -> None:
    (account,) = coded(coder, "The foreign ministry expelled the Ugandan ambassador on Friday.")

    assert [party.code for party in (*account.actors, *account.recipients)] == ["GOV", "UGAGOV"]


def test_the_two_countries_are_those_between_whom_something_happened_however_long_ago(coder: Coder) -> None:
    between = "Police in Kisumu dispersed a crowd. Shops stayed shut. Officers arrested ten men. Rain fell all night. "
    last = coded(coder, CLASH + between + "The two countries agreed to set up a joint commission.")[-1]

    assert {party.code for party in (*last.actors, *last.recipients)} >= {"KENGOV", "UGAGOV"}


def test_the_two_countries_are_states_whoever_of_them_acted(coder: Coder) -> None:
    talks = coded(coder, "A Kenyan court jailed a Somali trader. The two countries held talks.")[-1]

    assert [party.code for party in (*talks.actors, *talks.recipients)] == ["KENGOV", "SOMGOV"]


def test_they_who_are_dispersed_are_the_crowd_and_not_who_was_named_before(coder: Coder) -> None:
    before = "Two soldiers were hurt on Monday. Hundreds of farmers marched to the court. "
    text = before + "Police fired tear gas to disperse them."
    last = coded(coder, text)[-1]

    assert [party.sectors for party in last.recipients] == [("AGR",)]


def test_nobody_expects_it_for_who_offered_something_else(coder: Coder) -> None:
    text = "The African Union offered to mediate, and Yoweri Museveni is expected to travel to Nairobi for talks."
    visit = next(each for each in coded(coder, text) if each.action.type == "CONSULT")

    assert visit.speakers == ()


def test_the_leader_of_an_assault_is_the_commander_named_before(coder: Coder) -> None:
    text = (
        "The French president met rebel commander Idriss Sall on Monday to discuss efforts by the leader of an assault "
        "on the capital of Chad to open the road."
    )
    assaults = [each for each in coded(coder, text) if each.action.type == "ASSAULT"]

    assert [party.name for each in assaults for party in each.actors] == ["Idriss Sall"]


@pytest.mark.parametrize(
    ("words", "is_bare"),
    [("two soldiers", True), ("enemy soldiers", False), ("Kenyan soldiers", False), ("farmers", False)],
)
def test_only_a_bare_word_of_force_is_the_speakers_own(coder: Coder, words: str, is_bare: bool) -> None:
    report = make_report(f"Rwanda's army said {words} were killed.")
    start = report.text.index(words)

    assert _is_bare(coder.parse(report), Party(words_of(report, (start, start + len(words))))) == is_bare


@pytest.mark.parametrize(("teller", "code"), [("Rwanda's army", "RWAMIL"), ("A Rwandan nurse", None)])
def test_only_a_state_speaks_for_its_soldiers(coder: Coder, teller: str, code: str | None) -> None:
    report = make_report(f"{teller} said two soldiers were killed.")
    doc, (account, *_) = coder.candidates(report)
    (hit,) = account.recipients
    unknown = account.but(recipients=(Party(hit.words, None, "unnamed", None, ("MIL",), "MIL"),))
    (told,) = with_own_forces(doc, unknown, day=None).recipients

    assert told.code == (code or "MIL")


def test_two_armies_are_the_soldiers_who_fought_and_not_those_who_talked_since(coder: Coder) -> None:
    text = (
        "Chadian soldiers shelled a post of the Nigerien army on Monday. Chad's president asked the king of Morocco to "
        "mediate. The two armies agreed to a truce."
    )
    truce = coded(coder, text)[-1]

    assert {party.code for party in (*truce.actors, *truce.recipients)} == {"TCDMIL", "NERMIL"}


def test_forces_that_a_state_denies_to_have_shelled_with_are_its_own(coder: Coder) -> None:
    text = "Ukraine said Russian forces shelled a school in Izyum. Russia denied that its forces shelled it."
    denied = next(each for each in coded(coder, text) if each.status.value == "denied")

    assert [party.code for party in denied.actors] == ["RUSMIL"]


def test_who_speaks_is_not_asked_where_no_bare_word_of_force_is_told_of(
    coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> Party:
        raise AssertionError

    monkeypatch.setattr("dateline.resolve.own_forces.resolve_party", never)
    assert coded(coder, "Six fishermen were killed in a raid on Kisumu, Kenyan police said.")
    with pytest.raises(AssertionError):
        coded(coder, "Two soldiers were killed in a raid on Kisumu, Kenyan police said.")
