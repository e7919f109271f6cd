"""Parties that an act leaves out, from what the report told before."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from dateline import Coder
from dateline.model import NO_WORDS, Account, Act, Argument, Document, Party, make_report, words_of
from dateline.resolve import absent
from dateline.resolve.absent import Choice, choices_of, chosen, party_of, with_absent_parties
from dateline.resolve.absent_marks import Asked
from dateline.resolve.cast import Cast, Member, cast_of

Raid = tuple[Document, list[Account]]


def test_who_raided_the_newspaper_arrested_its_reporters(raid: Raid) -> None:
    doc, accounts = raid

    raided, arrested = with_absent_parties(doc, accounts)

    assert [each.words.text for each in arrested.actors] == ["Police"]
    assert arrested.basis["actor"] == "inferred"
    assert [each.words.text for each in arrested.recipients] == ["Two reporters"]
    assert [each.words.text for each in raided.actors] == ["Police"]


def test_the_words_of_who_is_told_elsewhere_are_cut_from_there(raid: Raid) -> None:
    doc, accounts = raid

    arrested = with_absent_parties(doc, accounts)[1]

    ((start, end),) = arrested.actors[0].words.spans
    assert doc.report.text[start:end] == "Police"
    assert (arrested.actors[0].confidence or 0.0) < 1.0


def test_a_party_of_the_other_side_is_no_choice(raid: Raid) -> None:
    doc, accounts = raid
    cast = cast_of(doc, accounts)

    choices = choices_of(Asked(cast, accounts, 1, "actor"))

    assert choices[0] == Choice(None, True, choices[0].groups)
    assert not {each.member for each in choices} & cast.sides[1][1]


def test_whom_the_words_of_an_act_name_stays(raid: Raid) -> None:
    doc, accounts = raid

    learnt = (Argument("actor", 0, 0.99), Argument("recipient", 3, 0.99))
    sure = replace(doc.sentences[0], acts=(Act(1, {"COERCE": 0.9, "NONE": 0.1}, learnt, 3.0),))

    found = with_absent_parties(replace(doc, sentences=(sure, *doc.sentences[1:])), accounts)[0]

    assert (found.actors, found.recipients) == (accounts[0].actors, accounts[0].recipients)


def test_the_likeliest_choice_and_how_sure_it_is() -> None:
    choices = (Choice(None, True, (("none",),)), Choice(3, False, (("last act",), ("unheard of",))))

    best, sure = chosen(choices, {"none": 0.0, "last act": math.log(3)})

    assert best.member == 3
    assert round(sure, 6) == 0.75


def test_nobody_is_chosen_for_both_sides(
    raid: Raid, act_in: Callable[..., Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    doc, accounts = raid
    sealed = act_in(doc, 2, 1, actor=None, recipient=None)
    ((police,)) = cast_of(doc, accounts).sides[0][0]

    def always(choices: Sequence[Choice], _weights: object) -> tuple[Choice, float]:
        return next((each for each in choices if each.member == police), choices[0]), 0.9

    monkeypatch.setattr(absent, "chosen", always)
    found = with_absent_parties(doc, [*accounts, sealed])[2]

    assert (len(found.actors), found.recipients) == (1, ())
    assert "recipient" not in found.basis


def test_of_a_long_text_the_acts_near_by_are_looked_at(raid: Raid) -> None:
    doc, _ = raid
    keys = [f"party of act {number}" for number in range(300)]
    members = {key: Member(key, (), ()) for key in keys}
    told = tuple({key: None} for key in keys)
    cast = Cast(doc, members, (), tuple(range(300)), {}, told, (), ())

    assert absent._candidates(cast, 299) == tuple(keys[199:299])
    assert absent._candidates(cast, 50) == tuple(keys[:50])


def test_a_mention_in_the_sentence_of_the_act_comes_before_one_above(
    raid: Raid, act_in: Callable[..., Account]
) -> None:
    doc, accounts = raid
    sealed = act_in(doc, 2, 1, actor=None, recipient=None)
    cast = cast_of(doc, [*accounts, sealed])
    ((newspaper,)) = cast.sides[0][1]

    found, sentence = party_of(cast, 2, key=newspaper)

    assert (found.words.text, sentence) == ("the newspaper", 2)


def test_a_report_without_accounts_has_nothing_to_complete(raid: Raid) -> None:
    doc, _ = raid

    assert with_absent_parties(doc, ()) == ()
    assert absent.WEIGHTS.is_file()


def test_arms_do_only_what_is_told_of_them(raid: Raid) -> None:
    doc, accounts = raid
    tokens = tuple(replace(each, lemma="drone") if each.text == "Police" else each for each in doc.sentences[0].tokens)
    armed = replace(doc, sentences=(replace(doc.sentences[0], tokens=tokens), *doc.sentences[1:]))

    assert "Police" not in [each.words.text for each in with_absent_parties(armed, accounts)[1].actors]


@pytest.mark.model
def test_whom_we_refuse_is_not_who_says_so() -> None:
    text = 'The transport minister of Bolivia received a union. "We will not negotiate on the road," he said.'
    accounts = Coder().candidates(make_report(text), doubtful=True)[1]
    refused = next(each for each in accounts if each.action.type == "REJECT")
    assert "he" not in [each.words.text for each in refused.recipients]


@pytest.mark.model
def test_two_who_met_met_each_other() -> None:
    text = "Serbia and Kosovo held talks in Brussels. Negotiators of both states had met a mediator before."
    talks = next(each for each in Coder().candidates(make_report(text))[1] if each.action.type == "CONSULT")
    assert (len(talks.actors), talks.recipients) == (2, ())


@pytest.mark.model
def test_nobody_is_blamed_for_violence_for_standing_near() -> None:
    coder = Coder()
    text = "President Amadou Sow visited the widow on Monday. Her husband was murdered in June. Nine nuns were killed."
    rebels = "The rebels of Kordal burned the market. Nine nuns were killed."

    told = [each for each in coder.code(make_report(text)) if each.action.type == "ASSAULT"]
    burned = [each for each in coder.code(make_report(rebels)) if each.action.type == "ASSAULT"]

    assert told and not any(each.actors for each in told)
    assert burned and all(each.actors for each in burned)


@pytest.mark.parametrize(
    ("before", "party", "may"),
    [
        ("COERCE", Party(NO_WORDS, sectors=("EDU",), confidence=0.9), False),
        ("ASSAULT", Party(NO_WORDS, sectors=("EDU",), confidence=0.9), True),
        ("COERCE", Party(NO_WORDS, sectors=("UAF",), confidence=0.9), True),
        ("COERCE", Party(NO_WORDS, kind="country", sectors=("GOV",), confidence=0.9), True),
    ],
)
def test_violence_is_of_who_did_some_or_whose_trade_it_is(raid: Raid, before: str, party: Party, may: bool) -> None:
    doc, (raided, arrested) = raid
    own = words_of(doc.report, doc.sentences[0].offsets(0, 1))
    accounts = [
        raided.but(action=replace(raided.action, type=before), actors=(replace(party, words=own),)),
        arrested.but(action=replace(arrested.action, type="ASSAULT")),
    ]
    cast = cast_of(doc, accounts)
    ((key,)) = cast.sides[0][0]
    told = replace(cast.members[key], mentions=())
    cast = replace(cast, members={**cast.members, key: told})

    assert absent._is_barred(Asked(cast, accounts, 1, "actor"), key) != may
    assert not absent._is_barred(Asked(cast, [accounts[0], arrested], 1, "actor"), key)


@pytest.mark.model
def test_who_did_what_was_told_before_did_nothing_meanwhile() -> None:
    text = "Rebels attacked a bridge on Monday. {} two traders were abducted on the coast."
    doers = [
        [each.actors for each in Coder().code(make_report(text.format(turn))) if each.action.mode == "abduct"]
        for turn in ("Then", "Meanwhile,")
    ]
    assert [[len(each) for each in told] for told in doers] == [[1], [0]]


def test_who_is_hardly_likely_is_not_taken(raid: Raid, monkeypatch: pytest.MonkeyPatch) -> None:
    doc, accounts = raid
    monkeypatch.setattr(absent, "SURE", 1.1)

    assert [each.actors for each in with_absent_parties(doc, accounts)] == [each.actors for each in accounts]


def test_whom_words_are_meant_for_must_be_likelier_than_whom_force_hits(raid: Raid) -> None:
    doc, accounts = raid
    refused = accounts[1].but(action=replace(accounts[1].action, type="REJECT"))
    cast = cast_of(doc, accounts)

    told = [absent._least(Asked(cast, [accounts[0], each], 1, "recipient")) for each in (accounts[1], refused)]

    assert told == [absent.SURE, absent.SURE_OF_WHOM]
    assert absent._least(Asked(cast, [accounts[0], refused], 1, "actor")) == absent.SURE


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "mode", "doers"),
    [
        ("Police fired tear gas in Riga on Monday. Police said bottles were thrown at officers.", "primitive", []),
        ("Rebels seized Bor on Monday. Helicopters attacked the town hall on Tuesday.", "aerial", []),
        ("Rebels seized Bor on Monday. On Tuesday two grocers were abducted.", "abduct", ["Rebels"]),
        ("Rebels seized Bor on Monday. On Tuesday the town hall was bombed.", "aerial", ["Rebels"]),
        ("Boko Haram seized Bor on Monday. Helicopters attacked the town hall on Tuesday.", "aerial", ["Boko Haram"]),
    ],
)
def test_nobody_attacks_their_own_or_flies_what_they_have_not(text: str, mode: str, doers: list[str]) -> None:
    (attack,) = (each for each in Coder().code(make_report(text)) if each.action.mode == mode)

    assert [each.words.text for each in attack.actors] == doers


@pytest.mark.model
def test_rebels_who_flew_before_may_fly_again() -> None:
    text = "Rebels bombed Bor from helicopters on Monday. Helicopters attacked the town hall on Tuesday."

    assert [[each.words.text for each in told.actors] for told in Coder().code(make_report(text))] == [["Rebels"]] * 2


def test_societies_accuse_and_do_not_charge(coder: Coder) -> None:
    text = (
        "The court in Lima jailed a mayor. Rights groups accuse the navy of torture. Twelve marines have been charged."
    )
    charged = next(each for each in coder.code(make_report(text)) if "charged" in each.action.words.text)
    assert all(each.words.text != "Rights groups" for each in charged.actors)


def test_police_strike_none_of_their_own(coder: Coder) -> None:
    text = (
        "Thousands of people are blocking the bridge in Bo.\n\nPolice have used tear gas outside the town hall after a "
        "group of youths threw bottles at officers."
    )
    gassed = next(each for each in coder.code(make_report(text)) if each.action.mode == "crowd-control")
    assert [each.words.text for each in gassed.actors] == ["Police"]
    assert all("officers" not in each.words.text for each in gassed.recipients)


@pytest.mark.model
@pytest.mark.parametrize(("teller", "doers"), [("police", []), ("the mayor", ["Police"])])
def test_police_who_tell_of_a_killing_did_not_do_it(coder: Coder, teller: str, doers: list[str]) -> None:
    text = (
        f"Police fired tear gas at students in Dakar on Monday. Three grocers were shot dead overnight, {teller} said."
    )
    shot = next(each for each in coder.code(make_report(text)) if "shot" in each.action.words.text)
    assert [each.words.text for each in shot.actors] == doers
