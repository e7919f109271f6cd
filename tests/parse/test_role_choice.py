"""Arguments: the candidates that together gain most."""

from __future__ import annotations

import numpy as np

from dateline.parse.role_choice import chosen

ROLES = ("ARG0", "ARG1", "ARGM-TMP")


def odds(*rows: tuple[float, float, float]) -> np.ndarray:
    """Log odds of ROLES against none, one row a span."""
    return np.array(rows, np.float32)


def test_of_spans_that_overlap_those_are_chosen_that_gain_most_together() -> None:
    spans = [(0, 5), (0, 2), (3, 5)]
    assert chosen(odds((3, 0, 0), (2, 0, 0), (0, 2, 0)), spans, ROLES) == [(1, 0), (2, 1)]
    assert chosen(odds((5, 0, 0), (2, 0, 0), (0, 2, 0)), spans, ROLES) == [(0, 0)]


def test_what_is_less_likely_than_none_is_no_argument() -> None:
    assert chosen(odds((-1, -2, -0.6), (-3, -3, -3)), [(0, 1), (2, 3)], ROLES) == []


def test_a_predicate_gives_a_numbered_role_once_and_says_when_as_often_as_it_likes() -> None:
    apart = [(0, 1), (2, 3)]
    assert chosen(odds((4, 1, -1), (3, 2, -1)), apart, ROLES) == [(0, 0), (1, 1)]
    assert chosen(odds((4, -1, -1), (3, -1, -1)), apart, ROLES) == [(0, 0)]
    assert chosen(odds((-1, -1, 4), (-1, -1, 3)), apart, ROLES) == [(0, 2), (1, 2)]


def test_a_predicate_has_one_modal_and_is_negated_once() -> None:
    names = ("ARGM-MOD", "ARGM-NEG", "ARG1")
    assert chosen(odds((4, -1, -1), (3, -1, -1)), [(0, 1), (2, 3)], names) == [(0, 0)]
    assert chosen(odds((-1, 3, -1), (-1, 4, -1)), [(0, 1), (2, 3)], names) == [(1, 1)]


def test_arg2_gives_way_to_arg1_that_is_about_as_likely() -> None:
    names = ("ARG1", "ARG2", "ARG3")
    assert chosen(odds((2.0, 2.3, -1)), [(0, 1)], names) == [(0, 0)]
    assert chosen(odds((2.0, 2.5, -1)), [(0, 1)], names) == [(0, 1)]
    assert chosen(odds((-1, -1, -0.2)), [(0, 1)], names) == [(0, 2)]
