"""A coder without a model, for tests of what stands above the pipeline; and accounts made by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dateline.doors.cli.rooms import Rooms
from dateline.model import (
    NO_WORDS,
    Account,
    Action,
    Document,
    Failed,
    Pair,
    Party,
    Place,
    Quantity,
    Refused,
    Report,
    Sentence,
    Speaker,
    Status,
    Time,
    Token,
    Words,
    make_report,
    words_of,
)
from dateline.settings import Settings

ACTS = {"shelled": "ASSAULT", "met": "CONSULT", "condemned": "ACCUSE", "aided": "AID"}
WORD = re.compile(r"\w+|[^\w\s]")


def words_in(report: Report, words: str | None, *, nth: int = 0) -> Words:
    """The nth place where some words stand in a report."""
    if not words:
        return NO_WORDS
    at = -1
    for _ in range(nth + 1):
        at = report.text.index(words, at + 1)
    return words_of(report, (at, at + len(words)))


def account_of(
    report: Report,
    *,
    type: str,  # noqa: A002 - the contract's word
    did: str,
    who: Sequence[str] = (),
    whom: Sequence[str] = (),
    when: str | None = None,
    day: date | None = None,
    where: str | None = None,
    says: Sequence[str] = (),
    status: str = "happened",
    **slots: Any,
) -> Account:
    """An account made by hand: each value is given by its words."""
    did_words = words_in(report, did)
    start = report.text.rfind(". ", 0, did_words.spans[0][0]) + 2 if ". " in report.text else 0
    end = report.text.find(".", did_words.spans[0][1]) + 1 or len(report.text)
    return Account(
        report=report,
        action=Action(type, did_words, mode=slots.pop("mode", None)),
        actors=tuple(Party(words_in(report, each), name=each, kind="organisation") for each in who),
        recipients=tuple(Party(words_in(report, each), name=each, kind="organisation") for each in whom),
        sentence=(max(start if start > 1 else 0, 0), end),
        time=Time(words_in(report, when), day, day, "day" if day else "unknown"),
        place=Place(words_in(report, where), where),
        speakers=tuple(Speaker(words_in(report, each), each, "official") for each in says),
        status=Status(status, slots.pop("historical", False)),  # type: ignore[arg-type]
        confidence=0.9,
        coder="fake",
        **slots,
    )


class FakeCoder:
    """Codes "A shelled B" and the like; every other method answers as simply."""

    version = "fake coder 1"

    def __init__(self, *, breaks_on: str | None = None) -> None:
        self.breaks_on = breaks_on
        self.coded: list[str] = []

    def code(self, report: Report, *, doubtful: bool = False) -> tuple[Account, ...]:
        self.coded.append(report.origin)
        found: list[Account] = []
        for match in re.finditer(rf"(\w+) ({'|'.join(ACTS)}) (\w+)", report.text):
            who, did, whom = (words_of(report, match.span(group)) for group in (1, 2, 3))
            found.append(
                Account(
                    report,
                    Action(ACTS[match[2]], did),
                    (Party(who, match[1], "group"),),
                    (Party(whom, match[3], "group"),),
                    match.span(),
                    quantities=(Quantity("killed", 2, None, did),) if match[2] == "shelled" else (),
                    confidence=0.5,
                    coder=self.version,
                )
            )
        return tuple(found)

    def code_pairs(
        self, reports: Iterable[Report | Refused | Failed], *, doubtful: bool = False
    ) -> Iterator[tuple[Report | Refused | Failed, tuple[Account, ...] | Refused | Failed]]:
        for report in reports:
            yield report, (self.code(report) if isinstance(report, Report) else report)

    def parse(self, report: Report, *, at: Collection[int] = (), with_care: bool = False) -> Document:
        sentences: list[Sentence] = []
        for match in re.finditer(r"[^.]+\.?", report.text):
            tokens = tuple(
                Token(match.start() + m.start(), match.start() + m.end(), m[0], m[0].lower(), "X", -1, "dep")
                for m in WORD.finditer(match[0])
            )
            if tokens:
                sentences.append(Sentence(len(sentences), match.start(), match.end(), tokens))
        return Document(report, tuple(sentences))

    def relate(self, text: str, actor: Sequence[Pair], recipient: Sequence[Pair]) -> Mapping[str, float]:
        best = next((kind for verb, kind in ACTS.items() if verb in text), "NONE")
        return {kind: 0.9 if kind == best else 0.01 for kind in (*ACTS.values(), "NONE")}

    def names(self, text: str) -> tuple[tuple[int, int, str], ...]:
        return tuple((m.start(), m.end(), "Location") for m in re.finditer(r"[A-Z]\w+", text))

    def parse_tokens(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, int, str]]]:
        return [[("NOUN", index, "root" if index == 0 else "dep") for index in range(len(s))] for s in sentences]


def rooms_with(reports: Mapping[str, Sequence[Report | Refused | Failed]] | None = None, **options: Any) -> Rooms:
    """Rooms whose reader gives these reports for an input, else reads the input as a text file."""

    def read_many(where: str, **known: Any) -> Iterator[Report | Refused | Failed]:
        if reports is not None and where in reports:
            yield from reports[where]
            return
        published = known.get("published")
        yield make_report(
            Path(where).read_text(encoding="utf-8"),
            origin=where,
            url=known.get("url"),
            publisher=known.get("publisher"),
            published=date.fromisoformat(published) if published else None,
        )

    coder = options.pop("coder", None) or FakeCoder()
    return Rooms(
        coder=lambda _settings, _codebook: coder,
        read_many=read_many,
        warm_up=lambda _settings: None,
        settings=options.pop("settings", Settings),
    )
