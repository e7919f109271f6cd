"""What the parser sees: sentences, tokens, names, frames and acts.

Token numbers count within their sentence and never leave it; offsets count in `Report.text`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dateline.model.report import PartKind, Report


@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``head`` is the index of its governor in the sentence, -1 for the root."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: tokens ``[first, last)`` of its sentence and a type.

    Types (those of the Worldwide NER set): Person, Organization, Location, NORP, Facility, Date,
    Money, Product, Misc.
    """

    first: int
    last: int
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Argument:
    """A role that token ``head`` (the head word of a phrase) plays for a predicate or act."""

    role: str
    head: int
    score: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate and its PropBank arguments (ARG0, ARG1, ARGM-TMP, …), by head word."""

    token: int
    score: float
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """A word that may report a political act: scores per PLOVER type, and its arguments.

    ``scores`` maps the 16 types and NONE to probabilities; ``status`` maps status values to
    probabilities; ``factuality`` runs from -3 (surely not) to 3 (surely happened). Argument roles:
    actor, recipient, place, time, speaker.
    """

    token: int
    scores: Mapping[str, float]
    arguments: tuple[Argument, ...]
    factuality: float
    status: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what the parser found in it; all token numbers count within it."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    frames: tuple[Frame, ...] = ()
    acts: tuple[Act, ...] = ()
    paragraph: int = 0
    part: PartKind | None = None


RelationScorer = Callable[[int, tuple[int, int], tuple[int, int]], Mapping[str, float]]
"""(sentence index, actor tokens, recipient tokens) → probability of each type and NONE."""


@dataclass(frozen=True, slots=True)
class Document:
    """A Report, parsed. ``relate`` scores the type of a dyad from the encoder's output."""

    report: Report
    sentences: tuple[Sentence, ...]
    relate: RelationScorer | None = None
