"""Subjects that the tree or the model takes for another's: of relative clauses, of active verbs taken for passives.

- **Mistaken passives** ("all three expelled French monks"): with an object and without "be" the subject did it.
- **Relative clauses** ("accused Chad of sheltering the Front, which raided a mill"): of a name that stands alone right
  before the comma the clause is told.
- **Beside the subject** ("Chad, which hosts 90,000 refugees, received a loan"): who stands in the relative clause of a
  verb's subject has a part in that clause, and none in what the verb tells.
- **Shared with a passive** ("refused to board and was sentenced"): the subject before undergoes what the passive tells.
- **Ambushes** ("who killed six guards in an ambush"): who kills in one laid it.
"""

from __future__ import annotations

from dateline.extract.party_rules import case_of
from dateline.extract.phrases import partners
from dateline.model import Sentence

LAID = frozenset("ambush bombing raid".split())
HURTING = frozenset("injure kill massacre murder wound".split())
DEFENDED = frozenset("against at by into of on upon".split())
"""Before whom an ambush hit, who may have killed in it, too, or who laid it."""


def mistaken_subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Subjects of a verb that are taken for a passive's, though it has an object and no auxiliary; never of a title."""
    is_sure = sentence.part != "title" and bool(sentence.children_by(verb, "obj"))
    if not is_sure or sentence.children_by(verb, "aux:pass", "aux"):
        return ()
    return sentence.children_by(verb, "nsubj:pass")


def told_of(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Of whom a relative clause tells: the name right before its comma, if it is no part of a longer phrase."""
    pronouns = [c for c in sentence.children_by(verb, "nsubj") if sentence.tokens[c].lemma in ("who", "which")]
    comma = pronouns[0] - 1 if pronouns else -1
    if comma < 1 or sentence.tokens[comma].text != ",":
        return ()
    at = comma - 1
    while sentence.tokens[at].deprel in ("compound", "flat") and sentence.tokens[at].head >= 0:
        at = sentence.tokens[at].head
    token = sentence.tokens[at]
    is_alone = token.deprel in ("obj", "obl", "nsubj") and token.upos == "PROPN" and not partners(sentence, at)
    return (at,) if at < comma and is_alone else ()


def beside_the_subject(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The words of a relative clause that hangs on a verb's subject, unless the whole stands in that clause."""
    subjects = sentence.children_by(verb, "nsubj", "nsubj:pass") if sentence.tokens[verb].upos == "VERB" else ()
    clauses = (each for subject in subjects for each in sentence.children_by(subject, "acl:relcl"))
    return tuple(word for clause in clauses for word in sentence.descendants(clause))


def shared_by_passive(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The subject that a passive shares with the verb it is joined to, if it has none of its own."""
    word = sentence.tokens[verb]
    has_own = sentence.children_by(verb, "nsubj", "csubj", "obl:agent")
    if word.deprel != "conj" or has_own or not sentence.children_by(verb, "aux:pass"):
        return ()
    return sentence.children_by(word.head, "nsubj")


def killers_in(sentence: Sentence, noun: int, type_: str) -> tuple[int, ...]:
    """Who is told to have killed in an ambush."""
    token = sentence.tokens[noun]
    if type_ != "ASSAULT" or token.lemma not in LAID or token.head < 0 or case_of(sentence, noun) != "in":
        return ()
    if any(case_of(sentence, each) in DEFENDED for each in sentence.children_by(noun, "nmod")):
        return ()
    return told_of(sentence, token.head) if sentence.tokens[token.head].lemma in HURTING else ()
