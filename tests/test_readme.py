"""The README's walk through the record book is true: its commands are run, and print what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from dateline.doors.cli import main

ROOT = Path(__file__).parents[1]


def steps() -> list[tuple[list[str], str]]:
    """Each command of the block, with what is shown below it; "…" stands for anything."""
    (block,) = re.findall(r"```console\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    parts = re.split(r"^\$ dateline ", block, flags=re.MULTILINE)[1:]
    return [(shlex.split(part.partition("\n")[0]), part.partition("\n")[2]) for part in parts]


def told(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.model
def test_the_walk_through_the_record_book_prints_what_it_shows(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)

    assert [words[0] for words, _ in steps()] == ["store", "code", "events", "show", "export", "cite"]
    for words, shown in steps():
        assert main(words) == 0
        out, err = capsys.readouterr()
        pattern = ".*".join(map(re.escape, told(shown).split("…")))
        assert re.match(pattern, told(out + err)), f"dateline {shlex.join(words)} printed:\n{out}{err}"
    assert (tmp_path / "haftar" / "CITATION.cff").exists()
