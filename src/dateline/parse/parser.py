"""Report → Document: one encoder pass, several heads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from dateline.errors import InputError
from dateline.model import Document, Pair, PartKind, Report, Sentence, Token, make_report
from dateline.parse import decode
from dateline.parse.asked_anyway import asked_anyway
from dateline.parse.encoder import PIECES_A_SENTENCE, PIECES_A_WORD, Encoder, Floats
from dateline.parse.frames import FrameReader
from dateline.parse.frames_with_care import frames_with_care
from dateline.parse.name_candidates import Read, log_tags
from dateline.parse.names_with_care import CarefulNames
from dateline.parse.namesakes import Mention, agreed
from dateline.parse.second_look import SecondLook
from dateline.parse.sentences import sentences_of, split_paragraphs
from dateline.parse.timewords import with_times
from dateline.parse.tokens import words as cut_words
from dateline.parse.windows import (
    Window,
    joined,
    link_scorer,
    mean_vectors,
    relation_scorer,
    word_vectors,
    word_weigher,
)
from dateline.settings import Settings
from dateline.text import overlap

LONGEST = 110
"""Words of one window; longer sentences are read in windows and joined by parataxis."""
ONE_PASS = min(LONGEST, (PIECES_A_SENTENCE - 2) // PIECES_A_WORD)
"""So many words are one window, whatever their pieces are."""

NO_WORDS: frozenset[int] = frozenset()

_Cut = tuple[Pair, list[Pair], int, PartKind | None]
_Window = tuple[Sequence[str], int, int]


class Parser:
    """Parses reports; loads the model once."""

    def __init__(self, settings: Settings) -> None:
        self._encoder = Encoder(settings.model_dir, batch_tokens=settings.batch_tokens)
        self._dir = settings.model_dir
        self._look = SecondLook(settings.model_dir / "second_look.npz")
        self.version = self._encoder.version

    @property
    def encoder(self) -> Encoder:
        """The loaded model (for `doctor` and measurements)."""
        return self._encoder

    @cached_property
    def careful_names(self) -> CarefulNames:
        """What compares whole names, read at the first look."""
        labels = self._encoder.labels
        return CarefulNames(self._dir / "names.npz", labels.tags, decode.name_types(labels))

    def parse(
        self, report: Report, *, at: Collection[int] = (), with_care: bool = False, careful_names: bool = False
    ) -> Document:
        """Sentences, tokens, names, frames and acts of a report; furniture is left out.

        Words that begin at one of the offsets ``at`` get a frame and an act whatever the model thinks of them; ``with
        care`` frames are these alone, their arguments chosen among the spans that the tree offers. ``careful_names``
        are compared as wholes and by the whole report.
        """
        cuts = _cuts(report)
        words = [[report.text[start:end] for start, end in pairs] for _, pairs, _, _ in cuts]
        windows = [self._windows(each) for each in words]
        read = self._encoder.read([whole[first:last] for each in windows for whole, first, last in each])
        labels = self._encoder.labels
        none = labels.types.index("NONE")
        sentences: list[Sentence] = []
        read_windows: list[list[Window]] = []
        kinds: list[Floats] = []
        frames = FrameReader(labels)
        for index, ((start, end), pairs, paragraph, part) in enumerate(cuts):
            sentence: Sentence | None = None
            read_windows.append([])
            for _, first, last in windows[index]:
                scores = next(read)
                also = frozenset(i for i, pair in enumerate(pairs[first:last]) if pair[0] in at) if at else NO_WORDS
                tokens = decode.tokens(pairs[first:last], words[index][first:last], scores=scores, labels=labels)
                asked = also | asked_anyway(tokens)
                scores = self._look.at(scores, tokens, none=none, also=asked)
                acts = decode.acts(scores, labels, also=asked)
                reporting = frozenset(act.token for act in acts)
                names = decode.names(scores, labels)
                kinds += decode.types_of_names(scores, labels, names)
                found = Sentence(
                    index,
                    start,
                    end,
                    tokens,
                    names=names,
                    frames=frames_with_care(scores, tokens, also, scorer=self._encoder.role_scorer)
                    if with_care
                    else frames.of(scores, tokens, also=also, only=reporting),
                    acts=acts,
                    times=decode.times(scores, labels),
                    quotations=decode.quotations(scores, labels),
                    paragraph=paragraph,
                    part=part,
                )
                sentence = joined(sentence, found) if sentence else found
                read_windows[-1].append(Window(first, scores.words, scores.mention, scores.antecedent, scores.tags))
            assert sentence is not None  # a cut has words
            sentences.append(sentence)
        sentences = _agreed(report, sentences, kinds, types=decode.name_types(labels))
        if careful_names:
            sentences = self._with_care(sentences, read_windows)
        return self._document(report, sentences, read_windows)

    def _document(self, report: Report, sentences: Sequence[Sentence], windows: Sequence[Sequence[Window]]) -> Document:
        return Document(
            report,
            tuple(with_times(sentence) for sentence in sentences),
            relation_scorer(self._encoder, windows),
            link_scorer(self._encoder.labels, windows),
            word_vectors(windows),
            word_weigher(windows),
            mean_vectors(windows),
        )

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[tuple[Token, ...]]:
        """Syntax of given words (offsets are those of the words joined by blanks)."""
        found: list[tuple[Token, ...]] = []
        read = self._encoder.read(list(sentences))
        for words, scores in zip(sentences, read, strict=True):
            pairs: list[Pair] = []
            at = 0
            for word in words:
                pairs.append((at, at + len(word)))
                at += len(word) + 1
            found.append(decode.tokens(pairs, list(words), scores=scores, labels=self._encoder.labels))
        return found

    def relate(self, text: str, actor: Sequence[Pair], recipient: Sequence[Pair]) -> Mapping[str, float]:
        """Type probabilities of a dyad whose parties are given by spans of one text; one side may be empty.

        The dyad's own score is weighed with those of the triggers that take the parties as their arguments;
        a dyad of one side is typed by these alone.
        """
        pairs = cut_words(text)
        words = [text[start:end] for start, end in pairs]
        sides = [_range(pairs, spans) for spans in (actor, recipient)]
        known = [side for side in sides if side]
        if not known or any(spans and side is None for spans, side in zip((actor, recipient), sides, strict=True)):
            raise InputError(f"a party's span marks no word of the text: {text[:60]!r}")
        first, last = self._around(words, min(side[0] for side in known), max(side[1] for side in known))
        scores = next(self._encoder.read([words[first:last]]))
        clip = last - first
        one, two = [side and (min(side[0] - first, clip - 1), min(side[1] - first, clip)) for side in sides]
        likely = decode.triggered(scores, actor=one, recipient=two, labels=self._encoder.labels)
        if one and two:
            likely = decode.weighed(self._encoder.relate([(scores.words, one, two)])[0], likely)
        return dict(zip(self._encoder.labels.types, map(float, likely), strict=True))

    def names(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Named entities of a text: (start, end, type)."""
        doc = self.parse(make_report(text), careful_names=True)
        return tuple(
            (*sentence.offsets(name.first, name.last), name.type)
            for sentence in doc.sentences
            for name in sentence.names
        )

    def _with_care(self, sentences: Sequence[Sentence], windows: Sequence[Sequence[Window]]) -> list[Sentence]:
        read = [
            Read([token.text for token in each.tokens], log_tags([window.tags for window in own]), each.names)
            for each, own in zip(sentences, windows, strict=True)
        ]
        found = self.careful_names.names(read)
        return [replace(each, names=names) for each, names in zip(sentences, found, strict=True)]

    def _around(self, words: Sequence[str], low: int, high: int) -> tuple[int, int]:
        """The words [first, last) around those of both parties, [low, high), that one pass can read."""
        first = max(0, min(low, high - 2 * LONGEST))
        last = min(first + 2 * LONGEST, len(words))
        pieces = 2 + sum(len(self._encoder.pieces(word)) for word in words[first:last])
        while pieces > PIECES_A_SENTENCE:
            if first < low and low - first > last - high:
                pieces -= len(self._encoder.pieces(words[first]))
                first += 1
            else:
                last -= 1
                pieces -= len(self._encoder.pieces(words[last]))
        return first, last

    def _windows(self, words: Sequence[str]) -> list[_Window]:
        """Cut a sentence into windows of at most LONGEST words and 500 pieces, at commas if it can."""
        if 0 < len(words) <= ONE_PASS:
            return [(words, 0, len(words))]
        found: list[_Window] = []
        first = 0
        while first < len(words):
            last, pieces = first, 2
            while last < len(words) and last - first < LONGEST:
                pieces += len(self._encoder.pieces(words[last]))
                if pieces > PIECES_A_SENTENCE and last > first:
                    break
                last += 1
            if last < len(words):
                stops = [i for i in range(first + LONGEST // 2, last) if words[i] in (",", ";", ":", "–", "—")]
                last = stops[-1] + 1 if stops else last
            found.append((words, first, last))
            first = last
        return found


def _agreed(
    report: Report, sentences: Sequence[Sentence], kinds: Sequence[Floats], *, types: Sequence[str]
) -> list[Sentence]:
    """The sentences with one type for all mentions of a name; ``kinds`` are those of all names, in text order."""
    texts = [report.text[slice(*each.offsets(name.first, name.last))] for each in sentences for name in each.names]
    chosen = iter(agreed(list(map(Mention, texts, kinds)), person=types.index("Person")))
    found: list[Sentence] = []
    for each in sentences:
        told = [types[next(chosen)] for _ in each.names]
        if any(name.type != kind for name, kind in zip(each.names, told, strict=True)):
            names = (replace(name, type=kind) for name, kind in zip(each.names, told, strict=True))
            found.append(replace(each, names=tuple(names)))
        else:
            found.append(each)
    return found


def _cuts(report: Report) -> list[_Cut]:
    """(sentence, its words, paragraph, part) of all that is read: furniture, byline and dateline are not."""
    skipped = [(part.start, part.end) for part in report.parts if part.kind != "title"]
    titles = [(part.start, part.end) for part in report.parts if part.kind == "title"]
    found: list[_Cut] = []
    for paragraph, whole in enumerate(split_paragraphs(report.text)):
        for stretch in _without(whole, skipped):
            for pair in sentences_of(report.text, stretch):
                pairs = cut_words(report.text, *pair)
                if pairs:
                    part: PartKind | None = "title" if any(overlap(pair, title) for title in titles) else None
                    found.append((pair, pairs, paragraph, part))
    return found


def _without(whole: Pair, skipped: Sequence[Pair]) -> list[Pair]:
    """What is left of a stretch when others are cut out of it."""
    left = [whole]
    for start, end in skipped:
        left = [
            piece
            for first, last in left
            for piece in ((first, min(last, start)), (max(first, end), last))
            if piece[0] < piece[1]
        ]
    return left


def _range(pairs: Sequence[Pair], spans: Sequence[Pair]) -> tuple[int, int] | None:
    inside = [i for i, pair in enumerate(pairs) if any(overlap(pair, (span[0], span[1])) for span in spans)]
    return (inside[0], inside[-1] + 1) if inside else None
