"""The contract of every store: what is added stays, once, whole, and comes back as it was."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dateline.errors import InputError, StoreError
from dateline.model import Failed, FailedReason, Refused, RefusedReason, Speaker, content_id, make_report, words_of
from fake_coder import FakeCoder

TEXT = "Rebels shelled Arandi on Monday. Ministers met Envoys. Nothing more is known of it."
URL = "https://example.org/arandi"
CODER = FakeCoder()


def coded(text=TEXT, **known):
    report = make_report(text, **{"url": URL, "publisher": "Arandi Post", "published": date(2019, 4, 20)} | known)
    return report, CODER.code(report)


def ids(store, **asked):
    return sorted(account.account_id for account in store.accounts(**asked))


def test_what_is_added_comes_back_as_it_was(store):
    report, accounts = coded(title="Arandi «shelled»", fetched=datetime(2019, 4, 21, 5, tzinfo=UTC))
    confirmer = Speaker(words_of(report, (47, 53)), "Envoys", "party", cue=words_of(report, (43, 46)))
    accounts = (accounts[0].but(confirmed_by=(confirmer,)), *(each.but(doubtful=True) for each in accounts[1:]))
    assert store.add(report, accounts) == "new"
    back = list(store.accounts())
    assert [each.as_dict() for each in back] == [each.as_dict() for each in accounts]
    assert back[0].confirmed_by == (confirmer,) and back[1].confirmed_by == ()
    kept = back[0].report
    assert kept == replace(report, text=kept.text)
    assert store.has(report.report_id) and store.has(report.report_id, coder=CODER.version)
    assert not store.has(report.report_id, coder="another") and not store.has("0" * 16)


def test_only_quoted_words_are_kept_unless_texts_are_asked_for(store):
    report, accounts = coded()
    store.add(report, accounts)
    (kept,) = store.reports()
    assert len(kept.text) == len(report.text) and "Nothing" not in kept.text and "░" in kept.text
    for account in store.accounts():
        for party in account.actors:
            (start, end) = party.words.spans[0]
            assert kept.text[start:end] == party.words.text


def test_whole_texts_are_kept_where_asked(opener):
    store = opener(keep_text=True)
    report, accounts = coded(TEXT + " \ud800\0 🏛")
    store.add(report, accounts)
    assert next(store.reports()).text == report.text
    assert opener().keeps_text


def test_adding_twice_writes_once(store):
    report, accounts = coded()
    assert [store.add(report, accounts) for _ in range(3)] == ["new", "known", "known"]
    assert len(ids(store)) == 2


def test_a_report_without_accounts_is_kept_too(store):
    report, _ = coded("Nothing of note.")
    with pytest.raises(InputError, match="coder"):
        store.add(report, ())
    assert not store.has(report.report_id)
    assert store.add(report, (), coder="c") == "new"
    assert store.has(report.report_id, coder="c")


def test_a_changed_page_is_a_new_version_and_nothing_is_deleted(store):
    before, told = coded()
    after, told_after = coded(TEXT.replace("Rebels", "Soldiers"))
    store.add(before, told)
    assert store.add(after, told_after) == "changed"
    assert ids(store) == sorted(each.account_id for each in told_after)
    assert [each.report_id for each in store.reports()] == [after.report_id]
    assert {each.report_id for each in store.reports(superseded=True)} == {before.report_id, after.report_id}
    assert store.info().superseded == 2
    assert store.add(before, told) == "known"
    assert ids(store) == sorted(each.account_id for each in told_after)


@pytest.mark.parametrize("coder", [CODER.version, "fake coder 2"])
@pytest.mark.parametrize("again", [{"fetched": datetime(2019, 4, 23, tzinfo=UTC)}, {"origin": "https://example.org/a"}])
def test_a_page_that_reads_again_as_it_did_is_a_new_version(store, again, coder):
    known = {"fetched": datetime(2019, 4, 21, tzinfo=UTC)} if "fetched" in again else again
    before, told = coded(**known)
    after, told_after = coded(TEXT.replace("Rebels", "Soldiers"), **known)
    back, _ = coded(**again)
    store.add(before, told)
    store.add(after, told_after)
    between = datetime.now(UTC).isoformat()
    told_again = [each.but(coder=coder) for each in told] if coder != CODER.version else ()
    assert store.add(back, told_again, coder=coder) == "changed"
    assert (
        ids(store)
        == sorted(each.account_id for each in told)
        == ids(store, party="rebels") + ids(store, party="envoys")
    )
    assert ids(store, as_of=between) == sorted(each.account_id for each in told_after)
    assert [each.report_id for each in store.reports()] == [before.report_id]
    assert {each.coder for each in store.accounts()} == {coder}
    assert store.add(back, told, coder=coder) == "known" and list(store.verify()) == []
    what = [change.what for change in store.changes("2019-01-01") if change.account_id == told[0].account_id]
    assert what[:3] == ["added", "superseded", "added"]
    assert store.add(replace(after, fetched=datetime(2019, 4, 24, tzinfo=UTC)), (), coder=CODER.version) == "changed"
    assert ids(store) == sorted(each.account_id for each in told_after)


def test_two_files_of_one_page_that_are_read_a_second_time_change_nothing(store):
    pairs = [coded(origin="a.html"), coded(TEXT.replace("Rebels", "Soldiers"), origin="b.html")]
    assert [store.add(*pair) for pair in (*pairs, *pairs)] == ["new", "changed", "known", "known"]


def test_an_earlier_version_that_arrives_later_does_not_take_its_place(store):
    late, told_late = coded(modified=datetime(2019, 4, 22, tzinfo=UTC))
    early, told_early = coded(TEXT.replace("Rebels", "Soldiers"), modified=datetime(2019, 4, 20, tzinfo=UTC))
    store.add(late, told_late)
    assert store.add(early, told_early) == "older"
    assert ids(store) == sorted(each.account_id for each in told_late)


def test_another_coder_takes_the_place_of_the_one_before(store):
    report, told = coded()
    store.add(report, told)
    again = (told[0], told[1].but(confidence=0.9, coder="fake coder 2"))
    assert store.add(report, again, coder="fake coder 2") == "recoded"
    found = {each.account_id: each for each in store.accounts()}
    assert set(found) == {each.account_id for each in told}
    assert found[told[1].account_id].confidence == 0.9
    assert store.info().superseded == 1


def test_what_the_store_held_then(store):
    before, told = coded()
    store.add(before, told)
    moment = datetime.now(UTC).isoformat()
    after, told_after = coded(TEXT.replace("Rebels", "Soldiers"))
    store.add(after, told_after)
    assert ids(store, as_of=moment) == sorted(each.account_id for each in told)
    assert ids(store, as_of="2019-01-01") == []
    assert ids(store, as_of="2999-01-01") == sorted(each.account_id for each in told_after)


def test_a_transaction_that_breaks_leaves_nothing(store):
    report, told = coded()
    with pytest.raises(ZeroDivisionError), store.writing():
        store.add(report, told)
        assert store.has(report.report_id)
        raise ZeroDivisionError
    assert not store.has(report.report_id) and ids(store) == []


def test_runs_count_what_they_met(store):
    run = store.begin_run("code", coder=CODER.version, inputs=["pages/"], options={"published": None})
    report, told = coded(origin="a.html")
    store.add(report, told, run=run)
    store.add_refused(Refused("b.html", RefusedReason.EMPTY, "there is no text in it.", "Nothing to do."), run=run)
    for _ in range(2):
        store.add_failed(Failed("c.html", FailedReason.TIME, "took too long.", "Try again."), run=run)
    assert store.run(run).state == "running"
    store.finish_run(run)
    told_run = store.run(run[:12])
    assert (told_run.state, told_run.counts) == ("done", {"new": 1, "refused": 1, "failed": 1})
    assert told_run.reasons == {"empty": 1, "took too long": 1}
    assert (told_run.accounts, told_run.inputs) == (2, ("pages/",))
    assert [visit.origin for visit in store.visits(run)] == ["a.html", "b.html", "c.html"]
    (failed,) = store.visits(run, outcome="failed")
    assert (failed.tries, failed.reason, failed.todo) == (2, "took too long", "Try again.")
    with pytest.raises(StoreError, match="no run"):
        store.run("x")


def test_a_failure_that_went_well_in_the_end_is_no_failure(store):
    run = store.begin_run("code", coder=CODER.version)
    store.add_failed(Failed("a.html", FailedReason.NETWORK, "no answer.", "Try again."), run=run)
    report, told = coded(origin="a.html")
    store.add(report, told, run=run)
    store.add(report, told, run=run)
    assert store.run(run).counts == {"new": 1}


def test_notes_of_a_run(store):
    run = store.begin_run("watch", coder="c")
    store.note(run, at=3, file="x.warc")
    store.note(run, at={"offset": 4})
    assert store.notes(run) == {"at": {"offset": 4}, "file": "x.warc"}


class Judged:
    """As much of a judgement as the store asks for."""

    def __init__(self, **said):
        self.said = said
        self.judgement_id = content_id("judgement", *said.values())

    def as_dict(self):
        return self.said


def test_judgements_are_only_ever_added(store):
    first = Judged(verdict="same", one="a", other="b", by="ada", why="the same market")
    store.judge(first)
    store.judge(first)
    store.judge(Judged(verdict="different", one="a", other="b", by="bob", why="two markets"))
    assert [each["verdict"] for each in store.judgements()] == ["same", "different"]
    assert store.judgements()[0] == first.said


def test_many_may_write_at_once(opener):
    texts = [TEXT.replace("Arandi", f"Arandi{number}") for number in range(12)]
    opener()
    broken = []

    def write(some):
        try:
            store = opener()
            for number, text in some:
                report, told = coded(text, url=f"https://example.org/{number}")
                store.add(report, told)
        except Exception as error:
            broken.append(error)

    # Each report is written by two threads.
    halves = [list(enumerate(texts))[start::2] for start in (0, 1, 0, 1)]
    threads = [threading.Thread(target=write, args=(half,)) for half in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    assert opener().info().accounts == 24


def test_a_newer_store_is_refused_in_one_sentence(opener, monkeypatch):
    opener().close()
    from dateline.store import opening

    monkeypatch.setattr(opening, "SCHEMA", 0)
    with pytest.raises(StoreError, match="written by a newer Dateline") as told:
        opener()
    assert "\n" not in str(told.value)


def test_read_only_writes_nothing(opener):
    opener().close()
    store = opener(read_only=True)
    assert list(store.accounts()) == []
    with pytest.raises(StoreError, match="reading only"):
        store.begin_run("code", coder="c")


def test_a_store_that_is_not_there_is_not_made_for_reading(opener):
    with pytest.raises(StoreError, match="make it with"):
        opener(create=False)
    with pytest.raises(StoreError, match="make it with"):
        opener(read_only=True)


def test_what_is_read_inside_a_block_of_writes_does_not_hinder_what_is_written_after_it(store):
    report, told = coded()
    shelf = store.kept_events("one")
    with store.writing():
        store.add(report, told)
        assert list(store.accounts()) and list(store.reports()) and list(store.account_days())
        assert list(store.changes("2020-01-01")) and not list(store.replaced()) and shelf.load() is None
        store.judge(Judged(verdict="same", one="a", other="b", by="ada", why="the same market"))
    assert len(store.judgements()) == 1
