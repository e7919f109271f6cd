"""Reads the kit's sets of spans into examples: attribution, time expressions, coreference.

Adds to an example: ``cues`` [(words of the cue, words of the source, words of the content)], ``timex`` (BIO tags
with TIMEX3's types). A document for coreference is a list of sentences and mentions of heads.
"""

from __future__ import annotations

from dateline.parse.sentences import split_sentences
from dateline.parse.tokens import words as cut_words
from training.kit import LONGEST, rows

Pair = tuple[int, int]
SENTENCES_A_PART = 24  # of a document, as many as are read together for coreference


def cut(text: str) -> list[tuple[Pair, list[Pair]]]:
    """Sentences of a text with their words' offsets, as the program cuts them; overlong ones left out."""
    found = []
    for pair in split_sentences(text):
        words = cut_words(text, *pair)
        if words and len(words) <= LONGEST:
            found.append((pair, words))
    return found


def covered(words: list[Pair], spans: list[Pair]) -> list[int]:
    """The words that some spans touch."""
    return [i for i, (s, e) in enumerate(words) if any(s < end and start < e for start, end in spans)]


def attribution(split: str) -> list[dict]:
    """PolNeAR: cues with the source and content in the same sentence."""
    found = []
    for row in rows(f"language/polnear.attribution.{split}.jsonl.gz"):
        text = row["text"]
        for pair, words in cut(text):
            cues = []
            for each in row["attributions"]:
                if each.get("cue") and pair[0] <= each["cue"][0][0] < pair[1]:
                    cue = covered(words, each["cue"])
                    if cue:
                        cues.append((cue, covered(words, each["source"] or []), covered(words, each["content"] or [])))
            found.append({"words": [text[s:e] for s, e in words], "cues": cues})
    return found


def left_out_of_times() -> set[str]:
    """The TimeBank and AQUAINT documents that times are measured on: those of uw.factuality.dev."""
    return {
        row["source_doc"].split("/")[-1] for row in rows("language/uw.factuality.dev.jsonl.gz") if "source_doc" in row
    }


def times(name: str, *, without: set[str] = frozenset()) -> list[dict]:
    """TIMEX3 expressions of a set."""
    found = []
    for row in rows(name):
        if row["doc_id"] in without:
            continue
        text = row["text"]
        for _, words in cut(text):
            tags = ["O"] * len(words)
            for each in row["timexes"]:
                if each["type"] in ("DATE", "TIME", "DURATION", "SET"):
                    for rank, i in enumerate(covered(words, [(each["start"], each["end"])])):
                        tags[i] = ("B-" if rank == 0 else "I-") + each["type"]
            found.append({"words": [text[s:e] for s, e in words], "timex": tags})
    return found


def coreference(split: str) -> list[list[dict]]:
    """OntoGUM with GUM's mentions, in parts of a few sentences: every sentence has ``mentions`` [(word, cluster)]."""
    clusters = {row["doc_id"]: row["clusters"] for row in rows(f"language/ontogum.coref.{split}.jsonl.gz")}
    found = []
    for row in rows(f"language/gum.doc.{split}.jsonl.gz"):
        if "NC" in (row["text_license"] or "NC") or row["doc_id"] not in clusters:
            continue
        known = {tuple(span): n for n, spans in enumerate(clusters[row["doc_id"]]) for span in spans}
        mentions = [(tuple(m["head"]), known.get((m["start"], m["end"]), -1 - m["id"])) for m in row["mentions"]]
        found += parts(row["text"], mentions)
    return found


def parts(text: str, mentions: list[tuple[Pair, int]]) -> list[list[dict]]:
    """A document as parts of a few sentences with the mentions whose heads stand in them."""
    found: list[list[dict]] = []
    sentences = cut(text)
    for at in range(0, len(sentences), SENTENCES_A_PART):
        part = []
        for pair, words in sentences[at : at + SENTENCES_A_PART]:
            own = []
            for head, cluster in mentions:
                if pair[0] <= head[0] < pair[1] and (inside := covered(words, [head])):
                    own.append((inside[-1], cluster))
            part.append({"words": [text[s:e] for s, e in words], "mentions": sorted(set(own))})
        if sum(len(each["mentions"]) for each in part) > 1:
            found.append(part)
    return found
