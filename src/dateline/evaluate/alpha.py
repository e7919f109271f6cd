"""Krippendorff's alpha for two annotators and names without order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence


def nominal_alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """1 where they always agree, 0 where they agree as often as chance would have it.

    ``pairs`` holds what the one and the other said of each unit. None where nothing varies: with a single
    value there is no chance to compare with (Krippendorff, Content Analysis, 4th edition, section 12.3).
    """
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    apart = total * total - sum(count * count for count in values.values())
    if not apart:
        return None
    observed = 2 * sum(one != other for one, other in pairs)
    return 1 - (total - 1) * observed / apart
