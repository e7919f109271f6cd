"""Words → dictionary forms: English inflection by rule, and a table of the words that go their own way.

The table is made by `training/lemmas.py`; a word it does not list follows the rules.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "lemmas.tsv"
VOWELS = "aeiou"
_AUXILIARIES = {
    "'s": "be", "’s": "be", "s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "m": "be", "r": "be",
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be",
    "'ve": "have", "’ve": "have", "ve": "have", "has": "have", "had": "have", "having": "have",
    "'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can",
    "did": "do", "does": "do", "done": "do", "doing": "do",
}  # fmt: skip
_RARE = {
    "dreamt": "dream", "fled": "flee", "hewn": "hew", "knelt": "kneel", "overthrew": "overthrow",
    "shook": "shake", "shrank": "shrink", "slain": "slay", "slew": "slay", "stank": "stink",
    "striven": "strive", "strove": "strive", "swore": "swear", "trod": "tread", "withstood": "withstand",
    "wove": "weave", "wrung": "wring",
}  # fmt: skip
"""Strong verbs whose past form the treebanks and the corpus hardly hold, or the table's teacher has wrong."""
_NEGATIONS = {"n't": "not", "n’t": "not", "nt": "not"}
_PRONOUNS = {
    "him": "he", "his": "he", "her": "she", "hers": "she", "them": "they", "their": "they", "theirs": "they",
    "its": "it", "us": "we", "our": "we", "me": "i", "my": "i", "whom": "who", "whose": "who", "these": "this",
    "those": "that", "himself": "he", "herself": "she", "themselves": "they", "itself": "it",
}  # fmt: skip


_GROUPS = {"people": "people", "media": "media", "troops": "troops", "series": "series", "news": "news", "data": "data"}
"""Plurals that mean a body of their own."""


@lru_cache(maxsize=65536)
def lemma(word: str, upos: str) -> str:
    """The dictionary form, lower case; proper nouns, numbers and other words keep their form."""
    low = word.lower()
    if upos == "AUX":
        return _AUXILIARIES.get(low, low)
    if low in _NEGATIONS:
        return _NEGATIONS[low]
    if upos in ("PRON", "DET"):
        return _PRONOUNS.get(low, low)
    if upos == "VERB":
        return _RARE.get(low) or _table().get((low, "v")) or _AUXILIARIES.get(low) or verb_by_rule(low)
    if upos == "NOUN":
        return _GROUPS.get(low) or _table().get((low, "n")) or noun_by_rule(low)
    return low


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], str]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line)
    return {(form, kind): base for form, kind, base in rows}


def noun_by_rule(low: str) -> str:
    """The singular of a regular plural; "killed", "crisis" and "press" stay."""
    if low.endswith("men") and len(low) > 4:
        return low[:-2] + "an"
    if low.endswith("wives"):
        return low[:-3] + "fe"
    if len(low) <= 3 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1]


def verb_by_rule(low: str) -> str:
    """The infinitive of a regular form."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    for ending in ("ed", "ing"):
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > 1 and any(letter in VOWELS + "y" for letter in stem):
            return _infinitive(stem)
    return low


def _infinitive(stem: str) -> str:
    """What "-ed" and "-ing" were put to: "stopp" → stop, "mov" → move, "attack" → attack."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if len(stem) < 3 or stem.endswith(
        ("at", "iz", "is", "ut", "v", "c", "u", "dg", "rg", "ng", "ag", "rs", "ns", "bl")
    ):
        return stem + "e" if not stem.endswith(("eat", "oat", "out", "ing", "ang", "ong")) else stem
    before, last = stem[-2], stem[-1]
    short = last not in "wxyhl" and before in VOWELS and stem[-3] not in VOWELS and len(stem) < 5
    return stem + "e" if short or stem.endswith(("ir", "ur", "ag", "as", "os", "us", "in", "id")) else stem
