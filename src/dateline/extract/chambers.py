"""Set phrases of courts and chambers: jail terms given, votes that put out, texts blocked, releases ordered, seats.

What a chamber does is told by who its members are: guests who leave parliament give up no seat, and viewers who vote a
singer out are no house.
"""

from __future__ import annotations

from dateline.extract.answered import joined
from dateline.extract.clauses import negated
from dateline.extract.party_rules import case_of, is_party_like, relative
from dateline.extract.replies import Sides
from dateline.model import Sentence

BLOCKING = frozenset("block veto".split())
TEXTS = frozenset(
    "accord amendment bill communique communiqué declaration draft legislation motion proposal resolution statement "
    "text treaty".split()
)
THINGS = frozenset(
    "album archive book data datum document dove email file film findings footage fund image letter minutes money "
    "movie novel paper photo record recording report result results sequel series single song tape transcript video "
    "water".split()
)
"""What is released and was no captive."""
HOUSES = frozenset("company firm label publisher studio".split())
"""Who orders the release of what he sells."""
DEPUTIES = frozenset("congressman congresswoman deputy lawmaker legislator mp mps parliamentarian senator".split())
BLOCS = frozenset("bloc caucus opposition party".split())
CHAMBERS = frozenset("assembly chamber congress knesset parliament senate".split())
BODIES = frozenset("bundestag cabinet committee council duma house lawmakers legislature rada union".split())
"""What else votes somebody out."""
SITTINGS = frozenset("chamber floor session sitting".split())
WALKING = frozenset(("walk", "storm"))
QUITTING = frozenset("leave quit".split())
GOING_OUT = frozenset("after at before by early for from in late on through to under until via with".split())
"""What stands before when, how or whither somebody left who will be back."""
NO_OFFICE = frozenset(
    "amendment appeal army ban bill case charge claim clause complaint duty fee force lawsuit limit motion objection "
    "peacekeeper petition rule soldier statue subsidy tariff tax troop troops".split()
)
"""What is dismissed or removed and holds no office."""
PUTTING_OUT = frozenset("dismiss expel impeach oust remove sack unseat".split())
COURTS = frozenset("bench chamber court judge jury magistrate panel tribunal".split())
SENTENCING = frozenset("get give hand receive".split())
CELLS = frozenset("custodial death jail life prison suspend suspended".split())
SPANS = frozenset("month year".split())
JAILING = frozenset("imprison incarcerate jail".split())
TERMS = SPANS | frozenset("day decade life week".split())


def is_sentenced(sentence: Sentence, word: int) -> bool:
    """ "Was handed a five-year jail term", "gave the poacher a life sentence": by the verb, or by its object."""
    token = sentence.tokens[word]
    verb = token.head if token.deprel == "obj" and token.upos == "NOUN" else word
    if verb < 0 or sentence.tokens[verb].lemma not in SENTENCING or sentence.tokens[verb].upos != "VERB":
        return False
    terms = [each for each in sentence.children_by(verb, "obj") if _is_term(sentence, each)]
    if not terms or (word != verb and word not in terms):
        return False
    given = sentence.children_by(verb, "iobj", "nsubj:pass", "obl")
    if any(sentence.tokens[each].lemma in THINGS and case_of(sentence, each) in ("", "to") for each in given):
        return False  # "gave the novel a two-year sentence"
    givers = [each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) in ("by", "from")]
    return not any(
        sentence.tokens[each].upos == "NOUN" and sentence.tokens[each].lemma not in COURTS for each in givers
    )  # "a death sentence from his doctors"


def is_jailed_for(sentence: Sentence, verb: int) -> bool:
    """ "Was jailed for ten years", "the court imprisoned her for life"; who "has been jailed for a year" still sits."""
    token = sentence.tokens[verb]
    if token.lemma not in JAILING or token.upos != "VERB":
        return False
    terms = [each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) == "for"]
    if not any(sentence.tokens[each].lemma in TERMS for each in terms):
        return False
    return all(sentence.tokens[each].text.lower() != "been" for each in sentence.children_by(verb, "aux:pass"))


def _is_term(sentence: Sentence, noun: int) -> bool:
    """A jail term, a life sentence, a sentence of some years."""
    lemma = sentence.tokens[noun].lemma
    if lemma not in ("sentence", "term"):
        return False
    below = {sentence.tokens[each].lemma for each in sentence.descendants(noun) if each < noun}
    behind = {
        sentence.tokens[each].lemma for each in sentence.children_by(noun, "nmod") if case_of(sentence, each) == "of"
    }
    return not below.isdisjoint(CELLS) or (lemma == "sentence" and not (below | behind).isdisjoint(SPANS))


def who_sentences(sentence: Sentence, word: int) -> Sides:
    """Which court sentences whom; "was given" and "received" have him as their subject."""
    verb = word if sentence.tokens[word].upos == "VERB" else sentence.tokens[word].head
    subjects = tuple(relative(sentence, each) for each in sentence.children_by(verb, "nsubj"))
    near = sentence.children_by(verb, "obl", "obl:agent")
    agents = tuple(each for each in near if case_of(sentence, each) in ("by", "from"))
    is_undergone = sentence.tokens[verb].lemma in ("get", "receive") or bool(sentence.children_by(verb, "aux:pass"))
    if is_undergone:
        return agents, joined(sentence, subjects)
    to_whom = tuple(each for each in near if case_of(sentence, each) == "to")
    return subjects, joined(sentence, (*sentence.children_by(verb, "iobj"), *to_whom))


def votes_out(sentence: Sentence, verb: int) -> bool:
    """ "Parliament voted to remove the premier": put out by the vote (`corpus/FORMAT.md`, Courts and chambers)."""
    if sentence.tokens[verb].lemma != "vote" or not _are_members(sentence, verb, DEPUTIES | CHAMBERS | BODIES):
        return False
    return any(_puts_out(sentence, each) for each in _voted(sentence, verb))


def _voted(sentence: Sentence, verb: int) -> tuple[int, ...]:
    return sentence.children_by(verb, "xcomp", "advcl", "ccomp")


def _puts_out(sentence: Sentence, verb: int) -> bool:
    """ "Remove the premier"; not "against removing" him, and not the tax on bread or the troops abroad."""
    if sentence.tokens[verb].lemma not in PUTTING_OUT or sentence.children_by(verb, "aux:pass", "nsubj"):
        return False
    against = any(sentence.tokens[each].lemma == "against" for each in sentence.children_by(verb, "mark", "case"))
    return (
        not against
        and negated(sentence, verb) is None
        and any(
            is_party_like(sentence, each) and sentence.tokens[each].lemma not in NO_OFFICE
            for each in sentence.children_by(verb, "obj")
        )
    )


def who_votes_out(sentence: Sentence, verb: int) -> Sides:
    subjects = tuple(relative(sentence, each) for each in sentence.children_by(verb, "nsubj"))
    out = (each for each in _voted(sentence, verb) if _puts_out(sentence, each))
    hit = tuple(c for each in out for c in sentence.children_by(each, "obj") if is_party_like(sentence, c))
    return (subjects, joined(sentence, hit)) if hit else ((), ())


def blocks_text(sentence: Sentence, verb: int) -> bool:
    """ "Blocked a statement at the Security Council": no publication is kept from readers."""
    if sentence.tokens[verb].lemma not in BLOCKING or sentence.tokens[verb].upos != "VERB":
        return False
    return any(sentence.tokens[each].lemma in TEXTS for each in sentence.children_by(verb, "obj", "nsubj:pass"))


def orders_release(sentence: Sentence, verb: int) -> bool:
    """ "The court ordered his release": asked of who holds him (`corpus/FORMAT.md`, Orders)."""
    return bool(releases_ordered(sentence, verb))


def releases_ordered(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The releases that a verb orders, which are nobody; a studio that orders that of a film sells it."""
    if sentence.tokens[verb].lemma != "order" or sentence.tokens[verb].upos != "VERB":
        return ()
    if any(sentence.tokens[each].lemma in HOUSES for each in sentence.children_by(verb, "nsubj")):
        return ()
    return tuple(each for each in sentence.children_by(verb, "obj") if _is_release(sentence, each))


def _is_release(sentence: Sentence, noun: int) -> bool:
    if sentence.tokens[noun].lemma != "release":
        return False
    whose = sentence.children_by(noun, "nmod", "nmod:poss")
    return bool(whose) and all(sentence.tokens[each].lemma not in THINGS for each in whose)


def is_release_ordered(sentence: Sentence, noun: int) -> bool:
    """Whether a noun only says what is ordered: the release of somebody."""
    token = sentence.tokens[noun]
    return token.deprel == "obj" and orders_release(sentence, token.head) and _is_release(sentence, noun)


def walks_out(sentence: Sentence, verb: int) -> bool:
    """ "Opposition deputies walked out of the session", "the Green bloc left parliament in protest"."""
    token = sentence.tokens[verb]
    if token.lemma not in WALKING and token.lemma not in QUITTING:
        return False
    near = sentence.children_by(verb, "obl", "obj")
    rooms = [each for each in near if sentence.tokens[each].lemma in CHAMBERS | SITTINGS]
    if not rooms or not _are_members(sentence, verb, DEPUTIES | BLOCS):
        return False
    aims = (at for each in sentence.children_by(verb, "xcomp", "advcl") for at in sentence.children_by(each, "mark"))
    leaves = token.lemma == "leave" and not any(sentence.tokens[at].lemma == "to" for at in aims)
    ways = {case_of(sentence, each) for each in near if each not in rooms and not _is_date(sentence, each)}
    said = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "advmod", "compound:prt")}
    said |= {sentence.tokens[c].lemma for each in rooms for c in sentence.children_by(each, "case")}
    if token.lemma in WALKING:
        return "out" in said
    return token.lemma in QUITTING and (
        any(sentence.tokens[each].lemma == "protest" for each in near)
        or (leaves and ways.isdisjoint(GOING_OUT) and any(sentence.tokens[each].lemma in SITTINGS for each in rooms))
    )


def gives_up_seat(sentence: Sentence, verb: int) -> bool:
    """ "Four deputies left parliament at the weekend"; those who left it at night, or by the side door, sit there."""
    token = sentence.tokens[verb]
    if token.lemma not in QUITTING or token.upos != "VERB" or not _are_members(sentence, verb, DEPUTIES):
        return False
    if all(sentence.tokens[each].lemma not in CHAMBERS - SITTINGS for each in sentence.children_by(verb, "obj")):
        return False
    if any(sentence.tokens[each].lemma == "go" for each in sentence.children_by(verb, "conj")):
        return False  # "left parliament and went home"
    ways = {case_of(sentence, each) for each in sentence.children_by(verb, "obl") if not _is_date(sentence, each)}
    return token.lemma == "quit" or ways.isdisjoint(GOING_OUT)


def _is_date(sentence: Sentence, word: int) -> bool:
    """A day; not an hour."""
    name = sentence.name_at(word)
    return (name is not None and name.type == "Date") or sentence.tokens[word].lemma == "weekend"


def _are_members(sentence: Sentence, verb: int, nouns: frozenset[str]) -> bool:
    for each in sentence.children_by(verb, "nsubj"):
        below = (each, *sentence.children_by(each, "compound", "nmod:desc", "appos", "flat", "amod"))
        if not nouns.isdisjoint({sentence.tokens[at].lemma.lower() for at in below}):
            return True
    return False
