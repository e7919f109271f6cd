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
from dateline.model import Account, Document, Failed, Refused, Report, make_report
from dateline.pipeline import Coder

# `read` is a room and a function; imported here, the name is the function's from the first moment on.
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
    "Failed",
    "InputError",
    "PluginError",
    "Refused",
    "Report",
    "Settings",
    "SettingsError",
    "StoreError",
    "Where",
    "make_report",
    "open_store",
    "read",
    "read_many",
]
