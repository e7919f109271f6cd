"""What words denote: which person, country and role, which day, which place."""

from dateline.resolve.inherited import with_inherited_times
from dateline.resolve.inherited_places import with_inherited_places
from dateline.resolve.known_names import with_known_names
from dateline.resolve.narrative import dated_times
from dateline.resolve.surroundings import let_go
from dateline.resolve.walk import resolve

__all__ = [
    "dated_times",
    "let_go",
    "resolve",
    "with_inherited_places",
    "with_inherited_times",
    "with_known_names",
]
