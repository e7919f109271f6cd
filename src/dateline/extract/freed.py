"""Who frees whom: captors let go (RETREAT-release), rescuers give help (AID), as the corpus and the codebook have it.

The verb is the same ("rebels freed nine nurses", "the navy freed nine hostages from pirates"); the doer decides, and
words of a rescue do. An army that frees its own prisoners lets them go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extract.lookalikes import is_money
from dateline.extract.party_rules import case_of
from dateline.extract.readings import read_as
from dateline.model import Sentence

FREEING = frozenset("free release".split())
LET_GO, HELPED = "RETREAT", "AID"
FORCES = frozenset(
    "army coastguard commando constable diver firefighter fireman force gendarme interpol marine marines navy officer "
    "police policeman soldier team troop troops".split()
)
CAPTIVES = frozenset("abductee captive hostage".split())
TAKEN = frozenset("abduct capture hijack hold kidnap seize trap".split())
PRISONERS_OF_WAR = frozenset("capture detain".split())
"""What armies do to those whom they hold themselves: "released two captured pilots"; rescuers "free" them."""
GIVING = frozenset(("give", "hand", "turn"))
HELD = CAPTIVES | frozenset(
    "body corpse crewman detainee fighter fisherman hostage officer pilot policeman pow prisoner remains sailor "
    "sergeant serviceman servicemen soldier trooper".split()
)
"""Who was held and is handed over."""
CRAFT = frozenset(
    "aeroplane aircraft ambulance boat drone gunboat helicopter howitzer jet launcher lorry missile ship tank truck "
    "vehicle vessel".split()
)
"""What one state hands over to another, which no side lays down."""
RESCUES = frozenset("ambush assault operation raid".split())
OF_THE_LAW = frozenset("bail cell custody detention jail prison".split())
"""What forces free their own prisoners from."""


def read_freeing(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with freeing read by who frees."""
    best = max(scores, key=scores.__getitem__)
    if best in (LET_GO, HELPED) and (given := _handed_over(sentence, token)) not in (None, best):
        return read_as(given, scores, instead_of=best)
    if sentence.tokens[token].lemma not in FREEING or sentence.tokens[token].upos != "VERB":
        return scores
    other = HELPED if best == LET_GO else LET_GO
    if best not in (LET_GO, HELPED) or _is_rescue(sentence, token) is not (other == HELPED):
        return scores
    return read_as(other, scores, instead_of=best)


def _handed_over(sentence: Sentence, verb: int) -> str | None:
    """What handing over tells: of people, alive or dead, letting go; of a state's boats or tanks, help."""
    below = sentence.children_by(verb, "compound:prt", "advmod", "obj", "obl")
    words = {sentence.tokens[each].lemma for each in below} | {
        each.lemma for each in sentence.tokens[verb + 1 : verb + 2]
    }
    if sentence.tokens[verb].lemma not in GIVING or not {"over", "back"} & words:
        return None
    handed = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "obj", "nsubj:pass")}
    if not handed.isdisjoint(HELD):
        return LET_GO
    doers = sentence.children_by(verb, "nsubj")
    is_state = any((name := sentence.name_at(each)) and name.type == "Location" for each in doers)
    return HELPED if is_state and not handed.isdisjoint(CRAFT) else None


def _is_rescue(sentence: Sentence, verb: int) -> bool | None:
    """Whether somebody frees the captives of others; None where the words leave it open."""
    doers = [c for c in sentence.children_by(verb, "nsubj") if sentence.tokens[c].deprel == "nsubj"]
    freed = sentence.children_by(verb, "obj")
    if not doers or not freed or any(is_money(sentence, each) for each in freed):
        return None
    named = {sentence.tokens[at].lemma.lower() for each in doers for at in _own(sentence, each)}
    from_whom = [each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) == "from"]
    is_from_others = any(sentence.tokens[each].lemma not in OF_THE_LAW for each in from_whom)
    if not named.isdisjoint(FORCES):
        if _are_their_own(sentence, verb, freed):
            return False
        words = {sentence.tokens[at].lemma for each in freed for at in sentence.descendants(each)}
        beside = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "obl")}
        is_told = is_from_others or not beside.isdisjoint(RESCUES)
        if not is_told and sentence.tokens[verb].lemma == "release" and _were_captured(sentence, freed):
            return False
        is_one = is_told or not words.isdisjoint(CAPTIVES | TAKEN)
        return True if is_one else None
    is_name = any(sentence.tokens[each].upos == "PROPN" for each in doers)
    return False if is_name and not from_whom else None


def _are_their_own(sentence: Sentence, verb: int, freed: Sequence[int]) -> bool:
    """ "Released its hostages", "40 prisoners from its barracks"."""
    near = (*freed, *(each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) == "from"))
    inside = (*near, *(c for each in freed for c in sentence.children_by(each, "nmod")))
    return any(
        sentence.tokens[c].text.lower() in ("its", "their")
        for each in inside
        for c in sentence.children_by(each, "nmod:poss")
    )


def _were_captured(sentence: Sentence, freed: Sequence[int]) -> bool:
    return any(
        sentence.tokens[c].lemma in PRISONERS_OF_WAR for each in freed for c in sentence.children_by(each, "amod")
    )


def _own(sentence: Sentence, head: int) -> tuple[int, ...]:
    """A doer's words, those of its name among them."""
    name = sentence.name_at(head)
    return (head, *sentence.children_by(head, "compound", "amod"), *(range(name.first, name.last) if name else ()))
