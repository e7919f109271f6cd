"""Words of number and the bounds they mean."""

from __future__ import annotations

import pytest

from dateline.extract.amounts import bounds_of, value_of


@pytest.mark.parametrize(
    ("told", "at", "low", "high", "words"),
    [
        ("killed 20 people", "20", 20, 20, "20"),
        ("at least 20 people", "20", 20, None, "at least 20"),
        ("over 20 people", "20", 20, None, "over 20"),
        ("handed over 20 people", "20", 20, 20, "20"),
        ("no more than 80 members", "80", None, 80, "no more than 80"),
        ("up to fifty inmates", "fifty", None, 50, "up to fifty"),
        ("as many as 50 men", "50", None, 50, "as many as 50"),
        ("about 6,000 people", "6,000", 6000, 6000, "about 6,000"),
        ("between 300 and 500 people", "300", 300, 500, "between 300 and 500"),
        ("300 to 500 people", "300", 300, 500, "300 to 500"),
        ("26 or more people", "26", 26, None, "26 or more"),
        ("a dozen men", "dozen", 12, 12, "a dozen"),
        ("half a dozen men", "dozen", 6, 6, "half a dozen"),
        ("dozens of men", "dozens", 24, None, "dozens"),
        ("scores were hurt", "scores", 40, None, "scores"),
        ("hundreds of thousands of people", "thousands", 200_000, None, "hundreds of thousands"),
        ("tens of thousands of people", "thousands", 20_000, None, "tens of thousands"),
        ("several hundred thousand people", "hundred", 300_000, None, "several hundred thousand"),
        ("2.5 million people", "2.5", 2_500_000, 2_500_000, "2.5 million"),
        ("half a million people", "million", 500_000, 500_000, "half a million"),
        ("Thirty - eight people", "eight", 38, 38, "Thirty - eight"),
        ("Four hundred and twelve people", "hundred", 412, 412, "Four hundred and twelve"),
        ("nobody was hurt", "nobody", 0, 0, "nobody"),
        ("no casualties", "no", 0, 0, "no"),
        ("killed five and wounded 3", "five", 5, 5, "five"),
    ],
)
def test_bounds(told: str, at: str, low: int | None, high: int | None, words: str) -> None:
    tokens = told.split()
    found_low, found_high, first, last = bounds_of(tokens, tokens.index(at))

    assert (found_low, found_high, " ".join(tokens[first:last])) == (low, high, words)


def test_what_is_no_number_has_no_value() -> None:
    assert value_of(["people"]) is None
    assert value_of(["1,200"]) == 1200
