"""Whom or what an attack struck, in the passive or by a set phrase: "was found shot dead", "were set ablaze".

"Came under mortar fire", "helicopters bombed a forest", "shots were fired at the bank", "was shot in the leg", "shops
were looted", "tear gas was used against the crowd": as with bombs that go off, nobody is said to have done it, and no
words tell it more plainly.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.party_rules import case_of
from dateline.extract.readings import read_as
from dateline.model import Account, Act, Document, Sentence

SURE, TOLD = 0.6, 0.85
"""Below the shares of them that are right, and that are told at all: of ten in the corpus's train texts seven are right
and three more tell the act."""
BODY = frozenset(
    "abdomen arm back buttock chest eye face foot groin hand head hip jaw knee leg neck shoulder side spine stomach "
    "thigh torso".split()
)
AFLAME = frozenset("ablaze afire alight fire".split())
SHOTS = frozenset("bullet burst gunshot round shot volley".split())
AT = frozenset("at into on towards".split())
SKY = frozenset("air sky".split())
PLUNDERING = frozenset("loot plunder ransack torch vandalise vandalize".split())
GUNS = frozenset("artillery gun gunfire machine-gun mortar rocket shell small-arms sniper tank".split())
HEAVY = frozenset("heavy intense renewed sustained".split())
OF_WORDS = frozenset("about after for from over".split())
"""What follows where the fire is criticism: "under fire from teachers over the fee"."""
CONTROLS = frozenset("baton cannon force gas spray truncheon".split())
"""What is used on a crowd."""
USING = frozenset("deploy fire use".split())
CROWDS = frozenset(
    "assembly crowd demonstration demonstrator gathering march marcher mob picket protest protester protestor rally "
    "rioter sit-in student supporter they worker".split()
)
TRYING = frozenset("attempt begin seek start try".split())
DISPERSING = frozenset("disperse scatter".split())
TRADING = frozenset("exchange swap trade".split())
FIRE = frozenset("fire gunfire salvo shelling shot volley".split())
"""What two sides trade when they fight."""
STRIKING = frozenset("carry conduct launch mount resume".split())
BOMBING = frozenset("airstrike bombardment shelling".split())
RAIDS = frozenset("attack raid strike".split())
BY_AIR = frozenset("aerial air drone missile rocket".split())
CHARGED, CLUBS = "ACCUSE", frozenset("baton cannon club gas horse shield stick truncheon".split())
AMASSED = frozenset("assembly crowd demonstration gathering march mob picket protest rally sit-in".split())
"""Crowds that are no persons: nobody charges them with a crime."""
MOVED = frozenset("COERCE MOBILIZE RETREAT".split())
"""What the encoder takes dispersing for."""
BY_FORCE, BY_CROWD = "ASSAULT", "PROTEST"
POUNDING = frozenset("batter bomb bombard hit pound pummel raid rocket shell strafe strike target".split())
FLYING_ARMS = frozenset(
    "aircraft bomber drone gunship helicopter jet missile mortar plane projectile rocket shell warplane".split()
)
LAYING_LOW = frozenset("collapse damage demolish destroy die flatten injure kill level maim perish wound wreck".split())
"""What strikes from the air do, and strikes of workers do not; these may hurt a trade."""


def is_struck(sentence: Sentence, act: Act) -> bool:
    """Whether a word tells in the passive whom or what an attack struck, or by a set phrase that there was one."""
    word = sentence.tokens[act.token]
    if is_exchange(sentence, act.token) or (word.upos == "NOUN" and is_bombing(sentence, act.token)):
        return True
    if act.kind in MOVED | {BY_FORCE} and _is_dispersed(sentence, act.token):
        return bool(sentence.children_by(act.token, "nsubj:pass")) or _is_tried(sentence, act.token)
    if act.kind not in ("ASSAULT", "PROTEST"):
        return False
    if word.upos == "NOUN":
        return act.kind == "ASSAULT" and (_is_under_fire(sentence, act.token) or _is_used(sentence, act.token))
    if not sentence.children_by(act.token, "aux:pass"):
        return (word.lemma == "shoot" and _is_found(sentence, act.token)) or (
            act.kind == BY_FORCE and _is_by_arms(sentence, act.token)
        )
    if word.lemma in PLUNDERING:
        return bool(sentence.children_by(act.token, "nsubj:pass"))
    return act.kind == "ASSAULT" and (
        _is_dispersed(sentence, act.token)
        or any(_is_used(sentence, each) for each in sentence.children_by(act.token, "nsubj:pass"))
        or _is_shot(sentence, act.token)
        or _is_set_on_fire(sentence, act.token)
        or _is_shot_at(sentence, act.token)
    )


def _is_by_arms(sentence: Sentence, verb: int) -> bool:
    """ "Helicopters bombed a forest", "shells hit the market": by arms of which nobody says whose they are."""
    if sentence.tokens[verb].lemma not in POUNDING or not sentence.children_by(verb, "obj"):
        return False
    subjects = [each for each in sentence.children_by(verb, "nsubj") if sentence.tokens[each].upos == "NOUN"]
    return any(
        sentence.tokens[each].lemma in FLYING_ARMS and not sentence.children_by(each, "nmod:poss", "nmod")
        for each in subjects
    )


def rests_on_struck(doc: Document, account: Account) -> bool:
    """Whether an account without a doer rests on such words, or one of sides that traded fire or tried to disperse."""
    return any(
        _has_doers(sentence, act.token) if account.actors else is_struck(sentence, act)
        for sentence, act in doc.acts_at(account.anchors)
    )


def _has_doers(sentence: Sentence, token: int) -> bool:
    return is_exchange(sentence, token) or (_is_dispersed(sentence, token) and _is_tried(sentence, token))


def is_exchange(sentence: Sentence, token: int) -> bool:
    """Whether a word says that two sides fired at each other: "traded fire", "an exchange of fire"."""
    if sentence.tokens[token].lemma not in TRADING:
        return False
    traded = [each for each in sentence.children_by(token, "nmod") if case_of(sentence, each) == "of"]
    return any(sentence.tokens[each].lemma in FIRE for each in (*sentence.children_by(token, "obj"), *traded))


def is_bombing(sentence: Sentence, token: int) -> bool:
    """Whether a light verb says that there were strikes: "resumed its airstrikes", "carried out air raids"."""
    word = sentence.tokens[token]
    verb = word.head if word.upos == "NOUN" and word.deprel == "obj" else token
    if verb < 0 or sentence.tokens[verb].lemma not in STRIKING:
        return False
    return any(
        _is_strike(sentence, each) for each in sentence.children_by(verb, "obj") if verb == token or each == token
    )


def _is_strike(sentence: Sentence, noun: int) -> bool:
    lemma = sentence.tokens[noun].lemma
    if lemma in BOMBING:
        return True
    below = {sentence.tokens[each].lemma for each in sentence.children_by(noun, "compound", "amod")}
    return lemma in RAIDS and not below.isdisjoint(BY_AIR)


def read_exchange(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with fire that is exchanged, or strikes that are carried out, read as a fight.

    No goods are traded, and no arms only moved.
    """
    best = max(scores, key=scores.__getitem__)
    if best == BY_FORCE or not (is_exchange(sentence, token) or is_bombing(sentence, token)):
        return scores
    return read_as(BY_FORCE, scores, instead_of=best)


BY_AIR = frozenset("air artillery drone missile rocket".split())


def read_strike(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a strike that kills or brings down read as a bombing, and an air strike always.

    "Killed in an Israeli strike on Tyre", "their house collapsed in a strike".
    """
    best = max(scores, key=scores.__getitem__)
    if best != BY_CROWD or not _is_deadly(sentence, token):
        return scores
    return read_as(BY_FORCE, scores, instead_of=best)


def is_from_afar(sentence: Sentence, noun: int) -> bool:
    """ "An air strike", "drone strikes": no labour's."""
    before = sentence.children_by(noun, "compound") if sentence.tokens[noun].lemma == "strike" else ()
    return any(sentence.tokens[each].lemma.lower() in BY_AIR for each in before)


def _is_deadly(sentence: Sentence, noun: int) -> bool:
    word = sentence.tokens[noun]
    if word.lemma != "strike" or word.head < 0:
        return False
    if is_from_afar(sentence, noun):
        return True
    if sentence.tokens[word.head].lemma not in LAYING_LOW:
        return False
    if any(case_of(sentence, each) in ("by", "of") for each in sentence.children_by(noun, "nmod")):
        return False  # "a strike of dockers"
    return case_of(sentence, noun) in ("by", "from", "in") or word.deprel == "nsubj"


def read_dispersal(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with the dispersal of a crowd read as force (codebook, ASSAULT-crowd-control)."""
    best = max(scores, key=scores.__getitem__)
    moved = best in MOVED and _is_dispersed(sentence, token)
    if not moved and not (best == CHARGED and _charges_at(sentence, token)):
        return scores
    return read_as(BY_FORCE, scores, instead_of=best)


def _charges_at(sentence: Sentence, verb: int) -> bool:
    """ "Riot police charged the crowd", with batons and not with a crime."""
    word = sentence.tokens[verb]
    if word.lemma != "charge" or word.upos != "VERB":
        return False
    with_what = [each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) in ("with", "over")]
    if any(sentence.tokens[each].lemma not in CLUBS for each in with_what):
        return False
    hit = AMASSED if not with_what else CROWDS  # "charged twelve protesters on Monday" is of a crime
    return any(sentence.tokens[each].lemma in hit for each in sentence.children_by(verb, "obj"))


def _is_dispersed(sentence: Sentence, verb: int) -> bool:
    """Whether somebody disperses a crowd; one that disperses goes by itself."""
    if sentence.tokens[verb].lemma not in DISPERSING or sentence.tokens[verb].upos != "VERB":
        return False
    return any(sentence.tokens[each].lemma in CROWDS for each in sentence.children_by(verb, "obj", "nsubj:pass"))


def _is_tried(sentence: Sentence, verb: int) -> bool:
    """ "Police tried to disperse the marchers"."""
    word = sentence.tokens[verb]
    return word.deprel == "xcomp" and sentence.tokens[word.head].lemma in TRYING


def _is_found(sentence: Sentence, verb: int) -> bool:
    """ "Was found shot dead", however the tree hangs it."""
    word = sentence.tokens[verb]
    above = word.head
    if word.deprel == "acl" and above >= 0 and sentence.tokens[above].deprel == "nsubj:pass":
        above = sentence.tokens[above].head
    elif word.deprel != "xcomp":
        return False
    return above >= 0 and sentence.tokens[above].lemma == "find" and bool(sentence.children_by(above, "aux:pass"))


def _is_shot(sentence: Sentence, verb: int) -> bool:
    """ "Was shot in the leg"."""
    return sentence.tokens[verb].lemma == "shoot" and any(
        sentence.tokens[each].lemma in BODY and case_of(sentence, each) in ("in", "through")
        for each in sentence.children_by(verb, "obl")
    )


def _is_set_on_fire(sentence: Sentence, verb: int) -> bool:
    if sentence.tokens[verb].lemma != "set" or not sentence.children_by(verb, "nsubj:pass"):
        return False
    if sentence.children_by(verb, "obl:agent"):  # "by a cigarette"
        return False
    return any(sentence.tokens[each].lemma in AFLAME for each in sentence.children_by(verb, "obl", "xcomp", "advmod"))


def _is_shot_at(sentence: Sentence, verb: int) -> bool:
    """ "Shots were fired at the bank"."""
    if sentence.tokens[verb].lemma not in ("fire", "spray"):
        return False
    fired = any(sentence.tokens[each].lemma in SHOTS for each in sentence.children_by(verb, "nsubj:pass"))
    return fired and any(
        case_of(sentence, each) in AT and sentence.tokens[each].lemma not in SKY
        for each in sentence.children_by(verb, "obl")
    )


def _is_under_fire(sentence: Sentence, noun: int) -> bool:
    """ "Came under mortar fire"; a minister who comes under fire over a tax is only blamed."""
    word = sentence.tokens[noun]
    if word.lemma not in ("fire", "bombardment", "shelling") or case_of(sentence, noun) != "under":
        return False
    if word.head < 0 or sentence.tokens[word.head].lemma not in ("be", "come"):
        return False
    named = {sentence.tokens[each].lemma for each in sentence.children_by(noun, "compound", "amod")}
    if word.lemma != "fire" or not named.isdisjoint(GUNS | HEAVY):
        return True
    blamed = (*sentence.children_by(noun, "nmod"), *sentence.children_by(word.head, "obl", "advcl"))
    marks = {sentence.tokens[c].lemma for each in blamed for c in sentence.children_by(each, "case", "mark")}
    return marks.isdisjoint(OF_WORDS)


def _is_used(sentence: Sentence, noun: int) -> bool:
    """ "Tear gas was used to disperse the crowd", "force was used against marchers"."""
    word = sentence.tokens[noun]
    if word.deprel != "nsubj:pass" or sentence.tokens[word.head].lemma not in USING:
        return False
    if word.lemma not in CONTROLS or word.text.lower() == "forces":
        return False
    on = any(case_of(sentence, each) in ("against", "on") for each in sentence.children_by(word.head, "obl"))
    return on or any(
        sentence.tokens[each].lemma in DISPERSING for each in sentence.children_by(word.head, "advcl", "xcomp")
    )
