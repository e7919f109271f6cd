"""What is coming: "will meet his counterpart" is a meeting, planned; "said it would withdraw its troops" gives way.

Who promises a meeting agrees to it; the narrator's "will" only says that it is coming (`corpus/FORMAT.md`), and so does
that of somebody else's office ("the two will meet on Friday, his office said").
The encoder hovers between the two, which are one reading here.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.clauses import negated
from dateline.model import Sentence

MEETING = frozenset("confer host meet receive visit".split())
COMING = frozenset(("will", "'ll", "’ll", "shall"))
TOLD_BY = frozenset(("ccomp", "parataxis"))
"""Relations of what somebody says: there the party itself may promise, as "it", "we" or "they"."""
PROMISE, MEETING_TYPE = "AGREE", "CONSULT"


def read_coming(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a promise that the narrator's "will" seems to tell read as the meeting itself."""
    best = max(scores, key=scores.__getitem__)
    if best not in (PROMISE, MEETING_TYPE) or not _is_coming(sentence, token):
        return scores
    return {**scores, PROMISE: 0.0, MEETING_TYPE: scores[PROMISE] + scores.get(MEETING_TYPE, 0.0)}


def _is_coming(sentence: Sentence, verb: int) -> bool:
    word = sentence.tokens[verb]
    if word.lemma not in MEETING or word.upos != "VERB" or negated(sentence, verb):
        return False
    is_told = word.deprel in TOLD_BY
    if is_told and _says_so_itself(sentence, verb):
        return False
    helping = (sentence.tokens[each].text.lower() for each in sentence.children_by(verb, "aux"))
    coming = COMING | {"would"} if is_told else COMING
    return not sentence.children_by(verb, *TOLD_BY) and any(each in coming for each in helping)


def _says_so_itself(sentence: Sentence, verb: int) -> bool:
    """Whether the party is a pronoun, or whoever speaks is one: "said it would meet them", "Modi will meet them, he
    said"."""
    sides = [sentence.children_by(each, "nsubj") for each in (verb, sentence.tokens[verb].head)]
    return any(sentence.tokens[each].upos == "PRON" for side in sides for each in side) or not all(sides)


GIVING_WAY = {
    "withdraw": frozenset("army brigade force forces garrison peacekeeper soldier tank troop troops".split()),
    "release": frozenset(
        "captive convict detainee hostage inmate journalist leader man monk nun officer pilot prisoner sailor soldier "
        "student woman worker".split()
    ),
    "free": frozenset("captive detainee hostage inmate journalist prisoner sailor soldier".split()),
    "lift": frozenset("ban blockade curfew embargo restriction sanction siege".split()),
}
"""By verb what is given up by it."""
BACKED_DOWN = "CONCEDE"


def read_giving_way(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a promise to withdraw, to free or to lift read as the concession that it is.

    An announced future RETREAT is CONCEDE, whoever tells it: the codebook.
    """
    if max(scores, key=scores.__getitem__) != PROMISE:
        return scores
    verbs = (token, *sentence.children_by(token, "ccomp"))
    if not any(_gives_way(sentence, each) for each in verbs):
        return scores
    return {**scores, PROMISE: 0.0, BACKED_DOWN: scores[PROMISE] + scores.get(BACKED_DOWN, 0.0)}


def _gives_way(sentence: Sentence, verb: int) -> bool:
    given = GIVING_WAY.get(sentence.tokens[verb].lemma, frozenset())
    helping = {sentence.tokens[each].text.lower() for each in sentence.children_by(verb, "aux")}
    is_coming = bool(helping & {*COMING, "would"}) and not negated(sentence, verb)
    return is_coming and any(sentence.tokens[each].lemma in given for each in sentence.children_by(verb, "obj"))
