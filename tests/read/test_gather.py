"""Files, folders, globs and lines, each outcome in order."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.errors import InputError, SettingsError
from dateline.model import Failed, FailedReason, Refused, RefusedReason, Report
from dateline.read import lines, read_many
from dateline.read.gather import report_files

STORY = "Rebels freed two nurses near Arandi on Monday. The army said it had paid no ransom."


def test_plain_text_keeps_its_words_and_finds_its_headline(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(f"Rebels free two nurses\r\n\r\nBy Ana Sol\r\nPublished: 2014-05-02\r\n\r\n{STORY}\r\n", newline="")

    report = dateline.read(path)

    assert report.title == "Rebels free two nurses"
    assert report.byline == "Ana Sol"
    assert report.published == date(2014, 5, 2)
    assert report.text.endswith(STORY + "\r\n")
    assert [report.text[p.start : p.end] for p in report.parts if p.kind == "title"] == ["Rebels free two nurses"]


def test_json_lines_keep_text_and_url_unchanged_and_a_bad_line_stops_nothing(tmp_path: Path) -> None:
    text = f"  {STORY} 😀 e\u0301 \u202eabc\u202c"
    rows = [json.dumps({"text": text, "url": "https://EXAMPLE.org/A?b#c", "published": "2014-05-02"}), "{no json", "{}"]
    path = tmp_path / "stories.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")

    good, broken, empty = read_many(path)

    assert isinstance(good, Report)
    assert (good.text, good.url, good.published) == (text, "https://EXAMPLE.org/A?b#c", date(2014, 5, 2))
    assert isinstance(broken, Failed) and broken.origin.endswith("stories.jsonl:2")
    assert isinstance(empty, Failed) and "text" in empty.what


def test_what_a_line_leaves_blank_it_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "stories.jsonl"
    path.write_text(json.dumps({"text": STORY, "url": "", "publisher": " ", "title": "\t"}), encoding="utf-8")

    report = dateline.read(path, publisher="Lake Post")

    assert (report.publisher, report.title, report.url) == ("Lake Post", None, None)


def test_a_folder_is_read_in_order_and_what_is_no_report_is_left(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(STORY)
    (tmp_path / "one.txt").write_text(STORY)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")

    (tmp_path / ".hidden.png").write_bytes(b"\x89PNG")
    left: list[Path] = []

    outcomes = list(read_many(tmp_path))
    list(report_files(tmp_path, other=left.append))

    assert [Path(outcome.origin).name for outcome in outcomes] == ["one.txt", "two.txt"]
    assert [path.name for path in left] == ["picture.png"]


def test_a_glob_without_files_and_a_missing_file_are_named(tmp_path: Path) -> None:
    nothing, missing = read_many([str(tmp_path / "*.html"), str(tmp_path / "no.txt")])

    assert isinstance(nothing, Failed) and nothing.reason is FailedReason.NOT_FOUND
    assert isinstance(missing, Failed) and "no.txt" in missing.line()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)

    (outcome,) = read_many(tmp_path)

    assert isinstance(outcome, Failed) and outcome.reason is FailedReason.PERMISSION


@pytest.mark.parametrize("raw", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(raw)

    (outcome,) = read_many(path)

    assert isinstance(outcome, Refused) and outcome.reason is RefusedReason.EMPTY


def test_what_the_user_knows_wins(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)

    report = dateline.read(path, published="2019-04-20", publisher="The Quay", url="https://example.org/1")

    assert (report.published, report.publisher, report.url) == (date(2019, 4, 20), "The Quay", "https://example.org/1")


def test_a_date_that_is_none_and_a_report_that_is_none_raise(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="Easter"):
        read_many(tmp_path, published="Easter")
    with pytest.raises(InputError, match="no such file"):
        dateline.read(tmp_path / "no.txt")


def test_reading_twice_gives_the_same_id(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)

    assert dateline.read(path).report_id == dateline.read(path).report_id


def test_hidden_files_and_programs_that_write_pages_are_no_reports(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/note.txt", "._page.html", "page.html.bak"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "make.py").write_text(f"print('<html><body><p>{STORY}</p></body></html>')")
    (tmp_path / "one.txt").write_text(STORY)

    assert [Path(outcome.origin).name for outcome in read_many(tmp_path)] == ["one.txt"]


def test_a_folder_that_links_back_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY)
    (tmp_path / "loop").symlink_to(tmp_path)

    (outcome,) = read_many(str(tmp_path / "**" / "*.txt"))

    assert outcome.origin == str(tmp_path / "one.txt")


def test_a_line_that_is_too_long_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE_BYTES", 1000)
    path = tmp_path / "stories.jsonl"
    path.write_text(json.dumps({"text": STORY * 50_000}) + "\n" + json.dumps({"text": STORY}) + "\n")

    long, good = read_many(path)

    assert isinstance(long, Failed) and long.reason is FailedReason.TOO_LARGE and long.origin.endswith(":1")
    assert isinstance(good, Report) and good.origin.endswith(":2")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_json_lines_of_any_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "stories.jsonl"
    row = json.dumps({"text": STORY + " José Peña was freed."}, ensure_ascii=False) + "\n"
    path.write_bytes((row * 2).encode(encoding))

    outcomes = list(read_many(path))

    assert [isinstance(each, Report) and "José Peña" in each.text for each in outcomes] == [True, True]


def test_closed_standard_input_and_an_empty_name_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)

    closed, nameless = read_many(["-", ""])

    assert isinstance(closed, Failed) and "closed" in closed.what
    assert isinstance(nameless, Failed) and "empty" in nameless.what
