"""Cues of time and of what comes round, on hand-made trees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.status_times import of_recurrence, of_time
from dateline.model import Sentence


@pytest.mark.parametrize(
    ("words", "token", "cue"),
    [
        ("Patients/NOUN/2/nsubj/patient picket/VERB/0/root it/PRON/2/obj on/ADP/5/case Mondays/PROPN/2/obl",
         1, "every"),
        (
            "They/PRON/2/nsubj march/VERB/0/root ,/PUNCT/4/punct summer/NOUN/2/obl after/ADP/6/case summer/NOUN/4/nmod",
            1, "every, in the sentence",
        ),
        (
            "They/PRON/2/nsubj jail/VERB/0/root them/PRON/2/obj by/ADP/5/case tradition/NOUN/2/obl",
            1, "habit",
        ),
        (
            "Anyone/PRON/6/nsubj who/PRON/3/nsubj insults/VERB/1/acl:relcl/insult can/AUX/6/aux be/AUX/6/aux:pass "
            "jailed/VERB/0/root/jail", 5, "habit",
        ),
        ("Guards/NOUN/2/nsubj/guard beat/VERB/0/root newcomers/NOUN/2/obj/newcomer", 1,
         "plain present: all of a kind, nsubj"),
        ("The/DET/2/det regime/NOUN/3/nsubj jails/VERB/0/root/jail him/PRON/3/obj", 2, "plain present: one"),
    ],
)  # fmt: skip
def test_what_comes_round_is_seen(sentence_of: Callable[[str], Sentence], words: str, token: int, cue: str) -> None:
    assert cue in dict(of_recurrence(sentence_of(words), token))


def test_a_single_day_does_not_come_round(sentence_of: Callable[[str], Sentence]) -> None:
    sentence = sentence_of("They/PRON/2/nsubj marched/VERB/0/root/march on/ADP/4/case Monday/PROPN/2/obl")

    assert not dict(of_recurrence(sentence, 1))


def test_what_has_been_done_up_to_now(sentence_of: Callable[[str], Sentence]) -> None:
    sentence = sentence_of(
        "They/PRON/4/nsubj have/AUX/4/aux been/AUX/4/aux/be camping/VERB/0/root/camp since/ADP/6/case May/PROPN/4/obl"
    )
    cues = dict(of_time(sentence, 3))

    assert cues["progressive up to now"] == "camping"
    assert cues["since"] == "since May"
