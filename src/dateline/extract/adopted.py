"""Resolutions that a body adopts: what the text demands, condemns or lifts is what the body does by adopting it.

"Adopted a resolution demanding a ceasefire" asks, "condemning the raid" blames, "establishing a mission to investigate
abuses" opens an inquiry, all once; a text of which no more is told is backed, and yields nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extract.readings import read_as
from dateline.model import Act, Sentence

ADOPTING = frozenset("adopt approve back endorse pass".split())
TEXTS = frozenset("communique communiqué declaration motion resolution statement".split())
BY_TEXT = frozenset("ACCUSE REQUEST SANCTION THREATEN".split())
"""What a body does by the words of a text."""
EASING = frozenset("drop ease end lift postpone relax remove repeal revoke suspend terminate waive".split())
TOLD, DOUBT = 0.5, 0.1
YIELDED, BACKED = "CONCEDE", "SUPPORT"
DEEPER = ("acl", "advcl", "xcomp", "obj")


def is_told_by_its_text(sentence: Sentence, act: Act, likely: Sequence[Act]) -> bool:
    """Whether a verb of adopting only brings a text whose own words surely report the act: "condemning the raid"."""
    texts = (c for c in sentence.children_by(act.token, "obj", "nsubj:pass") if _adopts(sentence, act.token, c))
    told = (each for each in (_act_of(sentence, text) for text in texts) if each in likely)
    return any(each is not None and each.scores["NONE"] <= DOUBT for each in told)


def read_adopting(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with what the adopted text does above all others; yielding only where it eases."""
    texts = [each for each in sentence.children_by(token, "obj", "nsubj:pass") if _adopts(sentence, token, each)]
    if not texts:
        return scores
    best = max(scores, key=scores.__getitem__)
    told = next(filter(None, (_act_of(sentence, each) for each in texts)), None)
    if told is not None:
        return scores if told.kind == best else read_as(told.kind, scores, instead_of=best)
    eases = any(sentence.tokens[c].lemma in EASING for each in texts for c in sentence.descendants(each))
    return scores if best != YIELDED or eases else read_as(BACKED, scores, instead_of=YIELDED)


def _adopts(sentence: Sentence, verb: int, text: int) -> bool:
    word = sentence.tokens[verb]
    is_object = sentence.tokens[text].deprel in ("obj", "nsubj:pass") and sentence.tokens[text].head == verb
    return is_object and word.lemma in ADOPTING and word.upos == "VERB" and sentence.tokens[text].lemma in TEXTS


def _act_of(sentence: Sentence, text: int) -> Act | None:
    """What the text does: by its participle or relative clause, and by what that sets up for it."""
    acts = {each.token: each for each in sentence.acts}
    agenda = [*sentence.children_by(text, "acl", "acl:relcl")]
    while agenda:
        at = agenda.pop(0)
        act = acts.get(at)
        if act is not None and act.kind in BY_TEXT and act.scores["NONE"] < TOLD and sentence.tokens[at].upos == "VERB":
            return act
        agenda += sentence.children_by(at, *DEEPER)
    return None
