"""Fighting that is ended by who fights: the guns fall silent, which gives way and punishes nobody.

"Ended its air campaign", "suspended operations against the rebels", "ceased fire" are CAMEO's 087, de-escalation
(codebook, RETREAT); "ended aid" and "suspended talks" are sanctions. Who ends what another does stops it.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.party_rules import case_of, objects_of
from dateline.extract.readings import read_as
from dateline.model import Sentence

ENDING = frozenset("cease discontinue end halt pause stop suspend".split())
FIGHTING = frozenset(
    "advance airstrike bombardment bombing fire hostility offensive raid shelling shooting siege".split()
)
MARTIAL = frozenset("assault attack campaign drill operation patrol strike war".split())
"""Nouns of other things, too: a strike of nurses, operations of an airline."""
OTHER_SIDES = frozenset("enemy hostile insurgent militant opposing opposition rebel".split())
"""Whose a fight is that who is told of here ends: "the army halted the rebel advance"."""
ARMED = frozenset("aerial air airborne artillery bombing combat drone ground military missile naval rocket".split())
REPELLING = frozenset("repel repell repulse".split())
STOPPING = REPELLING | frozenset("avert foil prevent stop thwart".split())
OTHERS = ("SANCTION", "CONCEDE", "AGREE", "MOBILIZE")
LET_GO = "RETREAT"


def read_ceasing(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a sanction or a concession read as giving way where one's own fight is ended."""
    likeliest = max(scores, key=scores.__getitem__)
    if likeliest not in OTHERS or not ends_fight(sentence, token):
        return scores
    return read_as(LET_GO, scores, instead_of=likeliest)


def ends_fight(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells that somebody ends a fight of his own."""
    word = sentence.tokens[verb]
    if word.lemma not in ENDING or word.upos != "VERB":
        return False
    return bool(fights_of(sentence, verb))


def is_ended(sentence: Sentence, noun: int) -> bool:
    """Whether a noun only says what fight is ended: what another act is about is no act (`corpus/FORMAT.md`)."""
    verb = sentence.tokens[noun].head
    return verb >= 0 and ends_fight(sentence, verb) and noun in fights_of(sentence, verb)


def fights_of(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """What is ended that is a fight of the subject's own."""
    what = (*objects_of(sentence, verb), *sentence.children_by(verb, "nsubj:pass"))
    return tuple(each for each in what if _is_own_fight(sentence, each))


def _is_own_fight(sentence: Sentence, noun: int) -> bool:
    owners = sentence.children_by(noun, "nmod:poss")
    if any(sentence.tokens[each].upos != "PRON" for each in owners):
        return False
    about = {sentence.tokens[each].lemma.lower() for each in sentence.children_by(noun, "amod", "compound")}
    if not about.isdisjoint(OTHER_SIDES) or _is_between_others(sentence, noun):
        return False
    lemma = sentence.tokens[noun].lemma
    return lemma in FIGHTING or (lemma in MARTIAL and not about.isdisjoint(ARMED))


def _is_between_others(sentence: Sentence, noun: int) -> bool:
    """ "Hostilities between two gangs", but "between them"."""
    below = [each for each in sentence.children_by(noun, "nmod") if case_of(sentence, each) == "between"]
    return any(sentence.tokens[each].upos != "PRON" for each in below)


def stoppers(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Who stops another's attack, and so did not do it, though the model takes the verb for the attack."""
    what = sentence.children_by(verb, "obj") if sentence.tokens[verb].lemma in STOPPING else ()
    attacks = {act.token for act in sentence.acts if act.kind == "ASSAULT"}
    return sentence.doers(verb) if not attacks.isdisjoint(what) else ()
