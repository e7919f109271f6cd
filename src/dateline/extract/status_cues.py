"""Named cues of whether an act happened: negation with its scope, modality, governors, tense, words of saying.

Each cue has a name, which the weights of `status.py` know, and the words that show it, which the reader sees.
After PLOVER 2021 (auxiliary modes negation, future, hypothetical) and Saurí and Pustejovsky (2009, scope of
factuality markers).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.clauses import conditional, modality, negated, tense, yet_to
from dateline.extract.cues import SAYING
from dateline.extract.status_governors import of_governors
from dateline.extract.status_times import of_recurrence, of_time
from dateline.extract.status_words import (
    ANNOUNCED,
    ANTICIPATING,
    LEADERS,
    MODIFIER_OF,
    NEAR,
    OCCUR,
    OWN,
    RETURNING,
    THREATENING,
    TOLD_BY_DENIERS,
    group_of,
)
from dateline.model import Act, Sentence

BUT_REACH = 8
"""Words after "but" within which something is undone."""
MEANT = (
    "governor:plan",
    "modal:was to",
    "modifier:planned",
    "its verb:plan",
    "governor:try",
    "governor:threat",
    "governor:hope",
)
"""Beginnings of cues under which an act was only meant when a second clause undoes it."""
RECEIVING = frozenset("file get hear lodge receive submit".split())
"""Verbs whose object is what somebody says to another: what is not received was not said."""
Cues = dict[str, str]
"""Name of a cue → the words that show it."""


def find_cues(sentence: Sentence, act: Act, type_: str) -> Cues:
    """All cues of an act in its sentence."""
    token = act.token
    found: Cues = {}
    for cues in (
        _of_clause(sentence, token),
        of_time(sentence, token),
        of_recurrence(sentence, token),
        of_governors(sentence, token),
        _of_saying(sentence, act),
        _of_noun(sentence, token),
        _of_sentence(sentence, act),
    ):
        for name, words in cues:
            found.setdefault(name, words)
    if type_ in TOLD_BY_DENIERS and _beside_a_denial(sentence, token):
        found = _undenied(found)
    told = told_beside_a_denial(sentence, token)
    if told:  # "denied it and said the others had shelled the market": what is told there is held to be so
        found = {"governor:admit:finite": told, **_undenied(found)}
    modal = next((name for name in found if name.startswith("modal:") and name.count(":") == 1), None)
    if modal and "negated" in found and found[modal] not in ("may", "might"):
        found["negated modal"] = f"{found[modal]} {found['negated']}"
    if "unless" in found and modal in ANNOUNCED:  # "said they would kill him unless a ransom came"
        found["a threat of what would be done"] = f"{found[modal]} … {found['unless']}"
    if modal in ANNOUNCED and any(name.startswith(THREATENING) for name in found):
        found["a threat of what would be done"] = found[modal]
    undone = found.pop("but undone", None)
    if undone and any(name.startswith(MEANT) for name in found):
        found["but undone"] = undone
    plain = tuple(found.items())
    for name, words in plain:  # what a refusal or promise negates or puts off is not itself
        if type_ in ANTICIPATING and name.startswith(("negated", "modal", "governor")) and name.count(":") < 2:
            found[f"{name}, {type_}"] = words
    found[f"type:{type_}"] = ""
    return found


def _of_clause(sentence: Sentence, token: int) -> Iterator[tuple[str, str]]:
    """What stands at the act's own word: negation, auxiliaries, adverbs, adjectives."""
    word = negated(sentence, token)
    if word:
        yield "negated", word
    for child in sentence.children_by(token, "advmod", "amod", "det"):
        low = sentence.tokens[child].text.lower()
        if low in NEAR:
            yield "near miss", sentence.tokens[child].text
        if low in ("yet", "still"):
            yield f"adverb:{low}", sentence.tokens[child].text
        if low in MODIFIER_OF:
            yield f"modifier:{MODIFIER_OF[low]}", sentence.tokens[child].text
    modal = modality(sentence, token)
    if modal:
        yield f"modal:{modal[0]}", modal[1]
        if any(conditional(sentence, c) for c in sentence.children_by(token, "advcl")):
            yield f"modal:{modal[0]}:condition", modal[1]
    if conditional(sentence, token):
        yield "condition", "if"
    for child in sentence.children_by(token, "mark", "case", "cc"):
        lemma = sentence.tokens[child].lemma
        if lemma in ("before", "lest", "until"):
            yield f"mark:{lemma}", sentence.tokens[child].text
            if modal and lemma == "before" and modal[0] == "may":
                yield "before it could", f"{sentence.tokens[child].text} … {modal[1]}"
        if lemma in ("instead", "rather") and child + 1 < token and sentence.tokens[child + 1].lemma in ("of", "than"):
            yield "instead of", f"{sentence.tokens[child].text} {sentence.tokens[child + 1].text}"


def _beside_a_denial(sentence: Sentence, token: int) -> bool:
    """Say whether a verb is joined by "and" to one that is denied: "denied that it shelled Gao and blamed rebels"."""
    if sentence.tokens[token].deprel.split(":")[0] != "conj" or sentence.tokens[token].head > token:
        return False
    first = sentence.tokens[token].head
    up = sentence.tokens[first].head
    return up >= 0 and sentence.tokens[first].deprel in ("ccomp", "xcomp", "acl") and _denies(sentence, up)


def told_beside_a_denial(sentence: Sentence, token: int) -> str | None:
    """The verb of saying, joined to a denial, that tells an act."""
    up = sentence.tokens[token].head
    if up < 0 or sentence.tokens[token].deprel != "ccomp" or sentence.tokens[up].deprel not in ("conj", "advcl"):
        return None
    above = sentence.tokens[up].head
    if sentence.tokens[up].deprel == "advcl" and sentence.tokens[above].deprel == "ccomp":
        above = sentence.tokens[above].head  # "denied that troops fired, saying that …", hung on "fired"
    told = sentence.tokens[up].lemma in SAYING and not negated(sentence, token) and not modality(sentence, token)
    return sentence.tokens[up].text if told and _denies(sentence, above) else None


def _undenied(cues: Cues) -> Cues:
    return {
        name: words for name, words in cues.items() if "deny" not in name and not name.startswith(("denied", "said:"))
    }


def _denies(sentence: Sentence, at: int) -> bool:
    """A verb or noun of denial, also "denied reports that"."""
    head = sentence.tokens[at].head
    own = group_of(sentence.tokens[at].lemma)
    return own == "deny" or (own == "claim" and head >= 0 and group_of(sentence.tokens[head].lemma) == "deny")


def _of_saying(sentence: Sentence, act: Act) -> Iterator[tuple[str, str]]:
    """Words of saying above the act, and whether its doer says it."""
    token = act.token
    for quotation in sentence.quotations:
        if token not in quotation.content or not quotation.speaker:
            continue
        cue = sentence.tokens[quotation.cue[0]]
        group = group_of(cue.lemma) or "say"
        yield f"said:{group}", cue.text
        word = negated(sentence, token)
        if word:
            yield f"negated, said{_teller(sentence, act, quotation.speaker)}", word
        elif group == "deny":
            yield f"denied{_teller(sentence, act, quotation.speaker)}", cue.text


def _teller(sentence: Sentence, act: Act, speaker: tuple[int, ...]) -> str:
    actors = [each.head for each in act.arguments if each.role == "actor"]
    if not actors:
        return " of nobody"
    for actor in actors:
        owned = {sentence.tokens[c].lemma for c in sentence.children_by(actor, "nmod")}
        if actor in speaker or sentence.tokens[actor].lemma in OWN or owned & OWN:
            return " by its doer"
    return " by another"


def not_received(sentence: Sentence, token: int) -> str | None:
    """The word that denies that a request, an offer, a threat reached anybody: "has not received a request"."""
    word = sentence.tokens[token]
    if word.upos != "NOUN" or word.deprel not in ("obj", "nsubj:pass") or word.head < 0:
        return None
    verb = sentence.tokens[word.head]
    if verb.lemma not in RECEIVING or verb.upos != "VERB":
        return None
    denied = negated(sentence, word.head) or negated(sentence, token)
    return denied or ("yet" if yet_to(sentence, word.head) else None)


def _of_noun(sentence: Sentence, token: int) -> Iterator[tuple[str, str]]:
    """What the rest of an event noun's clause says of it: "an attack … is likely", "the talks … did not happen"."""
    if sentence.tokens[token].upos not in ("NOUN", "PROPN"):
        return
    if unheard := not_received(sentence, token):
        yield "negated", unheard
    up = sentence.tokens[token].head
    led = sentence.tokens[token].deprel == "nmod" and up >= 0 and sentence.tokens[up].lemma in LEADERS
    if led and not any(sentence.tokens[c].lemma in ("former", "late", "ex") for c in sentence.children(up)):
        yield "led", sentence.tokens[up].text
    clauses = sentence.children_by(token, "acl")
    if sentence.tokens[token].deprel.startswith("nsubj") and up >= 0:
        clauses = (*clauses, up)
    for verb in clauses:
        each = sentence.tokens[verb]
        word, modal = negated(sentence, verb), modality(sentence, verb)
        happens = "happen" if each.lemma in OCCUR else "other"
        if word:
            yield f"its verb:negated:{happens}", f"{word} {each.text}"
        if modal:
            yield f"its verb:{modal[0]}:{happens}", modal[1]
        if group := group_of(each.lemma):
            yield f"its verb:{group}", each.text
        if tense(sentence, verb) == "present":
            yield f"its verb:present:{happens}", each.text


def _of_sentence(sentence: Sentence, act: Act) -> Iterator[tuple[str, str]]:
    """What the whole sentence shows: a question, a threat above the act, a condition, a law."""
    tokens = sentence.tokens
    if tokens and tokens[-1].text == "?":
        yield "question", "?"
    above = sentence.ancestors(act.token)
    for other in sentence.acts:
        if other.token in above and other.scores.get("THREATEN", 0.0) > 0.5:
            yield "under a threat", tokens[other.token].text
    for child in sentence.children_by(act.token, "cc"):
        if tokens[child].lemma == "or" and _or_else(sentence, child, act.token):
            yield "a threat of what would be done", f"{tokens[child].text} {tokens[act.token].text}"
    for low, high, name, words in _of_words(sentence):
        if low < act.token < high:
            yield name, words


def _of_words(sentence: Sentence) -> Sequence[tuple[int, int, str, str]]:
    """What single words show of all acts between two others: (behind this word, before this one, cue, words)."""
    found: list[tuple[int, int, str, str]] | None = sentence.kept.get(("status", -1))
    if found is not None:
        return found
    found = sentence.kept["status", -1] = []
    tokens = sentence.tokens
    end = len(tokens)
    for index, each in enumerate(tokens):
        low = each.lemma
        after = tokens[index + 1].lemma if index + 1 < end else ""
        if low == "unless" or (low == "or" and after in ("we", "face")):
            found.append((-1, end, "unless", each.text))
        if low in ("if", "whether", "should", "were", "had") and index == 0:
            found.append((-1, end, f"begins:{low}", each.text))
        if low in ("every", "each", "whenever") and after and (low == "whenever" or after in RETURNING):
            found.append((-1, end, "every, in the sentence", each.text))
        if (group := group_of(low)) in ("threat", "warn", "vow", "deny"):
            found.append((index, end, f"before it:{group}", each.text))
        if low == "but" and (undone := _undone(sentence, index + 1)):
            found.append((-1, index, "but undone", f"but … {undone}"))
        if low == "but" and _did_not(sentence, index + 1):
            found.append((-1, index, "but did not", "but did not"))
    return found


def _or_else(sentence: Sentence, at: int, token: int) -> bool:
    """ "Release our men or we shoot the pilot": the clause behind "or" is what an order threatens with."""
    if sentence.tokens[at].head != token or sentence.tokens[token].deprel != "conj":
        return False
    ordered = sentence.tokens[token].head
    subject = [sentence.tokens[c].lemma for c in sentence.children_by(token, "nsubj")]
    return subject in (["we"], ["i"]) and not sentence.children_by(ordered, "nsubj", "aux")


def _did_not(sentence: Sentence, at: int) -> bool:
    """ "… but did not.": what was meant to be was not."""
    words = [each.lemma for each in sentence.tokens[at : at + 2]]
    return words == ["do", "not"] and at + 2 < len(sentence.tokens) and sentence.tokens[at + 2].upos == "PUNCT"


def _undone(sentence: Sentence, at: int) -> str | None:
    """ "… but the talks were scrapped": the passive, or the particle, that undoes what was meant to be."""
    for index in range(at, min(at + BUT_REACH, len(sentence.tokens))):
        each = sentence.tokens[index]
        if each.text in (";", "."):
            return None
        passive = any(sentence.tokens[c].lemma == "be" for c in sentence.children_by(index, "aux"))
        if group_of(each.lemma) in ("cancel", "avert", "stop") and (passive or each.lemma == "collapse"):
            return each.text
        if each.lemma == "off" and sentence.tokens[index - 1].lemma in ("call", "put"):
            return f"{sentence.tokens[index - 1].text} {each.text}"
    return None
