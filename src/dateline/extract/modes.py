"""How it was done: mode, contexts and codes of an act, by the codebook's cues in its clause."""

from __future__ import annotations

from dateline.codebook import Codebook
from dateline.codebook.matching import cameo_of, contexts_of, mode_of
from dateline.extract.acts import Found
from dateline.model import Action, Document, Sentence, words_of

BREAKS = frozenset(("ccomp", "parataxis", "conj", "acl:relcl", "advcl"))
"""Relations that begin another clause, whose words say nothing of this act's mode."""
CLAUSAL = frozenset(("VERB", "AUX"))


def describe_action(doc: Document, sentence: Sentence, *, found: Found, codebook: Codebook) -> Action:
    """Type, mode, contexts, CAMEO code, quad and score of an act, with the words that show them."""
    token = sentence.tokens[found.act.token]
    inside = clause(sentence, found.act.token)
    words = [(sentence.tokens[i].text, sentence.tokens[i].lemma) for i in inside]
    mode, shown = mode_of(codebook, found.type, trigger=(token.text, token.lemma), words=words)
    everything = [(each.text, each.lemma) for each in sentence.tokens]
    contexts = contexts_of(codebook, found.type, mode=mode, words=everything)
    rule = codebook.actions[found.type]
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
        contexts=contexts,
        cameo=cameo_of(codebook, found.type, mode=mode, contexts=contexts),
        quad=rule.quad,
        score=rule.modes[mode].score if mode else rule.score,
    )


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
