"""The page for people: what is marked, what the table says, at several widths, with and without colour."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from dateline.doors.cli.accounts_table import status_text, when_text
from dateline.doors.cli.marking import ROLES, Mark, Signs, marked, marks_of
from dateline.doors.cli.page import print_page
from dateline.model import NO_WORDS, Part, Quantity, Speaker, Time, TimeReading, make_report, words_of
from fake_coder import account_of, words_in

TITLE = "Border talks resume after shelling"
TEXT = f"""{TITLE}

ARANDI, May 6 - Negotiators from Northland met envoys of the Republic in Arandi on Monday, a spokeswoman said.

The army shelled the town of Velm, then denied that it had crossed the river.

It will visit the capital next week.

Read more: ten photos"""
REPORT = make_report(
    TEXT,
    url="https://example.org/talks",
    publisher="The Courier",
    published=date(2019, 5, 6),
    parts=(Part("title", 0, len(TITLE)), Part("furniture", TEXT.index("Read more"), len(TEXT))),
)
ACCOUNTS = (
    account_of(
        REPORT,
        type="CONSULT",
        mode="meet",
        did="met",
        who=["Negotiators from Northland"],
        whom=["envoys of the Republic"],
        when="Monday",
        day=date(2019, 5, 6),
        where="Arandi",
        says=["a spokeswoman"],
    ),
    account_of(REPORT, type="ASSAULT", did="shelled", who=["The army"], whom=["the town of Velm"], where="Velm"),
    account_of(REPORT, type="ASSAULT", did="crossed the river", who=["The army"], status="denied"),
    account_of(REPORT, type="CONSULT", did="visit", who=["The army"], when="next week", status="planned"),
    account_of(REPORT, type="ASSAULT", did="crossed", status="did_not_happen", historical=True),
)


def printed(width=100, *, accounts=ACCOUNTS, report=REPORT, encoding="utf-8", colour=False, compact=False):
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
    console = Console(
        file=out,
        width=width,
        highlight=False,
        force_terminal=colour,
        color_system="standard" if colour else None,
    )
    print_page(console, report, accounts=accounts, compact=compact)
    out.flush()
    return out.buffer.getvalue().decode(encoding)


@pytest.mark.parametrize("width", [50, 77, 78, 80, 100, 129, 130, 140, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut_away(width):
    page = printed(width)
    assert max(cell_len(line) for line in page.splitlines()) <= width
    assert "…" not in page
    table = " ".join(page[page.index("Signs:") :].split())
    for word in (
        "CONSULT",
        "ASSAULT",
        "Northland",
        "PLANNED",
        "DENIED",
        "HAPPEN",
        "background",
        "2019-05-06",
        "Velm",
    ):
        assert word in table


def test_headline_publisher_date_and_address_stand_first_and_furniture_is_left_out():
    lines = printed().splitlines()
    assert lines[1].endswith(TITLE)
    assert "The Courier · 2019-05-06 · https://example.org/talks" in lines[2:4]
    page = "\n".join(lines)
    assert page.count(TITLE) == 1
    assert "ten photos" not in page and "1 paragraph of page furniture left out" in page


def test_words_are_marked_with_sign_and_number():
    page = printed(200)
    assert "▲Negotiators from Northland¹ ●met¹ ▼envoys of the Republic¹ in ■Arandi¹ on ◆Monday¹" in page
    assert "▲The army²·³·⁴ ●shelled² ▼the town of ■Velm■²▼²" in page
    assert "●●crossed⁵ the river³" in page
    assert "❝a spokeswoman¹ said" in page


@pytest.mark.parametrize("width", [50, 100, 200])
def test_who_confirms_it_stands_below_who_says_so(width):
    army = Speaker(words_in(REPORT, "The army"), kind="official")
    page = printed(width, accounts=(ACCOUNTS[0].but(confirmed_by=(army,)), ACCOUNTS[1].but(confirmed_by=(army,))))
    table = " ".join(page[page.index("Signs:") :].split())
    assert table.count("confirmed by") == 2 and "says confirmed" not in table
    assert [mark.numbers for mark in marks_of([ACCOUNTS[1].but(confirmed_by=(army,))]) if mark.role == "says"] == [(1,)]


def test_what_did_not_happen_cannot_be_overlooked_without_colour():
    rows = printed(140)
    assert "✗ denied:" in rows and "◇ planned:" in rows
    assert "background: ✗" in " ".join(rows.split())
    assert status_text(ACCOUNTS[0]).plain == "happened"
    assert status_text(ACCOUNTS[3]).plain == "◇ PLANNED"


def test_colour_only_adds():
    plain = re.sub(r"\x1b\[[0-9;]*m", "", printed(colour=True))
    assert plain == printed()
    assert "\x1b[" not in printed()


def test_an_output_that_knows_only_ascii_gets_ascii():
    report = make_report("Rebels shelled Arandi.")
    accounts = (account_of(report, type="ASSAULT", did="shelled", who=["Rebels"], whom=["Arandi"], status="planned"),)
    page = printed(report=report, accounts=accounts, encoding="ascii")
    assert "^Rebels[1] *shelled[1] ~Arandi[1]" in page
    assert "PLANNED" in page


def test_words_that_would_move_the_cursor_are_not_printed():
    report = make_report("Rebels\x1b[2J shelled\x07 Arandi.\x9b31m")
    page = printed(report=report, accounts=())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", page)
    assert "No account" in page


def test_compact_keeps_only_paragraphs_with_marks():
    report = make_report("First line of no interest.\n\nRebels shelled Arandi.")
    accounts = (account_of(report, type="ASSAULT", did="shelled", who=["Rebels"], whom=["Arandi"]),)
    assert "no interest" in printed(report=report, accounts=accounts)
    assert "no interest" not in printed(report=report, accounts=accounts, compact=True)


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (Time(start=date(2019, 5, 6), end=date(2019, 5, 6), precision="day"), "2019-05-06"),
        (Time(start=date(2019, 5, 6), end=date(2019, 5, 12), precision="week"), "2019-05-06 – 2019-05-12"),
        (Time(start=date(2019, 5, 1), end=date(2019, 5, 31), precision="month"), "2019-05"),
        (Time(start=date(2019, 1, 1), end=date(2019, 3, 31), precision="month"), "2019-01-01 – 2019-03-31"),
        (Time(start=date(1969, 1, 1), end=date(1969, 12, 31), precision="year"), "1969"),
        (Time(start=date(1980, 1, 1), end=date(1989, 12, 31), precision="decade"), "1980s"),
        (Time(end=date(2019, 4, 19)), "until 2019-04-19"),
        (
            Time(
                start=date(2019, 4, 18), end=date(2019, 4, 18), precision="day",
                alternatives=(TimeReading(date(2019, 4, 19), date(2019, 4, 19), "from the page's date"),),
            ),
            "2019-04-18 (or 2019-04-19)",
        ),
        (Time(words=words_of(REPORT, (TEXT.index("next week"), TEXT.index("next week") + 9))), "“next week”"),
        (Time(), ""),
    ],
)  # fmt: skip
def test_when_is_as_precise_as_what_is_known(time, shown):
    assert when_text(time) == shown


pairs = st.tuples(st.integers(0, 29), st.integers(1, 12)).map(lambda p: (p[0], min(p[0] + p[1], 30)))


@given(
    st.text(st.characters(categories=["L", "Zs", "P", "So", "Mn"]), min_size=30, max_size=30),
    st.lists(st.tuples(pairs, st.sampled_from(sorted(ROLES))), max_size=8),
)
def test_marking_only_adds_signs(text, chosen):
    marks = [Mark(pair, role, (7,)) for pair, role in chosen]
    shown = marked(text, (0, 30), marks=marks, signs=Signs()).plain
    added = sum(shown.count(role.sign) - text.count(role.sign) for role in ROLES.values())
    assert shown.count("⁷") - text.count("⁷") == len(marks)
    assert len(marks) <= added <= 2 * len(marks)
    bare = "".join(letter for letter in shown if letter not in "●▲▼◆■❝⁷")
    kept = "".join(letter if letter.isprintable() else " " for letter in text if letter not in "●▲▼◆■❝⁷")
    assert bare == kept


def test_marks_of_an_entity_in_many_accounts_are_joined():
    marks = [mark for mark in marks_of(ACCOUNTS) if mark.role == "who" and len(mark.numbers) > 1]
    assert [mark.numbers for mark in marks] == [(2, 3, 4)]
    assert Signs().after((2, 3, 4, 11)) == "²·³·⁴⁺"


@pytest.mark.parametrize("width", [40, 60, 70, 80, 100, 120, 130, 160])
def test_no_word_of_the_table_is_broken_and_numbers_are_told(width):
    told = make_report(
        "Counterdemonstrators of the Constitutionalist Association attacked parliamentarians in Arandi, killing 1,200.",
        published=date(2019, 5, 6),
    )
    account = account_of(
        told, type="ASSAULT", mode="heavy-weapons", did="attacked", whom=["parliamentarians"], status="hypothetical",
        who=["Counterdemonstrators of the Constitutionalist Association"], day=date(2019, 5, 5), where="Arandi",
        quantities=(Quantity("killed", 1200, None, words_in(told, "1,200")), Quantity("injured", None, 30, NO_WORDS)),
    )  # fmt: skip
    page = printed(width, accounts=[account], report=told)
    words = page[page.index("below") :].split()

    for word in ("Counterdemonstrators", "Constitutionalist", "parliamentarians", "HYPOTHETICAL", "2019-05-05"):
        assert word in words
    assert {"killed", "1,200", "or", "more,", "injured", "up", "to", "30"} <= set(words)
    assert max(cell_len(line) for line in page.splitlines()) <= width


def test_the_codes_of_the_table_are_told_and_no_others():
    (actor,) = ACCOUNTS[1].actors
    known = ACCOUNTS[1].but(actors=(replace(actor, country="SDN", sectors=("REB",), code="SDNREB"),))
    page = " ".join(printed(accounts=(known,)).split())
    assert page.endswith(
        "Codes: country and sector (REB rebels). dateline codebook ASSAULT says what that type counts."
    )


@pytest.mark.parametrize("width", [60, 100, 150])
def test_where_only_ascii_can_be_written_what_is_denied_is_not_marked_as_what_may_be(width):
    shown = printed(width, encoding="ascii")
    assert "x DENIED" in shown and "o PLANNED" in shown and '"met"' in shown
    assert "? " not in shown.split("Signs:")[1]
