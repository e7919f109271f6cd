"""Words that must be read as possible acts however little the network makes of them.

Some verbs tell an act only by what stands beside them ("replied with tear gas", "the hotline was reopened"), and the
network, which has mostly read them beside other words, may give them less than is kept. Whether they tell one is for
`dateline.extract.set_phrases` to say; here is only asked whether they might.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Token

FORCE = frozenset(
    "airstrike airstrikes artillery barrage baton batons bullets cannon fire gas gunfire missiles mortars rockets "
    "rounds shelling shells strikes".split()
)
LINES = frozenset("channel hotline line link".split())
TERMS = frozenset("sentence sentences term terms".split())
BESIDE = {
    **dict.fromkeys("answer react reply respond retaliate".split(), FORCE),
    **dict.fromkeys("reactivate reopen restore resume".split(), LINES),
    **dict.fromkeys("give hand".split(), TERMS),
    **dict.fromkeys("lend throw".split(), frozenset(("weight",))),
    "come": frozenset(("support",)),
}
"""A verb's lemma, and words of which one stands in its sentence."""


def asked_anyway(tokens: Sequence[Token]) -> frozenset[int]:
    """Places of such words in a sentence."""
    verbs = [(at, BESIDE[each.lemma]) for at, each in enumerate(tokens) if each.lemma in BESIDE]
    if not verbs:
        return frozenset()
    words = {each.text.lower() for each in tokens}
    return frozenset(at for at, beside in verbs if tokens[at].upos == "VERB" and not beside.isdisjoint(words))
