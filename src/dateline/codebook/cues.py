"""Cue words: lemmas or forms in lower case, `*` at the end for any ending, blanks for several words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues sorted by what finding them takes: whole words, beginnings, and phrases by their first word."""

    whole: frozenset[str]
    begins: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

    def find(self, words: Sequence[tuple[str, str]]) -> tuple[int, int] | None:
        """The first range of (text, lemma) words that shows a cue; phrases before single words."""
        if self.phrases:
            forms = [(text.lower(), lemma) for text, lemma in words]
            for phrase in self.phrases:
                for first in range(len(forms) - len(phrase) + 1):
                    if all(_matches(cue, forms[first + i]) for i, cue in enumerate(phrase)):
                        return first, first + len(phrase)
        for index, (text, lemma) in enumerate(words):
            low = text.lower()
            if low in self.whole or lemma in self.whole or (self.begins and low.startswith(self.begins)):
                return index, index + 1
        return None


def compile_cues(cues: Iterable[str]) -> Cues:
    """Sort written cues."""
    whole, begins, phrases = set(), [], []
    for cue in cues:
        low = cue.lower().strip()
        parts = tuple(low.replace("-", " - ").split()) if " " in low else (low,)
        if len(parts) > 1:
            phrases.append(parts)
        elif low.endswith("*"):
            begins.append(low[:-1])
        else:
            whole.add(low)
    return Cues(frozenset(whole), tuple(begins), tuple(phrases))


def _matches(cue: str, form: tuple[str, str]) -> bool:
    if cue.endswith("*"):
        return form[0].startswith(cue[:-1])
    return cue in form
