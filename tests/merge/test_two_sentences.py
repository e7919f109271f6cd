"""Acts of one sentence are not one for that."""

from __future__ import annotations

import pytest

from dateline import Coder, make_report, merge


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The army bombed the rebels in Khartoum on Monday and rebels looted the Qatari embassy there.", 2),
        ("Sudan accused Chad of arming the rebels on Monday and demanded that Chad close its border.", 2),
    ],
)
def test_two_acts_in_one_sentence_are_two_events(coder: Coder, text: str, events: int) -> None:
    report = make_report(text)
    accounts = coder.code(report)

    assert len(accounts) == events
    assert len(merge(accounts, [report])) == events


@pytest.mark.model
def test_two_reports_of_one_act_in_the_same_words_are_one_event(coder: Coder) -> None:
    text = "The army bombed the rebels in Khartoum on Monday, killing six."
    reports = [make_report(text, publisher=each) for each in ("Nile Post", "Delta Times")]
    accounts = [account for each in reports for account in coder.code(each)]

    assert len(merge(accounts, reports)) == 1
