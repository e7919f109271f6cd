"""A store with a few accounts that are hard to export, and accounts as exports take them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.store.exports.columns import told_of
from store.kept_accounts import first, make_book, second


@pytest.fixture
def book(tmp_path):
    return make_book(tmp_path / "book.db")


@pytest.fixture(scope="module")
def tolds():
    """Accounts of 400 reports, all alike but for their addresses."""
    found = []
    for number in range(400):
        for account in (*first(), *second()):
            report = replace(account.report, url=f"{account.report.url}&n={number}", report_id=f"{number:016x}")
            found.append(told_of(account.but(report=report)))
    return found
