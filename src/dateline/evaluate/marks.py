"""The corpus's inline marks: `[Rebels|actor] [shelled|ASSAULT-heavy-weapons] …` → plain text and labels.

The format is described in corpus/FORMAT.md. Offsets count in the text without its marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.errors import InputError

Pair = tuple[int, int]
ROLES = frozenset("actor recipient time place speaker cue killed injured arrested displaced abducted crowd".split())
STATUSES = frozenset("happened ongoing planned threatened hypothetical denied did_not_happen general".split())
_LABEL = re.compile(
    r"(?P<what>[A-Za-z][A-Za-z-]*)?(?P<contexts>(?:~[a-z_]+)*)(?:@(?P<status>[a-z_]+))?(?P<old>!historical)?"
    r"(?:=(?P<value>[^&#,]*))?(?:&(?P<entity>[a-z0-9_-]+))?(?:\#(?P<acts>\d+(?:\+\d+)*))?(?P<late>!historical)?"
)


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a mark: what it says, and of which acts (none: of the only one)."""

    what: str
    acts: tuple[int, ...] = ()
    contexts: tuple[str, ...] = ()
    status: str = "happened"
    historical: bool = False
    value: str | None = None
    entity: str | None = None

    @property
    def is_trigger(self) -> bool:
        """Types are written in capitals."""
        return self.what.split("-")[0].isupper()


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words and what is said of them."""

    pair: Pair
    labels: tuple[Label, ...]


def read_marks(marked: str, *, where: str) -> tuple[str, list[Mark]]:
    """Plain text and marks, in order of their beginning; raises InputError naming ``where``."""
    text: list[str] = []
    length = 0
    open_at: list[int] = []
    found: list[Mark] = []
    at = 0
    while at < len(marked):
        letter = marked[at]
        if letter == "[":
            open_at.append(length)
        elif letter == "|" and open_at:
            close = marked.find("]", at)
            if close < 0:
                raise InputError(f"{where}: a mark is not closed after {''.join(text)[-30:]!r}")
            pair = (open_at.pop(), length)
            words = "".join(text)[slice(*pair)]
            if not words or words != words.strip():
                raise InputError(f"{where}: {words!r} begins or ends with a blank, or is empty")
            found.append(Mark(pair, tuple(_label(each, where) for each in marked[at + 1 : close].split(","))))
            at = close
        elif letter == "]":
            raise InputError(f"{where}: a ']' without its mark after {''.join(text)[-30:]!r}")
        else:
            text.append(letter)
            length += 1
        at += 1
    if open_at:
        raise InputError(f"{where}: a mark is not closed: {''.join(text)[open_at[-1] :][:40]!r}")
    return "".join(text), sorted(found, key=lambda mark: (mark.pair[0], -mark.pair[1]))


def _label(written: str, where: str) -> Label:
    read = _LABEL.fullmatch(written.strip())
    if read is None or not (read["what"] or read["entity"]):
        raise InputError(f"{where}: cannot read the label {written!r}")
    status = read["status"] or "happened"
    if status not in STATUSES:
        raise InputError(f"{where}: unknown status {status!r}")
    label = Label(
        read["what"] or "",
        tuple(int(each) for each in (read["acts"] or "").split("+") if each),
        tuple(each for each in (read["contexts"] or "").split("~") if each),
        status,
        bool(read["old"] or read["late"]),
        read["value"],
        read["entity"],
    )
    if label.is_trigger and (label.value is not None or label.entity):
        raise InputError(f"{where}: {written!r}: an act's own word has no value and is no entity")
    if not label.is_trigger and (label.contexts or read["status"] or label.historical):
        raise InputError(f"{where}: {written!r}: contexts, status and !historical stand at the act's own word")
    return label
