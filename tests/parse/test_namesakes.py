"""What the mentions of one name say of its type together."""

import numpy as np
import pytest

from dateline.parse.namesakes import Mention, agreed

PERSON, PLACE, BODY = 0, 1, 2


def mention(text: str, *likely: float) -> Mention:
    return Mention(text, np.log(np.array(likely, np.float32)))


def test_an_unsure_mention_goes_with_the_sure_ones():
    mentions = [mention("Tira", 0.6, 0.3, 0.1), mention("Tira", 0.1, 0.8, 0.1), mention("Tira", 0.1, 0.8, 0.1)]
    assert agreed(mentions, person=PERSON) == [PLACE, PLACE, PLACE]


def test_a_sure_mention_keeps_its_type():
    mentions = [mention("Lincoln", 0.0001, 0.9998, 0.0001), mention("Lincoln", 0.55, 0.4, 0.05)]
    assert agreed(mentions, person=PERSON)[0] == PLACE


@pytest.mark.parametrize("other", ["the Odhikar", "Odhikar's", "The Odhikar’s"])
def test_articles_and_genitives_make_no_other_name(other: str):
    mentions = [mention("Odhikar", 0.5, 0.1, 0.4), mention(other, 0.05, 0.05, 0.9)]
    assert agreed(mentions, person=PERSON) == [BODY, BODY]


def test_a_last_name_goes_with_its_full_name():
    mentions = [mention("Narendra Modi", 0.98, 0.01, 0.01), mention("Modi", 0.4, 0.1, 0.5)]
    assert agreed(mentions, person=PERSON) == [PERSON, PERSON]
    mentions = [mention("Bank of Modi", 0.01, 0.01, 0.98), mention("Modi", 0.4, 0.1, 0.5)]
    assert agreed(mentions, person=PERSON)[1] == BODY


def test_no_names():
    assert agreed([], person=PERSON) == []
