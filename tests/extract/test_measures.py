"""Curfews, emergencies and cut networks that nobody is said to have ordered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dateline import Coder, make_report
from dateline.extract.measures import declared, imposed, is_plain_measure, punished, punishments, under_it
from dateline.model import Act, Name, Sentence
from dateline.testing import document_from_conllu

CURFEW = """\
1 A a DET _ _ 2 det _ _
2 curfew curfew NOUN _ _ 4 nsubj:pass _ _
3 was be AUX _ _ 4 aux:pass _ _
4 imposed impose VERB _ _ 0 root _ _
5 on on ADP _ _ 6 case _ _
6 Bo Bo PROPN _ _ 4 obl _ _

1 A a DET _ _ 2 det _ _
2 tax tax NOUN _ _ 4 nsubj:pass _ _
3 was be AUX _ _ 4 aux:pass _ _
4 imposed impose VERB _ _ 0 root _ _
5 on on ADP _ _ 6 case _ _
6 salt salt NOUN _ _ 4 obl _ _

1 Mobile mobile ADJ _ _ 2 amod _ _
2 internet internet NOUN _ _ 4 nsubj:pass _ _
3 was be AUX _ _ 4 aux:pass _ _
4 cut cut VERB _ _ 0 root _ _

1 Hair hair NOUN _ _ 3 nsubj:pass _ _
2 was be AUX _ _ 3 aux:pass _ _
3 cut cut VERB _ _ 0 root _ _
"""


def act(token: int, kind: str = "COERCE") -> Act:
    return Act(token, {kind: 0.5, "NONE": 0.5}, (), 0.0, {}, {}, {})


def test_a_measure_is_told_by_what_is_imposed_or_cut() -> None:
    curfew, tax, internet, hair = document_from_conllu(CURFEW).sentences

    told = [is_plain_measure(each, act(at)) for each, at in ((curfew, 3), (tax, 3), (internet, 3), (hair, 2))]
    assert told == [True, False, True, False]
    assert not is_plain_measure(curfew, act(3, "SANCTION"))
    assert (imposed(curfew, 3), under_it(curfew, 3), imposed(tax, 3)) == ((1,), (5,), ())


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The radio station was shut down on Thursday.", "COERCE"),
        ("Sanctions were imposed on two marshals.", "SANCTION"),
    ],
)
def test_outlets_that_are_shut_and_sanctions_are_told_without_a_ruler(text: str, type_: str) -> None:
    (measure,) = Coder().code(make_report(text, published=date(2023, 5, 18)))

    assert (measure.action.type, measure.actors) == (type_, ())


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The station was closed for repairs.",
        "The city closed the bridge for maintenance on Monday.",
        "The school was closed for the winter break.",
    ],
)
def test_what_is_shut_for_repairs_is_none(text: str) -> None:
    assert Coder().code(make_report(text, published=date(2023, 5, 18))) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "mode", "whom"),
    [
        ("A night curfew was imposed in the town of Sagaing after the riots.", "curfew", ["the town of Sagaing"]),
        ("A state of emergency was declared in two provinces.", "martial-law", ["two provinces"]),
        ("A curfew was imposed on Makeni by the army on Friday.", "curfew", ["Makeni"]),
    ],
)
def test_who_is_under_a_measure_is_its_recipient_and_not_the_measure(text: str, mode: str, whom: list[str]) -> None:
    (measure,) = Coder().code(make_report(text, published=date(2023, 5, 18)))

    assert (measure.action.type, measure.action.mode) == ("COERCE", mode)
    assert [each.words.text for each in measure.recipients] == whom


def test_sanctions_are_imposed_on_somebody(sentence_of: Callable[[str], Sentence]) -> None:
    words = (
        "Sanctions/NOUN/3/nsubj:pass/sanction were/AUX/3/aux:pass/be imposed/VERB/0/root/impose "
        "{}/ADP/5/case Togo/PROPN/3/obl"
    )
    on, with_ = (sentence_of(words.format(case)) for case in ("on", "with"))
    act = Act(2, {"SANCTION": 0.6, "NONE": 0.4}, (), 0.0, {}, {}, {})

    assert is_plain_measure(on, act) and not is_plain_measure(with_, act)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Police made several arrests in Lagos on Monday.", "happened"),
        ("Police have not made any arrests.", "did_not_happen"),
    ],
)
def test_arrests_are_made(coder: Coder, text: str, status: str) -> None:
    (arrest,) = coder.code(make_report(text, published=date(2023, 5, 18)))

    assert (arrest.action.type, arrest.action.mode, arrest.status.value) == ("COERCE", "arrest", status)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("The president declared a state of emergency on Tuesday.", []),
        ("The mayor imposed a night curfew on the port district.", ["the port district"]),
        ("The navy proclaimed emergency rule in the first sentence of its broadcast.", []),
        ("The wali declared a state of emergency in the town.", ["the town"]),
    ],
)
def test_a_measure_is_no_recipient(coder: Coder, text: str, under: list[str]) -> None:
    (measure,) = coder.code(make_report(text, published=date(2023, 5, 18)))

    assert measure.action.type == "COERCE"
    assert [party.words.text for party in measure.recipients] == under


@pytest.mark.parametrize(
    ("words", "at", "is_one"),
    [
        ("Three/NUM/2/nummod arrests/NOUN/4/nsubj:pass/arrest were/AUX/4/aux:pass made/VERB/0/root/make", 1, True),
        ("Police/NOUN/2/nsubj made/VERB/0/root/make arrests/NOUN/2/obj/arrest", 2, True),
        ("Police/NOUN/2/nsubj made/VERB/0/root/make arrests/NOUN/2/obj/arrest", 1, True),
        ("Police/NOUN/2/nsubj regretted/VERB/0/root/regret arrests/NOUN/2/obj/arrest", 2, False),
        ("Police/NOUN/2/nsubj made/VERB/0/root/make promises/NOUN/2/obj/promise", 1, False),
        ("Arrests/NOUN/0/root/arrest", 0, False),
    ],
)
def test_arrests_that_are_made_are_a_measure(
    sentence_of: Callable[[str], Sentence], words: str, at: int, *, is_one: bool
) -> None:
    assert is_plain_measure(sentence_of(words), act(at)) == is_one


def test_only_a_part_of_what_is_declared_tells_the_declaring(sentence_of: Callable[[str], Sentence]) -> None:
    both = sentence_of(
        "They/PRON/2/nsubj declared/VERB/0/root/declare a/DET/4/det state/NOUN/2/obj of/ADP/6/case "
        "emergency/NOUN/4/nmod and/CCONJ/8/cc held/VERB/2/conj/hold men/NOUN/8/obj/man"
    )

    assert [declared(both, each) for each in (1, 3, 5)] == [(3,)] * 3
    assert [declared(both, each) for each in (7, 8)] == [()] * 2


@pytest.mark.parametrize(
    ("where", "is_under"), [("region", True), ("settlement", True), ("broadcast", False), ("decree", False)]
)
def test_a_measure_holds_in_a_land(sentence_of: Callable[[str], Sentence], where: str, *, is_under: bool) -> None:
    verb = "Curfews/NOUN/3/nsubj:pass/curfew were/AUX/3/aux:pass imposed/VERB/0/root/impose"
    imposed_in = sentence_of(f"{verb} in/ADP/5/case {where}/NOUN/3/obl")

    assert under_it(imposed_in, 2) == ((4,) if is_under else ())
    named = replace(imposed_in, names=(Name(4, 5, "Location", 1.0),))
    assert under_it(named, 2) == (4,)


def test_a_state_of_emergency_is_one_whatever_the_tree_hangs_it_on(sentence_of: Callable[[str], Sentence]) -> None:
    words = "States/NOUN/4/nsubj:pass/state of/ADP/3/case emergency/NOUN/4/obl imposed/VERB/0/root/impose"

    assert imposed(sentence_of(words), 3) == (0,)
    assert imposed(sentence_of(words.replace("of/", "by/")), 3) == ()


def test_sanctions_are_nobody_and_hit_whom_they_are_imposed_on(sentence_of: Callable[[str], Sentence]) -> None:
    told = (
        "Sanctions/NOUN/0/root/sanction imposed/VERB/1/acl/impose on/ADP/4/case Bo/PROPN/2/obl by/ADP/6/case "
        "Ottawa/PROPN/2/obl:agent"
    )
    sentence = sentence_of(told)

    assert punished(sentence, 0) == ((5,), (3,))
    assert punishments(sentence, 1) == (0,)
    assert punished(sentence_of(told.replace("Sanctions/NOUN/0/root/sanction", "Taxes/NOUN/0/root/tax")), 0) == ((), ())


@pytest.mark.model
def test_whose_sanctions_are_criticised_imposed_them(coder: Coder) -> None:
    text = "Niger criticised the sanctions imposed by the Economic Community of West African States."
    criticised, imposed_ = coder.code(make_report(text))

    assert [each.name for each in criticised.recipients] == ["ECOWAS"]
    assert ([each.name for each in imposed_.actors], imposed_.recipients) == (["ECOWAS"], ())
