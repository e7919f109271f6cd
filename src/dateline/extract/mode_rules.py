"""Modes that the words around an act settle by themselves, whatever the model guesses (`corpus/FORMAT.md`, Modes).

- **What strikes** tells how: "helicopters rocketed the camp" is aerial, whatever was fired.
- **Shots in the air** scatter a crowd and are aimed at nobody; robbers' are gunfire.
- **Set phrases** tell it with their type: a jail term that is given convicts.
- **Aid** that is stopped, cut or withheld is taken back; trade is discontinued.
- **Who blows himself up**, and suicide bombers, are suicide attacks.
- **What a crowd throws** at people makes a riot of a demonstration.
- **Fighting** that its side ends is a ceasefire.
- **Bare force** ("killed", "stormed", "clashed") names no weapon, and none is guessed.
"""

from __future__ import annotations

from collections.abc import Collection

from dateline.codebook.cues import CueIndex
from dateline.extract.ceased import ends_fight
from dateline.extract.party_rules import case_of, objects_of
from dateline.extract.set_phrases import mode_told
from dateline.extract.thrown import mode_of_throwing
from dateline.extract.vows import vows_account
from dateline.model import Sentence

MEETINGS = frozenset("assembly conference congress meeting session summit talk".split())
ARMS = frozenset(("aerial", "drone", "heavy-weapons", "explosives"))
"""Modes whose arms may stand as the doer or the means of an attack."""
DEEDS = frozenset("attack incident rampage spree".split())
NAMED = (
    (frozenset("firing gun gunfire shooting".split()), "firearms"),
    (frozenset(("arson",)), "destroy"),
    (frozenset("axe hammer knife machete stabbing sword".split()), "primitive"),
)
"""What an attack is named by: "killed in a firing incident"."""
MEANS = frozenset(("by", "with", "from"))
WEAPONS = ARMS | {"firearms", "primitive", "beat", "suicide-attack", "abduct"}
BARE = frozenset(
    "assault attack battle board capture clash die fight fighting kill offensive overpower overrun seize storm "
    "take".split()
)
"""Verbs and nouns of force that name no weapon."""
STOPPED = frozenset("suspend cut halt freeze stop withhold cancel end scrap slash".split())
AID = frozenset("aid assistance support help funding grant credit subsidy donation".split())
GUESSED = frozenset(("aerial", "drone", "explosives", "heavy-weapons"))
"""Arms that no bare verb tells."""
DEADLY = frozenset(("kill", "die"))
"""What guns do most of the time, so that the model's guess of them is worth keeping."""
OUTLAWS = frozenset(
    "assailant attacker bandit gangster gunman insurgent jihadist kidnapper militant militiaman pirate raider rebel "
    "robber thief thug".split()
)
BLOWING = frozenset("blow detonate explode".split())
HARMLESS = frozenset(("plastic", "rubber"))
"""Bullets for crowds."""
FIRE = frozenset("barrage fire salvo volley".split())
SKYWARD = ("in the air", "into the air")


def settled_mode(sentence: Sentence, token: int, *, type_: str, guess: str | None, index: CueIndex) -> str | None:
    """The mode of an act that the model guessed as ``guess``; ``index`` finds the cues of the type's modes."""
    told = mode_told(sentence, token, type_=type_)
    if told:
        return told
    if type_ == "RETREAT" and ends_fight(sentence, token):
        return "ceasefire"
    if type_ == "CONSULT" and guess == "phone" and _calls_meeting(sentence, token):
        return None
    if type_ == "THREATEN" and guess == "violence" and vows_account(sentence, token):
        return None
    if type_ == "SANCTION":
        return "withdraw" if guess == "discontinue" and _stops_aid(sentence, token) else guess
    if type_ in ("PROTEST", "ASSAULT") and (thrown := mode_of_throwing(sentence, token, type_=type_)):
        return thrown
    if type_ != "ASSAULT" or guess not in WEAPONS | {None}:
        return guess
    if sentence.tokens[token].lemma in BLOWING and _oneself(sentence, token):
        return "suicide-attack"
    named = (
        _named_by(sentence, token)
        or _arms(sentence, token, index)
        or (_shots_at_nobody(sentence, token) if _skyward(sentence, token) else None)
    )
    if named:
        return named
    shown = _shown(sentence, range(len(sentence.tokens)), index)
    if guess == "aerial" and guess not in shown and "explosives" in shown:
        return "explosives"
    lemma = sentence.tokens[token].lemma
    is_guess = lemma in BARE and (guess in GUESSED or (guess == "firearms" and lemma not in DEADLY))
    if guess not in shown and (is_guess or guess == "suicide-attack"):
        return None
    return guess


def _calls_meeting(sentence: Sentence, token: int) -> bool:
    """ "Called an emergency session": nobody telephones."""
    called = objects_of(sentence, token) if sentence.tokens[token].lemma == "call" else ()
    return any(sentence.tokens[each].lemma in MEETINGS for each in called)


def _arms(sentence: Sentence, token: int, index: CueIndex) -> str | None:
    """The mode of the arms that stand as subject or means of an act, None for people and none."""
    for child in sentence.children_by(token, "nsubj", "obl", "obj", "nmod", "compound"):
        plain = sentence.tokens[child].deprel.partition(":")[0]
        # No object stands behind "with": the parser has taken the means for one ("is hit with mortar bombs").
        is_fire = plain == "obj" and sentence.tokens[child].lemma in FIRE  # "exchanged artillery fire"
        if plain in ("obl", "obj", "nmod") and case_of(sentence, child) not in MEANS and not is_fire:
            continue
        words = (*sentence.children_by(child, "compound", "amod"), child)
        named = {sentence.tokens[each].lemma for each in words}
        if "suicide" in named:
            return "suicide-attack"  # a suicide bomber flies nothing
        if "bullet" in named and named.isdisjoint(HARMLESS):
            return "firearms"
        found = _shown(sentence, words, index)
        mode = next((each for each in found if each in ARMS), None)
        if mode:
            return mode
    return None


def _named_by(sentence: Sentence, token: int) -> str | None:
    """The mode of a deed that is named by its weapon: "a knife attack", "killed in a firing incident"."""
    word = sentence.tokens[token]
    above = (word.head,) if word.deprel in ("amod", "compound") else ()
    for noun in (token, *above, *sentence.children_by(token, "nsubj", "obl", "nmod")):
        if sentence.tokens[noun].lemma in DEEDS:
            named = {sentence.tokens[each].text.lower() for each in sentence.children_by(noun, "compound", "amod")}
            found = next((mode for weapons, mode in NAMED if not named.isdisjoint(weapons)), None)
            if found:
                return found
    return None


def _oneself(sentence: Sentence, verb: int) -> bool:
    """ "Blew himself up", "detonated themselves"."""
    return any(
        sentence.tokens[each].text.lower().endswith(("self", "selves")) for each in sentence.children_by(verb, "obj")
    )


def _shown(sentence: Sentence, words: Collection[int], index: CueIndex) -> Collection[str]:
    return index.hits([(sentence.tokens[each].text, sentence.tokens[each].lemma) for each in words])


def _skyward(sentence: Sentence, token: int) -> bool:
    inside = sentence.descendants(token)
    words = " ".join(sentence.tokens[each].text.lower() for each in inside)
    return any(each in words for each in SKYWARD)


def _shots_at_nobody(sentence: Sentence, token: int) -> str:
    """What shots in the air are: of who keeps order, a means against crowds; of robbers and rebels, gunfire."""
    doers = {sentence.tokens[each].lemma.lower() for each in sentence.children_by(token, "nsubj", "obl:agent")}
    return "crowd-control" if doers.isdisjoint(OUTLAWS) else "firearms"


def _stops_aid(sentence: Sentence, token: int) -> bool:
    """Whether an act's verb stops aid: "suspended budget aid", "military aid was cut"."""
    word = sentence.tokens[token]
    if word.lemma not in STOPPED:
        return False
    return any(sentence.tokens[each].lemma in AID for each in sentence.children_by(token, "obj", "nsubj:pass"))
