"""Grammar of one clause: its negation, tense, modality, condition."""

from __future__ import annotations

from typing import Literal

from dateline.extract.cues import SAYING
from dateline.model import Sentence, once

Tense = Literal["past", "present", "future", "none"]

NEGATIONS = frozenset(("not", "never", "no", "neither", "nor", "without", "n't"))
NOBODY = frozenset(("nobody", "none", "no-one", "nothing"))
WOULD = frozenset(("would", "could", "may", "might"))
WILL = frozenset(("will", "shall", "wo", "'ll", "’ll"))
DUTY = frozenset(("must", "should", "ought"))
IN_CROWDS = frozenset("chant demonstrate march picket protest rally riot".split())


@once
def negated(sentence: Sentence, token: int) -> str | None:
    """The word that denies a token ("not", "no", "never", "without", "nobody"), None where there is none."""
    for child in sentence.children(token):
        each = sentence.tokens[child]
        relation = each.deprel.split(":")[0]
        if relation in ("nsubj", "obj"):
            denied = [c for c in sentence.children_by(child, "det") if sentence.tokens[c].lemma in ("no", "neither")]
            if denied or each.lemma in NOBODY:
                return sentence.tokens[denied[0]].text if denied else each.text
        if each.lemma in NEGATIONS and relation in ("advmod", "det", "mark", "cc", "case"):
            after = sentence.tokens[child + 1].lemma if child + 1 < len(sentence.tokens) else ""
            if each.lemma in ("not", "no") and after in ("only", "just", "merely", "sooner", "longer"):
                continue  # "not only shelled but burned": both were
            return each.text
    return None


def yet_to(sentence: Sentence, verb: int) -> bool:
    """ "Has yet to receive", "is yet to be held": not so far."""
    before = [each.lemma for each in sentence.tokens[max(verb - 3, 0) : verb] if each.lemma != "be"]
    return before[-2:] == ["yet", "to"]


def helped_with(sentence: Sentence, verb: int) -> int:
    """The verb whose helping words hold for a participle too: "would be closed and gatherings banned"; else itself."""
    word = sentence.tokens[verb]
    if sentence.children_by(verb, "aux", "aux:pass", "cop") or not sentence.children_by(verb, "nsubj:pass"):
        return verb
    if word.deprel == "conj":
        before: tuple[int, ...] = (word.head,)
    else:  # the parser hangs the second of two clauses beside the first as often as not
        is_second = word.head >= 0 and bool(sentence.children_by(verb, "cc"))
        before = sentence.children_by(word.head, word.deprel) if is_second else ()
    return next((at for at in before if at < verb and sentence.children_by(at, "aux:pass")), verb)


@once
def tense(sentence: Sentence, token: int) -> Tense:
    """Tense of a verb by its form and auxiliaries; none for nouns and bare infinitives."""
    each = sentence.tokens[token]
    if each.upos not in ("VERB", "AUX"):
        return "none"
    helping = [sentence.tokens[c] for c in sentence.children_by(token, "aux")]
    lemmas = {h.lemma for h in helping}
    if lemmas & WILL:
        return "future"
    low = each.text.lower()
    forms = {h.text.lower() for h in helping}
    if forms & {"was", "were", "had", "did", "been"}:
        return "past"
    if forms & {"is", "are", "am", "'s", "’s", "'re", "’re"} and low.endswith("ing"):
        return "present"
    if forms & {"has", "have", "'ve", "’ve"}:
        return "past"
    if (
        low.endswith("ing")
        or "being" in forms
        or any(sentence.tokens[c].lemma == "to" for c in sentence.children_by(token, "mark"))
    ):
        return "none"
    if low == each.lemma or low.endswith("s"):
        return "present"
    return "past"


@once
def conditional(sentence: Sentence, token: int) -> bool:
    """Whether a verb's clause begins with "if", "unless" or "whether"."""
    return any(sentence.tokens[c].lemma in ("if", "unless", "whether") for c in sentence.children_by(token, "mark"))


@once
def modality(sentence: Sentence, token: int) -> tuple[str, str] | None:
    """Kind of modality of a verb, and its auxiliary."""
    token = helped_with(sentence, token)
    if not sentence.children_by(token, "aux", "cop"):
        return None
    told = {sentence.tokens[c].lemma: sentence.tokens[c].text for c in sentence.children_by(token, "aux")}
    if told.keys() & {"would", "could"} and "have" in told:
        return "would have", f"{told.get('would') or told.get('could')} have"
    if told.keys() & {"might", "may", "must"} and "have" in told:
        return "may have", f"{told.get('might') or told.get('may') or told.get('must')} have"
    up = sentence.tokens[token].head
    above = up >= 0 and sentence.tokens[token].deprel in ("ccomp", "parataxis")
    if "would" in told and above and sentence.tokens[up].lemma in SAYING and tense(sentence, up) == "past":
        return "would, reported", told["would"]
    for kind, lemmas in (("would", {"would"}), ("may", WOULD), ("must", DUTY), ("will", WILL)) if told else ():
        for lemma in sorted(told.keys() & lemmas):
            return kind, told[lemma]
    to = [c for c in sentence.children_by(token, "mark", "aux") if sentence.tokens[c].lemma == "to"]
    for child in sentence.children_by(token, "aux", "cop"):
        if to and child < to[0] and sentence.tokens[child].lemma == "be":  # "is to expel"
            if "have" in told:  # "was to have landed": it did not
                return "was to have", f"to {told['have']}"
            return ("is to" if sentence.tokens[child].text.lower() in ("is", "are") else "was to"), "to"
    return None


def doers_above(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Who does the verb above a participle that tells what befell its noun: "pardons a sailor convicted of murder".

    Whoever pardons him is not said to have convicted him. Empty for every other word.
    """
    word = sentence.tokens[token]
    if word.upos != "VERB" or word.deprel != "acl" or word.text.lower().endswith("ing") or word.head < 0:
        return ()
    if sentence.children_by(token, "obj", "mark"):
        return ()
    noun = sentence.tokens[word.head]
    if noun.deprel not in ("obj", "iobj") or noun.head < 0:
        return ()
    return tuple(sentence.doers(noun.head))


def who_meets_crowd(sentence: Sentence, token: int) -> tuple[int, ...]:
    """The subject of the verb above those who protest, who does not: "police fired on men protesting"."""
    word = sentence.tokens[token]
    if word.lemma not in IN_CROWDS or not word.text.lower().endswith("ing") or word.deprel != "acl":
        return ()
    noun = sentence.tokens[word.head]
    if noun.upos == "VERB" or noun.head < 0 or noun.deprel not in ("obj", "iobj", "obl", "obl:agent"):
        return ()
    if sentence.tokens[token - 1].text == ",":
        return ()
    return tuple(sentence.children_by(noun.head, "nsubj", "nsubj:pass"))
