"""Whether it happened: negation with its scope, modality, governors, tense, and what the model learnt.

Rules decide where the words are plain; else the learnt status does (PLOVER 2021, auxiliary modes
negation, future, hypothetical, historical; factuality after Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

import re
from typing import Literal

from dateline.model import Act, Document, Sentence, Status, StatusValue

Tense = Literal["past", "present", "future", "none"]

NEGATIONS = frozenset(("not", "never", "no", "neither", "nor", "without", "n't"))
WOULD = frozenset(("would", "could", "may", "might"))
WILL = frozenset(("will", "shall", "wo", "'ll", "’ll"))
DUTY = frozenset(("must", "should", "ought"))
NEAR = frozenset(("nearly", "almost", "narrowly"))
_GOVERNORS: dict[StatusValue, frozenset[str]] = {
    "planned": frozenset(
        "plan intend prepare vow pledge promise agree decide schedule set aim expect undertake announce offer "
        "ready due willing poise determine commit".split()
    ),
    "threatened": frozenset(("threaten", "threat", "ultimatum")),
    "did_not_happen": frozenset(
        "fail refuse decline stop avoid prevent foil thwart avert cancel abort abandon avoid scrap block "
        "forgo refrain neglect miss postpone".split()
    ),
    "denied": frozenset(("deny", "denial", "refute")),
    "hypothetical": frozenset(
        "call urge demand ask request propose suggest consider want hope seek wish fear risk mull weigh "
        "appeal likely unlikely able possible allow enable permit warn need require recommend discuss debate "
        "oppose reject possibility likelihood prospect chance danger proposal idea option right "
        "attempt try favour favor support back advocate".split()
    ),
}
_MODIFIERS: dict[StatusValue, frozenset[str]] = {
    "planned": frozenset("planned upcoming scheduled future next forthcoming impending coming".split()),
    "hypothetical": frozenset("possible potential likely hypothetical would-be eventual proposed".split()),
    "ongoing": frozenset("ongoing continuing continued current".split()),
    "did_not_happen": frozenset("failed foiled cancelled canceled averted aborted thwarted attempted".split()),
    "threatened": frozenset(("threatened",)),
}
_NOUN_ASKING = frozenset(("call", "urge", "demand", "ask", "request", "propose", "suggest", "appeal", "seek"))
CONTINUING = frozenset(("continue", "keep", "remain", "still"))
LINKS = frozenset(("xcomp", "ccomp", "acl", "obj", "obl", "nmod", "csubj", "nsubj:pass", "advcl"))
_OLD = re.compile(r"\b(?:(?:1[89]|20)\d\d)s?\b|\b(?:decades?|century|years?) ago\b", re.IGNORECASE)
LEARNT = 0.55
"""The learnt status is taken from this probability on (corpus dev)."""


def find_status(doc: Document, sentence: Sentence, *, act: Act, type_: str) -> Status:
    """Status of an act; ``because`` says in plain words what decided."""
    value, because = _ruled(sentence, act.token, type_)
    learnt = {k: v for k, v in act.status.items() if k != "historical"}
    if value is None and learnt:
        best = max(learnt, key=lambda kind: learnt[kind])
        if best != "happened" and learnt[best] >= LEARNT:
            value, because = best, f"the sentence as a whole reads so (model, {learnt[best]:.2f})"  # type: ignore[assignment]
    return Status(
        value=value or "happened",
        historical=_historical(doc, sentence, act),
        factuality=round(act.factuality, 1),
        because=because or "told as a fact",
    )


def negated(sentence: Sentence, token: int) -> str | None:
    """The word that denies a token ("not", "no", "never", "without"), None where there is none."""
    for child in sentence.children(token):
        each = sentence.tokens[child]
        if each.lemma in NEGATIONS and each.deprel.split(":")[0] in ("advmod", "det", "mark", "cc", "case"):
            return each.text
    return None


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
    if any(sentence.tokens[c].lemma == "to" for c in sentence.children_by(token, "mark")):
        return "none"
    if low == each.lemma or low.endswith("s"):
        return "present"
    return "past"


def _ruled(sentence: Sentence, trigger: int, type_: str) -> tuple[StatusValue | None, str | None]:
    refusal = type_ == "REJECT"  # "could not support": the refusal is the act, and it happened
    word = negated(sentence, trigger)
    if word and not refusal:
        return "did_not_happen", f"negated by “{word}”"
    if any(sentence.tokens[c].lemma in NEAR for c in sentence.children_by(trigger, "advmod")):
        return "did_not_happen", "a near miss"
    modal = _modal(sentence, trigger)
    if modal and not refusal:
        return modal
    for child in sentence.children_by(trigger, "amod", "advmod"):
        for value, words in _MODIFIERS.items():
            if sentence.tokens[child].text.lower() in words:
                return value, f"“{sentence.tokens[child].text}”"
    governed = _governed(sentence, trigger, refusal=refusal)
    if governed:
        return governed
    if any(sentence.tokens[c].lemma in ("if", "unless") for c in sentence.children_by(trigger, "mark")):
        return "hypothetical", "stands under a condition"
    return _by_tense(sentence, trigger)


def _modal(sentence: Sentence, token: int) -> tuple[StatusValue, str] | None:
    helping = [sentence.tokens[c] for c in sentence.children_by(token, "aux")]
    lemmas = {h.lemma for h in helping}
    told = {h.lemma: h.text for h in helping}
    if lemmas & {"would", "could", "might"} and "have" in lemmas:
        return "did_not_happen", "“would have” tells of what was not"
    for modal in lemmas & (WOULD | DUTY):
        return "hypothetical", f"“{told[modal]}”"
    for modal in lemmas & WILL:
        return "planned", f"“{told[modal]}”"
    return None


def _governed(sentence: Sentence, trigger: int, *, refusal: bool) -> tuple[StatusValue, str] | None:
    """The nearest governor that says it did not, will or may happen; its own negation and modality count."""
    at, steps = trigger, 0
    while sentence.tokens[at].head >= 0 and steps < 4:
        relation = sentence.tokens[at].deprel
        if relation.split(":")[0] == "conj":
            at = sentence.tokens[at].head
            continue
        up = sentence.tokens[at].head
        head = sentence.tokens[up]
        if relation not in LINKS:
            return None
        finite_claim = relation == "ccomp" and tense(sentence, at) in ("past", "present")
        nominal = sentence.tokens[at].upos == "NOUN"
        for value, words in _GOVERNORS.items():
            if head.lemma not in words or (finite_claim and value != "denied") or refusal:
                continue
            if nominal and value == "hypothetical" and head.lemma not in _NOUN_ASKING | {
                "possibility", "likelihood", "prospect", "chance", "danger", "risk", "fear", "proposal", "consider"
            }:  # fmt: skip
                continue  # "supported the attack", "discussed the raid": the attack and the raid were
            if nominal and value == "planned" and head.lemma in ("agree", "announce", "set", "expect", "decide"):
                continue
            if nominal and relation == "obl":
                continue
            if relation == "advcl":
                continue
            return value, f"under “{head.text}”"
        if relation in ("xcomp", "ccomp"):
            word = negated(sentence, up)
            if word and relation == "xcomp" and not refusal:
                return "did_not_happen", f"“{word} {head.text}”"
            modal = _modal(sentence, up)
            if modal and relation == "xcomp":
                return modal
            if relation == "ccomp" and not finite_claim and modal:
                return modal
        if relation in ("obj", "obl", "nmod", "nsubj:pass", "advcl", "csubj"):
            if relation in ("obj", "nsubj:pass") and (head.upos in ("VERB", "ADJ")):
                word = negated(sentence, up)
                if word and head.lemma in LIGHT:
                    return "did_not_happen", f"“{word} {head.text}”"
                modal = _modal(sentence, up)
                if modal and head.lemma in LIGHT:
                    return modal
                at, steps = up, steps + 1
                if head.lemma in LIGHT:
                    continue
            return None
        at, steps = up, steps + 1
    return None


LIGHT = frozenset(
    "hold have make carry launch stage conduct take mount pay give reach hit open start begin wage lead join "
    "host attend offer provide deliver impose issue sign commit do perform undertake".split()
)
"""Verbs whose object names the act: what is said of them is said of it."""


def _by_tense(sentence: Sentence, trigger: int) -> tuple[StatusValue | None, str | None]:
    if sentence.part == "title" or sentence.tokens[trigger].upos not in ("VERB", "AUX"):
        return None, None
    helping = {sentence.tokens[c].text.lower() for c in sentence.children_by(trigger, "aux")}
    low = sentence.tokens[trigger].text.lower()
    passive_now = any(sentence.tokens[c].text.lower() == "being" for c in sentence.children_by(trigger, "aux"))
    if helping & {"is", "are", "'re", "’re", "am"} and (low.endswith("ing") or passive_now):
        return "ongoing", "told in the present progressive"
    head = sentence.tokens[trigger].head
    if head >= 0 and sentence.tokens[trigger].deprel == "xcomp" and sentence.tokens[head].lemma in CONTINUING:
        return "ongoing", f"“{sentence.tokens[head].text}”"
    return None, None


def _historical(doc: Document, sentence: Sentence, act: Act) -> bool:
    """Background: dated over a year before publication, or read so by the model."""
    published = doc.report.published_day
    year = published.year if published else None
    below = [sentence.tokens[i] for i in sentence.descendants(act.token)]
    own = " ".join(token.text for token in below)
    for found in _OLD.finditer(own):
        told = re.search(r"\d{4}", found.group(0))
        if told is None:
            return True
        if year and int(told.group(0)) < year - 1:
            return True
    return act.status.get("historical", 0.0) >= 0.6
