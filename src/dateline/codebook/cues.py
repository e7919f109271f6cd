"""Cue words: lemmas or forms in lower case, `*` at the end for any ending, blanks or hyphens for several words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Word = tuple[str, str]
"""Text and lemma of a word."""
BEGINS = 2
REMEMBERED = 50_000
"""Distinct words whose cues are remembered; news repeats its words."""
_Shown = tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]] | None
"""The lists that a word shows by itself, and the phrases that may begin with it, each with its list."""


class CueIndex:
    """Finds which of several named cue lists a stretch of words shows, in one walk over the words.

    ``lists`` are those it was made of.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self.lists = {name: tuple(cues) for name, cues in lists.items()}
        self._whole: dict[str, list[str]] = {}
        self._begins: dict[str, list[tuple[str, str]]] = {}  # by their first BEGINS letters: there may be thousands
        self._phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name, cues in self.lists.items():
            for cue in cues:
                self._add(name, cue.lower().strip())
        self._known: dict[Word, _Shown] = {}

    def _add(self, name: str, cue: str) -> None:
        parts = tuple(cue.replace("-", " - ").split())  # as the parser cuts words
        if len(parts) > 1:
            self._phrases.setdefault(parts[0], []).append((name, parts))
        if " " in cue:
            return
        if cue.endswith("*"):
            self._begins.setdefault(cue[:-1][:BEGINS], []).append((cue[:-1], name))
        else:
            self._whole.setdefault(cue, []).append(name)

    def hits(self, words: Sequence[Word]) -> dict[str, tuple[int, int]]:
        """Name of each list that is shown → the first range of words that shows it; phrases come first."""
        found: dict[str, tuple[int, int]] = {}
        known = self._known
        if len(known) >= REMEMBERED:
            known = self._known = {}  # a new one, not emptied: another thread may be reading the old
        for word in words:
            if word not in known:
                known[word] = self._shown(word)
        shown = [(at, one) for at, word in enumerate(words) if (one := known[word]) is not None]
        if not shown:
            return found
        forms: list[Word] = []
        for at, (_, phrases) in shown:
            if not phrases or at + 1 == len(words):
                continue
            forms = forms or [(text.lower(), lemma) for text, lemma in words]
            beside = forms[at + 1]
            for name, parts in phrases:
                # The second word alone rules out nearly all: a common word begins a hundred phrases.
                is_open = parts[1] in beside or parts[1].endswith("*")
                if is_open and name not in found and _follows(parts, forms, at):
                    found[name] = (at, at + len(parts))
        for at, (names, _) in shown:
            for name in names:
                found.setdefault(name, (at, at + 1))
        return found

    def _shown(self, word: Word) -> _Shown:
        """What a word shows, None for most of them."""
        forms = dict.fromkeys((word[0].lower(), word[1]))
        names = [name for each in forms for name in self._whole.get(each, ())]
        text = word[0].lower()
        for letters in range(min(BEGINS, len(text)) + 1):
            names += [name for begin, name in self._begins.get(text[:letters], ()) if text.startswith(begin)]
        phrases = [phrase for each in forms for phrase in self._phrases.get(each, ())]
        return (tuple(names), tuple(phrases)) if names or phrases else None


def _follows(parts: tuple[str, ...], forms: Sequence[Word], at: int) -> bool:
    if at + len(parts) > len(forms):
        return False
    return all(
        forms[at + i][0].startswith(part[:-1]) if part.endswith("*") else part in forms[at + i]
        for i, part in enumerate(parts)
    )
