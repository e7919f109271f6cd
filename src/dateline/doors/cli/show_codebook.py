"""`dateline codebook [TYPE]`: list the types of action, or show one."""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.codebook.sector_names import SECTOR_NAMES
from dateline.doors.cli.entry import DONE
from dateline.doors.cli.rooms import Rooms

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.codebook import Codebook


@click.command("codebook")
@click.argument("name", required=False, metavar="[TYPE]")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option(
    "--codebook",
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="Another codebook than the one that comes with Dateline.",
)
@click.pass_obj
def command(rooms: Rooms, *, name: str | None, as_json: bool, codebook: Path | None) -> int:
    """List the types of action, or show one: definition, modes, rules, what it is confused with."""
    from dateline.codebook import describe, describe_action

    book = rooms.codebook(codebook)
    chosen = None if name is None else describe_action(book, _find(name, book.actions))
    if as_json:
        shown = describe(book) if chosen is None else chosen
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
        return DONE
    from rich.console import Console

    console = Console(highlight=False)
    if chosen is None:
        _print_list(console, book)
    else:
        _print_one(console, chosen)
    return DONE


def _find(name: str, actions: Iterable[str]) -> str:
    """The action of that name in any case ('assault', 'ASSAULT-drone'); else bad usage with the nearest names."""
    wanted = name.upper().split("-")[0]
    if wanted in actions:
        return wanted
    near = difflib.get_close_matches(wanted, actions, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"choose one of {', '.join(actions)}."
    raise click.BadParameter(f"no type '{name}': {hint}", param_hint="TYPE")


def _print_list(console: Console, book: Codebook) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("type", style="bold", no_wrap=True)
    table.add_column("quad", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("modes", justify="right", no_wrap=True)
    table.add_column("definition", overflow="fold")
    for rule in book.actions.values():
        modes = str(len(rule.modes) or "-")
        table.add_row(rule.name, rule.quad, f"{rule.score:+.1f}", modes, Text(rule.definition))
    console.print(table)
    console.print(f"Contexts: {', '.join(book.contexts)}", markup=False)
    sectors = "; ".join(f"{code} {name}" for code, name in SECTOR_NAMES.items())
    console.print(f"Sectors of parties: {sectors}", markup=False)
    console.print("dateline codebook TYPE shows one with its modes and rules.", style="dim", markup=False)


def _print_one(console: Console, action: Mapping[str, Any]) -> None:
    from rich.text import Text

    label = f"  {action['label']}" if "label" in action else ""
    console.print(Text().append(str(action["type"]), style="bold").append(label))
    console.print(Text(str(action.get("definition", ""))))
    console.print()
    for key, value in action.items():
        if key in ("type", "label", "definition") or value in (None, [], {}):
            continue
        heading = key.replace("_", " ")
        if isinstance(value, (str, int, float)):
            console.print(Text(f"{heading}: ", style="dim") + Text(_word(value)))
        else:
            console.print(Text(f"\n{heading}", style="bold"))
            _print_many(console, value)


def _print_many(console: Console, values: Any) -> None:
    """A mapping (modes, confusions) as names and their lines; a list (rules, examples) as lines."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    if isinstance(values, Mapping):
        table.add_column(no_wrap=True, style="bold")
        table.add_column(overflow="fold")
        for name, value in values.items():
            table.add_row(f"  {name}", Text(_line(value)))
    else:
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for value in values:
            table.add_row("  •", Text(_line(value)))
    console.print(table)


def _line(value: Any) -> str:
    """One entry in a line: 'crewed aircraft (score -9.5, cameo 195)'; 'case → decision (because …)'."""
    if not isinstance(value, Mapping):
        return ", ".join(map(_word, value)) if isinstance(value, list) else _word(value)
    first, *others = [(key, each) for key, each in value.items() if each is not None]
    if {"case", "decision"} <= set(value):
        because = f" ({value['reason']})" if "reason" in value else ""
        return f"{value['case']} → {value['decision']}{because}"
    if {"text", "coded"} <= set(value):
        return f"{value['text']} → {value['coded']}"
    more = ", ".join(f"{key} {_word(each)}" for key, each in others if isinstance(each, (str, int, float)))
    return f"{_word(first[1])} ({more})" if more else _word(first[1])


def _word(value: Any) -> str:
    return f"{value:+.1f}" if isinstance(value, float) else str(value)
