"""According to whom: the chain of those who say so, outermost first.

An act that stands under a verb of saying, beside "according to", inside quotation marks, or in a sentence
that carries on ("it added", "according to the statement") has a speaker. The narrator has none.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.phrases import pair_of, partners, phrase
from dateline.model import Document, Sentence, Speaker, SpeakerKind, words_of

SAYING = frozenset(
    "say tell report announce state add claim declare confirm note explain write quote cite warn insist argue "
    "maintain allege acknowledge admit reveal disclose testify recount describe estimate believe think deny "
    "accuse assert conclude reply respond stress tweet post mention concede predict suggest indicate show "
    "recall observe remark comment inform hint put count".split()
)
OUTER = frozenset(("quote", "cite"))
CLAUSES = frozenset(("ccomp", "parataxis", "xcomp"))
WIRES = frozenset(
    "reuters afp ap xinhua tass interfax bloomberg dpa efe ansa kyodo yonhap pti ria anadolu upi cna ani ansa "
    "associated press agence france-presse".split()
)
_KINDS: tuple[tuple[SpeakerKind, frozenset[str]], ...] = (
    ("statement", frozenset("statement communique communiqué declaration release".split())),
    ("document", frozenset("document report letter memo study indictment filing draft text data figures survey".split())),
    ("wire", frozenset(("agency", "wire"))),
    ("media", frozenset("newspaper television tv radio media channel broadcaster magazine daily website journalist".split())),
    ("witness", frozenset("witness resident villager survivor bystander neighbour neighbor passer-by shopkeeper local eyewitness".split())),
    ("expert", frozenset("analyst expert researcher fellow professor scholar economist historian academic observer".split())),
    ("party", frozenset("rebel militant insurgent separatist guerrilla organiser organizer protester opposition union activist lawyer".split())),
    ("official", frozenset(
        "official spokesman spokeswoman spokesperson ministry minister government police army military president "
        "premier governor mayor prosecutor court ambassador envoy diplomat authority commander general colonel "
        "secretary department office embassy chief aide navy parliament lawmaker doctor hospital house palace "
        "commission council agency king chancellor senator judge commissioner".split())),
)  # fmt: skip
CARRIERS = frozenset(("he", "she", "it", "they", "statement", "spokesman", "spokeswoman", "spokesperson", "report"))


@dataclass(frozen=True, slots=True)
class _Link:
    sentence: Sentence
    head: int
    cue: tuple[int, int]
    direct: bool


def find_speakers(doc: Document, sentence: Sentence, trigger: int) -> tuple[Speaker, ...]:
    """The chain for one act, outermost first; empty when the narrator tells it."""
    links = _inward(sentence, trigger)
    if not links:
        links = _carried(doc, sentence, trigger)
    return tuple(_speaker(doc, link) for link in links)


def _inward(sentence: Sentence, trigger: int) -> list[_Link]:
    """Links of the sentence itself: verbs of saying above the act, and "according to"."""
    verbs: list[_Link] = []
    phrases: list[_Link] = []
    quoted = _inside_quotes(sentence, trigger)
    path = [trigger, *sentence.ancestors(trigger)]
    for below, at in zip(path, [*path[1:], -1], strict=False):
        phrases += _according(sentence, below, trigger)
        if at < 0:
            break
        relation = sentence.tokens[below].deprel.split(":")[0]
        if sentence.tokens[at].lemma in SAYING and relation in CLAUSES and at != trigger:
            speaker = _subject(sentence, at)
            if speaker is not None and speaker != below:
                verbs.append(_Link(sentence, speaker, (at, at + 1), quoted))
        for child in sentence.children_by(at, "parataxis"):
            if child not in path and sentence.tokens[child].lemma in SAYING and _subject(sentence, child) is not None:
                verbs.append(_Link(sentence, _subject(sentence, child) or 0, (child, child + 1), quoted))
    for child in sentence.children_by(trigger, "parataxis"):
        speaker = _subject(sentence, child)
        if sentence.tokens[child].lemma in SAYING and speaker is not None:
            verbs.append(_Link(sentence, speaker, (child, child + 1), quoted))
    unique: list[_Link] = []
    for link in [*reversed(verbs), *phrases]:
        if all(link.head != other.head for other in unique) and link.head != trigger:
            unique.append(link)
    return unique


def _according(sentence: Sentence, token: int, trigger: int) -> list[_Link]:
    """ "according to X", "in X's words" hanging on a token of the act's path."""
    found = []
    for child in sentence.children_by(token, "obl", "nmod", "advcl", "advmod", "parataxis"):
        if child == trigger:
            continue
        cases = [c for c in sentence.children(child) if sentence.tokens[c].text.lower() == "according"]
        if cases:
            found.append(_Link(sentence, child, (cases[0], min(cases[0] + 2, child)), False))
    return found


def _subject(sentence: Sentence, verb: int) -> int | None:
    for child in sentence.children(verb):
        if sentence.tokens[child].deprel == "nsubj":
            if sentence.tokens[child].lemma in ("who", "which", "that") and sentence.tokens[verb].head >= 0:
                return sentence.tokens[verb].head
            return child
    for child in sentence.children_by(verb, "obl"):  # "was quoted as saying", "it was reported by"
        if sentence.tokens[child].deprel == "obl:agent":
            return child
    governor = sentence.tokens[verb].head
    if sentence.tokens[verb].deprel in ("conj", "advcl", "xcomp") and governor >= 0:
        return _subject(sentence, governor)
    return None


def _inside_quotes(sentence: Sentence, token: int) -> bool:
    opened = False
    for index, each in enumerate(sentence.tokens):
        if index == token:
            return opened
        if each.text in "“«„":
            opened = True
        elif each.text in "”»":
            opened = False
        elif each.text in ('"', "''", "``", "‘’"):
            opened = not opened
    return opened


def _carried(doc: Document, sentence: Sentence, trigger: int) -> list[_Link]:
    """A quotation that runs on from the sentence before keeps its speaker."""
    if sentence.index == 0 or not _open_before(doc, sentence):
        return []
    for back in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
        before = doc.sentences[back]
        if before.paragraph < sentence.paragraph - 1:
            return []
        for index, token in enumerate(before.tokens):
            if token.lemma in SAYING and token.upos == "VERB":
                speaker = _subject(before, index)
                if speaker is not None:
                    return [_Link(before, speaker, (index, index + 1), True)]
    return []


def _open_before(doc: Document, sentence: Sentence) -> bool:
    """Quotation marks of the paragraph are open where the sentence begins."""
    opened = False
    for before in doc.sentences[max(0, sentence.index - 6) : sentence.index]:
        if before.paragraph != sentence.paragraph:
            continue
        for token in before.tokens:
            if token.text in "“«„":
                opened = True
            elif token.text in "”»":
                opened = False
            elif token.text in ('"', "''", "``"):
                opened = not opened
    return opened


def _speaker(doc: Document, link: _Link) -> Speaker:
    sentence = link.sentence
    place = phrase(sentence, link.head)
    heads = (link.head, *partners(sentence, link.head))
    spans = [pair_of(sentence, phrase(sentence, head)) for head in heads]
    return Speaker(
        words=words_of(doc.report, *spans),
        kind=kind_of(sentence, link.head, place=place),
        direct=link.direct,
        cue=words_of(doc.report, pair_of(sentence, link.cue)),
    )


def kind_of(sentence: Sentence, head: int, *, place: tuple[int, int]) -> SpeakerKind:
    """What kind of speaker a phrase names, by its head noun, then by its other words, then by its name."""
    lemma = sentence.tokens[head].lemma
    words = [sentence.tokens[i].lemma for i in range(*place)]
    if lemma in WIRES or any(word in WIRES for word in words):
        return "wire"
    near = [sentence.tokens[c].lemma for c in sentence.descendants(head)]
    for wanted in ([lemma], words, near[:14]):
        for kind, nouns in _KINDS:
            if any(_singular(word) in nouns for word in wanted):
                return kind
    name = sentence.name_at(head)
    if name and name.type in ("Location", "NORP"):
        return "official"
    return "person"


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
