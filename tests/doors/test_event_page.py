"""The headline of an event shows both sides of what is disputed."""

from __future__ import annotations

from datetime import timedelta

from dateline.doors.cli.event_page import Signs, headline
from dateline.merge import merge
from small_world import MONDAY, report, shelling, vote

SIGNS = Signs()


def test_a_disputed_day_is_no_agreed_one() -> None:
    one = shelling(report("Rebels shelled Arandi on Monday.", publisher="Wire"))
    tuesday = report("Rebels shelled Arandi on Tuesday.", publisher="Salt")
    (event,) = merge([one, shelling(tuesday, when="Tuesday", day=MONDAY + timedelta(days=1))])

    assert "2023-03-06 ≠ 2023-03-07" in headline(event, SIGNS)


def test_for_and_against_stand_beside_the_act() -> None:
    (event,) = merge(
        [
            vote("Wire", "Norland refused to support the draft on Monday.", did="refused", type="REJECT"),
            vote("Echo", "Norland supported the draft on Monday.", did="supported", type="SUPPORT"),
        ]
    )

    assert {"against ≠ for", "for ≠ against"} & set(headline(event, SIGNS).split(" · "))


def test_a_toll_that_rose_is_shown_as_rising_and_what_is_agreed_once() -> None:
    def killed(words: str, number: int, hour: int, publisher: str):  # type: ignore[no-untyped-def]
        told = report(f"Rebels shelled Arandi on Monday, killing {words} people.", publisher=publisher, hour=hour)
        return shelling(told, killed=(words, number, number))

    (event,) = merge([killed("two", 2, 9, "Wire"), killed("seven", 7, 18, "Salt")])
    line = headline(event, SIGNS)

    assert line.endswith("killed 2 → 7")
    assert "2023-03-06" in line and "≠" not in line
