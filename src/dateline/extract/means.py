"""With what an attack is made, which is nobody: what is hurled, fired, laid or filled with explosives.

"A grenade was thrown", "fired tear gas", "traded fire", "a mine laid by rebels", "a car bomb exploded".
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.blasts import EXPLODING, HURLED, WEAPONS, explodes, is_charge, is_weapon
from dateline.extract.downed import downed
from dateline.extract.party_rules import case_of
from dateline.extract.struck import FIRE, TRADING
from dateline.model import Sentence

TRADED = FIRE | frozenset("blow rocket shell".split())
SHOOTING = HURLED | EXPLODING | frozenset("shoot spray use".split())
MUNITIONS = WEAPONS | frozenset(
    "baton bottle brick canister charge cocktail device firework flare force gas pellet pepper-spray rock round salvo "
    "shot spray stone truncheon volley warhead weapon".split()
)


def means_of(sentence: Sentence, token: int) -> tuple[int, ...]:
    """What somebody hurled, fired or filled with explosives."""
    if downed(sentence, token):
        return ()
    subjects = sentence.children_by(token, "nsubj")
    if explodes(sentence, token):
        return tuple(each for each in subjects if is_charge(sentence, each))
    word = sentence.tokens[token]
    if word.upos == "NOUN":  # "air strikes", "a mortar attack"
        ways = sentence.children_by(token, "compound")
        return tuple(w for w in ways if sentence.tokens[w].lemma == "air" or is_weapon(sentence, w, MUNITIONS))
    if word.lemma in TRADING:
        return tuple(each for each in sentence.children_by(token, "obj") if sentence.tokens[each].lemma in TRADED)
    if word.lemma not in SHOOTING:
        return ()
    if word.deprel.startswith("acl") and is_weapon(sentence, word.head):  # "a mine laid by rebels"
        return (word.head,)
    moved = (each for each in subjects if sentence.tokens[each].deprel == "nsubj:pass")
    thrown = (*moved, *sentence.children_by(token, "obj"))
    means = [each for each in thrown if is_weapon(sentence, each, MUNITIONS)]
    return (*means, *(part for each in means for part in _of_what(sentence, each)))


def _of_what(sentence: Sentence, munition: int) -> Iterator[int]:
    """What stands behind the "of" of rounds and salvos: "rounds of tear gas"."""
    for each in sentence.children_by(munition, "nmod"):
        if case_of(sentence, each) == "of":
            yield each
