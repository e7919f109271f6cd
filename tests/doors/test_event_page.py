"""The headline of an event shows both sides of what is disputed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

from rich.console import Console

from dateline.doors.cli.event_page import Signs, headline, print_event
from dateline.doors.cli.quoted_words import Quoter
from dateline.merge import merge
from dateline.model import Event, Related, Report, words_of
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


def page(event: Event, *told: Report, knows_days: bool = True) -> str:
    console = Console(width=110, file=io.StringIO())
    reports = {each.report_id: each for each in told}
    print_event(console, event, reports=reports, signs=SIGNS, quoter=Quoter(reports), knows_days=knows_days)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_the_page_gives_each_number_with_who_says_so_and_quotes_the_deed() -> None:
    one = report("Gunmen shelled Arandi on Monday, killing at least eleven people.", publisher="Wire")
    other = report("Rebels shelled Arandi on Monday, killing fourteen people.", publisher="Salt")
    first = shelling(one, who=("Gunmen",), killed=("at least eleven", 11, None))
    first = first.but(action=replace(first.action, words=words_of(one, (0, 6), (7, 14))))
    (event,) = merge([first, shelling(other, killed=("fourteen", 14, 14))])
    shown = page(event, one, other)

    assert "killed     11 or more (Wire), 14 (Salt)" in shown
    assert "“shelled”" in shown and "“Gunmen”" not in shown


def test_the_day_of_first_telling_is_not_told_where_the_user_gave_all_days() -> None:
    one = report("Rebels shelled Arandi on Monday.", publisher="Wire", day=MONDAY + timedelta(days=3))
    (event,) = merge([shelling(one)])

    assert "first told" in page(event, one)
    assert "first told" not in page(event, one, knows_days=False)


def test_numbers_of_thousands_are_readable_and_one_report_needs_no_name() -> None:
    one = report("Rebels shelled Arandi on Monday, killing 1,200 people.", publisher="Wire")
    (event,) = merge([shelling(one, killed=("1,200", 1200, 1200))])

    assert "killed     1,200\n" in page(event, one)


def test_a_related_event_is_told_by_its_headline_where_the_run_has_it() -> None:
    one = report("Rebels shelled Arandi on Monday.", publisher="Wire")
    (event,) = merge([shelling(one)])
    (next_one,) = merge([vote("Salt", "Norland supported the draft on Monday.", did="supported", type="SUPPORT")])
    tied = replace(event, related=(Related(next_one.event_id, "follows"),))
    console = Console(width=150, file=io.StringIO())
    for beside in ({next_one.event_id: next_one}, {}):
        print_event(console, tied, reports={}, signs=SIGNS, quoter=Quoter({}), beside=beside)
    told = console.file.getvalue()  # type: ignore[attr-defined]

    assert "follows Norland" in told and f"({next_one.event_id})" in told
    assert f"follows {next_one.event_id}" in told


def test_who_is_not_told_has_its_line_and_a_headline_says_somebody_of_a_doer_alone() -> None:
    one = report("Arandi was shelled on Monday. Rebels shelled on.", publisher="Wire")
    (by_nobody,) = merge([shelling(one, who=())])
    (at_nobody,) = merge([shelling(one, whom=())])

    assert headline(by_nobody, SIGNS).startswith("somebody → Arandi")
    assert "who        -\n" in page(by_nobody, one)
    assert headline(at_nobody, SIGNS).startswith("Rebels · ASSAULT")
    assert "to whom    -\n" in page(at_nobody, one)


def test_numbers_that_exclude_each_other_are_readable_wherever_they_stand() -> None:
    one = report("Rebels shelled Arandi on Monday, killing 4,500 people.", publisher="Wire")
    other = report("Rebels shelled Arandi on Monday, killing 12,000 people.", publisher="Salt")
    told = [shelling(one, killed=("4,500", 4500, 4500)), shelling(other, killed=("12,000", 12000, 12000))]
    (event,) = merge(told)

    assert event.disagreements and "4500" not in headline(event, SIGNS) + page(event, one, other)
    assert {"4,500", "12,000"} <= set(headline(event, SIGNS).split())


def test_what_did_not_happen_was_not_first_told_after_it_happened() -> None:
    one = report("The army did not shell Arandi on Monday.", publisher="Wire", day=MONDAY + timedelta(days=3))
    (event,) = merge([shelling(one, who=("The army",), did="shell", status="denied")])

    assert event.disclosed_after_days and "first told" not in page(event, one)


def test_several_reports_of_one_publisher_are_named_once_and_counted() -> None:
    told = [
        report("Rebels shelled Arandi on Monday.", publisher="Wire", hour=9),
        report(
            "It was Monday when Rebels shelled Arandi, and the market burned.", publisher="Wire", hour=15, own=False
        ),
    ]
    (event,) = merge([shelling(each) for each in told])

    assert len(event.reports) == 2 and "told by    Wire: Wire (2 reports)\n" in page(event, *told)


def test_nothing_is_sure_altogether() -> None:
    one = report("Rebels shelled Arandi on Monday.", publisher="Wire")
    (event,) = merge([shelling(one)])

    assert "over 99% sure that this is told" in page(replace(event, confidence=0.9991), one)
    assert "· 96% sure that this is told" in page(replace(event, confidence=0.96), one)
