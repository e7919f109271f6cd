"""Titles, offices and hyphenated words belong to the party that they say something of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.extract.phrases import phrase, title_before
from dateline.extract.same_party import apart
from dateline.model import Name, Sentence
from dateline.testing import document_from_conllu

CHILD = """
1 A a DET _ _ 6 det _ _
2 three three NUM _ _ 4 nummod _ SpaceAfter=No
3 - - PUNCT _ _ 2 punct _ SpaceAfter=No
4 year year NOUN _ _ 5 obl:unmarked _ SpaceAfter=No
5 - - PUNCT _ _ 2 punct _ SpaceAfter=No
6 old old ADJ _ _ 7 amod _ _
7 girl girl NOUN _ _ 8 nsubj _ _
8 fled flee VERB _ _ 0 root _ _
"""
TALKS = """
1 Serb serb PROPN _ _ 4 compound _ SpaceAfter=No
2 - - PUNCT _ _ 1 punct _ SpaceAfter=No
3 Croat croat ADJ _ _ 4 amod _ _
4 talks talk NOUN _ _ 5 nsubj _ _
5 failed fail VERB _ _ 0 root _ _
"""
Build = Callable[[str], Sentence]


def words_of(sentence: Sentence, head: int) -> str:
    first, last = phrase(sentence, head)
    return " ".join(token.text for token in sentence.tokens[first:last])


def test_a_phrase_begins_with_the_whole_of_a_hyphenated_word() -> None:
    assert words_of(document_from_conllu(CHILD).sentences[0], 6) == "A three - year - old girl"


def test_the_later_of_two_joined_by_a_hyphen_is_no_phrase_of_the_earlier() -> None:
    assert words_of(document_from_conllu(TALKS).sentences[0], 2) == "Croat"


def test_phrases_that_touch_are_one_party(sentence_of: Build) -> None:
    sentence = sentence_of(
        "Her/PRON/2/nmod:poss Majesty/NOUN/5/nsubj the/DET/4/det queen/NOUN/5/nsubj met/VERB/0/root envoys/NOUN/5/obj"
    )

    assert apart(sentence, [1, 3]) == [3]
    assert apart(sentence, [3, 5]) == [3, 5]


def test_of_a_name_and_a_noun_that_touch_the_name_stays(sentence_of: Build) -> None:
    sentence = sentence_of("Acme/PROPN/4/obj Group/PROPN/1/flat unit/NOUN/4/obj bought/VERB/0/root")
    named = replace(sentence, names=(Name(0, 2, "Organization", 1.0),))

    assert apart(named, [0, 2]) == [0]


def test_two_offices_before_one_name_are_one_person(sentence_of: Build) -> None:
    told = "jailed/VERB/0/root an/DET/3/det actor/NOUN/1/obj and/CCONJ/5/cc {} ,/PUNCT/7/punct Roe/PROPN/3/appos"
    one = replace(sentence_of(told.format("poet/NOUN/3/conj")), names=(Name(6, 7, "Person", 1.0),))
    many = replace(sentence_of(told.format("poets/NOUN/3/conj/poet")), names=(Name(6, 7, "Person", 1.0),))

    assert apart(one, [2, 4]) == [2]
    assert apart(many, [2, 4]) == [2, 4]


def test_a_long_title_leads_to_the_name_whose_own_title_stands_between(sentence_of: Build) -> None:
    sentence = sentence_of(
        "President/NOUN/8/nsubj of/ADP/4/case the/DET/4/det Guild/PROPN/1/nmod "
        "Dr./PROPN/6/nmod:desc Jane/PROPN/8/nsubj Roe/PROPN/6/flat spoke/VERB/0/root"
    )

    assert title_before(sentence, Name(4, 7, "Person", 1.0)) == (0,)
    assert title_before(sentence, Name(5, 7, "Person", 1.0)) == (0,)


def test_who_stands_behind_a_preposition_has_no_title_before_it(sentence_of: Build) -> None:
    sentence = sentence_of(
        "dismissal/NOUN/0/root of/ADP/4/case the/DET/4/det chief/NOUN/1/nmod by/ADP/6/case Roe/PROPN/1/nmod"
    )

    assert title_before(sentence, Name(5, 6, "Person", 1.0)) == ()
