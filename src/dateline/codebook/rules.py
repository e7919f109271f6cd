"""The codebook's values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.codebook.cues import CueIndex

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
JOINT = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Types of acts that both parties do: they sign, meet, work together."""
NOWHERE = frozenset(("phone",))
"""Modes of acts that have no place: who calls is elsewhere than who is called. None of the corpus's calls has one."""
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@dataclass(frozen=True, slots=True)
class Mode:
    """How an act was done; ``score`` from -10 (hostile) to 10; ``trigger`` words show it by themselves."""

    name: str
    definition: str
    score: float
    cameo: str
    trigger: frozenset[str]
    nearby: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionRule:
    """One type of act: what it is, how it is told from others, and its codes."""

    name: str
    label: str
    definition: str
    quad: str
    score: float
    recipient: str
    cameo: str
    modes: Mapping[str, Mode]
    rules: tuple[Mapping[str, str], ...]
    confused_with: Mapping[str, str]
    examples: tuple[Mapping[str, str], ...]
    index: CueIndex = field(default_factory=lambda: CueIndex({}), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Context:
    """What an act is about."""

    name: str
    definition: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All action types by name, and all contexts; ``crosswalk`` maps CAMEO codes to (type, mode or None)."""

    actions: Mapping[str, ActionRule]
    contexts: Mapping[str, Context]
    index: CueIndex = field(default_factory=lambda: CueIndex({}), repr=False, compare=False)
    crosswalk: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
