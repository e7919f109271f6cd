"""Promises of harm are threats ("promised to retaliate", "pledged revenge"), vows of good are promises (codebook).

A promise is agreeable in every other sentence and a vow is not, so the encoder takes the verb for what it mostly tells.
What is promised decides; a vow not to strike is no threat.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.answered import REVENGE
from dateline.extract.blasts import TARGETS
from dateline.extract.clauses import negated
from dateline.extract.readings import read_as
from dateline.model import Account, Document, Sentence

SURE, TOLD = 0.57, 0.85
"""Three in the corpus's train texts are right; three are few."""
THREAT, PROMISE = "THREATEN", "AGREE"
PROMISED = frozenset("AGREE CONCEDE SUPPORT ASSAULT COOPERATE AID RETREAT".split())
"""Types that a promise is taken for."""
PROMISING = frozenset("pledge promise swear vow".split())
GOOD = frozenset(
    "assist build compensate consult cooperate create deepen ensure find fund guarantee help improve invest modernise "
    "modernize provide rebuild reconstruct reform reopen repair respect restore share strengthen support uphold".split()
)
FIGHTING = frozenset("combat curb end eradicate fight reduce tackle".split())
HARM = frozenset("annihilate attack avenge bomb crush exterminate invade kill obliterate punish retaliate".split())
CLEARING = frozenset("destroy eliminate".split())
"""What one does to tariffs and mines, too."""
BACK = frozenset("hit strike".split())
"""Verbs that answer force with force beside "back"."""
ANSWERING = frozenset("answer reciprocate reply respond".split())
"""Verbs that answer ill with ill beside "in kind", unless words of good will name what is answered."""
KINDNESS = frozenset(
    "generosity gesture gift goodwill hospitality invitation kindness offer olive overture welcome".split()
)
CALLING_TO_ACCOUNT = frozenset(("bring", "call", "hold"))
ACCOUNT = frozenset("account accountable book justice".split())
"""To what one promises to bring or hold whom one blames."""
EVILS = frozenset(
    "bug cancer corruption disease drug hunger illness malaria mosquito pest pollution poverty virus waste "
    "weapon".split()
)
"""What one promises to destroy to everybody's good."""


def read_vow(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a promise of harm read as a threat."""
    best = max(scores, key=scores.__getitem__)
    if best not in PROMISED or not vows_harm(sentence, token):
        return scores
    return read_as(THREAT, scores, instead_of=best)


def read_promise(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a vow of what does good read as a promise: "vowed to rebuild the town"."""
    best = max(scores, key=scores.__getitem__)
    if best != THREAT or not _vows_good(sentence, token):
        return scores
    return read_as(PROMISE, scores, instead_of=THREAT)


def _vows_good(sentence: Sentence, token: int) -> bool:
    if sentence.tokens[token].lemma not in PROMISING or sentence.tokens[token].upos != "VERB":
        return False
    return any(
        _does_good(sentence, each) and not negated(sentence, each) and not _ends_in_harm(sentence, each)
        for each in sentence.children_by(token, "xcomp")
    )


def _ends_in_harm(sentence: Sentence, verb: int) -> bool:
    """ "Find and punish those behind it", "restore peace by killing them"."""
    beside = sentence.children_by(verb, "conj", "advcl")
    return any(_harms(sentence, each) and not negated(sentence, each) for each in beside)


def _does_good(sentence: Sentence, verb: int) -> bool:
    lemma = sentence.tokens[verb].lemma
    objects = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "obj")}
    return lemma in GOOD or (lemma in FIGHTING and not objects.isdisjoint(EVILS))


def vows_harm(sentence: Sentence, token: int) -> bool:
    """Whether a verb promises harm to somebody."""
    if sentence.tokens[token].lemma not in PROMISING or sentence.tokens[token].upos != "VERB":
        return False
    if any(sentence.tokens[each].lemma in REVENGE for each in sentence.children_by(token, "obj")):
        return True
    return any(
        _harms(sentence, each) and not negated(sentence, each)
        for each in sentence.children_by(token, "xcomp", "ccomp", "advcl")
    )


def _harms(sentence: Sentence, verb: int) -> bool:
    word = sentence.tokens[verb]
    objects = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "obj", "nsubj:pass")}
    if word.lemma in CLEARING:
        return any(_is_somebody(sentence, each) for each in sentence.children_by(verb, "obj", "nsubj:pass"))
    if word.lemma in HARM:
        return objects.isdisjoint(EVILS)
    if word.lemma in ("take", "seek", "exact"):
        return not objects.isdisjoint(REVENGE)
    if word.lemma in CALLING_TO_ACCOUNT:
        return not _words_below(sentence, verb).isdisjoint(ACCOUNT)
    if word.lemma in ANSWERING:
        after = [each.lemma for each in sentence.tokens[verb + 1 : verb + 3]]
        return after == ["in", "kind"] and KINDNESS.isdisjoint(each.lemma for each in sentence.tokens)
    beside = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "advmod", "compound:prt")}
    return word.lemma in BACK and "back" in beside


def vows_account(sentence: Sentence, token: int) -> bool:
    """Whether it is promised to hold somebody to account, or bring him to justice: no violence is."""
    return any(
        sentence.tokens[each].lemma in CALLING_TO_ACCOUNT and _harms(sentence, each)
        for each in sentence.children_by(token, "xcomp", "ccomp", "advcl")
    )


def _words_below(sentence: Sentence, verb: int) -> frozenset[str]:
    below = sentence.children_by(verb, "obl", "xcomp", "ccomp", "obj", "advcl")
    return frozenset(sentence.tokens[each].lemma for each in below)


def _is_somebody(sentence: Sentence, word: int) -> bool:
    return sentence.name_at(word) is not None or sentence.tokens[word].lemma in TARGETS


def rests_on_vow(doc: Document, account: Account) -> bool:
    """Whether an account of a threat rests on such a promise."""
    return account.action.type == THREAT and any(
        vows_harm(sentence, act.token) for sentence, act in doc.acts_at(account.anchors)
    )
