"""`dateline changes` and `cite`."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dateline.doors.cli import main
from dateline.model import event_id_of, make_report
from dateline.store import open_store
from fake_coder import FakeCoder
from store.kept_accounts import make_book, second


@pytest.fixture
def book(tmp_path):
    return make_book(tmp_path / "book.db")


def test_changes_in_the_order_they_happened(book, capsys):
    before = second()[0].report
    after = make_report(before.text.replace("Turkey", "Greece"), url=before.url)
    with open_store(book) as store:
        store.add(after, FakeCoder().code(after), coder="fake coder 1")
        store.redact(report=after.report_id, reason="embargo")
    assert main(["changes", "--store", book, "--since", "2020-01-01", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["what"] for each in told].count("added") == 5
    assert [each["by"] for each in told if each["what"] == "superseded"] == [after.report_id] * 3
    assert [each["what"] for each in told][-1] == "redacted"
    assert [each["at"] for each in told] == sorted(each["at"] for each in told)
    assert main(["changes", "--store", book, "--since", "2999-01-01"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["changes", "--store", book, "--since", "soon"]) == 2  # bad usage, as of other dates


def test_a_judgement_is_listed_with_the_other_account_the_slot_and_why(book, capsys):
    one, other = (account.account_id for account in second()[:2])
    by = ["--store", book, "--by", "Ada"]
    assert main(["judge", "different", one, other, *by, "--why", "another\nday"]) == 0
    assert main(["judge", "wrong", one, "--slot", "time", "--right", "2019-04-14", *by]) == 0
    capsys.readouterr()
    assert main(["changes", "--store", book, "--since", "2020-01-01"]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "judged" in line]
    assert told[0].endswith(f"{one} (another event than {other}) by Ada: another day")
    assert told[1].endswith(f"{one} (wrong time, for 2019-04-14) by Ada")
    assert main(["changes", "--store", book, "--since", "2020-01-01", "--json"]) == 0
    first, last = [json.loads(line) for line in capsys.readouterr().out.splitlines()][-2:]
    assert (first["other"], first["slot"], first["why"]) == (other, None, "another\nday")
    assert (last["other"], last["slot"], last["why"], last["right"]) == (None, "time", None, "2019-04-14")


def test_what_was_taken_out_is_listed_with_who_and_why_and_how_to_ask_on(book, capsys):
    report = second()[0].report
    words = ["redact", "--store", book, "--by", "Ada"]
    assert main([*words, "--person", "Amina Diallo", "--reason", "letter of 3 May"]) == 0
    assert main([*words, "--quote", "met Russia", "--reason", "libel"]) == 0
    assert main([*words, "--report", report.report_id[:7], "--reason", "embargo"]) == 0
    capsys.readouterr()
    assert main(["changes", "--store", book, "--since", "2020-01-01"]) == 0
    out, err = capsys.readouterr()
    told = [line for line in out.splitlines() if "tombstone" in line]
    assert "a person's name by Ada, tombstone" in told[0] and told[0].endswith(": letter of 3 May")
    assert "a quotation by Ada" in told[1] and told[2].endswith(": embargo")
    assert f"a report {report.report_id} by Ada" in told[2] and len(told) == 3
    asked = err.split("--since ")[1].strip()
    assert main(["changes", "--store", book, "--since", asked, "--json"]) == 0
    again = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {each["at"] for each in again} == {asked} and again[-1]["what"] == "redacted"


def test_what_people_said_of_accounts_names_no_private_person(book, tmp_path, capsys):
    arrested = second()[1].account_id
    named = make_book(tmp_path / "named.db", names_because="court case 12/2026", victims_because="asked for")
    half = make_book(tmp_path / "half.db", names_because="court case 12/2026")
    for where in (book, half, named):
        why = ["--why", "it was not Amina Diallo, but her brother"]
        assert main(["judge", "wrong", arrested, "--store", where, "--slot", "recipient", "--by", "Ada", *why]) == 0
    capsys.readouterr()
    for where, shown in ((book, "[minor]"), (half, "[minor]"), (named, "Amina Diallo")):
        for how in ((), ("--json",)):
            assert main(["changes", "--store", where, "--since", "2020-01-01", *how]) == 0
            assert f"it was not {shown}, but her brother" in capsys.readouterr().out


def test_what_people_said_of_a_redacted_report_goes_with_it(book, capsys):
    arrested = second()[1]
    why = ["--why", "it was not Amina Diallo, but her brother"]
    assert (
        main(["judge", "wrong", arrested.account_id, "--store", book, "--slot", "recipient", "--by", "Ada", *why]) == 0
    )
    report_id = arrested.report.report_id
    assert main(["redact", "--store", book, "--report", report_id, "--by", "Ada", "--reason", "embargo"]) == 0
    capsys.readouterr()
    assert main(["changes", "--store", book, "--since", "2020-01-01"]) == 0
    out = capsys.readouterr().out
    assert "judged" in out and "Amina" not in out and "brother" not in out


def test_whom_a_judgement_names_is_masked_on_pages_and_in_changes(book, capsys):
    arrested = second()[1].account_id
    how = ["--slot", "recipient", "--right", "Fanta Keita", "--by", "Ada"]
    assert main(["judge", "wrong", arrested, "--store", book, *how]) == 0
    capsys.readouterr()
    for words in (["show", event_id_of(arrested)], ["events"], ["changes", "--since", "2020-01-01"]):
        assert main([*words, "--store", book]) == 0
        out = capsys.readouterr().out
        assert "Fanta" not in out and "Keita" not in out


def test_an_account_and_an_event_are_cited(book, capsys):
    account = second()[0]
    assert main(["cite", account.account_id, "--store", book]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"@online{{dateline-{account.report.report_id},")
    assert "organization = {Sochi Mirror}" in out and "date = {2019-04-20}" in out
    assert main(["cite", account.account_id, "--store", book, "--format", "csl-json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["issued"] == {"date-parts": [[2019, 4, 20]]} and entry["URL"] == "https://example.org/2"
    assert main(["cite", "ffff", "--store", book]) == 1


def test_letters_that_tex_takes_for_its_own_are_escaped():
    from dateline.store.exports.citing import bibtex

    report = make_report("A met B.", title="50% & {more}_", published=date(2019, 4, 20))
    (entry,) = bibtex([second()[0].but(report=report)], of="x")
    assert r"title = {50\% \& \{more\}\_}" in entry
