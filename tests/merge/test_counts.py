"""How many: a floor that rises with time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.merge.counts import count_disagreements, numbers_told
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


def test_a_total_of_months_is_no_number_of_the_act_that_the_report_dates() -> None:
    text = "Rebels shelled Arandi on Monday, killing six. They have shelled it for weeks, killing seventy."
    both = report(text, publisher="Wire")
    act = shelling(both, killed=("six", 6, 6))
    total = shelling(both, did="have shelled", killed=("seventy", 70, 70), when=None)
    total = total.but(time=replace(total.time, start=MONDAY - timedelta(days=60), end=None, precision="month"))
    other = told("six", (6, 6), publisher="Salt")

    assert not list(count_disagreements([Voice(act, "a"), Voice(total, "a"), other]))


def test_a_counted_floor_far_below_another_number_is_told_apart_and_a_vague_one_is_not() -> None:
    most = told("more than seventy", (70, None), publisher="Salt")
    counted = told("at least fifteen", (15, None), publisher="Wire")

    (found,) = count_disagreements([counted, most, told("at least twelve", (12, None), publisher="Echo")])

    assert [(each.value, len(each.reports)) for each in found.positions] == [("15 or more", 2), ("70 or more", 1)]
    assert "far apart" in found.because
    assert not list(count_disagreements([told("dozens of", (24, None), publisher="Wire"), most]))


def test_whoever_tells_of_the_act_and_denies_its_toll_denies_the_toll() -> None:
    other = told("more than seventy", (70, None), publisher="Salt")
    text = "The junta denied that dozens of people were killed when rebels shelled Arandi on Monday."
    out = report(text, publisher="Wire")
    number = ("dozens", 24, None)
    act = Voice(shelling(out, killed=number), "Wire")
    denied = Voice(shelling(out, did="killed", killed=number, status="denied"), "Wire")

    (found,) = count_disagreements([act, denied, other])

    assert [each.value for each in found.positions] == ["not 24 or more", "70 or more"]
    assert found.kind == "contradiction" and "denied" in found.because
    assert not list(count_disagreements([act, denied, told("nine", (9, 9), publisher="Salt")]))
    assert not list(count_disagreements([denied, other])), "who denies all of it denies no number"


def test_numbers_that_exclude_nothing_are_kept_with_who_gives_them() -> None:
    voices = [told("at least eleven", (11, None), publisher="Wire"), told("fourteen", (14, 14), publisher="Salt")]

    (numbers,) = numbers_told(voices)

    assert (numbers.what, [each.value for each in numbers.positions]) == ("killed", ["11 or more", "14"])
    assert [len(each.reports) for each in numbers.positions] == [1, 1]


def test_a_number_rises_when_it_is_given_not_when_a_floor_first_allowed_it() -> None:
    voices = [
        told("at least eleven", (11, None), publisher="Wire"),
        told("at least thirty", (30, None), publisher="Salt"),
        told("thirty-seven", (37, 37), publisher="Echo", late=True),
    ]

    (found,) = count_disagreements(voices)

    assert (found.kind, [each.value for each in found.positions], found.alone) == ("update", ["11 or more", "37"], ())


def test_none_said_after_others_counted_some_is_a_denial_and_no_rising_toll() -> None:
    nine = told("nine", (9, 9), publisher="Wire")
    none = told("no", (0, 0), publisher="Salt", late=True)

    (found,) = count_disagreements([nine, none])

    assert (found.kind, [each.value for each in found.positions]) == ("contradiction", ["0", "9"])


def test_nobody_arrested_is_no_number_of_an_arrest() -> None:
    def held(words: str, number: int, publisher: str) -> Voice:
        out = report(f"Rebels shelled Arandi on Monday, killing {words} people.", publisher=publisher)
        voice = shelling(out, killed=(words, number, number))
        taken = replace(voice.quantities[0], what="arrested")
        return Voice(
            replace(voice, quantities=(taken,), action=replace(voice.action, type="COERCE", mode="arrest")), publisher
        )

    assert not list(count_disagreements([held("nobody of the", 0, "Wire"), held("nine", 9, "Salt")]))
    assert list(count_disagreements([held("six", 6, "Wire"), held("nine", 9, "Salt")]))


def test_one_report_that_gives_two_numbers_corrects_none() -> None:
    both = told("nine", (9, 9), publisher="Wire")
    quantities = (
        both.account.quantities[0],
        replace(both.account.quantities[0], what="crowd", low=2000, high=2000),
        replace(both.account.quantities[0], what="crowd", low=12000, high=12000),
    )
    paged = replace(both.account.report, url="https://wire.example/1")
    twice = Voice(replace(both.account, report=paged, quantities=quantities), "Wire")
    other = told("nine", (9, 9), publisher="Salt")
    salt = Voice(replace(other.account, quantities=quantities[2:]), "Salt")
    echo = told("nine", (9, 9), publisher="Echo")
    late = Voice(replace(echo.account, quantities=quantities[1:2]), "Echo")

    (found,) = (each for each in count_disagreements([twice, salt, late]) if each.of == "crowd")

    assert found.kind == "contradiction"


def test_a_number_of_the_next_sentence_is_not_denied_with_the_act() -> None:
    out = report("Rebels shelled Arandi on Monday. They did not shell the mill. Five people died.", publisher="Wire")
    shelled = shelling(out, killed=("Five", 5, 5))
    denied = shelling(out, did="shell", whom=(), when=None, status="denied", killed=("Five", 5, 5))

    (found,) = count_disagreements([Voice(shelled, "a"), Voice(denied, "a"), told("nine", (9, 9), publisher="Salt")])

    assert [each.value for each in found.positions] == ["5", "9"]


def test_who_tells_a_crowd_and_who_counts_otherwise_gives_two_numbers() -> None:
    one = told("nine", (9, 9), publisher="Wire")
    own = replace(one.account.quantities[0], what="crowd", low=80, high=80)
    theirs = replace(own, low=30, high=30, by=one.account.recipients[0].words)
    (found,) = count_disagreements([Voice(replace(one.account, quantities=(own, theirs)), "a")])

    assert [each.value for each in found.positions] == ["30", "80"]
    assert not list(count_disagreements([Voice(replace(one.account, quantities=(own, replace(own, low=30))), "a")]))
