"""Reads the data kit into examples: sentences of words with whatever gold each set has.

An example is a dict: ``words`` and any of ``heads``/``rels``/``upos`` (head -1 = root), ``tags`` (BIO),
``frames`` [(predicate, [(role, first, last)])], ``facts`` [(word, value)], and for acts see `training.gold`.
The kit lies in ../shared/data beside a checkout (or in $DATELINE_KIT); its texts never enter the project.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import pathlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from dateline.parse.sentences import split_sentences
from dateline.parse.tokens import words as cut_words

KIT = pathlib.Path(os.environ.get("DATELINE_KIT", pathlib.Path(__file__).parents[2] / "shared" / "data"))
ROLES = [
    "ARG0",
    "ARG1",
    "ARG2",
    "ARG3",
    "ARG4",
    "ARGM-TMP",
    "ARGM-LOC",
    "ARGM-NEG",
    "ARGM-MOD",
    "ARGM-ADV",
    "ARGM-MNR",
    "ARGM-PRP",
    "ARGM-CAU",
    "ARGM-DIR",
    "ARGM-DIS",
    "ARGM-ADJ",
    "ARGM-EXT",
    "ARGM-GOL",
    "ARGM-PRD",
    "ARGM-COM",
    "R-ARG0",
    "R-ARG1",
]
LONGEST = 110  # words; longer sentences are left out of training


def rows(name: str) -> Iterator[dict]:
    """The JSON rows of a kit file."""
    path = KIT / name
    with gzip.open(path, "rt", encoding="utf-8") if name.endswith(".gz") else open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@lru_cache(maxsize=1)
def held_out() -> frozenset[str]:
    """Keys of the sentences that stay apart for measuring elsewhere."""
    return frozenset((KIT / "events" / "held_out_hashes.txt").read_text(encoding="utf-8").split())


def is_held_out(text: str) -> bool:
    """Say whether a text is one of the held-out ones, whatever its accents, case and punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    key = re.sub(r"[^a-z0-9]+", " ", bare).strip()
    return hashlib.sha1(key.encode()).hexdigest()[:16] in held_out()


def conllu(name: str, *, keep: set[str] | None = None) -> list[dict]:
    """Sentences of a CoNLL-U file; ``keep`` limits to documents (by newdoc id)."""
    found, words, doc = [], [], ""
    meta: dict[str, str] = {}
    with gzip.open(KIT / name, "rt", encoding="utf-8") as lines:
        for line in [*(each.rstrip("\n") for each in lines), ""]:
            if line.startswith("# newdoc id = "):
                doc = line.split(" = ")[1]
            elif line.startswith("# ") and " = " in line:
                meta[line[2:].split(" = ")[0]] = line.split(" = ", 1)[1]
            elif line and not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    words.append(columns)
            elif not line and words:
                if keep is None or doc in keep:
                    found.append(
                        {
                            "words": [w[1] for w in words],
                            "lemmas": [w[2] for w in words],
                            "upos": [w[3] for w in words],
                            "heads": [int(w[6]) - 1 for w in words],
                            "rels": [w[7] for w in words],
                            "text": meta.get("text", ""),
                            "sent_id": meta.get("sent_id", ""),
                        }
                    )
                words, meta = [], {}
    return found


def english_web(split: str) -> list[dict]:
    """EWT: syntax, with PropBank frames and UDS factuality on the same sentences."""
    trees = conllu(f"language/ewt.dep.{split}.conllu.gz")
    frames = {row["sent_id"]: row for row in rows(f"language/ewt.srl.{split}.jsonl.gz")}
    facts = {row["text"]: row for row in rows(f"language/uds_ih2.factuality.{split}.jsonl.gz")}
    for tree in trees:
        gold = frames.get(tree["sent_id"])
        if gold and [gold["text"][s:e] for s, e in gold["tokens"]] == tree["words"]:
            tree["frames"] = _frames(gold, tree["upos"])
            fact = facts.get(gold["text"])
            if fact:
                at = {s: i for i, (s, _) in enumerate(gold["tokens"])}
                tree["facts"] = [(at[e["start"]], e["factuality"]) for e in fact["events"] if e["start"] in at]
    return [tree for tree in trees if len(tree["words"]) <= LONGEST]


def _frames(gold: dict, upos: list[str]) -> list[tuple[int, list[tuple[str, int, int]]]]:
    found = []
    for frame in gold["frames"]:
        predicate = frame["predicate"]["tok"]
        arguments = []
        for argument in frame["args"]:
            first, last = argument["tok"][0], argument["tok"][1]
            if argument["role"] in ROLES:
                arguments.append((argument["role"], first, last))
        found.append((predicate, arguments, upos[predicate] == "AUX"))
    return found


def magazines() -> list[dict]:
    """MASC: PropBank arguments of given predicates; some verbs are unannotated, so no word is no predicate."""
    found = []
    for row in rows("language/masc_written.srl.jsonl.gz"):
        words = [row["text"][s:e] for s, e in row["tokens"]]
        if row["frames"] and len(words) <= LONGEST:
            upos = ["VERB"] * len(words)
            found.append({"words": words, "frames": _frames(row, upos), "given": True})
    return found


def gum(split: str) -> list[dict]:
    """GUM: syntax, only documents whose text licence lets weights ship (no NC)."""
    keep = {
        row["doc_id"] for row in rows(f"language/gum.doc.{split}.jsonl.gz") if "NC" not in (row["text_license"] or "NC")
    }
    return [t for t in conllu(f"language/gum.dep.{split}.conllu.gz", keep=keep) if len(t["words"]) <= LONGEST]


def aligned(text: str, start: int, end: int) -> tuple[list[str], list[tuple[int, int]]]:
    pairs = cut_words(text, start, end)
    return [text[s:e] for s, e in pairs], pairs


def world_names(split: str) -> list[dict]:
    """Worldwide NER: BIO tags on our own sentences and words."""
    found = []
    for row in rows(f"language/worldwide.ner.{split}.jsonl.gz"):
        text = row["text"]
        entities = sorted(row["entities"], key=lambda e: e["start"])
        for start, end in split_sentences(text, row.get("body_start") or 0):
            words, pairs = aligned(text, start, end)
            if not words or len(words) > LONGEST:
                continue
            tags = ["O"] * len(words)
            for entity in entities:
                inside = [i for i, (s, e) in enumerate(pairs) if s < entity["end"] and entity["start"] < e]
                for rank, i in enumerate(inside):
                    tags[i] = ("B-" if rank == 0 else "I-") + entity["type"]
            found.append({"words": words, "tags": tags})
    return found


def factuality(name: str) -> list[dict]:
    """A factuality set: value per event word."""
    found = []
    for row in rows(name):
        words, pairs = aligned(row["text"], 0, len(row["text"]))
        facts = []
        for event in row["events"]:
            at = [i for i, (s, e) in enumerate(pairs) if s < event["end"] and event["start"] < e]
            if at and event.get("factuality") is not None:
                facts.append((at[-1], float(event["factuality"])))
        if facts and len(words) <= LONGEST:
            found.append({"words": words, "facts": facts})
    return found
