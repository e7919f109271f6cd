"""Who did it, and to whom, by syntax alone, on hand-made trees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.extract.party_rules import beside, case_of, in_headline_passive, is_noun, objects_of, ruled, tellers
from dateline.model import Sentence

Build = Callable[[str], Sentence]

EXPELLED = (
    "Tonga/PROPN/2/nsubj expelled/VERB/0/root/expel from/ADP/4/case bloc/NOUN/2/obl over/ADP/6/case vote/NOUN/2/obl"
)


def test_a_past_form_of_a_headline_is_a_passive_without_its_helper(sentence_of: Build) -> None:
    title = replace(sentence_of(EXPELLED), part="title")

    assert in_headline_passive(title, 1)
    assert ruled(title, 1) == ([], [0])


def test_what_a_headline_says_after_it_may_hang_as_a_clause(sentence_of: Build) -> None:
    accused = (
        "Front/PROPN/2/nsubj accused/VERB/0/root/accuse over/ADP/5/case hospital/NOUN/5/compound shelling/NOUN/2/advcl"
    )
    title = replace(sentence_of(accused), part="title")

    assert in_headline_passive(title, 1)


def test_below_the_headline_and_with_an_object_it_is_active(sentence_of: Build) -> None:
    with_object = sentence_of(EXPELLED.replace("bloc/NOUN/2/obl", "envoy/NOUN/2/obj"))

    assert not in_headline_passive(sentence_of(EXPELLED), 1)
    assert not in_headline_passive(replace(with_object, part="title"), 1)
    assert ruled(sentence_of(EXPELLED), 1)[0] == [0]


def test_who_tells_that_something_was_done_is_told_from_who_did_it(sentence_of: Build) -> None:
    confirmed = sentence_of(
        "Kampala/PROPN/2/nsubj confirmed/VERB/0/root/confirm that/SCONJ/6/mark monks/NOUN/6/nsubj:pass "
        "were/AUX/6/aux:pass abducted/VERB/2/ccomp/abduct and/CCONJ/8/cc killed/VERB/6/conj/kill"
    )
    said = sentence_of(
        "Monks/NOUN/3/nsubj:pass were/AUX/3/aux:pass abducted/VERB/0/root/abduct Kampala/PROPN/5/nsubj "
        "said/VERB/3/parataxis/say"
    )
    threatened = sentence_of("Kampala/PROPN/2/nsubj said/VERB/0/root/say it/PRON/4/nsubj attacked/VERB/2/ccomp/attack")

    assert tellers(confirmed, 5) == (0,)
    assert tellers(confirmed, 7) == (0,)
    assert tellers(said, 2) == (3,)
    assert tellers(threatened, 3) == ()


def test_who_speaks_on_the_eve_of_a_deed_is_not_told_to_do_it(sentence_of: Build) -> None:
    eve = "Roe/PROPN/2/nsubj {} {}/ADP/4/case eve/NOUN/2/obl of/ADP/6/case strikes/NOUN/4/nmod/strike"
    warned = "Dockers/PROPN/2/nsubj warned/VERB/0/root/warn of/ADP/4/case strikes/NOUN/2/obl/strike"

    assert beside(sentence_of(eve.format("said/VERB/0/root/say", "on")), 5) == (0,)
    assert beside(sentence_of(warned), 3) == ()


def test_who_acts_since_a_deed_did_not_do_it_for_that(sentence_of: Build) -> None:
    since = (
        "Since/ADP/2/case riots/NOUN/4/obl/riot parliament/NOUN/4/nsubj met/VERB/0/root/meet in/ADP/6/case "
        "Lund/PROPN/4/obl"
    )
    own = (
        "Since/ADP/2/case riots/NOUN/6/obl/riot by/ADP/4/case students/NOUN/2/nmod parliament/NOUN/6/nsubj "
        "met/VERB/0/root/meet"
    )
    wake = (
        "In/ADP/2/case aftermath/NOUN/6/obl of/ADP/4/case riots/NOUN/6/obl/riot Roe/PROPN/6/nsubj fled/VERB/0/root/flee"
    )

    warrant = (
        "Police/NOUN/2/nsubj decided/VERB/0/root/decide to/PART/4/mark issue/VERB/2/xcomp warrants/NOUN/4/obj "
        "in/ADP/7/case murder/NOUN/5/nmod"
    )
    claimed = "Rebels/NOUN/2/nsubj claimed/VERB/0/root/claim {}/NOUN/2/obj for/ADP/5/case raids/NOUN/3/nmod/raid"
    joined = "Rebels/NOUN/2/nsubj {}/VERB/0/root/{} in/ADP/4/case raids/NOUN/2/obl/raid"
    began = "Police/NOUN/2/nsubj staged/VERB/0/root/stage raids/NOUN/2/obj/raid"

    answered = "Rebels/NOUN/2/nsubj answered/VERB/0/root/answer {}/ADP/4/case strikes/NOUN/2/obl/strike"
    whose = "Since/ADP/3/case Roe/PROPN/3/nmod:poss resignation/NOUN/5/obl parliament/NOUN/5/nsubj met/VERB/0/root/meet"

    assert beside(sentence_of(since), 1) == (2,)
    assert beside(sentence_of(answered.replace("{}", "after")), 3) == (0,)
    assert beside(sentence_of(answered.replace("{}", "with")), 3) == ()
    assert beside(sentence_of(whose), 2) == ()  # it has a doer
    assert beside(sentence_of(own), 1) == ()  # it has a doer
    assert beside(sentence_of(wake), 3) == (4,)  # however the tree hangs them
    assert beside(sentence_of(warrant), 6) == (0,)
    assert beside(sentence_of(claimed.format("responsibility")), 4) == ()
    assert beside(sentence_of(claimed.format("damages")), 4) == (0,)
    assert beside(sentence_of(joined.replace("{}", "join")), 3) == ()
    assert beside(sentence_of(joined.replace("{}", "die")), 3) == (0,)
    assert beside(sentence_of(began), 2) == ()  # the verb's own object


def test_an_article_makes_a_noun_and_the_noun_behind_a_verb_its_object(sentence_of: Build) -> None:
    raid = "Benin/PROPN/2/nsubj blamed/VERB/0/root/blame the/DET/4/det raid/VERB/2/ccomp on/ADP/6/case us/PRON/4/obl"
    to_flee = "Benin/PROPN/2/nsubj tried/VERB/0/root/try to/PART/4/mark flee/VERB/2/xcomp"
    in_town = "Benin/PROPN/2/nsubj spoke/VERB/0/root/speak in/ADP/5/case the/DET/5/det town/NOUN/2/obl"
    last_year = "Benin/PROPN/2/nsubj voted/VERB/0/root/vote last/ADJ/4/amod year/NOUN/2/obl"

    assert is_noun(sentence_of(raid), 3) and not is_noun(sentence_of(to_flee), 3)
    assert [objects_of(sentence_of(each), 1) for each in (raid, to_flee, in_town, last_year)] == [(3,), (), (), ()]


def test_what_stands_before_an_article_is_a_preposition_though_the_tree_has_a_clause(sentence_of: Build) -> None:
    killing = "Guilty/ADJ/0/root for/ADP/4/mark the/DET/4/det killing/VERB/1/obl"

    assert case_of(sentence_of(killing), 3) == "for"
