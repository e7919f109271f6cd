"""Who did not do an act whose words name no doer, though the report tells of them near by."""

from __future__ import annotations

from dateline.resolve.absent_marks import Asked
from dateline.resolve.cast import Key


def is_passed_over(asked: Asked, key: Key) -> bool:
    """Whether somebody with a name did not do an act whose words name nobody for its doer.

    - A body, a country or a town that its own sentence names: "a program that NSO sells was used against them". The
      choice among its words knew it and took nobody. Of those taken all the same ten were wrong in real news and none
      right (in the corpus's reports, which taught the choice, one and five).
    - Who accuses: "she is charged with fraud". A court, a witness, the town: of six who were told elsewhere none was
      right.

    A "police" or "gunmen" of no name may be the doers of anything that is done near them.
    """
    if asked.kept:
        return False
    named = {each.type for each in asked.cast.members[key].mentions if each.kind == "name"}
    if not named:
        return False
    return asked.kind == "ACCUSE" or ("Person" not in named and key in asked.cast.mentioned.get(asked.index, ()))
