"""Fewer rounds of the collector while many reports are coded."""

import gc

from dateline.doors.cli.collector import AFTER_REPORTS, THRESHOLD, FewerRounds


def test_after_some_reports_what_is_loaded_is_left_alone_and_at_the_end_all_is_as_it_was() -> None:
    was = gc.get_threshold()

    with FewerRounds() as collector:
        for _ in range(AFTER_REPORTS):
            collector.coded()
        inside = gc.get_threshold(), gc.get_freeze_count()

    assert inside[0] == (THRESHOLD, *was[1:])
    assert inside[1] > 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == (was, 0)


def test_a_run_over_few_reports_changes_nothing() -> None:
    was = gc.get_threshold()
    frozen = gc.get_freeze_count()

    with FewerRounds() as collector:
        collector.coded()
        inside = gc.get_threshold(), gc.get_freeze_count()

    assert inside == (was, frozen)
