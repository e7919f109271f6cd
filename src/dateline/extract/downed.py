"""What is shot down in the air, which is what is hit: not whence it came, nor over what it flew, nor at whom it was
fired.

"Shot down a missile fired from Yemen", "intercepted two drones over Erbil", "the rockets were downed".
"""

from __future__ import annotations

from dateline.extract.party_rules import case_of, objects_of
from dateline.model import Sentence, once

DOWNING = frozenset("destroy down intercept".split())
AIRBORNE = frozenset("balloon drone missile mortar projectile rocket shell uav warhead".split())
SENDING = frozenset("fire launch send".split())


@once
def downed(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """The weapons that a verb tells to be shot down in their flight; none where it tells of anything else."""
    word = sentence.tokens[trigger]
    if word.upos != "VERB" or not (word.lemma in DOWNING or _is_shot_down(sentence, trigger)):
        return ()
    hit = (*objects_of(sentence, trigger), *sentence.children_by(trigger, "nsubj:pass"))
    return tuple(each for each in hit if sentence.tokens[each].lemma.lower() in AIRBORNE)


def not_downed(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Who is not hit by what shoots weapons down, or sends them: all but the weapons; whence it is sent."""
    if type_ != "ASSAULT":
        return ()
    if weapons := downed(sentence, trigger):
        return tuple(at for at in range(len(sentence.tokens)) if at not in weapons)
    if sentence.tokens[trigger].lemma not in SENDING:
        return ()
    return tuple(at for at in sentence.children_by(trigger, "obl") if case_of(sentence, at) == "from")


def _is_shot_down(sentence: Sentence, verb: int) -> bool:
    below = sentence.children_by(verb, "compound:prt", "advmod", "obl", "xcomp")
    return sentence.tokens[verb].lemma == "shoot" and any(sentence.tokens[each].lemma == "down" for each in below)
