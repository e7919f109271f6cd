"""Cues above an act: the words that govern it and say that it did not, will or may happen."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.clauses import conditional, modality, negated, tense
from dateline.extract.cues import LIGHT
from dateline.extract.status_words import DEFYING, HAIR, LINKS, PRESSURE, SAVING, STEPS, TURNED_ROUND, group_of
from dateline.model import Sentence

CONFIRM = frozenset("confirm confirmation verify corroborate".split())
PLACING = frozenset("in during after before since following at amid".split())
"""Prepositions by which one act gives another its place or time."""
KNOWN = frozenset("know say certain sure clear establish determine".split())
VAGUE = frozenset("unconfirmed unverified conflicting".split())
BLAMED = frozenset("accuse charge suspect indict".split())


def of_governors(sentence: Sentence, token: int) -> Iterator[tuple[str, str]]:
    """Governors that say it did not, will or may happen, with their own negation and modality."""
    at, path = token, [token]
    while sentence.tokens[at].head >= 0 and len(path) <= STEPS:
        up, relation = sentence.tokens[at].head, sentence.tokens[at].deprel
        plain = relation.split(":")[0]
        if up in path:
            return
        path.append(up)
        if plain == "conj":
            if _is_to_do(sentence, up) and tense(sentence, at) == "past":
                return  # "ignored calls to stay at home and occupied the square"
            at = up
            continue
        if plain == "compound" and sentence.tokens[up].upos == "NOUN" and group_of(sentence.tokens[up].lemma) is None:
            at = up  # "cancelled the evacuation flight"
            continue
        if plain not in (*LINKS, "compound") and relation not in LINKS:
            return
        if at == token and group_of(_denier(sentence, up)) == "deny" and is_taken_for_granted(sentence, token):
            return
        yield from _of_governor(sentence, at, up)
        is_empty = plain in ("obj", "nsubj") and sentence.tokens[up].lemma in LIGHT
        if plain in ("xcomp", "ccomp", "acl", "csubj") or is_empty:
            modal, word = modality(sentence, up), negated(sentence, up)
            finite = ", finite" if tense(sentence, at) in ("past", "present", "future") else ""
            if word and is_empty and at == token:
                yield "negated", word  # "did not express support": of the support itself
            elif word and group_of(sentence.tokens[up].lemma) not in TURNED_ROUND:
                yield f"negated above{finite}", word
            if modal:
                yield f"modal above:{modal[0]}{finite}", modal[1]
            if sentence.tokens[up].deprel in ("advcl", "acl") and conditional(sentence, up):
                yield "condition", "if"
        at = up


def is_taken_for_granted(sentence: Sentence, token: int) -> bool:
    """Whether a noun only places another act ("killed in this week's attack on a camp"), known as it is.

    Who denies, or does not confirm, that act says nothing against what it is placed by: a definite description takes
    its thing for granted.
    """
    word = sentence.tokens[token]
    if word.upos != "NOUN" or word.deprel.partition(":")[0] not in ("obl", "nmod", "advcl"):
        return False
    if not any(sentence.tokens[c].lemma in PLACING for c in sentence.children_by(token, "case")):
        return False
    below = [sentence.tokens[c] for c in sentence.children_by(token, "det", "nmod")]
    return any(each.lemma in ("the", "this", "that") or each.deprel == "nmod:poss" for each in below)


def _denier(sentence: Sentence, token: int) -> str:
    """The word of saying above an act's verb, "" for none."""
    above = (sentence.tokens[at] for at in sentence.ancestors(token)[:STEPS])
    return next((each.lemma for each in above if group_of(each.lemma) == "deny"), "")


def _is_to_do(sentence: Sentence, token: int) -> bool:
    return any(sentence.tokens[c].lemma == "to" for c in sentence.children_by(token, "mark"))


def _of_governor(sentence: Sentence, at: int, up: int) -> Iterator[tuple[str, str]]:
    head, relation = sentence.tokens[up], sentence.tokens[at].deprel.split(":")[0]
    off = _called_off(sentence, at, up)
    if off:
        yield ("called off" if off.endswith(" off") else "stopped short"), off
        return
    unsure = _unsure(sentence, at, up)
    if unsure:
        yield "unsure whether", unsure
    plea = _pleads(sentence, at, up)
    if plea:
        yield "accused, but denies", plea
    kept = _kept_from(sentence, at, up)
    if kept:
        yield kept, head.text
        return
    is_untrue = head.lemma == "true" and bool(negated(sentence, up))
    group = "deny" if is_untrue else group_of(head.lemma)
    if group is None:
        return
    if relation == "csubj" and sentence.children_by(up, "expl"):
        relation = "ccomp"  # "it is false that they fired" says no less than "says that it is false that …"
    form = "clause" if sentence.tokens[at].upos in ("VERB", "AUX") else "noun"
    if form == "clause" and relation == "ccomp" and tense(sentence, at) in ("past", "present"):
        form = "finite"
    cases = {sentence.tokens[c].lemma for c in sentence.children_by(at, "case", "mark")}
    if relation in ("obl", "nmod", "advcl") or (relation == "xcomp" and form == "noun"):
        lead = next((case for case in ("for", "of", "from", "to", "against") if case in cases), relation)
        form = f"{form} {lead}"
    elif relation in ("nsubj", "csubj"):
        form = f"{form} subject"
    word = negated(sentence, up)
    if word and not is_untrue:
        yield f"governor:{group}:not", f"{word} {head.text}"
        if group in TURNED_ROUND:  # "did not hesitate to fire", "could not prevent the attack"
            return
    yield f"governor:{group}:{form}", head.text


def _called_off(sentence: Sentence, token: int, head: int) -> str | None:
    """ "Called off the strike", "stopped short of attacking": two words that say it did not happen."""
    lemma = sentence.tokens[head].lemma
    near = {sentence.tokens[c].lemma for c in sentence.children(head)}
    near |= {each.lemma for each in sentence.tokens[head + 1 : head + 2]}
    marks = {sentence.tokens[c].lemma for c in sentence.children(token)}
    if lemma == "come" and "close" in near:
        return f"{sentence.tokens[head].text} close"
    if lemma in HAIR or (lemma == "come" and "within" in near):
        return "within … of"
    if lemma == "think" and "better" in near:
        return f"{sentence.tokens[head].text} better of"
    if lemma == "fall" and "through" in near:
        return f"{sentence.tokens[head].text} through"
    if lemma in ("talk", "argue") and "out" in near | marks:
        return f"{sentence.tokens[head].text} out of"
    if lemma == "nip" and "before" in marks:
        return f"{sentence.tokens[head].text} in the bud"
    if lemma in ("call", "put") and "off" in near:
        return f"{sentence.tokens[head].text} off"
    apart = sentence.tokens[token].deprel.startswith("obl") and "of" not in marks  # "during his stay"
    if lemma in ("stop", "fall") and ("short" in near or "short" in marks) and not apart:
        return f"{sentence.tokens[head].text} short of"
    return "short of" if lemma == "short" and "of" in marks else None


def _kept_from(sentence: Sentence, at: int, up: int) -> str | None:
    """ "Saved the minister from being shot", "resisted pressure to declare a curfew"."""
    head = sentence.tokens[up]
    if head.lemma in SAVING and any(sentence.tokens[c].lemma == "from" for c in sentence.children_by(at, "mark")):
        return "governor:avert:clause from"
    if head.lemma in PRESSURE and head.head >= 0 and sentence.tokens[head.head].lemma in DEFYING:
        return "governor:avert:clause"
    return None


def _unsure(sentence: Sentence, at: int, up: int) -> str | None:
    """ "It was not clear whether", "no confirmation that", "unconfirmed reports that"."""
    head = sentence.tokens[up]
    marks = {sentence.tokens[c].lemma for c in sentence.children_by(at, "mark")}
    asked, word = marks & {"whether", "if"}, negated(sentence, up)
    if group_of(head.lemma) == "unclear" and asked:
        return f"{word} {head.text}" if word else head.text
    if (head.lemma in CONFIRM or head.lemma in KNOWN) and word and (asked or head.lemma in CONFIRM):
        return f"{word} {head.text}"
    vague = (sentence.tokens[c] for c in sentence.children_by(up, "amod"))
    return next((f"{each.text} {head.text}" for each in vague if each.text.lower() in VAGUE), None)


def _pleads(sentence: Sentence, at: int, up: int) -> str | None:
    """ "Accused of ordering the raid, he pleaded not guilty"."""
    tokens = sentence.tokens
    if tokens[at].lemma not in BLAMED or tokens[at].deprel not in ("advcl", "acl"):
        return None
    said = {tokens[up].lemma, *(tokens[c].lemma for c in sentence.children(up))}
    if said & {"innocence", "innocent"} or group_of(tokens[up].lemma) == "deny" or said >= {"plead", "not"}:
        return tokens[up].text
    return None
