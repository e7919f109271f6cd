"""The page of an event: what is agreed, what is disputed, each with its words and who says so."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dateline.doors.cli.accounts_table import party_text, when_text
from dateline.doors.cli.marking import printable
from dateline.doors.cli.quoted_words import Quoter
from dateline.doors.cli.tally import count
from dateline.model import REAL, Action, Agreed, Disagreement, Earlier, Event, Numbers, Position, Report, Telling

if TYPE_CHECKING:
    from rich.console import Console

NOBODY = "-"
"""Stands where no report says who. In a headline ``SOMEBODY`` stands for the doer, for an act has one, and nothing for
a recipient, for an act need not have one. In exports both are empty cells."""
SOMEBODY = "somebody"
ALL_BUT_SURE = 0.99
"""Of more than that no round number is told: nothing is sure altogether."""
LABEL = 11
"""Columns of the labels at the left."""
SHOWN_WORDS = 3
"""Reports whose words are shown for one position; the others are counted."""
MOST_SIDES = 3
"""Values of a disputed slot that fit into the headline."""
CAUSES = {
    "lost_negation": "a negation was lost",
    "wrong_weekday": "a day was counted from the wrong day",
    "swapped_parties": "the parties were swapped",
    "older_count": "an older count",
    "mistranslation": "a mistranslation",
}
SLOTS = {
    "stance": "for or against",
    "status": "did it happen?",
    "actor": "who did it?",
    "recipient": "to whom?",
    "count": "how many?",
    "date": "when?",
    "place": "where?",
    "attribution": "who says so?",
}
KINDS = {"contradiction": "they contradict each other", "update": "updated as time went on", "correction": "corrected"}
DOERS = re.compile(r"(?:men|man|[^m]ers|ants|ists)$", re.IGNORECASE)
"""Ends words for people, which may tell the kind of an act beside its verb: gunmen, bombers, militants."""
RELATIONS = {"part_of": "part of", "follows": "follows", "same_series": "of one series with"}


@dataclass(frozen=True, slots=True)
class Signs:
    """The few signs of the page, in ASCII where the terminal has no others."""

    dot: str = "·"
    arrow: str = "→"
    apart: str = "≠"
    warn: str = "⚠"
    rule: str = "─"
    opened: str = "“"
    closed: str = "”"

    @classmethod
    def for_encoding(cls, encoding: str | None) -> Signs:
        """All signs where the output can carry them."""
        try:
            "·→≠⚠─“”".encode(encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return cls("-", "->", "!=", "!", "-", '"', '"')
        return cls()


def print_event(
    console: Console,
    event: Event,
    *,
    reports: Mapping[str, Report],
    signs: Signs,
    quoter: Quoter,
    knows_days: bool = True,
    beside: Mapping[str, Event] = MappingProxyType({}),
) -> None:
    """Print an event: its headline, what is agreed, who tells it, and each disagreement with its positions.

    ``beside`` has the other events of the run by their ids; one that is related is told by its headline.

    ``knows_days`` is false where the user gave all its reports one day: when it was first told is then not known.
    """
    from rich.rule import Rule
    from rich.text import Text

    console.print(Rule(style="dim", characters=signs.rule))
    console.print(Text(printable(headline(event, signs)), style="bold"))
    told = f"{count(len(event.reports), 'report')}{_doubtful(event)}, {_origins(len(event.origins))}"
    console.print(Text(f"{event.event_id} {signs.dot} {told} {signs.dot} {_sure(event)}", style="dim"))
    for label, line in _agreed_lines(event, signs):
        _print_line(console, label, line)
    for numbers in event.quantities:
        _print_line(console, numbers.what, _numbers_line(numbers, event, reports=reports, signs=signs))
    for at, origin in enumerate(event.origins):
        tellings = [each for each in event.reports if each.origin_id == origin.origin_id]
        _print_line(console, "told by" if at == 0 else "", _told_by(origin.name, tellings, reports))
        if len(tellings) > 1:
            _print_block(console, f"one origin: {origin.because}", indent=LABEL + 2, style="dim")
    for at, judged in enumerate(event.because):
        _print_line(console, "judged" if at == 0 else "", judged)
    for old in event.earlier:
        page = old.publisher or old.url or old.report_id
        more = "" if old.still_told else "; the page tells of it no more"
        _print_line(console, "changed", f"{page} replaced what it said on {str(old.published)[:16]}{more}")
    if event.disclosed_after_days and knows_days and event.status.value.value in REAL:
        first = event.first_report
        days = count(event.disclosed_after_days, "day")
        _print_line(console, "first told", f"{days} after it happened, by {publisher_of(first, reports)}")
    for each in event.disagreements:
        _print_disagreement(console, each, quoter=quoter, signs=signs)
    for related in event.related:
        other = beside.get(related.event_id)
        told = f"{headline(other, signs)} ({related.event_id})" if other else related.event_id
        _print_line(console, "related", f"{RELATIONS[related.relation]} {told}")
    console.print()


def headline(event: Event, signs: Signs) -> str:
    """One line: who, what, to whom, when; where reports disagree both sides, first the one that most origins take."""
    sides = _sides(event, signs)
    who = sides.get("actor") or ", ".join(_party(each) for each in event.actors[:3]) or SOMEBODY
    whom = sides.get("recipient") or ", ".join(_party(each) for each in event.recipients[:3])
    action = event.action.value
    what = action.type + (f" {action.mode}" if action.mode else "")
    parts = [f"{who} {signs.arrow} {whom}" if whom else who, what]
    parts += [sides["stance"]] if "stance" in sides else []
    when = sides.get("date") or (when_text(event.time.value) if event.time else "")
    parts += [each for each in (when, sides.get("place")) if each]
    status = event.status.value.value.replace("_", " ")
    parts += [sides.get("status") or status.upper()] if "status" in sides or status != "happened" else []
    parts += [each for slot, each in sides.items() if slot.startswith("count ")]
    return f" {signs.dot} ".join(parts)


def _sides(event: Event, signs: Signs) -> dict[str, str]:
    """Slot ("count killed" for a number) → the values that reports give it, where they don't agree."""
    found: dict[str, list[str]] = {}
    rising = {_asked(each) for each in event.disagreements if each.kind in ("update", "correction")}
    for each in event.disagreements:
        found.setdefault(_asked(each), []).extend(_value(each, position) for position in each.positions)
    shown: dict[str, str] = {}
    for slot, values in found.items():
        apart = signs.arrow if slot in rising else signs.apart
        told = list(dict.fromkeys(values))
        more = f" {apart} …" if len(told) > MOST_SIDES else ""
        shown[slot] = slot.removeprefix("count ") + " " if slot.startswith("count ") else ""
        shown[slot] += f" {apart} ".join(told[:MOST_SIDES]) + more
    return shown


def _value(each: Disagreement, position: Position) -> str:
    """What a position says, for people."""
    return _grouped(position.value) if each.slot == "count" else position.value


def _grouped(told: str) -> str:
    """Numbers as people read them: 12,000."""
    return re.sub(r"\d{4,}", lambda number: f"{int(number[0]):,}", told)


def _asked(each: Disagreement) -> str:
    return f"count {each.of}" if each.slot == "count" else each.slot


def publisher_of(telling: Telling | Earlier, reports: Mapping[str, Report]) -> str:
    """Who printed it, else its address, else its headline or file."""
    report = reports.get(telling.report_id)
    own = (report.title or report.origin) if report else None
    return telling.publisher or telling.url or own or telling.report_id


def _agreed_lines(event: Event, signs: Signs) -> list[tuple[str, str]]:
    whole = len(event.reports)
    disputed = {each.slot for each in event.disagreements}

    def support(agreed: Agreed, slot: str) -> str:
        told = agreed.support
        shown = f"  ({told.reports} of {count(whole, 'report')}, {_origins(told.origins)})" if whole > 1 else ""
        return shown + (f"  {signs.apart} disputed, see below" if slot in disputed else "")

    action = event.action.value
    words = f" {signs.opened}{_deed(action)}{signs.closed}" if action.words.text else ""
    lines = [
        ("did", f"{action.type}{f' {action.mode}' if action.mode else ''}{words}{support(event.action, 'stance')}")
    ]
    sides = (("who", "actor", event.actors), ("to whom", "recipient", event.recipients))
    for label, slot, parties in sides:
        lines += [
            (label if at == 0 else "", _party(each) + support(each, slot) + _also(each))
            for at, each in enumerate(parties)
        ] or [(label, NOBODY)]
    if event.time and when_text(event.time.value):
        lines.append(("when", when_text(event.time.value) + support(event.time, "date")))
    if event.place:
        place = ", ".join(each for each in (event.place.value.name, event.place.value.country) if each)
        lines.append(("where", place + support(event.place, "place")))
    status = event.status.value
    shown = status.value.replace("_", " ") + (", background" if status.historical else "")
    return [*lines, ("status", shown + support(event.status, "status"))]


def _deed(action: Action) -> str:
    """The words that tell what was done: of "Gunmen … attacked" not those who did it."""
    words = action.words.text.split(" … ")
    return next((each for each in words if not DOERS.search(each)), words[0])


def _also(agreed: Agreed) -> str:
    """What else reports call a party."""
    return f"; also called: {', '.join(agreed.also)}" if agreed.also else ""


def _numbers_line(numbers: Numbers, event: Event, *, reports: Mapping[str, Report], signs: Signs) -> str:
    """Each number with who gives it: "15 or more (Reuters), 19 (Punch and 2 more)"."""
    tellings = {each.report_id: each for each in event.reports}
    shown = []
    for each in numbers.positions:
        names = [publisher_of(tellings[report], reports) for report in each.reports if report in tellings]
        more = f" and {len(names) - 1:,} more" if len(names) > 1 else ""
        value = _grouped(each.value)
        shown.append(f"{value} ({names[0]}{more})" if len(event.reports) > 1 and names else value)
    disputed = any(each.slot == "count" and each.of == numbers.what for each in event.disagreements)
    return ", ".join(shown) + (f"  {signs.apart} disputed, see below" if disputed else "")


def _print_disagreement(console: Console, each: Disagreement, *, quoter: Quoter, signs: Signs) -> None:
    from rich.text import Text

    of = f" ({printable(each.of)})" if each.of else ""
    console.print()
    line = Text(f"{signs.apart} {SLOTS[each.slot]}{of}", style="bold yellow")
    console.print(line.append(f"  {KINDS[each.kind]}", style="not bold"))
    if each.likely_cause:
        _print_block(console, f"likely: {CAUSES[each.likely_cause]}", indent=2, style="yellow")
    because = _grouped(each.because) if each.slot == "count" else each.because
    _print_block(console, because, indent=2, style="dim")
    for position in each.positions:
        lonely = set(position.reports) <= set(each.alone)
        flag = f"  {signs.warn} stands alone" if lonely and each.alone else ""
        said = f"{count(len(position.reports), 'report')}, {_origins(len(position.origins))}"
        since = f", since {str(position.since)[:16]}" if position.since else ""
        line = Text(f"  {printable(_value(each, position))}", style="bold")
        console.print(line.append(f"  {said}{since}{flag}", style="not bold"))
        _print_words(console, position, quoter=quoter, signs=signs)


def _print_words(console: Console, position: Position, *, quoter: Quoter, signs: Signs) -> None:
    """The words of a position in their sentences, each sentence once however many printed it."""
    shown: dict[str, list[str]] = {}
    for said in position.words:
        shown.setdefault(quoter.in_sentence(said), []).append(quoter.who_prints(said))
    for sentence, names in list(shown.items())[:SHOWN_WORDS]:
        more = f" and {len(names) - 2} more" if len(names) > 2 else ""
        names_shown = ", ".join(dict.fromkeys(names[:2]))
        _print_block(console, f"{names_shown}{more}: {signs.opened}{sentence}{signs.closed}", indent=4)
    if len(shown) > SHOWN_WORDS:
        _print_block(console, f"and {count(len(shown) - SHOWN_WORDS, 'other wording')}", indent=4, style="dim")


def _told_by(origin: str, tellings: Sequence[Telling], reports: Mapping[str, Report]) -> str:
    """Who tells it, of one origin; several reports of a publisher that tell alike are named once and counted."""
    counted = Counter((publisher_of(each, reports), *_how_told(each)) for each in tellings)
    names = []
    for (name, *how), number in counted.items():
        more = [*how, *([count(number, "report")] if number > 1 else [])]
        names.append(f"{name} ({', '.join(more)})" if more else name)
    return names[0] if names == [origin] else f"{origin}: {', '.join(names)}"


def _how_told(telling: Telling) -> list[str]:
    """How a report's text derives from its origin, and whether it tells the event only doubtfully."""
    how: list[str] = [telling.derivation] if telling.derivation != "original" else []
    return [*how, *(["doubtful"] if telling.doubtful else [])]


def _party(agreed: Agreed) -> str:
    return party_text(agreed.value)


def _origins(number: int) -> str:
    return f"{number} independent origins" if number != 1 else "1 origin"


def _doubtful(event: Event) -> str:
    """How many of its reports tell it only doubtfully."""
    doubtful = sum(each.doubtful for each in event.reports)
    if not doubtful:
        return ""
    return " (doubtful)" if doubtful == len(event.reports) else f" ({doubtful:,} of them doubtful)"


def _sure(event: Event) -> str:
    """How sure the coder is that the reports tell of such an event at all, not that it is true."""
    share = "over 99%" if event.confidence > ALL_BUT_SURE else f"{event.confidence:.0%}"
    return f"{share} sure that this is told"


def _print_line(console: Console, label: str, line: str) -> None:
    from rich.text import Text

    width = max(console.width - LABEL - 1, 30)
    parts = textwrap.wrap(line, width) or [""]
    for at, part in enumerate(parts):
        shown = Text(f"{label if at == 0 else '':<{LABEL}}", style="dim").append(printable(part), style="not dim")
        console.print(shown, soft_wrap=True)


def print_hanging(console: Console, label: str, text: str) -> None:
    """Print a label and a text beside it, whose further lines begin below its first; ids stay whole."""
    from rich.text import Text

    indent = len(label) + 4
    parts = textwrap.wrap(printable(text), max(console.width - indent - 1, 30)) or [""]
    for at, part in enumerate(parts):
        head = f"  {label if at == 0 else '':<{len(label)}}  "
        console.print(Text(head, style="dim").append(part, style="not dim"), soft_wrap=True)


def _print_block(console: Console, text: str, *, indent: int, style: str = "") -> None:
    from rich.text import Text

    for part in textwrap.wrap(printable(text), max(console.width - indent - 3, 30)):
        console.print(Text(" " * indent + part, style=style), soft_wrap=True)
