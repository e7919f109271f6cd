"""What a sentence cannot mean, on hand-made trees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline import Coder, make_report
from dateline.extract.status import find_status
from dateline.extract.status_vetoes import is_called_for, is_led, is_voted_for, read_with_its_verb, ruled_out
from dateline.model import Act, Sentence
from dateline.testing import document_from_conllu

Build = Callable[[str], Sentence]


def test_nothing_is_denied_without_a_word_of_denial(sentence_of: Build) -> None:
    plain = sentence_of(
        "They/PRON/2/nsubj said/VERB/0/root/say it/PRON/4/nsubj struck/VERB/2/ccomp/strike Kyiv/PROPN/4/obj"
    )
    denied = sentence_of(
        "They/PRON/2/nsubj deny/VERB/0/root it/PRON/4/nsubj struck/VERB/2/ccomp/strike Kyiv/PROPN/4/obj"
    )
    assert ruled_out(plain, 3, "denied") and not ruled_out(plain, 3, "happened")
    assert not ruled_out(denied, 3, "denied")


def test_what_is_false_denies_only_what_is_told(sentence_of: Build) -> None:
    told = (
        "Police/NOUN/2/nsubj beat/VERB/0/root him/PRON/2/obj in/ADP/7/case a/DET/7/det false/ADJ/7/amod {}/NOUN/2/obl"
    )
    nothing = (
        "He/PRON/3/nsubj:pass was/AUX/3/aux:pass hit/VERB/0/root and/CCONJ/6/cc they/PRON/6/nsubj {}/VERB/3/conj "
        "nothing/PRON/6/obj"
    )

    assert ruled_out(sentence_of(told.format("case")), 1, "denied")
    assert not ruled_out(sentence_of(told.format("report")), 1, "denied")
    assert ruled_out(sentence_of(nothing.format("do")), 2, "denied")
    assert not ruled_out(sentence_of(nothing.format("admit")), 2, "denied")


def test_a_headline_tells_no_habit(sentence_of: Build) -> None:
    told = sentence_of(
        "Relief/NOUN/2/compound body/NOUN/3/nsubj gives/VERB/0/root/give Togo/PROPN/3/iobj dates/NOUN/3/obj"
    )

    assert ruled_out(replace(told, part="title"), 1, "general")
    assert not ruled_out(told, 1, "general")


def test_what_is_planned_has_not_happened(sentence_of: Build) -> None:
    planned = sentence_of("They/PRON/3/nsubj had/AUX/3/aux/have planned/VERB/0/root/plan a/DET/5/det raid/NOUN/3/obj")
    never = sentence_of("They/PRON/3/nsubj never/ADV/3/advmod planned/VERB/0/root/plan a/DET/5/det raid/NOUN/3/obj")
    assert ruled_out(planned, 4, "happened") and ruled_out(planned, 4, "ongoing")
    assert not ruled_out(never, 4, "happened")


def test_a_headlines_infinitive_lies_ahead(sentence_of: Build) -> None:
    root = "Fiji/PROPN/3/nsubj to/PART/3/mark expel/VERB/0/root/expel envoy/NOUN/3/obj"
    before = "Fiji/PROPN/3/nsubj to/PART/3/mark expel/VERB/4/ccomp/expel says/VERB/0/root/say paper/NOUN/4/nsubj"
    below = "Fiji/PROPN/2/nsubj wants/VERB/0/root/want us/PRON/5/nsubj to/PART/5/mark expel/VERB/2/ccomp/expel"
    finite = "Fiji/PROPN/2/nsubj expels/VERB/0/root/expel envoy/NOUN/2/obj"
    bare = "To/PART/2/mark expel/VERB/0/root/expel him/PRON/2/obj"

    for told in (root, before):
        assert all(ruled_out(sentence_of(told), 2, status) for status in ("happened", "ongoing", "hypothetical"))
        assert not ruled_out(sentence_of(told), 2, "planned")
    for told, at in ((below, 4), (finite, 1), (bare, 1)):
        assert not ruled_out(sentence_of(told), at, "happened")


def test_a_strike_is_as_far_off_as_its_staging(sentence_of: Build) -> None:
    sentence = sentence_of(
        "Miners/NOUN/2/nsubj plan/VERB/0/root to/PART/4/mark stage/VERB/2/xcomp a/DET/6/det strike/NOUN/4/obj"
    )
    stage = Act(3, {"PROTEST": 0.9}, (), 1.0, status={"planned": 0.9, "happened": 0.1})
    strike = Act(5, {"PROTEST": 0.9}, (), 1.0, status={"ongoing": 0.8, "happened": 0.2})
    read = read_with_its_verb(replace(sentence, acts=(stage, strike)), strike)
    assert round(read["planned"], 3) == 0.45 and round(read["ongoing"], 3) == 0.4
    assert read_with_its_verb(replace(sentence, acts=(strike,)), strike) == strike.status


def test_what_is_called_for_a_day_lies_ahead(sentence_of: Build) -> None:
    called = sentence_of(
        "Unions/NOUN/2/nsubj called/VERB/0/root/call fresh/ADJ/4/amod marches/NOUN/2/obj/march for/ADP/6/case "
        "Thursday/PROPN/2/obl and/CCONJ/9/cc police/NOUN/9/nsubj watched/VERB/2/conj/watch"
    )
    on_the_day = sentence_of(
        "Unions/NOUN/2/nsubj called/VERB/0/root/call marches/NOUN/2/obj/march on/ADP/5/case Thursday/PROPN/2/obl"
    )
    assert is_called_for(called, 1) and is_called_for(called, 3)
    assert not is_called_for(called, 8)
    assert not is_called_for(on_the_day, 1)


@pytest.mark.parametrize(
    ("what", "goes_on"),
    [
        ("the/DET/3/det leader/NOUN/1/nmod of/ADP/7/case a/DET/7/det long/ADJ/7/amod siege/NOUN/{at}/nmod", True),
        ("the/DET/3/det author/NOUN/1/nmod of/ADP/7/case a/DET/7/det long/ADJ/7/amod siege/NOUN/{at}/nmod", False),
        ("former/ADJ/3/amod leader/NOUN/1/nmod of/ADP/7/case a/DET/7/det long/ADJ/7/amod siege/NOUN/3/nmod", False),
        ("the/DET/3/det leader/NOUN/1/nmod of/ADP/7/case a/DET/7/det 2011/NUM/7/nummod siege/NOUN/3/nmod", False),
        ("the/DET/3/det leader/NOUN/1/nmod of/ADP/7/case a/DET/7/det long/ADJ/7/amod raid/NOUN/3/nmod", False),
        ("the/DET/3/det leader/NOUN/1/nmod in/ADP/7/case a/DET/7/det long/ADJ/7/amod siege/NOUN/3/nmod", False),
        ("the/DET/3/det leader/NOUN/1/nmod of/ADP/7/case a/DET/7/det long/ADJ/7/amod siege/NOUN/3/obl", False),
    ],
)
@pytest.mark.parametrize("at", [1, 3])
def test_whose_leader_somebody_is_goes_on_wherever_the_parser_hangs_it(
    sentence_of: Build, what: str, goes_on: bool, at: int
) -> None:
    efforts = sentence_of(f"Efforts/NOUN/8/nsubj {what.format(at=at)} fail/VERB/0/root/fail")
    assert is_led(efforts, 6) == goes_on


def test_who_led_what_words_date_or_call_past_leads_it_no_more(sentence_of: Build) -> None:
    siege = "The/DET/2/det leader/NOUN/0/root of/ADP/5/case a/DET/5/det siege/NOUN/2/nmod"
    dated = sentence_of(f"{siege} in/ADP/7/case October/PROPN/5/nmod 2011/NUM/7/nummod")
    past = sentence_of(siege.replace("a/DET/5/det", "past/ADJ/5/amod"))

    assert is_led(sentence_of(siege), 4)
    assert not is_led(dated, 4) and not is_led(past, 4)


@pytest.mark.parametrize(("reads", "status"), [("happened", "ongoing"), ("planned", "planned")])
def test_a_leader_makes_what_happened_go_on_and_nothing_else(reads: str, status: str) -> None:
    words = "1 Oke oke PROPN _ _ 0 root _ _\n2 leader leader NOUN _ _ 1 appos _ _\n3 of of ADP _ _ 4 case _ _\n"
    doc = document_from_conllu(f"{words}4 sieges siege NOUN _ _ 2 nmod _ _\n")
    act = Act(3, {"NONE": 0.0}, (), 1.0, status={reads: 0.99})

    assert find_status(doc, doc.sentences[0], act=act, type_="ASSAULT").value == status


def test_what_should_never_have_been_done_was_done(sentence_of: Build) -> None:
    reproach = (
        "They/PRON/6/nsubj:pass should/AUX/6/aux {}/ADV/6/advmod have/AUX/6/aux been/AUX/6/aux:pass "
        "held/VERB/0/root/hold"
    )
    never, still = (sentence_of(reproach.format(word)) for word in ("never", "still"))
    assert ruled_out(never, 5, "denied") and ruled_out(never, 5, "did_not_happen")
    assert not ruled_out(never, 5, "happened")
    assert not ruled_out(still, 5, "did_not_happen")


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("They/PRON/2/nsubj voted/VERB/0/root/vote to/PART/4/mark strike/VERB/2/xcomp", True),
        ("They/PRON/2/nsubj voted/VERB/0/root/vote for/ADP/4/case strike/NOUN/2/obl", True),
        ("They/PRON/2/nsubj began/VERB/0/root/begin to/PART/4/mark strike/VERB/2/xcomp", False),
        ("They/PRON/2/nsubj voted/VERB/0/root/vote while/SCONJ/4/mark striking/VERB/2/acl/strike", False),
    ],
)
def test_what_somebody_votes_to_do_is_still_to_come(sentence_of: Build, words: str, *, is_one: bool) -> None:
    assert is_voted_for(sentence_of(words), 3) is is_one


@pytest.mark.parametrize(
    ("helping", "is_out"),
    [
        ("would/AUX/4/aux/would have/AUX/4/aux/have", True),
        ("would/AUX/4/aux/would have/AUX/4/aux/have not/PART/4/advmod", False),
        ("will/AUX/4/aux/will have/AUX/4/aux/have", False),
    ],
)
def test_what_would_have_been_was_not(sentence_of: Build, helping: str, *, is_out: bool) -> None:
    words = helping.split()
    verb = 1 + len(words)
    told = sentence_of(
        " ".join(["They/PRON/{0}/nsubj", *words, "vetoed/VERB/0/root/veto it/PRON/{0}/obj"])
        .format(verb + 1)
        .replace("/4/", f"/{verb + 1}/")
    )

    assert ruled_out(told, verb, "happened") is is_out


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["The premier did not express support for Chad.", "The bishop never voiced support for the coup."]
)
def test_what_is_said_of_an_empty_verb_is_said_of_its_noun(text: str) -> None:
    assert all(each.status.value == "did_not_happen" for each in Coder().code(make_report(text)))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The colonel said his men would stay in the hills until the army freed their leader.", "hypothetical"),
        ("The colonel and his men stayed in the hills until the army freed their leader.", "happened"),
        ("Eight miners had to wait in a shaft until soldiers freed them on Friday.", "happened"),
        ("Medics could not enter the hall until guards freed the hostages.", "happened"),
    ],
)
def test_what_is_waited_for_has_not_happened(text: str, status: str) -> None:
    (freed,) = (each for each in Coder().code(make_report(text)) if each.action.words.text == "freed")
    assert freed.status.value == status
    assert (freed.status.because == "it is only waited for") is (status == "hypothetical")
