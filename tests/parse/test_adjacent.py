"""Nouns side by side that the network hangs in the same way on one word."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.parse.adjacent import joined

Told = tuple[str, str, int, str]


def tokens(*told: Told) -> list[Token]:
    return [Token(0, 0, word, word, upos, head, deprel) for word, upos, head, deprel in told]


def test_a_rare_word_before_a_noun_is_part_of_its_phrase() -> None:
    talked = ("talked", "VERB", -1, "root")
    found = joined(
        tokens(talked, ("with", "ADP", 2, "case"), ("Lybian", "PROPN", 0, "obl"), ("commander", "NOUN", 0, "obl"))
    )
    assert [(each.head, each.deprel) for each in found] == [(-1, "root"), (3, "case"), (3, "compound"), (0, "obl")]


def test_a_day_or_a_second_preposition_stands_by_itself() -> None:
    met = ("met", "VERB", -1, "root")
    friday = tokens(met, ("in", "ADP", 2, "case"), ("Geneva", "PROPN", 0, "obl"), ("Friday", "PROPN", 0, "obl"))
    assert joined(friday) == tuple(friday)
    apart = tokens(
        met,
        ("in", "ADP", 2, "case"),
        ("Geneva", "PROPN", 0, "obl"),
        ("with", "ADP", 4, "case"),
        ("Lee", "PROPN", 0, "obl"),
    )
    assert joined(apart) == tuple(apart)


def test_what_is_given_and_to_whom_are_two() -> None:
    gave = tokens(("gave", "VERB", -1, "root"), ("Chad", "PROPN", 0, "iobj"), ("tents", "NOUN", 0, "obj"))
    assert joined(gave) == tuple(gave)


def test_the_second_name_of_a_list_is_one_of_the_list() -> None:
    listed = [("Chad", "PROPN", 7, "nsubj"), (",", "PUNCT", 2, "punct"), ("Niger", "PROPN", 0, "appos")]
    rest = [("Mali", "PROPN", 0, "conj"), ("and", "CCONJ", 6, "cc"), ("Togo", "PROPN", 0, "conj")]
    four = joined(tokens(*listed, (",", "PUNCT", 4, "punct"), *rest, ("met", "VERB", -1, "root")))
    assert four[2].deprel == "conj"
    three = tokens(*listed, (",", "PUNCT", 2, "punct"), ("met", "VERB", -1, "root"))
    assert joined(three) == tuple(three)


def test_who_stands_behind_shot_dead_was_shot() -> None:
    told: list[Told] = [
        ("men", "NOUN", 1, "nsubj:pass"),
        ("shot", "VERB", -1, "root"),
        ("dead", "ADJ", 1, "xcomp"),
        ("Ada", "PROPN", 0, "appos"),
        ("Lund", "PROPN", 3, "flat"),
    ]
    active = [replace(each, lemma="shoot") if each.text == "shot" else each for each in tokens(*told)]
    found = joined(active)
    assert [(each.head, each.deprel) for each in found] == [
        (1, "nsubj"), (-1, "root"), (1, "xcomp"), (1, "obj"), (3, "flat"),
    ]  # fmt: skip

    were = [*active, replace(active[2], text="were", lemma="be", upos="AUX", deprel="aux:pass")]
    passive = [were[0], were[-1], *were[1:-1]]
    passive = [replace(each, head=each.head + 1 if each.head > 0 else each.head) for each in passive]
    assert joined(passive) == tuple(passive)


def test_two_subjects_around_and_are_partners_and_the_word_between_is_the_second_ones() -> None:
    found = joined(
        tokens(
            ("UN", "PROPN", 4, "nsubj"),
            ("and", "CCONJ", 2, "cc"),
            ("Malian", "PROPN", 0, "conj"),
            ("soldiers", "NOUN", 4, "nsubj"),
            ("fought", "VERB", -1, "root"),
        )
    )
    assert [(each.head, each.deprel) for each in found] == [
        (4, "nsubj"),
        (3, "cc"),
        (3, "compound"),
        (0, "conj"),
        (-1, "root"),
    ]


def test_two_objects_with_their_own_articles_or_another_verb_between_stay_apart() -> None:
    gave = tokens(
        ("gave", "VERB", -1, "root"),
        ("rebels", "NOUN", 0, "obj"),
        ("and", "CCONJ", 4, "cc"),
        ("the", "DET", 4, "det"),
        ("army", "NOUN", 0, "obj"),
    )
    assert joined(gave) == tuple(gave)


def test_a_name_before_and_is_a_partner_of_the_noun_that_the_other_name_belongs_to() -> None:
    found = joined(
        tokens(
            ("Fatah", "PROPN", 3, "compound"),
            ("and", "CCONJ", 3, "cc"),
            ("Hamas", "PROPN", 3, "compound"),
            ("leaders", "NOUN", 4, "nsubj"),
            ("met", "VERB", -1, "root"),
        )
    )
    assert [(each.head, each.deprel) for each in found[:4]] == [(4, "nsubj"), (3, "cc"), (3, "compound"), (0, "conj")]


def test_counted_people_are_joined_to_a_name_with_its_title() -> None:
    killed = (
        ("governor", "NOUN", 7, "nsubj:pass"),
        ("Ada", "PROPN", 0, "appos"),
        ("Lund", "PROPN", 1, "flat"),
        (",", "PUNCT", 5, "punct"),
        ("five", "NUM", 5, "nummod"),
        ("guards", "NOUN", 1, "conj"),
        ("were", "AUX", 7, "aux:pass"),
        ("killed", "VERB", -1, "root"),
    )
    assert joined(tokens(*killed))[5].head == 0

    bare = [(*each[:2], *each[2:]) if each[0] != "five" else ("five", "NUM", 7, "obl") for each in killed]
    assert joined(tokens(*bare))[5].head == 1
