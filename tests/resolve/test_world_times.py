"""The time phrases of tests/world, each in its sentence, read and counted by the shipped model and the rules."""

from collections.abc import Iterator

import pytest

from dateline import Coder
from dateline.model import make_report
from dateline.resolve import dated_times
from timed import marked_phrases

pytestmark = pytest.mark.model
CONTROL_RIGHT = 0.85
"""Of the phrases kept unseen; what they gave when the grammar was finished stands in decision 0013."""


def outcomes(coder: Coder, name: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """(phrase, values wanted, values found where it stands)."""
    for told, published, text, spans, values in marked_phrases(name):
        dated = dated_times(coder.parse(make_report(text, published=published)))
        found = [
            each.value.timex for span in spans for each in dated if each.span[0] < span[1] and span[0] < each.span[1]
        ]
        yield told, values, found


def test_every_phrase_has_its_value(coder: Coder) -> None:
    wrong = [(told, wanted, found) for told, wanted, found in outcomes(coder, "times.txt") if wanted != found]
    assert wrong == []


def test_there_are_two_hundred_phrases() -> None:
    assert sum(len(values) for *_, values in marked_phrases("times.txt")) >= 200


def test_phrases_kept_unseen_are_mostly_right(coder: Coder) -> None:
    right = [wanted == found for _, wanted, found in outcomes(coder, "times_control.txt")]
    assert sum(right) / len(right) >= CONTROL_RIGHT
