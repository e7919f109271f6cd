"""Status from cues and the model's scores, on hand-made trees."""

from __future__ import annotations

import pytest

from dateline.extract.clauses import modality, negated, tense
from dateline.extract.status import find_status
from dateline.extract.status_cues import find_cues
from dateline.model import Act, Document
from dateline.testing import document_from_conllu


def tree(*words: str) -> Document:
    """ "will/AUX/2/aux": form, part of speech, governor counted from 1, relation, and a lemma where it differs."""
    lines = []
    for number, told in enumerate(words, 1):
        form, upos, head, deprel, *lemma = told.split("/")
        lines.append(f"{number} {form} {lemma[0] if lemma else form.lower()} {upos} _ _ {head} {deprel} _ _")
    return document_from_conllu("\n".join(lines))


def act_at(token: int, **status: float) -> Act:
    return Act(token, {"NONE": 0.0}, (), 1.0, status=status)


HESITATED = tree(
    "Police/NOUN/4/nsubj", "did/AUX/4/aux/do", "not/PART/4/advmod", "hesitate/VERB/0/root", "to/PART/6/mark",
    "fire/VERB/4/xcomp",
)  # fmt: skip
CANCELLED = tree("He/PRON/2/nsubj", "cancelled/VERB/0/root/cancel", "his/PRON/4/nmod:poss", "visit/NOUN/2/obj")
WARNED = tree(
    "Rebels/NOUN/2/nsubj/rebel", "warned/VERB/0/root/warn", "they/PRON/5/nsubj", "would/AUX/5/aux", "shell/VERB/2/ccomp"
)  # fmt: skip
MET = tree("They/PRON/2/nsubj", "met/VERB/0/root/meet")


@pytest.mark.parametrize(
    ("doc", "token", "status", "because"),
    [
        (CANCELLED, 3, "did_not_happen", "under “cancelled”"),
        (HESITATED, 5, "happened", "told as a fact"),
        (WARNED, 4, "threatened", "would"),
        (MET, 1, "happened", "told as a fact"),
    ],
)
def test_cues_alone_decide_where_the_model_says_nothing(doc: Document, token: int, status: str, because: str) -> None:
    found = find_status(doc, doc.sentences[0], act=act_at(token), type_="ASSAULT")

    assert found.value == status
    assert because in (found.because or "")


def test_a_plain_cue_outweighs_a_model_that_leans_the_other_way_and_a_sure_model_a_plain_clause() -> None:
    leans = act_at(3, happened=0.6)
    assert find_status(CANCELLED, CANCELLED.sentences[0], act=leans, type_="CONSULT").value == "did_not_happen"
    reads = find_status(MET, MET.sentences[0], act=act_at(1, planned=0.99), type_="CONSULT")
    assert reads.value == "planned"
    assert reads.because == "the sentence as a whole reads so (model, 0.99)"


def test_cues_have_the_words_that_show_them() -> None:
    cues = find_cues(WARNED.sentences[0], act_at(4), "ASSAULT")

    assert cues["modal:would, reported"] == "would"
    assert cues["governor:warn:finite"] == "warned"
    assert "negated" not in cues


def test_what_a_refusal_negates_is_learnt_apart() -> None:
    doc = tree("They/PRON/4/nsubj", "could/AUX/4/aux", "not/PART/4/advmod", "support/VERB/0/root", "it/PRON/4/obj")

    assert find_cues(doc.sentences[0], act_at(3), "REJECT")["negated, REJECT"] == "not"
    assert find_status(doc, doc.sentences[0], act=act_at(3), type_="REJECT").value == "happened"
    assert find_status(doc, doc.sentences[0], act=act_at(3), type_="SUPPORT").value == "did_not_happen"


def test_grammar_of_a_clause() -> None:
    sentence = HESITATED.sentences[0]
    assert negated(sentence, 3) == "not"
    assert tense(sentence, 3) == "past"
    assert tense(sentence, 5) == "none"
    assert modality(WARNED.sentences[0], 4) == ("would, reported", "would")
    assert modality(MET.sentences[0], 1) is None


DENIED = tree(
    "They/PRON/2/nsubj", "denied/VERB/0/root/deny", "it/PRON/5/nsubj", "had/AUX/5/aux/have",
    "shelled/VERB/2/ccomp/shell", "Arandi/PROPN/5/obj", "and/CCONJ/8/cc", "blamed/VERB/5/conj/blame",
    "rebels/NOUN/8/obj/rebel",
)  # fmt: skip
DENIED_AND_SAID = tree(
    "They/PRON/2/nsubj", "denied/VERB/0/root/deny", "it/PRON/2/obj", "and/CCONJ/5/cc", "said/VERB/2/conj/say",
    "rebels/NOUN/8/nsubj/rebel", "had/AUX/8/aux/have", "shelled/VERB/5/ccomp/shell", "Arandi/PROPN/8/obj",
)  # fmt: skip


def test_what_a_denier_says_besides_is_not_denied() -> None:
    assert find_status(DENIED, DENIED.sentences[0], act=act_at(4), type_="ASSAULT").value == "denied"
    assert find_status(DENIED, DENIED.sentences[0], act=act_at(7), type_="ACCUSE").value == "happened"
    said = find_status(DENIED_AND_SAID, DENIED_AND_SAID.sentences[0], act=act_at(7, denied=0.9), type_="ASSAULT")
    assert said.value == "happened"


PUT_OFF = "They/PRON/2/nsubj {} their/PRON/4/nmod:poss {}/NOUN/2/obj"


@pytest.mark.parametrize(
    ("verb", "noun", "status"),
    [
        ("postponed/VERB/0/root/postpone", "summit", "did_not_happen"),
        ("scrapped/VERB/0/root/scrap", "trip", "did_not_happen"),
        ("ended/VERB/0/root/end", "visit", "happened"),
    ],
)
def test_a_meeting_that_is_put_off_is_not_held(verb: str, noun: str, status: str) -> None:
    doc = tree(*PUT_OFF.format(verb, noun).split())
    sure = act_at(3, happened=0.9)

    assert find_status(doc, doc.sentences[0], act=sure, type_="CONSULT").value == status


@pytest.mark.parametrize(
    ("deed", "status"), [("killed/VERB/0/root/kill", "happened"), ("held/VERB/0/root/hold", "ongoing")]
)
def test_what_is_done_at_once_does_not_last(deed: str, status: str) -> None:
    doc = tree(
        "Many/ADJ/4/nsubj:pass", "have/AUX/4/aux", "been/AUX/4/aux:pass/be", deed, "since/ADP/6/case", "May/PROPN/4/obl"
    )
    leans = act_at(3, happened=0.4, ongoing=0.6)

    assert find_status(doc, doc.sentences[0], act=leans, type_="COERCE").value == status


@pytest.mark.parametrize(
    ("words", "token", "status"),
    [
        (
            "Luck/NOUN/2/nsubj saved/VERB/0/root/save him/PRON/2/obj from/SCONJ/6/mark being/AUX/6/aux:pass/be "
            "shot/VERB/2/advcl/shoot", 5, "did_not_happen",
        ),
        (
            "He/PRON/2/nsubj resisted/VERB/0/root/resist pressure/NOUN/2/obj to/PART/5/mark declare/VERB/3/acl "
            "war/NOUN/5/obj", 4, "did_not_happen",
        ),
        (
            "They/PRON/2/nsubj came/VERB/0/root/come within/ADP/5/case an/DET/5/det inch/NOUN/2/obl of/SCONJ/7/mark "
            "clashing/VERB/5/acl/clash", 6, "did_not_happen",
        ),
        (
            "Those/PRON/5/nsubj:pass who/PRON/3/nsubj march/VERB/1/acl:relcl are/AUX/5/aux:pass/be "
            "jailed/VERB/0/root/jail", 4, "general",
        ),
    ],
)  # fmt: skip
def test_words_that_say_it_by_two(words: str, token: int, status: str) -> None:
    doc = tree(*words.split())

    assert find_status(doc, doc.sentences[0], act=act_at(token), type_="COERCE").value == status


def test_a_helping_word_holds_for_the_next_clause_too() -> None:
    doc = tree(
        "He/PRON/2/nsubj", "said/VERB/0/root/say", "schools/NOUN/6/nsubj:pass/school", "would/AUX/6/aux",
        "be/AUX/6/aux:pass", "closed/VERB/2/ccomp/close", "and/CCONJ/9/cc", "rallies/NOUN/9/nsubj:pass/rally",
        "banned/VERB/2/ccomp/ban",
    )  # fmt: skip
    assert [modality(doc.sentences[0], each) for each in (5, 8)] == [("would, reported", "would")] * 2
