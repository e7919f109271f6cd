"""Wikidata's dump in its own form, a small excerpt of our wording: kept, joined, resumed, refused."""

from __future__ import annotations

import bz2
import gzip
import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError, SettingsError
from dateline.resolve.knowledge import knowledge
from dateline.resolve.phrases import resolve_phrase
from dateline.resolve.rolls import build, chosen, using
from dateline.resolve.rolls.build import build_wikidata


def value(target: str) -> dict[str, Any]:
    return {"datavalue": {"value": {"entity-type": "item", "id": target}, "type": "wikibase-entityid"}}


def moment(written: str, precision: int = 11) -> dict[str, Any]:
    return {"datavalue": {"value": {"time": written, "precision": precision}, "type": "time"}}


def claim(snak: dict[str, Any], *, rank: str = "normal", **qualifiers: dict[str, Any]) -> dict[str, Any]:
    return {"mainsnak": snak, "rank": rank, "qualifiers": {name: [each] for name, each in qualifiers.items()}}


def entity(number: str, name: str, *aliases: str, **claims: list[dict[str, Any]]) -> str:
    made = {
        "type": "item",
        "id": number,
        "labels": {"en": {"language": "en", "value": name}},
        "aliases": {"en": [{"language": "en", "value": each} for each in aliases]},
        "claims": claims,
    }
    return json.dumps(made, separators=(",", ":"))


STATE = entity("Q9001", "Velmar", P31=[claim(value("Q6256"))], P298=[claim({"datavalue": {"value": "KEN"}})])
OFFICE = entity("Q9002", "Minister of Fisheries of Velmar", P1001=[claim(value("Q9001"))])
COURT = entity("Q9003", "judge of the High Court of Velmar", P1001=[claim(value("Q9001"))])
PERSON = entity(
    "Q9004", "Ondra Vesslit", "Ondrej Vesslit",
    P31=[claim(value("Q5"))], P27=[claim(value("Q9001"))],
    P39=[
        claim(value("Q9002"), P580=moment("+2001-03-05T00:00:00Z"), P582=moment("+2004-06-00T00:00:00Z", 10)),
        claim(value("Q9003"), P580=moment("+2010-00-00T00:00:00Z", 9)),
        claim(value("Q9002"), rank="deprecated", P580=moment("+1950-01-01T00:00:00Z")),
    ],
)  # fmt: skip
PARTY = entity(
    "Q9005", "Velmar Reed Party", "VRP", P31=[claim(value("Q7278"))], P17=[claim(value("Q9001"))],
    P571=[claim(moment("+1994-00-00T00:00:00Z", 9))],
)  # fmt: skip
GALAXY = entity("Q9006", "NGC 9006", P31=[claim(value("Q318"))])
LINES = [PERSON, PARTY, GALAXY, OFFICE, COURT, STATE]


def dump(path: Path, lines: list[str]) -> Path:
    written = ("[\n" + ",\n".join(lines) + "\n]\n").encode()
    packed = {".gz": gzip.compress, ".bz2": bz2.compress}.get(path.suffix, bytes)(written)
    path.write_bytes(packed)
    return path


@pytest.mark.parametrize("name", ["d.json", "d.json.gz", "d.json.bz2"])
def test_offices_get_country_sector_and_days_wherever_they_stand_in_the_dump(tmp_path: Path, name: str) -> None:
    built = build_wikidata(dump(tmp_path / name, LINES), tmp_path / "g")

    assert (built.broken, built.kept) == (0, 3)
    with using(tmp_path / "g"):
        rows = {(e.country, e.sectors, e.since, e.until, e.wikidata) for e in knowledge().find("Ondrej Vesslit")}
        assert rows == {
            ("KEN", ("GOV",), date(2001, 3, 5), date(2004, 6, 30), "Q9004"),
            ("KEN", ("JUD",), date(2010, 1, 1), None, "Q9004"),
        }
        assert resolve_phrase("Ondra Vesslit", day=date(2002, 1, 1)).code == "KENGOV"
        assert resolve_phrase("VRP", day=date(2002, 1, 1)).ids == {} and resolve_phrase("VRP").code == "KENPTY"
        assert {e.name for e in knowledge().bearers("Vesslit")} == {"Ondra Vesslit"}
    assert knowledge().find("Ondra Vesslit") == ()


def test_lines_that_another_program_wrote_with_spaces_are_read(tmp_path: Path) -> None:
    parted = [json.dumps(json.loads(each)) for each in LINES]
    assert build_wikidata(dump(tmp_path / "d.json", parted), tmp_path / "g").kept == 3


def test_broken_lines_are_skipped_and_counted(tmp_path: Path) -> None:
    lines = [PERSON, PARTY[: len(PARTY) // 2], '{"id":"Q1","labels":{"en":7},"claims":{"P39":[1]}}', OFFICE, STATE]
    built = build_wikidata(dump(tmp_path / "d.json", lines), tmp_path / "g")

    assert built.broken == 2
    assert built.first_broken == "line 3: cut off, or no entity"
    assert built.kept == 2


def test_an_interrupted_build_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = dump(tmp_path / "d.json", LINES)
    whole = build_wikidata(given, tmp_path / "whole")
    monkeypatch.setattr(build, "BATCH", 2)

    def stop(done: int, length: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_wikidata(given, tmp_path / "g", told=stop)
    assert not (tmp_path / "g" / "actors.sqlite").exists()
    built = build_wikidata(given, tmp_path / "g")

    assert built.resumed_at == 2
    assert (built.lines, built.kept) == (whole.lines, whole.kept)
    query = "SELECT name, country, sectors, since, until FROM actor ORDER BY 1, 4"
    rows = [sqlite3.connect(each.path).execute(query).fetchall() for each in (whole, built)]
    assert rows[0] == rows[1]


def test_a_wrong_file_is_refused_by_name_and_reason(tmp_path: Path) -> None:
    csv = tmp_path / "places.csv"
    csv.write_text("id,name\n1,Velm\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"places.csv is no JSON dump of Wikidata: it begins with 'id,name'"):
        build_wikidata(csv, tmp_path / "g")
    empty = tmp_path / "empty.json"
    empty.write_bytes(b"")
    with pytest.raises(InputError, match="it is empty"):
        build_wikidata(empty, tmp_path / "g")


def test_a_cut_off_archive_says_so(tmp_path: Path) -> None:
    given = dump(tmp_path / "d.json.gz", LINES)
    given.write_bytes(given.read_bytes()[:-30])
    with pytest.raises(InputError, match="cut off or broken"):
        build_wikidata(given, tmp_path / "g")


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "actors.sqlite").execute("CREATE TABLE about (key TEXT, value TEXT)")
    with using(tmp_path), pytest.raises(SettingsError, match="another version"):
        chosen()
