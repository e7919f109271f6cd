"""Words above an act that say whether it happened, on hand-made trees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.status_governors import of_governors
from dateline.extract.status_words import group_of
from dateline.model import Sentence


@pytest.mark.parametrize(
    ("words", "token", "cue"),
    [
        (
            "They/PRON/2/nsubj cancelled/VERB/0/root/cancel the/DET/5/det rescue/NOUN/5/compound flight/NOUN/2/obj",
            3, "governor:cancel:noun",
        ),
        ("They/PRON/2/nsubj called/VERB/0/root/call for/ADP/4/case sanctions/NOUN/2/xcomp/sanction", 3,
         "governor:call:noun for"),
        (
            "It/PRON/4/nsubj was/AUX/4/cop/be not/PART/4/advmod clear/ADJ/0/root whether/SCONJ/7/mark "
            "they/PRON/7/nsubj fired/VERB/4/csubj/fire", 6, "unsure whether",
        ),
        (
            "It/PRON/4/expl was/AUX/4/cop/be not/PART/4/advmod true/ADJ/0/root that/SCONJ/7/mark "
            "they/PRON/7/nsubj fled/VERB/4/csubj/flee", 6, "governor:deny:finite",
        ),
        (
            "Unconfirmed/ADJ/2/amod reports/NOUN/5/nsubj/report that/SCONJ/4/mark fled/VERB/2/acl/flee "
            "spread/VERB/0/root", 3, "unsure whether",
        ),
        (
            "Accused/VERB/5/advcl/accuse of/SCONJ/3/mark shelling/VERB/1/advcl/shell it/PRON/3/obj "
            "pleaded/VERB/0/root/plead not/PART/5/advmod guilty/ADJ/5/obj", 2, "accused, but denies",
        ),
        (
            "They/PRON/2/nsubj found/VERB/0/root/find no/DET/4/det evidence/NOUN/2/obj they/PRON/6/nsubj "
            "fired/VERB/4/acl/fire", 5, "governor:evidence:not",
        ),
        (
            "A/DET/2/det visit/NOUN/3/nsubj fell/VERB/0/root/fall through/ADP/3/compound:prt", 1, "stopped short",
        ),
    ],
)  # fmt: skip
def test_words_above_are_seen(sentence_of: Callable[[str], Sentence], words: str, token: int, cue: str) -> None:
    assert cue in dict(of_governors(sentence_of(words), token))


def test_what_is_done_during_a_stay_is_not_what_was_stopped_short_of(sentence_of: Callable[[str], Sentence]) -> None:
    sentence = sentence_of(
        "He/PRON/2/nsubj stopped/VERB/0/root/stop short/ADV/2/advmod during/ADP/5/case talks/NOUN/2/obl/talk"
    )

    assert "stopped short" not in dict(of_governors(sentence, 4))


def test_a_group_is_found_by_a_lemma_that_kept_its_ending() -> None:
    assert [group_of(each) for each in ("postponed", "scrapping", "planne", "need", "king")] == [
        "cancel", "cancel", None, None, None,
    ]  # fmt: skip


def test_what_only_places_a_denied_act_is_not_denied() -> None:
    from dateline import Coder, make_report

    text = "The junta denied that dozens of soldiers had been killed in this week's attack on a camp in Bamako."
    _, accounts = Coder().candidates(make_report(text), doubtful=True)
    told = {each.action.words.text.split()[0]: each.status.value for each in accounts}
    assert told["killed"] == "denied"
    assert told.get("attack", "happened") == "happened"
