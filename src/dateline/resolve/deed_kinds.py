"""Kinds of deeds, each with the nouns that call it back and the words that tell it: "the coup", "seized power".

A deed may be told by any noun of its kind or by a verb; of a few verbs only together with a second word ("open fire",
"step down"). Nouns that several kinds share ("strike", "vote") mean a deed of any of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.model import Sentence


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of deeds: nouns that call one back, other nouns and verbs that tell one, verbs with a second word.

    What can be ``planned`` may have its day before it takes place; a coup has none. ``by_word`` is what is done by
    announcing it.
    """

    nouns: frozenset[str]
    others: frozenset[str]
    verbs: frozenset[str]
    phrases: frozenset[tuple[str, str]]
    planned: bool = False
    by_word: bool = False


def _kind(nouns: str, verbs: str = "", phrases: str = "", *, others: str = "", planned: bool = False) -> Kind:
    pairs = [each.split() for each in phrases.split(",") if each.strip()]
    told = frozenset((verb, other) for verb, other in pairs)
    return Kind(frozenset(nouns.split()), frozenset(others.split()), frozenset(verbs.split()), told, planned=planned)


_KILLED = "kill murder assassinate slay massacre lynch behead"
_SHOT = "shoot dead, gun down"
COUP = _kind(
    "coup putsch takeover overthrow ouster toppling",
    "topple oust overthrow depose unseat",
    "seize power, take power, grab power, usurp power",
)
ELECTION = _kind(
    "election poll vote ballot referendum runoff run-off plebiscite",
    "vote elect",
    "go poll, head poll, cast ballot, cast vote",
    planned=True,
)
SUMMIT = _kind("summit", "meet", planned=True)
CEASEFIRE = replace(
    _kind(
        "ceasefire cease-fire truce armistice",
        phrases="agree stop, agree halt, agree cease, agree end",
        planned=True,
    ),
    by_word=True,
)
DEAL = _kind("deal agreement accord pact treaty", "agree sign", planned=True)
RELEASE = _kind("release", "release free", planned=True)
RESIGNATION = replace(_kind("resignation", "resign quit", "step down, stand down", planned=True), by_word=True)
KINDS: tuple[Kind, ...] = (
    COUP,
    ELECTION,
    SUMMIT,
    CEASEFIRE,
    DEAL,
    RELEASE,
    RESIGNATION,
    _kind("vote ballot", "vote", planned=True),
    _kind(
        "attack assault raid ambush strike offensive",
        "attack assault raid ambush storm bomb shell bombard explode detonate shoot stab kill massacre",
        "open fire, blow up, go off",
        others="airstrike bombing shelling bombardment blast explosion shooting massacre stabbing",
    ),
    _kind("bombing blast explosion", "bomb explode detonate", "blow up, go off", others="attack"),
    _kind("airstrike bombardment shelling", "bomb shell bombard", others="attack strike"),
    _kind("shooting", "shoot", f"open fire, {_SHOT}", others="attack"),
    _kind("stabbing", "stab", others="attack"),
    _kind("massacre", "massacre kill slaughter", "open fire", others="attack killing"),
    _kind("killing murder assassination slaying lynching", _KILLED, f"{_SHOT}, stab death, beat death"),
    _kind("death", f"die perish {_KILLED}", _SHOT, others="killing murder assassination"),
    _kind("arrest detention capture", "arrest detain capture apprehend", "take custody"),
    _kind("kidnapping kidnap abduction", "kidnap abduct", "take hostage"),
    _kind("disappearance", "disappear vanish", "go missing"),
    _kind("escape jailbreak", "escape flee"),
    _kind("execution hanging", "execute hang behead"),
    _kind("expulsion deportation", "expel deport"),
    _kind("meeting talk", "meet", others="summit", planned=True),
    _kind("visit trip", "visit", planned=True),
    _kind("speech address", phrases="address parliament, address nation, address congress", planned=True),
    _kind("debate", planned=True),
    _kind(
        "protest march rally demonstration",
        "protest march rally demonstrate",
        "take street, pour street",
        planned=True,
    ),
    _kind("strike walkout stoppage", phrases="walk out, go strike, down tool", planned=True),
    _kind("riot clash unrest violence", "riot clash"),
    _kind("dismissal sacking removal ouster", "dismiss sack oust"),
    _kind("appointment nomination", "appoint nominate", planned=True),
    _kind("inauguration swearing-in", "inaugurate", "swear in, take oath, take office", planned=True),
    _kind("verdict conviction sentence sentencing ruling acquittal", "convict sentence acquit rule", "find guilty"),
    _kind("trial", phrases="go trial, stand trial", planned=True),
    _kind("announcement", "announce"),
    _kind("decision", "decide"),
    _kind("ban", "ban outlaw"),
    _kind("closure shutdown", "close shut"),
    _kind("invasion incursion", "invade", "cross border"),
    _kind("capture seizure", "capture overrun seize"),
    _kind("withdrawal pullout retreat", "withdraw retreat", "pull out", planned=True),
    _kind("surrender", "surrender", "lay arm"),
    _kind("mutiny uprising revolt rebellion", "mutiny revolt rebel"),
    _kind(
        "launch test",
        phrases="launch missile, launch rocket, launch satellite, fire missile, fire rocket, test missile",
        planned=True,
    ),
    _kind("earthquake quake tremor"),
    _kind("flood flooding landslide mudslide tsunami"),
    _kind("storm hurricane cyclone typhoon"),
    _kind("fire blaze"),
    _kind("crash accident collision wreck derailment", "crash collide derail"),
    _kind("collapse", "collapse"),
    _kind("wedding", "marry", planned=True),
    _kind("funeral burial", "bury", planned=True),
)

BY_CAUSE = frozenset("kill die perish".split())
"""Verbs that tell the deed that stands beside them and names what killed: "died in a landslide"."""
BODIES = frozenset(
    "parliament senate council congress assembly house lawmaker legislator deputy mp senator committee cabinet board "
    "court union member jury".split()
)
"""Who votes without an election."""
LEADERS = frozenset("president leader premier monarch king chancellor".split())
"""Who makes a meeting a summit."""
PUBLISHED = frozenset(
    "statement report video figure result list document text name photo picture audio footage tape recording letter "
    "number poll survey album film song book minute transcript image study index map".split()
)
"""What is released without having been held."""
OWNERS = frozenset("the his her their its our my your".split())
"""Words after which no verb stands, whatever the tagger says."""
NONE: frozenset[int] = frozenset()


def _numbers(told: str) -> Mapping[str, frozenset[int]]:
    """By word the numbers of the kinds that have it among their ``told`` words."""
    found: dict[str, set[int]] = {}
    for number, kind in enumerate(KINDS):
        for word in getattr(kind, told):
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_BY_NOUN, _BY_OTHER, _BY_VERB = _numbers("nouns"), _numbers("others"), _numbers("verbs")
_PHRASES = tuple((number, pair) for number, kind in enumerate(KINDS) for pair in sorted(kind.phrases))
_OPENING = frozenset(pair[0] for _, pair in _PHRASES)
_ELECTION, _SUMMIT, _RELEASE = KINDS.index(ELECTION), KINDS.index(SUMMIT), KINDS.index(RELEASE)


def kinds_called(sentence: Sentence, token: int) -> frozenset[int]:
    """The kinds of deeds, by their numbers, that a noun may call back; none for any other word."""
    word = sentence.tokens[token]
    if word.upos == "VERB" and token and sentence.tokens[token - 1].text.lower() in OWNERS:  # "his arrest", misread
        return _BY_NOUN.get(word.text.lower(), NONE)
    return _BY_NOUN.get(word.lemma.lower(), NONE) if word.upos == "NOUN" else NONE


def kinds_told(sentence: Sentence, token: int) -> frozenset[int]:
    """The kinds of deeds that a word tells: a noun by itself, a verb by itself or with a word that it governs."""
    word = sentence.tokens[token]
    lemma = word.lemma.lower()
    if word.upos != "VERB":
        called = kinds_called(sentence, token)
        return called | _BY_OTHER.get(lemma, NONE) if word.upos == "NOUN" else called
    below = {sentence.tokens[child].lemma.lower() for child in sentence.children(token)}
    causes = [kinds for noun in sorted(below) if (kinds := _BY_NOUN.get(noun))] if lemma in BY_CAUSE else []
    if causes:
        return causes[0]
    found = set(_BY_VERB.get(lemma) or _BY_VERB.get(f"{lemma}e", NONE))  # "toppling" may be read as one of "toppl"
    if lemma in _OPENING:
        found.update(number for number, (verb, other) in _PHRASES if verb == lemma and other in below)
    chosen = {sentence.tokens[child].lemma.lower() for child in sentence.children_by(token, "obj", "nsubj:pass")}
    if not BODIES.isdisjoint(below - chosen) or sentence.children_by(token, "xcomp", "ccomp"):
        found.discard(_ELECTION)
    if LEADERS.isdisjoint(below):
        found.discard(_SUMMIT)
    if not PUBLISHED.isdisjoint(below):
        found.discard(_RELEASE)
    return frozenset(found)


def second_words(sentence: Sentence, token: int) -> Iterator[int]:
    """The words with which a verb tells a deed: "fire" of "open fire"."""
    lemma = sentence.tokens[token].lemma.lower()
    if lemma in _OPENING:
        others = {other for _, (verb, other) in _PHRASES if verb == lemma}
        yield from (child for child in sentence.children(token) if sentence.tokens[child].lemma.lower() in others)
