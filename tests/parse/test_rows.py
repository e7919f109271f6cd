"""Sentences in rows: each once, no row too full, hardly a place empty."""

from __future__ import annotations

import random

import pytest

from dateline.parse.rows import STEP, WIDTH, laid_out


@pytest.mark.parametrize("seed", range(20))
def test_every_sentence_stands_in_one_row_that_has_room_for_it(seed: int) -> None:
    rng = random.Random(seed)
    lengths = [rng.randint(3, rng.choice((20, 60, 500))) for _ in range(rng.randint(1, 64))]
    found = list(laid_out(lengths, batch_pieces=384))
    assert sorted(index for batch in found for row in batch.rows for index in row) == list(range(len(lengths)))
    for batch in found:
        assert all(sum(lengths[index] for index in row) <= batch.width for row in batch.rows)
        assert batch.width % STEP == 0
        assert batch.width <= max(WIDTH, max(lengths) + STEP)
        assert len(batch.rows) == 1 or batch.width * len(batch.rows) <= 384 + batch.width


def test_a_report_of_usual_sentences_leaves_hardly_a_place_empty() -> None:
    rng = random.Random(1)
    lengths = [rng.randint(6, 46) for _ in range(60)]
    places = sum(batch.width * len(batch.rows) for batch in laid_out(lengths, batch_pieces=384))
    assert sum(lengths) <= places <= 1.12 * sum(lengths)


def test_one_sentence_is_not_padded_to_the_width_of_a_row() -> None:
    assert [(batch.width, batch.rows) for batch in laid_out([5], batch_pieces=384)] == [(8, [[0]])]
    assert list(laid_out([], batch_pieces=384)) == []
