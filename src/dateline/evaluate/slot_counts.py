"""The slots of matched accounts, counted each in its own way: shares, F1, the mean F1 of classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.evaluate.event_places import same_event_place
from dateline.evaluate.marked_reports import QUANTITIES
from dateline.evaluate.matching import GoldAccount, overlaps
from dateline.evaluate.scorecard import Figure, Hits, HitsByName, mean, ratio
from dateline.evaluate.slots import right_slots, same_speaker
from dateline.model import Account, Pair

HISTORICAL = "historical"
"""A class of its own among the statuses, and it outranks them: what is old background is that above all."""
ORDER = (
    "time", "time where stated", "time start", "place", "place where stated",
    "place within 50 km or division", "the same of places found", "speakers", "speakers where stated",
    "outermost speaker", "innermost speaker", "kind of speakers found", "all actors", "all recipients",
    "country of parties", "primary sector of parties",
)  # fmt: skip
_AS_THEY_ARE = ("time", "place", "speakers", "all actors", "all recipients")


@dataclass(slots=True)
class SlotCounts:
    """What was right in the slots of matched accounts.

    A report's gold states values; a sentence's states words alone (its row has `marks`), so that time and
    place are right where the words overlap, or where neither side has any.
    """

    shares: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    sets: defaultdict[str, Hits] = field(default_factory=lambda: defaultdict(Hits))
    statuses: HitsByName = field(default_factory=HitsByName)
    coded_as_happened_though_not: int = 0

    def add(self, account: Account, gold: GoldAccount) -> None:
        """Count one matched pair."""
        right = right_slots(account, gold)
        self._action(account, gold, right)
        self._status(account, gold.slots)
        if "marks" in gold.slots:
            self._words(account, gold.slots["marks"])
            for name in ("all actors", "all recipients"):
                self._ask(name, right.get(name))
        else:
            for name in _AS_THEY_ARE:
                self._ask(name, right.get(name))
            self._values(account, gold.slots, right)
            self._parties(account, gold.slots)

    def figures(self) -> dict[str, Figure]:
        """Every slot's figure by its name; None where it was never asked."""
        statuses = [each for each in self.statuses.names.values() if each.gold]
        total = self.statuses.total()
        found: dict[str, Figure] = {"mode": self._share("mode")}
        found["mode_where_stated"] = self._share("mode where stated")
        found["contexts_f1"] = self.sets["contexts"].f1
        found["status_macro_f1"] = mean([each.f1 or 0.0 for each in statuses])
        found["status_accuracy"] = ratio(total.right, total.gold)
        if HISTORICAL in self.statuses.names:
            found["historical_f1"] = self.statuses.names[HISTORICAL].f1
        found["coded_as_happened_though_not"] = self.coded_as_happened_though_not
        found |= {name.replace(" ", "_"): self._share(name) for name in ORDER if name in self.shares}
        found["quantities_f1"] = self.sets["quantities"].f1
        return found

    def _share(self, name: str) -> float | None:
        return ratio(sum(self.shares[name]), len(self.shares[name]))

    def _ask(self, name: str, right: bool | None) -> None:
        if right is not None:
            self.shares[name].append(right)

    def _in_sets(self, name: str, coded: Iterable[Hashable], gold: Iterable[Hashable]) -> None:
        one, two = {*coded}, {*gold}
        hits = self.sets[name]
        hits.found, hits.gold, hits.right = hits.found + len(one), hits.gold + len(two), hits.right + len(one & two)

    def _action(self, account: Account, gold: GoldAccount, right: dict[str, bool]) -> None:
        action = gold.slots["action"]
        self._ask("mode", right.get("mode"))
        if action.get("mode"):
            self._ask("mode where stated", right.get("mode"))
        if "contexts" in action:
            self._in_sets("contexts", account.action.contexts, action["contexts"] or ())

    def _status(self, account: Account, slots: dict[str, Any]) -> None:
        status = slots.get("status") or {}
        if not status.get("value"):
            return
        wanted = HISTORICAL if status.get("historical") else status["value"]
        coded = HISTORICAL if account.status.historical else account.status.value
        self.statuses.of(wanted).gold += 1
        self.statuses.of(coded).found += 1
        self.statuses.of(wanted).right += wanted == coded
        self.coded_as_happened_though_not += account.status.value == "happened" != status["value"]

    def _values(self, account: Account, slots: dict[str, Any], right: dict[str, bool]) -> None:
        time = slots.get("time") or {}
        if "time" in slots:
            start = account.time.start.isoformat() if account.time.start else None
            self._ask("time start", start == time.get("start"))
            if time.get("start"):
                self._ask("time where stated", right["time"])
        if wanted := slots.get("place"):
            self._ask("place where stated", right["place"])
            near = same_event_place(account.place, wanted)
            self._ask("place within 50 km or division", near)
            if account.place.country:
                self._ask("the same of places found", near)
        if "speakers" in slots:
            self._chain(account, slots["speakers"] or (), right["speakers"])
        if "quantities" in slots:
            coded = [(each.what, each.low, each.high) for each in account.quantities]
            gold = [(each["what"], each.get("low"), each.get("high")) for each in slots["quantities"] or ()]
            self._in_sets("quantities", coded, gold)

    def _chain(self, account: Account, wanted: Sequence[dict[str, Any]], right: bool) -> None:
        if not wanted:
            return
        links = account.speakers
        self._ask("speakers where stated", right)
        self._ask("outermost speaker", bool(links) and same_speaker(links[0], wanted[0]))
        self._ask("innermost speaker", bool(links) and same_speaker(links[-1], wanted[-1]))
        for link in wanted:
            met = [each for each in links if same_speaker(each, link)]
            if met and link.get("kind"):
                self._ask("kind of speakers found", link["kind"] in {each.kind for each in met})

    def _parties(self, account: Account, slots: dict[str, Any]) -> None:
        """Country and primary sector of each gold party that a coded one meets."""
        for role in ("actors", "recipients"):
            for party in slots.get(role) or ():
                met = [each for each in getattr(account, role) if overlaps(each.words.spans, _pairs(party["spans"]))]
                if met and "country" in party:
                    self._ask("country of parties", party["country"] in {each.country for each in met})
                if met and "sectors" in party:
                    primary = {each.sectors[:1] for each in met}
                    self._ask("primary sector of parties", tuple(party["sectors"] or ())[:1] in primary)

    def _words(self, account: Account, marks: dict[str, list[list[int]]]) -> None:
        for name, words in (("time", account.time.words), ("place", account.place.words)):
            stated = _pairs(marks.get(name))
            right = overlaps(words.spans, stated) if stated else not words.spans
            self._ask(name, right)
            if stated:
                self._ask(f"{name} where stated", right)
        speakers = _pairs(marks.get("speaker"))
        links = [each.words.spans for each in account.speakers]
        right = len(links) == len(speakers) and all(any(overlaps(link, (pair,)) for link in links) for pair in speakers)
        self._ask("speakers", right)
        if speakers:
            self._ask("speakers where stated", right)
        self._quantities_by_words(account, marks)

    def _quantities_by_words(self, account: Account, marks: dict[str, list[list[int]]]) -> None:
        stated = [(what, pair) for what in QUANTITIES for pair in _pairs(marks.get(what))]
        met = {
            next((at for at, (what, pair) in enumerate(stated) if what == each.what and _meets(each.words, pair)), None)
            for each in account.quantities
        } - {None}
        hits = self.sets["quantities"]
        hits.found, hits.gold, hits.right = (
            hits.found + len(account.quantities),
            hits.gold + len(stated),
            hits.right + len(met),
        )


def _meets(words: Any, pair: Pair) -> bool:
    return overlaps(words.spans, (pair,))


def _pairs(spans: Iterable[Sequence[int]] | None) -> list[Pair]:
    return [(start, end) for start, end in spans or ()]
