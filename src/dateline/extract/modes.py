"""How it was done: mode and codes of an act.

The learnt scores decide; the codebook's cues in the act's clause show the words, and weigh in on the mode.
"""

from __future__ import annotations

from collections.abc import Collection

from dateline.codebook import Codebook
from dateline.codebook.matching import cameo_of, mode_of
from dateline.extract.acts import Found
from dateline.extract.mode_rules import settled_mode
from dateline.model import Action, Document, Sentence, words_of

BREAKS = frozenset(("ccomp", "parataxis", "conj", "acl:relcl", "advcl"))
"""Relations that begin another clause, whose words say nothing of this act's mode."""
CUED = 2.0
"""How much a cue of the codebook counts for a mode, in log odds (`dateline evaluate corpus`, dev)."""
WORTH = 0.1
"""A type less likely than this is not told beside the act's own."""
CLAUSAL = frozenset(("VERB", "AUX"))


def describe_action(doc: Document, sentence: Sentence, *, found: Found, codebook: Codebook) -> Action:
    """Type, mode, CAMEO code, quad and score of an act, with the words that show them; its contexts come later."""
    token = sentence.tokens[found.act.token]
    inside = clause(sentence, found.act.token)
    every = _words(sentence)
    words = [every[i] for i in inside]
    cued, shown = mode_of(codebook, found.type, trigger=(token.text, token.lemma), words=words)
    rule = codebook.actions[found.type]
    guess = _mode(found, cued, known=rule.modes)
    mode = settled_mode(sentence, found.act.token, type_=found.type, guess=guess, index=rule.index)
    mode = mode if mode is None or mode in rule.modes else guess
    shown = shown if mode == cued else None
    spans = [(token.start, token.end)]
    particle = next(
        (c for c in sentence.children(found.act.token) if sentence.tokens[c].deprel == "compound:prt"), None
    )
    if particle is not None:
        spans.append(sentence.offsets(particle, particle + 1))
    if shown is not None:
        spans += [(sentence.tokens[inside[i]].start, sentence.tokens[inside[i]].end) for i in range(*shown)]
    return Action(
        type=found.type,
        words=words_of(doc.report, *spans),
        mode=mode,
        cameo=cameo_of(codebook, found.type, mode=mode),
        quad=rule.quad,
        score=rule.modes[mode].score if mode else rule.score,
        also=_also(found),
    )


def _words(sentence: Sentence) -> list[tuple[str, str]]:
    held: list[tuple[str, str]] | None = sentence.kept.get(("words", -1))
    if held is None:
        held = sentence.kept["words", -1] = [(each.text, each.lemma) for each in sentence.tokens]
    return held


def _also(found: Found) -> tuple[tuple[str, float], ...]:
    """The other types worth a word, with their probabilities: the second for one reader is the first for another."""
    others = [(kind, round(share, 2)) for kind, share in found.scores.items() if kind != found.type and share >= WORTH]
    return tuple(sorted(others, key=lambda each: (-each[1], each[0])))


def _mode(found: Found, cued: str | None, *, known: Collection[str]) -> str | None:
    """The likeliest mode of the type, or none; a mode that the codebook's cues name counts CUED more."""
    scores: dict[str | None, float] = {None: found.act.modes.get(found.type, 0.0)}
    scores |= {mode: found.act.modes[name] for mode in known if (name := f"{found.type}-{mode}") in found.act.modes}
    if len(scores) == 1:  # a codebook of one's own, whose modes the model does not know
        return cued
    return max(scores, key=lambda mode: scores[mode] + (CUED if mode == cued else 0.0))


def clause(sentence: Sentence, trigger: int) -> list[int]:
    """The tokens of the trigger's own clause, in text order: its governor when that is a light verb, and
    all below, but no other clause."""
    top = trigger
    token = sentence.tokens[trigger]
    if token.upos == "NOUN" and token.head >= 0 and sentence.tokens[token.head].upos == "VERB":
        top = token.head
    kept, agenda = {top}, [top]
    while agenda:
        for child in sentence.children(agenda.pop()):
            each = sentence.tokens[child]
            if each.deprel in BREAKS and each.upos in CLAUSAL and child != trigger:
                continue
            kept.add(child)
            agenda.append(child)
    return sorted(kept | {trigger})
