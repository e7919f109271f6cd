"""Exports: read back by the programs that their users have, with equal types and no warning."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas
import polars
import pytest

from dateline.doors.cli import main
from dateline.model import make_report
from dateline.registry import EXPORTS, export_form
from dateline.store import open_store
from dateline.store.exports.columns import DocumentForm, TableForm, told_of
from dateline.store.exports.describe import page
from dateline.store.exports.writing import defused
from fake_coder import FakeCoder, account_of, rooms_with
from small_world import MONDAY
from store.kept_accounts import first, make_book, second

TABLES = [name for name in EXPORTS if isinstance(export_form(name), TableForm) and name != "parquet"]
PANDAS = {
    "text": "string", "date": "string", "list": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean",
}  # fmt: skip
POLARS = {
    "text": polars.String, "date": polars.Date, "list": polars.String, "integer": polars.Int64,
    "number": polars.Float64, "boolean": polars.Boolean,
}  # fmt: skip
DUCKDB = {
    "text": "VARCHAR", "date": "DATE", "list": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN",
}  # fmt: skip


def exported(book, name, tmp_path, *more):
    out = tmp_path / f"out{export_form(name).ending}"
    assert main(["export", "--store", book, "--format", name, "--out", str(out), *more]) == 0
    return out


@pytest.mark.parametrize("name", TABLES)
def test_tables_read_back_in_pandas_polars_and_duckdb(name, book, tmp_path):
    form = export_form(name)
    out = exported(book, name, tmp_path, "--status", "happened,did_not_happen")
    names = [column.name for column in form.columns]
    header = 0 if form.header else None
    quoting = csv.QUOTE_MINIMAL if form.header else csv.QUOTE_NONE
    known = {column.name: PANDAS[column.kind] for column in form.columns}
    frame = pandas.read_csv(out, sep=form.separator, header=header, names=names, dtype=known, quoting=quoting)
    same = polars.read_csv(
        out, separator=form.separator, has_header=form.header, new_columns=None if form.header else names,
        schema={column.name: POLARS[column.kind] for column in form.columns},
        quote_char='"' if form.header else None,
    )  # fmt: skip
    columns = "{" + ", ".join(f"'{column.name}': '{DUCKDB[column.kind]}'" for column in form.columns) + "}"
    quote = '"' if form.header else ""
    rows = duckdb.sql(
        f"SELECT * FROM read_csv('{out}', delim='{form.separator}', header={form.header}, columns={columns}, "
        f"quote='{quote}', escape='{quote}', strict_mode=true, auto_detect=false, new_line='\\n')"
    ).fetchall()
    assert len(frame) == same.height == len(rows) > 0
    assert list(frame.columns) == same.columns == names
    for index, column in enumerate(form.columns):
        theirs = [None if value is None else str(value) for value in same.get_column(column.name).to_list()]
        assert [None if row[index] is None else str(row[index]) for row in rows] == theirs, column.name
        empty = frame[column.name].isna().tolist()
        assert empty == [value is None or value == "" for value in theirs], column.name
        if column.empty:
            assert all(empty), f"{column.name} is said to stay empty"


@pytest.mark.parametrize("name", TABLES)
def test_every_column_says_what_fills_it_or_why_it_is_empty(name):
    for column in export_form(name).columns:
        assert bool(column.filled) or bool(column.empty), column.name
    names = [column.name for column in export_form(name).columns]
    assert len(set(names)) == len(names)


def test_cells_are_safe_in_a_spreadsheet_and_numbers_untouched(book, tmp_path):
    with exported(book, "csv", tmp_path).open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["publisher"] == '\'-Gao, "Courier"' and row["title"].startswith("'@title")
    assert row["actors"].startswith("'=HYPERLINK(1) militia")
    assert (row["lat"], row["lon"], row["score"]) == ("-1.23", "-0.5", "-9.5")
    assert [defused(each) for each in ("-1.23", "+5", "-5 killed", "=1", "---", "-1+2", "a=1", "\t=1")] == [
        "-1.23", "+5", "'-5 killed", "'=1", "---", "'-1+2", "a=1", "'\t=1",
    ]  # fmt: skip


def test_parquet_carries_its_types_and_is_not_defused(book, tmp_path):
    out = tmp_path / "out.parquet"
    assert main(["export", "--store", book, "--out", str(out)]) == 0
    types = {name: kind for name, kind, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM '{out}'").fetchall()}
    assert (types["time_start"], types["actors"], types["lat"], types["historical"]) == (
        "DATE", "VARCHAR[]", "DOUBLE", "BOOLEAN",
    )  # fmt: skip
    assert polars.read_parquet(out).get_column("publisher").to_list()[0].startswith("-Gao")


def test_a_folder_of_folders_is_not_replaced_by_an_export(book, tmp_path, capsys):
    (tmp_path / "work" / "thesis").mkdir(parents=True)
    (tmp_path / "work" / "thesis" / "chapter.txt").write_text("years of it")
    assert main(["export", "--store", book, "--parquet", str(tmp_path / "work")]) == 1
    assert "holds something else" in capsys.readouterr().err
    assert (tmp_path / "work" / "thesis" / "chapter.txt").exists()


def test_parquet_in_a_folder_by_month(book, tmp_path, capsys):
    for _ in range(2):  # a second export takes the place of the first
        assert main(["export", "--store", book, "--parquet", str(tmp_path / "pq")]) == 0
    assert sorted(path.name for path in (tmp_path / "pq").iterdir()) == ["month=2019-04", "month=unknown"]
    found = duckdb.sql(f"SELECT count(*) FROM read_parquet('{tmp_path}/pq/*/*.parquet', hive_partitioning=true)")
    assert found.fetchall() == [(4,)]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    assert main(["export", "--store", book, "--parquet", str(tmp_path / "mine")]) == 1
    assert "holds something else" in capsys.readouterr().err
    assert (tmp_path / "mine" / "thesis.txt").exists()


def test_a_form_without_status_gets_what_happened_and_says_what_is_left_out(book, tmp_path, capsys):
    out = exported(book, "gdelt", tmp_path)
    assert len(out.read_text().splitlines()) == 4  # two actors are two rows
    assert "1 account left out" in capsys.readouterr().err
    out = exported(book, "gdelt", tmp_path, "--status", "did_not_happen")
    assert len(out.read_text().splitlines()) == 1


def test_what_has_no_place_in_a_form_is_counted_and_told(book, tmp_path, capsys):
    rows = list(csv.DictReader(io.StringIO(exported(book, "acled", tmp_path).read_text())))
    err = capsys.readouterr().err
    assert rows and err.startswith(f"{len(rows)} accounts written") and "1 account left out: ACLED has no such" in err
    assert main(["export", "--store", book, "--format", "acled", "--type", "CONSULT"]) == 1
    err = capsys.readouterr().err
    assert "1 account left out: ACLED has no such" in err and "No account fits" not in err
    shape = tmp_path / "shape.csv"
    assert main(["export", "--store", book, "--shape", "country-month", "--out", str(shape)]) == 0
    err, counted = capsys.readouterr().err, list(csv.DictReader(io.StringIO(shape.read_text())))
    assert err.startswith(f"{sum(int(row['accounts']) for row in counted)} accounts written")
    assert "left out: they have no country or no day" in err
    tasks = tmp_path / "tasks.json"
    assert main(["export", "--store", book, "--format", "label-studio", "--out", str(tasks)]) == 0
    err, told = capsys.readouterr().err, json.loads(tasks.read_text())
    assert err.startswith(f"{len(told)} accounts written")


@pytest.mark.parametrize("name", ["gdelt", "gdelt-mentions", "icews", "polecat"])
def test_parties_on_the_same_words_have_rows_with_numbers_of_their_own(name):
    account = second()[0]
    met = account.but(actors=(*account.actors, replace(account.actors[0], country="AZE", code="AZEGOV")))
    numbers = [next(iter(row.values())) for row in export_form(name).rows(told_of(met))]
    assert len(numbers) == len(set(numbers)) == 2


def test_gdelt_says_what_its_codebook_says(book, tmp_path):
    names = [column.name for column in export_form("gdelt").columns]
    assert len(names) == 61 and len(export_form("gdelt-mentions").columns) == 16
    rows = [line.split("\t") for line in exported(book, "gdelt", tmp_path).read_text().splitlines()]
    assert {len(row) for row in rows} == {61}
    row = next(dict(zip(names, row, strict=True)) for row in rows if row[26] == "040")
    assert (row["SQLDATE"], row["MonthYear"], row["FractionDate"]) == ("20190415", "201904", "2019.2877")
    assert (row["Actor1Code"], row["Actor1Type1Code"], row["Actor2CountryCode"]) == ("TURGOV", "GOV", "RUS")
    assert (row["EventRootCode"], row["QuadClass"], row["GoldsteinScale"]) == ("04", "1", "1.0")
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"], row["ActionGeo_FullName"]) == (
        "4",
        "RS",
        "Sochi, Russia",
    )
    mentions = exported(book, "gdelt-mentions", tmp_path).read_text().splitlines()
    assert {line.split("\t")[0] for line in mentions} == {row[0] for row in rows}


def test_geojson_puts_longitude_first(book, tmp_path):
    told = json.loads(exported(book, "geojson", tmp_path).read_text(encoding="utf-8"))
    assert told["type"] == "FeatureCollection" and len(told["features"]) == 4
    assert told["features"][0]["geometry"] == {"type": "Point", "coordinates": [-0.5, -1.23]}
    assert told["features"][2]["geometry"] is None


def test_follow_the_money_entities_point_at_each_other(book, tmp_path):
    told = [json.loads(line) for line in exported(book, "ftm", tmp_path).read_text(encoding="utf-8").splitlines()]
    ids = {entity["id"] for entity in told}
    assert len(ids) == len(told)
    events = [entity["properties"] for entity in told if entity["schema"] == "Event"]
    assert len(events) == 4
    for event in events:
        assert {*event["proof"], *event.get("organizer", []), *event.get("involved", [])} <= ids


@pytest.mark.parametrize("quotes", [(), ("--all-quotes",)])
def test_label_studio_spans_cut_their_words(book, tmp_path, quotes):
    tolds = {account.account_id: account.as_dict() for account in (*first(), *second())}
    for task in json.loads(exported(book, "label-studio", tmp_path, *quotes).read_text(encoding="utf-8")):
        told = tolds[task["data"]["account_id"]]
        for region in task["predictions"][0]["result"]:
            if region["type"] == "labels":
                value = region["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                if value["labels"] == ["action"]:
                    assert value["text"] == told["action"]["text"]
                if value["labels"] == ["recipient"] and told["action"]["type"] == "COERCE":
                    assert value["text"].startswith("[minor]")


def test_timeline_is_escaped_and_dated(book, tmp_path):
    told = json.loads(exported(book, "timelinejs", tmp_path).read_text(encoding="utf-8"))
    assert [slide["start_date"] for slide in told["events"]] == [{"year": "2019", "month": "04", "day": "15"}] * 2
    assert "<blockquote>" in told["events"][0]["text"]["text"]


def test_json_lines_have_the_shape_of_code(book, tmp_path):
    told = [json.loads(line) for line in exported(book, "jsonl", tmp_path, "--all-quotes").read_text().splitlines()]
    mine = [account.as_dict() for account in (*first(), *second())]
    assert [list(each) for each in told] == [list(each) for each in mine]
    assert told[1] == mine[1]


def test_shapes_and_hashtags(book, capsys):
    assert main(["export", "--store", book, "--shape", "country-month", "--hxl"]) == 0
    header, tags, *rows = csv.reader(io.StringIO(capsys.readouterr().out))
    assert tags[:3] == ["#country+code", "#date+month", "#event+num"] and len(tags) == len(header)
    assert [row[:3] for row in rows] == [["MLI", "2019-04", "1"], ["RUS", "2019-04", "1"]]
    assert main(["export", "--store", book, "--shape", "actor-day", "--type", "CONSULT"]) == 0
    assert "Turkey,TUR,2019-04-15,1," in capsys.readouterr().out
    assert main(["export", "--store", book, "--shape", "dyad"]) == 0
    assert len(list(csv.reader(io.StringIO(capsys.readouterr().out)))) == 6
    assert main(["export", "--store", book, "--format", "gdelt", "--hxl"]) == 1


def test_a_package_can_be_cited(book, tmp_path):
    folder = tmp_path / "cited"
    assert main(["export", "--store", book, "--package", str(folder), "--type", "CONSULT"]) == 0
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    (resource,) = described["resources"]
    assert resource["bytes"] == (folder / "accounts.csv").stat().st_size
    assert described["dateline"]["filters"] == {"type": ["CONSULT"]} and described["dateline"]["coders"] == {"fake": 1}
    with (folder / "accounts.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]
    croissant = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    assert croissant["@context"]["isLiveDataset"] == "cr:isLiveDataset" and "fake" in croissant["citeAs"]
    assert croissant["distribution"][0]["sha256"] == resource["hash"].removeprefix("sha256:")
    assert "cff-version: 1.2.0" in (folder / "CITATION.cff").read_text(encoding="utf-8")
    assert "<h3>CONSULT" in (folder / "codebook.html").read_text(encoding="utf-8")
    assert main(["export", "--store", book, "--package", str(folder)]) == 1


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--out", "x.xls"], "say the format"),
        (["--format", "parquet"], "cannot be printed"),
        (["--type", "WAR"], "none of"),
        (["--since", "Monday"], "no date"),
        (["--out", "x.csv", "--parquet", "y"], "one of"),
        (["--box", "1,2,3"], "four numbers"),
        (["--country", "Mali"], "country: 'MALI' is no code of three letters; write MLI."),
        (["--actor-country", "fr"], "actor-country: 'FR' is no code of three letters; write FRA."),
        (["--recipient-country", "X1"], "like FRA (ISO 3166)"),
        (["--country", "ZZZ"], "country: 'ZZZ' is no known code of a country"),
        (["--actor-sector", "ARMY"], "actor-sector: 'ARMY' is none of AGR"),
        (["--shape", "actor-day", "--format", "gdelt"], "cannot be written as gdelt"),
        (["--shape", "actor-day", "--out", "x.jsonl"], "cannot be written as jsonl"),
        (["--shape", "dyad", "--format", "acled"], "cannot be written as acled"),
    ],
)
def test_bad_usage_says_why(more, says, book, capsys):
    assert main(["export", "--store", book, *more]) == 2
    assert says in capsys.readouterr().err


def test_nothing_that_fits_is_said(book, capsys):
    assert main(["export", "--store", book, "--type", "AID"]) == 1
    assert capsys.readouterr().err == "No account fits: try fewer filters, or `dateline store info`.\n"


@pytest.mark.parametrize(("asked", "rows"), [("--mode ARREST", 1), ("--country sdn", 0), ("--country VDR", 0)])
def test_codes_may_be_written_in_any_case_and_former_states_are_known(asked, rows, book, capsys):
    assert main(["export", "--store", book, *asked.split()]) == (0 if rows else 1)
    assert len(capsys.readouterr().out.splitlines()) == rows


def test_the_page_of_columns_is_what_the_columns_say():
    written = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    assert written == "\n".join(page()) + "\n", "run: python -m dateline.store.exports.describe > docs/exports.md"


@pytest.mark.parametrize("name", EXPORTS)
def test_code_writes_every_format_too(name, tmp_path):
    out = tmp_path / ("x.parquet" if name == "parquet" else "x.out")
    rooms = rooms_with({"x": [account.report for account in (first()[0], second()[0])]})
    assert main(["code", "x", "--out", str(out), "--format", name], rooms=rooms) == 0
    assert out.exists() and sorted(path.name for path in tmp_path.iterdir()) == [out.name]


def test_documents_write_no_parquet(book, tmp_path, capsys):
    assert isinstance(export_form("geojson"), DocumentForm)
    assert main(["export", "--store", book, "--format", "geojson", "--out", str(tmp_path / "x.parquet")]) == 1
    assert "no table" in capsys.readouterr().err


def quotes(book, *more):
    with open_store(book) as store:
        texts = {report.report_id: len(report.text) for report in store.reports()}
    return texts


def test_no_export_quotes_more_than_it_may(tmp_path, capsys):
    book = make_book(tmp_path / "kept.db", keep_text=True)
    lengths = quotes(book)
    for name in (name for name in EXPORTS if name != "parquet"):
        main(["export", "--store", book, "--format", name, "--status", "happened,did_not_happen"])
        told = capsys.readouterr().out
        assert "The weather was fine" not in told and "Nothing else was said" not in told
    main(["export", "--store", book])
    spent = dict.fromkeys(lengths, 0)
    for line in capsys.readouterr().out.splitlines():
        account = json.loads(line)
        words = account["sentence"]["text"] or ""
        assert len(words) < 300
        spent[account["report"]["report_id"]] += len(words)
    assert all(spent[name] <= lengths[name] / 10 for name in lengths)


def test_sentences_that_were_cut_are_counted_where_a_form_has_sentences(tmp_path, capsys):
    book = str(tmp_path / "short.db")
    report = make_report("Rebels shelled Arandi on Monday. Ministers met Envoys.")
    with open_store(book) as store:
        store.add(report, FakeCoder().code(report))
    for form, said in (("csv", True), ("jsonl", True), ("dyad", True), ("gdelt", False), ("icews", False)):
        main(["export", "--store", book, "--format", form])
        assert ("2 accounts with a sentence that is cut short" in capsys.readouterr().err) == said, form
    main(["export", "--store", book, "--all-quotes"])
    assert "cut short" not in capsys.readouterr().err


def test_a_timeline_says_how_many_accounts_it_had_no_room_for(tmp_path, capsys):
    book = str(tmp_path / "long.db")
    with open_store(book) as store, store.writing():
        for number in range(52):
            report = make_report(f"Rebels shelled Arandi on Monday. It was the {number}th time.")
            told = account_of(report, type="ASSAULT", did="shelled", who=["Rebels"], when="Monday", day=MONDAY)
            store.add(report, [told])
    out = exported(book, "timelinejs", tmp_path)
    err = capsys.readouterr().err
    assert err.startswith("50 accounts written") and "2 accounts left out: it holds no more than 50." in err
    assert len(json.loads(out.read_text())["events"]) == 50


def test_private_persons_are_called_by_their_role(book, tmp_path, capsys):
    for name in (name for name in EXPORTS if name != "parquet"):
        main(["export", "--store", book, "--format", name, "--all-quotes"])
        assert "Amina" not in capsys.readouterr().out
    named = make_book(tmp_path / "named.db", names_because="court case 12/2019", victims_because="their wish")
    main(["export", "--store", named, "--all-quotes"])
    assert "Amina Diallo" in capsys.readouterr().out


def test_our_forms_mark_what_people_judged_and_others_leave_out_what_is_wrong(book, tmp_path, capsys):
    met, arrested = (account.account_id for account in second()[:2])
    for account, *more in ((met, "--slot", "time"), (arrested,)):
        assert main(["judge", "wrong", account, *more, "--store", book, "--by", "Ada"]) == 0
    told = {
        each["account_id"]: each for each in map(json.loads, exported(book, "jsonl", tmp_path).read_text().splitlines())
    }
    assert (told[met]["judged"], told[arrested]["judged"]) == (["wrong time"], ["wrong"])
    rows = {
        row["account_id"]: row["judged"]
        for row in csv.DictReader(exported(book, "csv", tmp_path).read_text().splitlines())
    }
    assert (rows[met], rows[arrested], rows[first()[0].account_id]) == ("wrong time", "wrong", "")
    assert '"judged": ["wrong"]' in exported(book, "geojson", tmp_path).read_text()

    capsys.readouterr()
    assert main(["export", "--store", book, "--format", "polecat", "--account", arrested]) == 1
    assert "1 account left out: judged wrong by people" in capsys.readouterr().err
    assert main(["judge", "right", arrested, "--store", book, "--by", "Ada"]) == 0
    assert main(["export", "--store", book, "--format", "polecat", "--account", arrested]) == 0


def test_the_address_that_was_asked_for_is_exported_where_the_page_names_another(tmp_path):
    asked, own = "https://news.example/a?id=7", "https://news.example/story-7"
    report = make_report("Rebels shelled Arandi on Monday.", url=own, origin=asked)
    other = make_report("Rebels shelled Bekasi on Monday.", url="https://news.example/8", origin="page.html")
    where = str(tmp_path / "asked.db")
    assert main(["code", "a", "--store", where], rooms=rooms_with({"a": [report, other]})) == 0

    rows = csv.DictReader(io.StringIO(exported(where, "csv", tmp_path).read_text(encoding="utf-8")))
    assert {row["url"]: row["fetched_from"] for row in rows} == {own: asked, "https://news.example/8": ""}
    lines = [json.loads(line)["report"] for line in exported(where, "jsonl", tmp_path).read_text().splitlines()]
    assert {line["url"]: line.get("fetched_from") for line in lines} == {own: asked, "https://news.example/8": None}
