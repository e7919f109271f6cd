"""Dateline reads news reports and keeps the record: who did what to whom, when, where, says who, whether."""

from dateline.errors import (
    BrokenPromise,
    CodebookError,
    DatelineError,
    InputError,
    PluginError,
    SettingsError,
    StoreError,
)

# `merge` and `read` are rooms and functions; imported here, the names are the functions' from the first moment on.
from dateline.merge import merge
from dateline.model import Account, Document, Event, Failed, Judgement, Refused, Report, make_report
from dateline.pipeline import Coder
from dateline.read import read, read_many
from dateline.settings import Settings
from dateline.store import Where, open_store

__all__ = [
    "Account",
    "BrokenPromise",
    "CodebookError",
    "Coder",
    "DatelineError",
    "Document",
    "Event",
    "Failed",
    "InputError",
    "Judgement",
    "PluginError",
    "Refused",
    "Report",
    "Settings",
    "SettingsError",
    "StoreError",
    "Where",
    "make_report",
    "merge",
    "open_store",
    "read",
    "read_many",
]
