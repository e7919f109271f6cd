"""The contract of every store: what was kept under addresses as they were stays what it is after an upgrade."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update

from dateline.model import Judgement, content_id, make_report, untracked
from dateline.store import schema
from dateline.store.covering import withheld
from dateline.store.watch_book import FoundLink, WatchBook
from fake_coder import FakeCoder

CODER = FakeCoder()
RSS, MAIL, PLAIN = (f"https://example.org/1?id=7{sent}" for sent in ("&utm_source=rss", "&utm_source=mail", ""))


def as_schema_two_named_pages(store, url):
    """Give the reports at an address the page that they had when addresses were taken as they were."""
    before, page = content_id("page", url), content_id("page", untracked(url))
    stone = {"stone_id": content_id("stone", "report", before), "hash": withheld(before)}
    with store._writes() as connection:
        connection.execute(update(schema.reports).where(schema.reports.c.url == url).values(page_id=before))
        laid = schema.tombstones.c.hash == withheld(page)
        connection.execute(update(schema.tombstones).where(laid).values(stone))


def upgraded_from_two(opener, address, tmp_path):
    from dateline.store import upkeep

    with opener()._writes() as connection:
        connection.execute(sql("ALTER TABLE tombstones DROP COLUMN outline"))
        connection.execute(sql("UPDATE dateline SET value = '2' WHERE name = 'schema'"))
    assert upkeep.upgrade(address, backup_to=tmp_path / "a.backup") == (2, schema.SCHEMA)
    assert upkeep.upgrade(tmp_path / "a.backup", backup_to=tmp_path / "b.backup") == (2, schema.SCHEMA)
    return opener()


def coded(text, url, *, as_before=False, **known):
    """A coded report; ``as_before`` has the id that it had when addresses were taken as they were."""
    report = make_report(text, url=url, **known)
    if as_before:
        report = replace(report, report_id=content_id("report", url, text))
    return report, CODER.code(report)


def kept_as_before(store, *told):
    for text, url, known in told:
        store.add(*coded(text, url, as_before=True, **known))
        as_schema_two_named_pages(store, url)


def test_pages_that_were_kept_under_tracked_addresses_become_versions_of_one(opener, address, tmp_path):
    store = opener()
    for name, text in (("rss", "Rebels shelled Arandi."), ("mail", "Guards met Bekasi.")):
        url = f"https://example.org/1?id=7&utm_source={name}"
        store.add(*coded(text, url))
        as_schema_two_named_pages(store, url)

    again = upgraded_from_two(opener, address, tmp_path)

    assert [each.actors[0].name for each in again.accounts()] == ["Guards"]
    assert again.add(*coded("Envoys aided Farmers.", "https://example.org/1?id=7")) == "changed"
    assert [each.actors[0].name for each in again.accounts()] == ["Envoys"]
    assert not list(again.verify())


@pytest.mark.parametrize("later_first", [True, False])
def test_of_two_pages_that_become_one_the_later_version_stands(opener, address, tmp_path, later_first):
    """As if both had been added under one address: an older version that came last takes nobody's place."""
    day = {"modified": datetime(2024, 3, 5, 9, tzinfo=UTC)}, {"modified": datetime(2024, 3, 5, 8, tzinfo=UTC)}
    told = [("Guards met Bekasi.", MAIL, day[0]), ("Rebels shelled Arandi.", RSS, day[1])]
    kept_as_before(opener(), *(told if later_first else reversed(told)))

    again = upgraded_from_two(opener, address, tmp_path)

    assert [each.actors[0].name for each in again.accounts()] == ["Guards"]
    assert not list(again.verify())


@pytest.mark.parametrize("third", [False, True])
def test_a_page_that_reads_as_before_the_upgrade_is_known(opener, address, tmp_path, third):
    store = opener()
    kept_as_before(store, ("Rebels shelled Arandi.", RSS, {}))
    (account,) = store.accounts()
    store.judge(Judgement("right", account.account_id, by="Ada"))

    again = upgraded_from_two(opener, address, tmp_path)
    run = again.begin_run("code", coder=CODER.version)
    report, accounts = coded("Rebels shelled Arandi.", MAIL if third else RSS)

    assert report.report_id != account.report.report_id
    assert again.has(report) and again.has(report, coder=CODER.version) and not again.has(report, coder="another")
    assert again.add(report, accounts, run=run) == "known"
    assert [each.account_id for each in again.accounts()] == [account.account_id]
    assert [each.report_id for each in again.visits(run)] == [account.report.report_id]
    assert again.add(report, [replace(each, coder="another") for each in accounts]) == "recoded"
    (recoded,) = again.accounts()
    assert (recoded.account_id, recoded.coder) == (account.account_id, "another")
    assert again.add(*coded("Guards met Bekasi.", PLAIN)) == "changed"
    assert not list(again.verify())


@pytest.mark.parametrize("judged", [0, 1])
def test_of_two_pages_with_the_same_words_the_one_stands_that_people_judged(opener, address, tmp_path, judged):
    store = opener()
    kept_as_before(store, *(("Rebels shelled Arandi.", url, {}) for url in (RSS, MAIL)))
    told = list(store.accounts())
    store.judge(Judgement("right", told[judged].account_id, by="Ada"))

    again = upgraded_from_two(opener, address, tmp_path)

    assert [each.account_id for each in again.accounts()] == [told[judged].account_id]


@pytest.mark.parametrize("listed", [True, False])
def test_a_page_that_was_redacted_under_a_tracked_address_stays_out(opener, address, tmp_path, listed):
    store, url = opener(), "https://example.org/1?utm_source=rss"
    report, accounts = coded("Rebels shelled Arandi.", url)
    store.add(report, accounts)
    if listed:
        WatchBook(store).put(FoundLink("https://example.org/1", url), "kept", now=datetime(2024, 3, 5, tzinfo=UTC))
    store.redact(report=report.report_id, reason="asked for")
    as_schema_two_named_pages(store, url)

    again = upgraded_from_two(opener, address, tmp_path)

    assert again.add(*coded("Rebels shelled Arandi.", "https://example.org/1")) == "withheld"  # the same words
    assert again.add(*coded("Guards met Bekasi.", url)) == "withheld"  # the same address
    done = again.add(*coded("Envoys aided Farmers.", "https://example.org/1?utm_source=mail"))
    assert done == ("withheld" if listed else "new")  # the plain address: where the store still holds what it was


@pytest.mark.parametrize("which", [0, 1])
def test_what_becomes_a_version_of_a_redacted_page_is_redacted_with_it(opener, address, tmp_path, which):
    store = opener()
    urls = ("https://example.org/1", "https://example.org/1?utm_source=rss")
    told = [coded(text, url) for text, url in zip(("Rebels shelled Arandi.", "Guards met Bekasi."), urls, strict=True)]
    for number in (1, 0):  # first the tracked address, as a page of its own
        store.add(*told[number])
        as_schema_two_named_pages(store, urls[1])
    WatchBook(store).put(FoundLink(urls[0], urls[1]), "kept", now=datetime(2024, 3, 5, tzinfo=UTC))
    store.redact(report=told[which][0].report_id, reason="asked for", by="Ada")
    as_schema_two_named_pages(store, urls[1])
    assert len(list(store.accounts())) == 1

    again = upgraded_from_two(opener, address, tmp_path)

    assert not list(again.accounts()) and {each["by"] for each in again.redactions()} == {"Ada"}
    if not str(address).startswith("postgresql"):
        assert not any(word in Path(address).read_bytes() for word in (b"Arandi", b"Bekasi"))
    assert not list(again.verify())
