"""`dateline doctor`: what is installed, whether it works, what is missing and what to do."""

from __future__ import annotations

import json
import platform
import re
import sys
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.entry import DONE, NOTHING_DONE, own_version
from dateline.doors.cli.rooms import Rooms
from dateline.errors import DatelineError
from dateline.model import Report, make_report
from dateline.settings import Settings

FILES = (
    "model.onnx", "relation.onnx", "pairs.npz", "roles.npz", "second_look.npz", "names.npz", "labels.json",
    "pieces.json",
)  # fmt: skip
"""Of the model; the parser knows them, too, but a doctor must work where nothing else does."""

NAME = re.compile(r"[\w.-]+", re.ASCII)
"""Of a library, at the beginning of what is required of it (PEP 508)."""

if TYPE_CHECKING:
    from rich.text import Text

SENTENCE = "Norwegian diplomats met rebel commanders in Geneva on Tuesday."
"""One sentence of our own that a working coder finds an account in."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: what it is, whether it is right, what was seen, what to do.

    Without what is not ``needed`` reports can still be coded; what is ``optional`` is missed by nobody who did not ask
    for it, so that it is no failure.
    """

    name: str
    ok: bool
    seen: str
    todo: str = ""
    needed: bool = True
    optional: bool = False

    @property
    def failed(self) -> bool:
        """Whether something is wrong: what is optional may be left out."""
        return not self.ok and not self.optional


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the checks as JSON.")
@click.pass_obj
def command(rooms: Rooms, *, as_json: bool) -> int:
    """Say what is installed, whether it works, and what is missing."""
    checks = examine(rooms)
    ok = all(check.ok for check in checks if check.needed)
    if as_json:
        sys.stdout.write(json.dumps({"ok": ok, "checks": [asdict(check) for check in checks]}) + "\n")
    else:
        _print(checks)
        missing = [check for check in checks if check.failed]
        failed = f"{len(missing)} of {len(checks)} checks failed" + ("; reports can be coded." if ok else ".")
        click.echo(failed if missing else "All is well.", err=True)
    return DONE if ok else NOTHING_DONE


def examine(rooms: Rooms) -> list[Check]:
    """Every check, in order; none raises."""
    checks = [
        Check("python", True, f"{platform.python_version()} ({platform.machine()}, {platform.system()})"),
        Check("dateline", True, own_version()),
        *_libraries(),
    ]
    try:
        settings = rooms.settings()
    except DatelineError as error:
        return [*checks, Check("settings", False, str(error), "Correct or unset the variable.")]
    return [
        *checks,
        *_model(settings.model_dir),
        *_gazetteer(settings.gazetteer_dir),
        _actors(settings.gazetteer_dir),
        *_coding(rooms, settings),
        *_examples(rooms, settings),
        *_extras(),
    ]


def _libraries() -> list[Check]:
    try:
        needed = requires("dateline") or []
    except PackageNotFoundError:
        return [Check("libraries", False, "dateline is not installed", "Run: pip install .")]
    checks: list[Check] = []
    for name in (found[0] for each in needed if "extra" not in each and (found := NAME.match(each))):
        try:
            checks.append(Check(name, True, version(name)))
        except PackageNotFoundError:
            checks.append(Check(name, False, "missing", f"Run: pip install {name}"))
    return checks


def _model(folder: Path) -> list[Check]:
    todo = "Install Dateline again, or point DATELINE_MODEL_DIR at a folder that holds it."
    checks: list[Check] = []
    for name in FILES:
        path = folder / name
        try:
            with path.open("rb") as file:
                digest = sha256(file.read()).hexdigest()
        except OSError as error:
            checks.append(Check(f"model: {name}", False, f"{path}: {error.strerror}", todo))
        else:
            size = path.stat().st_size / 1024 / 1024
            checks.append(Check(f"model: {name}", True, f"{size:.1f} MB, sha256 {digest[:16]}"))
    card = next((path for path in sorted(folder.glob("*")) if path.suffix == ".md"), None)
    if card is None:
        checks.append(Check("model card", False, f"no .md file in {folder}", todo, needed=False))
    else:
        checks.append(Check("model card", True, str(card)))
    return checks


def _gazetteer(folder: Path | None) -> list[Check]:
    """Which gazetteer of places is in use, and how large it is."""
    from dateline.resolve.gazetteer import chosen, using

    try:
        with using(folder):
            book = chosen()
            places = book.size()
    except DatelineError as error:
        return [Check("gazetteer of places", False, str(error), "Build it again, or unset DATELINE_GAZETTEER_DIR.")]
    which = "the one that ships" if folder is None or book.path.parent != folder else str(book.path)
    made = book.about.get("made_from") or book.about.get("input", "")
    return [Check("gazetteer of places", True, f"{places:,} places, {which} ({made})")]


def _actors(folder: Path | None) -> Check:
    """How many persons and bodies are known, and from which larger lists."""
    from dateline.resolve.knowledge import knowledge
    from dateline.resolve.rolls import chosen, using

    shipped = f"{len(knowledge().names):,} names shipped"
    try:
        with using(folder):
            larger = chosen()
            if larger is None:
                return Check("actors", True, shipped)
            made = "; ".join(larger.about[each] for each in ("wikidata", "cameo") if each in larger.about)
            return Check("actors", True, f"{shipped}, {larger.counted():,} rows of {larger.path} ({made})")
    except DatelineError as error:
        return Check("actors", False, str(error), "Build it again, or unset DATELINE_GAZETTEER_DIR.")


def _coding(rooms: Rooms, settings: Settings) -> list[Check]:
    todo = "See the lines above; else please report it with the output of `dateline doctor --json`."
    try:
        coder = rooms.coder(settings, None)
        accounts = coder.code(make_report(SENTENCE))
        name = coder.version
    except Exception as error:
        # Whatever is broken is what this command is asked to report.
        return [Check("coding a sentence", False, f"{type(error).__name__}: {error}", todo)]
    types = ", ".join(account.action.type for account in accounts)
    seen = f"{SENTENCE!r} → {types or 'no account'}"
    return [
        Check("coder", True, name),
        Check("coding a sentence", bool(accounts), seen, "" if accounts else todo),
    ]


def _extras() -> list[Check]:
    """What --store and --metrics may need beyond the base; nothing of it is needed to code reports."""
    there = find_spec("sqlite3") is not None
    todo = "Install Python with its sqlite3 module."
    found = [
        Check("store: SQLite", there, "ready" if there else "Python was built without sqlite3", todo, needed=False)
    ]
    for name, module, extra in (
        ("store: PostgreSQL", "psycopg", "postgres"),
        ("watch --metrics", "prometheus_client", "metrics"),
    ):
        there = find_spec(module) is not None
        todo = f"If you want it, run: pip install 'dateline[{extra}]'"
        seen = "ready" if there else "not installed, optional"
        found.append(Check(name, there, seen, todo, needed=False, optional=True))
    return found


def _examples(rooms: Rooms, settings: Settings) -> list[Check]:
    """The example reports, and one of them really read: pages are read in a process of their own."""
    from dateline.doors.cli.demo import example_files

    try:
        files = example_files()
    except DatelineError as error:
        return [Check("example reports", False, "missing", str(error), needed=False)]
    page = next((path for path in files if path.suffix == ".html"), files[0])
    read = next(rooms.read_many(str(page), settings=settings), None)
    found = Check("example reports", True, f"{len(files)} files")
    if isinstance(read, Report):
        return [found, Check("reading a page", True, f"{page.name} → {len(read.text):,} characters")]
    todo = "Install Dateline again: pip install --force-reinstall ."
    return [found, Check("reading a page", False, read.what if read else f"nothing in {page}", todo)]


def _print(checks: list[Check]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        seen = Text(check.seen)
        if check.todo and not check.ok:
            seen.append(f"\n{check.todo}", style="" if check.optional else "bold")
        table.add_row(_mark(check), check.name, seen)
    console.print(table)


def _mark(check: Check) -> Text:
    from rich.text import Text

    if check.ok:
        return Text("ok", style="green")
    if check.optional:
        return Text("-")
    return Text("MISSING", style="bold red") if check.needed else Text("missing", style="yellow")
