"""Nouns of deeds that name in their own phrase whom they hit: "the leader of an assault on the capital".

The model hardly dares to take them for acts, since what the sentence tells is something else. Where it is sure of a
doer and the noun's own complement is who was hit, they mostly are: of 12 such nouns that it gives between FAINT and the
bar for other words, 9 report an act of this type in the corpus's train texts that it had not read, and 6 of these have
both parties right; on dev 3 of 3. The rule was found on these texts, so they flatter it.
"""

from __future__ import annotations

from dateline.extract.party_rules import PARTY, SHARES, case_of
from dateline.model import Account, Act, Document, Sentence

FAINT = 0.2
"""Such a noun reports an act from this probability on."""
SURE, TOLD = 0.55, 0.72
"""About the shares of them that are right, and that are told at all (above)."""
DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST"))
HITTING = frozenset(("on", "upon", "against", "of", "between"))
DOER = 0.8
"""A learnt argument from this score on is the doer: nobody is blamed on half a word."""


def holds_whom_it_hits(sentence: Sentence, act: Act) -> bool:
    """Whether a noun tells a deed with its doer, and in its own phrase whom it hits."""
    if sentence.tokens[act.token].upos != "NOUN" or _kind(act) not in DEEDS:
        return False
    if not any(each.role == "actor" and each.score >= DOER for each in act.arguments) or _is_told_above(sentence, act):
        return False
    hit = {each.head for each in act.arguments if each.role == "recipient" and each.score >= PARTY}
    complements = (each for each in sentence.children_by(act.token, "nmod") if case_of(sentence, each) in HITTING)
    return any(not hit.isdisjoint(sentence.descendants(each)) for each in complements)


def _is_told_above(sentence: Sentence, act: Act) -> bool:
    """Whether the verb of whose object the noun is tells the act ("placed a ban on rallies", "lifted part of it")."""
    token = sentence.tokens[act.token]
    while token.deprel == "nmod" and sentence.tokens[token.head].lemma in SHARES:
        token = sentence.tokens[token.head]
    return token.deprel in ("obj", "nsubj:pass") and any(
        each.token == token.head and each.likeliest != "NONE" for each in sentence.acts
    )


def _kind(act: Act) -> str:
    """The likeliest type, if the word tells an act at all."""
    return max((kind for kind in act.scores if kind != "NONE"), key=act.scores.__getitem__)


def is_held(doc: Document, account: Account) -> bool:
    """Whether all that an account rests on is one such noun."""
    if len(account.anchors) > 1:
        return False
    number, token = account.anchors[0]
    sentence = doc.sentences[number]
    return any(act.token == token and holds_whom_it_hits(sentence, act) for act in sentence.acts)
