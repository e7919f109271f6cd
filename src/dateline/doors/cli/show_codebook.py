"""`dateline codebook [TYPE]`: list the types of action, or show one."""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.doors.cli.entry import DONE
from dateline.doors.cli.rooms import Rooms

if TYPE_CHECKING:
    from rich.console import Console

INNER = frozenset({"trigger", "triggers", "nearby"})
"""Word lists that tell modes apart: in the JSON, but too long for people."""


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
    actions = {key: _plain(action) for key, action in rooms.codebook(codebook).actions.items()}
    chosen = None if name is None else _find(name, actions)
    if as_json:
        shown = list(actions.values()) if chosen is None else chosen
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
        return DONE
    from rich.console import Console

    console = Console(highlight=False)
    if chosen is None:
        _print_list(console, actions)
    else:
        _print_one(console, chosen)
    return DONE


def _find(name: str, actions: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """The action of that name in any case ('assault', 'ASSAULT-drone'); else bad usage with the nearest names."""
    wanted = name.upper().split("-")[0]
    if wanted in actions:
        return actions[wanted]
    near = difflib.get_close_matches(wanted, actions, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"choose one of {', '.join(actions)}."
    raise click.BadParameter(f"no type '{name}': {hint}", param_hint="TYPE")


def _plain(value: Any) -> Any:
    """A value of the codebook as JSON-ready values; empty ones are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        plain = {str(key): _plain(each) for key, each in value.items()}
        return {key: each for key, each in plain.items() if each not in (None, [], {}, "")}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if isinstance(value, (tuple, list, set, frozenset)):
        return [_plain(each) for each in (value if isinstance(value, (tuple, list)) else sorted(value))]
    return str(value)


def _print_list(console: Console, actions: Mapping[str, dict[str, Any]]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("type", style="bold", no_wrap=True)
    table.add_column("quad", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("modes", justify="right", no_wrap=True)
    table.add_column("definition", overflow="fold")
    for name, action in actions.items():
        modes = action.get("modes") or {}
        table.add_row(
            name,
            str(action.get("quad", "")),
            f"{action['score']:+.1f}" if "score" in action else "",
            str(len(modes)) if modes else "-",
            str(action.get("definition", "")),
        )
    console.print(table)
    console.print("dateline codebook TYPE shows one with its modes and rules.", style="dim", markup=False)


def _print_one(console: Console, action: Mapping[str, Any]) -> None:
    from rich.text import Text

    label = f"  {action['label']}" if "label" in action else ""
    console.print(Text(str(action.get("name", "")), style="bold") + Text(label))
    console.print(Text(str(action.get("definition", ""))))
    console.print()
    for key, value in action.items():
        if key in ("name", "label", "definition") or key in INNER:
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
    first, *others = [
        (key, each) for key, each in value.items() if key not in INNER and key != "name" and each is not None
    ]
    if {"case", "decision"} <= set(value):
        because = f" ({value['reason']})" if "reason" in value else ""
        return f"{value['case']} → {value['decision']}{because}"
    if {"text", "coded"} <= set(value):
        return f"{value['text']} → {value['coded']}"
    more = ", ".join(f"{key} {_word(each)}" for key, each in others if isinstance(each, (str, int, float)))
    return f"{_word(first[1])} ({more})" if more else _word(first[1])


def _word(value: Any) -> str:
    return f"{value:+.1f}" if isinstance(value, float) else str(value)
