"""Ids may be shortened to their beginning, where it begins one alone."""

from __future__ import annotations

import pytest

from dateline.errors import InputError
from dateline.model import make_report
from fake_coder import FakeCoder


def fill(store, number=40):
    """So many reports that some ids begin alike."""
    found = []
    for each in range(number):
        report = make_report(f"Rebels shelled Town{each} in a raid.", url=f"https://example.org/{each}")
        found.append((report, FakeCoder().code(report)[0]))
        store.add(report, (found[-1][1],))
    return found


def alone(ids):
    """An id, and a beginning that no other has; and a letter with which several begin."""
    for each in ids:
        for length in range(1, 16):
            if sum(other.startswith(each[:length]) for other in ids) == 1:
                return each, each[:length], next(one for one in "0123456789abcdef" if sum(o[0] == one for o in ids) > 1)
    raise AssertionError


def test_filters_by_report_and_account_take_the_beginning_of_an_id(store):
    found = fill(store)
    report_id, short, many = alone([report.report_id for report, _ in found])
    assert [each.report.report_id for each in store.accounts(report=short)] == [report_id]
    with pytest.raises(InputError, match="begins several ids of reports"):
        list(store.accounts(report=many))
    account_id, short, many = alone([account.account_id for _, account in found])
    assert [each.account_id for each in store.accounts(account=short)] == [account_id]
    with pytest.raises(InputError, match="begins several ids of accounts"):
        list(store.accounts(account=many))
    assert not list(store.accounts(report="zz")) and not list(store.accounts(account=""))[40:]


def test_a_report_is_redacted_by_the_beginning_of_its_id(store):
    found = fill(store)
    report_id, short, many = alone([report.report_id for report, _ in found])
    with pytest.raises(InputError, match="begins several ids of reports"):
        store.redact(report=many, reason="x")
    assert store.redact(report=short, reason="x", by="Ada").reports == 1
    (gone,) = [report for report, _ in found if report.report_id == report_id]
    other = next(report for report, _ in found if report.report_id != report_id)
    assert store.redacted(gone)["by"] == "Ada" and store.redacted(other) is None


def test_an_account_of_a_replaced_version_is_found_too(store):
    (report, account), *_ = fill(store, 1)
    later = make_report("Rebels shelled another town in a raid.", url=report.url)
    store.add(later, FakeCoder().code(later), coder="c")
    assert store.reports_of([account.account_id, "none"]) == {account.account_id: report.report_id}
