"""How the words of a place stand in their sentence."""

from __future__ import annotations

from dateline.resolve.standing import ACTING, stands_at
from dateline.testing import document_from_conllu

LINES = """\
1 Ankara ankara PROPN _ _ 2 nsubj _ _
2 warned warn VERB _ _ 0 root _ _
3 Cairo cairo PROPN _ _ 6 nmod:poss _ _
4 's 's PART _ _ 3 case _ _
5 two two NUM _ _ 6 nummod _ _
6 envoys envoy NOUN _ _ 2 obj _ _
7 in in ADP _ _ 8 case _ _
8 Geneva geneva PROPN _ _ 2 obl _ _
"""


def test_a_town_that_acts_is_a_government_and_one_behind_in_is_where() -> None:
    doc = document_from_conllu(LINES)
    stands = [stands_at(doc, doc.report.text.index(name)) for name in ("Ankara", "Cairo", "Geneva")]
    assert stands == ["who", "whose", "where in"]
    assert {"who", "whose"} == ACTING
