"""What a rule of the grammar gives, and the words that it reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from dateline.model.moments import Edge, Moment

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
PADDING = 8
"""Empty words after the last one, so that rules may look ahead without asking where the sentence ends."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Words up to ``last`` mean a moment. ``sure``: they are a time whatever stands around them."""

    moment: Moment
    last: int
    type: TimexType = "DATE"
    edge: Edge = ""
    sure: bool = True

    def but(self, **changes: object) -> Reading:
        """A copy with some fields replaced."""
        return replace(self, **changes)  # type: ignore[arg-type]  # any field, by name


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence: in lower case and as they stand, both padded, and their parts of speech."""

    low: list[str]
    shown: list[str]
    upos: list[str] = field(default_factory=list)

    def joined(self, first: int, last: int) -> Words:
        """The same words with some taken as one ("9", ":", "36")."""
        low = [*self.low[:first], "".join(self.low[first:last]), *self.low[last:]]
        shown = [*self.shown[:first], "".join(self.shown[first:last]), *self.shown[last:]]
        return Words(low, shown, [*self.upos[: first + 1], *self.upos[last:]])

    def starts(self, at: int, phrase: Sequence[str]) -> bool:
        """Say whether a phrase begins at a word."""
        return self.low[at : at + len(phrase)] == list(phrase)


Rule = Callable[[Words, int], Reading | None]


def words_of_sentence(texts: Sequence[str], upos: Sequence[str]) -> Words:
    """Words ready for the rules."""
    shown = [*texts, *[""] * PADDING]
    return Words([text.lower() for text in shown], shown, [*upos, *["X"] * PADDING])
