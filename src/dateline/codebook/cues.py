"""Cue words: lemmas or forms in lower case, `*` at the end for any ending, blanks for several words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Word = tuple[str, str]
"""Text and lemma of a word."""
REMEMBERED = 50_000
"""Distinct words whose single-word cues are remembered; news repeats its words."""


class CueIndex:
    """Finds which of several named cue lists a stretch of words shows, in one walk over the words."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, list[str]] = {}
        self._begins: list[tuple[str, str]] = []
        self._phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name, cues in lists.items():
            for cue in cues:
                self._add(name, cue.lower().strip())
        self._known: dict[Word, tuple[str, ...]] = {}

    def _add(self, name: str, cue: str) -> None:
        parts = tuple(cue.replace("-", " - ").split()) if " " in cue else (cue,)
        if len(parts) > 1:
            self._phrases.setdefault(parts[0], []).append((name, parts))
        elif cue.endswith("*"):
            self._begins.append((cue[:-1], name))
        else:
            self._whole.setdefault(cue, []).append(name)

    def hits(self, words: Sequence[Word]) -> dict[str, tuple[int, int]]:
        """Name of each list that is shown → the first range of words that shows it; phrases come first."""
        forms = [(text.lower(), lemma) for text, lemma in words]
        found: dict[str, tuple[int, int]] = {}
        if self._phrases:
            for at, form in enumerate(forms):
                for first in {*form}:
                    for name, parts in self._phrases.get(first, ()):
                        if name not in found and _follows(parts, forms, at):
                            found[name] = (at, at + len(parts))
        for at, form in enumerate(forms):
            for name in self._single(form):
                found.setdefault(name, (at, at + 1))
        return found

    def _single(self, form: Word) -> tuple[str, ...]:
        known = self._known.get(form)
        if known is None:
            names = [name for each in {*form} for name in self._whole.get(each, ())]
            names += [name for begin, name in self._begins if form[0].startswith(begin)]
            known = tuple(names)
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[form] = known
        return known


def _follows(parts: tuple[str, ...], forms: Sequence[Word], at: int) -> bool:
    if at + len(parts) > len(forms):
        return False
    return all(
        forms[at + i][0].startswith(part[:-1]) if part.endswith("*") else part in forms[at + i]
        for i, part in enumerate(parts)
    )
