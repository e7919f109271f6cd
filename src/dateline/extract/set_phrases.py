"""Set phrases whose complement tells the act: "expressed solidarity with", "replied with tear gas", "was given a term".

The verb alone says nothing ("replied with a smile", "was given a contract"), so the encoder gives such words an act of
another type or hardly any. The complement decides; of some phrases the tree tells more parties than subject and object.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.extract.answered import joined
from dateline.extract.called_out import calls_out
from dateline.extract.chambers import (
    blocks_text,
    gives_up_seat,
    is_jailed_for,
    is_sentenced,
    orders_release,
    votes_out,
    walks_out,
    who_sentences,
    who_votes_out,
)
from dateline.extract.happenings import SPORT
from dateline.extract.neutralised import puts_out_of_action
from dateline.extract.offices import asks_inquiry, dismisses, issues_warrant, trades_blame, whom_it_is_for
from dateline.extract.party_rules import case_of, is_party_like
from dateline.extract.readings import read_as
from dateline.extract.refusals import refuses_to_go
from dateline.extract.replies import Sides, answers_with_force, who_answers
from dateline.extract.sieges import hacks, lays_siege
from dateline.extract.struck import is_from_afar
from dateline.model import Account, Act, Document, Sentence, once

SURE, TOLD = 0.57, 0.85
"""Six such accounts were left out: four are right, one more tells the act, one is none; six are few."""
VOICING = frozenset("convey declare express extend offer reaffirm reiterate voice".split())
GOOD = frozenset("AGREE CONCEDE SUPPORT".split())
"""What the encoder takes the voicing of goodwill for."""
WITH = frozenset("for of to toward towards with".split())
GOODWILL = frozenset("backing gratitude solidarity support thanks".split())
STANDING = frozenset((("stand", "by"), ("stand", "behind"), ("rally", "behind")))
"""A verb and the word before whom it backs, or by what one only stands."""
BACKING = frozenset((("side", "with"), ("come", "support"), ("throw", "weight"), ("lend", "weight")))
"""A verb and what makes it backing, whatever else the encoder reads in it."""
BACKING_VERBS = frozenset(verb for verb, _ in STANDING | BACKING)
OWN_WORDS = frozenset(
    "account claim comment conclusion decision estimate figure finding forecast policy prediction promise remark "
    "report statement story testimony version word".split()
)
"""What one stands by that is one's own."""
BESIDE = frozenset(
    "bed body car coffin desk door entrance fence fire gate grave heap river road roadside sea side table tree wall "
    "water window".split()
)
"""What one stands by on one's feet."""
ILLS = frozenset("attack bloodshed chaos crime killing murder plot raid strife unrest violence".split())
"""Who stands behind these did them."""
RENEWING = frozenset("reiterate renew repeat".split())
CALLS = frozenset("appeal call demand plea request".split())
REOPENING = frozenset("activate establish open reactivate reopen restore resume set".split())
LINES = frozenset("hotline link line channel".split())
OF_FORCES = frozenset("border defence defense military naval".split())
ON_MAPS = frozenset("border defence defense".split())
"""What a line is called that nobody talks on: "the border line between Peru and Chile"."""
BETWEEN_SIDES = frozenset("communication communications direct hot telephone".split())
"""What a line is called that may run to customers, too."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: whether a word tells by it, the type and, where it says so, the mode, and who acts on whom."""

    tells: Callable[[Sentence, int], bool]
    type_: str
    mode: str | None = None
    sides: Callable[[Sentence, int], Sides] | None = None


@once
def phrase_of(sentence: Sentence, token: int) -> Phrase | None:
    """The set phrase that tells an act by this word, its verb or noun; None for any other word."""
    return next((each for each in PHRASES if each.tells(sentence, token)), None)


def is_set_phrase(sentence: Sentence, act: Act) -> bool:
    """Whether a word tells an act by such a phrase."""
    return phrase_of(sentence, act.token) is not None


def kind_of(sentence: Sentence, act: Act) -> str:
    """The type that a set phrase tells by an act's word, else the type that scores highest."""
    phrase = phrase_of(sentence, act.token)
    if phrase is None and act.kind == "PROTEST" and is_from_afar(sentence, act.token):
        return "ASSAULT"
    return act.kind if phrase is None else phrase.type_


def read_set_phrase(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with the type that a set phrase tells above all others."""
    phrase, best = phrase_of(sentence, token), max(scores, key=scores.__getitem__)
    if phrase is None or phrase.type_ == best:
        return scores
    return read_as(phrase.type_, scores, instead_of=best)


def rests_on_set_phrase(doc: Document, account: Account) -> bool:
    """Whether an account rests on such a phrase and has the parties that it asks for."""
    if account.action.type in TWO_SIDED and not (account.actors and account.recipients):
        return False
    phrases = (phrase_of(sentence, act.token) for sentence, act in doc.acts_at(account.anchors))
    return any(each is not None and each.type_ == account.action.type for each in phrases)


def mode_told(sentence: Sentence, token: int, *, type_: str) -> str | None:
    """The mode that such a phrase says of an act of that type."""
    phrase = phrase_of(sentence, token)
    return phrase.mode if phrase is not None and phrase.type_ == type_ else None


def parties_told(sentence: Sentence, token: int) -> Sides:
    """Who acts and on whom, as far as a set phrase says so by more than its subject and object."""
    phrase = phrase_of(sentence, token)
    return phrase.sides(sentence, token) if phrase is not None and phrase.sides is not None else ((), ())


def _voices(sentence: Sentence, verb: int) -> bool:
    """ "Expressed solidarity with the strikers", "voiced its support for Chad"; goodwill that names nobody is none."""
    word = sentence.tokens[verb]
    if word.lemma not in VOICING or _kind(sentence, verb) not in GOOD:
        return False
    if word.text.lower().endswith("ing") and not sentence.children_by(verb, "aux", "nsubj"):
        return False  # "a trip about trade and extending support to Fiji"
    doers = {sentence.tokens[each].lemma.lower() for each in sentence.children_by(verb, "nsubj")}
    return doers.isdisjoint(SPORT) and bool(_to_whom(sentence, verb))


def _to_whom(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Whom the goodwill is for, hung on the verb or on its object."""
    given = [each for each in sentence.children_by(verb, "obj") if sentence.tokens[each].lemma in GOODWILL]
    near = [c for each in given for c in sentence.children_by(each, "nmod")]
    near += sentence.children_by(verb, "obl", "iobj") if given else ()
    whom = [c for c in near if case_of(sentence, c) in WITH or sentence.tokens[c].deprel == "iobj"]
    return joined(sentence, (each for each in whom if _is_meant(sentence, each)))


def _is_meant(sentence: Sentence, whom: int) -> bool:
    """Somebody; what support is "for" may be a plan or longer hours, unless it has a name."""
    is_named = case_of(sentence, whom) != "for" or sentence.name_at(whom) is not None
    return is_named and is_party_like(sentence, whom)


def _whom_it_is_for(sentence: Sentence, verb: int) -> Sides:
    return (), _to_whom(sentence, verb)


def _stands_by(sentence: Sentence, verb: int) -> bool:
    """ "Stood by her minister", "threw its weight behind the strike"; who stands by a door backs nobody."""
    lemma = sentence.tokens[verb].lemma
    if lemma not in BACKING_VERBS:
        return False
    below = sentence.children_by(verb, "obl", "obj", "advmod")
    words = {case_of(sentence, each) for each in below} | {sentence.tokens[each].lemma for each in below}
    if any(lemma == said and other in words for said, other in BACKING):
        weights = [each for each in below if sentence.tokens[each].lemma == "weight"]
        after = {sentence.tokens[each + 1].lemma for each in weights if each + 1 < len(sentence.tokens)}
        towards = {"behind"} if lemma == "throw" else {"behind", "to"}  # "threw his weight to the left"
        return sentence.tokens[verb].upos == "VERB" and after <= towards
    if _kind(sentence, verb) != "SUPPORT" or not words.isdisjoint(OWN_WORDS | BESIDE | ILLS):
        return False
    return any(lemma == said and other in words for said, other in STANDING)


def _calls_again(sentence: Sentence, word: int) -> bool:
    """ "Renewed his call for a truce": by the noun, and by the verb where the noun is read so."""
    token = sentence.tokens[word]
    if token.lemma in RENEWING and token.upos == "VERB":
        return any(_calls_again(sentence, each) for each in sentence.children_by(word, "obj", "obl"))
    if token.lemma not in CALLS or token.deprel not in ("obj", "obl", "nsubj:pass"):
        return False
    if _kind(sentence, word) != "REQUEST" or sentence.tokens[token.head].lemma not in RENEWING:
        return False
    # "the blast renewed Peruvian calls for": the blast calls for nothing
    return any(sentence.tokens[each].upos == "PRON" for each in sentence.children_by(word, "nmod:poss"))


def _reopens_line(sentence: Sentence, verb: int) -> bool:
    """ "A hotline between the two navies was restored", "reopened a military hotline"; patients have another."""
    token = sentence.tokens[verb]
    if token.lemma not in REOPENING or token.upos != "VERB":
        return False
    return any(_joins_forces(sentence, each) for each in sentence.children_by(verb, "obj", "nsubj"))


def _joins_forces(sentence: Sentence, noun: int) -> bool:
    lemma = sentence.tokens[noun].lemma
    below = {sentence.tokens[each].lemma for each in sentence.children_by(noun, "compound", "amod")}
    if lemma not in LINES:
        return False
    is_named = lemma == "hotline" or not below.isdisjoint(BETWEEN_SIDES)
    of_forces = OF_FORCES - ON_MAPS if lemma == "line" else OF_FORCES
    return not below.isdisjoint(of_forces) or (is_named and bool(_sides_of(sentence, noun)))


def _whose_line(sentence: Sentence, verb: int) -> Sides:
    """Between whom it runs, where nobody else is said to have opened it."""
    if any(sentence.tokens[c].deprel == "nsubj" and not _joins_forces(sentence, c) for c in sentence.children(verb)):
        return (), ()
    lines = sentence.children_by(verb, "nsubj")
    return tuple(each for line in lines for each in _sides_of(sentence, line)), ()


def _sides_of(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Between whom something is: by the word right behind it, whatever the tree hangs them on."""
    after = noun + 1
    if after >= len(sentence.tokens) or sentence.tokens[after].lemma != "between":
        return ()
    return joined(sentence, (sentence.tokens[after].head,))


def _kind(sentence: Sentence, token: int) -> str | None:
    """The likeliest type of a word that may tell an act."""
    return next((each.kind for each in sentence.acts if each.token == token), None)


PHRASES = (
    Phrase(_voices, "SUPPORT", sides=_whom_it_is_for),
    Phrase(_stands_by, "SUPPORT"),
    Phrase(_calls_again, "REQUEST"),
    Phrase(calls_out, "PROTEST"),
    Phrase(answers_with_force, "ASSAULT", sides=who_answers),
    Phrase(is_sentenced, "SANCTION", "convict", who_sentences),
    Phrase(is_jailed_for, "SANCTION", "convict"),
    Phrase(votes_out, "SANCTION", "expel", who_votes_out),
    Phrase(_reopens_line, "COOPERATE", sides=_whose_line),
    Phrase(blocks_text, "REJECT"),
    Phrase(orders_release, "REQUEST", "yield"),
    Phrase(walks_out, "PROTEST", "boycott"),
    Phrase(gives_up_seat, "RETREAT", "resign"),
    Phrase(refuses_to_go, "REJECT", "change"),
    Phrase(issues_warrant, "THREATEN", "arrest", whom_it_is_for),
    Phrase(dismisses, "SANCTION", "expel"),
    Phrase(asks_inquiry, "REQUEST", "assist"),
    Phrase(trades_blame, "ACCUSE", "allege"),
    Phrase(puts_out_of_action, "ASSAULT"),
    Phrase(lays_siege, "ASSAULT"),
    Phrase(hacks, "COERCE", "cyber"),
)
TWO_SIDED = frozenset(("SUPPORT",))
"""Types of phrases that mean somebody: gratitude to nobody is a figure of speech."""
