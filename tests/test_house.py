"""The rules of the house that a linter does not know."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import dateline
from dateline.doors.cli.entry import COMMANDS, group
from dateline.evaluate import TASKS
from dateline.store.exports.flat import COLUMNS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "dateline"
LINES, FUNCTION_LINES = 400, 60
POSITIONAL = 3  # two, and a third where a triple is meant: relate(text, actor, recipient)
BANNED = {"source", "data", "item", "process", "handle", "manager", "utils", "helpers"}
HEAVY = (
    "trafilatura",
    "lxml",
    "duckdb",
    "rich",
    "yaml",
    "httpx2",
    "babel",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "sqlalchemy",
    "courlan",
    "fastwarc",
    "feedparser",
    "protego",
)
SKIPPED = {"dist", "build", "runs", "node_modules", "venv"}
TEXT_ENDINGS = {".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".json", ".jsonl", ".html", ".cfg", ""}


def files(*endings: str, under: Path = ROOT) -> Iterator[Path]:
    for path in sorted(under.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
        if path.is_file() and path.suffix in endings and not SKIPPED & {*parts} and not hidden and path.name != ".git":
            yield path


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


MODULES = list(files(".py", under=PACKAGE))


def test_public_names_are_sorted_and_there():
    assert dateline.__all__ == sorted(dateline.__all__)
    assert all(hasattr(dateline, name) for name in dateline.__all__)
    assert {"Account", "Coder", "InputError", "Report", "read", "read_many"} <= set(dateline.__all__)


def test_read_stays_a_function_when_its_room_is_imported():
    code = "import dateline, dateline.pipeline, dateline.read; assert callable(dateline.read)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_importing_dateline_imports_nothing_heavy():
    code = "import sys, dateline, dateline.doors.cli; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in HEAVY if name in done.stdout.split()] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_file_and_its_functions_fit_in_the_head(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LINES
    tree = ast.parse(text)
    # A method of a class that fills in another's interface takes what that interface says.
    foreign = {m for c in ast.walk(tree) if isinstance(c, ast.ClassDef) and c.bases for m in c.body}
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            statements = len(node.body) - (ast.get_docstring(node) is not None)
            if statements > 1:  # one statement is a table written out, however long
                assert node.end_lineno - node.lineno < FUNCTION_LINES, f"{node.name} is too long"
            given = [each for each in (*node.args.posonlyargs, *node.args.args) if each.arg not in ("self", "cls")]
            if not node.name.startswith("_") and not node.decorator_list and node not in foreign:
                assert len(given) <= POSITIONAL, f"{node.name}: keyword-only, please"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_banned_word_is_a_name(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            assert node.name not in BANNED
        elif isinstance(node, ast.arg):
            assert node.arg not in BANNED
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            assert node.id not in BANNED


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "__init__.py"], ids=named)
def test_a_module_says_what_it_is_and_bears_no_library_name(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert path.stem not in sys.stdlib_module_names


def test_nothing_names_a_path_of_the_machine_it_was_written_on():
    private = re.compile(r"(?<![\w.])/(?:root|work|home|Users)/\w")
    for path in files(*TEXT_ENDINGS):
        found = private.search(path.read_text(encoding="utf-8", errors="ignore"))
        assert found is None, f"{named(path)}: {found[0]}"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_readme_says_each_command(command):
    assert f"dateline {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_each_decision_has_a_number_of_its_own():
    notes = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert len({note.name[:4] for note in notes}) == len(notes)
    for note in notes:
        assert note.read_text(encoding="utf-8").startswith(f"# {note.name[:4]} ")


@pytest.mark.parametrize("task", sorted(TASKS))
def test_the_readme_says_each_task_of_evaluate(task):
    assert task in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["demo", "test", "bench", "check", "gate"])
def test_the_makefile_has_what_the_docs_promise(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_room_is_on_the_staircase():
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    steps = {room.strip() for step in layers["contracts"][0]["layers"] for room in step.split("|")}
    rooms = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    assert rooms - {"__init__"} <= steps


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_commands_page_says_each_option(command):
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = page.split(f"## dateline {command}")[1].split("\n## ")[0]
    if "](#filters)" in section:  # those that several commands share are told once
        section += page.split("\n## Filters\n")[1].split("\n## ")[0]
    for parameter in group.get_command(click.Context(group), command).params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[-1] in section


def test_the_commands_page_says_each_column_of_a_table():
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [each.name for each in COLUMNS if f"`{each.name}`" not in page] == []


def test_no_two_rooms_have_tests_of_one_name():
    # pytest collects files by their bare name, and takes none of two rooms that share one
    files = [path.name for path in (ROOT / "tests").rglob("test_*.py") if not (path.parent / "__init__.py").exists()]
    assert sorted({name for name in files if files.count(name) > 1}) == []
