"""Attacks told by a phrase or a doer: "laid siege to the town" beleaguers it, and hackers attack systems, not people.

The verb alone says otherwise: who lays something down yields, and who attacks railways mostly bombs them.
"""

from __future__ import annotations

from dateline.model import Sentence

HACKERS = frozenset("cyberattacker cybercriminal hacker hacktivist malware ransomware spyware".split())
ATTACKING = frozenset(
    "attack breach cripple disable disrupt hit infect infiltrate paralyse paralyze penetrate strike target".split()
)


def lays_siege(sentence: Sentence, word: int) -> bool:
    """Whether a word tells a siege that is laid: by its verb, or by its noun."""
    token = sentence.tokens[word]
    if token.lemma == "siege" and token.deprel == "obj":
        return sentence.tokens[token.head].lemma == "lay"
    # the parser takes "siege" for a particle as often as not
    laid = sentence.children_by(word, "obj", "compound:prt", "xcomp") if token.lemma == "lay" else ()
    return any(sentence.tokens[each].lemma == "siege" for each in laid)


def hacks(sentence: Sentence, verb: int) -> bool:
    """Whether those who attack are hackers, or their programs: "hackers attacked the railways"."""
    word = sentence.tokens[verb]
    if word.lemma not in ATTACKING or word.upos != "VERB":
        return False
    return any(
        sentence.tokens[each].lemma.lower() in HACKERS
        and (sentence.tokens[each].deprel == "nsubj" or _is_by(sentence, each))
        for each in sentence.children_by(verb, "nsubj", "obl:agent", "obl")
    )


def _is_by(sentence: Sentence, noun: int) -> bool:
    return any(sentence.tokens[each].lemma == "by" for each in sentence.children_by(noun, "case"))
