"""What the user says of an input that the input does not say of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dateline.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Known:
    """Publication date, publisher and address as given by the user; None where not given."""

    published: datetime | date | None = None
    publisher: str | None = None
    url: str | None = None


def known_of(published: str | date | None, publisher: str | None, url: str | None) -> Known:
    """Check what the user gave; raises SettingsError for a date that is none."""
    if isinstance(published, str):
        told = published
        published = day_of(told)
        if published is None:
            raise SettingsError(f"'{told}' is no date. Write the day as 2019-04-20.")
    return Known(published, publisher, url)


def day_of(written: str | None) -> datetime | date | None:
    """An ISO 8601 date or date-time as a value, None for anything else."""
    if not written:
        return None
    text = written.strip().replace("Z", "+00:00")
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        return datetime.fromisoformat(text)
    except ValueError:
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            return None
