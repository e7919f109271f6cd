"""Which types of act are taken for one another, which undo one another, and which are by force."""

from __future__ import annotations

from dateline.codebook.rules import JOINT, TYPES

BY_FORCE = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))
"""Acts of which it matters who did them; of words and papers reports name now the state, now its minister or firm."""
TURNABLE = JOINT | {"ASSAULT"}
"""Acts whose parties may change sides between two mentions (talks, deals, joint work, clashes)."""
MAY_BE_TAKEN_FOR = frozenset(
    frozenset(pair.split("-"))
    for pair in (
        "AGREE-SUPPORT AGREE-CONCEDE AGREE-COOPERATE AGREE-CONSULT AGREE-AID COOPERATE-CONSULT COOPERATE-AID "
        "SUPPORT-COOPERATE SUPPORT-AID CONCEDE-RETREAT CONCEDE-SUPPORT REQUEST-THREATEN REQUEST-ACCUSE "
        "REQUEST-PROTEST REQUEST-CONSULT ACCUSE-REJECT ACCUSE-THREATEN ACCUSE-PROTEST REJECT-SANCTION "
        "REJECT-THREATEN PROTEST-ASSAULT PROTEST-MOBILIZE SANCTION-COERCE COERCE-ASSAULT MOBILIZE-ASSAULT "
        "RETREAT-AID SANCTION-RETREAT REQUEST-REJECT"
    ).split()
)
"""Types that the codebook names as easily confused, and a few that coders confuse as well."""
NEAR_TYPES = frozenset(frozenset(map(TYPES.index, pair)) for pair in MAY_BE_TAKEN_FOR)
"""The same by the numbers of the types."""
UNDOES = frozenset(
    frozenset((TYPES.index(one), TYPES.index(other)))
    for one in ("SANCTION", "COERCE")
    for other in ("RETREAT", "CONCEDE")
)
"""Types of which one undoes the other: imposed and lifted, seized and let go, closed and opened."""
