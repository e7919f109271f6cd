"""Attacks that hurt nobody: "rebels attacked a base, but nobody was killed", "no soldiers were killed in the attack".

A verb of hurting with nobody for its victim undoes no attack: it is the number none of the one that the sentence tells
(`corpus/FORMAT.md`: an attack and its dead are one act). Where the attack stands beside it the verb tells nothing of
its own; where only a noun names it ("in the raid"), the verb stands for it, and the attack happened. "The army said
that no civilian was killed" stays a denial, as it is beside a telling of who was killed.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebook.nobody import is_nobody
from dateline.extract.clauses import modality
from dateline.extract.counts import counts_in
from dateline.extract.party_rules import case_of
from dateline.extract.victims import HURT, IN
from dateline.model import REAL, Account, Document, Sentence, Status

HURTING = HURT | {"harm"}
ATTACKS = frozenset(
    "airstrike ambush assault attack attempt barrage blast bombardment bombing clash explosion exchange fighting "
    "gunfight hijacking incursion offensive operation raid riot shelling shooting shootout siege strike".split()
)
"""Nouns of what people are hurt in."""
BACK = 3
"""Sentences back in which others may have been counted."""
BECAUSE = "it hurt nobody"


def with_unhurt(doc: Document, accounts: Sequence[Account]) -> list[Account]:
    """The accounts, of those who were not hurt none, or the attack that they came through."""
    found: list[Account] = []
    for account in accounts:
        index, token = account.anchors[0]
        sentence = doc.sentences[index]
        if not _is_of_nobody(sentence, token, account):
            found.append(account)
        elif any(_is_attack_beside(doc, account, other) for other in accounts):
            continue
        elif _attack(sentence, token) and not _is_contradicted(doc, index, sentence.tokens[token].lemma):
            status = Status("happened", account.status.historical, account.status.factuality, BECAUSE)
            basis = {slot: told for slot, told in account.basis.items() if slot not in ("recipient", "speaker")}
            found.append(account.but(recipients=(), speakers=(), status=status, basis=basis))
        else:
            found.append(account)
    return found


def _is_of_nobody(sentence: Sentence, token: int, account: Account) -> bool:
    """Whether a verb of hurting, which nothing else denies or leaves open, has nobody for its victim."""
    word = sentence.tokens[token]
    return (
        account.action.type == "ASSAULT"
        and account.status.value in ("did_not_happen", "denied")
        and word.lemma in HURTING
        and bool(account.recipients)
        and all(is_nobody(each.words.text) for each in account.recipients)
        and modality(sentence, token) is None
    )


def _is_attack_beside(doc: Document, unhurt: Account, other: Account) -> bool:
    """Whether another word of the sentence tells the attack itself, and not whom it hurt."""
    (index, _), (at, word) = unhurt.anchors[0], other.anchors[0]
    lemma = doc.sentences[at].tokens[word].lemma
    return at == index and other.action.type == "ASSAULT" and other.status.value in REAL and lemma not in HURTING


def _is_contradicted(doc: Document, index: int, verb: str) -> bool:
    """Whether the sentences right before count some whom it hurt: the verb then denies that."""
    kind = "killed" if verb in ("kill", "slay") else "injured"
    before = doc.sentences[max(index - BACK, 0) : index]
    return any(each.kind == kind and each.low for sentence in before for each in counts_in(sentence))


def _attack(sentence: Sentence, verb: int) -> bool:
    """Whether a noun below the verb names what they came through: "in Monday's raid"."""
    below = sentence.children_by(verb, "obl")
    return any(sentence.tokens[each].lemma in ATTACKS and case_of(sentence, each) in IN for each in below)
