"""How many: a floor that rises with time."""

from __future__ import annotations

from datetime import timedelta

from dateline.merge.counts import count_disagreements
from dateline.merge.voices import Voice
from small_world import MONDAY, report, shelling

TUESDAY = MONDAY + timedelta(days=1)


def told(words: str, bounds: tuple[int, int | None], *, publisher: str, late: bool = False) -> Voice:
    text = f"Rebels shelled Arandi on Monday, killing {words} people."
    out = report(text, publisher=publisher, day=TUESDAY if late else MONDAY)
    return Voice(shelling(out, killed=(words, *bounds)), publisher)


def test_at_least_eleven_and_fourteen_on_the_next_day_is_an_update() -> None:
    first = told("at least eleven", (11, None), publisher="Wire")

    (found,) = count_disagreements([first, told("fourteen", (14, 14), publisher="Salt", late=True)])

    assert (found.kind, [each.value for each in found.positions]) == ("update", ["11 or more", "14"])


def test_at_one_time_they_are_one_number() -> None:
    first = told("at least eleven", (11, None), publisher="Wire")

    assert not list(count_disagreements([first, told("fourteen", (14, 14), publisher="Salt")]))


def test_who_says_eleven_later_still_keeps_to_the_floor() -> None:
    first = told("at least eleven", (11, None), publisher="Wire")

    assert not list(count_disagreements([first, told("eleven", (11, 11), publisher="Salt", late=True)]))
