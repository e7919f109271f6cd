"""What is left of a redacted text tells whether a story goes on, and none of its words."""

from __future__ import annotations

import random

from dateline.signature import Sample, signature_of
from dateline.store.outline import outline_of, share_within
from dateline.store.pages import GOES_ON

WORDS = [f"word{number}" for number in range(4000)]


def runs_of(text: str) -> Sample:
    return signature_of(text).runs


def story(seed: int, length: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def test_a_story_that_goes_on_is_known_and_another_is_not():
    misses = strays = 0
    for seed in range(200):
        length = random.Random(seed).choice((40, 120, 400, 1500))
        before = story(seed, length)
        outline = outline_of(runs_of(before))
        longer = before + " " + story(seed + 1000, length)
        cut = " ".join(before.split()[: length // 2])
        misses += any(share_within(outline, runs_of(now)) < GOES_ON for now in (before, longer, cut))
        strays += share_within(outline, runs_of(story(seed + 2000, length))) >= GOES_ON
    assert misses == 0 and strays <= 4


def test_no_run_of_words_can_be_proven_from_an_outline():
    outline = outline_of(runs_of(story(1, 160)))
    guesses = [runs_of(" ".join(random.Random(seed).choices(WORDS, k=4))) for seed in range(2000)]
    fitting = sum(share_within(outline, each) > 0 for each in guesses)
    assert 150 < fitting < 400  # none of them stands in it


def test_a_text_of_fewer_words_than_a_run_has_no_outline():
    assert outline_of(runs_of("Rebels shelled Arandi.")) is None
