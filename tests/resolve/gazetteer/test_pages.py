"""Lines packed by the page are found by their keys, whichever page they lie on."""

from __future__ import annotations

import sqlite3

import pytest

from dateline.resolve.gazetteer.pages import Pages, write_pages


@pytest.fixture
def pages():
    book = sqlite3.connect(":memory:")
    write_pages(book, "hamlets", ((3 * number, f"Hamlet {number}\t{number or ''}") for number in range(500)))
    write_pages(book, "spellings", sorted({"qarya": "7", "qaryat": "7,8", "żabno": "9"}.items()))
    write_pages(book, "none", ())
    yield book
    book.close()


def test_a_line_is_found_on_its_page_and_what_is_between_two_is_not(pages):
    hamlets = Pages(pages, "hamlets")
    assert pages.execute("SELECT count(*) FROM hamlets").fetchone()[0] > 2
    assert [hamlets.cells(3 * number) for number in range(500)] == [
        [f"Hamlet {number}", str(number or "")] for number in range(500)
    ]
    assert all(hamlets.cells(3 * number + 1) is None for number in range(-2, 500))


def test_a_key_that_begins_another_is_no_other(pages):
    spellings = Pages(pages, "spellings")
    assert [spellings.cells(key) for key in ("qarya", "qaryat", "żabno")] == [["7"], ["7,8"], ["9"]]
    assert all(spellings.cells(key) is None for key in ("", "qary", "aryat", "qaryat 7", "žabno", "7"))


def test_all_lines_come_in_their_order(pages):
    assert [cells[0] for cells in Pages(pages, "hamlets").lines()] == [str(3 * number) for number in range(500)]
    assert [cells[0] for cells in Pages(pages, "spellings").lines()] == ["qarya", "qaryat", "żabno"]


def test_an_empty_table_has_no_line(pages):
    assert Pages(pages, "none").cells("qarya") is None
    assert list(Pages(pages, "none").lines()) == []
