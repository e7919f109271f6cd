"""What is read from scores: made by hand, without the model."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from dateline.model import Token
from dateline.parse import decode
from dateline.parse.encoder import Labels, Scores

TAGS = ("O", "B-Location", "B-Person", "I-Location", "I-Person")
LABELS = Labels(
    upos=("NOUN",), rels=("root",), tags=TAGS, roles=("ARG0", "ARG1"), types=("AID", "ASSAULT", "NONE"),
    statuses=("happened", "planned"), act_roles=("actor", "recipient"), modes=("ASSAULT", "ASSAULT-drone"),
    contexts=("military",), timex=("O", "B-DATE", "I-DATE"), quoted=("source", "content"), far_back=(0.0,),
)  # fmt: skip


@dataclass(frozen=True)
class Pairs:
    """Scores of pairs that are all there: roles and the like [labels, N, N], and relations by (word, head)."""

    every: dict[str, np.ndarray]
    rels: dict[tuple[int, int], int] = field(default_factory=dict)

    def scores(self, name, words):
        return self.every[name][:, list(words)]

    def relation(self, word, head):
        return self.rels[word, head]


def scored(words: int, *, pairs: dict[str, np.ndarray] | None = None, **told: np.ndarray) -> Scores:
    """Scores of a sentence in which nothing is found, but for what is told."""
    one = {name: np.zeros((words, wide), np.float32) for name, wide in (("cue", 3), ("timex", 3), ("tags", 5))}
    for each in one.values():
        each[:, 0] = 1.0
    acts = np.zeros((words, 3), np.float32)
    acts[:, 2] = 1.0
    nothing = np.zeros((words, 1), np.float32)
    closed = {name: np.full((2, words, words), -9.0, np.float32) for name in ("act_roles", "quoted")}
    found = Scores(
        words=nothing, upos=np.zeros(words, np.int64), arcs=nothing, rels=np.zeros(words, np.int64),
        predicate=nothing[:, 0], fact=nothing[:, 0], acts=acts, status=np.zeros((words, 3), np.float32),
        modes=np.zeros((words, 2), np.float32), contexts=nothing, mention=nothing, antecedent=nothing,
        asked=Pairs({"roles": np.zeros((3, words, words), np.float32)} | closed | (pairs or {})), **one,
    )  # fmt: skip
    return replace(found, **told)


def tree(*heads: int) -> list[Token]:
    """Nouns with these governors."""
    return [Token(at, at + 1, "x", "x", "NOUN", head, "dep") for at, head in enumerate(heads)]


def rows(*tags: str, second: dict[int, str] | None = None) -> np.ndarray:
    """Probabilities that favour these tags, and of some words another tag a little less."""
    found = np.full((len(tags), len(TAGS)), 1e-4, np.float32)
    for at, tag in enumerate(tags):
        found[at, TAGS.index(tag)] = 0.7
    for at, tag in (second or {}).items():
        found[at, TAGS.index(tag)] = 0.3
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
    cue[2], cue[3] = (0, 1, 0), (0, 0, 1)  # words 2 and 3 are one cue
    quoted = scored(6).asked.every["quoted"]
    quoted[0, 2, [0, 2]] = 9.0  # its source: word 0 (and the cue itself, which is none)
    quoted[1, 2, 4:] = 9.0
    quoted[1, 3, 1] = 9.0  # what the cue's second word says is not asked
    (found,) = decode.quotations(scored(6, cue=cue, pairs={"quoted": quoted}), LABELS)
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
    assert decode.stretch(likely) == words


def test_an_act_bears_type_roles_status_modes_and_contexts():
    acts = scored(3).acts.copy()
    acts[1] = (0, 1, 0)
    roles = scored(3).asked.every["act_roles"]
    roles[0, 1, 0] = roles[1, 1, 2] = 9.0
    status = np.array([[0, 0, 0], [0.05, 0.95, 0.02], [0, 0, 0]], np.float32)
    fact = np.array([0, 7, 0], np.float32)
    told = {"acts": acts, "status": status, "fact": fact, "contexts": np.full((3, 1), 0.5, np.float32)}
    scores = scored(3, pairs={"act_roles": roles}, **told)
    (found,) = decode.acts(scores, LABELS)
    assert (found.token, max(found.scores, key=found.scores.__getitem__)) == (1, "ASSAULT")
    assert [(each.role, each.head) for each in found.arguments] == [("actor", 0), ("recipient", 2)]
    assert found.status["planned"] > 0.9
    assert found.status["historical"] < 0.1
    assert (found.factuality, set(found.modes), found.contexts) == (3.0, set(LABELS.modes), {"military": 0.5})


def test_a_dyads_type_is_weighed_with_the_words_that_take_its_parties():
    acts = scored(4).acts.copy()
    acts[1], acts[2] = (1, 0, 0), (0, 1, 0)
    roles = scored(4).asked.every["act_roles"]
    roles[:, 2, :] = 9.0  # only the second trigger has both parties
    scores = scored(4, acts=acts, pairs={"act_roles": roles})
    found = decode.triggered(scores, actor=(0, 1), recipient=(3, 4), labels=LABELS)
    assert found.argmax() == LABELS.types.index("ASSAULT") and found.sum() == pytest.approx(1.0)
    even = np.array([0.4, 0.4, 0.2], np.float32)
    assert decode.weighed(even, found).argmax() == LABELS.types.index("ASSAULT")
    assert decode.weighed(even, found).sum() == pytest.approx(1.0)
    assert decode.weighed(even, found)[2] < 0.2  # who asks for a dyad's type knows of one


def test_a_relation_is_asked_anew_where_the_tree_is_not_the_best_governors():
    labels = replace(LABELS, rels=("root", "obj", "nsubj"))
    # Both words take each other for their governor, so the second becomes the root.
    arcs = np.array([[0, -1e4, 9], [5, 9, -1e4]], np.float32)
    pairs = Pairs({}, {(0, 1): 9})  # not asked: the first word keeps its best governor
    scores = replace(scored(2, arcs=arcs, rels=np.array([2, 1])), asked=pairs)
    found = decode.tokens([(0, 1), (2, 3)], ["a", "b"], scores=scores, labels=labels)
    assert [(each.head, each.deprel) for each in found] == [(1, "nsubj"), (-1, "root")]
    arcs = np.array([[0, -1e4, 9, 0], [1, 9, -1e4, 8], [7, 0, 1, -1e4]], np.float32)
    scores = replace(scored(3, arcs=arcs, rels=np.array([2, 2, 2])), asked=Pairs({}, {(1, 2): 1}))
    found = decode.tokens([(0, 1), (2, 3), (4, 5)], ["a", "b", "c"], scores=scores, labels=labels)
    assert [(each.head, each.deprel) for each in found] == [(1, "nsubj"), (2, "obj"), (-1, "root")]
