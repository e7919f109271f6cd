"""The collector rests for a while, and only for a while."""

import gc

import pytest

from dateline.sweeping import unswept


def test_inside_nothing_is_swept_and_afterwards_all_is_as_it_was() -> None:
    with unswept():
        assert not gc.isenabled()
        with unswept():
            assert not gc.isenabled()
        assert not gc.isenabled()

    assert gc.isenabled()


def test_an_error_leaves_nothing_behind() -> None:
    with pytest.raises(KeyError), unswept():
        raise KeyError

    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_so() -> None:
    gc.disable()
    try:
        with unswept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
