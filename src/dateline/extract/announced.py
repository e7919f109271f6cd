"""Meetings that the narrator announces: "will meet his counterpart" is a meeting, planned, and no promise of one.

Who promises a meeting agrees to it; "will" and "to" of the narrator only say that it is coming (`corpus/FORMAT.md`).
The encoder hovers between the two, which are one reading here.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.clauses import negated
from dateline.model import Sentence

MEETING = frozenset("confer host meet receive visit".split())
COMING = frozenset(("will", "'ll", "’ll", "shall"))
TOLD_BY = frozenset(("ccomp", "parataxis"))
"""Relations of what somebody says: there the party itself may promise."""
PROMISE, MEETING_TYPE = "AGREE", "CONSULT"


def read_coming(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a promise that the narrator's "will" seems to tell read as the meeting itself."""
    best = max(scores, key=scores.__getitem__)
    if best not in (PROMISE, MEETING_TYPE) or not _is_coming(sentence, token):
        return scores
    return {**scores, PROMISE: 0.0, MEETING_TYPE: scores[PROMISE] + scores.get(MEETING_TYPE, 0.0)}


def _is_coming(sentence: Sentence, verb: int) -> bool:
    word = sentence.tokens[verb]
    if word.lemma not in MEETING or word.upos != "VERB" or word.deprel in TOLD_BY or negated(sentence, verb):
        return False
    helping = (sentence.tokens[each].text.lower() for each in sentence.children_by(verb, "aux"))
    says = any(sentence.tokens[each].deprel in TOLD_BY for each in sentence.children_by(verb, *TOLD_BY))
    return not says and any(each in COMING for each in helping)
