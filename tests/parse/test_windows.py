"""Windows of long sentences joined, and scores of dyads and links read from the window that holds the words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dateline.model import Act, Argument, Frame, Name, Quotation, Timex
from dateline.parse.windows import (
    LINK_SCALE,
    PART,
    Window,
    joined,
    link_scorer,
    mean_vectors,
    relation_scorer,
    word_weigher,
)
from dateline.testing import document_from_conllu

TREE = """
1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 shelled shell VERB _ _ 0 root _ _
3 Arandi arandi PROPN _ _ 2 obj _ _
"""


def test_what_the_second_window_says_is_moved_behind_the_first():
    (bare,) = document_from_conllu(TREE).sentences
    sentence = replace(
        bare,
        names=(Name(2, 3, "Location", 0.9),),
        times=(Timex(0, 1, "DATE", 0.9),),
        frames=(Frame(1, 0.9, (Argument("ARG0", 0, 0.9, 0, 1),)),),
        acts=(Act(1, {"ASSAULT": 1.0}, (Argument("actor", 0, 0.9),), 3.0),),
        quotations=(Quotation((1, 2), (0,), (2,), 0.9),),
    )
    both = joined(sentence, sentence)
    assert [token.head for token in both.tokens] == [1, -1, 1, 4, 1, 4]
    assert both.tokens[4].deprel == "parataxis"
    assert [(each.first, each.last) for each in both.names + both.times] == [(2, 3), (5, 6), (0, 1), (3, 4)]
    (argument,) = both.frames[1].arguments
    assert (both.frames[1].token, argument.head, argument.first, argument.last) == (4, 3, 3, 4)
    (actor,) = both.acts[1].arguments
    assert (both.acts[1].token, actor.head, actor.first, actor.last) == (4, 3, -1, -1)
    assert (both.quotations[1].cue, both.quotations[1].speaker, both.quotations[1].content) == ((4, 5), (3,), (5,))
    assert set(both.children(1)) == {0, 2, 4}


class Relating:
    """Says which words of which window it was asked of."""

    class labels:  # noqa: N801 - stands for the encoder's own
        types = ("first", "actor", "recipient")

    def relate(self, dyads):
        return np.array([(words[0, 0], actor[0], recipient[1]) for words, actor, recipient in dyads], np.float32)


def window(first: int, words: int) -> Window:
    own = np.arange(first, first + words, dtype=np.float32)[:, None]
    return Window(first, own, own, own, own)


def test_a_dyad_is_read_from_the_window_that_holds_both_parties():
    relate = relation_scorer(Relating(), [[window(0, 2)], [window(0, 4), window(4, 3)]])
    found = relate([(1, (4, 5), (6, 7)), (1, (3, 4), (4, 5)), (1, (2, 4), (0, 1))])
    assert found[0] == {"first": 4.0, "actor": 0.0, "recipient": 3.0}
    assert found[1] == {}
    assert found[2] == {"first": 0.0, "actor": 2.0, "recipient": 1.0}
    assert relate([]) == []


def test_links_are_scored_with_the_mentions_before_and_their_distance():
    class labels:  # noqa: N801 - stands for the encoder's own
        far_back = (0.5, 0.25)

    link = link_scorer(labels, [[window(1, 2)], [window(0, 4), window(4, 3)]])
    assert link([]) == []
    scores = link([(0, 2), (1, 1), (1, 5), (1, 6)])
    assert [len(row) for row in scores] == [0, 1, 2, 3]
    assert scores[1][0] == pytest.approx(1 * 2 / LINK_SCALE + 0.5)
    assert scores[2][:2] == pytest.approx([5 * 2 / LINK_SCALE + 0.25, 5 * 1 / LINK_SCALE + 0.5])
    assert scores[3][0] == pytest.approx(6 * 2 / LINK_SCALE + 0.25)


def test_many_mentions_are_scored_as_few_are():
    class labels:  # noqa: N801 - stands for the encoder's own
        far_back = (0.5, 0.25)

    count = 2 * PART + 5
    link = link_scorer(labels, [[window(0, count)]])
    scores = link([(0, word) for word in range(count)])
    assert [len(row) for row in scores] == list(range(count))
    for late, early in ((count - 1, 0), (count - 1, count - 2), (PART, 3), (PART + 3, PART + 1)):
        far = 0.5 if late - early == 1 else 0.25
        assert scores[late][early] == pytest.approx(late * early / LINK_SCALE + far)


def test_words_are_weighed_by_the_direction_of_their_vectors_alone():
    own = np.array([[3.0, 4.0], [30.0, 40.0], [0.0, 0.0], [0.0, -2.0]], np.float32)
    weigh = word_weigher([[Window(0, *[own[:2]] * 4), Window(2, *[own[2:]] * 4)]])
    assert weigh([], (1.0, 2.0)) == []
    assert weigh([(0, 0), (0, 1), (0, 2), (0, 3)], (1.0, 2.0)) == pytest.approx([2.2, 2.2, 0.0, -2.0])


def test_means_are_of_all_words_of_a_stretch_also_over_two_windows():
    def window(first: int, vectors: list[list[float]]) -> Window:
        words = np.array(vectors, np.float32)
        return Window(first, words, words, words, words)

    means = mean_vectors([[window(0, [[1, 0], [3, 2]]), window(2, [[8, 4], [0, 9]])], [window(0, [[5, 5]])]])
    assert means([(0, 0, 1), (0, 1, 3), (0, 0, 4), (0, 3, 4), (1, 0, 1)]).tolist() == [
        [1, 0],
        [5.5, 3],
        [3, 3.75],
        [0, 9],
        [5, 5],
    ]
