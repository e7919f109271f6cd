"""The contract of every store: it is verified, backed up, upgraded, and words are taken out of it for good."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from dateline.doors.cli import main
from dateline.errors import InputError, StoreError
from dateline.model import Refused, RefusedReason, make_report
from dateline.store import asking, open_store, schema
from dateline.store.watch_book import FeedState, FoundLink, WatchBook
from fake_coder import FakeCoder, account_of
from store.kept_accounts import first, second

CODER = FakeCoder()


def fill(store):
    for accounts in (first(), second()):
        store.add(accounts[0].report, accounts)


def everything(store):
    """All that is kept, as one text."""
    with store._reads() as connection:
        rows = [row for table in schema.metadata.sorted_tables for row in connection.execute(table.select())]
    return json.dumps([[str(cell) for cell in row] for row in rows], ensure_ascii=False)


@pytest.mark.parametrize("keep_text", [False, True])
def test_a_sound_store_has_no_problems(opener, keep_text):
    store = opener(keep_text=keep_text)
    fill(store)
    assert list(store.verify()) == []


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        ("UPDATE accounts SET body = replace(body, 'Turkey', 'Torkey')", "does not have its hash"),
        ("UPDATE accounts SET type = 'AID' WHERE type = 'CONSULT'", "its type is written as 'AID' and as 'CONSULT'"),
        ("UPDATE reports SET quotes = replace(quotes, 'Turkey', 'Torkey')", "do not cut 'Turkey'"),
        ("UPDATE reports SET text_length = 20", "cannot be read back|code points"),
        ("DELETE FROM accounts WHERE type = 'CONSULT'", "3 accounts are written down, and 2 are there"),
        ("DELETE FROM reports WHERE publisher LIKE 'Sochi%'", "accounts without their report"),
        ("DELETE FROM accounts WHERE type = 'COERCE'", "search marks without their account"),
    ],
)
def test_verify_finds_what_is_wrong(store, breaks, says):
    fill(store)
    with store._writes() as connection:
        connection.execute(sql(breaks))
    import re

    assert any(re.search(says, problem) for problem in store.verify())


def test_a_backup_is_a_store_of_its_own(store, tmp_path):
    fill(store)
    target = tmp_path / "copy.db"
    assert store.backup(target) == target.stat().st_size
    with open_store(target, create=False) as copy:
        assert [each.as_dict() for each in copy.accounts()] == [each.as_dict() for each in store.accounts()]
        assert list(copy.verify()) == [] and copy.info().made == store.info().made
    with pytest.raises(StoreError, match="there already"):
        store.backup(target)
    with pytest.raises(StoreError, match="does not exist"):
        store.backup(tmp_path / "no" / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".new")] == []


def test_an_older_store_is_upgraded_after_a_backup(opener, address, tmp_path, monkeypatch):
    from dateline.store import migrations, opening, upkeep

    fill(opener())
    broken = [True]

    now, next_one = schema.SCHEMA, schema.SCHEMA + 1

    def next_step(connection):
        connection.execute(sql("CREATE TABLE news (name TEXT)"))
        if broken:
            raise StoreError("the power failed")

    monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, next_one: next_step})
    for module in (opening, upkeep):
        monkeypatch.setattr(module, "SCHEMA", next_one)
        monkeypatch.setattr(module, "STEPS", migrations.STEPS)
    with pytest.raises(StoreError, match="store upgrade"):
        opener()
    with pytest.raises(StoreError, match="power"):
        upkeep.upgrade(address, backup_to=tmp_path / "a.backup")
    broken.clear()  # the step that failed left nothing behind, so that it can be taken again
    assert upkeep.upgrade(address, backup_to=tmp_path / "b.backup") == (now, next_one)
    assert upkeep.upgrade(address) == (next_one, next_one)
    assert opener().info().schema == next_one and len(list(opener().accounts())) == 4
    assert (tmp_path / "b.backup").exists()


def test_a_store_of_the_first_schema_is_upgraded_and_keeps_events(opener, address, tmp_path):
    from dateline.store import upkeep

    store = opener()
    fill(store)
    with store._writes() as connection:  # as the first release made it
        for statement in (
            "DROP TABLE events", "DROP TABLE event_accounts", "DROP INDEX accounts_lasting",
            "ALTER TABLE tombstones DROP COLUMN outline",
            "UPDATE dateline SET value = '1' WHERE name = 'schema'",
        ):  # fmt: skip
            connection.execute(sql(statement))
    with pytest.raises(StoreError, match="store upgrade"):
        opener()
    assert upkeep.upgrade(address, backup_to=tmp_path / "a.backup") == (1, schema.SCHEMA)
    shelf = opener().kept_events("one")
    shelf.keep((), pulse=shelf.pulse())
    assert shelf.load() == ()
    with opener()._writes() as connection:  # made again, or there would be nothing to drop
        connection.execute(sql("DROP INDEX accounts_lasting"))


def coded(text, url):
    report = make_report(text, url=url)
    return report, CODER.code(report)


def test_a_redaction_has_one_name_wherever_it_is_told_of(store):
    told = [coded(f"Rebels shelled Arandi {number} times.", f"https://example.org/{number % 3}") for number in range(9)]
    for report, accounts in told:
        store.add(report, accounts)
    done = [store.redact(report=told[number][0].report_id, reason="asked for").stone_id for number in range(3)]
    store.redact(person="Bekasi", reason="asked for")
    changes = [each for each in store.changes("2020-01-01") if each.what == "redacted"]
    assert {each.by for each in changes if each.account_id} <= set(done)
    named = [each.stone_id for each in changes if each.stone_id]
    assert named[:3] == done and named == [each["stone_id"] for each in store.redactions()]


@pytest.mark.parametrize("keep_text", [False, True])
def test_a_person_is_taken_out_everywhere_and_stays_out(opener, keep_text):
    store = opener(keep_text=keep_text, names_because="a test")
    fill(store)
    assert [each.action.type for each in store.accounts(party="amina")] == ["COERCE"]
    done = store.redact(person="amina  DIALLO", reason="letter of 3 May", by="ada")
    assert (done.reports, done.accounts) == (1, 1)
    later = make_report(f"{second()[0].report.text} Amina Diallo shelled Gao.", url="https://example.org/3")
    store.add(later, CODER.code(later))
    held = everything(store)
    assert "Amina" not in held and "amina" not in held and "Diallo" not in held
    assert list(store.verify()) == []
    (arrested,) = store.accounts(type="COERCE")
    (start, end) = arrested.recipients[0].words.spans[0]
    assert arrested.report.text[start:end] == "████████████, 16" == arrested.recipients[0].words.text
    assert arrested.recipients[0].name is None and list(store.accounts(party="amina")) == []
    (stone,) = store.redactions()
    assert (stone["kind"], stone["reason"], stone["by"]) == ("person", "letter of 3 May", "ada")


def test_a_person_is_taken_out_of_what_runs_and_watches_wrote_of_pages_they_met(store):
    fill(store)
    run = store.begin_run("code", coder="c", inputs=(), options={})
    page = "https://example.org/amina-diallo-held"
    store.add_refused(Refused(page, RefusedReason.EMPTY, "Amina Diallo: no article", "-", page), run=run)
    book, now = WatchBook(store), datetime(2024, 3, 1, tzinfo=UTC)
    book.polled(
        FeedState("https://example.org/feed"), [FoundLink("k", "https://example.org/9", "Amina Diallo")], now=now
    )
    store.redact(person="Amina Diallo", reason="letter of 3 May")
    assert "amina" not in everything(store).lower()
    (visit,) = store.visits(run)
    assert visit.outcome == "refused" and visit.url == "https://example.org/████████████-held"


def test_a_name_with_very_many_terms_and_words_in_capitals_are_found(store, monkeypatch):
    fill(store)
    told = "Émile met ÖSTERREICH and CNN."
    report = make_report(told, url="https://example.org/4")
    store.add(report, [account_of(report, type="CONSULT", did="met", who=["Émile"], whom=["ÖSTERREICH"])])
    for word in ("émile", "Österreich", "cnn", "MET österreich"):
        assert [each.report.url for each in store.accounts(text=word)] == [report.url], word
    before = list(store.accounts(party="a"))
    monkeypatch.setattr(asking, "MANY_TERMS", 0)
    assert before and list(store.accounts(party="a")) == before


def test_a_quotation_is_taken_out(store):
    fill(store)
    store.redact(quote="Turkey met Russia in Sochi", reason="libel")
    assert "met Russia" not in everything(store) and "in Sochi" not in everything(store)
    (met,) = store.accounts(type="CONSULT")
    assert met.recipients[0].name == "Russia"  # what was coded stays; the words are gone
    assert met.sentence == second()[0].sentence and list(store.verify()) == []


def test_a_report_is_taken_out_and_does_not_come_back(store):
    fill(store)
    accounts = second()
    report = accounts[0].report
    done = store.redact(report=report.report_id, reason="embargo")
    assert (done.reports, done.accounts) == (1, 3)
    held = everything(store)
    assert not any(word in held for word in ("Turkey", "Sochi", "Amina", "example.org/2"))
    assert store.has(report.report_id)
    assert store.add(report, accounts) == "withheld"
    copied = make_report(report.text, url="https://example.org/copy")
    assert store.add(copied, CODER.code(copied), coder="c") == "withheld"
    changed = make_report(report.text + " More.", url=report.url)
    assert store.add(changed, CODER.code(changed), coder="c") == "withheld"
    assert list(store.verify()) == []
    assert [each.action.type for each in store.accounts()] == ["ASSAULT"]


def test_with_a_report_go_the_versions_of_its_page_and_copies(opener):
    store = opener(keep_text=True)
    fill(store)
    accounts = second()
    report = accounts[0].report
    for text, url in ((report.text + " Turkey said more.", report.url), (report.text, "https://example.org/copy")):
        other = make_report(text, url=url, title="Sochi")
        store.add(other, [replace(each, report=other) for each in accounts])
    WatchBook(store).put(FoundLink("k", report.url, "Talks in Sochi"), "kept", now=datetime(2024, 3, 1, tzinfo=UTC))
    before = datetime.now(UTC).isoformat()
    done = store.redact(report=report.report_id, reason="embargo")
    assert (done.reports, done.accounts) == (3, 9)
    held = everything(store)
    assert not any(word in held for word in ("Turkey", "Sochi", "Amina", "example.org/copy"))
    assert list(store.verify()) == [] and len(store.redactions()) == 1
    assert len(list(store.accounts(as_of=before))) == 1  # the words are gone from what the store held then, too
    later = make_report(report.text + " Turkey said more.", url="https://example.org/later")
    assert store.add(later, CODER.code(later), coder="c") == "withheld"


def test_words_that_nobody_holds_are_said_to_be_so(address, opener, capsys):
    fill(opener())
    words = ["redact", "--store", address, "--reason", "x"]
    assert main([*words, "--person", "Ammina Dialo"]) == 1
    assert "No kept report holds" in capsys.readouterr().err
    assert main([*words, "--person", "Amina Diallo"]) == 0
    assert "Taken out of 1 report" in capsys.readouterr().err
    assert main([*words, "--person", "Amina Diallo"]) == 0
    assert "taken out before" in capsys.readouterr().err
    assert main([*words, "--report", "none"]) == 1
    assert "There is no report 'none'" in capsys.readouterr().err


def test_a_redaction_needs_a_reason_and_something_to_take_out(store):
    fill(store)
    with pytest.raises(InputError, match="reason"):
        store.redact(person="Amina", reason=" ")
    with pytest.raises(InputError, match="no word"):
        store.redact(person="…", reason="x")
    with pytest.raises(InputError, match="no report"):
        store.redact(report="x", reason="x")
    assert store.redactions() == []


def test_a_backup_holds_one_moment_however_many_write_meanwhile(opener, tmp_path, monkeypatch):
    from dateline.store import upkeep

    store, other = opener(), opener()
    fill(store)
    plain, late = upkeep.insert, make_report("Soldiers shelled Bekasi.", url="https://example.org/late")

    def insert_late(table):
        if table.name == "accounts" and not other.has(late.report_id):  # the reports are copied already
            other.add(late, CODER.code(late), coder="c")
        return plain(table)

    monkeypatch.setattr(upkeep, "insert", insert_late)
    store.backup(tmp_path / "copy.db")
    with open_store(tmp_path / "copy.db") as copy:
        assert list(copy.verify()) == [] and len(list(copy.accounts())) == 4


def test_a_backup_that_cannot_be_written_is_one_sentence(store, address):
    if address.startswith("postgresql"):
        pytest.skip("the copy is opened as any store")
    with pytest.raises(StoreError, match="cannot be opened"):
        store.backup(Path("/proc/copy.db"))


def test_words_that_stay_in_the_files_since_another_program_reads_are_told(opener, address, monkeypatch):
    monkeypatch.setattr("dateline.store.upkeep.LOG_S", 0.1)
    store, reader = opener(), opener(read_only=True)
    fill(store)
    reading = reader.accounts()
    next(reading)
    done = store.redact(person="Amina Diallo", reason="x")
    reading.close()
    assert done.reports == 1 and "being" in done.remnants and "another program" in done.remnants
    assert "Diallo" not in everything(store)  # nobody is given them
    assert store.redact(person="Amina Diallo", reason="x").remnants is None
    if not address.startswith("postgresql"):
        assert b"Diallo" not in b"".join(path.read_bytes() for path in Path(address).parent.glob("*"))


def test_info_tells_other_peoples_events_apart(store):
    fill(store)
    report = make_report("gdelt 1 · shelled", url="https://example.org/9")
    store.add(report, [first()[0].but(report=report)], set_name="gdelt", coder="GDELT")
    told = store.info()
    assert (told.accounts, dict(told.theirs)) == (5, {"gdelt": 1})
