"""Who did what somebody is blamed for, where a noun tells it: "charged two colonels with the killing of six nuns".

Whoever accuses, charges or links is not the doer: the one on whom the blame falls is, as far as the sentence tells.
Where the noun has a doer of its own ("blamed the army for the raid by its men"), that one stays. Where the blame is
denied ("is not responsible for", "denied they were responsible for", "denied any part in"), neither did it as far as is
told.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extract.clauses import negated
from dateline.extract.party_rules import case_of, is_noun, is_party_like, relative
from dateline.extract.phrases import ANSWERABLE
from dateline.extract.status_words import group_of
from dateline.model import Sentence

BLAMED_FOR = frozenset("ASSAULT COERCE PROTEST MOBILIZE".split())
"""Types of what one is blamed for."""
BLAMING = {
    "accuse": ("of",),
    "arraign": ("for", "on"),
    "blame": ("for",),
    "charge": ("with", "in", "over"),
    "connect": ("to", "with"),
    "convict": ("of", "for", "in"),
    "fault": ("for",),
    "implicate": ("in",),
    "indict": ("for", "in", "over"),
    "link": ("to", "with"),
    "suspect": ("of", "in"),
    "tie": ("to",),
    "want": ("for", "over", "in"),
}
"""Verbs whose object is blamed, and the prepositions before what it is blamed for."""
ACCUSING = BLAMING.keys() - {"convict", "connect", "tie", "want"}
"""Those of them whose subject only says so."""
LAYING = {"attribute": ("to",), "ascribe": ("to",), "blame": ("on",), "pin": ("on",), "trace": ("to",)}
"""Verbs whose object is the deed, and the prepositions before who is blamed."""
PARTS = frozenset(
    "blame complicity connection guilt hand involvement knowledge link part participation responsibility role".split()
)
"""What somebody may have in a deed, and deny: "denied any part in the raid"."""
OWN_DOER = frozenset(("by", "between"))
EVIDENCE = frozenset(
    "ammunition axe blood bullet car cartridge casing document dna email evidence fingerprint footage grenade gun "
    "handgun hammer knife laptop letter machete message phone photo photograph pistol recording revolver rifle shotgun "
    "truck vehicle video weapon".split()
)
"""What is linked or traced to a deed and did nothing: "linked the rifle to the murder"."""

Blame = tuple[tuple[int, ...], tuple[int, ...]]
"""Heads of who did it, and of who is in the sentence and did not: who blames; whose blame is denied."""


def blame_of(sentence: Sentence, trigger: int) -> Blame | None:
    """Who did the deed that a noun tells, and who did not; None where nobody is blamed for it."""
    deniers = disclaimers(sentence, trigger)
    if deniers:
        return (), deniers
    found = _told_blame(sentence, trigger)
    if found is None or not _is_denied(sentence, sentence.tokens[trigger].head):
        return found
    return (), (*found[0], *found[1])


def disclaimers(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Who denies a part in the deed that a noun tells; whether it was done they do not say."""
    part = sentence.tokens[trigger].head
    if part < 0 or sentence.tokens[part].lemma not in PARTS or sentence.tokens[part].deprel != "obj":
        return ()
    verb = sentence.tokens[part].head
    if group_of(sentence.tokens[verb].lemma) != "deny" or negated(sentence, verb):
        return ()
    return tuple(relative(sentence, each) for each in sentence.children_by(verb, "nsubj"))


def accused_of(sentence: Sentence, word: int) -> tuple[int, ...]:
    """Heads of who is accused of what a word tells, which is so by the accuser's word alone; none after a verdict.

    "Accused the army of carrying out the attack", "blamed the attack on the front", "was accused of shelling it".
    """
    below = word
    for at in sentence.ancestors(word):
        lemma = sentence.tokens[at].lemma
        cases = {sentence.tokens[each].lemma for each in sentence.children_by(below, "case", "mark")}
        if lemma in ACCUSING and not cases.isdisjoint(BLAMING[lemma]):
            held = _people(sentence, sentence.children_by(at, "obj"))
            return held or _people(sentence, (relative(sentence, c) for c in _undergoing(sentence, at)))
        if lemma in LAYING and sentence.tokens[below].deprel in ("obj", "nsubj:pass"):
            near = (*sentence.children_by(at, "obl", "nmod"), *_last_below(sentence, below, LAYING[lemma]))
            return _people(sentence, (each for each in near if case_of(sentence, each) in LAYING[lemma]))
        if sentence.tokens[at].upos not in ("VERB", "NOUN") or sentence.tokens[below].deprel == "ccomp":
            return ()
        below = at
    return ()


def _told_blame(sentence: Sentence, trigger: int) -> Blame | None:
    token = sentence.tokens[trigger]
    if not is_noun(sentence, trigger) or token.head < 0 or _has_own_doer(sentence, trigger):
        return None
    governor, case = token.head, case_of(sentence, trigger)
    above = sentence.tokens[governor]
    if above.lemma in ANSWERABLE and case in ("for", "of"):
        return _answerable(sentence, governor)
    if above.upos != "VERB":
        return None
    if case in BLAMING.get(above.lemma, ()):
        return _blamed(sentence, governor)
    if token.deprel in ("obj", "ccomp", "nsubj:pass") and above.lemma in LAYING:
        return _laid(sentence, trigger, LAYING[above.lemma])
    return None


def _is_denied(sentence: Sentence, at: int) -> bool:
    """Whether the word that blames, or the one that it completes, says that it is not so."""
    token = sentence.tokens[at]
    if negated(sentence, at):
        return True
    if token.head < 0 or token.deprel not in ("xcomp", "ccomp"):
        return False
    if token.deprel == "xcomp":
        return negated(sentence, token.head) is not None
    return group_of(sentence.tokens[token.head].lemma) == "deny" and not negated(sentence, token.head)


def _has_own_doer(sentence: Sentence, trigger: int) -> bool:
    below = sentence.children_by(trigger, "nmod")
    return bool(sentence.children_by(trigger, "nmod:poss")) or any(case_of(sentence, c) in OWN_DOER for c in below)


def _blamed(sentence: Sentence, verb: int) -> Blame | None:
    """The object of a verb that blames, in the passive its subject."""
    objects = _people(sentence, sentence.children_by(verb, "obj"))
    if objects:
        return objects, _subjects(sentence, verb)
    hit = _people(sentence, (relative(sentence, c) for c in _undergoing(sentence, verb)))
    return (hit, sentence.children_by(verb, "obl:agent")) if hit else None


def _undergoing(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The subject of a verb in the passive, also where the tree takes its "was" for another ("was wanted over")."""
    is_being = any(sentence.tokens[c].lemma == "be" for c in sentence.children_by(verb, "aux", "cop"))
    if is_being and not sentence.tokens[verb].text.lower().endswith("ing"):
        return sentence.children_by(verb, "nsubj")
    return sentence.children_by(verb, "nsubj:pass")


def _answerable(sentence: Sentence, adjective: int) -> Blame | None:
    """ "The Front is responsible for", "hold the Front responsible for"."""
    token = sentence.tokens[adjective]
    if sentence.children_by(adjective, "cop"):
        subjects = _subjects(sentence, adjective)
        held = tuple(c for c in subjects if sentence.tokens[c].lemma == "it" or _people(sentence, (c,)))
        return (held, ()) if held else None
    if token.deprel != "xcomp" or token.head < 0:
        return None
    held = _people(sentence, sentence.children_by(token.head, "obj"))
    if held:
        return held, _subjects(sentence, token.head)
    return _blamed(sentence, token.head)


def _laid(sentence: Sentence, trigger: int, cases: tuple[str, ...]) -> Blame | None:
    """Who stands behind "attributed the raid to"; in "blamed the raid on them" the tree may hang them on the raid."""
    verb = sentence.tokens[trigger].head
    near = sentence.children_by(verb, "obl", "nmod")
    if sentence.tokens[trigger].deprel != "nsubj:pass" and not any(
        case_of(sentence, c) in (*cases, "for") for c in near
    ):
        near = _last_below(sentence, trigger, cases)
    behind = _people(sentence, (c for c in near if case_of(sentence, c) in cases))
    return (behind, _subjects(sentence, verb)) if behind else None


def _last_below(sentence: Sentence, noun: int, cases: tuple[str, ...]) -> tuple[int, ...]:
    """The last complement of a noun, or that complement's own: "the raid on a mosque on them"."""
    last = sentence.children_by(noun, "nmod", "obl")[-1:]
    if not last:
        return ()
    below = [c for c in sentence.children_by(last[0], "nmod") if case_of(sentence, c) in cases]
    return tuple(below[-1:]) or last


def _subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    own = (c for c in sentence.children_by(verb, "nsubj") if sentence.tokens[c].deprel == "nsubj")
    return tuple(relative(sentence, each) for each in own)


def _people(sentence: Sentence, heads: Iterable[int]) -> tuple[int, ...]:
    return tuple(
        each for each in heads if is_party_like(sentence, each) and sentence.tokens[each].lemma.lower() not in EVIDENCE
    )
