"""Who says what: words of saying with the speaker's words and what is said, also over several sentences.

The parser finds, in one sentence, the words of a cue ("said"), of its speaker and of what is said. Here they
become stretches of the text, and a quotation that runs on beyond its sentence is followed to its end.
The habits are those of PolNeAR's annotators (Newell, Margolin and Ruths 2018): a speaker is one whole noun phrase with
its apposition and clauses; what is said includes "that" and the quotation marks with what stands inside them,
not the comma or full stop outside; it is broken only by its cue or speaker. What each rule is worth was measured
on 210 train documents: exact F1 of what is said 0.601 without them, 0.682 with all; of speakers 0.789, 0.803.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.model import Document, Pair, Quotation, Sentence
from dateline.text import overlap

CLOSING = {"“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"', "''": "''", "``": "''"}
MARK = re.compile(r"''|``|[“”„‘’«»\"]")
REACH = 6
"""Words that a phrase cut short by the model is followed rightwards at most; 3 to 10 are alike."""
EDGE = 2
"""Code points (a mark, a full stop) at a sentence's end inside which a quotation left open is still what is said."""
BEFORE_ITS_HEAD = frozenset(("det", "amod", "compound", "nummod", "nmod:poss"))
ENDS_NOTHING = BEFORE_ITS_HEAD | {"case", "aux", "aux:pass", "cop", "mark", "cc", "advmod"}
LEADING, TRAILING = frozenset(",;:"), frozenset(",;:.—–")

Run = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of saying, of who says it (None where nobody is named) and of what is said, in text order.

    ``cue`` and ``speaker`` stand in the sentence with that index; ``content`` may go on beyond it.
    """

    sentence: int
    quotation: Quotation
    cue: Pair
    speaker: Pair | None
    content: tuple[Pair, ...]


@dataclass(slots=True)
class _Draft:
    sentence: Sentence
    quotation: Quotation
    cue: Pair
    speaker: Pair | None
    content: list[Pair]


def find_quotations(doc: Document) -> tuple[Attribution, ...]:
    """All attributions of a document, in the order of their cues."""
    drafts = [_draft(sentence, each) for sentence in doc.sentences for each in sentence.quotations]
    stretches = quoted_stretches(doc.report.text) if drafts else ()
    for draft in drafts:
        _close(draft, stretches)
        if not draft.content:
            _look_back(doc, draft, drafts, stretches)
    for index, own in groupby(drafts, key=lambda draft: draft.sentence.index):
        if index + 1 < len(doc.sentences):
            _run_on(doc, list(own), drafts, stretches)
    return tuple(
        Attribution(each.sentence.index, each.quotation, each.cue, each.speaker, tuple(each.content)) for each in drafts
    )


def quoted_stretches(text: str) -> tuple[Pair, ...]:
    """What stands in quotation marks, marks included, by paragraph; one never closed ends with its paragraph.

    A straight mark opens after a blank or bracket and before a letter. Marks inside others are passed over.
    """
    found: list[Pair] = []
    for line in re.finditer(r"[^\n]+", text):
        opened: re.Match[str] | None = None
        for mark in MARK.finditer(text, *line.span()):
            kind = mark[0]
            before = text[mark.start() - 1] if mark.start() > line.start() else " "
            after = text[mark.end()] if mark.end() < line.end() else " "
            straight = kind in ('"', "''")
            opens = (before.isspace() or before in "([—–-") and not after.isspace()
            if opened is None:
                if kind in CLOSING and not (straight and not before.isspace() and after.isspace()):
                    opened = mark
            elif straight and opens and opened[0] == kind:
                opened = mark
            elif kind in CLOSING[opened[0]] and (kind != "’" or before in ",.?!…"):
                found.append((opened.start(), mark.end()))
                opened = None
        if opened is not None:
            found.append((opened.start(), line.end()))
    return tuple(found)


def _draft(sentence: Sentence, quotation: Quotation) -> _Draft:
    speaker = speaker_words(sentence, quotation)
    content = content_words(sentence, quotation, speaker)
    return _Draft(
        sentence,
        quotation,
        sentence.offsets(*quotation.cue),
        _offsets(sentence, speaker) if speaker else None,
        [_offsets(sentence, run) for run in content],
    )


def speaker_words(sentence: Sentence, quotation: Quotation) -> Run:
    """The one unbroken phrase of the speaker: that which holds the cue's subject, else the nearest to the cue."""
    first, last = quotation.cue
    runs = [run for run in _runs(quotation.speaker) if any(sentence.tokens[i].upos != "PUNCT" for i in run)]
    if not runs:
        return ()
    subjects = {c for verb in range(first, last) for c in sentence.children_by(verb, "nsubj", "obl:agent")}
    near = [run for run in runs if subjects.intersection(run)] or runs
    best = min(near, key=lambda run: (first - run[-1] if run[-1] < first else run[0] - last + 1, -len(run)))
    return _whole(sentence, best, without={*range(first, last), *quotation.content})


def content_words(sentence: Sentence, quotation: Quotation, speaker: Run) -> list[Run]:
    """The stretches of what is said in the cue's sentence: broken by the cue or the speaker only."""
    cue = range(*quotation.cue)
    between = {*cue, *speaker}
    joined: list[Run] = []
    for run in _runs(i for i in quotation.content if i not in cue):
        gap = tuple(range(joined[-1][-1] + 1, run[0])) if joined else ()
        if joined and not between.intersection(gap):
            joined[-1] = (*joined[-1], *gap, *run)
        else:
            joined.append(run)
    trimmed = (_trimmed(sentence, _whole(sentence, run, without=between)) for run in joined)
    return [run for run in trimmed if run]


def _whole(sentence: Sentence, run: Run, *, without: set[int]) -> Run:
    """A run with the words that its own first and last phrases cannot lack ("through the November" election)."""
    first, last = run[0], run[-1]
    while first > 0 and first - 1 not in without:
        token = sentence.tokens[first - 1]
        if token.deprel not in BEFORE_ITS_HEAD or not first <= token.head <= last:
            break
        first -= 1
    while sentence.tokens[last].deprel in ENDS_NOTHING:
        head = sentence.tokens[last].head
        if not last < head <= last + REACH or without.intersection(range(last + 1, head + 1)):
            break
        last = head
    return tuple(range(first, last + 1))


def _trimmed(sentence: Sentence, run: Run) -> Run:
    first, last = run[0], run[-1] + 1
    while first < last and sentence.tokens[first].text in LEADING:
        first += 1
    while first < last and sentence.tokens[last - 1].text in TRAILING:
        last -= 1
    return tuple(range(first, last))


def _close(draft: _Draft, stretches: Sequence[Pair]) -> None:
    """What is said goes on to the closing mark where its sentence ends inside quotation marks."""
    if not draft.content:
        return
    start, end = draft.content[-1]
    edge = draft.sentence.end
    for stretch in stretches:
        if stretch[0] < end < stretch[1] and stretch[1] > edge and end >= edge - EDGE:
            draft.content[-1] = (stretch[0] if 0 < start - stretch[0] <= EDGE else start, stretch[1])


def _look_back(doc: Document, draft: _Draft, drafts: Sequence[_Draft], stretches: Sequence[Pair]) -> None:
    """ "…?" He asked: a sentence of cue and speaker alone takes the quotation that ends just before it."""
    text = doc.report.text
    for stretch in stretches:
        between = text[stretch[1] : draft.sentence.start]
        if stretch[1] <= draft.sentence.start and not between.strip() and "\n" not in between:
            if _is_free(stretch, draft, drafts):
                draft.content.append(stretch)
            return


def _run_on(doc: Document, own: list[_Draft], drafts: Sequence[_Draft], stretches: Sequence[Pair]) -> None:
    """What follows the sentence in quotation marks belongs to its last cue, if no other claims it.

    So for a quotation just behind `"…," she said.` in the same paragraph, for a next paragraph that is one
    quotation, and for what follows a colon.
    """
    text, sentence = doc.report.text, own[0].sentence
    edge, after = sentence.end, doc.sentences[sentence.index + 1]
    follows = next((stretch for stretch in stretches if stretch[0] == after.start), None)
    if follows is None or after.part != sentence.part:
        return
    apart = "\n" in text[edge : follows[0]]
    if apart and text[sentence.start : edge].rstrip().endswith(":"):
        may = own
    elif apart and text[follows[1] :].partition("\n")[0].strip():
        return
    else:
        may = [
            each
            for each in own
            if each.content
            and each.cue[0] >= each.content[0][0]
            and any(MARK.search(text, *pair) for pair in each.content)
        ]
    may = [each for each in may if _is_free(follows, each, drafts)]
    if may and (not may[-1].content or may[-1].content[-1][1] <= follows[0]):
        may[-1].content.append(follows)


def _is_free(stretch: Pair, draft: _Draft, drafts: Sequence[_Draft]) -> bool:
    """No cue outside a stretch has its content there; a saying inside what is said is no rival."""
    return not any(
        any(overlap(pair, stretch) for pair in other.content) and not overlap(other.cue, stretch)
        for other in drafts
        if other is not draft
    )


def _runs(tokens: Iterable[int]) -> list[Run]:
    found: list[Run] = []
    for token in sorted(tokens):
        if found and found[-1][-1] == token - 1:
            found[-1] = (*found[-1], token)
        else:
            found.append((token,))
    return found


def _offsets(sentence: Sentence, run: Run) -> Pair:
    return sentence.offsets(run[0], run[-1] + 1)
