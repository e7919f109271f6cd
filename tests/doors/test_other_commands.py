"""`dateline demo`, `doctor`, `evaluate`, `--help`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import click
import pytest

from dateline.doors.cli import main
from dateline.doors.cli.demo import example_files
from dateline.doors.cli.doctor import FILES
from dateline.doors.cli.entry import COMMANDS, group
from dateline.registry import EXPORTS
from fake_coder import FakeCoder, rooms_with


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help(command, capsys):
    assert main([command, "--help"], rooms=rooms_with()) == 0
    assert "Usage: dateline " + command in capsys.readouterr().out


def all_commands(command: click.Command, name: str):
    yield command, name
    if isinstance(command, click.Group):
        for each in command.list_commands(click.Context(command)):
            yield from all_commands(command.get_command(click.Context(command), each), f"{name} {each}")


def test_no_word_of_the_help_is_broken_where_a_terminal_is_narrow():
    for command, name in all_commands(group, "dateline"):
        said = [
            set(re.findall(r"\w+", command.get_help(click.Context(command, info_name=name, max_content_width=width,
                                                                  terminal_width=width))))
            for width in (80, 400)
        ]  # fmt: skip
        assert said[0] <= said[1], name


def test_the_help_of_exports_names_every_format(capsys):
    assert main(["export", "--help"], rooms=rooms_with()) == 0
    assert set(EXPORTS) <= set(capsys.readouterr().out.split())


def test_help_lists_the_commands_without_importing_them(capsys):
    assert main(["--help"], rooms=rooms_with()) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {command} " in out for command in COMMANDS)


def test_matrices_are_not_shared_among_threads_unless_the_user_says_so():
    told = (
        "import os; from dateline.doors.cli import main; main(['--version']); print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    own = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}

    def threads(**said: str) -> str:
        done = subprocess.run([sys.executable, "-c", told], env=own | said, capture_output=True, text=True, check=True)
        return done.stdout.split()[-1]

    assert threads() == "1"
    assert threads(OPENBLAS_NUM_THREADS="4") == "4"


def test_demo_codes_every_example_and_says_what_to_try_next(capsys):
    assert len(example_files()) >= 12
    coder = FakeCoder()
    assert main(["demo"], rooms=rooms_with(coder=coder)) == 0
    out, err = capsys.readouterr()
    assert coder.coded == [str(path) for path in example_files()]
    assert out.count("publisher not stated") == len(coder.coded)
    assert "reports coded" in err and "What to try next" in err and "--json" in err


def test_demo_prints_json_too(capsys):
    assert main(["demo", "--json"], rooms=rooms_with()) == 0
    out = capsys.readouterr().out
    assert all(json.loads(line)["account_id"] for line in out.splitlines())


def test_doctor_really_reads_a_page(capsys):
    from dateline.model import Failed, FailedReason

    broken = Failed("x", FailedReason.INTERNAL, "The process that reads pages did not start.", "")
    rooms = rooms_with({str(path): [broken] for path in example_files()})
    assert main(["doctor", "--json"], rooms=rooms) == 1
    checks = {check["name"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert not checks["reading a page"]["ok"] and "did not start" in checks["reading a page"]["seen"]


class Broken(FakeCoder):
    def code(self, report):
        raise RuntimeError("no luck")


def test_doctor_reports_what_is_missing_and_what_to_do(tmp_path, capsys):
    from dateline.settings import Settings

    (tmp_path / "labels.json").write_text("{}", encoding="utf-8")
    rooms = rooms_with(coder=Broken(), settings=lambda: Settings(model_dir=tmp_path))
    assert main(["doctor", "--json"], rooms=rooms) == 1
    told = json.loads(capsys.readouterr().out)
    checks = {check["name"]: check for check in told["checks"]}
    assert told["ok"] is False
    assert checks["model: labels.json"]["ok"] and "sha256" in checks["model: labels.json"]["seen"]
    assert not checks["model: model.onnx"]["ok"] and "DATELINE_MODEL_DIR" in checks["model: model.onnx"]["todo"]
    assert checks["coding a sentence"]["seen"] == "RuntimeError: no luck"
    assert checks["onnxruntime"]["ok"] and checks["store: SQLite"]["seen"] == "ready"
    assert main(["doctor"], rooms=rooms) == 1
    out, err = capsys.readouterr()
    assert "MISSING" in out and "checks failed" in err


@pytest.mark.parametrize("asked", ["click", "click<99,>=8.1", "click >= 8.1", "click[full]~=8.1; python_version > '3'"])
def test_doctor_finds_a_library_however_its_versions_are_told(monkeypatch, asked):
    from dateline.doors.cli import doctor

    monkeypatch.setattr(doctor, "requires", lambda _: [asked, "no-such-library!=2", "click>=1; extra == 'dev'"])
    assert [(check.name, check.ok) for check in doctor._libraries()] == [("click", True), ("no-such-library", False)]


def test_doctor_is_content_with_a_working_coder(tmp_path, capsys):
    from dateline.settings import Settings

    for name in (*FILES, "CARD.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")

    class Diplomats(FakeCoder):
        def code(self, report):
            return super().code(type(report)(report.report_id, "Diplomats met commanders."))

    rooms = rooms_with(coder=Diplomats(), settings=lambda: Settings(model_dir=tmp_path))
    assert main(["doctor"], rooms=rooms) == 0
    out, err = capsys.readouterr()
    assert "CONSULT" in out and "All is well." in err and "MISSING" not in out


def test_doctor_does_not_count_what_is_optional_as_failed(monkeypatch, capsys):
    from dateline.doors.cli import doctor

    there = doctor.find_spec
    extras = ("psycopg", "prometheus_client")
    monkeypatch.setattr(doctor, "find_spec", lambda name: None if name in extras else there(name))
    found = {check.name: check for check in doctor._extras()}
    assert found["store: SQLite"].ok and not found["store: PostgreSQL"].failed
    assert found["watch --metrics"].seen == "not installed, optional"
    monkeypatch.setattr(doctor, "examine", lambda _: [*found.values()])
    assert main(["doctor"], rooms=rooms_with()) == 0
    out, err = capsys.readouterr()
    assert "If you want it, run: pip install 'dateline[postgres]'" in out and "missing" not in out
    assert err.strip() == "All is well."


def test_evaluate_prints_a_table_or_json_and_writes_predictions(tmp_path, capsys):
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    gold.write_text('{"id": 1, "text": "Rebels shelled Arandi."}\n{"id": 2, "text": "Rain."}\n', encoding="utf-8")
    assert main(["evaluate", "noise", str(gold), "--json", "--predictions", str(out)], rooms=rooms_with()) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["figures"]["accounts_per_100_sentences"] == 50.0
    assert (told["task"], told["gold"], told["coder"]) == ("noise", "gold.jsonl", "fake coder 1")
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == [1, 2]
    assert main(["evaluate", "noise", str(gold), "--limit", "1"], rooms=rooms_with()) == 0
    assert "100.0000" in capsys.readouterr().out


def test_evaluate_of_unusable_gold_is_one_line(tmp_path, capsys):
    gold = tmp_path / "gold.jsonl"
    gold.write_text("nonsense\n", encoding="utf-8")
    assert main(["evaluate", "names", str(gold)], rooms=rooms_with()) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "line 1" in err
    assert main(["evaluate", "syntax", str(gold), "--fold", "dev"], rooms=rooms_with()) == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("evnts", "Did you mean 'dateline events'?"),
        ("https://news.example/story", "Did you mean 'dateline code https://news.example/story'?"),
        (__file__, f"Did you mean 'dateline code {__file__}'?"),
        ("zzz", "`dateline --help` lists them."),
    ],
)
def test_a_command_that_is_none_is_answered_with_the_one_that_is_meant(typed, meant, capsys):
    assert main([typed]) == 2
    assert f"There is no command '{typed}'. {meant}" in capsys.readouterr().err


@pytest.mark.parametrize("asked", [["codebook"], ["codebook", "--help"], ["codebook", "--json"]])
def test_a_reader_who_goes_away_is_no_error_whoever_prints(asked):
    code = f"import sys; from dateline.doors.cli import main; sys.exit(main({asked}))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        assert running.wait(timeout=60) == 0
        assert not running.stderr.read()
