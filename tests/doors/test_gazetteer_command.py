"""`dateline gazetteer build`: what it says, and what it refuses."""

from __future__ import annotations

from dateline.doors.cli import main

TABLE = "\t".join("88319 Benghazi Benghazi Bengasi 32.1 20.1 P PPLA LY  54    650629  4 Africa/Tripoli 2019".split(" "))


def test_a_built_gazetteer_is_said_how_to_use(tmp_path, capsys):
    (tmp_path / "LY.txt").write_text(TABLE + "\n", encoding="utf-8")
    assert main(["gazetteer", "build", "--geonames", str(tmp_path / "LY.txt"), "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().err
    assert "1 lines read" in told
    assert f"export DATELINE_GAZETTEER_DIR={tmp_path / 'out'}" in told


def test_a_wrong_file_is_refused_by_name(tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("my notes\n", encoding="utf-8")
    assert main(["gazetteer", "build", "--geonames", str(tmp_path / "notes.txt"), "--out", str(tmp_path / "out")]) == 1
    assert "notes.txt is not GeoNames' main table" in capsys.readouterr().err


def test_without_a_file_there_is_nothing_to_build(capsys):
    assert main(["gazetteer", "build"]) == 2
    assert "--geonames" in capsys.readouterr().err
