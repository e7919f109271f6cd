"""Chains of speakers on documents parsed by hand; the model's part is given as a learnt speaker of the act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline import Coder, make_report
from dateline.extract.chains import asserts
from dateline.extract.speaker_kinds import kind_of
from dateline.extract.speakers import find_speakers
from dateline.extract.speech import read_speech, said_above
from dateline.model import Act, Argument, Document, Name, Speaker
from told import trees


def chain(doc: Document, token: int, *, at: int = 0, sure: float = 0.9, says: tuple[int, ...] = ()) -> list[Speaker]:
    """Speakers of a word; the model takes those of the tree, or the words ``says``, for speakers."""
    sentence = doc.sentences[at]
    heads = says or tuple(link.head for link in said_above(sentence, token))
    act = Act(token, {"NONE": 0.0}, tuple(Argument("speaker", head, sure) for head in heads), 3.0)
    return list(find_speakers(read_speech(doc), sentence, act))


def told(speakers: list[Speaker]) -> list[tuple[str, str]]:
    return [(each.words.text, each.kind) for each in speakers]


SAID = "Police/NOUN/2/nsubj said/VERB/0/root/say rebels/NOUN/4/nsubj/rebel left/VERB/2/ccomp/leave ./PUNCT/2/punct"
TOLD = (
    "A/DET/2/det spokesman/NOUN/3/nsubj told/VERB/0/root/tell Xinhua/PROPN/3/iobj rebels/NOUN/6/nsubj/rebel "
    "left/VERB/3/ccomp/leave ./PUNCT/3/punct"
)


def test_the_agency_that_was_told_stands_outside() -> None:
    assert told(chain(trees(TOLD), 5)) == [("Xinhua", "wire"), ("A spokesman", "official")]


def test_the_pages_own_publisher_is_no_link() -> None:
    assert told(chain(trees(TOLD, publisher="Xinhua"), 5)) == [("A spokesman", "official")]


def test_one_witness_alone_does_not_make_a_speaker() -> None:
    assert chain(trees(SAID), 3, sure=0.9)
    assert not chain(trees(SAID), 3, sure=0.2)


def test_who_threatens_is_no_speaker_of_what_is_threatened() -> None:
    doc = trees(
        "Police/NOUN/2/nsubj warned/VERB/0/root/warn rebels/NOUN/5/nsubj/rebel would/AUX/5/aux leave/VERB/2/ccomp"
    )
    threat = Act(1, {"NONE": 0.1, "THREATEN": 0.9}, (), 3.0)
    within = replace(doc, sentences=(replace(doc.sentences[0], acts=(threat,)),))

    assert chain(doc, 4)
    assert not chain(within, 4)


def test_a_semicolon_lets_the_narrator_resume() -> None:
    doc = trees(
        "Six/NUM/2/nsubj died/VERB/0/root/die ,/PUNCT/2/punct police/NOUN/5/nsubj said/VERB/2/parataxis/say "
        ";/PUNCT/2/punct rebels/NOUN/8/nsubj/rebel left/VERB/2/parataxis/leave ./PUNCT/2/punct"
    )
    assert said_above(doc.sentences[0], 1)
    assert not said_above(doc.sentences[0], 7)


def test_a_headline_has_the_chain_of_the_first_sentence() -> None:
    title = "Rebels/NOUN/2/nsubj/rebel leave/VERB/0/root"
    doc = trees(title, SAID)
    learnt = Act(3, {"NONE": 0.0, "RETREAT": 1.0}, (Argument("speaker", 0, 0.9),), 3.0)
    lead = replace(doc.sentences[1], acts=(learnt,), paragraph=1)
    doc = replace(doc, sentences=(doc.sentences[0], lead))
    act = Act(1, {"NONE": 0.0, "RETREAT": 1.0}, (), 3.0)

    assert told(list(find_speakers(read_speech(doc), doc.sentences[0], act))) == [("Police", "official")]


@pytest.mark.parametrize(("token", "speakers"), [(1, [("Police", "official")]), (4, [])])
def test_who_tells_of_one_half_of_a_headline_does_not_tell_of_the_other(
    token: int, speakers: list[tuple[str, str]]
) -> None:
    title = "Rebels/NOUN/2/nsubj/rebel leave/VERB/0/root as/SCONJ/5/mark envoys/NOUN/5/nsubj/envoy dine/VERB/2/advcl"
    doc = trees(title, SAID)
    learnt = Act(3, {"NONE": 0.0, "RETREAT": 1.0}, (Argument("speaker", 0, 0.9),), 3.0)
    lead = replace(doc.sentences[1], acts=(learnt,), paragraph=1)
    doc = replace(doc, sentences=(doc.sentences[0], lead))
    act = Act(token, {"NONE": 0.0, "CONSULT": 1.0}, (), 3.0)

    assert told(list(find_speakers(read_speech(doc), doc.sentences[0], act))) == speakers


LUND = (
    "Colonel/PROPN/2/compound Lund/PROPN/3/nsubj came/VERB/0/root/come ./PUNCT/3/punct",
    "He/PRON/2/nsubj said/VERB/0/root/say rebels/NOUN/4/nsubj/rebel left/VERB/2/ccomp/leave ./PUNCT/2/punct",
)


def test_a_pronoun_has_name_and_kind_of_what_it_stands_for() -> None:
    doc = trees(*LUND)
    named = replace(doc.sentences[0], names=(Name(1, 2, "Person", 0.9),))
    doc = replace(doc, sentences=(named, doc.sentences[1]))
    (speaker,) = chain(doc, 3, at=1)

    assert (speaker.words.text, speaker.name, speaker.kind) == ("He", "Lund", "official")


@pytest.mark.parametrize(
    ("phrase", "head", "kind"),
    [
        ("the/DET/2/det ministry/NOUN/0/root", 1, "official"),
        ("a/DET/2/det spokesman/NOUN/0/root for/ADP/5/case the/DET/5/det union/NOUN/2/nmod", 1, "party"),
        ("the/DET/3/det union/NOUN/3/compound spokesman/NOUN/0/root", 2, "party"),
        ("an/DET/3/det army/NOUN/3/compound spokesman/NOUN/0/root", 2, "official"),
        ("residents/NOUN/0/root/resident", 0, "witness"),
        ("the/DET/3/det SNS/PROPN/3/compound agency/NOUN/0/root", 2, "wire"),
        ("the/DET/3/det space/NOUN/3/compound agency/NOUN/0/root", 2, "official"),
        ("an/DET/2/det analyst/NOUN/0/root", 1, "expert"),
        ("the/DET/2/det statement/NOUN/0/root", 1, "statement"),
        ("state/NOUN/2/compound television/NOUN/0/root", 1, "media"),
        ("his/PRON/2/nmod:poss lawyer/NOUN/0/root", 1, "person"),
        ("Dominion/PROPN/2/compound Press/PROPN/0/root", 1, "wire"),
        ("the/DET/3/det European/ADJ/3/amod Union/PROPN/0/root", 2, "official"),
        ("the/DET/2/det OSCE/PROPN/0/root", 1, "official"),
        ("the/DET/3/det Islamic/ADJ/3/amod State/PROPN/0/root", 2, "party"),
        ("critics/NOUN/0/root of/ADP/4/case European/ADJ/4/amod Union/PROPN/1/nmod", 0, "party"),
    ],
)
def test_kinds(phrase: str, head: int, kind: str) -> None:
    doc = trees(phrase)
    assert kind_of(doc, doc.sentences[0], head) == kind


def test_according_to_is_enough_by_itself_but_a_plan_says_nothing() -> None:
    killed = "Nine/NUM/3/nsubj:pass were/AUX/3/aux:pass/be killed/VERB/0/root/kill ,/PUNCT/5/punct "
    according = "according/VERB/7/case/accord to/ADP/5/fixed "
    mission = trees(killed + according + "Doctors/PROPN/9/compound Without/ADP/9/compound Borders/PROPN/3/obl")
    plan = trees(killed + according + "plan/NOUN/3/obl")

    assert [each.cue.text for each in chain(mission, 2, says=(2,))] == ["according to"]
    assert chain(plan, 2, says=(2,)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Statement from the union: dockers will strike on Monday.", ["the union"]),
        (
            "1.50pm: Statement by the Foreign Ministry: Norway is suspending its pact with Chad.",
            ["the Foreign Ministry"],
        ),
        ("Statement of fact: rebels burned a mill in Bo.", []),
        ("Letter from Bo: rebels burned a mill near the town.", []),
    ],
)
def test_whose_statement_stands_before_a_colon_says_it(coder: Coder, text: str, said: list[str]) -> None:
    told = coder.code(make_report(text))
    assert [each.words.text for each in told[0].speakers] == said


def test_two_who_speak_together_are_two_speakers(coder: Coder) -> None:
    (told,) = coder.code(make_report("A priest and two army officers said rebels burned a mill in Bo on Friday."))
    assert [each.words.text for each in told.speakers] == ["A priest", "two army officers"]
    assert [each.kind for each in told.speakers] == ["party", "official"]
    assert {each.cue.text for each in told.speakers} == {"said"}


@pytest.mark.model
def test_an_agency_passes_on_what_a_statement_says(coder: Coder) -> None:
    text = "According to a palace statement on Friday, the king talked with President Lund by phone, Reuters reported."
    found = coder.code(make_report(text))[0]

    assert [each.kind for each in found.speakers] == ["wire", "statement"]


@pytest.mark.parametrize(("relation", "is_told"), [("ccomp", True), ("advcl", False)])
def test_only_what_its_clause_has_for_an_object_is_told_by_a_word_of_saying(relation: str, *, is_told: bool) -> None:
    doc = trees(
        f"Rebels/NOUN/2/nsubj/rebel admitted/VERB/0/root/admit troops/NOUN/4/nsubj left/VERB/2/{relation}/leave"
    )

    assert asserts(doc.sentences[0], 1, 3) is is_told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rosa Pinto, who was asleep, said soldiers had burned the mill.", "person"),
        ("Macron said soldiers had burned the mill.", "official"),
        ("Rosa Pinto said soldiers had burned the mill.", "person"),
    ],
)
def test_a_known_holder_of_an_office_is_an_official_and_a_pronoun_is_no_body(
    coder: Coder, text: str, kind: str
) -> None:
    (told,) = coder.code(make_report(text, published=date(2022, 6, 15)), doubtful=True)
    assert [each.kind for each in told.speakers] == [kind]
