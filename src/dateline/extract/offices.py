"""Set phrases of offices and inquiries: warrants issued, ministers dismissed, investigations asked for, blame traded.

A warrant against somebody absent threatens him with arrest, and nobody is held yet; who asks for an inquiry opens none
(codebook, THREATEN, REQUEST); who is declared the winner is neither blamed nor barred.
"""

from __future__ import annotations

from dateline.extract.answered import joined
from dateline.extract.clauses import negated
from dateline.extract.party_rules import case_of, objects_of, relative
from dateline.extract.replies import Sides
from dateline.model import Act, Sentence

ISSUING = frozenset("approve grant issue".split())
HELD_BY = frozenset("arrest capture detention".split())
OTHER_WARRANTS = frozenset("death search seizure stock".split())
DISMISSING = frozenset(("dismiss", "dismissed"))
"""Also as the tagger leaves it."""
IN_OFFICE = frozenset(
    "adviser advisor aide ambassador chairman chairwoman chief coach commander commissioner director employee general "
    "governor head judge mayor minister officer official premier president prosecutor secretary spokesman spokeswoman "
    "staff teacher worker".split()
)
NEAR = 8
ASKING = frozenset("appeal ask call demand press push seek urge want".split())
DEMANDING = frozenset("demand seek urge want".split())
"""Those of them whose object is what is asked for."""
INQUIRIES = frozenset("enquiry inquest inquiry investigation probe".split())
TRADING = frozenset("exchange swap trade".split())
WORDS_OF_BLAME = frozenset("accusation barb blame charge criticism insult recrimination".split())
DECLARING = frozenset("announce certify confirm declare name proclaim".split())
WINNERS = frozenset("elect victor winner".split())


def issues_warrant(sentence: Sentence, word: int) -> bool:
    """ "Issued an arrest warrant for": by the verb, by the warrant, and by the arrest that it is for."""
    return _warrant_of(sentence, _verb_of(sentence, word)) is not None and _is_part(sentence, word)


def _is_part(sentence: Sentence, word: int) -> bool:
    lemma = sentence.tokens[word].lemma.lower()
    # the arrest that a warrant is for is threatened, as an act of its own
    return lemma in ISSUING or lemma == "warrant" or (lemma in HELD_BY and sentence.tokens[word].deprel == "compound")


def _verb_of(sentence: Sentence, word: int) -> int:
    """The verb that issues what a word is part of."""
    above = (word, *sentence.ancestors(word)[:2])
    return next((at for at in above if sentence.tokens[at].lemma in ISSUING), -1)


def _warrant_of(sentence: Sentence, verb: int) -> int | None:
    if verb < 0 or sentence.tokens[verb].upos != "VERB":
        return None
    held = (*objects_of(sentence, verb), *sentence.children_by(verb, "nsubj:pass"))
    for each in held:
        below = {sentence.tokens[c].lemma.lower() for c in sentence.children_by(each, "compound", "amod")}
        if sentence.tokens[each].lemma == "warrant" and below.isdisjoint(OTHER_WARRANTS):
            return each
    return None


def whom_it_is_for(sentence: Sentence, word: int) -> Sides:
    """Who issues it, and whom it names."""
    verb = _verb_of(sentence, word)
    warrant = _warrant_of(sentence, verb)
    if warrant is None:
        return (), ()
    own = (c for c in sentence.children_by(verb, "nsubj") if sentence.tokens[c].deprel == "nsubj")
    subjects = tuple(relative(sentence, each) for each in own)
    agents = tuple(each for each in sentence.children_by(verb, "obl", "obl:agent") if case_of(sentence, each) == "by")
    near = (c for at in (verb, warrant) for c in sentence.children_by(at, "obl", "nmod"))
    named = [each for each in near if case_of(sentence, each) in ("against", "for")]
    arrests = [each for each in named if sentence.tokens[each].lemma in HELD_BY]
    named = [each for each in named if each not in arrests]
    named += [c for each in arrests for c in sentence.children_by(each, "nmod") if case_of(sentence, c) == "of"]
    return (subjects or agents), joined(sentence, named)


def dismisses(sentence: Sentence, verb: int) -> bool:
    """ "Dismissed the finance minister": put out, not refused; a judge dismisses a case."""
    if sentence.tokens[verb].lemma not in DISMISSING or sentence.tokens[verb].deprel == "amod":
        return False
    out = (
        *objects_of(sentence, verb),
        *sentence.children_by(verb, "nsubj:pass", "iobj"),
    )
    near = sentence.tokens[verb + 1 : verb + NEAR]
    if sentence.children_by(verb, "xcomp") or any(each.lemma == "as" for each in near):
        return False  # "dismissed the minister as a liar"
    return any(sentence.tokens[each].lemma in IN_OFFICE for each in out)


def asks_inquiry(sentence: Sentence, verb: int) -> bool:
    """ "Called for an investigation into the killings"."""
    if sentence.tokens[verb].lemma not in ASKING or sentence.tokens[verb].upos != "VERB" or negated(sentence, verb):
        return False
    if sentence.children_by(verb, "aux:pass"):
        return False  # "is wanted in an investigation"
    asked = [c for c in sentence.children_by(verb, "obj", "obl", "xcomp") if case_of(sentence, c) == "for"]
    if sentence.tokens[verb].lemma in DEMANDING:  # who "called the inquiry a sham" asks for none
        asked += sentence.children_by(verb, "obj", "xcomp")
    return any(sentence.tokens[each].lemma in INQUIRIES and _is_noun(sentence, each) for each in asked)


def is_asked_inquiry(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is an inquiry that is only asked for."""
    word = sentence.tokens[noun]
    return word.lemma in INQUIRIES and word.head >= 0 and noun > word.head and asks_inquiry(sentence, word.head)


def _is_noun(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].upos == "NOUN" or bool(sentence.children_by(at, "det"))


def trades_blame(sentence: Sentence, verb: int) -> bool:
    """ "Serbia and Kosovo traded accusations", "swapped insults"; firms trade goods."""
    if sentence.tokens[verb].lemma not in TRADING or sentence.tokens[verb].upos != "VERB":
        return False
    return any(sentence.tokens[each].lemma in WORDS_OF_BLAME for each in objects_of(sentence, verb))


def is_named_winner(sentence: Sentence, act: Act) -> bool:
    """ "Declared Maduro the winner": the result of an election, which is no act (`corpus/FORMAT.md`)."""
    word = sentence.tokens[act.token]
    if word.lemma not in DECLARING or word.upos != "VERB" or act.kind == "REJECT":
        return False
    told = sentence.children_by(act.token, "xcomp", "advcl", "obj", "ccomp", "obl")
    return any(sentence.tokens[each].lemma in WINNERS for each in told)
