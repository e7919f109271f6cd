"""The place of an act that names none."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from dateline import Coder, make_report
from dateline.model import Account, Action, Document, Name, Place, Status, Words
from dateline.resolve.inherited_places import (
    LENGTH,
    WEIGHTS,
    choices_of,
    chosen,
    is_open,
    likeliest,
    probabilities,
    with_inherited_places,
)
from dateline.resolve.place_offers import scene_of
from dateline.testing import document_from_conllu
from dateline.weights import learnt

STORY = """\
1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 shelled shell VERB _ _ 0 root _ _
3 Homs homs PROPN _ _ 2 obj _ _
4 and and CCONJ _ _ 5 cc _ _
5 killed kill VERB _ _ 2 conj _ _
6 nine nine NUM _ _ 5 obj _ _
"""


def story(*, named: bool = True) -> Document:
    doc = document_from_conllu(STORY)
    names = (Name(2, 3, "Location", 0.9),) if named else ()
    return replace(doc, sentences=(replace(doc.sentences[0], names=names),))


def account(type_: str, *, place: Place | None = None, status: str = "happened", historical: bool = False) -> Account:
    return Account(
        report=story().report, action=Action(type_, Words("x", ())), actors=(), recipients=(), sentence=(0, 10),
        place=place or Place(), status=Status(status, historical), confidence=0.9,
        anchors=((0, 4 if place is None else 1),),
    )  # fmt: skip


def at(token: int, type_: str) -> Account:
    return account(type_).but(anchors=((0, token),))


HOMS = Place(Words("Homs", ((15, 19),)), "Homs", "SYR", "Homs", 34.7, 36.7, {}, "city")


def test_an_attack_is_at_the_town_named_before_it_in_its_sentence():
    (own,) = with_inherited_places(story(), [account("ASSAULT")])
    assert (own.place.country, own.place.words.spans, own.basis["place"]) == ("SYR", (), "inferred")
    assert own.place.because == "Homs is named before it"


def test_an_attack_is_where_the_act_before_it_in_its_sentence_was():
    _, second = with_inherited_places(story(), [account("COERCE", place=HOMS), at(4, "ASSAULT")])
    assert second.place.because == "Homs is where the act before it took place"


def test_those_who_are_not_asked_for_take_over_nothing_and_still_tell_where_they_were():
    acts = [account("COERCE", place=HOMS), at(4, "ASSAULT")]
    assert with_inherited_places(story(), acts, only={0}) == tuple(acts)
    assert with_inherited_places(story(), acts, only={1}) == with_inherited_places(story(), acts)


def test_words_that_name_nothing_stay_and_are_in_a_town_that_is_named():
    words = Place(Words("the building", ((20, 32),)))
    assert is_open(account("ASSAULT", place=words)) and not is_open(account("ASSAULT", place=HOMS))
    own = account("ASSAULT").but(place=words)
    (found,) = with_inherited_places(story(), [own])
    assert (found.place.words, found.place.country) == (words.words, "SYR")
    assert found.place.because == "Homs is named before it"
    assert "worded" in choices_of(story(), own, scene=scene_of(story(), [own]))[0].context


def test_words_are_said_from_anywhere():
    said, done = (
        probabilities(choices_of(story(), own, scene=scene_of(story(), [own])))[0]
        for own in (account("ACCUSE"), account("ASSAULT"))
    )
    assert said / (1 - said) > 2 * done / (1 - done)


def test_what_words_place_stays_and_nothing_is_taken_over_where_nothing_is_named():
    own, bare = with_inherited_places(story(named=False), [account("ASSAULT", place=HOMS), account("ASSAULT")])[:2]
    assert own.place == HOMS
    (alone,) = with_inherited_places(story(named=False), [account("ASSAULT")])
    assert alone.place.name is None and bare.place.words.spans == ()


def test_a_choice_is_none_or_a_place_and_says_what_speaks_for_it():
    own = account("ASSAULT")
    none, homs = choices_of(story(), own, scene=scene_of(story(), [own]))[:2]
    assert none.place is None and homs.place is not None and homs.place.name == "Homs"
    assert {"here", "told before", "here ASSAULT"} <= set(homs.features)
    assert chosen((none, homs), {"here ASSAULT": 3.0}) == homs
    assert chosen((none, homs), {"none": 3.0}) == none
    assert chosen((none, homs), {}, sure=0.6) is None


def test_words_without_a_name_are_kept_with_the_town_around_them():
    road = Place(Words("killed", ((24, 30),)), "killed")
    (own,) = with_inherited_places(story(), [account("ASSAULT").but(place=road)])
    assert (own.place.name, own.place.words) == ("Homs", road.words)
    named = replace(road, words=Words("Homs Road", ((15, 19),)))
    (kept,) = with_inherited_places(story(), [account("ASSAULT").but(place=named)])
    assert kept.place == named


def test_an_act_rather_has_a_place_than_none_where_both_are_likely():
    own = account("ASSAULT")
    none, homs = choices_of(story(), own, scene=scene_of(story(), [own]))[:2]
    assert likeliest((none, homs), (0.6, 0.4), sure=0.2) == homs
    assert likeliest((none, homs), (0.75, 0.25), sure=0.2) == none
    assert likeliest((none, homs), (0.6, 0.4), sure=0.2, lean=1.0) == none


def test_what_the_encoder_sees_of_an_act_counts_for_whether_it_has_a_place():
    own = account("ASSAULT")
    doc = replace(story(), means=lambda words: np.array([(3, 4) if first == 4 else (0, 0) for _, first, _ in words]))
    none, homs = choices_of(doc, own, scene=scene_of(doc, [own]))[:2]
    assert none.features["none seen 0"] == pytest.approx(LENGTH * 3 / 5) and "none seen 0" not in homs.features
    assert not any(" seen " in name for each in choices_of(story(), own, scene=scene_of(story(), [own]))
                   for name in each.features)  # fmt: skip
    odds = probabilities((none, homs), {"none seen 1": 1.0})
    assert odds[0] / odds[1] == pytest.approx(math.exp(LENGTH * 4 / 5))
    assert choices_of(doc, at(1, "ASSAULT"), scene=scene_of(doc, [own]))[0].seen is None


def test_the_weights_that_ship_count_what_the_encoder_sees_as_they_do_when_they_are_fitted():
    own = account("ASSAULT")
    doc = replace(story(), means=lambda words: np.sin(np.arange(640, dtype=np.float32))[None])
    choices = choices_of(doc, own, scene=scene_of(doc, [own]))
    assert probabilities(choices) == pytest.approx(probabilities(choices, learnt(WEIGHTS)))


def coded(text: str) -> dict[str, Account]:
    return {each.action.type: each for each in Coder().code(make_report(text, published=date(2020, 5, 7)))}


def test_what_governments_of_several_lands_accept_is_in_no_town_but_where_they_met():
    apart = coded(
        "Chilean soldiers were still moving through Arica on Thursday, a day after Santiago and Lima accepted a "
        "ceasefire, officials said."
    )
    assert apart["MOBILIZE"].place.name == "Arica" and apart["CONCEDE"].place.name is None
    met = coded(
        "Diplomats of Thailand and Cambodia met in Jakarta on Thursday. Bangkok and Phnom Penh agreed to a truce."
    )
    assert met["CONSULT"].place.name == "Jakarta" == met["AGREE"].place.name
