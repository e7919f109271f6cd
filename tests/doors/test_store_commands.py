"""`dateline store`, `query`, `redact`: what they print, and how they end."""

from __future__ import annotations

import inspect
import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from dateline.doors.cli import main
from dateline.doors.cli.query_accounts import command as query
from dateline.store.schema import SCHEMA
from store.kept_accounts import first, make_book, second

ROOT = Path(__file__).parents[2]


@pytest.fixture
def book(tmp_path):
    return make_book(tmp_path / "book.db")


def test_info_says_what_is_there(book, capsys):
    assert main(["store", "info", book]) == 0
    out = capsys.readouterr().out
    assert "2 reports, 4 accounts" in out and "by their role" in out
    assert main(["store", "info", book, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["accounts"] == 4


def test_the_store_may_be_named_on_either_side(book, tmp_path, capsys):
    for words in (["store", "info", "--store", book], ["store", "--store", book, "info"], ["store", "info", book]):
        assert main(words) == 0
        assert "2 reports, 4 accounts" in capsys.readouterr().out
    for words in (["verify", "--store", book], ["upgrade", "--store", book], ["init", "--store", book]):
        assert main(["store", *words]) == 0
    assert main(["store", "backup", "--store", book, str(tmp_path / "one.db")]) == 0
    assert main(["store", "backup", book, str(tmp_path / "two.db")]) == 0
    assert main(["store", "info", book, "--store", str(tmp_path / "one.db")]) == 2
    assert main(["store", "verify"]) == 2
    assert main(["store", "backup", "--store", book]) == 2
    assert "Which store?" in capsys.readouterr().err
    assert main(["runs", "--store", book, "show", "2"]) == 1  # it has none
    assert "has no run '2'" in capsys.readouterr().err


def test_init_says_what_is_kept(tmp_path, capsys):
    path = str(tmp_path / "new.db")
    assert main(["store", "init", path, "--names-because", "court case", "--keep-text"]) == 0
    assert "Made " in capsys.readouterr().err
    assert main(["store", "init", path]) == 1
    assert "was there already" in capsys.readouterr().err
    assert main(["store", "init", path, "--names-because", "court case", "--keep-text"]) == 0
    assert "nothing was changed" in capsys.readouterr().err
    assert main(["store", "info", path]) == 0
    out = capsys.readouterr().out
    assert "named, because: court case" in out and "Whole texts are kept" in out
    assert "Victims, minors and witnesses are called by their role all the same" in out
    assert main(["store", "init", path, "--names-because", " "]) == 2


def test_victims_are_named_for_a_second_reason_only(tmp_path, capsys):
    path, why = str(tmp_path / "new.db"), ["--victims-because", "the families have asked for it"]
    assert main(["store", "init", path, *why]) == 2
    assert "give --names-because, too" in capsys.readouterr().err
    assert main(["store", "init", path, "--names-because", "book of the dead", *why]) == 0
    assert main(["store", "init", path, "--names-because", "book of the dead"]) == 1
    assert main(["store", "info", path]) == 0
    assert "named, too, because: the families have asked for it" in capsys.readouterr().out
    assert main(["store", "info", path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["victims_because"] == "the families have asked for it"


def test_verify_ends_with_1_where_something_is_wrong(book, capsys):
    assert main(["store", "verify", book]) == 0
    assert "all is sound" in capsys.readouterr().err
    with sqlite3.connect(book) as connection:
        connection.execute("UPDATE accounts SET body = '{}' WHERE type = 'CONSULT'")
    connection.close()
    assert main(["store", "verify", book]) == 1
    out, err = capsys.readouterr()
    assert "does not have its hash" in out and "1 problem found" in err


def test_a_damaged_file_is_one_sentence(book, capsys):
    with open(book, "r+b") as file:
        file.seek(4096)
        file.write(b"\x00" * 4096 * 4)
    assert main(["export", "--store", book]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "damaged" in err


def test_backup_and_upgrade(book, tmp_path, capsys):
    assert main(["store", "backup", book, str(tmp_path / "copy.db")]) == 0
    assert main(["store", "verify", str(tmp_path / "copy.db")]) == 0
    assert main(["store", "backup", book, str(tmp_path / "copy.db")]) == 1
    assert main(["store", "backup", book, "postgresql://localhost/copy"]) == 1
    assert "A copy goes into a file" in capsys.readouterr().err
    assert main(["store", "upgrade", book]) == 0
    assert "of this version already" in capsys.readouterr().err


def test_what_is_no_store_is_not_upgraded(tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("Not a store, but notes of an analyst.")
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE birds (name TEXT)").connection.close()
    for name, said in (("notes.txt", "is no store of Dateline"), ("other.db", "a database of something else")):
        assert main(["store", "upgrade", str(tmp_path / name)]) == 1
        assert said in capsys.readouterr().err


def test_an_upgrade_says_where_the_copy_is(book, capsys):
    with sqlite3.connect(book) as connection:
        connection.execute("UPDATE dateline SET value = '2' WHERE name = 'schema'")
    connection.close()
    assert main(["store", "upgrade", book]) == 0
    assert f"went from schema 2 to {SCHEMA}. A copy of it as it was: {book}.schema-2.backup" in capsys.readouterr().err
    assert Path(f"{book}.schema-2.backup").exists()


def test_nothing_of_a_redacted_name_is_left_in_the_file(book, capsys):
    folder = Path(book).parent
    held = [path for path in folder.iterdir() if b"Amina" in path.read_bytes()]
    assert held
    assert main(["redact", "--store", book, "--person", "Amina Diallo", "--reason", "asked for it"]) == 0
    assert "Taken out of 1 report and 1 account" in capsys.readouterr().err
    assert [path for path in folder.iterdir() if b"Amina" in path.read_bytes()] == []
    assert main(["redact", "--store", book, "--reason", "x"]) == 2
    assert main(["redact", "--store", book, "--person", "x"]) == 2


def test_query_a_store_and_a_folder(book, tmp_path, capsys):
    asked = "SELECT type, count(*) AS n FROM accounts GROUP BY type ORDER BY type"
    assert main(["query", "--store", book, asked, "--csv"]) == 0
    assert capsys.readouterr().out == "type,n\nASSAULT,2\nCOERCE,1\nCONSULT,1\n"
    assert main(["export", "--store", book, "--parquet", str(tmp_path / "pq")]) == 0
    assert (
        main(["query", "--parquet", str(tmp_path / "pq"), "SELECT month, lat FROM accounts ORDER BY lat", "--json"])
        == 0
    )
    assert json.loads(capsys.readouterr().out.splitlines()[0]) == {"month": "2019-04", "lat": -1.23}
    assert main(["query", "--store", book, asked]) == 0
    assert "CONSULT" in capsys.readouterr().out


def test_more_columns_than_fit_are_printed_upright(book, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["query", "--store", book, "SELECT * FROM accounts WHERE type = 'CONSULT'"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert ["type", "CONSULT"] in [line.split() for line in lines]
    assert ["place", "Sochi"] in [line.split() for line in lines]
    assert all(len(line) <= 80 for line in lines)


def test_no_word_of_an_answer_is_broken(book, capsys, monkeypatch):
    asked = ["query", "--store", book, "SELECT account_id, actors, status, confidence FROM accounts ORDER BY 1"]
    for columns in ("40", "80", "120"):
        monkeypatch.setenv("COLUMNS", columns)
        assert main(asked) == 0
        out = capsys.readouterr().out
        assert all(each.account_id in out for each in (*first(), *second())) and "[" not in out
        assert max(map(len, out.splitlines())) <= int(columns)
    assert 'militia, "the Lions"; Army' in " ".join(out.split())


def test_a_question_that_would_change_something_is_refused(book, capsys):
    assert main(["query", "--store", book, "DELETE FROM accounts"]) == 1
    told = capsys.readouterr()
    assert "DELETE would" in told.err and "SELECT" in told.err and told.out == ""


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY accounts TO 'stolen.csv'",
        "INSTALL httpfs",
        "SET enable_external_access=true",
        "SELEC 1",
        "SELECT * FROM nothing",
    ],
)
def test_a_query_reads_nothing_else(sql, book, capsys):
    assert main(["query", "--store", book, sql]) == 1
    assert "DuckDB cannot answer that" in capsys.readouterr().err


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('{outside}')",
        "COPY accounts TO '{inside}/stolen.csv'",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{inside}/stolen.csv'",
        "SELECT 1; COPY (SELECT 1) TO '{inside}/stolen.csv'",
        "COPY (PIVOT accounts ON type USING count(*)) TO '{inside}/stolen.csv'",
        "PREPARE p AS COPY (SELECT 1) TO '{inside}/stolen.csv'",
        "SELECT * FROM query($$COPY (SELECT 1) TO '{inside}/stolen.csv'$$)",
        "ATTACH '{inside}/stolen.db'",
    ],
)
def test_a_query_of_a_folder_reads_it_and_writes_nothing(sql, book, tmp_path, capsys):
    inside, outside = tmp_path / "pq", tmp_path / "other.txt"
    outside.write_text("secret", encoding="utf-8")
    assert main(["export", "--store", book, "--parquet", str(inside)]) == 0
    before = sorted(tmp_path.rglob("*"))
    main(["query", "--parquet", str(inside), sql.format(inside=inside, outside=outside), "--json"])
    assert sorted(tmp_path.rglob("*")) == before and "secret" not in capsys.readouterr().out


@pytest.mark.parametrize("sql", ["", " ", "/* a remark */", ";"])
def test_a_query_that_asks_nothing_is_told_so(sql, book, capsys):
    assert main(["query", "--store", book, sql]) == 1
    assert "That asks nothing" in capsys.readouterr().err


def test_a_query_may_pivot(book, tmp_path, capsys):
    main(["export", "--store", book, "--parquet", str(tmp_path / "pq")])
    assert main(["query", "--parquet", str(tmp_path / "pq"), "PIVOT accounts ON type USING count(*)", "--json"]) == 0
    assert '"CONSULT"' in capsys.readouterr().out


def test_a_query_asks_one_place(book, capsys):
    assert main(["query", "SELECT 1"]) == 2
    assert main(["query", "SELECT 1", "--parquet", str(Path(book).parent)]) == 1
    assert "no Parquet file" in capsys.readouterr().err


def test_the_questions_that_the_help_shows_are_answered(book, tmp_path, capsys):
    main(["export", "--store", book, "--parquet", str(tmp_path / "book")])
    shown = re.findall(r'dateline (query --[^"]+)"([^"]+)"', inspect.cleandoc(query.help or ""))
    shown += re.findall(
        r'dateline (query --[^"]+)"([^"]+)"', (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    )
    assert len(shown) == 3
    for options, sql in shown:
        words = options.replace("\\", "").replace("book.db", book).replace("book/", str(tmp_path / "book")).split()
        assert main([*words, sql]) == 0


@pytest.mark.parametrize("command", ["export", "query", "redact", "store", "upgrade"])
def test_a_store_that_is_not_there_is_one_sentence(command, tmp_path, capsys):
    gone = str(tmp_path / "gone.db")
    line = {
        "export": ["export", "--store", gone],
        "query": ["query", "--store", gone, "SELECT 1"],
        "redact": ["redact", "--store", gone, "--person", "x", "--reason", "y"],
        "store": ["store", "verify", gone],
        "upgrade": ["store", "upgrade", gone],
    }[command]
    assert main(line) == 1
    assert "There is no store" in capsys.readouterr().err
    assert not Path(gone).exists()


def test_a_read_only_store_can_be_listed(book, capsys):
    folder = Path(book).parent / "medium"
    folder.mkdir()
    shutil.copy(book, folder / "book.db")
    (folder / "book.db").chmod(0o444)
    folder.chmod(0o555)
    try:
        assert main(["export", "--store", str(folder / "book.db")]) == 0
    finally:
        folder.chmod(0o755)
    assert "4 accounts" in capsys.readouterr().err
