"""The report's text with its words marked: a sign before, the account's number after, and a colour.

Signs and numbers say everything; colours only help. Nothing is lost without colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.model import Account, Pair

if TYPE_CHECKING:
    from rich.text import Text

SHOWN = 3
"""Numbers after a stretch that belongs to more accounts than this end in '+'."""


@dataclass(frozen=True, slots=True)
class Role:
    """How a role is shown: its name in the legend, sign, sign where only ASCII can be written, style."""

    name: str
    sign: str
    ascii: str
    style: str


ROLES = {
    "did": Role("did", "●", "*", "bold reverse"),
    "who": Role("who", "▲", "^", "bold bright_blue"),
    "whom": Role("to whom", "▼", "~", "bold magenta"),
    "when": Role("when", "◆", "@", "italic green"),
    "where": Role("where", "■", "#", "italic bright_yellow"),
    "says": Role("says so", "❝", '"', "underline cyan"),
}
_RAISED = str.maketrans("0123456789,+", "⁰¹²³⁴⁵⁶⁷⁸⁹·⁺")


@dataclass(frozen=True, slots=True)
class Signs:
    """Which letters may be written: all, or ASCII only."""

    ascii_only: bool = False

    @classmethod
    def for_encoding(cls, encoding: str | None) -> Signs:
        """Full signs where the output can carry them, else ASCII."""
        wanted = "".join(role.sign for role in ROLES.values()) + "⁰¹²³⁴⁵⁶⁷⁸⁹·⁺…—✗◇"
        try:
            wanted.encode(encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return cls(ascii_only=True)
        return cls()

    def before(self, role: str) -> str:
        """The sign that opens a stretch."""
        return ROLES[role].ascii if self.ascii_only else ROLES[role].sign

    def after(self, numbers: Sequence[int]) -> str:
        """The numbers that close a stretch."""
        written = ",".join(str(number) for number in sorted(set(numbers))[:SHOWN])
        written += "+" if len(set(numbers)) > SHOWN else ""
        return f"[{written}]" if self.ascii_only else written.translate(_RAISED)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch: its pair, role and the numbers of the accounts it belongs to."""

    pair: Pair
    role: str
    numbers: tuple[int, ...]


def marks_of(accounts: Sequence[Account]) -> tuple[Mark, ...]:
    """Every marked stretch of the accounts, numbered from 1, in text order."""
    found: dict[tuple[Pair, str], list[int]] = defaultdict(list)
    for number, account in enumerate(accounts, 1):
        slots = [("did", account.action.words), ("when", account.time.words), ("where", account.place.words)]
        slots += [("who", party.words) for party in account.actors]
        slots += [("whom", party.words) for party in account.recipients]
        slots += [("says", speaker.words) for speaker in (*account.speakers, *account.confirmed_by)]
        for role, words in slots:
            for pair in words.spans:
                found[pair, role].append(number)
    marks = [Mark(pair, role, tuple(numbers)) for (pair, role), numbers in found.items()]
    return tuple(sorted(marks, key=lambda mark: (mark.pair[0], -mark.pair[1], mark.role)))


def marked(text: str, pair: Pair, *, marks: Sequence[Mark], signs: Signs, base: str = "") -> Text:
    """The stretch ``pair`` of a text with the marks that lie in it, as rich text."""
    from rich.text import Text

    inside = [mark for mark in marks if pair[0] <= mark.pair[0] and mark.pair[1] <= pair[1]]
    cuts = sorted({pair[0], pair[1], *(edge for mark in inside for edge in mark.pair)})
    shown = Text(style=base)
    for start, end in pairwise(cuts):
        for mark in inside:
            if mark.pair[0] == start:
                shown.append(signs.before(mark.role), style=ROLES[mark.role].style)
        covering = [mark for mark in inside if mark.pair[0] <= start and end <= mark.pair[1]]
        innermost = min(covering, key=lambda mark: mark.pair[1] - mark.pair[0], default=None)
        shown.append(printable(text[start:end]), style=ROLES[innermost.role].style if innermost else "")
        for mark in _closing(inside, end):
            # Where several stretches end together, the sign is repeated to say whose number it is.
            alone = sum(other.pair[1] == end for other in inside) == 1
            tail = ("" if alone else signs.before(mark.role)) + signs.after(mark.numbers)
            shown.append(tail, style=ROLES[mark.role].style.replace("underline", "").replace("reverse", ""))
    return shown


def legend(marks: Sequence[Mark], signs: Signs) -> Text:
    """One line that says what the signs mean; only the roles that occur."""
    from rich.text import Text

    line = Text().append("Signs: ", style="dim")
    used = {mark.role for mark in marks}
    for role, shown in ROLES.items():
        if role in used:
            line.append(f"{signs.before(role)}{shown.name}", style=shown.style)
            line.append("  ")
    line.append("numbers: the accounts below" if marks else "", style="dim")
    return line


def _closing(marks: Sequence[Mark], at: int) -> list[Mark]:
    ending = [mark for mark in marks if mark.pair[1] == at]
    return sorted(ending, key=lambda mark: -mark.pair[0])  # the innermost closes first


def printable(words: str) -> str:
    """The words without control characters, which could move the cursor or colour the terminal."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in words)
