"""What the encoder's vectors tell of a party's sector."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from dateline.model import Document, Stretch
from dateline.resolve import sector_sight
from dateline.resolve.known import Known
from dateline.resolve.sector_sight import LENGTHS, OWN, look_at, seen_of, worth_of
from dateline.resolve.sectors import PLACE, SECTORS, with_likeliest
from dateline.resolve.surroundings import surroundings_of
from dateline.testing import document_from_conllu

STORY = """\
1 The the DET _ _ 2 det _ _
2 lamplighters lamplighter NOUN _ _ 3 nsubj _ _
3 downed down VERB _ _ 0 root _ _
4 poles pole NOUN _ _ 3 obj _ _

1 Rain rain NOUN _ _ 2 nsubj _ _
2 fell fall VERB _ _ 0 root _ _
"""
HEAD, PHRASE, ABOVE, SENTENCE, REPORT = range(5)


def seeing() -> Document:
    """The story, where the word at (sentence, place) has the vector (10 x sentence + place + 1, 2)."""

    def means(stretches: Sequence[Stretch]) -> np.ndarray:
        words = [[(10.0 * at + word + 1, 2.0) for word in range(first, last)] for at, first, last in stretches]
        return np.array([np.mean(each, axis=0) for each in words], np.float32)

    return replace(document_from_conllu(STORY), means=means)


def test_a_party_is_seen_as_word_phrase_and_sentence_in_its_report() -> None:
    doc = seeing()
    seen = seen_of(surroundings_of(doc), doc.sentences[0], 1)
    assert seen is not None
    told = seen.reshape(len(LENGTHS), 2)
    assert np.linalg.norm(told, axis=1) == pytest.approx(np.ones(len(LENGTHS)))
    ratios = told[:, 0] / told[:, 1] * 2
    assert ratios[[HEAD, PHRASE, ABOVE, SENTENCE]] == pytest.approx([2, 1.5, 3, 2.5])
    assert ratios[REPORT] == pytest.approx((2.5 + 11.5) / 2)


def test_nothing_is_above_the_root() -> None:
    doc = seeing()
    seen = seen_of(surroundings_of(doc), doc.sentences[1], 1)
    assert seen is not None
    assert not seen.reshape(len(LENGTHS), 2)[ABOVE].any()


def test_without_an_encoder_nothing_is_seen() -> None:
    doc = document_from_conllu(STORY)
    assert seen_of(surroundings_of(doc), doc.sentences[0], 1) is None


def test_what_is_seen_decides_where_words_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = seeing()
    own, beside = (np.zeros((2 * count, len(SECTORS)), np.float32) for count in (OWN, len(LENGTHS) - OWN))
    own[0, PLACE["LAB"]] = 20.0
    monkeypatch.setattr(sector_sight, "_weights", lambda: (own, beside))
    found = with_likeliest(surroundings_of(doc), doc.sentences[0], head=1, found=Known(), part=None)
    assert found.sectors == ("LAB",)


def test_the_weights_that_ship_are_of_one_width() -> None:
    weights = np.concatenate(sector_sight._weights())
    assert weights.shape[1] == len(SECTORS)
    assert weights.shape[0] % len(LENGTHS) == 0
    assert np.abs(weights).max() < 20


def test_what_is_seen_of_a_party_is_worth_what_its_vectors_weigh(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = seeing()
    weights = np.sin(np.arange(2 * len(LENGTHS) * len(SECTORS), dtype=np.float32)).reshape(-1, len(SECTORS))
    monkeypatch.setattr(sector_sight, "_weights", lambda: (weights[: 2 * OWN], weights[2 * OWN :]))
    around = surroundings_of(doc)
    for sentence, head in ((0, 1), (0, 2), (1, 0)):
        seen = seen_of(around, doc.sentences[sentence], head)
        assert seen is not None
        assert worth_of(around, doc.sentences[sentence], head) == pytest.approx(seen @ weights, abs=1e-5)


def test_words_looked_at_together_are_worth_what_each_is_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = np.cos(np.arange(2 * len(LENGTHS) * len(SECTORS), dtype=np.float32)).reshape(-1, len(SECTORS))
    monkeypatch.setattr(sector_sight, "_weights", lambda: (weights[: 2 * OWN], weights[2 * OWN :]))
    words = [(0, 1), (1, 1), (0, 3), (1, 0), (0, 1)]
    together = surroundings_of(seeing())
    look_at(together, words)
    for sentence, head in words:
        alone = surroundings_of(seeing())
        by_itself = worth_of(alone, alone.doc.sentences[sentence], head)
        assert worth_of(together, together.doc.sentences[sentence], head) == pytest.approx(by_itself, abs=1e-5)


def test_the_package_loads_without_it() -> None:
    told = "import sys, dateline, dateline.resolve.sectors; print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "False\n"
