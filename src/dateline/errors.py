"""Every exception Dateline raises.

::

    DatelineError            something outside Dateline is not as it must be; catch this one
    ├── InputError           a report, gold file or URL cannot be used as it is
    ├── CodebookError        a codebook file breaks a rule (raised when it is loaded, never while coding)
    ├── SettingsError        an option or environment variable makes no sense
    ├── PluginError          a reader, extractor or export from outside cannot be used
    └── StoreError           the store cannot be opened, read or written; nothing is half-written

    BrokenPromise            Dateline itself is wrong: please report it. Never a DatelineError.

One bad report is no exception while many are coded: it becomes a `Failed` or `Refused` value
(see `dateline.model`) and the run goes on.
"""


class DatelineError(Exception):
    """Something outside Dateline is not as it must be; the message says what, where and what to do."""


class InputError(DatelineError):
    """A report, gold file or URL cannot be used as it is."""


class CodebookError(DatelineError):
    """A codebook file breaks a rule; names the file, the key and the rule."""


class SettingsError(DatelineError):
    """An option or environment variable makes no sense."""


class PluginError(DatelineError):
    """A reader, extractor or export from outside cannot be used."""


class StoreError(DatelineError):
    """The store cannot be opened, read or written; what was kept before is whole, and nothing is half-written."""


class BrokenPromise(Exception):  # noqa: N818 - a promise, not an error of the caller
    """Dateline itself is wrong: a value that must always hold did not."""
