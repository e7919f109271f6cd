"""What a run counted, the summary for people, and the exit code that follows from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dateline.doors.cli.entry import DONE, INTERRUPTED, NOTHING_DONE, SOME_FAILED
from dateline.model import Account, Failed, Refused

KEPT_AS = {
    "changed": "a new version of a page that was kept: its earlier accounts are superseded",
    "older": "an older version of a page than the one that is kept",
    "recoded": "coded anew, in the place of an earlier coder's accounts",
    "copy": "word for word what another page printed",
}
"""What a store made of a report, where it is worth telling."""
LINES = 20
"""Redacted reports that are named in a summary; the others are counted."""


@dataclass(slots=True)
class Tally:
    """Counts of one run; `refused` and `failed` by reason, `known` were kept before and not coded again.

    ``doubtful`` accounts are counted apart. ``before`` is what a run that goes on had done already, ``redacted`` a line
    on each report that stays out, ``kept_as`` what a store made of those that were coded, ``noted`` how often an input
    said what could not be used.
    """

    coded: int = 0
    accounts: int = 0
    as_happened: int = 0
    doubtful: int = 0
    noted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    interrupted: bool = False
    cancelled: bool = False
    known: int = 0
    before: int = 0
    redacted: list[str] = field(default_factory=list)
    kept_as: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: tuple[Account, ...] | Refused | Failed) -> None:
        """Count one report's outcome."""
        if isinstance(outcome, Refused):
            self.refused[outcome.reason.value] += 1
        elif isinstance(outcome, Failed):
            self.failed[outcome.reason.value] += 1
        else:
            self.coded += 1
            sure = [account for account in outcome if not account.doubtful]
            self.accounts += len(sure)
            self.doubtful += len(outcome) - len(sure)
            self.as_happened += sum(
                account.status.value in ("happened", "ongoing") and not account.status.historical for account in sure
            )

    @property
    def reports(self) -> int:
        """How many reports were met."""
        return self.coded + self.known + len(self.redacted) + self.refused.total() + self.failed.total()

    @property
    def exit_code(self) -> int:
        """0 done, 1 nothing could be done, 3 done but some failed, 130 interrupted or cancelled."""
        if self.interrupted or self.cancelled:
            return INTERRUPTED
        if not self.coded and not self.known and not self.before and not self.redacted:
            return NOTHING_DONE
        return SOME_FAILED if self.failed else DONE

    def lines(self, seconds: float) -> list[str]:
        """The summary: one line of what was done, one each for what was refused and what failed."""
        done = f"{count(self.coded, 'report')} coded, {count(self.accounts, 'account')}"
        if self.accounts:
            done += f" ({self.as_happened} as happened or ongoing)"
        if self.doubtful:
            done += f", {self.doubtful:,} doubtful"
        found = [f"{done}, {seconds:.1f} s" if self.reports else self._nothing()]
        found += [f"  {number:,} of them {KEPT_AS[name]}" for name, number in self.kept_as.items() if name in KEPT_AS]
        if self.known:
            found.append(f"{count(self.known, 'report')} known already: kept before, not coded again")
        if self.redacted:
            found.append(f"{count(len(self.redacted), 'report')} kept out, which had been taken out before:")
            found += [f"  {line}" for line in self.redacted[:LINES]]
            if len(self.redacted) > LINES:
                found.append(f"  and {len(self.redacted) - LINES:,} more: dateline store info lists redactions")
        if self.refused:
            found.append(f"{count(self.refused.total(), 'report')} refused: {_reasons(self.refused)}")
        if self.failed:
            found.append(f"{count(self.failed.total(), 'report')} failed: {_reasons(self.failed)}")
        if self.cancelled:
            found.append("Cancelled by `dateline runs cancel`: what was done until then is kept.")
        elif self.interrupted:
            found.append("Interrupted: what was done until then is kept.")
        return found

    def _nothing(self) -> str:
        return "No report was left to be coded." if self.before else "No report found."


def count(number: int, thing: str) -> str:
    """A number with its noun: '1 report', '2,000 reports'."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _reasons(reasons: Counter[str]) -> str:
    return ", ".join(f"{number} {reason}" for reason, number in reasons.most_common())
