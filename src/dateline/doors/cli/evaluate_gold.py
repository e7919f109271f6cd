"""`dateline evaluate TASK GOLD`: score the installed coder on a gold file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.doors.cli.entry import DONE, settings_of
from dateline.doors.cli.progress import Progress
from dateline.doors.cli.rooms import Rooms
from dateline.evaluate import TASKS, evaluate
from dateline.resolve.gazetteer import using

if TYPE_CHECKING:
    from dateline.evaluate import Scorecard

_TASK_LINES = "\n".join(f"  {name:<10} {task.line}" for name, task in TASKS.items())
_HELP = f"""Score the coder on a gold file and print a table.

\b
TASK is one of:
{_TASK_LINES}

GOLD is a file of JSON lines, or of CoNLL-U for syntax; it may be gzipped. For corpus, reports, noise and
relations it may be the project's corpus: its folder, or one of its files.
"""


@click.command("evaluate", help=_HELP)
@click.argument("task", type=click.Choice(sorted(TASKS)), metavar="TASK")
@click.argument("gold", type=click.Path(exists=True, path_type=Path), metavar="GOLD")
@click.option(
    "--predictions",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT",
    help="Also write what was predicted: one JSON object a gold row (CoNLL-U for syntax).",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Read only the first N rows.")
@click.option(
    "--fold", metavar="NAME", help="Read only the rows whose suggested_fold is NAME (of the corpus: dev, unless said)."
)
@click.pass_obj
def command(
    rooms: Rooms,
    *,
    task: str,
    gold: Path,
    predictions: Path | None,
    as_json: bool,
    limit: int | None,
    fold: str | None,
) -> int:
    """Score the coder on a gold file (the help is the text above)."""
    if fold is not None and TASKS[task].conllu:
        raise click.UsageError("--fold is for JSON lines; CoNLL-U has no folds.")
    coder = rooms.coder(settings_of(rooms), None)
    with Progress(total=None, noun="rows") as progress, using(settings_of(rooms).gazetteer_dir):
        card = evaluate(task, gold, coder=coder, fold=fold, limit=limit, predictions=predictions, tick=progress.advance)
    if as_json:
        sys.stdout.write(json.dumps(card.as_dict(), ensure_ascii=False) + "\n")
    else:
        _print(card)
    return DONE


def _print(card: Scorecard) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    console.print(
        Text(card.task, style="bold").append(f" on {card.gold}, {card.rows:,} rows", "not bold"), soft_wrap=True
    )
    console.print(card.coder, style="dim", markup=False)
    figures = Table(box=None, show_header=False, pad_edge=False)
    figures.add_column()
    figures.add_column(justify="right", style="bold")
    for name in card.first or card.figures:
        figures.add_row(name.replace("_", " "), _figure(card.figures[name]))
    console.print(figures)
    for each in card.tables:
        table = Table(title=each.heading, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
        for number, column in enumerate(each.columns):
            table.add_column(column, justify="left" if number == 0 else "right")
        for row in each.rows:
            table.add_row(*row)
        console.print(table)
    for note in card.notes:
        console.print(note, style="dim", markup=False)


def _figure(value: float | int | None) -> str:
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else f"{value:.4f}"
