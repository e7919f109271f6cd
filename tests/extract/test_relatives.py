"""Subjects that the tree or the model takes for another's."""

from collections.abc import Callable

import pytest

from dateline import Coder
from dateline.extract.relatives import beside_the_subject, killers_in, mistaken_subjects, told_of
from dateline.model import Sentence
from surest_dyad import dyad

SentenceOf = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        (
            "The navy hunts the Mai-Mai, who killed ten clerks in a raid on Friday.",
            "ASSAULT",
            "the Mai-Mai",
            "ten clerks",
        ),
        ("The navy fought the Mai-Mai, which had burned three mills.", "ASSAULT", "the Mai-Mai", "three mills"),
        ("Oslo accuses Bern of hiding the Front, which killed six maids.", "ASSAULT", "the Front", "six maids"),
        (
            "Both juntas are friendly and all three expelled French soldiers.",
            "SANCTION",
            "all three",
            "French soldiers",
        ),
        (
            "Chad, where many nurses live, received ten million dollars from the bank.",
            "AID",
            "the bank",
            "Chad",
        ),
        (
            "Four nurses who had been abducted by gunmen were set free on Monday by the army.",
            "RETREAT",
            "the army",
            "Four nurses",
        ),
        (
            "Bishop Ruben Alva refused to board the plane and was sentenced to 26 years in prison the next day.",
            "SANCTION",
            None,
            "Bishop Ruben Alva",
        ),
        ("The leader of the Front, who killed six maids, was held.", "ASSAULT", "The leader of the Front", "six maids"),
    ],
)
def test_a_clause_is_told_of_the_name_before_it_and_a_subject_beside_an_object_did_it(
    coder: Coder, text: str, type_: str, actors: str | None, recipients: str
) -> None:
    assert dyad(coder, text, type_) == ([actors] if actors else [], [recipients])


def test_the_words_of_a_relative_clause_have_no_part_in_what_its_noun_does(sentence_of: SentenceOf) -> None:
    left = (
        "Clerks/NOUN/7/nsubj who/PRON/3/nsubj held/VERB/1/acl:relcl the/DET/5/det bank/NOUN/3/obj ,/PUNCT/3/punct "
        "left/VERB/0/root Oruro/PROPN/7/obj"
    )
    assert sorted(beside_the_subject(sentence_of(left), 6)) == [1, 2, 3, 4, 5]
    assert beside_the_subject(sentence_of(left), 2) == ()


def test_a_longer_phrase_before_the_comma_may_be_meant_in_part_only(sentence_of: SentenceOf) -> None:
    alone = "They/PRON/2/nsubj hid/VERB/0/root Prado/PROPN/2/obj ,/PUNCT/6/punct who/PRON/6/nsubj shot/VERB/3/acl:relcl"
    assert told_of(sentence_of(alone), 5) == (2,)
    of = (
        "They/PRON/2/nsubj hid/VERB/0/root sons/NOUN/2/obj of/ADP/5/case Prado/PROPN/3/nmod ,/PUNCT/8/punct "
        "who/PRON/8/nsubj shot/VERB/3/acl:relcl"
    )
    assert told_of(sentence_of(of), 7) == ()


def test_a_passive_has_its_be_and_may_have_an_object(sentence_of: SentenceOf) -> None:
    active = "Three/NUM/2/nsubj:pass expelled/VERB/0/root monks/NOUN/2/obj"
    passive = "Nurses/NOUN/3/nsubj:pass were/AUX/3/aux:pass given/VERB/0/root bread/NOUN/3/obj"
    assert mistaken_subjects(sentence_of(active), 1) == (0,)
    assert mistaken_subjects(sentence_of(passive), 2) == ()


def test_those_who_kill_in_an_ambush_on_somebody_may_be_its_aim(sentence_of: SentenceOf) -> None:
    start = (
        "They/PRON/2/nsubj hunt/VERB/0/root Prado/PROPN/2/obj ,/PUNCT/6/punct "
        "who/PRON/6/nsubj killed/VERB/3/acl:relcl/kill "
    )
    ambush = "maids/NOUN/6/obj in/ADP/9/case ambushes/NOUN/6/obl/ambush"
    assert killers_in(sentence_of(start + ambush), 8, "ASSAULT") == (2,)
    assert killers_in(sentence_of(start + ambush + " on/ADP/11/case mills/NOUN/9/nmod"), 8, "ASSAULT") == ()
