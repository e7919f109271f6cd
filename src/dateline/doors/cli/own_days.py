"""Which reports state another day than the one that --published gave: the page's own day wins, and that is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model import Account, Report


@dataclass(slots=True)
class OwnDays:
    """A receiver of reports that remembers those whose own day is not ``given`` (ISO form, None where none was)."""

    given: str | None
    others: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, report: Report, accounts: tuple[Account, ...]) -> None:
        """Look at one report."""
        day = report.published_day
        if self.given and day and day.isoformat() != self.given[:10]:
            self.others.append((report.origin, day.isoformat()))

    def line(self) -> str | None:
        """What to tell the user; None where the given day was used throughout."""
        if not self.others:
            return None
        origin, day = self.others[0]
        if len(self.others) == 1:
            return f"--published {self.given} was not used: {origin} states its own day, {day}."
        return (
            f"--published {self.given} was not used for {len(self.others)} reports, which state their own day "
            f"(the first: {origin}, {day})."
        )
