"""Which types of act are taken for one another, which undo one another, and which are by force: by their places in
`TYPES`, for the comparison of many accounts at once."""

from __future__ import annotations

import numpy as np

from dateline.codebook.rules import TYPES
from dateline.merge.rivals import BY_FORCE

RECIPROCAL = frozenset(TYPES.index(each) for each in ("CONSULT", "AGREE", "COOPERATE", "ASSAULT"))
"""Acts whose parties may change sides between two reports."""
NEAR_TYPES = frozenset(
    frozenset((TYPES.index(one), TYPES.index(other)))
    for one, other in (
        pair.split("-")
        for pair in (
            "AGREE-SUPPORT AGREE-CONCEDE AGREE-COOPERATE AGREE-CONSULT AGREE-AID COOPERATE-CONSULT COOPERATE-AID "
            "SUPPORT-COOPERATE SUPPORT-AID CONCEDE-RETREAT CONCEDE-SUPPORT REQUEST-THREATEN REQUEST-ACCUSE "
            "REQUEST-PROTEST REQUEST-CONSULT ACCUSE-REJECT ACCUSE-THREATEN ACCUSE-PROTEST REJECT-SANCTION "
            "REJECT-THREATEN PROTEST-ASSAULT PROTEST-MOBILIZE SANCTION-COERCE COERCE-ASSAULT MOBILIZE-ASSAULT "
            "RETREAT-AID SANCTION-RETREAT REQUEST-REJECT"
        ).split()
    )
)
"""Types that the codebook names as easily confused, and a few that coders confuse as well."""
UNDOES = frozenset(
    frozenset((TYPES.index(one), TYPES.index(other)))
    for one in ("SANCTION", "COERCE")
    for other in ("RETREAT", "CONCEDE")
)
"""Types of which one undoes the other: imposed and lifted, seized and let go, closed and opened."""
NEAR, UNDONE = np.zeros((2, len(TYPES), len(TYPES)), dtype=bool)
"""`NEAR_TYPES` and `UNDOES` as squares, by the types' places."""
for _square, _pairs in ((NEAR, NEAR_TYPES), (UNDONE, UNDOES)):
    for _one, _other in map(tuple, _pairs):
        _square[_one, _other] = _square[_other, _one] = True
FORCE = np.isin(np.arange(len(TYPES)), [TYPES.index(each) for each in BY_FORCE])
OF_BOTH = np.isin(np.arange(len(TYPES)), sorted(RECIPROCAL))
