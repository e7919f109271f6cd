"""The corpus's inline marks: `[Rebels|actor] [shelled|ASSAULT-heavy-weapons] …` → text and acts.

The format is described in corpus/FORMAT.md. Offsets count in the sentence without its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import InputError

Pair = tuple[int, int]
ROLES = frozenset("actor recipient time place speaker cue killed injured arrested displaced abducted crowd".split())
STATUSES = frozenset("happened ongoing planned threatened hypothetical denied did_not_happen general".split())
_LABEL = re.compile(
    r"(?P<what>[A-Za-z][A-Za-z-]*)(?:@(?P<status>[a-z_]+))?(?P<old>!historical)?(?:\#(?P<acts>\d+(?:\+\d+)*))?"
    r"(?P<late>!historical)?"
)


@dataclass(slots=True)
class MarkedAct:
    """One act of a sentence: its trigger's pair, type, mode, status and the pairs of its roles."""

    trigger: Pair
    type: str
    mode: str | None
    status: str = "happened"
    historical: bool = False
    roles: dict[str, list[Pair]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence of the corpus: plain text, its acts, and where it stands (file, line, scene)."""

    text: str
    acts: tuple[MarkedAct, ...]
    file: str = ""
    line: int = 0
    scene: int = 0


def parse_line(line: str, *, file: str = "", number: int = 0, scene: int = 0) -> MarkedSentence:
    """Read one marked sentence; raises InputError naming file, line and mark."""
    where = f"{file}:{number}"
    text, marks = _unmark(line.strip(), where)
    triggers: dict[int, list[MarkedAct]] = {}
    roles: list[tuple[str, Pair, list[int]]] = []
    for pair, labels in marks:
        for label in labels.split(","):
            read = _LABEL.fullmatch(label.strip())
            if read is None:
                raise InputError(f"{where}: cannot read the label {label!r}")
            acts = [int(each) for each in read["acts"].split("+")] if read["acts"] else []
            if read["what"].split("-")[0].isupper():
                act = _act(read, pair, where)
                for each in acts or [0]:
                    triggers.setdefault(each, []).append(act)
            elif read["what"] in ROLES:
                roles.append((read["what"], pair, acts))
            else:
                raise InputError(f"{where}: unknown label {label!r}")
    if 0 in triggers and len(triggers) + len(triggers[0]) > 2:
        raise InputError(f"{where}: several acts, so each label needs its number (#1, #2)")
    for role, pair, acts in roles:
        for each in acts or list(triggers):
            if each not in triggers:
                raise InputError(f"{where}: {role} of act {each}, which has no trigger")
            for act in triggers[each]:
                act.roles.setdefault(role, []).append(pair)
    found = sorted((act for each in triggers.values() for act in each), key=lambda act: act.trigger)
    return MarkedSentence(text, tuple(found), file, number, scene)


def load_sentences(folder: Path) -> Iterator[MarkedSentence]:
    """All sentences of ``*.txt`` files in a folder, in order; scenes are numbered across files."""
    scene = 0
    for path in sorted(folder.glob("*.txt")):
        scene += 1
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                scene += 1
            elif not line.startswith("#"):
                yield parse_line(line, file=path.name, number=number, scene=scene)


def _act(read: re.Match[str], pair: Pair, where: str) -> MarkedAct:
    kind, _, mode = read["what"].partition("-")
    status = read["status"] or "happened"
    if status not in STATUSES:
        raise InputError(f"{where}: unknown status {status!r}")
    return MarkedAct(pair, kind, mode or None, status, bool(read["old"] or read["late"]))


def _unmark(line: str, where: str) -> tuple[str, list[tuple[Pair, str]]]:
    text: list[str] = []
    length = 0
    open_at: list[int] = []
    marks: list[tuple[Pair, str]] = []
    at = 0
    while at < len(line):
        letter = line[at]
        if letter == "[":
            open_at.append(length)
        elif letter == "|" and open_at:
            close = line.find("]", at)
            if close < 0:
                raise InputError(f"{where}: a mark is not closed")
            marks.append(((open_at.pop(), length), line[at + 1 : close]))
            at = close
        elif letter == "]":
            raise InputError(f"{where}: a ']' without its mark")
        else:
            text.append(letter)
            length += 1
        at += 1
    if open_at:
        raise InputError(f"{where}: a mark is not closed")
    return "".join(text), marks
