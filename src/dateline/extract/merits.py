"""Praise in the words of recognition: "recognised the miners' role in ending the siege" (codebook, SUPPORT).

In most of the news one recognises facts, needs and dangers, and so a network that reads much of it takes the verb for
a way of saying. What somebody else has done well decides; one's own part, and a part in what is evil, are confessed.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.clauses import negated
from dateline.extract.party_rules import case_of
from dateline.extract.readings import read_as
from dateline.model import Account, Act, Document, Sentence

SURE, TOLD = 0.57, 0.85
"""As of vows: the corpus's train texts hold none that the network leaves out, and real news few."""
SUPPORT, CONCEDE = "SUPPORT", "CONCEDE"
RECOGNISING = frozenset("acknowledge recognise recognize".split())
MERITS = frozenset(
    "achievement bravery contribution courage dedication effort heroism leadership part professionalism role sacrifice "
    "service work".split()
)
EVILS = frozenset(
    "abuse atrocity attack blockade bombing collapse coup corruption crime crisis death deportation disaster failure "
    "famine fraud genocide killing loss massacre misconduct murder pogrom repression scandal slaughter slavery torture "
    "violence war wrongdoing".split()
)
AGAINST = frozenset("against avert combat counter curb end fight halt prevent resolve stop tackle".split())
"""What good is done about evils with."""
HELD_BACK = frozenset(("xcomp", "csubj", "acl"))
"""A verb in these relations tells what is to be done: "must begin to recognise"."""


def is_plain_merit(sentence: Sentence, act: Act) -> bool:
    """Whether a word tells that somebody else's merit was recognised, where the network makes praise of it at all."""
    return act.kind == SUPPORT and tells_merit(sentence, act.token)


def tells_merit(sentence: Sentence, verb: int) -> bool:
    """Whether a verb recognises a merit of somebody else."""
    word = sentence.tokens[verb]
    if word.lemma not in RECOGNISING or word.upos != "VERB" or word.deprel in HELD_BACK or negated(sentence, verb):
        return False
    if any(sentence.tokens[each].lemma in ("must", "should") for each in sentence.children_by(verb, "aux")):
        return False
    objects = (*sentence.children_by(verb, "obj"), *sentence.children_by(verb, "nsubj:pass"))
    return any(_is_merit(sentence, verb, each) for each in objects)


def read_confession(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a part in evil that is recognised read as conceded and not as praised."""
    if max(scores, key=scores.__getitem__) != SUPPORT or not _confesses(sentence, token):
        return scores
    return read_as(CONCEDE, scores, instead_of=SUPPORT)


def _confesses(sentence: Sentence, verb: int) -> bool:
    if sentence.tokens[verb].lemma not in RECOGNISING:
        return False
    parts = (each for each in sentence.children_by(verb, "obj") if sentence.tokens[each].lemma in MERITS)
    return any(not _is_good(sentence, each) for each in parts)


def rests_on_merit(doc: Document, account: Account) -> bool:
    """Whether an account of praise rests on such words."""
    return account.action.type == SUPPORT and any(
        tells_merit(sentence, act.token) for sentence, act in doc.acts_at(account.anchors)
    )


def _is_merit(sentence: Sentence, verb: int, noun: int) -> bool:
    is_one = sentence.tokens[noun].lemma in MERITS and _is_anothers(sentence, verb, noun)
    return is_one and _is_good(sentence, noun)


def _is_good(sentence: Sentence, noun: int) -> bool:
    lemmas = {sentence.tokens[each].lemma for each in sentence.descendants(noun)}
    return lemmas.isdisjoint(EVILS) or not lemmas.isdisjoint(AGAINST)


def _is_anothers(sentence: Sentence, verb: int, noun: int) -> bool:
    """ "The marshal's role", "the role of women"; "its role" may be one's own."""
    between = {sentence.tokens[each].text for each in range(verb + 1, noun)}
    if not between.isdisjoint(("'s", "’s", "'", "’")):  # wherever the tree hangs the owner
        return True
    below = sentence.children_by(noun, "nmod")
    return any(
        case_of(sentence, each) in ("of", "by") and sentence.tokens[each].upos in ("NOUN", "PROPN") for each in below
    )
