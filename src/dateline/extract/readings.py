"""How words beside an act change what its type is read as."""

from __future__ import annotations

from collections.abc import Mapping


def read_as(new: str, scores: Mapping[str, float], *, instead_of: str) -> Mapping[str, float]:
    """The types' probabilities, with those of two types in each other's place."""
    return {**scores, new: scores[instead_of], instead_of: scores.get(new, 0.0)}
