"""Pronouns of a sentence that stand for the subject of a clause above: "Hungary says it will not sign".

What an act is done to is not who does it: "warned the militia after accusing it of theft" accuses the militia, also
where the verb has no subject of its own and shares the one above.
"""

from __future__ import annotations

from dateline.model import Sentence

PERSONS = frozenset(("he", "she"))
THINGS = frozenset(("it",))
MANY = frozenset(("they",))
CLAUSES = frozenset(("ccomp", "advcl", "acl", "parataxis", "csubj"))
OBJECTS = frozenset(("obj", "iobj"))
_PLURAL = frozenset("people police troops forces men women".split())


def stands_for_subject(sentence: Sentence, pronoun: int, trigger: int) -> int | None:
    """Head of the subject that a third-person pronoun takes up, None where no clause above has a fitting one."""
    lemma = sentence.tokens[pronoun].lemma
    if sentence.tokens[pronoun].upos != "PRON" or lemma not in PERSONS | THINGS | MANY:
        return None
    barred = sentence.doers(trigger) if _is_object(sentence, pronoun) else ()
    crossed = False  # within one clause, verbs joined by "and" included, a pronoun is not its own subject
    below = trigger
    for above in sentence.ancestors(trigger):
        crossed = crossed or sentence.tokens[below].deprel.split(":")[0] in CLAUSES
        below = above
        if not crossed:
            continue
        for child in sentence.children(above):
            token = sentence.tokens[child]
            if token.deprel.startswith("nsubj") and child < pronoun and _fits(sentence, child, lemma):
                return None if child in barred else child
    return None


def _is_object(sentence: Sentence, pronoun: int) -> bool:
    return sentence.tokens[pronoun].deprel in OBJECTS


def _fits(sentence: Sentence, noun: int, pronoun: str) -> bool:
    """Number and kind agree as far as the words show them."""
    token = sentence.tokens[noun]
    if token.upos not in ("NOUN", "PROPN"):
        return False
    name = sentence.name_at(noun)
    person = bool(name and name.type == "Person")
    joined = bool(sentence.children_by(noun, "conj"))
    plural = joined or token.text.lower() in _PLURAL or (token.upos == "NOUN" and token.text.lower() != token.lemma)
    if pronoun in MANY:
        return plural or bool(name and name.type in ("Organization", "NORP"))
    if pronoun in PERSONS:
        # "her lawyer said that she": who is owned is not the owner
        owned = any(sentence.tokens[c].lemma == pronoun for c in sentence.children_by(noun, "nmod:poss"))
        return not plural and not owned and (person or name is None)
    return not plural and not person
