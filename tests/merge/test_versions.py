"""Versions of a page: the later one counts, and what it corrected stays on record."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

from dateline.merge import merge
from dateline.merge import versions as module
from dateline.merge.merger import Merger, redirects
from dateline.merge.versions import Pages
from dateline.model import Account, Event, Report, event_id_of, is_older, make_report
from small_world import MONDAY, report, shelling

TEXT = "Rebels shelled Arandi on Monday, killing {} traders, the mayor said."


def version(killed: str, *, hour: int, day=MONDAY, url: str = "https://salt.example/arandi") -> Report:
    moment = datetime.combine(day, datetime.min.time()).replace(hour=hour)
    return make_report(TEXT.format(killed), url=url, publisher="Salt", published=moment)


FIRST, SECOND = version("seven", hour=9), version("two", hour=15)
WIRE = report(TEXT.format("two"), publisher="Wire", hour=11)


def told() -> list[Account]:
    return [
        shelling(FIRST, killed=("seven", 7, 7)),
        shelling(SECOND, killed=("two", 2, 2)),
        shelling(WIRE, killed=("two", 2, 2)),
    ]


def only(events: tuple[Event, ...]) -> Event:
    (event,) = events
    return event


def test_the_later_version_counts_and_the_earlier_is_on_record():
    event = only(merge(told()))

    assert {each.report_id for each in event.reports} == {SECOND.report_id, WIRE.report_id}
    assert event.action.support.reports == 2
    (earlier,) = event.earlier
    assert (earlier.report_id, earlier.replaced_by, earlier.still_told) == (FIRST.report_id, SECOND.report_id, True)
    assert event.as_dict()["earlier_versions"][0]["accounts"] == [told()[0].account_id]


def test_a_page_that_came_by_two_newsletters_is_one_page():
    sent = [version(killed, hour=hour, url=f"https://salt.example/arandi?utm_source={hour}")
            for killed, hour in (("seven", 9), ("two", 15))]  # fmt: skip
    event = only(merge([shelling(sent[0], killed=("seven", 7, 7)), shelling(sent[1], killed=("two", 2, 2))]))
    assert [each.report_id for each in event.reports] == [sent[1].report_id]
    assert [each.report_id for each in event.earlier] == [sent[0].report_id]


def test_what_a_page_corrected_is_a_correction_with_both_words_and_no_contradiction():
    (disagreement,) = only(merge(told())).disagreements

    assert (disagreement.slot, disagreement.of, disagreement.kind) == ("count", "killed", "correction")
    assert {each.value: each.words[0].text for each in disagreement.positions} == {"7": "seven", "2": "two"}
    assert "https://salt.example/arandi" in disagreement.because


def test_a_version_is_no_copy_of_the_one_before_and_the_first_told_it_first():
    event = only(merge(told()[:2]))

    assert [(each.publisher, each.derivation) for each in event.reports] == [("Salt", "original")]
    assert event.first_report.report_id == FIRST.report_id == event.as_dict()["first_report"]
    assert [each.value for each in event.disagreements[0].positions] == ["7", "2"]


def test_an_event_keeps_its_id_when_its_page_is_changed():
    before = only(merge(told()[:1]))
    after = only(merge(told()))

    assert before.event_id == after.event_id == event_id_of(told()[0].account_id)
    assert redirects([event_id_of(told()[1].account_id)], [after]) == {
        event_id_of(told()[1].account_id): after.event_id
    }


def test_the_order_of_arrival_of_versions_changes_nothing():
    third = version("three", hour=20)
    accounts = [*told(), shelling(third, killed=("three", 3, 3))]
    expected = merge(accounts)
    for seed in range(8):
        shuffled = accounts.copy()
        random.Random(seed).shuffle(shuffled)
        merger = Merger()
        for account in shuffled:
            merger.add(account.report, (account,))
            merger.settle()
        assert merger.events() == expected
    assert [each.replaced_by for each in only(expected).earlier] == [third.report_id] * 2


def test_what_a_page_no_longer_tells_leaves_the_events():
    withdrawn = make_report(
        "The report that stood here was wrong and is withdrawn.",
        url=FIRST.url,
        publisher="Salt",
        published=SECOND.published,
    )
    first = told()[0]
    merger = Merger()
    merger.add(first.report, (first,))
    assert only(merger.events()).event_id
    merger.add(withdrawn)

    assert merger.events() == ()


def test_an_event_that_others_tell_says_that_a_page_no_longer_does():
    withdrawn = make_report("It was wrong.", url=FIRST.url, publisher="Salt", published=SECOND.published)
    event = only(merge([told()[0], told()[2]], [withdrawn]))

    assert [each.publisher for each in event.reports] == ["Wire"]
    assert [(each.replaced_by, each.still_told) for each in event.earlier] == [(withdrawn.report_id, False)]


def test_of_two_versions_of_which_nothing_says_which_is_later_both_stand():
    same = replace(SECOND, published=FIRST.published)
    pages = Pages()

    assert pages.add(FIRST) | pages.add(same) == set()
    assert pages.replaced_by(FIRST.report_id) is None


def test_a_store_knows_better_which_version_is_the_later():
    pages = Pages()
    pages.add(SECOND, replaced_by=FIRST.report_id)

    assert pages.add(FIRST) == set()
    assert pages.replaced_by(SECOND.report_id) == FIRST.report_id


def test_a_report_of_another_day_at_the_same_address_is_a_version_too():
    pages = Pages()
    later = version("nine", hour=9, day=MONDAY + timedelta(days=1))
    pages.add(later)

    assert pages.add(FIRST) == {FIRST.report_id}


def test_who_was_replaced_by_a_version_that_is_replaced_too_is_told_with_it():
    third = version("three", hour=20)
    pages = Pages()
    pages.add(FIRST, replaced_by=SECOND.report_id)
    pages.add(SECOND)

    assert pages.add(third) == {FIRST.report_id, SECOND.report_id}
    assert pages.replaced_by(FIRST.report_id) == third.report_id


def test_of_versions_each_of_which_is_older_than_another_the_latest_of_all_stands():
    modified = replace(version("two", hour=5), modified=datetime(2023, 3, 6, 12))
    again = replace(version("three", hour=1), modified=datetime(2023, 3, 6, 13))
    unmodified = version("four", hour=3)
    versions = [modified, again, unmodified]
    for seed in range(6):
        pages = Pages()
        for each in random.Random(seed).sample(versions, 3):
            pages.add(each)
        # By when they were modified the second is later than the first; by when they came out, the third than the
        # second, and the first than the third.
        assert [pages.replaced_by(each.report_id) for each in versions] == [again.report_id, None, again.report_id]


def test_a_page_that_is_read_again_and_again_is_compared_with_each_former_reading_once(monkeypatch):
    asked = []
    monkeypatch.setattr(module, "is_older", lambda *pair: bool(asked.append(pair)) or is_older(*pair))
    pages = Pages()
    versions = [version(str(hour), hour=hour % 24, day=MONDAY + timedelta(days=hour // 24)) for hour in range(72)]
    for each in versions:
        pages.add(each)

    assert {pages.replaced_by(each.report_id) for each in versions[:-1]} == {versions[-1].report_id}
    assert len(asked) <= 2 * 72 * 72


def test_what_a_replaced_version_tells_may_come_after_that_was_known():
    accounts = told()
    merger = Merger()
    merger.add(FIRST)
    for account in accounts[1:]:
        merger.add(account.report, (account,))
    (before,), _ = merger.settle()
    merger.add(FIRST, accounts[:1])
    (after,), gone = merger.settle()

    assert (after,) == merge(accounts)
    assert (after.event_id, gone) == (event_id_of(accounts[0].account_id), {before.event_id})
