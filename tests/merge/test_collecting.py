"""The search for cycles of garbage is put off, and comes back."""

from __future__ import annotations

import gc

import pytest

from dateline.merge.collecting import SOME, without_search_for_cycles


def test_the_search_goes_on_afterwards_also_after_an_error():
    with pytest.raises(ValueError, match="halfway"), without_search_for_cycles():
        assert not gc.isenabled()
        raise ValueError("halfway")

    assert gc.isenabled()


def test_whoever_had_stopped_it_finds_it_stopped():
    gc.disable()
    try:
        with without_search_for_cycles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_put_off_is_made_before_whoever_comes_next():
    with without_search_for_cycles():
        kept = [[each] for each in range(SOME + 1)]

    assert len(kept) > SOME > gc.get_count()[0]
