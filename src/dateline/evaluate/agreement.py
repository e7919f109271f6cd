"""`python -m dateline.evaluate.agreement FIRST SECOND`: how far two annotations of the same texts agree, by slot."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dateline.codebook import load
from dateline.errors import InputError
from dateline.evaluate.alike import account_hits
from dateline.evaluate.alpha import nominal_alpha
from dateline.evaluate.annotations import ROLES, Act, Annotated, Filler, lay_beside, matched, met
from dateline.evaluate.links import link_hits, mention_hits
from dateline.evaluate.scorecard import Hits, ratio, share

COLUMNS = ("slot", "first", "second", "both", "F1", "same", "alpha")
VALUES = {
    "actor": ("country of actor", "sector of actor"),
    "recipient": ("country of recipient", "sector of recipient"),
    "time": ("first day", "last day"),
    "place": ("country of place", "name of place"),
    "speaker": ("kind of speaker",),
}
"""What a report says of each filler beside its words; a sentence says nothing more."""
NOTES = (
    "accounts: the second scored against the first as the coder is (type, an actor and a recipient), words not asked.",
    "triggers: acts whose marked words overlap, one to one. Every later slot is asked of these alone.",
    "type, status, historical, mode: share of the same answers, Krippendorff's alpha.",
    "mode is asked where the type is the same and has modes.",
    "roles: F1 of parties, times, places and speakers whose words overlap (or, without words, that say the same).",
    "in reports the country, sector, day, name or kind of those whose words overlap: share of the same answers.",
    "mentions: the same letters; links: pairs of mentions held for one entity.",
)


@dataclass(frozen=True, slots=True)
class Apart:
    """One disagreement, for the one who has to decide it."""

    name: str
    slot: str
    words: str
    first: str
    second: str


@dataclass(slots=True)
class Comparison:
    """What was the same and what was not in some texts."""

    texts: int = 0
    hits: defaultdict[str, Hits] = field(default_factory=lambda: defaultdict(Hits))
    answers: defaultdict[str, list[tuple[Hashable, Hashable]]] = field(default_factory=lambda: defaultdict(list))
    apart: list[Apart] = field(default_factory=list)

    def add(self, first: Annotated, second: Annotated) -> None:
        """One more text that both have marked."""
        self.texts += 1
        self._answer(first, "holds an act", (bool(first.acts), bool(second.acts)), at=None)
        pairs = matched(first.acts, second.acts)
        self._count("triggers", len(first.acts), len(second.acts), len(pairs))
        right = account_hits(first.text, first=first.rows, second=second.rows)
        self._count("accounts", right.gold, right.found, right.right)
        for at, act in enumerate(first.acts):
            if at not in {j for j, _ in pairs}:
                self._differ(first, "trigger", act, (_told(act), "no act"))
        for at, act in enumerate(second.acts):
            if at not in {i for _, i in pairs}:
                self._differ(first, "trigger", act, ("no act", _told(act)))
        for j, i in pairs:
            self._acts(first, first.acts[j], second.acts[i])
        if first.clusters is not None and second.clusters is not None:
            for name, of in (("mentions", mention_hits), ("links", link_hits)):
                found = of(first.clusters, second.clusters)
                self._count(name, found.gold, found.found, found.right)

    def _acts(self, text: Annotated, one: Act, two: Act) -> None:
        self._answer(text, "type", (one.type, two.type), at=one)
        if one.type == two.type and load().actions[one.type].modes:  # five types have none: nothing to agree on
            self._answer(text, "mode", (one.mode, two.mode), at=one)
        self._answer(text, "status", (one.status, two.status), at=one)
        self._answer(text, "historical", (one.historical, two.historical), at=one)
        self._count("contexts", len(one.contexts), len(two.contexts), len(one.contexts & two.contexts))
        if one.contexts != two.contexts:
            self._differ(text, "contexts", one, (_listed(one.contexts), _listed(two.contexts)))
        for role in ROLES:
            pairs = met(one.roles[role], two.roles[role])
            self._fill(text, role, one, (one.roles[role], two.roles[role], len(pairs)))
            for a, b in pairs:
                for name, pair in zip(VALUES[role], zip(a.value, b.value, strict=True), strict=False):
                    self._answer(text, name, pair, at=one)
        same = _same_amounts(one.quantities, two.quantities)
        self._fill(text, "quantities", one, (one.quantities, two.quantities, same))

    def _fill(
        self, text: Annotated, slot: str, act: Act, sides: tuple[Sequence[Filler], Sequence[Filler], int]
    ) -> None:
        first, second, both = sides
        self._count(slot, len(first), len(second), both)
        if both < max(len(first), len(second)):
            self._differ(text, slot, act, (_shown(text, first), _shown(text, second)))

    def _answer(self, text: Annotated, slot: str, pair: tuple[Hashable, Hashable], *, at: Act | None) -> None:
        self.answers[slot].append(pair)
        if pair[0] != pair[1] and at is not None:
            self._differ(text, slot, at, (str(pair[0]), str(pair[1])))

    def _count(self, slot: str, first: int, second: int, both: int) -> None:
        hits = self.hits[slot]
        hits.gold, hits.found, hits.right = hits.gold + first, hits.found + second, hits.right + both

    def _differ(self, text: Annotated, slot: str, act: Act, sides: tuple[str, str]) -> None:
        self.apart.append(Apart(text.name, slot, _around(text.text, act), *sides))

    def rows(self) -> list[dict[str, Any]]:
        """A row for each slot: how many marks on each side, how many in common, F1; same answers, and alpha."""
        found = []
        for slot in dict.fromkeys([*_ORDER, *self.hits, *self.answers]):
            if slot in self.hits:
                hits = self.hits[slot]
                found.append(
                    {"slot": slot, "first": hits.gold, "second": hits.found, "both": hits.right, "F1": hits.f1}
                )
            elif slot in self.answers:
                pairs = self.answers[slot]
                same = sum(one == other for one, other in pairs)
                found.append(
                    {
                        "slot": slot, "first": len(pairs), "second": len(pairs), "both": same,
                        "same": ratio(same, len(pairs)), "alpha": nominal_alpha(pairs),
                    }
                )  # fmt: skip
        return found


_ORDER = (
    *"holds an act,accounts,triggers,type,mode,contexts,status,historical".split(","),
    *(slot for role in ROLES for slot in (role, *VALUES[role])),
    "quantities",
)


def compare(texts: Iterable[tuple[Annotated, Annotated]]) -> dict[str, Comparison]:
    """Compare reports and sentences apart, and all together."""
    found = {"reports": Comparison(), "sentences": Comparison(), "all": Comparison()}
    for first, second in texts:
        for part in ("sentences" if first.clusters is None else "reports", "all"):
            found[part].add(first, second)
    return {part: each for part, each in found.items() if each.texts}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the agreement of two annotations."""
    ask = argparse.ArgumentParser(description="How far two annotations of the same texts agree, slot by slot.")
    ask.add_argument("first", type=Path, help="a folder of the corpus's shape (reports/, sentences/), or gold rows")
    ask.add_argument("second", type=Path, help="another; it may hold a part of the texts")
    ask.add_argument("--list", action="store_true", dest="listed", help="also list every disagreement")
    ask.add_argument("--json", action="store_true", dest="as_json", help="print JSON")
    asked = ask.parse_args(arguments)
    try:
        beside = lay_beside(asked.first, asked.second)
    except InputError as error:
        sys.exit(str(error))
    found = compare(beside.texts)
    if asked.as_json:
        told: dict[str, Any] = {part: {"texts": each.texts, "slots": each.rows()} for part, each in found.items()}
        told["not_in_first"] = beside.unknown
        if asked.listed and "all" in found:
            told["disagreements"] = [asdict(each) for each in found["all"].apart]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for part, each in found.items():
        print(f"{part}: {each.texts} texts\n{_table(each.rows())}\n")
    print("\n".join(NOTES))
    for name in beside.unknown:
        print(f"only in {asked.second}: {name}")
    if asked.listed and "all" in found:
        print(*(_line(each) for each in found["all"].apart), sep="\n")


def _table(rows: Sequence[dict[str, Any]]) -> str:
    written = [COLUMNS] + [tuple(_cell(row.get(column)) for column in COLUMNS) for row in rows]
    widths = [max(len(line[at]) for line in written) for at in range(len(COLUMNS))]
    return "\n".join(
        "  " + "  ".join(cell.rjust(width) if at else cell.ljust(width) for at, (cell, width) in each)
        for each in (list(enumerate(zip(line, widths, strict=True))) for line in written)
    )


def _cell(value: object) -> str:
    return share(value) if value is None or isinstance(value, float) else str(value)


def _line(apart: Apart) -> str:
    return f"\n{apart.name}  {apart.slot}: {apart.words}\n  first:  {apart.first}\n  second: {apart.second}"


def _around(text: str, act: Act) -> str:
    start, end = act.words[0]
    before, after = text[max(0, start - 70) : start], text[end : end + 70]
    return " ".join(f"{before}«{text[start:end]}»{after}".split())


def _told(act: Act) -> str:
    mode, old = f"-{act.mode}" if act.mode else "", "!historical" if act.historical else ""
    return f"{act.type}{mode}@{act.status}{old}"


def _listed(contexts: Iterable[str]) -> str:
    return " ".join(sorted(contexts)) or "none"


def _shown(text: Annotated, fillers: Sequence[Filler]) -> str:
    def words(each: Filler) -> str:
        cut = " … ".join(text.text[slice(*pair)] for pair in each.spans[:1])
        value = ":".join("-" if one is None else str(one) for one in each.value)
        return f"{cut} ({value})" if cut and value else cut or value or "?"

    return " / ".join(words(each) for each in fillers) or "none"


def _same_amounts(first: Sequence[Filler], second: Sequence[Filler]) -> int:
    """Amounts with the same bounds of the same; where bounds are not told (in sentences), with the same words."""
    left = list(second)
    for one in first:
        same = next(
            (each for each in left if each.value == one.value and (len(one.value) > 1 or one.meets(each))), None
        )
        if same is not None:
            left.remove(same)
    return len(second) - len(left)


if __name__ == "__main__":
    main()
