"""How much of one report stands in each of many others: the shares of `kinship.py`, of all of them in one go.

A month's signatures are too many to be kept as read, and reading one takes longer than all that is asked of it here. So
its samples are taken as they were written, laid end to end, and compared as one array.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.model import Report
from dateline.signature import Sample, samples_written

FEWEST_RUNS = 6
"""Sampled runs of words that a share is taken of; of fewer it would be chance."""
_SIEVE = 16
"""Bits of a hash by which nearly all that are not among some 160 are told at once."""
Shares = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Glances(NamedTuple):
    """What a report shares with each of some others, by their places: shares of the later (0 to 1), and quotations."""

    runs: Shares
    pairs: Shares
    terms: Shares
    quotes: Numbers


def glances(report: Report, others: Sequence[Report], *, are_later: bool = False) -> Glances:
    """Compare a report with others, all earlier or all later; only what is sampled of their words is looked at."""
    mine = report.signed
    written = [_written(other) for other in others]
    runs, pairs, terms, quotes = (
        _counted(sample, [each[at] for each in written], of_others=are_later)
        for at, sample in enumerate((mine.runs, mine.pairs, mine.terms, mine.quotes))
    )
    return Glances(_share(*runs), _share(*pairs), _share(*terms), quotes[0])


def _written(report: Report) -> tuple[bytes, ...]:
    try:
        return samples_written(report.signature)
    except ValueError:  # none yet, or one of another version
        return samples_written(str(report.signed))


def _counted(sample: Sample, others: Sequence[bytes], *, of_others: bool) -> tuple[Numbers, Numbers]:
    """How many hashes of a sample are in each of some others, and how many it has itself, or ``of_others`` these have;
    at the coarser level of both.

    Others are as `samples_written` gives them: a byte for the level, and hashes of four bytes.
    """
    levels = np.fromiter((max(each[0], sample.level) for each in others), np.int64, len(others))
    sizes = np.fromiter((len(each) // 4 for each in others), np.int64, len(others))
    flat = np.frombuffer(b"".join([each[1:] for each in others]), "<u4")
    ends = np.cumsum(sizes)
    if of_others:
        kept = flat & np.repeat((1 << levels) - 1, sizes) == 0
        whole = np.bincount(np.repeat(np.arange(len(others)), sizes)[kept], minlength=len(others))
    else:
        whole = np.array([len(sample.at(level)) for level in range(int(levels.max(initial=0)) + 1)])[levels]
    mine = np.array(sorted(sample.hashes), np.uint32)
    if not len(mine) or not len(flat):
        return np.zeros(len(others), np.int64), whole
    sieve = np.zeros(1 << _SIEVE, bool)
    sieve[mine >> _SIEVE] = True  # the lower bits are those that are sampled by
    near = np.flatnonzero(sieve[flat >> _SIEVE])
    found, owners = flat[near], np.searchsorted(ends, near, "right")
    masks = (1 << levels[owners]) - 1
    both = (mine[np.minimum(np.searchsorted(mine, found), len(mine) - 1)] == found) & (found & masks == 0)
    return np.bincount(owners[both], minlength=len(others)), whole


def _share(shared: Numbers, own: Numbers) -> Shares:
    divided: NDArray[Any] = shared / np.maximum(own, FEWEST_RUNS)
    return divided
