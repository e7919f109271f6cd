"""The sayings of a document, found once: where each stands, who says it, and what it covers.

Two witnesses: the learnt quotations (`quotations.py`) and the tree (a verb of saying above the act, beside it, or
behind it; "according to"). `speakers.py` weighs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.cues import SAYING
from dateline.extract.quotations import Attribution, find_quotations
from dateline.model import Document, Pair, Sentence
from dateline.quick import quickly_made
from dateline.text import overlap

VOICED = SAYING | frozenset(
    "reckon assure complain caution boast scoff contend repeat joke affirm attest suspect fear expect swear retort "
    "shrug judge point remark charge dispute accord according read learn hear answer protest confide chuckle "
    "speak instruct reject dismiss disclaim find confess pretend brag recount relate reiterate emphasise emphasize "
    "underline proclaim lament".split()
)
"""Words of saying, and those that stand for one ("…, she shrugged")."""
CLAUSES = frozenset(("ccomp", "parataxis", "xcomp"))
RELATIVE = frozenset(("who", "which", "that"))
ACCORDING = frozenset(("accord", "according"))
"""Lemmas of "according", whatever it is tagged."""
STATED = frozenset("communique communiqué message statement".split())
STATED_BY = frozenset(("by", "from"))
OPENING, CLOSING = "“«„", "”»"
STRAIGHT = frozenset(('"', "''", "``", "‘’"))


@quickly_made
@dataclass(frozen=True, slots=True)
class Link:
    """Somebody who says it: the head word of their phrase, the words of saying, and how sure the tree is."""

    sentence: Sentence
    head: int
    cue: Pair
    direct: bool
    content: tuple[Pair, ...] = ()

    def same(self, other: Link) -> bool:
        """Whether two links are one saying: one speaker or one cue."""
        if self.sentence.index != other.sentence.index:
            return False
        return self.head == other.head or overlap(self.cue, other.cue)


@dataclass(frozen=True, slots=True)
class Speech:
    """A document with what is said in it, made once by `read_speech`."""

    doc: Document
    sayings: tuple[Link, ...]

    def covering(self, sentence: Sentence, token: int) -> list[Link]:
        """Learnt sayings whose content holds a word; the widest, and so outermost, first."""
        first, last = sentence.offsets(token, token + 1)
        found: list[Link] = []
        for each in self.sayings:
            for start, end in each.content:
                if start < last and first < end:
                    if token != each.head or each.sentence is not sentence:
                        found.append(each)
                    break
        if len(found) > 1:
            found.sort(key=lambda each: -sum(end - start for start, end in each.content))
        return found


def read_speech(doc: Document) -> Speech:
    """All learnt sayings of a document that name their speaker and have a word of saying."""
    found = (_link(doc, each) for each in find_quotations(doc))
    return Speech(doc, tuple(each for each in found if each))


def _link(doc: Document, told: Attribution) -> Link | None:
    sentence = doc.sentences[told.sentence]
    cue = told.quotation.cue
    if not any(sentence.tokens[i].lemma in VOICED for i in range(*cue)):
        return None
    if told.speaker is None:
        heads = [head for i in range(*cue) if (head := subject(sentence, i)) is not None][:1]
    else:
        heads = [_head(sentence, told.speaker)]
    if not heads:
        return None
    direct = any(doc.report.text[start] in "“\"'‘«„" for start, _ in told.content)
    return Link(sentence, heads[0], cue, direct, told.content)


def _head(sentence: Sentence, pair: Pair) -> int:
    """The word of a stretch that hangs on one outside it."""
    inside = [i for i, token in enumerate(sentence.tokens) if token.start >= pair[0] and token.end <= pair[1]]
    own = (i for i in inside if sentence.tokens[i].head not in inside and sentence.tokens[i].upos != "PUNCT")
    return next(own, inside[0])


def said_above(sentence: Sentence, trigger: int) -> list[Link]:
    """Links that the tree shows: verbs of saying above or beside the act, "according to"; outermost first."""
    verbs: list[Link] = []
    phrases: list[Link] = []
    quoted = in_quotes(sentence, trigger)
    path = [trigger, *sentence.ancestors(trigger)]
    is_according = bool(sentence.where(ACCORDING))
    for below, at in zip(path, [*path[1:], -1], strict=False):
        phrases += _according(sentence, below, trigger) if is_according else ()
        if at < 0:
            break
        relation = sentence.tokens[below].deprel.split(":")[0]
        between = [c for c in sentence.children_by(at, "ccomp") if at < c < below and relation == "ccomp"]
        for verb in between:  # a chain of sayings whose inner links the parser hung side by side
            verbs += _saying(sentence, verb, quoted)
        if relation in CLAUSES and at != trigger:
            verbs += [link for link in _saying(sentence, at, quoted) if link.head != below]
        for child in sentence.children_by(at, "parataxis"):
            if child not in path:
                verbs += _saying(sentence, child, quoted)
    for child in sentence.children_by(trigger, "parataxis"):
        verbs += _saying(sentence, child, quoted)
    verbs = [link for link in verbs if not apart(sentence, trigger, link)]
    phrases = [link for link in phrases if not apart(sentence, trigger, link)]
    if not verbs and not phrases:
        verbs = _appended(sentence, trigger, direct=quoted)
    unique: list[Link] = []
    for link in [*reversed(verbs), *phrases]:
        if all(link.head != other.head for other in unique) and link.head != trigger:
            unique.append(link)
    return unique


def apart(sentence: Sentence, trigger: int, link: Link) -> bool:
    """A semicolon stands between the act and the word of saying: the narrator has resumed, or not yet stopped."""
    first, last = sorted((trigger, link.cue[0]))
    return any(token.text == ";" for token in sentence.tokens[first:last])


def _saying(sentence: Sentence, verb: int, quoted: bool) -> list[Link]:
    if sentence.tokens[verb].lemma not in VOICED:
        return []
    speaker = subject(sentence, verb)
    return [] if speaker is None else [Link(sentence, speaker, (verb, verb + 1), quoted)]


def _appended(sentence: Sentence, trigger: int, *, direct: bool) -> list[Link]:
    """ "…, the paper reported": a verb of saying with its subject after the act and a comma, however attached."""
    for verb in range(trigger + 2, len(sentence.tokens)):
        token = sentence.tokens[verb]
        if token.upos != "VERB" or token.lemma not in SAYING or token.deprel in ("ccomp", "xcomp"):
            continue
        near = [c for c in sentence.children(verb) if sentence.tokens[c].deprel == "nsubj" and trigger < c < verb]
        if not near or sentence.tokens[near[0]].lemma in RELATIVE:
            continue
        first = min(sentence.descendants(near[0]))
        if sentence.tokens[first - 1].text in (",", '"', "”", "’"):
            return [Link(sentence, near[-1], (verb, verb + 1), direct)]
    return []


def _according(sentence: Sentence, token: int, trigger: int) -> list[Link]:
    """ "according to X" hanging on a token of the act's path."""
    found = []
    for child in sentence.children_by(token, "obl", "nmod", "advcl", "advmod", "parataxis"):
        words = (child, *sentence.children_by(child, "compound", "flat"))  # the name's first word may have the case
        cases = [c for each in words for c in sentence.children(each) if sentence.tokens[c].text.lower() == "according"]
        if cases and child != trigger:
            found.append(Link(sentence, child, (cases[0], min(cases[0] + 2, child)), False))
    return found


def subject(sentence: Sentence, verb: int) -> int | None:
    """Who does a verb of saying: its subject, its agent, or the subject of the verb it is joined to."""
    subjects = [c for c in sentence.children(verb) if sentence.tokens[c].deprel == "nsubj"]
    for child in sorted(subjects, key=lambda c: abs(c - verb)):  # a wrong second subject stands farther off
        if sentence.tokens[child].lemma in RELATIVE and sentence.tokens[verb].head >= 0:
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
    if sentence.children_by(verb, "nsubj:pass", "expl"):
        return None  # "A offered help, and B is expected to go": nobody says who expects it
    governor = sentence.tokens[verb].head
    if sentence.tokens[verb].deprel == "ccomp" and governor >= 0:  # "said a guard had denied": hung on "said"
        others = sentence.children_by(governor, "nsubj")
        near = [c for c in others if governor < c < verb or (c < verb < governor and len(others) > 1)]
        return near[-1] if near else None
    if sentence.tokens[verb].deprel in ("conj", "advcl", "xcomp") and governor >= 0:
        return subject(sentence, governor)
    return None


def in_quotes(sentence: Sentence, token: int, *, opened: bool = False) -> bool:
    """Whether a word stands inside quotation marks; ``opened``: they are open where the sentence begins."""
    for each in sentence.tokens[:token]:
        if each.text in OPENING:
            opened = True
        elif each.text in CLOSING:
            opened = False
        elif each.text in STRAIGHT:
            opened = not opened
    return opened


def open_before(sentences: Sequence[Sentence], sentence: Sentence) -> bool:
    """Whether quotation marks of the paragraph are open where a sentence begins."""
    opened = False
    for before in sentences[max(0, sentence.index - 6) : sentence.index]:
        if before.paragraph == sentence.paragraph:
            opened = in_quotes(before, len(before.tokens), opened=opened)
    return opened


def is_headline(doc: Document, sentence: Sentence) -> bool:
    """A title, or a first paragraph of one sentence without a full stop (plain text has no marked title)."""
    if sentence.part == "title":
        return True
    after = doc.sentences[sentence.index + 1] if sentence.index + 1 < len(doc.sentences) else None
    alone = after is not None and after.paragraph != sentence.paragraph
    return sentence.index == 0 and alone and doc.report.text[sentence.end - 1].isalnum()


def lead_of(doc: Document, title: Sentence) -> Sentence | None:
    """The first sentence of the body, which a headline says in short."""
    return next((each for each in doc.sentences[title.index + 1 :] if each.part != "title"), None)


def stated_before(sentence: Sentence, token: int) -> list[Link]:
    """ "Statement from the union: dockers will strike": whose statement stands before the colon, in any tree."""
    colons = [at for at in range(token) if sentence.tokens[at].text == ":"]
    if not colons:
        return []
    start = colons[-2] + 1 if len(colons) > 1 else 0
    stated = next((at for at in range(start, colons[-1]) if sentence.tokens[at].lemma.lower() in STATED), None)
    if stated is None:
        return []
    near = [c for c in sentence.children_by(stated, "nmod") if stated < c < colons[-1]]
    by = [c for c in near if any(sentence.tokens[k].lemma in STATED_BY for k in sentence.children_by(c, "case"))]
    return [Link(sentence, by[0], (stated, stated + 1), False)] if by else []
