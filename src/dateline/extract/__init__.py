"""Document → accounts: which words report an act, and the words of each slot. One slot, one file.

What the words denote (which person, which day, which town) is the business of `dateline.resolve`.
"""

from dateline.extract.accounts import extract
from dateline.extract.confirmed import with_confirmers
from dateline.extract.contexts import with_contexts

__all__ = ["extract", "with_confirmers", "with_contexts"]
