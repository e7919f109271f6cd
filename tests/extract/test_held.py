"""Nouns of deeds with whom they hit in their own phrase, and calls, which happen nowhere."""

import pytest

from dateline import Coder, make_report
from dateline.extract.held import SURE, holds_whom_it_hits
from dateline.model import Act, Argument, Sentence, Token

WORDS = "The author of a crackdown on miners dined here".split()
HEADS = (1, 7, 4, 4, 1, 6, 4, -1, 7)
RELATIONS = "det nsubj case det nmod case nmod root advmod".split()


def sentence(act: Act, *others: Act) -> Sentence:
    at, tokens = 0, []
    for word, head, relation in zip(WORDS, HEADS, RELATIONS, strict=True):
        kind = {"det": "DET", "case": "ADP", "root": "VERB", "advmod": "ADV"}.get(relation, "NOUN")
        tokens.append(Token(at, at + len(word), word, word.lower(), kind, head, relation))
        at += len(word) + 1
    return Sentence(0, 0, at, tuple(tokens), acts=(act, *others))


def crackdown(*arguments: Argument, kind: str = "COERCE", token: int = 4) -> Act:
    return Act(token, {kind: 0.4, "NONE": 0.6}, arguments, 0.0, {}, {}, {})


AUTHOR, MINERS = Argument("actor", 1, 0.9), Argument("recipient", 6, 0.9)


@pytest.mark.parametrize(
    ("act", "held"),
    [
        (crackdown(AUTHOR, MINERS), True),
        (crackdown(AUTHOR), False),  # nobody is hit
        (crackdown(MINERS), False),  # by nobody
        (crackdown(Argument("actor", 1, 0.6), MINERS), False),  # by hardly anybody
        (crackdown(AUTHOR, Argument("recipient", 8, 0.9)), False),  # whom it hits stands elsewhere
        (crackdown(AUTHOR, MINERS, kind="CONSULT"), False),  # no deed
        (crackdown(AUTHOR, MINERS, token=7), False),  # no noun
    ],
)
def test_a_deed_is_held_with_a_doer_and_whom_it_hits(act: Act, held: bool) -> None:
    assert holds_whom_it_hits(sentence(act), act) is held


def test_it_is_not_where_the_verb_above_tells_it() -> None:
    act = crackdown(AUTHOR, MINERS)
    above = crackdown(kind="ASSAULT", token=7)
    told = Act(7, {"ASSAULT": 0.9, "NONE": 0.1}, (), 0.0, {}, {}, {})
    held = sentence(act)
    tokens = [*held.tokens]
    tokens[4] = Token(16, 25, "crackdown", "crackdown", "NOUN", 7, "obj")

    def under(other: Act) -> Sentence:
        return Sentence(0, 0, held.end, tuple(tokens), acts=(act, other))

    assert holds_whom_it_hits(under(above), act)
    assert not holds_whom_it_hits(under(told), act)


@pytest.mark.model
def test_a_faint_one_is_told(coder: Coder) -> None:
    (account,) = coder.code(make_report("Her first case was the gassing of the choir by the constables."))

    assert (account.action.type, account.confidence) == ("ASSAULT", pytest.approx(SURE))
    assert [party.words.text for party in (*account.actors, *account.recipients)] == ["the constables", "the choir"]


@pytest.mark.model
def test_a_call_has_no_place(coder: Coder) -> None:
    text = "RABAT, May 4 - President Amadou Sow spoke by telephone with the king of Morocco in Lagos on Monday."
    (account,) = coder.code(make_report(text))

    assert (account.action.mode, account.place.name, account.place.words.text) == ("phone", None, "")
