"""What stands beside an act and is nobody.

- **What is taken, held or granted**: power, office, asylum. The other side is whose they were, or who gets them:
  "seized power from the premier", "granted asylum to his family".
- **What is opened or ceased**: "opened fire with a machine gun".
- **Waters**: "fired a missile into the Pacific".
- **Lands of crowds**: "Peru protests: what we know" tells where people protest, not who does.
"""

from __future__ import annotations

from dateline.model import Sentence

TAKEN = frozenset("charge command control office power rein throne".split())
TAKING = frozenset("assume cede gain grab hold keep lose relinquish seize surrender take usurp win wrest yield".split())
FIRE = frozenset(("fire",))
FIRING = frozenset("cease exchange halt hold open resume return stop trade".split())
FROM_WHOM = frozenset("capture liberate reclaim recapture regain retake seize take wrest".split())
"""Verbs of taking before whose "from" somebody loses."""
GRANTED = frozenset("amnesty asylum citizenship clemency immunity refuge sanctuary".split())
GRANTING = frozenset("award deny extend give grant obtain offer promise receive refuse seek".split())


NOT_WHOM = ((TAKEN, TAKING), (GRANTED, GRANTING), (FIRE, FIRING))
"""What is nobody as the object of which verbs."""
WATERS = frozenset("arctic atlantic caribbean channel gulf mediterranean ocean pacific sea strait".split())
INTO = frozenset("across at in into near off on over through".split())
CROWDS = frozenset("protest protests strike strikes rally rallies riots unrest march marches".split())


def losers(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """From whom something is taken, who takes nothing: "recaptured the palace from the militia"."""
    if sentence.tokens[verb].lemma not in FROM_WHOM or sentence.tokens[verb].upos != "VERB":
        return ()
    near = (
        *sentence.children_by(verb, "obl"),
        *(c for o in sentence.children_by(verb, "obj") for c in sentence.children_by(o, "nmod")),
    )
    return tuple(
        each for each in near if any(sentence.tokens[c].lemma == "from" for c in sentence.children_by(each, "case"))
    )


def waters(sentence: Sentence, trigger: int) -> list[int]:
    """Seas in which something is done, or into which it is fired."""
    heads = (name.last - 1 for name in sentence.names if name.type == "Location")
    seas = (at for at in heads if sentence.tokens[at].text.lower() in WATERS and at != trigger)
    return [at for at in seas if any(sentence.tokens[c].lemma in INTO for c in sentence.children_by(at, "case"))]


def lands_of_crowds(sentence: Sentence, trigger: int, type_: str) -> list[int]:
    """The place right before a noun that tells of a crowd, also one that a headline's tree takes for a verb."""
    token = sentence.tokens[trigger]
    name = sentence.name_at(trigger - 1) if trigger else None
    if type_ != "PROTEST" or token.text.lower() not in CROWDS or name is None or name.type != "Location":
        return []
    after = sentence.tokens[trigger + 1].text if trigger + 1 < len(sentence.tokens) else ""
    is_noun = token.upos == "NOUN" or after == ":"
    return [*range(name.first, name.last)] if is_noun else []


def no_parties(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """What a verb takes or grants that is nobody; not "the power of the courts", nor whose name it is part of."""
    verb = sentence.tokens[trigger].lemma
    if sentence.tokens[trigger].upos != "VERB":
        return ()
    nouns = frozenset[str]().union(*(what for what, verbs in NOT_WHOM if verb in verbs))
    objects = sentence.children_by(trigger, "obj", "nsubj:pass") if nouns else ()
    return tuple(each for each in objects if sentence.tokens[each].lemma in nouns and _is_bare(sentence, each))


def _is_bare(sentence: Sentence, noun: int) -> bool:
    """Without an article or an owner, in the singular: "took an office", "held the controls", "seized their office"."""
    word = sentence.tokens[noun]
    is_whose = bool(sentence.children_by(noun, "det", "nmod:poss", "compound", "flat"))
    return word.upos == "NOUN" and word.text.lower() == word.lemma and not is_whose and sentence.name_at(noun) is None
