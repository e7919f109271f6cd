"""According to whom: the chain of those who say so, outermost first.

An act that stands under a verb of saying, beside "according to", inside quotation marks, or in a sentence
that carries on ("it added", "according to the statement") has a speaker. The narrator has none.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.cues import SAYING
from dateline.extract.phrases import pair_of, partners, phrase
from dateline.model import Document, Sentence, Speaker, SpeakerKind, words_of

OUTER = frozenset(("quote", "cite"))
CLAUSES = frozenset(("ccomp", "parataxis", "xcomp"))
WIRES = frozenset(
    "reuters afp ap xinhua tass interfax bloomberg dpa efe ansa kyodo yonhap pti ria anadolu upi cna ani "
    "france-presse".split()
)
_KIND_WORDS: dict[SpeakerKind, str] = {
    "statement": "statement communique communiqué declaration release",
    "document": "document report letter memo study indictment filing draft text data figures survey",
    "wire": "agency wire",
    "media": "newspaper television tv radio media channel broadcaster magazine daily website journalist",
    "witness": "witness resident villager survivor bystander neighbour neighbor passer-by shopkeeper local eyewitness",
    "expert": "analyst expert researcher fellow professor scholar economist historian academic observer",
    "party": "rebel militant insurgent separatist guerrilla organiser organizer protester opposition union activist "
    "lawyer group movement militia",
    "official": "official spokesman spokeswoman spokesperson ministry minister government police army military "
    "president premier governor mayor prosecutor court ambassador envoy diplomat authority commander general colonel "
    "secretary department office embassy chief aide navy parliament lawmaker doctor hospital house palace "
    "commission council agency king chancellor senator judge commissioner",
}
_KINDS = tuple((kind, frozenset(words.split())) for kind, words in _KIND_WORDS.items())
"""Nouns that tell a speaker's kind; the first kind that has one decides."""
BACK = 3
"""How many sentences back "the statement" still reaches."""
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
    links = [*_via(doc, links[0]), *links] if links else _carried(doc, sentence, trigger)
    return tuple(_speaker(doc, link) for link in links)


def _via(doc: Document, outermost: _Link) -> list[_Link]:
    """The agency of an earlier sentence that reported what "the statement" or "he" goes on to say."""
    sentence, head = outermost.sentence, outermost.head
    known = any(sentence.tokens[c].lemma in ("the", "this", "that") for c in sentence.children_by(head, "det"))
    lemma = sentence.tokens[head].lemma
    if not (sentence.tokens[head].upos == "PRON" or (known and lemma in CARRIERS)):
        return []
    for before in reversed(doc.sentences[max(0, sentence.index - BACK) : sentence.index]):
        if sentence.tokens[head].upos != "PRON" and all(token.lemma != lemma for token in before.tokens):
            continue
        for index, token in enumerate(before.tokens):
            speaker = _subject(before, index) if token.lemma in SAYING and token.upos == "VERB" else None
            if speaker is not None and before.tokens[speaker].lemma in WIRES:
                return [_Link(before, speaker, (index, index + 1), False)]
    return []


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
        between = [c for c in sentence.children_by(at, "ccomp") if at < c < below and relation == "ccomp"]
        for verb in between:  # a chain of sayings whose inner links the parser hung side by side
            inner = _subject(sentence, verb) if sentence.tokens[verb].lemma in SAYING else None
            if inner is not None:
                verbs.append(_Link(sentence, inner, (verb, verb + 1), quoted))
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
    if not verbs and not phrases:
        verbs = _appended(sentence, trigger, direct=quoted)
    unique: list[_Link] = []
    for link in [*reversed(verbs), *phrases]:
        if all(link.head != other.head for other in unique) and link.head != trigger:
            unique.append(link)
    return unique


def _appended(sentence: Sentence, trigger: int, *, direct: bool) -> list[_Link]:
    """ "…, the paper reported": a verb of saying with its subject after the act and a comma, however attached."""
    for verb in range(trigger + 2, len(sentence.tokens)):
        token = sentence.tokens[verb]
        if token.upos != "VERB" or token.lemma not in SAYING or token.deprel in ("ccomp", "xcomp"):
            continue
        near = [c for c in sentence.children(verb) if sentence.tokens[c].deprel == "nsubj" and trigger < c < verb]
        if not near or sentence.tokens[near[0]].lemma in ("who", "which", "that"):
            continue
        first = min(sentence.descendants(near[0]))
        if sentence.tokens[first - 1].text in (",", '"', "”", "’"):
            return [_Link(sentence, near[-1], (verb, verb + 1), direct)]
    return []


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
    subjects = [c for c in sentence.children(verb) if sentence.tokens[c].deprel == "nsubj"]
    for child in sorted(subjects, key=lambda c: abs(c - verb)):  # a wrong second subject stands farther off
        if sentence.tokens[child].lemma in ("who", "which", "that") and sentence.tokens[verb].head >= 0:
            return sentence.tokens[verb].head
        return child
    for left in range(verb - 1, max(-1, verb - 4), -1):  # "…,” a resident told reporters" hung on the quotation
        each = sentence.tokens[left]
        if each.upos in ("VERB", "AUX", "PUNCT"):
            break
        if each.deprel == "nsubj" and each.head < left:
            return left
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
    if sentence.index == 0 or not (_open_before(doc, sentence) or _inside_quotes(sentence, trigger)):
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
    told = " ".join(words)
    if lemma in WIRES or any(w in WIRES for w in words) or "associated press" in told or "agence france" in told:
        return "wire"
    near = [sentence.tokens[c].lemma for c in sentence.descendants(head)]
    for wanted in ([lemma], words, near[:14]):
        for kind, nouns in _KINDS:
            if any(word in nouns or _singular(word) in nouns for word in wanted):
                return kind
    name = sentence.name_at(head)
    if name and name.type in ("Location", "NORP"):
        return "official"
    return "person"


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
