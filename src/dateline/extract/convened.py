"""Strikes, elections and meetings that are called or sat through, bans that are defied, troops that stand ready.

What is called is still to come: a strike that a union calls is one, planned, and yields to nobody ("called off" does);
an election that is called is no boycott. A cabinet that meets talks with nobody but itself (`corpus/FORMAT.md`, a
meeting of one body with itself is none), ministers who stay on receive nobody, and who defies a curfew does not impose
it.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.crowds import GATHERINGS
from dateline.extract.party_rules import case_of, objects_of
from dateline.extract.readings import read_as
from dateline.model import Act, Sentence

BALLOTS = frozenset("ballot election plebiscite poll referendum".split())
OWN_BODIES = frozenset("board cabinet caucus committee coordination crisis government party politburo staff".split())
MEETINGS = frozenset("gathering meeting session sitting".split())
WITH_OTHERS = frozenset("among between with".split())
CALLED_OUT = frozenset("army guard military reservist soldier troop troops".split())
TRIPS = frozenset("tour trip visit".split())
TOLD = 0.5
STAYING = frozenset("remain stay".split())
DEFYING = frozenset("break breach defy disregard flout ignore violate".split())
BARS = frozenset("ban blockade curfew lockdown order restriction".split())
READY = frozenset("alert readiness standby".split())
BY_CROWD, BY_RULERS, TALKS, BACK, READIED = "PROTEST", "COERCE", "CONSULT", "RETREAT", "MOBILIZE"


def is_only_convened(sentence: Sentence, act: Act) -> bool:
    """Whether a word tells no act: an election called, a cabinet's own meeting, ministers who stay, a curfew defied."""
    lemma = sentence.tokens[act.token].lemma
    if lemma.startswith("reshuffl"):
        return True  # new people in offices, by routine
    if lemma == "call" and act.kind == BY_CROWD:
        return bool(_called(sentence, act.token, BALLOTS)) and not _called(sentence, act.token, GATHERINGS)
    if act.kind == TALKS:
        return (
            lemma in STAYING
            or _is_on_a_trip(sentence, act.token)
            or (lemma in MEETINGS and _is_of_one_body(sentence, act.token))
        )
    return act.kind == BY_RULERS and _is_defied(sentence, act.token)


def read_calling(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a strike that is called read as one: no concession, as one that is called off."""
    best = max(scores, key=scores.__getitem__)
    if best == "CONCEDE" and _calls_out(sentence, token):
        return read_as(READIED, scores, instead_of=best)
    if best != "CONCEDE" or not _called(sentence, token, GATHERINGS):
        return scores
    return read_as(BY_CROWD, scores, instead_of=best)


def read_readiness(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with troops that stand by read as readied, not as withdrawn: "were on standby"."""
    if sentence.tokens[token].lemma not in READY or max(scores, key=scores.__getitem__) != BACK:
        return scores
    return read_as(READIED, scores, instead_of=BACK)


def _called(sentence: Sentence, verb: int, what: frozenset[str]) -> tuple[int, ...]:
    """What of a kind somebody calls; what is called off, or for, is not called, nor what is called a disgrace."""
    if sentence.tokens[verb].lemma != "call" or sentence.tokens[verb].upos != "VERB":
        return ()
    if sentence.children_by(verb, "compound:prt", "xcomp") or _word_after(sentence, verb) in ("off", "for", "on"):
        return ()
    held = (*objects_of(sentence, verb), *sentence.children_by(verb, "nsubj:pass"))
    return tuple(each for each in held if sentence.tokens[each].lemma in what)


def _word_after(sentence: Sentence, at: int) -> str:
    return sentence.tokens[at + 1].lemma if at + 1 < len(sentence.tokens) else ""


def _calls_out(sentence: Sentence, verb: int) -> bool:
    """ "Called out the army", "reservists were called up"."""
    if sentence.tokens[verb].lemma != "call":
        return False
    after = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "compound:prt", "advmod")}
    near = sentence.children_by(verb, "obj", "nsubj", "nsubj:pass", "obl")
    return not after.isdisjoint(("in", "out", "up")) and any(
        sentence.tokens[c].lemma.lower() in CALLED_OUT for c in near
    )


def _is_on_a_trip(sentence: Sentence, noun: int) -> bool:
    """ "Held talks with the king on his first trip to Jordan": the talks are told, the trip says when."""
    word = sentence.tokens[noun]
    if word.lemma not in TRIPS or word.deprel != "obl" or case_of(sentence, noun) not in ("during", "on"):
        return False
    told = {each.token for each in sentence.acts if each.kind == TALKS and each.scores["NONE"] < TOLD}
    return not told.isdisjoint((word.head, *sentence.children_by(word.head, "obj")))


def _is_of_one_body(sentence: Sentence, noun: int) -> bool:
    """ "A cabinet meeting", "a meeting of the party's executive committee"; not one with somebody."""
    below = sentence.children_by(noun, "nmod", "obl")
    if any(case_of(sentence, each) in WITH_OTHERS for each in below):
        return False
    whose = [*sentence.children_by(noun, "compound", "nmod:poss")]
    whose += [each for each in below if case_of(sentence, each) == "of"]
    return any(sentence.tokens[each].lemma.lower() in OWN_BODIES for each in whose)


def _is_defied(sentence: Sentence, token: int) -> bool:
    """ "Defied a curfew": by the verb, or by what it has for its object."""
    word = sentence.tokens[token]
    if word.lemma in DEFYING:
        return any(sentence.tokens[each].lemma in BARS for each in sentence.children_by(token, "obj"))
    is_object = word.deprel == "obj" and word.head >= 0 and word.lemma in BARS
    return is_object and sentence.tokens[word.head].lemma in DEFYING
