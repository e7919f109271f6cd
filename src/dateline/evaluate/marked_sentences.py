"""Marked sentences of the corpus → text and acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.errors import InputError
from dateline.evaluate.marks import ROLES, Label, Pair, read_marks


@dataclass(slots=True)
class MarkedAct:
    """One act of a sentence: its trigger's pair, type, mode, contexts, status and the pairs of its roles."""

    trigger: Pair
    type: str
    mode: str | None
    status: str = "happened"
    historical: bool = False
    contexts: tuple[str, ...] = ()
    roles: dict[str, list[Pair]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence of the corpus: plain text, its acts, where it stands, and the first words of its scene."""

    text: str
    acts: tuple[MarkedAct, ...]
    file: str = ""
    line: int = 0
    scene: str = ""


def parse_line(line: str, *, file: str = "", number: int = 0, scene: str = "") -> MarkedSentence:
    """Read one marked sentence; raises InputError naming file, line and mark."""
    where = f"{file}:{number}"
    text, marks = read_marks(line.strip(), where=where)
    triggers: dict[int, MarkedAct] = {}
    roles: list[tuple[str, Pair, tuple[int, ...]]] = []
    for mark in marks:
        for label in mark.labels:
            if label.value is not None or label.entity:
                raise InputError(f"{where}: {label.what}: only reports have values and entities")
            if label.is_trigger:
                for each in label.acts or (0,):
                    if each in triggers:
                        raise InputError(f"{where}: several acts, so each needs a number of its own (#1, #2)")
                    triggers[each] = _act(label, mark.pair)
            elif label.what in ROLES:
                roles.append((label.what, mark.pair, label.acts))
            else:
                raise InputError(f"{where}: unknown label {label.what!r}")
    unnumbered = 0 in triggers or any(not acts for _, _, acts in roles)
    if unnumbered and len(triggers) > 1:
        raise InputError(f"{where}: several acts, so each label needs its number (#1, #2)")
    for role, pair, acts in roles:
        for each in acts or tuple(triggers) or (0,):
            if each not in triggers:
                raise InputError(f"{where}: {role} of act {each}, which has no trigger")
            triggers[each].roles.setdefault(role, []).append(pair)
    found = sorted(triggers.values(), key=lambda act: act.trigger)
    return MarkedSentence(text, tuple(found), file, number, scene)


def load_sentences(folder: Path) -> Iterator[MarkedSentence]:
    """All sentences of ``*.txt`` files in a folder, in order. A scene is named by its first sentence."""
    for path in sorted(folder.glob("*.txt")):
        yield from sentences_of(path)


def sentences_of(path: Path) -> Iterator[MarkedSentence]:
    """The sentences of one file, in order."""
    scene = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            scene = ""
        elif not line.startswith("#"):
            marked = parse_line(line, file=path.name, number=number, scene=scene)
            scene = scene or marked.text
            yield replace(marked, scene=scene)


def _act(label: Label, pair: Pair) -> MarkedAct:
    kind, _, mode = label.what.partition("-")
    return MarkedAct(pair, kind, mode or None, label.status, label.historical, label.contexts)
