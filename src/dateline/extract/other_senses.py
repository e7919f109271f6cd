"""Verbs of protest, force and troops in another plain sense: teams march on, ploughs strike pipes, ships call at ports.

Subject and complement together decide: marchers march on to a square, drones strike a gas main, navies call up men.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.clauses import negated
from dateline.extract.downed import SENDING, downed
from dateline.extract.party_rules import case_of
from dateline.extract.readings import read_as
from dateline.model import Act, Sentence

SIDES = frozenset("champion club eleven player side squad striker team".split())
ROUNDS = frozenset(
    "eight final last playoff promotion quarter-final quarterfinal round semi-final semifinal sixteen title".split()
)
"""What a team marches on to."""
GROUNDS = frozenset("cliff cloud desert dune forest fog glacier hill hillside ice sand sea season slope".split())
"""What marches on without a cause."""
OWN = frozenset(
    "action approach choice comment conduct decision handling judgement judgment performance policy record remark "
    "reply response statement strategy tactic tactics vote".split()
)
WHOSE = frozenset("his her its their my our he she it they i we".split())
"""Pronouns of what is one's own, in their own form and as lemmas."""
INTO = frozenset("into on onto to towards".split())
DIGGING = frozenset(
    "archaeologist boat builder bulldozer crew digger diver drill drilling excavator ferry fisherman labourer laborer "
    "navvy plough plow shovel spade surveyor tanker trawler tractor workman worker yacht".split()
)
"""Who and what strikes on something by chance."""
IN_THE_WAY = frozenset(
    "bone cable coffin duct galley hull iceberg keel main pipe pipeline pylon reef rock sandbank seam sewer skeleton "
    "tomb vault wreck".split()
)
SHIPS = frozenset("cruiser corvette destroyer flagship flotilla frigate ship submarine tanker vessel warship".split())
PORT_CALLS = frozenset(("CONSULT", "MOBILIZE"))
"""What the encoder takes a ship's call at a port for."""
BY_FORCE = frozenset(("ASSAULT", "COERCE"))
RECKONING = frozenset("estimate number put".split())
CROWDS = frozenset("attendance crowd march number protest rally turnout".split())
BRINGING = frozenset("bring carry communicate convey deliver hand pass relay transmit".split())
BROUGHT = frozenset(
    "answer decision demand invitation letter message note order position proposal reply request response view "
    "warning wish".split()
)
TOLD_BY_OTHERS = frozenset("AGREE AID CONCEDE REJECT REQUEST SUPPORT THREATEN".split())
"""What a messenger seems to do who brings the word of somebody else."""
MOVES = frozenset(
    (
        ("arrive", "ASSAULT"), ("enter", "RETREAT"), ("roll", "RETREAT"), ("return", "RETREAT"), ("return", "CONCEDE"),
    )
)  # fmt: skip
"""Verbs of coming, each with the type that the encoder takes it for."""
OWN_GROUND = frozenset(
    "barrack barracks base camp country duty family garrison home homeland line negotiation politics post power "
    "quarter side talk unit work".split()
)
TROOPS = frozenset("army battalion brigade contingent marine marines patrol police soldier tank troop troops".split())
BROUGHT_IN = "MOBILIZE"
QUOTING = frozenset(("cite", "quote"))
"""Who quotes somebody blames nobody; who is cited *for* an offence is blamed."""
REFUSING = frozenset(("decline", "refuse"))
FROM = frozenset(("by", "from", "of"))


def is_other_sense(sentence: Sentence, act: Act) -> bool:
    """Whether a verb tells no act in the company that it keeps."""
    word = sentence.tokens[act.token]
    if word.lemma == "march" and act.kind == "PROTEST":
        return _marches_in_sport(sentence, act.token) or _marches_by_nature(sentence, act.token)
    if word.lemma == "defend" and act.kind == "SUPPORT":
        return _defends_own(sentence, act.token)
    if word.lemma == "strike" and act.kind in ("ASSAULT", "PROTEST"):
        return _strikes_by_chance(sentence, act.token)
    if word.lemma == "pursue" and act.kind in BY_FORCE:
        return True  # who is only pursued is neither hit nor caught yet
    if word.lemma == "turn" and act.kind == "REJECT" and _turns_by_itself(sentence, act.token):
        return True
    if word.lemma in SENDING and act.kind == "ASSAULT" and _was_downed(sentence, act.token):
        return True
    if act.kind == "REJECT" and _leaves_open(sentence, act.token):
        return True
    if word.lemma in RECKONING and _reckons_crowd(sentence, act.token):
        return True
    if word.lemma in QUOTING and act.kind == "ACCUSE":
        return not any(case_of(sentence, each) == "for" for each in sentence.children_by(act.token, "obl", "nmod"))
    if word.lemma in BRINGING and act.kind in TOLD_BY_OTHERS:
        return _brings_word(sentence, act.token)
    return word.lemma == "call" and act.kind in PORT_CALLS and _calls_at_port(sentence, act.token)


def read_arrival(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with troops that arrive, enter or return read as moved, and not as those who go.

    "Shells hit the town as troops arrive"; "soldiers have returned to the streets", but not to their barracks.
    """
    best, lemma = max(scores, key=scores.__getitem__), sentence.tokens[token].lemma
    if (lemma, best) not in MOVES:
        return scores
    if lemma == "return" and not _goes_back_in(sentence, token):
        return scores
    coming = {sentence.tokens[each].lemma.lower() for each in sentence.children_by(token, "nsubj")}
    return scores if coming.isdisjoint(TROOPS) else read_as(BROUGHT_IN, scores, instead_of=best)


def _goes_back_in(sentence: Sentence, verb: int) -> bool:
    """Whether somebody returns to the scene, and not home or to a country."""
    to = [each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) == "to"]
    return any(
        sentence.tokens[each].upos == "NOUN"
        and sentence.tokens[each].lemma not in OWN_GROUND
        and not sentence.children_by(each, "nmod:poss")
        for each in to
    ) and not sentence.children_by(verb, "obj", "nsubj:pass")


def _turns_by_itself(sentence: Sentence, verb: int) -> bool:
    """ "20,000 had turned out", "his plane turned back": they came or went, and turned nobody away."""
    particles = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "compound:prt", "advmod")}
    return not particles.isdisjoint(("around", "back", "out", "round")) and not sentence.children_by(
        verb, "obj", "nsubj:pass"
    )


def _was_downed(sentence: Sentence, verb: int) -> bool:
    """ "Shot down a drone that it had launched": what is sent and does not arrive hits nobody."""
    word = sentence.tokens[verb]
    if not word.deprel.startswith("acl") or word.head < 0 or sentence.tokens[word.head].head < 0:
        return False
    return word.head in downed(sentence, sentence.tokens[word.head].head)


def _leaves_open(sentence: Sentence, verb: int) -> bool:
    """ "Refused to rule out sanctions", "would not rule out talks": who leaves it open refuses nobody anything."""
    refusing = sentence.tokens[verb].lemma in REFUSING
    below = (verb, *(sentence.children_by(verb, "xcomp") if refusing else ()))
    ruled = next((each for each in below if _rules_out(sentence, each)), None)
    if ruled is None:
        return False
    above = sentence.tokens[ruled].head
    return refusing or negated(sentence, ruled) is not None or (above >= 0 and sentence.tokens[above].lemma in REFUSING)


def _rules_out(sentence: Sentence, verb: int) -> bool:
    particles = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "compound:prt", "advmod")}
    return sentence.tokens[verb].lemma == "rule" and "out" in particles


def _reckons_crowd(sentence: Sentence, verb: int) -> bool:
    """ "Police put the crowd at 2,000"."""
    reckoned = sentence.children_by(verb, "obj", "nsubj:pass")
    near = [each for at in (verb, *reckoned) for each in sentence.children_by(at, "obl", "nmod")]
    is_number = any(
        case_of(sentence, each) == "at" and (sentence.tokens[each].upos == "NUM" or _is_counted(sentence, each))
        for each in near
    )
    return is_number and any(sentence.tokens[each].lemma in CROWDS for each in reckoned)


def _is_counted(sentence: Sentence, noun: int) -> bool:
    return bool(sentence.children_by(noun, "nummod"))


def _brings_word(sentence: Sentence, verb: int) -> bool:
    """ "The envoy conveyed the king's decision": somebody else's; "conveyed its decision" is its own."""
    brought = [c for c in sentence.children_by(verb, "obj") if sentence.tokens[c].lemma in BROUGHT]
    whose = [each for c in brought for each in sentence.children_by(c, "nmod:poss", "nmod")]
    named = [each for each in whose if sentence.tokens[each].upos in ("NOUN", "PROPN")]
    from_whom = [
        each for each in named if sentence.tokens[each].deprel == "nmod:poss" or case_of(sentence, each) in FROM
    ]
    return bool(from_whom)


def _marches_in_sport(sentence: Sentence, verb: int) -> bool:
    """ "Albion march on", "the squad marched into the semi-finals"; a march ends at a square."""
    subjects = sentence.children_by(verb, "nsubj")
    near = [each for each in sentence.children_by(verb, "obl", "obj") if case_of(sentence, each) in INTO]
    goals = {sentence.tokens[each].lemma.lower() for each in near}
    goals |= {sentence.tokens[each].lemma.lower() for at in near for each in sentence.children_by(at, "conj", "amod")}
    is_side = any(
        sentence.tokens[each].lemma.lower() in SIDES or sentence.tokens[each].upos == "PROPN" for each in subjects
    )
    return is_side and (not goals.isdisjoint(ROUNDS) or _goes_on(sentence, verb))


def _marches_by_nature(sentence: Sentence, verb: int) -> bool:
    """ "A hillside marched into the river", "the desert marches north"."""
    return any(sentence.tokens[each].lemma in GROUNDS for each in sentence.children_by(verb, "nsubj"))


def _defends_own(sentence: Sentence, verb: int) -> bool:
    """ "He defended his decision": who stands by what is his own supports nobody."""
    return any(
        sentence.tokens[what].lemma in OWN and sentence.tokens[whose].lemma in WHOSE
        for what in sentence.children_by(verb, "obj")
        for whose in sentence.children_by(what, "nmod:poss")
    )


def _goes_on(sentence: Sentence, verb: int) -> bool:
    """Whether "on" right behind a verb has nothing of its own: "march on.", "march on after a late goal"."""
    on, after = sentence.tokens[verb + 1 : verb + 2], sentence.tokens[verb + 2 : verb + 3]
    if [each.lemma for each in on] != ["on"]:
        return False
    return not after or after[0].upos in ("PUNCT", "ADP", "SCONJ")


def _strikes_by_chance(sentence: Sentence, verb: int) -> bool:
    """ "A digger struck a gas main", "builders struck the keel of a ship"; those who strike work hit no cable."""
    hitting = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "nsubj", "obl:agent")}
    hit = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "obj", "nsubj:pass")}
    return not hitting.isdisjoint(DIGGING) and not hit.isdisjoint(IN_THE_WAY)


def _calls_at_port(sentence: Sentence, verb: int) -> bool:
    """ "The frigate called at Apia": a visit of a ship, which goes on."""
    subjects = sentence.children_by(verb, "nsubj")
    is_ship = any(sentence.tokens[each].lemma.lower() in SHIPS for each in subjects)
    at = [each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) == "at"]
    is_port = any(sentence.tokens[each].upos == "PROPN" or sentence.tokens[each].lemma == "port" for each in at)
    return is_ship and is_port and not sentence.children_by(verb, "obj")
