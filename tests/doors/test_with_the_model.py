"""The command as a user runs it: real reader, real model, real process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import pytest

from dateline.doors.cli.demo import example_files

pytestmark = pytest.mark.model

COMMAND = [sys.executable, "-c", "import sys; from dateline.doors.cli import main; sys.exit(main())"]
STORY = """Envoys sign accord after talks in Oslo

OSLO, March 4 - Finland's president met the leader of the rebel movement in Oslo on Monday, a government
spokesman said.

On Sunday, government troops shelled the town of Karsk and killed at least three people, residents said.
"""


def dateline(*arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], input=stdin, capture_output=True, text=True, check=False, timeout=120)


def test_a_story_from_standard_input_becomes_accounts_with_their_words():
    done = dateline("code", "-", "--published", "2024-03-05", "--publisher", "The Courier", "--json", stdin=STORY)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    found = {row["action"]["type"]: row for row in rows}
    assert {"CONSULT", "ASSAULT"} <= set(found)
    assert found["CONSULT"]["time"]["start"] == "2024-03-04"
    assert found["CONSULT"]["report"]["publisher"] == "The Courier"
    for row in rows:
        for slot in [row["action"], *row["actors"], *row["recipients"], *row["speakers"]]:
            cut = [STORY.strip()[start:end] for start, end in slot["spans"]]
            assert slot["text"] == (" … ".join(cut) or None)


def test_the_page_for_people_names_the_parties():
    done = dateline("code", "-", "--published", "2024-03-05", stdin=STORY)
    assert done.returncode == 0, done.stderr
    assert "●" in done.stdout and "▲" in done.stdout and "CONSULT" in done.stdout


def test_bad_inputs_are_one_line_each_and_the_run_goes_on(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "report.html").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n")
    names = ["empty.txt", "report.html", "gone.html", "story.txt"]
    done = dateline("code", *(str(tmp_path / name) for name in names), "--json")
    assert done.returncode == 3, done.stderr
    assert done.stdout.count("\n") >= 1
    assert "Traceback" not in done.stderr
    for name in names[:3]:
        lines = [line for line in done.stderr.splitlines() if name in line]
        assert len(lines) == 1, done.stderr


def test_every_example_yields_an_account(tmp_path):
    out = tmp_path / "accounts.jsonl"
    done = dateline("code", *map(str, example_files()), "--out", str(out))
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len({row["report"]["report_id"] for row in rows}) == len(example_files())
    assert len({row["account_id"] for row in rows}) == len(rows)


def test_demo_needs_less_than_a_minute():
    began = time.monotonic()
    done = dateline("demo")
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began < 60
    assert "What to try next" in done.stderr


def test_ctrl_c_keeps_what_is_done(tmp_path):
    stories, out = tmp_path / "stories.jsonl", tmp_path / "accounts.jsonl"
    with stories.open("w", encoding="utf-8") as file:
        for number in range(3000):
            file.write(json.dumps({"text": f"{STORY}\nStory {number}.", "url": f"https://example.org/{number}"}) + "\n")
    run = subprocess.Popen([*COMMAND, "code", str(stories), "--out", str(out)], stderr=subprocess.PIPE, text=True)
    part = out.with_name(out.name + ".part")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (part.exists() and part.stat().st_size > 20_000):
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=60)
    assert run.returncode == 130, err
    assert "Interrupted" in err and "failed" not in err
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert 0 < len({row["report"]["report_id"] for row in rows}) < 3000
    assert not part.exists()


def test_doctor_finds_nothing_missing():
    done = dateline("doctor", "--json")
    told = json.loads(done.stdout)
    assert [check for check in told["checks"] if check["needed"] and not check["ok"]] == []
    assert done.returncode == 0
