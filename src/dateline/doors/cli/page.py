"""The page for people: headline, publisher and date, the text with its words marked, the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.codebook.sector_names import SECTOR_NAMES
from dateline.doors.cli.accounts_table import accounts_table
from dateline.doors.cli.marking import Mark, Signs, legend, marked, marks_of, printable
from dateline.doors.cli.tally import count
from dateline.model import Account, Pair, Party, Report
from dateline.text import overlap, paragraphs

if TYPE_CHECKING:
    from rich.console import Console


def print_page(console: Console, report: Report, *, accounts: Sequence[Account], compact: bool = False) -> None:
    """Print a report and its accounts; ``compact`` leaves out paragraphs in which nothing is marked."""
    from rich.rule import Rule
    from rich.text import Text

    signs = Signs.for_encoding(console.encoding)
    marks = marks_of(accounts)
    titles = [(part.start, part.end) for part in report.parts if part.kind == "title"]
    console.print(Rule(style="dim", characters="-" if signs.ascii_only else "─"))
    if titles:
        for pair in titles:
            console.print(marked(report.text, pair, marks=marks, signs=signs, base="bold"))
    else:
        console.print(Text(printable(report.title or "(no headline)"), style="bold"))
    console.print(Text(_where_from(report, ascii_only=signs.ascii_only), style="dim"))
    console.print()
    _print_body(console, report, marks=marks, signs=signs, compact=compact, titles=titles)
    if not accounts:
        console.print(Text("No account: nothing codable was reported here.", style="dim"))
        console.print()
        return
    console.print(legend(marks, signs))
    console.print()
    console.print(accounts_table(accounts, width=console.width, ascii_only=signs.ascii_only))
    console.print(Text(codes_of(accounts), style="dim"))
    console.print()


def codes_of(accounts: Sequence[Account]) -> str:
    """What the codes in the table stand for, those that occur."""
    parties = [party for each in accounts for party in (*each.actors, *each.recipients)]
    return codes_told(parties, accounts[0].action.type)


def codes_told(parties: Iterable[Party], type_: str) -> str:
    """What the codes of parties stand for, those that occur, and where to look up types, such as ``type_``."""
    used = {sector for party in parties for sector in party.sectors}
    told = "; ".join(f"{code} {name}" for code, name in SECTOR_NAMES.items() if code in used)
    types = f"dateline codebook {type_} says what that type counts."
    return f"Codes: country and sector ({told}). {types}" if told else f"Codes: {types}"


def _where_from(report: Report, *, ascii_only: bool) -> str:
    day = report.published_day
    stated = day.isoformat() if day else "date not stated (say it with --published)"
    parts = [report.publisher or "publisher not stated", stated]
    if report.byline:
        parts.insert(1, report.byline)
    parts.append(report.url or report.origin)
    return printable((" - " if ascii_only else " · ").join(parts))


def _print_body(
    console: Console,
    report: Report,
    *,
    marks: Sequence[Mark],
    signs: Signs,
    compact: bool,
    titles: Sequence[Pair],
) -> None:
    furniture = [(part.start, part.end) for part in report.parts if part.kind == "furniture"]
    left_out = 0
    for pair in paragraphs(report.text):
        if any(overlap(pair, each) for each in titles):
            continue
        if any(each[0] <= pair[0] and pair[1] <= each[1] for each in furniture):
            left_out += 1
            continue
        if compact and not any(overlap(pair, mark.pair) for mark in marks):
            continue
        console.print(marked(report.text, pair, marks=_fitted(marks, pair), signs=signs))
        console.print()
    if left_out and not compact:
        console.print(f"({count(left_out, 'paragraph')} of page furniture left out)", style="dim")
        console.print()


def _fitted(marks: Sequence[Mark], pair: Pair) -> list[Mark]:
    """The marks of a paragraph; one that crosses its edge is clipped to it."""
    return [
        Mark((max(mark.pair[0], pair[0]), min(mark.pair[1], pair[1])), mark.role, mark.numbers)
        for mark in marks
        if overlap(mark.pair, pair)
    ]
