"""A dim outline of a redacted text: enough to know the next version of it again, too little to tell a word of it.

Bits of a map are set for the runs of four words that the text's signature holds. Other runs set the same bits: of 160
runs on 1,024 bits every seventh text that anybody guesses fits as well. That is enough to see whether a whole story
goes on, and no run can be read or proven from it.
"""

from __future__ import annotations

from dateline.signature import Sample

BITS = 1024
FEW = 4
"""Runs of a text of which chance is not asked: none of a few words is to be proven, nor shown to be absent."""
_SHIFT = 32 - (BITS.bit_length() - 1)


def outline_of(runs: Sample) -> str | None:
    """The outline of a text by its sampled runs of words, as ASCII; None for a text too short to have any."""
    if not runs.hashes:
        return None
    drawn = sum(1 << bit for bit in {each >> _SHIFT for each in runs.hashes})
    return f"{runs.level}.{len(runs.hashes)}.{drawn:x}"


def share_within(outline: str, runs: Sample) -> float:
    """The share of the runs of the one text that stand in the other, either way, whichever is more; an estimate."""
    written = outline.split(".")
    level, number, drawn = int(written[0]), int(written[1]), int(written[2], 16)
    coarser = max(level, runs.level)
    mine, its = runs.at(coarser), number / (1 << coarser - level)
    if not mine or not its:
        return 0.0
    by_chance = drawn.bit_count() / BITS
    met, expected = sum(drawn >> (each >> _SHIFT) & 1 for each in mine), by_chance * len(mine)
    if len(mine) > FEW and met <= expected + 3 * expected**0.5:  # a few runs meet a long text's by chance
        return 0.0
    shared = (met - expected) / (1 - by_chance)
    return min(1.0, max(shared / len(mine), shared / its))
