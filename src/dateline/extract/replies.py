"""Who replies with force, and to whom: "youths threw slates at guards, who replied with tear gas".

The verb says nothing alone ("replied with a smile"); what it is done with tells it, and who began is who is hit.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.answered import joined
from dateline.extract.party_rules import case_of, is_party_like, relative
from dateline.model import REAL, Account, Document, Sentence

Sides = tuple[tuple[int, ...], tuple[int, ...]]
"""Heads of those who act, and of those on whom."""
BEGUN = frozenset(("ASSAULT", "PROTEST"))
"""Types of what is answered with force."""
ANSWERING = frozenset("answer react reply respond retaliate".split())
BACK = frozenset("fire hit shell shoot strike".split())
"""What one does back at who did it first."""
FORCE = frozenset(
    "airstrike artillery baton bullet cannon fire gas gunfire mortar round shell shelling shellfire spray "
    "truncheon".split()
)
FLYING = frozenset("drone missile rocket".split())
OF_A_KIND = {"gas": frozenset(("tear",)), "spray": frozenset(("pepper", "tear"))}
"""What else is breathed or used in gardens."""
BARE = frozenset("fire round".split())
"""What is force by itself only where the encoder reads the verb so: "reacted with fire to the new film"."""
HARMLESS_ROUNDS = frozenset("applause cheer drink laughter talk".split())
RAIDS = frozenset("attack barrage bombardment fire hail raid salvo strike volley".split())
BY_AIR = FLYING | {"aerial", "air"}
RESCUERS = frozenset("brigade crew firefighter fireman".split())
"""Who answers a fire with water."""
BURNING = frozenset("blaze inferno wildfire".split())


def answers_with_force(sentence: Sentence, verb: int) -> bool:
    """ "Police replied with tear gas", "the navy returned fire"; not firemen, and not with a smile."""
    if _fires_back(sentence, verb):
        return True
    if sentence.tokens[verb].lemma not in ANSWERING or sentence.tokens[verb].upos != "VERB":
        return False
    return bool(means_of_reply(sentence, verb)) and not puts_out_fire(sentence, verb)


def _fires_back(sentence: Sentence, verb: int) -> bool:
    """ "Returned fire", "shot back"; "fired back at critics" is a figure where the model reads no attack in it."""
    word = sentence.tokens[verb]
    if word.upos != "VERB":
        return False
    if word.lemma == "return":
        return any(sentence.tokens[each].lemma in ("fire", "gunfire") for each in sentence.children_by(verb, "obj"))
    back = any(sentence.tokens[each].lemma == "back" for each in sentence.children_by(verb, "advmod", "compound:prt"))
    return back and word.lemma in BACK and any(each.kind == "ASSAULT" for each in sentence.acts if each.token == verb)


def puts_out_fire(sentence: Sentence, verb: int) -> bool:
    """ "Firemen responded with water cannon", "answered the blaze with"."""
    if not means_of_reply(sentence, verb):
        return False
    doers = {sentence.tokens[each].lemma.lower() for each in sentence.children_by(verb, "nsubj")}
    aims = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "obl", "obj")}
    return not doers.isdisjoint(RESCUERS) or not aims.isdisjoint(BURNING)


def means_of_reply(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """What a verb of answering answers with, if that is force: it is nobody who is hit."""
    if sentence.tokens[verb].lemma not in ANSWERING:
        return ()
    near = (c for c in sentence.children_by(verb, "obl", "obj", "xcomp") if case_of(sentence, c) == "with")
    return tuple(each for each in near if _is_force(sentence, each) and not _is_figure(sentence, verb, each))


def _is_force(sentence: Sentence, noun: int) -> bool:
    lemma = sentence.tokens[noun].lemma
    below = {sentence.tokens[each].lemma for each in sentence.children_by(noun, "compound", "amod", "nmod")}
    if lemma in OF_A_KIND:
        return not below.isdisjoint(OF_A_KIND[lemma])
    if lemma == "round" and not below.isdisjoint(HARMLESS_ROUNDS):
        return False
    return lemma in FORCE | FLYING or (lemma in RAIDS and not below.isdisjoint(BY_AIR | FORCE))


def _is_figure(sentence: Sentence, verb: int, noun: int) -> bool:
    """Whether a fire or a round of which nothing more is said may be one of words or of drinks."""
    if sentence.tokens[noun].lemma not in BARE or sentence.children_by(noun, "compound", "amod"):
        return False
    if any(case_of(sentence, each) in ("from", "of") for each in sentence.children_by(noun, "nmod")):
        return False  # "rounds of shrapnel", "fire from a rifle"
    return all(each.kind != "ASSAULT" for each in sentence.acts if each.token == verb)


def who_answers(sentence: Sentence, verb: int) -> Sides:
    """Who answers with force, and whom: who did what is answered, unless words say "to" or "at" whom."""
    own = tuple(relative(sentence, each) for each in sentence.children_by(verb, "nsubj"))
    aims = sentence.children_by(verb, "obl")
    if any(case_of(sentence, each) in ("at", "on", "against") for each in aims):
        return own, ()
    told = tuple(each for each in aims if case_of(sentence, each) == "to" and is_party_like(sentence, each))
    other = told or tuple(each for each in _doers_before(sentence, verb) if each not in own)
    return own, joined(sentence, other) if own else ()


def _doers_before(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Subjects of the clause that is answered: the one joined by "and", that of a "when", that a "who" hangs on.

    Who only tells of both is none of them: "Russia said Ukraine had shelled a town and its troops had responded".
    """
    before = (c for c in sentence.children_by(verb, "advcl") if c < verb)
    above: list[int] = []
    child = verb
    for at in sentence.ancestors(verb):
        is_told = sentence.tokens[child].deprel == "ccomp"
        if at < verb and sentence.tokens[at].upos == "VERB":
            above += [c for c in sentence.children_by(at, "ccomp") if c < verb and c != child] if is_told else [at]
        child = at
    for clause in (*before, *above):
        kinds = {each.kind for each in sentence.acts if each.token == clause}
        if kinds == {"ACCUSE"}:
            return tuple(sentence.children_by(clause, "obj"))
        if sentence.children_by(clause, "ccomp") and not kinds & BEGUN:
            continue
        subjects = tuple(c for c in sentence.children_by(clause, "nsubj") if sentence.tokens[c].deprel == "nsubj")
        if subjects:
            return tuple(relative(sentence, each) for each in subjects)
    return ()


def with_those_answered(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts, each reply that names nobody with who began: "Youths stoned a van. Police answered with tear gas."

    Who began did what was told last, in this sentence or the one before.
    """
    found: list[Account] = []
    for account in accounts:
        begun = _begun(doc, account, found)
        basis = {**account.basis, "recipient": "inferred"}
        found.append(account.but(recipients=begun.actors, basis=basis) if begun else account)
    return tuple(found)


def _begun(doc: Document, reply: Account, before: Sequence[Account]) -> Account | None:
    """What a reply with force answers, where it does not say whom it hits."""
    index, token = reply.anchors[0]
    sentence = doc.sentences[index]
    verb = sentence.tokens[token].head
    is_means = verb >= 0 and token in means_of_reply(sentence, verb)  # "responded with air strikes"
    if reply.recipients or not reply.actors or not (is_means or answers_with_force(sentence, token)):
        return None
    own = {each.words.text for each in reply.actors}
    near = (
        each
        for each in reversed(before)
        if each.action.type in BEGUN and each.status.value in REAL and index - each.anchors[0][0] <= 1
    )
    return next((each for each in near if each.actors and own.isdisjoint(a.words.text for a in each.actors)), None)
