"""Mentions of one and the same person, body, people or place, as spans of the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.model import Document, Pair, Sentence
from dateline.resolve.coreference import chains_of
from dateline.resolve.mentions import Mention, mention_of, mentions_of, phrase


def clusters_of(doc: Document, *, singletons: bool = True) -> list[list[Pair]]:
    """Clusters of spans in text order; a span is a whole noun phrase, without what only follows by a comma."""
    mentions = mentions_of(doc)
    return _clustered(mentions, chains_of(doc, mentions), [span_of(doc, each) for each in mentions], singletons)


def clusters_of_given(doc: Document, spans: Iterable[Pair]) -> list[list[Pair]]:
    """The same for mentions that are given: which of them denote the same."""
    made: list[tuple[Mention, Pair]] = []
    for start, end in sorted({*spans}):
        sentence = next((each for each in doc.sentences if each.start <= start < each.end), None)
        inside = (
            [i for i, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
            if sentence
            else []
        )
        if sentence and inside:
            made.append((mention_of(doc, sentence, first=inside[0], last=inside[-1] + 1), (start, end)))
    made.sort(key=lambda each: (each[0].sentence, each[0].head))
    mentions = [mention for mention, _ in made]
    return _clustered(mentions, chains_of(doc, mentions), [span for _, span in made], True)


def span_of(doc: Document, mention: Mention) -> Pair:
    """The code points of a mention's whole noun phrase; of a people's adjective and of a pronoun the word."""
    sentence = doc.sentences[mention.sentence]
    if mention.kind == "pronoun":
        return sentence.offsets(mention.first, mention.last)
    first, last = _whole(sentence, mention)
    return sentence.offsets(first, last)


def _whole(sentence: Sentence, mention: Mention) -> Pair:
    head = mention.head
    token = sentence.tokens[head]
    if mention.kind == "name":
        if token.upos == "ADJ" or (mention.type == "NORP" and token.deprel in ("amod", "compound")):
            return mention.first, mention.last
        above = token.head
        if token.deprel in ("flat", "compound") and above >= 0 and sentence.tokens[above].upos in ("NOUN", "PROPN"):
            if mention.type != "Person" or above > head:
                return mention.first, mention.last
            head = above
        low, high = phrase(sentence, head)
        return min(low, mention.first), max(high, mention.last)
    return phrase(sentence, head)


def _clustered(
    mentions: Sequence[Mention], chains: Sequence[int], spans: Sequence[Pair], singletons: bool
) -> list[list[Pair]]:
    found: defaultdict[int, list[Pair]] = defaultdict(list)
    taken: set[Pair] = set()
    for number, span in enumerate(spans):
        if span not in taken:
            taken.add(span)
            found[chains[number]].append(span)
    return [sorted(each) for each in found.values() if len(each) > 1 or singletons]
