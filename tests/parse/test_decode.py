"""What is read from scores: made by hand, without the model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dateline.parse import decode
from dateline.parse.encoder import Labels, Scores

TAGS = ("O", "B-Location", "B-Person", "I-Location", "I-Person")
LABELS = Labels(
    upos=("NOUN",), rels=("root",), tags=TAGS, roles=("ARG0", "ARG1"), types=("AID", "ASSAULT", "NONE"),
    statuses=("happened", "planned"), act_roles=("actor", "recipient"), modes=("ASSAULT", "ASSAULT-drone"),
    contexts=("military",), timex=("O", "B-DATE", "I-DATE"), quoted=("source", "content"), far_back=(0.0,),
)  # fmt: skip


def scored(words: int, **told: np.ndarray) -> Scores:
    """Scores of a sentence in which nothing is found, but for what is told."""
    one = {name: np.full((words, wide), -9.0, np.float32) for name, wide in (("cue", 3), ("timex", 3), ("tags", 5))}
    for each in one.values():
        each[:, 0] = 9.0
    acts = np.full((words, 3), -9.0, np.float32)
    acts[:, 2] = 9.0
    nothing = np.zeros((words, 1), np.float32)
    found = Scores(
        words=nothing, upos=np.zeros(words, np.int64), arcs=nothing, rels=np.zeros((words, words + 1), np.int64),
        predicate=np.full(words, -9.0, np.float32), roles=np.zeros((3, words, words), np.float32), fact=nothing[:, 0],
        acts=acts, status=np.zeros((words, 3), np.float32), modes=np.zeros((words, 2), np.float32), contexts=nothing,
        act_roles=np.full((2, words, words), -9.0, np.float32), quoted=np.full((2, words, words), -9.0, np.float32),
        mention=nothing, antecedent=nothing, **one,
    )  # fmt: skip
    return replace(found, **told)


def rows(*tags: str, second: dict[int, str] | None = None) -> np.ndarray:
    """Scores that favour these tags, and of some words another tag a little less."""
    found = np.full((len(tags), len(TAGS)), -9.0, np.float32)
    for at, tag in enumerate(tags):
        found[at, TAGS.index(tag)] = 4.0
    for at, tag in (second or {}).items():
        found[at, TAGS.index(tag)] = 3.0
    return found


@pytest.mark.parametrize(
    ("tags", "second", "spans"),
    [
        (("O", "O"), {}, []),
        (("B-Person", "I-Person", "O"), {}, [(0, 2, "Person")]),
        (("B-Person", "B-Person"), {}, [(0, 1, "Person"), (1, 2, "Person")]),
        (("O", "B-Location"), {}, [(1, 2, "Location")]),
        # An inside tag follows its own type only: the likeliest of the allowed sequences is taken.
        (("B-Person", "I-Location"), {1: "I-Person"}, [(0, 2, "Person")]),
        (("O", "I-Location"), {0: "B-Location"}, [(0, 2, "Location")]),
        (("I-Person",), {0: "B-Person"}, [(0, 1, "Person")]),
    ],
)
def test_names_are_the_likeliest_allowed_tags(tags, second, spans):
    found = decode.names(scored(len(tags), tags=rows(*tags, second=second)), LABELS)
    assert [(each.first, each.last, each.type) for each in found] == spans


def test_a_quotation_takes_the_words_of_its_first_cue_word_without_the_cue():
    cue = scored(6).cue.copy()
    cue[2], cue[3] = (-9, 9, -9), (-9, -9, 9)  # words 2 and 3 are one cue
    quoted = scored(6).quoted.copy()
    quoted[0, 2, [0, 2]] = 9.0  # its source: word 0 (and the cue itself, which is none)
    quoted[1, 2, 4:] = 9.0
    quoted[1, 3, 1] = 9.0  # what the cue's second word says is not asked
    (found,) = decode.quotations(scored(6, cue=cue, quoted=quoted), LABELS)
    assert (found.cue, found.speaker, found.content) == ((2, 4), (0,), (4, 5))


@pytest.mark.parametrize(
    ("likely", "words"),
    [
        ([0.9, 0.3, 0.3, 0.9], (0, 1, 2, 3)),
        ([0.9, 0.3, 0.1, 0.9], (0, 3)),
        ([0.9, 0.3, 0.3, 0.3, 0.9], (0, 4)),
        ([0.3, 0.9, 0.3], (1,)),
        ([0.1, 0.1], ()),
    ],
)
def test_a_gap_of_two_likely_words_is_closed(likely, words):
    assert decode.stretch(np.array(likely, np.float32)) == words


def test_arguments_are_stretches_of_one_role_with_their_head():
    roles = np.zeros((3, 5, 5), np.float32)
    roles[0] = 1.0
    roles[1, 2, 0:2] = 9.0
    roles[2, 2, 2:5] = 9.0  # the predicate itself is no argument
    predicate = np.full(5, -9.0, np.float32)
    predicate[2] = 9.0
    found = decode.frames(scored(5, roles=roles, predicate=predicate), LABELS, [1, 2, -1, 4, 2])
    assert [(frame.token, [(a.role, a.first, a.last, a.head) for a in frame.arguments]) for frame in found] == [
        (2, [("ARG0", 0, 2, 1), ("ARG1", 3, 5, 4)])
    ]
    assert [each.token for each in decode.frames(scored(5), LABELS, [-1] * 5, also=frozenset({1}))] == [1]


def test_an_act_bears_type_roles_status_modes_and_contexts():
    acts = scored(3).acts.copy()
    acts[1] = (-9, 9, -9)
    roles = scored(3).act_roles.copy()
    roles[0, 1, 0] = roles[1, 1, 2] = 9.0
    status = np.array([[0, 0, 0], [-9, 9, -9], [0, 0, 0]], np.float32)
    fact = np.array([0, 7, 0], np.float32)
    (found,) = decode.acts(scored(3, acts=acts, act_roles=roles, status=status, fact=fact), LABELS)
    assert (found.token, max(found.scores, key=found.scores.__getitem__)) == (1, "ASSAULT")
    assert [(each.role, each.head) for each in found.arguments] == [("actor", 0), ("recipient", 2)]
    assert found.status["planned"] > 0.9
    assert found.status["historical"] < 0.1
    assert (found.factuality, set(found.modes), found.contexts) == (3.0, set(LABELS.modes), {"military": 0.5})


def test_a_dyads_type_is_weighed_with_the_words_that_take_its_parties():
    acts = scored(4).acts.copy()
    acts[1], acts[2] = (9, -9, -9), (-9, 9, -9)
    roles = scored(4).act_roles.copy()
    roles[:, 2, :] = 9.0  # only the second trigger has both parties
    found = decode.triggered(scored(4, acts=acts, act_roles=roles), actor=(0, 1), recipient=(3, 4), labels=LABELS)
    assert found.argmax() == LABELS.types.index("ASSAULT") and found.sum() == pytest.approx(1.0)
    even = np.array([0.4, 0.4, 0.2], np.float32)
    assert decode.weighed(even, found).argmax() == LABELS.types.index("ASSAULT")
    assert decode.weighed(even, found).sum() == pytest.approx(1.0)
    assert decode.weighed(even, found)[2] < 0.2  # who asks for a dyad's type knows of one
