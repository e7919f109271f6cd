"""What a net made by hand, without the model, makes of the words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dateline.model import Token, make_report
from dateline.parse.encoder import Scores
from dateline.parse.parser import Parser
from dateline.parse.second_look import SecondLook
from dateline.settings import Settings

WORDS = [("Rebels", 1, "nsubj", "NOUN"), ("failed", -1, "root", "VERB"), ("to", 3, "mark", "PART"),
         ("attack", 1, "xcomp", "VERB"), ("Bor", 3, "obj", "PROPN")]  # fmt: skip
TOKENS = [Token(at, at + 1, word, word.lower(), upos, head, rel) for at, (word, head, rel, upos) in enumerate(WORDS)]
NONE = 1


@pytest.fixture
def look(tmp_path: Path) -> SecondLook:
    """Of two types and two statuses: "attack" is the first type, what stands under "failed" the second status, and its
    sureness is that of the vector of the governor, less four."""
    names = ["w attack", "up xcomp failed"]
    wide = np.zeros((10, 3))
    wide[2, 2] = 1.0  # the first of two numbers of the governor's vector
    out = np.zeros((3, 6))
    out[0, 0], out[0, 4], out[1, 3], out[1, 5], out[2, 5] = 2.0, 2.0, 3.0, -4.0, 1.0
    np.savez(
        tmp_path / "second_look.npz", names=np.array(names), table=np.array([[1, 0, 0], [0, 1, 0]], np.int8),
        unit=np.ones((2, 1)), widths=np.array([2, 2, 1, 1]), narrow=np.eye(2), wide=wide, bias=np.zeros(3), out=out,
        out_bias=np.zeros(6), shares=np.array([[0.5, 0.5], [0.25, 1.0], [0.25, 0.5]]),
    )  # fmt: skip
    return SecondLook(tmp_path / "second_look.npz")


def scored(**told: np.ndarray) -> Scores:
    """Five words; the encoder takes only the fourth for an act."""
    acts = np.tile(np.array([0.0, 1.0], np.float32), (5, 1))
    acts[3] = 0.2, 0.8
    nothing = np.zeros((5, 2), np.float32)
    parts = dict.fromkeys(Scores.__dataclass_fields__, nothing)
    status = np.tile(np.array([0.8, 0.2, 0.5], np.float32), (5, 1))
    return Scores(**{**parts, "acts": acts, "status": status, "modes": np.ones((5, 1), np.float32),
                     "fact": np.zeros(5, np.float32), **told})  # type: ignore[arg-type]  # fmt: skip


def test_types_and_statuses_are_weighed_where_a_word_may_report_an_act(look: SecondLook) -> None:
    found = look.at(scored(), TOKENS, none=NONE)
    odds, status_odds = 0.5 * np.log(0.25) + 0.5 * 2, 0.25 * np.log(0.25) + 3  # the encoder's and the net's
    assert found.acts[3, 0] == pytest.approx(1 / (1 + np.exp(-odds)), abs=1e-4)
    least = 1 / (1 + np.exp(status_odds))
    assert found.status[3].tolist() == pytest.approx([least, 1 - least, 0.5], abs=1e-4)
    assert found.modes[:, 0].tolist() == [1, 1, 1, 0.25 * 1 + 0.5 * 2, 1]
    assert found.acts[[0, 1, 2, 4]].tolist() == [[0.0, 1.0]] * 4 and found.fact[1] == 0


def test_sureness_is_read_from_marks_and_vectors_and_ends_at_three(look: SecondLook) -> None:
    vectors = np.zeros((5, 2), np.float32)
    assert look.at(scored(words=vectors), TOKENS, none=NONE).fact[3] == -3.0
    vectors[1] = (6.0, 0.0)
    assert look.at(scored(words=vectors), TOKENS, none=NONE).fact[3] == 2.0


def test_a_word_that_is_asked_for_is_looked_at_whatever_the_encoder_says(look: SecondLook) -> None:
    vectors = np.zeros((5, 2), np.float32)
    vectors[3] = (2.5, 0.0)
    assert look.at(scored(words=vectors), TOKENS, none=NONE, also=(4,)).fact.tolist() == [0, 0, 0, -3.0, 2.5]


def test_a_sentence_without_such_words_stays_as_it_is(look: SecondLook) -> None:
    scores = scored(acts=np.tile(np.array([0.0, 1.0], np.float32), (5, 1)))
    assert look.at(scores, TOKENS, none=NONE) is scores


def test_a_word_that_the_encoder_all_but_excludes_is_left_alone(look: SecondLook) -> None:
    acts = np.tile(np.array([0.0, 1.0], np.float32), (5, 1))
    acts[3] = 0.01, 0.99
    acts[4] = 0.001, 0.999
    found = look.at(scored(acts=acts, words=np.full((5, 2), 9.0, np.float32)), TOKENS, none=NONE)
    assert (found.fact != 0).tolist() == [False, False, False, True, False]


def test_where_there_is_no_governor_nothing_is_read(look: SecondLook) -> None:
    vectors = np.zeros((5, 2), np.float32)
    vectors[4] = (6.0, 0.0)  # the last word, where counting back from the first would end
    assert look.at(scored(words=vectors), TOKENS, none=NONE, also=(1,)).fact[1] == 0.0  # "failed" has no known mark
    below = [replace(token, head=head) for token, head in zip(TOKENS, (3, 0, 3, -1, 3), strict=True)]
    vectors[0] = (3.0, 0.0)
    assert look.at(scored(words=vectors), below, none=NONE, also=(1,)).fact[1] == 3.0


def test_the_first_word_may_govern_one_that_has_all_its_neighbours(look: SecondLook) -> None:
    words = [("told", 1, "ccomp"), ("says", -1, "root"), ("attack", 0, "xcomp"), ("us", 2, "nsubj"), ("Bor", 2, "obj")]
    tokens = [Token(at, at + 1, word, word.lower(), "X", head, rel) for at, (word, head, rel) in enumerate(words)]
    vectors = np.zeros((5, 2), np.float32)
    vectors[0] = (2.0, 0.0)
    nothing = np.tile(np.array([0.0, 1.0], np.float32), (5, 1))
    assert look.at(scored(acts=nothing, words=vectors), tokens, none=NONE, also=(2,)).fact[2] == 2.0


@pytest.mark.model
def test_the_parser_takes_acts_as_the_second_look_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    class Doubt:
        def at(self, scores: Scores, tokens: Sequence[Token], **_: object) -> Scores:
            return replace(scores, fact=np.full(len(tokens), -2.5, np.float32))

    parser = Parser(Settings())
    monkeypatch.setattr(parser, "_look", Doubt())
    (sentence,) = parser.parse(make_report("Rebels attacked Bor.")).sentences
    assert [act.factuality for act in sentence.acts] == [-2.5]
