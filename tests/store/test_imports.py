"""Other people's events: what we write in their format comes back as far as it holds it; their own files are read."""

from __future__ import annotations

import gzip
import json
import zipfile

import pytest

from dateline.doors.cli import main
from dateline.errors import InputError
from dateline.store import Where, open_store
from dateline.store.exports.gdelt import EVENT_COLUMNS
from dateline.store.imports.reading import READERS, read_theirs

HEADER = """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp
""".split()


def acled_row(**cells):
    return ",".join(f'"{cells.get(name, "")}"' for name in HEADER)


MARCH = {
    "event_type": "Protests", "sub_event_type": "Peaceful protest", "actor1": "Protesters (Mali)",
    "inter1": "Protesters", "country": "Mali", "location": "Bamako", "latitude": "12.6", "longitude": "-8.0",
    "geo_precision": "1", "fatalities": "0", "time_precision": "3",
}  # fmt: skip
BOMBED = {
    "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike", "actor1": "Army of Nowhere",
    "inter1": "State forces", "actor2": "Civilians (Mali)", "inter2": "Civilians", "country": "Mali", "admin1": "Gao",
    "location": "Gao", "latitude": "16.27", "longitude": "-0.04", "geo_precision": "1", "source": "Gao Courier",
    "notes": "Planes bombed, it is said, Gao.", "fatalities": "4", "time_precision": "1",
}  # fmt: skip
ACLED = "\n".join(
    [
        ",".join(HEADER),
        acled_row(**BOMBED, event_id_cnty="MLI1", event_date="2019-04-15"),
        acled_row(**MARCH, event_id_cnty="MLI2", event_date="15 April 2019"),
        acled_row(**MARCH, event_id_cnty="MLI3", event_date="soon"),
        "",
    ]
)
UCDP = """id,relid,year,type_of_violence,side_a,side_b,source_office,where_prec,where_coordinates,adm_1,latitude,\
longitude,country,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low
7,x,2019,3,Rebels of Nowhere,Civilians,Gao Courier,1,Gao town,Gao,16.27,-0.04,Mali,1,2019-04-15 00:00:00.000,\
2019-04-15 00:00:00.000,0,0,4,0,4,6,3
"""


@pytest.mark.parametrize("name", ["gdelt", "icews", "polecat", "acled"])
def test_what_we_export_comes_back_with_what_the_format_holds(name, book, tmp_path, capsys):
    out = tmp_path / "theirs"
    assert main(["export", "--store", book, "--format", name, "--out", str(out)]) == 0
    with open_store(book) as store:
        ours = [account for account in store.accounts(status="happened") if account.action.type != "COERCE"]
    assert main(["import", name, str(out), "--store", book]) == 0
    assert main(["import", name, str(out), "--store", book]) == 0
    assert "0 of them new" in capsys.readouterr().err
    with open_store(book) as store:
        assert list(store.verify()) == []
        theirs = list(store.accounts(set=name))
        assert len(list(store.accounts())) == 4  # theirs are not among ours unless asked for
    for account in ours:
        mine = [each for each in theirs if each.action.type == account.action.type]
        if name == "acled" and account.action.type == "CONSULT":
            assert mine == []  # outside its themes
            continue
        assert mine
        for each in mine:
            assert (each.time.start, each.place.country) == (account.time.start, account.place.country)
            assert (each.place.lat, each.place.lon) == (account.place.lat, account.place.lon)
            assert each.status.value == "happened" and each.report.text
            if name != "acled":
                assert each.recipients[0].country == account.recipients[0].country
                assert each.action.score == account.action.score
            if name == "polecat":
                assert (each.action.mode, each.action.contexts) == (account.action.mode, account.action.contexts)


def test_their_own_files(tmp_path, book, capsys):
    (tmp_path / "a.csv").write_text(ACLED, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "u.zip", "w") as archive:
        archive.writestr("ged.csv", UCDP)
    assert main(["import", "acled", str(tmp_path / "a.csv"), "--store", book]) == 3
    err = capsys.readouterr().err
    assert "row 4 cannot be read" in err and "2 rows of acled read, 2 of them new; 1 could not be read" in err
    assert main(["import", "ucdp", str(tmp_path / "u.zip"), "--store", book]) == 0
    with open_store(book) as store:
        drone, protest = store.accounts(set="acled")
        assert (drone.action.type, drone.action.mode, drone.quantities[0].low) == ("ASSAULT", "aerial", 4)
        assert (str(protest.time.start), str(protest.time.end), protest.time.precision) == (
            "2019-04-01", "2019-04-30", "month",
        )  # fmt: skip
        (killed,) = store.accounts(set="ucdp")
        assert (killed.quantities[0].low, killed.quantities[0].high, killed.place.country) == (3, 6, "MLI")
        assert killed.confidence == 1.0 and killed.recipients[0].sectors == ("CVL",)


def test_a_row_that_was_cut_off_or_holds_no_number_is_told_and_left_out(tmp_path, book):
    (tmp_path / "a.csv").write_text("\n".join([
        ",".join(HEADER),
        acled_row(**{**BOMBED, "latitude": "nan"}, event_id_cnty="MLI1", event_date="2019-04-15"),
        acled_row(**{**BOMBED, "fatalities": "inf"}, event_id_cnty="MLI2", event_date="2019-04-15"),
        acled_row(**BOMBED, event_id_cnty="MLI3", event_date="2019-04-15"),
    ]), encoding="utf-8")  # fmt: skip
    *broken, whole = read_theirs(tmp_path / "a.csv", "acled")
    assert [row.split(" cannot")[0] for row in broken] == ["a.csv: row 2", "a.csv: row 3"] and whole.row_id == "MLI3"
    assert main(["export", "--store", book, "--format", "gdelt", "--out", str(tmp_path / "g")]) == 0
    kept = (tmp_path / "g").read_bytes()
    last = kept.rstrip(b"\r\n").rsplit(b"\n", 1)[-1]
    before = list(filter(None, read_theirs(tmp_path / "g", "gdelt")))  # one is of a type without a code
    (tmp_path / "g").write_bytes(kept + last[: last.rindex(b"\t")] + b"\n")
    *whole, cut = filter(None, read_theirs(tmp_path / "g", "gdelt"))
    assert len(before) == len(whole) == 3 and cut.endswith("cannot be read (60 columns of 61).")


def test_of_a_file_that_breaks_off_the_rows_before_are_kept(tmp_path, book, capsys):
    rows = [acled_row(**BOMBED, event_id_cnty=f"MLI{n}", event_date="2019-04-15") for n in range(3000)]
    packed = gzip.compress("\n".join([",".join(HEADER), *rows, ""]).encode())
    (tmp_path / "acled.csv.gz").write_bytes(packed[: len(packed) // 2])
    assert main(["import", "acled", str(tmp_path / "acled.csv.gz"), "--store", book]) == 3
    err = capsys.readouterr().err
    assert "cannot be read on" in err and "The rows before that are kept." in err
    with open_store(book) as store:
        held = len(list(store.accounts(set="acled")))
    assert held and f"{held:,} rows of acled read, {held:,} of them new" in err


def test_rows_of_a_type_that_plover_has_not_are_counted(tmp_path, book, capsys):
    path = tmp_path / "acled.csv"
    other = {**MARCH, "event_type": "Other", "sub_event_type": "Other"}
    path.write_text(
        "\n".join([",".join(HEADER), acled_row(**MARCH, event_id_cnty="MLI1", event_date="2019-04-15"),
                   acled_row(**other, event_id_cnty="MLI2", event_date="2019-04-15"), ""])
    )  # fmt: skip
    assert main(["import", "acled", str(path), "--store", book]) == 0
    err = capsys.readouterr().err
    assert "1 row of acled read" in err and "1 row left out: of a type that PLOVER has not" in err


def test_sets_are_compared_by_cells(tmp_path, book, capsys):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(ACLED.encode()))
    main(["import", "acled", str(tmp_path / "a.csv.gz"), "--store", book])
    capsys.readouterr()
    assert main(["compare-sets", "ours", "acled", "--store", book, "--json"]) == 0
    told = {row["type"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert (told["ASSAULT"]["one"], told["ASSAULT"]["other"], told["ASSAULT"]["both"]) == (2, 1, 1)
    assert (told["PROTEST"]["one"], told["PROTEST"]["other"], told["PROTEST"]["both"]) == (0, 1, 0)
    assert told["all"]["both"] == 1 and told["all"]["share"] == round(1 / 3, 3)
    assert main(["compare-sets", "ours", "acled", "--store", book, "--by", "month,country"]) == 0
    assert "cells of acled" in capsys.readouterr().out
    assert main(["compare-sets", "ours", "icews", "--store", book]) == 1
    assert "nothing of the set 'icews'" in capsys.readouterr().err
    assert main(["compare-sets", "ours", "acled", "--store", book, "--by", "moon"]) == 2
    assert main(["compare-sets", "ours", "theirs", "--store", book]) == 2
    assert "no set 'theirs': the sets are ours, gdelt" in capsys.readouterr().err


def test_sets_are_compared_though_theirs_state_no_confidence(tmp_path, book, capsys):
    out = str(tmp_path / "theirs")
    main(["export", "--store", book, "--format", "gdelt", "--out", out])
    main(["import", "gdelt", out, "--store", book])
    assert main(["export", "--store", book, "--set", "gdelt", "--confidence", "0.1"]) == 1
    capsys.readouterr()
    assert main(["compare-sets", "ours", "gdelt", "--store", book, "--confidence", "0.1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["one"] == 4 and told["other"] == 3  # what had not happened is not in GDELT
    assert main(["compare-sets", "ours", "gdelt", "--store", book, "--confidence", "1"]) == 1
    assert "Nothing of the set 'ours' fits the filters" in capsys.readouterr().err
    assert main(["compare-sets", "ours", "gdelt", "--store", book, "--since", "2030-01-01"]) == 1
    assert "Nothing of the set 'ours' fits the filters" in capsys.readouterr().err
    assert main(["compare-sets", "ours", "gdelt", "--store", book, "--set", "gdelt"]) == 2


@pytest.mark.parametrize("name", READERS)
def test_a_bomb_is_refused_before_it_fills_the_memory(name, tmp_path):
    bomb = tmp_path / "bomb.gz"
    bomb.write_bytes(gzip.compress(b"a" * (8 << 20)))
    with pytest.raises(InputError, match="no file of events"):
        list(read_theirs(bomb, name))


@pytest.mark.parametrize("name", READERS)
def test_a_file_of_another_kind_is_refused(name, tmp_path):
    other = tmp_path / "x.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="is no"):
        list(read_theirs(other, name))
    with pytest.raises(InputError, match="no such file"):
        list(read_theirs(tmp_path / "none.csv", name))
    other.write_bytes(b"\x1f\x8b\x08\x00broken")
    with pytest.raises(InputError, match="cannot be read on"):
        list(read_theirs(other, name))


def test_their_events_are_exported_where_the_set_is_asked_for_by_name(book, tmp_path, capsys):
    file = tmp_path / "a.csv"
    file.write_text(ACLED)
    assert main(["import", "acled", str(file), "--store", book]) == 3
    ours = tmp_path / "ours.jsonl"
    numbers = {}
    for name in ("ours", "acled", "any"):
        capsys.readouterr()
        assert main(["export", "--store", book, "--set", name, "--out", str(ours)]) == 0
        numbers[name] = len(ours.read_text().splitlines())
    assert numbers["acled"] == 2 and numbers["any"] == numbers["ours"] + 2
    assert main(["export", "--store", book, "--set", "gdelt", "--out", str(ours)]) == 1
    capsys.readouterr()
    assert main(["export", "--store", book, "--set", "acleed", "--out", str(ours)]) == 2
    assert "'acleed' is not one of 'ours'" in capsys.readouterr().err


def test_codes_of_regions_are_asked_for_of_those_who_have_them(book, tmp_path, capsys):
    """GDELT's parties also have codes like AFR, which are no country's: of our own they would find nothing."""
    out = tmp_path / "theirs"
    main(["export", "--store", book, "--format", "gdelt", "--out", str(out)])
    names = [column.name for column in EVENT_COLUMNS]
    rows = [line.split("\t") for line in out.read_text().splitlines()]
    for row in rows:
        row[names.index("Actor1CountryCode")] = "AFR"
    out.write_text("".join("\t".join(row) + "\n" for row in rows))
    main(["import", "gdelt", str(out), "--store", book])
    capsys.readouterr()
    assert main(["export", "--store", book, "--set", "gdelt", "--actor-country", "afr"]) == 0
    with open_store(book) as store:
        theirs = [each.account_id for each in store.accounts(set="gdelt") if each.actors]
        assert [each.account_id for each in store.accounts(Where.of(set="gdelt"), actor_country="AFR")] == theirs
    assert len(capsys.readouterr().out.splitlines()) == len(theirs) > 1
    assert Where.of(set="gdelt").but(set="ours").set == "ours"
    assert main(["export", "--store", book, "--actor-country", "afr"]) == 2
    assert "'AFR' is no known code of a country" in capsys.readouterr().err
    assert main(["export", "--store", book, "--set", "gdelt", "--actor-country", "Germany"]) == 2
