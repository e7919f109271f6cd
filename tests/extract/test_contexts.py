"""The likely contexts of an act, by its word, the report's other acts and the cues."""

from __future__ import annotations

from itertools import product

from dateline.extract.acts import Found
from dateline.extract.contexts import GIVEN, likely_contexts, probability
from dateline.extract.parties import Heads
from dateline.model import Act


def test_no_context_is_passed_over_that_its_probability_gives() -> None:
    chances = [0.0, 0.01, 0.1, 0.2, *(0.25 + 0.005 * step for step in range(12)), 0.4, 0.9]
    for own, report, cued in product(chances, chances, (False, True)):
        act = Act(1, {"ASSAULT": 1.0}, (), 3.0, contexts={"health": own})
        found = Found(act, "ASSAULT", {}, Heads((), (), 1.0), 0.9)
        cues = ("health",) if cued else ()
        told = likely_contexts(found, mode=None, cued=cues, subject={"health": report}, known=("health",))
        assert bool(told) == (probability(own, report, cued=cued) >= GIVEN)
