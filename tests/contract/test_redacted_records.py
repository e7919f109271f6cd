"""The contract of what runs and people write beside reports: what was redacted is not in it, before or after."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import text as sql

from contract.test_looking_after import everything
from dateline.errors import InputError
from dateline.keep import open_run, to_retry
from dateline.model import Failed, FailedReason, Judgement, Refused, RefusedReason, make_report
from dateline.store.watch_book import FeedState, FoundLink, WatchBook
from fake_coder import FakeCoder

CODER = FakeCoder()
PAGE = "https://news.example/arandi-hit?id=7"
TRACKED = PAGE + "&utm_source=mail"
WHO = "Amina Diallo"
COVERED = "█" * 12


def coded(text="Rebels shelled Arandi.", url=PAGE, **known):
    report = make_report(text, url=url, origin=known.pop("origin", url), **known)
    return report, CODER.code(report)


def failed(url):
    return Failed(url, FailedReason.NETWORK, f"{url} does not answer.", "Try later.", url)


def visits_of(store, run):
    return [(each.outcome, each.origin, each.url, each.reason, each.what) for each in store.visits(run)]


WITHHELD = ("withheld", "█", None, None, None)


def test_with_a_report_goes_its_address_out_of_the_runs_that_met_it(store):
    """Also where a run failed to read it, and where it is what a run was asked for."""
    report, accounts = coded()
    early = store.begin_run("code", coder="c", inputs=[TRACKED, "feeds.txt"], options={"url": PAGE, "folder": "/a"})
    store.add_failed(failed(TRACKED), run=early)
    store.add_failed(failed("https://news.example/arandi-hit?id=77"), run=early)
    store.note(early, last={"page": PAGE})
    seen = f"It is the page of {TRACKED}, which was read once."
    store.add_refused(Refused("https://s.example/a", RefusedReason.SEEN, seen, "-", "https://s.example/a"), run=early)
    store.add(report, accounts, run=store.begin_run("code", coder="c", inputs=[PAGE]))
    store.redact(report=report.report_id, reason="asked for")
    assert "id=7&" not in everything(store) and 'id=7"' not in everything(store)
    assert visits_of(store, early)[0] == WITHHELD
    assert visits_of(store, early)[1][0] == "failed" and visits_of(store, early)[2] == WITHHELD
    asked = store.run(early)
    assert (asked.inputs, asked.options) == (("█", "feeds.txt"), {"url": "█", "folder": "/a"})
    assert store.notes(early) == {"last": {"page": "█"}}


def test_a_run_that_meets_a_redacted_page_does_not_write_its_address_down(store):
    report, accounts = coded()
    store.add(report, accounts)
    store.redact(report=report.report_id, reason="asked for")
    run = store.begin_run("code", coder="c", inputs=[TRACKED], options={"url": PAGE})
    again, told = coded("Rebels shelled Arandi twice.", TRACKED)
    assert store.add(again, told, run=run) == "withheld"
    copy, told = coded(report.text, "https://other.example/arandi-hit")
    assert store.add(copy, told, run=run) == "withheld"
    store.add_failed(failed(TRACKED), run=run)
    store.add_refused(Refused(PAGE, RefusedReason.EMPTY, "No article.", "-", PAGE), run=run)
    seen = f"It is the page of {PAGE}, which was read once."
    store.add_refused(Refused("https://s.example/a", RefusedReason.SEEN, seen, "-", "https://s.example/a"), run=run)
    assert visits_of(store, run) == [WITHHELD] * 5
    assert "arandi-hit" not in everything(store)


def test_a_name_goes_out_of_what_runs_were_asked_and_noted(store):
    page = "https://news.example/amina-diallo-held"
    run = store.begin_run("code", coder="c", inputs=[page, "b"], options={"publisher": "Friends of Amina Diallo"})
    store.note(run, seen=[{"title": "Amina Diallo is free"}], total=3)
    store.add_refused(Refused(page, RefusedReason.EMPTY, "No article.", "Ask Amina Diallo.", page), run=run)
    later = WatchBook(store)
    found = [FoundLink("k", "https://news.example/2", "Free", None, "Letters of Amina Diallo")]
    later.polled(FeedState("https://news.example/feed"), found, now=datetime(2024, 3, 5, tzinfo=UTC))
    store.redact(person=WHO, reason="asked for")
    asked = store.run(run)
    assert (asked.inputs, asked.options["publisher"]) == (
        (f"https://news.example/{COVERED}-held", "b"),
        f"Friends of {COVERED}",
    )
    assert store.notes(run) == {"seen": [{"title": f"{COVERED} is free"}], "total": 3}
    store.note(run, seen="Amina Diallo again. Diallo is well.")
    assert store.notes(run)["seen"] == f"{COVERED} again. ██████ is well."
    store.begin_run("code", coder="c", inputs=[page])
    found = [FoundLink("k3", "https://news.example/3", "Diallo: Amina Diallo's diary", None, "Friends of Amina Diallo")]
    later.polled(FeedState("https://news.example/feed"), found, now=datetime(2024, 3, 5, tzinfo=UTC))
    held = everything(store).lower()
    assert "amina" not in held and "diallo" not in held


def test_a_run_whose_input_bears_a_redacted_name_goes_on(store):
    asked = {"kind": "code", "coder": "c", "inputs": ["amina diallo/a.txt"], "options": {"publisher": WHO}}
    with pytest.raises(KeyboardInterrupt), open_run(store, **asked) as before:
        raise KeyboardInterrupt
    store.redact(person=WHO, reason="asked for")
    with open_run(store, **asked) as after:
        assert after.run_id == before.run_id


def test_what_bears_a_redacted_name_is_not_fetched_under_a_name_of_blocks(store):
    run = store.begin_run("code", coder="c")
    store.add_failed(failed("https://news.example/amina-diallo-held"), run=run)
    store.redact(person=WHO, reason="asked for")
    with pytest.raises(InputError, match="redacted"):
        to_retry(store, store.run(run))
    store.add_failed(failed("https://news.example/2"), run=run)
    assert to_retry(store, store.run(run)) == {"https://news.example/2"}


def test_what_people_say_after_a_redaction_holds_nothing_of_it(store):
    report, accounts = coded("Rebels shelled Arandi. Guards met Bekasi.")
    other, kept = coded("Guards met Cakung.", "https://news.example/2")
    store.add(report, accounts)
    store.add(other, kept)
    store.judge(Judgement("right", kept[0].account_id, by="Amina Diallo", why="I was there."))
    store.redact(report=report.report_id, reason="asked for")
    store.redact(person=WHO, reason="asked for")
    store.judge(Judgement("wrong", accounts[0].account_id, slot="place", by="ada", why="Not Arandi.", right="Arandi"))
    store.judge(Judgement("wrong", kept[0].account_id, slot="actor", by="ada", why="Amina Diallo did; Diallo said so."))
    store.judge(Judgement("right", kept[0].account_id, by="amina diallo"))
    held = everything(store).lower()
    assert not any(word in held for word in ("arandi", "amina", "diallo"))
    told = store.judgements()
    assert [each["verdict"] for each in told] == ["right", "wrong", "wrong", "right"]
    assert told[2]["why"] == f"{COVERED} did; ██████ said so." and told[0]["by"] == COVERED
    with store._reads() as connection:
        assert connection.scalar(sql("SELECT count(*) FROM judgements")) == 4


def test_the_reason_of_a_redaction_does_not_keep_what_it_takes_out(store):
    store.redact(person="Bekasi", reason="wished by Amina Diallo", by="ada")
    store.redact(person=WHO, reason="letter of Amina Diallo, Diallo's lawyer", by="ada")
    store.redact(quote="a liar", reason="Amina Diallo is no liar", by="ada")
    told = [each["reason"] for each in store.redactions()]
    assert told == [f"wished by {COVERED}", f"letter of {COVERED}, ██████'s lawyer", f"{COVERED} is no liar"]
    assert "diallo" not in everything(store).lower()


def test_the_reasons_for_which_people_are_named_hold_no_redacted_name(opener):
    opener(names_because="Amina Diallo asked for it", victims_because="Amina Diallo").redact(person=WHO, reason="asked")
    with opener() as again:
        assert (again.names_because, again.victims_because) == (f"{COVERED} asked for it", COVERED)
        assert again.hides == "nobody" and "diallo" not in everything(again).lower()


def test_a_report_is_told_under_the_id_that_it_is_kept_by(store):
    """So that what is printed of a page that an earlier release kept can be looked up in the store."""
    from contract.test_renamed_pages import coded as coded_as

    before, accounts = coded_as("Rebels shelled Arandi.", TRACKED, as_before=True)
    store.add(before, accounts, coder="c1")
    now, _ = coded_as("Rebels shelled Arandi.", TRACKED)
    run = open_run(store, kind="code", coder="c2", inputs=["a"], options={})
    (given,) = run.unknown([now])
    assert now.report_id != before.report_id == given.report_id


def test_a_report_of_a_redacted_page_must_stay_out_whatever_it_says(store):
    report, accounts = coded()
    store.add(report, accounts)
    store.redact(report=report.report_id, reason="asked for")
    assert store.has(coded("Rebels shelled Arandi twice.", TRACKED)[0])
    assert not store.has(coded("Guards met Bekasi.", "https://news.example/2")[0])
