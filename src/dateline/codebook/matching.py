"""Mode, contexts and CAMEO code of an act, by the codebook's cues."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebook.rules import Codebook

CONTEXTS = 3
"""At most so many contexts an act."""
AUTOMATIC = {"cyber": "cyber", "misinformation": "misinformation"}
"""Modes that bring a context with them (PLOVER 2021)."""


def mode_of(
    codebook: Codebook, type_: str, *, trigger: tuple[str, str], words: Sequence[tuple[str, str]]
) -> tuple[str | None, tuple[int, int] | None]:
    """(mode, range of words that showed it); the range is None when the trigger itself shows the mode.

    ``trigger`` and ``words`` (the trigger's clause) are (text, lemma) pairs. Words near the trigger that
    are more special (a drone, a mortar) win over a trigger that merely fits; the first mode listed wins ties.
    """
    modes = codebook.actions[type_].modes
    for name, mode in modes.items():
        if trigger[1] in mode.trigger or trigger[0].lower() in mode.trigger:
            return name, None
    shown = codebook.actions[type_].index.hits(words)
    return next(((name, shown[name]) for name in modes if name in shown), (None, None))


def contexts_of(codebook: Codebook, *, mode: str | None, words: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """At most three contexts, in the codebook's order; automatic ones first."""
    found = [AUTOMATIC[mode]] if mode in AUTOMATIC else []
    shown = codebook.index.hits(words)
    return tuple(dict.fromkeys([*found, *(name for name in codebook.contexts if name in shown)]))[:CONTEXTS]


def cameo_of(codebook: Codebook, type_: str, *, mode: str | None, contexts: Sequence[str] = ()) -> str:
    """The CAMEO code of a type and mode."""
    rule = codebook.actions[type_]
    return rule.modes[mode].cameo if mode else rule.cameo
