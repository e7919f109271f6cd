"""Whether it happened: negation with its scope, modality, governors, tense, and what the model learnt.

Rules decide where the words are plain; else the learnt status does (PLOVER 2021, auxiliary modes
negation, future, hypothetical, historical; factuality after Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

from typing import Literal

from dateline.extract.background import told_as_background
from dateline.extract.cues import LIGHT, SAYING
from dateline.model import Act, Document, Sentence, Status, StatusValue

Tense = Literal["past", "present", "future", "none"]

NEGATIONS = frozenset(("not", "never", "no", "neither", "nor", "without", "n't"))
NOBODY = frozenset(("nobody", "none", "no-one", "nothing"))
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
        "attempt try favour favor support back advocate order instruct direct tantamount whether".split()
    ),
}
_MODIFIERS: dict[StatusValue, frozenset[str]] = {
    "planned": frozenset("planned upcoming scheduled future next forthcoming impending coming".split()),
    "hypothetical": frozenset("possible potential likely hypothetical would-be eventual proposed".split()),
    "ongoing": frozenset("ongoing continuing continued current".split()),
    "did_not_happen": frozenset("failed foiled cancelled canceled averted aborted thwarted attempted".split()),
    "threatened": frozenset(("threatened",)),
}
_NOUN_ASKING = frozenset(
    "call urge demand ask request propose suggest appeal seek possibility likelihood prospect chance danger risk "
    "fear proposal consider weigh mull".split()
)
HABIT = frozenset("often usually regularly routinely always typically traditionally habitually generally".split())
UNITS = frozenset("day week month year spring summer autumn winter".split())
OCCUR = frozenset("happen occur follow come take begin start".split())
ASKED = frozenset(
    "call appeal push press ask hope plea demand resolution proposal plan draft bid motion need prospect vote "
    "deadline preparation condition".split()
)
"""Words whose "for" or "of" phrase names what is wanted and has not happened."""
LEADERS = frozenset("leader head commander chief organiser organizer".split())
CONTINUING = frozenset(("continue", "keep", "remain", "still"))
LINKS = frozenset(("xcomp", "ccomp", "acl", "obj", "obl", "nmod", "csubj", "nsubj:pass", "advcl"))
LEARNT = 0.55
"""The learnt status is taken from this probability on (corpus dev)."""


OLD_LEARNT = 0.6
"""The learnt mark of background is taken from this probability on (corpus dev)."""


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
        historical=told_as_background(doc, sentence, act.token) or act.status.get("historical", 0.0) >= OLD_LEARNT,
        factuality=round(act.factuality, 1),
        because=because or "told as a fact",
    )


def negated(sentence: Sentence, token: int) -> str | None:
    """The word that denies a token ("not", "no", "never", "without", "nobody"), None where there is none."""
    for child in sentence.children(token):
        each = sentence.tokens[child]
        relation = each.deprel.split(":")[0]
        if relation in ("nsubj", "obj"):
            denied = [c for c in sentence.children_by(child, "det") if sentence.tokens[c].lemma == "no"]
            if relation == "nsubj" and (denied or each.lemma in NOBODY):
                return sentence.tokens[denied[0]].text if denied else each.text
        if each.lemma in NEGATIONS and relation in ("advmod", "det", "mark", "cc", "case"):
            after = sentence.tokens[child + 1].lemma if child + 1 < len(sentence.tokens) else ""
            if each.lemma == "not" and after in ("only", "just", "merely"):
                continue  # "not only shelled but burned": both were
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
        under = [c for c in sentence.children_by(trigger, "advcl") if _condition(sentence, c)]
        return ("hypothetical", "under a condition") if under and modal[0] == "planned" else modal
    habit = _habit(sentence, trigger)
    if habit:
        return "general", f"“{habit}” tells of a habit"
    for child in sentence.children_by(trigger, "amod", "advmod"):
        for value, words in _MODIFIERS.items():
            if sentence.tokens[child].text.lower() in words:
                return value, f"“{sentence.tokens[child].text}”"
    governed = _governed(sentence, trigger, refusal=refusal)
    if governed:
        return governed
    if _condition(sentence, trigger):
        return "hypothetical", "stands under a condition"
    if sentence.tokens[trigger].upos == "NOUN":
        forecast = _forecast(sentence, trigger)
        if forecast:
            return "hypothetical", f"“{forecast}”"
        led = _led(sentence, trigger)
        if led:
            return "ongoing", f"somebody is called its “{led}”"
    return _by_tense(sentence, trigger)


def _condition(sentence: Sentence, token: int) -> bool:
    return any(sentence.tokens[c].lemma in ("if", "unless", "whether") for c in sentence.children_by(token, "mark"))


def _habit(sentence: Sentence, token: int) -> str | None:
    """A word of habit beside the act ("often", "every year")."""
    for child in sentence.children_by(token, "advmod", "obl", "amod"):
        if sentence.tokens[child].text.lower() in HABIT:
            return sentence.tokens[child].text
    for index in range(max(0, token - 8), min(token + 8, len(sentence.tokens) - 1)):
        each, unit = sentence.tokens[index], sentence.tokens[index + 1]
        if each.lemma in ("every", "each") and unit.lemma in UNITS:
            return f"{each.text} {unit.text}"
    return None


def _forecast(sentence: Sentence, noun: int) -> str | None:
    """What the rest of an event noun's clause says of it: "an attack … is likely to happen"."""
    for index in range(noun + 1, min(noun + 12, len(sentence.tokens))):
        each = sentence.tokens[index]
        if each.upos == "PUNCT" or (each.upos == "VERB" and each.lemma not in OCCUR):
            return None
        if each.lemma in ("likely", "unlikely", "possible", "imminent"):
            return each.text
        if each.lemma in WOULD and each.upos == "AUX":
            return each.text
    return None


def _led(sentence: Sentence, noun: int) -> str | None:
    """ "The leader of an assault on the capital": what is led goes on, unless the leader is a former one."""
    up = sentence.tokens[noun].head
    if sentence.tokens[noun].deprel != "nmod" or up < 0 or sentence.tokens[up].lemma not in LEADERS:
        return None
    former = any(sentence.tokens[c].lemma in ("former", "late", "ex") for c in sentence.children(up))
    return None if former else sentence.tokens[up].text


def _modal(sentence: Sentence, token: int) -> tuple[StatusValue, str] | None:
    helping = [sentence.tokens[c] for c in sentence.children_by(token, "aux")]
    lemmas = {h.lemma for h in helping}
    told = {h.lemma: h.text for h in helping}
    if lemmas & {"would", "could", "might"} and "have" in lemmas:
        return "did_not_happen", "“would have” tells of what was not"
    up = sentence.tokens[token].head
    reported = (
        up >= 0 and sentence.tokens[token].deprel in ("ccomp", "parataxis") and sentence.tokens[up].lemma in SAYING
    )
    if "would" in lemmas and reported and tense(sentence, up) == "past":
        return "planned", f"“{told['would']}” is what was announced as “will”"
    for modal in lemmas & (WOULD | DUTY):
        return "hypothetical", f"“{told[modal]}”"
    for modal in lemmas & WILL:
        return "planned", f"“{told[modal]}”"
    return None


def _governed(sentence: Sentence, trigger: int, *, refusal: bool) -> tuple[StatusValue, str] | None:
    """The nearest governor that says it did not, will or may happen; its own negation and modality count."""
    at, steps = trigger, 0
    while not refusal and sentence.tokens[at].head >= 0 and steps < 4:
        up, relation = sentence.tokens[at].head, sentence.tokens[at].deprel
        if relation.split(":")[0] == "conj":
            at = up
            continue
        if relation not in LINKS:
            return None
        found = _by_phrase(sentence, at, up) or _by_governor(sentence, at, up)
        if found:
            return found
        if relation in ("xcomp", "ccomp"):
            found = _passed_down(sentence, at, up)
        elif relation in ("obj", "nsubj:pass") and sentence.tokens[up].lemma in LIGHT:
            word = negated(sentence, up)
            found = ("did_not_happen", f"“{word} {sentence.tokens[up].text}”") if word else _modal(sentence, up)
        else:
            return None
        if found:
            return found
        at, steps = up, steps + 1
    return None


def _by_phrase(sentence: Sentence, at: int, up: int) -> tuple[StatusValue, str] | None:
    """Governors of two words: "called off", "stopped short of", "called for"."""
    off = _called_off(sentence, at, up)
    if off:
        return "did_not_happen", f"“{off}”"
    head = sentence.tokens[up]
    if sentence.tokens[at].deprel in ("obl", "nmod") and head.lemma in ASKED:
        cases = {sentence.tokens[c].lemma for c in sentence.children_by(at, "case")}
        if "for" in cases:
            return "hypothetical", f"“{head.text} for”"
    return None


def _by_governor(sentence: Sentence, at: int, up: int) -> tuple[StatusValue, str] | None:
    """What the governor's own meaning says of what it governs."""
    each, head = sentence.tokens[at], sentence.tokens[up]
    relation = each.deprel
    nominal = each.upos == "NOUN"
    if relation == "advcl" and head.upos != "ADJ" and head.lemma not in ("tantamount", "likely", "ready"):
        return None
    if nominal and relation == "obl":
        return None
    finite_claim = relation == "ccomp" and tense(sentence, at) in ("past", "present")
    for value, words in _GOVERNORS.items():
        if head.lemma not in words or (finite_claim and value != "denied"):
            continue
        if nominal and value == "hypothetical" and head.lemma not in _NOUN_ASKING:
            continue  # "supported the attack", "discussed the raid": the attack and the raid were
        if nominal and value == "planned" and head.lemma in ("agree", "announce", "set", "expect", "decide"):
            continue
        return value, f"under “{head.text}”"
    return None


def _passed_down(sentence: Sentence, at: int, up: int) -> tuple[StatusValue, str] | None:
    """Negation and modality of a governing verb reach its infinitive, modality also its bare clause."""
    if sentence.tokens[at].deprel == "xcomp":
        word = negated(sentence, up)
        if word:
            return "did_not_happen", f"“{word} {sentence.tokens[up].text}”"
        return _modal(sentence, up)
    return _modal(sentence, up) if tense(sentence, at) not in ("past", "present") else None


def _called_off(sentence: Sentence, token: int, head: int) -> str | None:
    """ "Called off the strike", "stopped short of attacking": two words that say it did not happen."""
    lemma = sentence.tokens[head].lemma
    near = {sentence.tokens[c].lemma for c in sentence.children(head)}
    near |= {each.lemma for each in sentence.tokens[head + 1 : head + 2]}
    if lemma == "call" and "off" in near:
        return "called off"
    marks = {sentence.tokens[c].lemma for c in sentence.children(token)}
    if lemma in ("stop", "fall") and ("short" in near or "short" in marks):
        return f"{sentence.tokens[head].text} short of"
    if lemma == "short" and "of" in marks:
        return "short of"
    return None


def _by_tense(sentence: Sentence, trigger: int) -> tuple[StatusValue | None, str | None]:
    if sentence.part == "title" or sentence.tokens[trigger].upos not in ("VERB", "AUX"):
        return None, None
    helping = {sentence.tokens[c].text.lower() for c in sentence.children_by(trigger, "aux")}
    low = sentence.tokens[trigger].text.lower()
    passive_now = any(sentence.tokens[c].text.lower() == "being" for c in sentence.children_by(trigger, "aux"))
    if {"been"} & helping and helping & {"has", "have", "'ve", "’ve"} and low.endswith("ing"):
        return "ongoing", "told in the progressive up to now"
    if helping & {"is", "are", "'re", "’re", "am"} and (low.endswith("ing") or passive_now):
        return "ongoing", "told in the present progressive"
    head = sentence.tokens[trigger].head
    if head >= 0 and sentence.tokens[trigger].deprel == "xcomp" and sentence.tokens[head].lemma in CONTINUING:
        return "ongoing", f"“{sentence.tokens[head].text}”"
    return None, None
