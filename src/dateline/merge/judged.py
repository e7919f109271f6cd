"""What people judged of accounts: same or different, right or wrong. Of judgements that contradict each other the later
holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model import Account, Judgement, corrected


@dataclass(frozen=True, slots=True)
class Held:
    """The judgements that hold.

    ``groups``: accounts judged to be of one event, directly or through others; ``apart``: groups, by their place,
    that were judged different. ``overruled``: judgements that do not hold, and the later one that excludes each.
    """

    groups: tuple[frozenset[str], ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()
    same: tuple[Judgement, ...] = ()
    overruled: tuple[tuple[Judgement, Judgement], ...] = ()

    def reasons(self, ids: Iterable[str]) -> tuple[str, ...]:
        """What people judged of an event's accounts, and where they contradict each other, in words."""
        if not (self.same or self.overruled):
            return ()
        here = frozenset(ids)
        told = [
            f"{_by(each)} judged two accounts to be of the same event{_why(each)}"
            for each in self.same
            if each.one in here and each.other in here
        ]
        told += [
            f"{_by(each)} judged {_words(each)}{_why(each)}; {_by(later)} contradicted that later, and the later holds"
            for each, later in self.overruled
            if each.one in here or each.other in here
        ]
        return tuple(dict.fromkeys(told))


def held(judgements: Iterable[Judgement]) -> Held:
    """The judgements that hold, the latest first: an older one only if nothing later excludes it.

    A "same" is excluded where it would tie, through others, two accounts that were judged different later; a
    "different" where accounts that were judged the same later tie the two. Judgements of slots are passed over.
    """
    groups, same, overruled = _Groups(), [], []
    last: dict[frozenset[str], Judgement] = {}
    for each in sorted(judgements, key=when, reverse=True):
        if each.verdict not in ("same", "different") or each.other is None or each.other == each.one:
            continue
        later = last.setdefault(frozenset((each.one, each.other)), each)
        if later is not each:
            if later.verdict != each.verdict:
                overruled.append((each, later))
            continue
        excluded = groups.apart(each) if each.verdict == "same" else groups.together(each)
        if excluded is not None:
            overruled.append((each, excluded))
        elif each.verdict == "same":
            groups.join(each)
            same.append(each)
        else:
            groups.part(each)
    members, apart = groups.told()
    return Held(members, apart, tuple(same), tuple(overruled))


class Verdicts:
    """What people judged of single accounts, as a whole or in a slot: of two on the same the later holds."""

    def __init__(self) -> None:
        self._last: dict[str, dict[str | None, Judgement]] = {}

    def take(self, judgement: Judgement) -> None:
        """Take a judgement that an account is right or wrong."""
        of = self._last.setdefault(judgement.one, {})
        last = of.get(judgement.slot)
        if last is None or when(judgement) >= when(last):
            of[judgement.slot] = judgement

    def is_out(self, account_id: str) -> bool:
        """Whether an account is in no event: it is wrong as a whole, or its action is, and nobody said a better."""
        wrong = self._wrong(account_id) if self._last else {}
        return None in wrong or ("action" in wrong and wrong["action"].right is None)

    def no_status(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of some accounts whose status is wrong, and nobody said a better."""
        if not self._last:
            return frozenset()
        wrong = ((each, self._wrong(each).get("status")) for each in ids)
        return frozenset(each for each, judgement in wrong if judgement is not None and judgement.right is None)

    def corrected(self, account: Account, account_id: str) -> Account:
        """An account without the values that are wrong, with those that people said instead."""
        wrong = self._wrong(account_id) if self._last else {}
        return corrected(account, {slot: each.right for slot, each in wrong.items() if slot}) if wrong else account

    def reasons(self, ids: Iterable[str]) -> tuple[str, ...]:
        """What people judged of the slots of some accounts, in words."""
        if not self._last:
            return ()
        told = (each for own in ids for each in sorted(self._wrong(own).values(), key=when) if each.slot)
        return tuple(
            dict.fromkeys(f"{_by(each)} judged the {each.slot} of an account wrong{_said(each)}" for each in told)
        )

    def _wrong(self, account_id: str) -> Mapping[str | None, Judgement]:
        last = self._last.get(account_id)
        return {slot: each for slot, each in last.items() if each.verdict == "wrong"} if last else {}


def when(judgement: Judgement) -> tuple[float, str]:
    """Sorts judgements by their moment; at one moment by id, so that the order of reading plays no part."""
    return (judgement.when.timestamp() if judgement.when else 0.0, judgement.judgement_id)


class _Groups:
    """Accounts judged the same in groups, and the groups that were judged different."""

    def __init__(self) -> None:
        self._group: dict[str, int] = {}
        self._members: dict[int, set[str]] = {}
        self._rests_on: dict[int, Judgement] = {}
        self._apart: dict[int, dict[int, Judgement]] = {}

    def apart(self, judgement: Judgement) -> Judgement | None:
        """The judgement that the groups of two accounts are different."""
        one, other = self._homes(judgement)
        return self._apart.get(one, {}).get(other)

    def together(self, judgement: Judgement) -> Judgement | None:
        """A judgement that ties the group of both accounts; None where they are in two groups."""
        one, other = self._homes(judgement)
        return self._rests_on.get(one) if one == other else None

    def join(self, judgement: Judgement) -> None:
        """Make the groups of two accounts one."""
        one, other = self._homes(judgement)
        self._rests_on[one] = judgement
        if one == other:
            return
        for member in self._members[other]:
            self._group[member] = one
        self._members[one] |= self._members.pop(other)
        for far, told in self._apart.pop(other, {}).items():
            del self._apart[far][other]
            self._apart.setdefault(one, {})[far] = self._apart[far][one] = told

    def part(self, judgement: Judgement) -> None:
        """Hold the groups of two accounts apart."""
        one, other = self._homes(judgement)
        self._apart.setdefault(one, {})[other] = self._apart.setdefault(other, {})[one] = judgement

    def told(self) -> tuple[tuple[frozenset[str], ...], frozenset[tuple[int, int]]]:
        """The groups, and the places of those held apart, the smaller first."""
        place = {group: at for at, group in enumerate(self._members)}
        apart = {(place[one], place[other]) for one, others in self._apart.items() for other in others if one < other}
        return tuple(frozenset(members) for members in self._members.values()), frozenset(
            (min(pair), max(pair)) for pair in apart
        )

    def _homes(self, judgement: Judgement) -> tuple[int, int]:
        found = []
        for account_id in (judgement.one, judgement.other or ""):
            if account_id not in self._group:
                self._group[account_id] = len(self._group)
                self._members[self._group[account_id]] = {account_id}
            found.append(self._group[account_id])
        return found[0], found[1]


def _by(judgement: Judgement) -> str:
    return judgement.by or "somebody"


def _why(judgement: Judgement) -> str:
    return f": {judgement.why}" if judgement.why else ""


def _said(judgement: Judgement) -> str:
    return (f", for {judgement.right}" if judgement.right else "") + _why(judgement)


def _words(judgement: Judgement) -> str:
    told = {"same": "to be of the same event", "different": "to be of different events"}
    return f"two accounts {told[judgement.verdict]}"
