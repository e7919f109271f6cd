"""The likely contexts of an act: by its word, the report's other acts, the words of all its sentences, its parties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.codebook import load
from dateline.extract import with_contexts
from dateline.extract.context_words import said
from dateline.extract.contexts import (
    Around,
    given,
    likely_contexts,
    marks_of_act,
    marks_of_report,
    shares_of,
    subject_of,
    with_each_own,
)
from dateline.model import Account, Act, Action, Document, Party, Sentence, words_of
from dateline.testing import document_from_conllu

TREES = """
1 Judges judge NOUN _ _ 2 nsubj _ _
2 annulled annul VERB _ _ 0 root _ _
3 the the DET _ _ 4 det _ _
4 election election NOUN _ _ 2 obj _ _

1 Crowds crowd NOUN _ _ 2 nsubj _ _
2 marched march VERB _ _ 0 root _ _

1 Police police NOUN _ _ 2 nsubj _ _
2 watched watch VERB _ _ 0 root _ _
"""
INDEX = load().index


def story() -> Document:
    """A headline about an election, and two paragraphs that do not name it."""
    doc = document_from_conllu(TREES)
    title, first, second = doc.sentences
    parts = (replace(title, part="title"), replace(first, paragraph=1), replace(second, paragraph=2))
    return replace(doc, sentences=parts)


def told(sentence: Sentence, doc: Document, *, own: float, shares: dict[str, float]) -> tuple[str, ...]:
    act = Act(1, {"PROTEST": 1.0}, (), 3.0, contexts={"election": own})
    subject = subject_of(doc, shares, index=INDEX)
    around = Around(said(sentence, INDEX), subject.before.get(sentence.index, {}), {"election": 0.0})
    return likely_contexts(act, around, mode=None, subject=subject, known=load().contexts)


def test_the_headlines_words_bear_on_the_acts_below_it() -> None:
    doc, faint = story(), {"election": 0.1}
    without = replace(doc, sentences=doc.sentences[1:])

    assert told(doc.sentences[2], doc, own=0.1, shares=faint) == ("election",)
    assert told(doc.sentences[2], without, own=0.1, shares=faint) == ()


def test_a_sentence_alone_is_weighed_by_its_own_words() -> None:
    doc = story()
    alone = replace(doc, sentences=doc.sentences[1:2])
    worded = replace(doc, sentences=doc.sentences[:1])

    assert told(doc.sentences[1], alone, own=0.9, shares={"election": 0.9}) == ("election",)
    assert told(doc.sentences[1], alone, own=0.02, shares={"election": 0.02}) == ()
    assert told(doc.sentences[0], worded, own=0.1, shares={"election": 0.1}) == ("election",)
    assert subject_of(alone, {"election": 0.5}, index=INDEX).part == "alone"


def test_a_report_says_what_its_title_lead_and_sentences_speak_for() -> None:
    doc = story()
    spoken = [said(each, INDEX) for each in doc.sentences]
    marks = marks_of_report(doc.sentences, {"election": 0.5, "health": 0.5}, spoken)

    assert marks["election"]["worded in title"] == spoken[0]["election"] > 0
    assert marks["election"]["worded in lead"] == spoken[1].get("election", 0)
    assert marks["election"]["worded so often"] > marks["health"]["worded so often"] == 0
    assert marks["health"]["report"] == pytest.approx(0)


def test_a_mark_may_weigh_otherwise_for_one_context() -> None:
    assert with_each_own("legal", {"own": 0.5, "one": 1.0}) == {"own": 0.5, "one": 1.0, "own = legal": 0.5}

    marks = marks_of_act("health", 0.5, Around({"health": 2.0}, {}, {"health": -1.0}))
    assert marks["worded"] == marks["worded = health"] == 2
    assert marks["parties = health"] == -1 and "worded before = health" not in marks


def test_the_sentence_before_bears_on_an_act() -> None:
    doc = story()
    untitled = replace(doc, sentences=tuple(replace(each, part=None) for each in doc.sentences))
    before = subject_of(untitled, {"election": 0.1}, index=INDEX).before

    assert before[1] == said(doc.sentences[0], INDEX) and "election" in before[1]
    assert 0 not in before


def test_the_likeliest_context_is_given_though_none_is_likely() -> None:
    assert given({"health": 0.2, "legal": 0.25, "election": 0.05}) == ["legal"]
    assert given({"health": 0.35, "legal": 0.6, "election": 0.31, "gender": 0.3}) == ["legal", "health", "election"]
    assert given({"health": 0.05}) == given({}) == []


def test_what_the_acts_are_about_in_the_mean() -> None:
    acts = [Act(1, {"PROTEST": 1.0}, (), 3.0, contexts=contexts) for contexts in ({"health": 0.2}, {"health": 0.6}, {})]
    assert shares_of(acts) == {"health": pytest.approx(0.4)}
    assert shares_of([]) == {}


def about(
    contexts: dict[str, float],
    *,
    mode: str | None = None,
    actor: str = "GOV",
    type_: str = "CONSULT",
) -> tuple[str, ...]:
    """What an act of a sentence is about whose words speak for nothing."""
    doc = story()
    act = Act(1, {type_: 1.0}, (), 3.0, contexts=contexts)
    own = replace(doc.sentences[2], acts=(act,), index=0)
    doc = replace(doc, sentences=(own,))
    parties = Party(words_of(doc.report, (0, 6)), country="FRA", sectors=(actor,))
    action = Action(type_, words_of(doc.report, (own.start, own.start + 6)), mode=mode)
    account = Account(doc.report, action, (parties,), (), (own.start, own.end), anchors=((0, 1),))
    (found,) = with_contexts(doc, [account], codebook=load())
    return found.action.contexts


def test_contexts_are_the_three_likeliest_in_the_codebooks_order() -> None:
    likely = {"military": 1e-4, "territory": 0.999, "economic": 0.999, "health": 0.999, "cyber": 0.1, "no_such": 1.0}

    assert about(likely) == ("economic", "territory", "health")


def test_who_acts_says_what_an_act_is_about() -> None:
    unsure = dict.fromkeys(("legal", "health", "rights_freedoms"), 0.2)

    assert about(unsure, actor="JUD")[0] == "legal"
    assert "health" in about(unsure, actor="MED") and "health" not in about(unsure, actor="JUD")


def test_a_mode_that_brings_its_context_keeps_it() -> None:
    assert set(about({"economic": 0.999}, type_="COERCE", mode="cyber")) == {"cyber", "economic"}


def test_without_learnt_contexts_the_codebooks_cues_tell() -> None:
    assert about({}) == ()
    assert about({}, type_="COERCE", mode="cyber") == ("cyber",)


def test_what_the_acts_are_about_in_the_mean_bears_on_each() -> None:
    doc = story()
    act = Act(1, {"PROTEST": 1.0}, (), 3.0, contexts={"health": 0.9})

    def given_with(share: float) -> tuple[str, ...]:
        subject = subject_of(doc, {"health": share}, index=INDEX)
        return likely_contexts(act, Around({}, {}, {}), mode=None, subject=subject, known=["health"])

    assert given_with(0.99) == ("health",)
    assert given_with(0.001) == ()


def test_the_sentences_words_bear_on_its_contexts() -> None:
    act = Act(1, {"ASSAULT": 1.0}, (), 3.0, contexts={"military": 0.25, "health": 0.25})
    doc = story()
    subject = subject_of(doc, act.contexts, index=INDEX)

    def likely(**words: float) -> tuple[str, ...]:
        return likely_contexts(act, Around(words, {}, {}), mode=None, subject=subject, known=load().contexts)

    assert likely(military=9.0, health=-9.0) == ("military",)
    assert likely(military=-9.0, health=9.0) == ("health",)
