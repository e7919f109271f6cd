"""How many: numbers of killed, injured, arrested, displaced, abducted, and the size of crowds, tied to an act."""

from __future__ import annotations

import re

from dateline.extract.amounts import bounds_of
from dateline.model import Document, Quantity, QuantityKind, Sentence, words_of

_VERBS: dict[str, QuantityKind] = {
    **dict.fromkeys("kill die slay execute murder behead massacre perish assassinate".split(), "killed"),
    **dict.fromkeys("injure wound hurt maim".split(), "injured"),
    **dict.fromkeys("arrest detain jail imprison capture round hold".split(), "arrested"),
    **dict.fromkeys("displace flee evacuate uproot".split(), "displaced"),
    **dict.fromkeys("abduct kidnap seize".split(), "abducted"),
    **dict.fromkeys("march protest rally demonstrate gather".split(), "crowd"),
}
_NOUNS: dict[str, QuantityKind] = {
    **dict.fromkeys("dead death fatality casualty".split(), "killed"),
    **dict.fromkeys("injured wounded injury".split(), "injured"),
    **dict.fromkeys("arrest detainee".split(), "arrested"),
    **dict.fromkeys("protester demonstrator marcher crowd".split(), "crowd"),
    **dict.fromkeys(("hostage",), "abducted"),
}
_ADJECTIVES: dict[str, QuantityKind] = {"dead": "killed", "injured": "injured", "wounded": "injured"}
APART = frozenset(("advcl", "acl", "ccomp", "parataxis", "conj"))
TOTAL = re.compile(r"\b(?:since|so far|in total|to date|over the (?:past|last)|this year)\b", re.IGNORECASE)
NUMBER_WORDS = frozenset("dozens scores hundreds thousands dozen score hundred thousand million millions".split())


def find_quantities(doc: Document, sentence: Sentence, trigger: int) -> tuple[Quantity, ...]:
    """Quantities told in the act's own clause; totals over longer times are not this act's."""
    found: list[Quantity] = []
    for index, token in enumerate(sentence.tokens):
        if not (token.upos == "NUM" or token.text.lower() in NUMBER_WORDS or _no_casualties(sentence, index)):
            continue
        kind = None if _dates(sentence, index) else _kind(sentence, index)
        if kind is None or not _near(sentence, index, trigger):
            continue
        low, high, first, last = bounds_of([each.text for each in sentence.tokens], index)
        before = doc.report.text[max(sentence.start, token.start - 40) : token.start].rsplit(", ", 1)[-1]
        after = doc.report.text[token.end : min(sentence.end, token.end + 60)].split(", ", 1)[0]
        if TOTAL.search(before) or TOTAL.search(after):
            continue
        if any(other.what == kind for other in found):
            continue
        found.append(Quantity(kind, low, high, words_of(doc.report, sentence.offsets(first, last))))
    return tuple(found)


def _dates(sentence: Sentence, index: int) -> bool:
    """Part of a date: "2000" in "killed 17 sailors in 2000", "July 12"."""
    name = sentence.name_at(index)
    return bool(name and name.type == "Date")


def _no_casualties(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.lemma == "no" and token.head >= 0 and sentence.tokens[token.head].lemma in _NOUNS


def _kind(sentence: Sentence, number: int) -> QuantityKind | None:
    """What a number counts, by the noun it modifies and the verb that noun depends on."""
    at, steps = number, 0
    while at >= 0 and steps < 4:
        token = sentence.tokens[at]
        done_to = _VERBS.get(sentence.tokens[token.head].lemma) if token.head >= 0 else None
        if (
            done_to not in (None, "crowd")
            and token.upos == "NOUN"
            and (
                token.deprel in ("obj", "nsubj:pass")
                or any(sentence.tokens[c].lemma == "than" for c in sentence.children(at))
            )
        ):
            return done_to  # "arrested 30 protesters" counts the arrested
        if token.upos == "NOUN" and token.lemma in _NOUNS:
            return _NOUNS[token.lemma]
        if token.upos == "ADJ" and token.lemma in _ADJECTIVES:
            return _ADJECTIVES[token.lemma]
        for child in sentence.children_by(at, "amod", "acl", "xcomp"):
            if sentence.tokens[child].lemma in _ADJECTIVES:
                return _ADJECTIVES[sentence.tokens[child].lemma]
        relation = token.deprel
        up = token.head
        if up < 0:
            return None
        governor = sentence.tokens[up]
        if governor.upos == "VERB" and governor.lemma in _VERBS:
            kind = _VERBS[governor.lemma]
            wanted = {"crowd": ("nsubj",), "displaced": ("nsubj", "nsubj:pass", "obj")}.get(
                kind, ("obj", "nsubj:pass", "nsubj" if governor.lemma in ("die", "perish") else "obj")
            )
            return kind if relation in wanted else None
        at, steps = up, steps + 1
    return None


def _near(sentence: Sentence, number: int, trigger: int) -> bool:
    """The number stands below the act, or beside it in one clause; a clause with its own subject is another's."""
    for own in (trigger, *sentence.ancestors(trigger)[:1]):
        at = number
        while at >= 0 and at != own:
            token = sentence.tokens[at]
            if token.upos == "VERB" and token.deprel.split(":")[0] in APART and _apart(sentence, at):
                break
            at = token.head
        if at == own:
            return True
    return False


def _apart(sentence: Sentence, verb: int) -> bool:
    """A clause of its own: it has a subject or a conjunction, or is joined by "and" to another verb."""
    if sentence.tokens[verb].deprel == "conj":
        return _VERBS.get(sentence.tokens[verb].lemma) not in ("killed", "injured")  # "killed two and hurt six"
    return any(sentence.tokens[c].deprel.split(":")[0] in ("nsubj", "mark") for c in sentence.children(verb))
