"""The teacher of `training.lemmas`: simplemma, corrected by the part of speech it does not know of."""

from __future__ import annotations

from functools import lru_cache

_AUXILIARIES = {
    "'s": "be", "’s": "be", "s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "m": "be", "r": "be",
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be",
    "'ve": "have", "’ve": "have", "ve": "have", "has": "have", "had": "have", "having": "have",
    "'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can",
    "did": "do", "does": "do", "done": "do", "doing": "do",
}  # fmt: skip
_NEGATIONS = {"n't": "not", "n’t": "not", "nt": "not"}
_PRONOUNS = {
    "him": "he", "his": "he", "her": "she", "hers": "she", "them": "they", "their": "they", "theirs": "they",
    "its": "it", "us": "we", "our": "we", "me": "i", "my": "i", "whom": "who", "whose": "who", "these": "this",
    "those": "that", "himself": "he", "herself": "she", "themselves": "they", "itself": "it",
}  # fmt: skip
_NOUNS = {"people": "people", "media": "media", "troops": "troops", "series": "series", "news": "news"}
_VERBS = {
    "bound": "bind", "found": "find", "left": "leave", "leaves": "leave", "lay": "lie", "laid": "lay", "born": "bear",
    "ground": "grind", "wound": "wound", "wounded": "wound", "fell": "fall", "felt": "feel", "saw": "see",
    "going": "go", "gon": "go", "wan": "want", "meeting": "meet", "thought": "think", "shot": "shoot", "rose": "rise",
    "struck": "strike", "striking": "strike", "founded": "found", "downed": "down", "tied": "tie", "died": "die",
    "lied": "lie", "means": "mean", "remains": "remain", "broke": "break", "won": "win", "got": "get", "fixed": "fix",
    "mixed": "mix", "developed": "develop", "deposited": "deposit", "fired": "fire", "dying": "die",
    "suing": "sue", "making": "make", "closing": "close", "writing": "write",
    "putting": "put", "losing": "lose", "hoping": "hope", "raping": "rape", "using": "use", "taping": "tape",
}  # fmt: skip


@lru_cache(maxsize=65536)
def lemma(word: str, upos: str) -> str:
    """The dictionary form, lower case; proper nouns, numbers and other words keep their form."""
    low = word.lower()
    if upos == "AUX":
        return _AUXILIARIES.get(low, low)
    if low in _NEGATIONS:
        return _NEGATIONS[low]
    if upos == "PRON" or upos == "DET":
        return _PRONOUNS.get(low, low)
    if upos == "VERB":
        return _VERBS.get(low) or _AUXILIARIES.get(low) or _verb(low)
    if upos == "NOUN":
        return _NOUNS.get(low) or _singular(low)
    return low


def _known(low: str) -> str:
    from simplemma import lemmatize

    return str(lemmatize(low, lang="en")).lower()


def _verb(low: str) -> str:
    """As verbs, "building" and "meeting" are forms of build and meet."""
    if low.endswith("ing") and len(low) > 5:
        from simplemma import is_known

        stem = low[:-3]
        doubled = stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
        for base in (stem + "ed", stem + "es", stem, doubled, stem + "e"):
            found = _known(base)
            if is_known(base, lang="en") and found != base and found + "ing" in (low, stem + "ing"):
                return found
        for base in (doubled, stem + "e"):
            if is_known(base, lang="en"):
                return base
    return _known(low)


def _singular(low: str) -> str:
    """Only plurals are undone: "meeting", "killed" and "leaves" as nouns are no verbs."""
    plural = low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3
    if plural or low.endswith(("men", "children", "feet", "mice", "teeth", "criteria", "phenomena")):
        found = _known(low)
        return low[:-1] if plural and found == low else found
    return low
