"""Words of confirming: who says of a deed that it was done, and where the deed is named, "the army confirmed the raid".

Not what is not so, or not yet: "could not confirm", "declined to confirm", "neither confirmed nor denied", "no
confirmation", "if the army confirms it". Whoever may see to it is meant: people and bodies, no video and no blood test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.codebook.named_acts import CONFIRMING
from dateline.extract.blamed import EVIDENCE
from dateline.extract.clauses import NOBODY, conditional, modality, negated
from dateline.extract.party_rules import case_of, is_passive
from dateline.extract.phrases import partners
from dateline.extract.speaker_kinds import KIND_OF, PRONOUNS, SPEAKS_FOR, antecedent
from dateline.extract.speech import RELATIVE, subject
from dateline.model import Document, Sentence

NOUN = "confirmation"
ARRIVING = frozenset("arrive be come follow get give have issue obtain receive".split())
"""What a confirmation does that is there."""
GIVERS = frozenset(("by", "from"))
STANDING = frozenset("acl:relcl advcl ccomp conj parataxis root".split())
"""Where a verb stands that tells something."""
NOT_YET = frozenset("before instead rather unless until without".split())
UNDOING = frozenset("deny doubt expect hope refuse wait".split())
"""What is under them is not told as so."""
NAMED = frozenset(("Person", "Organization", "Location", "NORP"))
SOURCES = frozenset("diplomat insider side source".split())
US = frozenset("we i us our nobody none".split())
DENYING = "deny"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The word of confirming, who does it, and the words for what is confirmed: nouns, pronouns, verbs of a clause."""

    sentence: Sentence
    word: int
    heads: tuple[int, ...]
    told: tuple[int, ...]


def confirmations(doc: Document) -> Iterator[Confirmation]:
    """All that is confirmed, in text order."""
    for sentence in doc.sentences:
        if not sentence.where(CONFIRMING | {NOUN}) or sentence.tokens[-1].text == "?":
            continue
        for at, token in enumerate(sentence.tokens):
            found = None
            if token.lemma in CONFIRMING and token.upos == "VERB":
                found = _by_verb(sentence, at)
            elif token.lemma == NOUN:
                found = _by_noun(sentence, at)
            if found is None or not found.told:
                continue
            heads = tuple(each for each in found.heads if _may_confirm(doc, sentence, each))
            if heads:
                yield Confirmation(sentence, at, heads, found.told)


def deeds_confirmed_or_not(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Each word of confirming with a word for what it is about, whether that is confirmed or not."""
    for at in sentence.where(frozenset((NOUN,))):
        yield from ((at, each) for each in sentence.children_by(at, "nmod") if case_of(sentence, each) == "of")
    for at in sentence.where(CONFIRMING):
        verbs = (at, *_beside(sentence, at))
        for verb in verbs:
            yield from (
                (at, each) for each in (*deeds_below(sentence, verb), *sentence.children_by(verb, "nsubj:pass"))
            )


def deeds_below(sentence: Sentence, verb: int) -> list[int]:
    """The object of a verb; some trees have it for a complement, or join it to the verb or its subject."""
    after = (each for each in sentence.children_by(verb, "nsubj", "conj") if each > verb)
    near = [*sentence.children_by(verb, "obj", "xcomp"), *after]
    return [each for each in near if sentence.tokens[each].upos in ("NOUN", "PRON", "PROPN")]


def givers(sentence: Sentence, word: int) -> list[int]:
    """From whom a confirmation is, also where the tree hangs them on what it is of."""
    return [each for each in sentence.children_by(word, "nmod", "obl") if case_of(sentence, each) in GIVERS]


def is_left_open(sentence: Sentence, word: int) -> bool:
    """ "Would neither confirm nor deny": nothing is said of it, whatever the second verb would say alone."""
    return any(sentence.tokens[each].lemma == DENYING for each in _beside(sentence, word))


def denials_left_open(sentence: Sentence) -> Iterator[int]:
    """The "deny" of each "neither confirmed nor denied"."""
    for at in sentence.where(CONFIRMING):
        yield from (each for each in _beside(sentence, at) if sentence.tokens[each].lemma == DENYING)


def _beside(sentence: Sentence, verb: int) -> list[int]:
    """Verbs joined to a verb by "or" and "nor"."""
    token = sentence.tokens[verb]
    above = [token.head] if token.deprel == "conj" and token.head >= 0 else []
    return [*above, *sentence.children_by(verb, "conj")]


def _by_verb(sentence: Sentence, verb: int) -> Confirmation | None:
    """ "The army confirmed the raid", "the raid was confirmed by the army"."""
    if not _is_told(sentence, verb):
        return None
    if is_passive(sentence, verb):
        heads = tuple(each for head in sentence.children_by(verb, "obl:agent") for each in _all(sentence, head))
        return Confirmation(sentence, verb, heads, tuple(sentence.children_by(verb, "nsubj:pass")))
    head = subject(sentence, verb)
    told = (*deeds_below(sentence, verb), *sentence.children_by(verb, "ccomp"))
    more = (each for at in told for each in sentence.children_by(at, "conj"))
    return None if head is None else Confirmation(sentence, verb, _all(sentence, head), (*told, *more))


def _by_noun(sentence: Sentence, noun: int) -> Confirmation | None:
    """ "There was confirmation of the arrest from the army", "the army's confirmation of the arrest"."""
    token = sentence.tokens[noun]
    if negated(sentence, noun) or token.head < 0:
        return None
    above = sentence.tokens[token.head]
    if above.lemma not in ARRIVING or not _is_told(sentence, token.head):
        return None
    of = [each for each in sentence.children_by(noun, "nmod") if case_of(sentence, each) == "of"]
    near = (noun, *of, token.head)
    heads = [*sentence.children_by(noun, "nmod:poss"), *(each for at in near for each in givers(sentence, at))]
    return Confirmation(sentence, noun, tuple(each for head in heads for each in _all(sentence, head)), tuple(of))


def _all(sentence: Sentence, head: int) -> tuple[int, ...]:
    return (head, *partners(sentence, head))


def _is_told(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells something that is so."""
    token = sentence.tokens[verb]
    if token.deprel not in STANDING or negated(sentence, verb) or conditional(sentence, verb):
        return False
    if modality(sentence, verb) or not _marks(sentence, verb).isdisjoint({"to", *NOT_YET}):
        return False
    if token.head < 0 or token.deprel not in ("ccomp", "conj"):
        return True
    if token.deprel == "ccomp":
        return sentence.tokens[token.head].lemma not in UNDOING and not negated(sentence, token.head)
    is_whole = sentence.children_by(verb, "nsubj", "nsubj:pass", "aux")
    above = sentence.tokens[token.head].upos == "VERB"
    return bool(is_whole) or not above or _is_told(sentence, token.head)


def _marks(sentence: Sentence, verb: int) -> set[str]:
    return {sentence.tokens[each].lemma for each in sentence.children_by(verb, "mark", "aux", "case")}


def _may_confirm(doc: Document, sentence: Sentence, head: int) -> bool:
    """Whether a word stands for people or a body that knows."""
    token = sentence.tokens[head]
    dets = {sentence.tokens[each].lemma for each in sentence.children_by(head, "det")}
    if token.lemma in US | NOBODY or not dets.isdisjoint(("no", "neither", "no one")):
        return False
    if token.lemma in PRONOUNS:
        return token.lemma == "who" or antecedent(doc, sentence, head) is not None
    if token.lemma in RELATIVE:
        return True
    name = sentence.name_at(head)
    if name is not None:
        return name.type in NAMED
    lemma = token.lemma.lower()
    return lemma not in EVIDENCE and (lemma in KIND_OF or lemma in SPEAKS_FOR or lemma in SOURCES)
