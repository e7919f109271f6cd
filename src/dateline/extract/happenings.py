"""Deeds whose noun takes place and whose doers nobody names: "fighting broke out in Bo", "a protest drew thousands".

The verb only says that it began, went on or was heard, or how many came; a noun without parties is elsewhere left out,
since most point back at what was told before. Such a one may not: it has no "the" before it.
"""

from __future__ import annotations

from dateline.extract.blasts import FICTION, POINTING
from dateline.extract.crowds import FESTIVE, GATHERINGS, PRICES
from dateline.extract.party_rules import case_of
from dateline.extract.struck import GUNS
from dateline.model import Account, Act, Document, Sentence

SURE, TOLD = 0.57, 0.85
"""Below the shares of them that are right, and that are told at all: of 14 in the corpus's train texts ten are right
and four more tell the act."""
FIGHTS = frozenset(
    "airstrike bombardment bombing clash fighting firefight gunbattle gunfight gunfire raid shelling shootout shooting "
    "skirmish".split()
)
UPROARS = frozenset("disturbance disorder rioting unrest".split())
NOUNS = {"ASSAULT": FIGHTS, "PROTEST": GATHERINGS | UPROARS}
BEGINNING = frozenset(
    "begin continue ensue erupt escalate flare happen intensify occur persist rage recur restart resume spread "
    "start".split()
)
BY_OTHER_WORDS = frozenset(
    (
        ("break", "out"), ("flare", "up"), ("go", "on"), ("leave", "dead"), ("take", "place"), ("turn", "deadly"),
        ("turn", "violent"),
    )
)  # fmt: skip
"""Verbs that say it with a particle, an object or what came of it."""
BESIDE = ("compound:prt", "advmod", "obj", "xcomp")
TELLING = frozenset("hear hold organise organize report see stage".split())
"""Verbs that say it in the passive."""
STOPPING = frozenset("block close disrupt grip halt hit paralyse paralyze rock shut sweep".split())
FILLING = STOPPING | frozenset("attract bring draw fill gather".split())
"""What a protest does to a town, or whom it brings there."""
FILMED = FICTION | {"scene", "series", "video"}
ASIDE = frozenset("about against by over".split())
SPORT = frozenset(
    "bench captain coach defender fan goalkeeper midfielder player referee spectator striker umpire".split()
)


def is_happening(sentence: Sentence, act: Act) -> bool:
    """Whether a noun tells a fight or a protest that took place."""
    word = sentence.tokens[act.token]
    if word.upos != "NOUN" or not (word.lemma in NOUNS.get(act.kind, ()) or _is_gunfire(sentence, act)):
        return False
    return (
        _takes_place(sentence, act.token)
        and not _is_told_by_verb(sentence, act)
        and not _is_told_before(sentence, act.token)
        and not _is_another(sentence, act.token)
    )


def _is_gunfire(sentence: Sentence, act: Act) -> bool:
    """ "Artillery fire", "mortar fire"."""
    return (
        act.kind == "ASSAULT"
        and sentence.tokens[act.token].lemma == "fire"
        and any(sentence.tokens[each].lemma in GUNS for each in sentence.children_by(act.token, "compound"))
    )


def own_words(sentence: Sentence, act: Act) -> frozenset[int] | None:
    """The words that may name the parties of a noun that takes place: those below its verb; None for other acts.

    "Since fighting broke out in May, the villagers have fled": they did not fight. Nor is what a protest paralyses its
    other side.
    """
    if not is_happening(sentence, act) and not _began_beside(sentence, act):
        return None
    verb = sentence.tokens[act.token].head
    other = [*sentence.children_by(verb, "conj", "parataxis")]
    if sentence.tokens[verb].lemma in STOPPING:
        other += sentence.children_by(verb, "obj")
    if sentence.tokens[verb].deprel == "acl:relcl":
        return None  # "the drivers, whose walkout began on Monday"
    outside = {at for each in other for at in sentence.descendants(each)}
    return frozenset(at for at in sentence.descendants(verb) if at not in outside)


def _began_beside(sentence: Sentence, act: Act) -> bool:
    """ "29 people have died since the strike began": told before, by its article, and none of theirs."""
    word = sentence.tokens[act.token]
    if word.upos != "NOUN" or word.lemma not in NOUNS.get(act.kind, ()) or not word.deprel.startswith("nsubj"):
        return False
    verb = sentence.tokens[word.head]
    return verb.deprel == "advcl" and verb.lemma in BEGINNING


def rests_on_happening(doc: Document, account: Account) -> bool:
    """Whether an account rests on such a noun."""
    return any(is_happening(sentence, act) for sentence, act in doc.acts_at(account.anchors))


def _takes_place(sentence: Sentence, noun: int) -> bool:
    word = sentence.tokens[noun]
    if not word.deprel.startswith("nsubj") or word.head < 0:
        return False
    verb = sentence.tokens[word.head]
    if word.deprel == "nsubj:pass":
        return verb.lemma in TELLING
    below = {sentence.tokens[each].lemma for each in sentence.children_by(word.head, *BESIDE)}
    if any(verb.lemma == said and other in below for said, other in BY_OTHER_WORDS):
        return True
    return verb.lemma in BEGINNING or (word.lemma in GATHERINGS and verb.lemma in FILLING)


def _is_told_by_verb(sentence: Sentence, act: Act) -> bool:
    """Whether the verb tells what a protest did, as an act of its own: "a protest blocked two roads"."""
    verb = sentence.tokens[act.token].head
    return sentence.tokens[verb].lemma in STOPPING and any(
        each.token == verb and each.likeliest == act.kind for each in sentence.acts
    )


def _is_told_before(sentence: Sentence, noun: int) -> bool:
    return any(sentence.tokens[each].lemma in POINTING for each in sentence.children_by(noun, "det"))


def is_no_crowd(sentence: Sentence, act: Act) -> bool:
    """Whether a noun that is taken for a protest is another thing: "a demonstration of the loom", "a rally in oil"."""
    word = sentence.tokens[act.token]
    return word.upos == "NOUN" and act.kind == "PROTEST" and _is_another(sentence, act.token)


def _is_another(sentence: Sentence, noun: int) -> bool:
    """Whether words beside the noun say that no crowd or weapon is meant: prices, feasts, players, looms."""
    if sentence.tokens[noun].lemma == "demonstration" and any(
        case_of(sentence, each) == "of" for each in sentence.children_by(noun, "nmod")
    ):
        return True  # "of a loom"
    if any(sentence.tokens[each].lemma in FILMED for each in sentence.children_by(noun, "nmod")):
        return True
    near = sentence.descendants(noun)
    return any(
        sentence.tokens[each].lemma.lower() in FESTIVE | PRICES | SPORT for each in near if not _is_side(sentence, each)
    )


def _is_side(sentence: Sentence, word: int) -> bool:
    """What a protest is about, or who makes it: "a protest over fuel prices", "a march by fans"."""
    near = (each for each in (word, sentence.tokens[word].head) if each >= 0)
    return any(case_of(sentence, each) in ASIDE for each in near)
