"""What the user says of an input that the input does not say of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dateline.errors import SettingsError
from dateline.read.spoken_dates import any_date, iso_date


@dataclass(frozen=True, slots=True)
class Known:
    """Publication date, publisher and address as given by the user; None where not given.

    They fill gaps: what the input says of itself wins, since one option serves a folder of many reports.
    """

    published: datetime | date | None = None
    publisher: str | None = None
    url: str | None = None


def known_of(published: str | date | None, publisher: str | None, url: str | None) -> Known:
    """Check what the user gave; raises SettingsError for a date that is none."""
    if isinstance(published, str):
        told = published
        published = iso_date(told) or any_date(told)
        if published is None:
            raise SettingsError(f"'{told}' is no date. Write the day as 2019-04-20.")
    elif published is not None and not isinstance(published, date):
        raise SettingsError(f"{published!r} is no date. Give a date, a datetime, or text such as 2019-04-20.")
    return Known(published, publisher, url)
