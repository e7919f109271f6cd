"""Which exports exist: a list. (Readers, extractors and resolvers are called by their rooms.)"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.store.exports.columns import Form

EXPORTS = {
    "jsonl": "dateline.store.exports.documents:JSON_LINES",
    "csv": "dateline.store.exports.flat:ACCOUNTS",
    "parquet": "dateline.store.exports.flat:ACCOUNTS",
    "dyad": "dateline.store.exports.flat:DYADS",
    "gdelt": "dateline.store.exports.gdelt:EVENTS",
    "gdelt-mentions": "dateline.store.exports.gdelt:MENTIONS",
    "icews": "dateline.store.exports.coded_rows:ICEWS",
    "polecat": "dateline.store.exports.coded_rows:POLECAT",
    "petrarch": "dateline.store.exports.coded_rows:PETRARCH",
    "acled": "dateline.store.exports.acled:ACLED",
    "geojson": "dateline.store.exports.documents:GEOJSON",
    "ftm": "dateline.store.exports.documents:FOLLOW_THE_MONEY",
    "timelinejs": "dateline.store.exports.documents:TIMELINE",
    "label-studio": "dateline.store.exports.documents:LABEL_STUDIO",
}
"""Each export by its name: where its form is. A new one is a file, a line here, and its test."""


def export_form(name: str) -> Form:
    """The form of an export; raises InputError for a name that is not there."""
    if name not in EXPORTS:
        raise InputError(f"There is no export '{name}'. Exports: {', '.join(EXPORTS)}.")
    module, _, attribute = EXPORTS[name].partition(":")
    form: Form = getattr(importlib.import_module(module), attribute)
    return form
