"""Which of the acts told a noun names: "the bombing" a bomb's, "the arrest" one that took somebody away.

A noun says of what kind the act is (its type, of most also its modes); told acts of that kind are asked in the order in
which a reader would think of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.model import REAL, Account

CONFIRMING = frozenset("confirm corroborate verify".split())
"""Verbs whose subject says of a deed told before that it was done: "the police confirmed the attack"."""
SAME_STEM = 4
"""Letters by which a noun and the word of an act are taken for one: "bombing", "bombed"."""
GOVERNING = (("GOV",), ("LEG",), ("JUD",), ("IGO",))
STEPS = frozenset("decision move measure step announcement".split())
"""Nouns of any act of those who govern, told right before, or of whose word it is ("announced": "the announcement")."""
NO_STEPS = frozenset(("CONSULT", "REQUEST"))
"""What is no step of anybody: "they had pressed for it"; "the move" is what others then did."""
NEAR = 2
"""Sentences back to such an act."""
OWN_WORD, OTHER = -1, 2
"""Rank of acts told by the noun's own word ("an air strike killed": "the strike"), which their modes alone may share;
rank of acts of the type that nothing else shows to be what a noun names: troops "entered", the noun is "attack"."""
_NOUNS = {
    "ASSAULT": "attack raid bombing shelling killing murder strike airstrike massacre assassination assault ambush "
    "explosion blast shooting violence offensive invasion incursion torture beating operation coup siege bombardment "
    "stabbing burning shot kidnapping abduction",
    "COERCE": "arrest detention shutdown ban curfew crackdown kidnapping abduction expulsion eviction execution "
    "closure blockade operation siege raid restriction seizure jailing imprisonment censorship deportation search",
    "PROTEST": "protest demonstration rally march strike action occupation walkout riot unrest blockade stoppage "
    "sit-in",
    "SANCTION": "sanction embargo expulsion ruling verdict sentence suspension conviction jailing ban tariff recall",
    "MOBILIZE": "deployment drill exercise manoeuvre maneuver buildup launch test",
    "AGREE": "deal agreement pact memorandum accord treaty plan offer proposal overture",
    "COOPERATE": "deal agreement pact memorandum accord treaty",
    "CONSULT": "visit meeting talk",
    "THREATEN": "threat ultimatum warning",
    "ACCUSE": "accusation allegation claim charge insinuation criticism protest",
    "REQUEST": "demand petition appeal request ultimatum invitation call plea proposal overture motion offer",
}
TYPES: dict[str, frozenset[str]] = {
    noun: frozenset(type_ for type_, nouns in _NOUNS.items() if noun in nouns.split())
    for each in _NOUNS.values()
    for noun in each.split()
}
"""By noun the types of the acts that it may name."""
_BOMBS = "explosives suicide-attack aerial drone heavy-weapons"
_BLOWS = f"{_BOMBS} firearms primitive destroy targeted unconventional"
_MODES = {
    "bombing explosion blast bombardment airstrike": _BOMBS,
    "shelling": "heavy-weapons",
    "shooting shot": "firearms crowd-control",
    "attack raid ambush assault offensive operation strike": _BLOWS,
    "killing murder massacre assassination violence": f"{_BLOWS} beat",
    "torture": "torture beat",
    "beating": "beat torture",
    "stabbing": "primitive",
    "burning": "destroy",
    "kidnapping abduction": "abduct arrest",
    "arrest detention jailing imprisonment": "arrest convict",
    "sentence verdict ruling conviction": "convict",
    "curfew": "curfew",
    "censorship": "censor",
    "deportation": "deport",
    "seizure search": "seize",
    "embargo tariff sanction": "discontinue",
    "march rally demonstration": "demo",
    "walkout stoppage": "strike",
    "riot": "riot vandalize",
    "blockade occupation": "obstruct restrict",
    "sit-in": "obstruct demo",
}
MODES: dict[str, frozenset[str]] = {
    noun: frozenset(modes.split()) for nouns, modes in _MODES.items() for noun in nouns.split()
}
"""By noun the modes of what it names, where it says so much."""


def acts_named(accounts: Sequence[Account], number: int, *, noun: str) -> Iterator[Account]:
    """Acts that a noun beside an act may name, the likeliest first.

    Those told as done, then those of the noun's own word, then those that its modes or victims show to be of its kind;
    each time the nearest before it, then those after.
    """
    if noun in STEPS:
        yield from _steps_before(accounts, number, noun=noun)
        return
    order = [*range(number - 1, -1, -1), *range(number + 1, len(accounts))]
    fit = [accounts[i] for i in order if _may_name(noun, accounts[i])]
    yield from sorted(fit, key=lambda each: _rank(noun, each))


def _steps_before(accounts: Sequence[Account], number: int, *, noun: str) -> Iterator[Account]:
    index = accounts[number].anchors[0][0]
    for each in reversed(accounts[:number]):
        is_near = index - each.anchors[0][0] <= NEAR and not _is_only_said(each)
        if is_near and (_is_word(noun, each) or any(party.sectors[:1] in GOVERNING for party in each.actors)):
            yield each


def _is_only_said(account: Account) -> bool:
    """Whether an act is mere words, which nobody takes for a step: a talk, a plea, a complaint, a denial."""
    words = account.action.words.text.lower()
    return (
        account.action.type in NO_STEPS
        or (account.action.type == "ACCUSE" and account.action.mode == "disapprove")
        or (account.action.type == "REJECT" and words.startswith(("deny", "denie")))
    )


def _may_name(noun: str, account: Account) -> bool:
    """Whether an act is of a noun's type, and of no mode that the noun rules out."""
    if account.action.type not in TYPES[noun]:
        return False
    mode, modes = account.action.mode, MODES.get(noun)
    return not mode or not modes or mode in modes or _is_word(noun, account)


def is_of_kind(account: Account, noun: str) -> bool:
    """Whether an act was told as done and its word, modes or victims bear out that the noun names it."""
    return _rank(noun, account) < (False, OTHER)


def _rank(noun: str, account: Account) -> tuple[bool, int]:
    if _is_word(noun, account):
        kin = OWN_WORD
    elif account.action.mode in MODES.get(noun, ()):
        kin = 0
    else:
        kin = 1 if account.action.mode or account.quantities else OTHER
    return account.status.value not in REAL, kin


def _is_word(noun: str, account: Account) -> bool:
    return any(word[:SAME_STEM] == noun[:SAME_STEM] for word in account.action.words.text.lower().split())
