"""The table of accounts: nine columns on a wide terminal, six on a common one, a list where words would be broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.doors.cli.marking import printable
from dateline.doors.cli.table_widths import widths_for
from dateline.model import Account, Party, Quantity, Speaker, Time, Words

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

WIDE, NARROW = 130, 70
"""From ``WIDE`` columns on every slot has a column of its own; below ``NARROW`` it has a line of its own."""

STATUS = {
    "happened": ("", "happened", ""),
    "ongoing": ("", "ongoing", ""),
    "planned": ("◇ ", "PLANNED", "bold yellow"),
    "threatened": ("! ", "THREATENED", "bold yellow"),
    "hypothetical": ("? ", "HYPOTHETICAL", "bold yellow"),
    "denied": ("✗ ", "DENIED", "bold red"),
    "did_not_happen": ("✗ ", "DID NOT HAPPEN", "bold red"),
    "general": ("~ ", "IN GENERAL", "bold yellow"),
}
"""Sign, words and style of each status: all but the first two must catch the eye without colour too."""


_IN_ASCII = str.maketrans(
    {"◇": "o", "✗": "x", "“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "...", "→": "->"}
)


def accounts_table(accounts: Sequence[Account], *, width: int, ascii_only: bool = False) -> Table:
    """A rich table of accounts for a console of ``width`` columns."""
    from rich import box
    from rich.table import Table

    for columns, least in ((_WIDE, WIDE), (_NARROW, NARROW)):
        if width < least:
            continue
        rows = [
            [_writable(column.cell(number, account), ascii_only) for column in columns]
            for number, account in enumerate(accounts, 1)
        ]
        told = [[column.heading, *(row[at].plain for row in rows)] for at, column in enumerate(columns)]
        widths = widths_for(told, width=width)
        if widths is None:
            continue
        lines = box.SIMPLE_HEAD if columns is _WIDE else box.HORIZONTALS
        table = Table(box=box.ASCII2 if ascii_only else lines, show_lines=columns is not _WIDE)
        for column, wide in zip(columns, widths, strict=True):
            table.add_column(column.heading, width=wide, overflow="fold")
        for row, account in zip(rows, accounts, strict=True):
            table.add_row(*row, style="dim" if account.status.historical else "")
        return table
    return _list(accounts, ascii_only=ascii_only)


def _writable(cell: Text, ascii_only: bool) -> Text:
    """A cell with no signs but ASCII ones where others cannot be written: "?" in their place would say hypothetical."""
    if ascii_only:
        cell.plain = cell.plain.translate(_IN_ASCII)
    return cell


def _list(accounts: Sequence[Account], *, ascii_only: bool) -> Table:
    """For narrow terminals: each slot on a line, slots without value left out."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for number, account in enumerate(accounts, 1):
        label = str(number)
        for column in _LISTED:
            cell = _writable(column.cell(number, account), ascii_only)
            if cell.plain != "-":
                table.add_row(
                    Text(label, style="bold"),
                    column.heading,
                    cell,
                    style="dim" if account.status.historical else "",
                )
                label = ""
        table.add_row("", "", "")
    return table


def status_text(account: Account) -> Text:
    """The status in words that cannot be missed: 'PLANNED', 'DID NOT HAPPEN', 'happened, background'."""
    from rich.text import Text

    sign, words, style = STATUS[account.status.value]
    shown = Text().append(f"{sign}{words}", style=style)
    return shown.append("\nbackground", style="italic not bold") if account.status.historical else shown


def first_words(words: Words) -> str:
    """The words of the first of several spans, on one line: enough to name a party."""
    return printable(" ".join(words.text.split(" … ")[0].split()))


def when_text(time: Time) -> str:
    """The day or days of an act, as precise as is known, with other readings.

    Where no day is known, the words in quotes; '' when there are none either.
    """
    written = _days(time.start, time.end, time.precision)
    if not written and time.words.text:
        return f"“{first_words(time.words)}”"
    others = [_days(each.start, each.end, time.precision) for each in time.alternatives]
    others = [each for each in dict.fromkeys(others) if each and each != written]
    return f"{written} (or {', '.join(others)})" if written and others else written


def party_text(party: Party) -> str:
    """A party's name, else its words, with its code: 'Donald Trump [USAGOV]'."""
    shown = printable(party.name or "") or first_words(party.words)
    return f"{shown} [{party.code}]" if party.code else shown


def says_text(account: Account) -> str:
    """Who says so, the outermost first, by name or words: 'Reuters → a doctor'; '' where the report itself does."""
    return " → ".join(map(_called, account.speakers))


def confirmed_text(account: Account) -> str:
    """Who confirms it, by name or words: 'the army, the mayor'; '' where nobody does."""
    return ", ".join(map(_called, account.confirmed_by))


def _called(speaker: Speaker) -> str:
    return printable(speaker.name or "") or first_words(speaker.words)


def toll_text(quantity: Quantity) -> str:
    """A number as people read it: 'killed 12', 'injured 30 or more', 'crowd 1,000–2,000'."""
    low, high = quantity.low, quantity.high
    if low is None:
        shown = "some" if high is None else f"up to {high:,}"
    elif high is None:
        shown = f"{low:,} or more"
    else:
        shown = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    return f"{quantity.what} {shown}"


def _days(start: date | None, end: date | None, precision: str) -> str:
    if start is None:
        return f"until {end.isoformat()}" if end else ""
    whole = {"month": start.isoformat()[:7], "year": str(start.year), "decade": f"{start.year // 10 * 10}s"}
    if precision in whole and (end is None or _same(start, end, precision)):
        return whole[precision]
    if end is None:
        return f"from {start.isoformat()}"
    return start.isoformat() if start == end else f"{start.isoformat()} – {end.isoformat()}"


def _same(start: date, end: date, precision: str) -> bool:
    if precision == "month":
        return (start.year, start.month) == (end.year, end.month)
    return start.year == end.year if precision == "year" else start.year // 10 == end.year // 10


def _number(number: int, _account: Account) -> Text:
    from rich.text import Text

    return Text(str(number), style="bold")


def _parties(parties: Sequence[Party]) -> Text:
    from rich.text import Text

    return Text("\n").join(Text(party_text(party)) for party in parties) if parties else Text("-", style="dim")


def _who(_number: int, account: Account) -> Text:
    return _parties(account.actors)


def _whom(_number: int, account: Account) -> Text:
    return _parties(account.recipients)


def _did(_number: int, account: Account) -> Text:
    from rich.text import Text

    sign, words, style = STATUS[account.status.value]
    shown = Text()
    if account.status.historical:
        shown.append("background: ", style="italic")
    if sign:
        shown.append(f"{sign}{words.lower()}: ", style=style)
    shown.append(account.action.type, style="bold")
    return shown.append(f" {account.action.mode}") if account.action.mode else shown


def _how_many(_number: int, account: Account) -> Text:
    from rich.text import Text

    told = ", ".join(map(toll_text, account.quantities))
    return Text(told) if told else Text("-", style="dim")


def _did_and_tolls(number: int, account: Account) -> Text:
    shown = _did(number, account)
    return shown.append("\n").append_text(_how_many(number, account)) if account.quantities else shown


def _did_and_words(number: int, account: Account) -> Text:
    return _did_and_tolls(number, account).append("\n").append_text(_quoted(account.action.words))


def _quoted(words: Words) -> Text:
    from rich.text import Text

    return Text(f"“{printable(' '.join(words.text.split()))}”" if words.text else "", style="italic")


def _when(_number: int, account: Account) -> Text:
    from rich.text import Text

    return Text(when_text(account.time)) if when_text(account.time) else Text("-", style="dim")


def _where(_number: int, account: Account) -> Text:
    from rich.text import Text

    place = account.place
    known = [printable(each) for each in (place.name, place.country) if each]
    if not known and place.words.text:
        return Text(f"“{first_words(place.words)}”")
    return Text(", ".join(dict.fromkeys(known))) if known else Text("-", style="dim")


def _when_and_where(number: int, account: Account) -> Text:
    from rich.text import Text

    lines = [each for each in (_when(number, account), _where(number, account)) if each.plain != "-"]
    return Text("\n").join(lines) if lines else Text("-", style="dim")


def _status(_number: int, account: Account) -> Text:
    return status_text(account)


def _says(_number: int, account: Account) -> Text:
    from rich.text import Text

    confirmed = f"confirmed by {confirmed_text(account)}" if account.confirmed_by else ""
    lines = "\n".join(filter(None, (says_text(account), confirmed)))
    return Text(lines) if lines else Text("-", style="dim")


def _status_and_says(number: int, account: Account) -> Text:
    says = _says(number, account)
    line = status_text(account)
    if says.plain == "-":
        return line
    return line.append("\nsays " if account.speakers else "\n").append_text(says)


def _words(_number: int, account: Account) -> Text:
    return _quoted(account.action.words)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, and what stands in it."""

    heading: str
    cell: Callable[[int, Account], Text]


_WIDE = (
    Column("#", _number),
    Column("who", _who),
    Column("did", _did_and_tolls),
    Column("to whom", _whom),
    Column("when", _when),
    Column("where", _where),
    Column("status", _status),
    Column("says who", _says),
    Column("words", _words),
)
_NARROW = (
    Column("#", _number),
    Column("who", _who),
    Column("did, words", _did_and_words),
    Column("to whom", _whom),
    Column("when, where", _when_and_where),
    Column("status, says who", _status_and_says),
)
_LISTED = (
    Column("who", _who),
    Column("did", _did),
    Column("to whom", _whom),
    Column("how many", _how_many),
    Column("when", _when),
    Column("where", _where),
    Column("status", _status),
    Column("says who", _says),
    Column("words", _words),
)
