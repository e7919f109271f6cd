"""Measures of force that the passive tells without a ruler ("a curfew was imposed", "the internet was cut"); arrests.

As with attacks that nobody is behind, the confidence learnt on accounts in general makes little of them, though the
words are plain. Of six such accounts in the corpus's train texts, five of them left out, five are right and one tells
the act.
"""

from __future__ import annotations

from dateline.extract.party_rules import case_of
from dateline.model import Account, Act, Document, Sentence

SURE, TOLD = 0.7, 0.9
"""Somewhat below the shares of them that are right, and that are told at all: six are few."""
MEASURES = frozenset("curfew emergency lockdown blackout".split())
IMPOSING = frozenset("announce declare enforce extend impose introduce order proclaim reimpose".split())
UPON = frozenset("across in on over throughout".split())
LANDS = frozenset(
    "area camp capital city community country county department district east governorate island municipality "
    "neighborhood neighbourhood north part place port prefecture province quarter region settlement south state suburb "
    "territory town valley village west zone".split()
)
"""Where a measure may hold."""
NETWORKS = frozenset("broadband internet network phone telephone".split())
SERVICES = NETWORKS | frozenset("access connection line service signal".split())
OUTLETS = frozenset("broadcaster channel magazine newspaper newsroom outlet station weekly website".split())
SHUTTING = frozenset("ban block close shut suspend".split())
ARRESTING = frozenset("carry conduct make".split())
PUNISHMENTS = frozenset("embargo sanction".split())
CLOSING = frozenset("close shut".split())
WORKS = frozenset(
    "clean cleaning construction conversion improvement inventory maintenance modernisation modernization overhaul "
    "rebuilding reconstruction redecoration redevelopment refit refurbishment renovation repair resurfacing "
    "restoration revamp work upgrade upgrading".split()
)
HOLIDAYS = frozenset("break holiday lunch night season summer vacation weekend winter".split())
"""For what a house is closed, by which nobody is kept down."""
CUTTING = frozenset("block cut disable restrict sever shut suspend throttle".split())


def is_plain_measure(sentence: Sentence, act: Act) -> bool:
    """Whether a word tells in the passive that a measure was imposed or a network cut, or that arrests were made."""
    if act.kind == "SANCTION":
        return _is_punished(sentence, act.token)
    return act.kind == "COERCE" and bool(
        imposed(sentence, act.token)
        or _cut(sentence, act.token)
        or _shut(sentence, act.token)
        or _is_arrest_made(sentence, act.token)
    )


def rests_on_measure(doc: Document, account: Account) -> bool:
    """Whether an account without a doer, or of arrests that were made, rests on such words."""
    return any(
        _is_arrest_made(sentence, act.token) if account.actors else is_plain_measure(sentence, act)
        for sentence, act in doc.acts_at(account.anchors)
    )


def _is_arrest_made(sentence: Sentence, word: int) -> bool:
    """ "Police have made 14 arrests", "three arrests were made"."""
    token = sentence.tokens[word]
    verb = token.head if token.lemma == "arrest" and token.deprel in ("obj", "nsubj:pass") else word
    if verb < 0 or sentence.tokens[verb].lemma not in ARRESTING:
        return False
    return any(sentence.tokens[each].lemma == "arrest" for each in sentence.children_by(verb, "obj", "nsubj:pass"))


def imposed(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """What is imposed, which is nobody's part in it: "a curfew was imposed on Bo"."""
    if sentence.tokens[verb].lemma not in IMPOSING:
        return ()
    return tuple(each for each in _undergoing(sentence, verb) if _is_measure(sentence, each))


def declared(sentence: Sentence, word: int) -> tuple[int, ...]:
    """The measures that a verb in the active declares, whom they hit being others: "declared a state of emergency".

    The word is the verb, or a part of what it declares.
    """
    above = sentence.tokens[word].head
    parts = (word, above) if above >= 0 else (word,)  # "emergency" hangs on "state", and that on the verb
    verb = next((v for v in (word, *(sentence.tokens[each].head for each in parts)) if _is_imposing(sentence, v)), -1)
    objects = sentence.children_by(verb, "obj") if verb >= 0 else ()
    measures = tuple(each for each in objects if _is_measure(sentence, each))
    return measures if word == verb or not set(measures).isdisjoint(parts) else ()


def _is_imposing(sentence: Sentence, verb: int) -> bool:
    return verb >= 0 and sentence.tokens[verb].lemma in IMPOSING


def under_it(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Whom or where it is imposed upon."""
    near = [each for each in sentence.children_by(verb, "obl") if not _is_time(sentence, each)]
    return tuple(each for each in near if case_of(sentence, each) in UPON and not _is_aside(sentence, each))


def _is_aside(sentence: Sentence, word: int) -> bool:
    """ "In the first sentence of its broadcast", "in which": nowhere that can be under a measure."""
    is_somewhere = sentence.name_at(word) is not None or sentence.tokens[word].lemma in LANDS
    return case_of(sentence, word) == "in" and not is_somewhere


def _cut(sentence: Sentence, verb: int) -> bool:
    subjects = _undergoing(sentence, verb)
    return sentence.tokens[verb].lemma in CUTTING and any(_is_network(sentence, each) for each in subjects)


def _shut(sentence: Sentence, verb: int) -> bool:
    """ "The station was shut down"."""
    outlets = any(sentence.tokens[each].lemma in OUTLETS for each in _undergoing(sentence, verb))
    return outlets and sentence.tokens[verb].lemma in SHUTTING


def is_closed_for_works(sentence: Sentence, act: Act) -> bool:
    """ "The station was closed for repairs": nobody is kept down by it."""
    if act.kind != "COERCE" or sentence.tokens[act.token].lemma not in CLOSING:
        return False
    objects = sentence.children_by(act.token, "obj")  # "closed the bridge for repairs", whatever the tree hangs it on
    near = (c for at in (act.token, *objects) for c in sentence.children_by(at, "obl", "nmod", "advcl"))
    return any(case_of(sentence, each) == "for" and sentence.tokens[each].lemma in WORKS | HOLIDAYS for each in near)


def _is_punished(sentence: Sentence, verb: int) -> bool:
    """ "Sanctions were imposed on the regime"."""
    if sentence.tokens[verb].lemma not in IMPOSING:
        return False
    imposed_ = any(sentence.tokens[each].lemma in PUNISHMENTS for each in _undergoing(sentence, verb))
    return imposed_ and bool(under_it(sentence, verb))


def punishments(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The sanctions that a verb imposes, which are nobody: "the sanctions imposed by the bloc"."""
    token = sentence.tokens[verb]
    if token.lemma not in IMPOSING:
        return ()
    above = (token.head,) if token.deprel == "acl" and token.head >= 0 else ()
    words = (*above, *sentence.children_by(verb, "obj", "nsubj:pass"))
    return tuple(each for each in words if sentence.tokens[each].lemma in PUNISHMENTS)


def punished(sentence: Sentence, noun: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who imposes a punishment and on whom, by what hangs on its noun: "sanctions imposed on Bo by the bloc"."""
    if sentence.tokens[noun].lemma not in PUNISHMENTS:
        return (), ()
    verbs = [each for each in sentence.children_by(noun, "acl") if sentence.tokens[each].lemma in IMPOSING]
    agents = [a for v in verbs for a in sentence.children_by(v, "obl:agent", "obl") if case_of(sentence, a) == "by"]
    return tuple(agents), tuple(each for verb in verbs for each in under_it(sentence, verb))


def _undergoing(sentence: Sentence, verb: int) -> list[int]:
    return [each for each in sentence.children_by(verb, "nsubj") if sentence.tokens[each].deprel == "nsubj:pass"]


def _is_time(sentence: Sentence, word: int) -> bool:
    return any(each.first <= word < each.last for each in sentence.times)


def _is_measure(sentence: Sentence, noun: int) -> bool:
    """A curfew, a state of emergency, martial law."""
    word, below = sentence.tokens[noun], sentence.children_by(noun, "nmod", "amod", "compound")
    behind = sentence.tokens[noun + 2].lemma if _is_of(sentence, noun) else ""
    lemmas = {word.lemma, behind, *(sentence.tokens[each].lemma for each in below)}
    return not lemmas.isdisjoint(MEASURES) or {"martial", "law"} <= lemmas


def _is_of(sentence: Sentence, noun: int) -> bool:
    """Whether "of" and another word stand behind a noun, whatever the tree hangs them on."""
    after = sentence.tokens[noun + 1 : noun + 3]
    return len(after) == 2 and after[0].lemma == "of"


def _is_network(sentence: Sentence, noun: int) -> bool:
    """The internet, "mobile phone services", "access to the internet"."""
    below = (*sentence.children_by(noun, "compound", "nmod", "amod"),)
    named = not NETWORKS.isdisjoint({sentence.tokens[each].lemma for each in (noun, *below)})
    return named and sentence.tokens[noun].lemma in SERVICES
