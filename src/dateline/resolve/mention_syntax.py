"""What the tree says of a mention: its titles, the countries it names, whether it is definite, whether a subject."""

from __future__ import annotations

from dateline.model import Sentence
from dateline.resolve.knowledge import knowledge
from dateline.resolve.mentions import Mention

SUBJECT_DEEP = 3
"""Steps up from a word to the subject in whose phrase it stands."""


def titles(sentence: Sentence, mention: Mention) -> set[str]:
    """Nouns before a name or in its apposition."""
    low = max(0, mention.first - 4)
    return {sentence.tokens[i].lemma for i in range(low, mention.head)} | {
        sentence.tokens[c].lemma for i in range(mention.first, mention.last) for c in sentence.children_by(i, "appos")
    }


def countries(sentence: Sentence, token: int) -> set[str]:
    """Countries that the words of a description name: "the Chadian army", "the army of Chad"."""
    known = knowledge()
    found = {known.demonym(sentence.tokens[c].text) for c in sentence.children_by(token, "amod", "compound")}
    for child in sentence.children_by(token, "nmod"):
        found |= {e.country for e in known.find(sentence.tokens[child].text) if e.kind == "country"}
    return {code for code in found if code}


def definite(sentence: Sentence, mention: Mention) -> bool:
    """ "The army", "this town", "both men": a description that may take up what was named before."""
    below = [sentence.tokens[child] for child in sentence.children(mention.head)]
    return any(
        each.lemma in ("the", "this", "that", "these", "those", "both") or each.deprel == "nmod:poss" for each in below
    )


def is_subject(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention is a subject, or the name beside one."""
    token = sentence.tokens[mention.head]
    if token.deprel.startswith("nsubj"):
        return True
    above = token.head
    return (
        token.deprel.partition(":")[0] in ("flat", "compound", "appos")
        and above >= 0
        and sentence.tokens[above].deprel.startswith("nsubj")
    )


def in_subject(sentence: Sentence, token: int) -> bool:
    """Whether a word is a subject or stands in one's phrase ("its minister", "the head of its staff")."""
    at = token
    for _ in range(SUBJECT_DEEP):
        if at < 0:
            return False
        if sentence.tokens[at].deprel.startswith("nsubj"):
            return True
        at = sentence.tokens[at].head
    return False
