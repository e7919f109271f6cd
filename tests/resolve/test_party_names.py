"""What a resolved party is called."""

from __future__ import annotations

import pytest

from dateline.model import Party, words_of
from dateline.resolve import actors
from dateline.resolve.known import Known
from dateline.testing import document_from_conllu

STORY = "1 Ethiopia ethiopia PROPN _ _ 2 nsubj _ _\n2 agreed agree VERB _ _ 0 root _ _\n"


def test_a_name_that_runs_over_a_line_s_end_has_none_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = document_from_conllu(STORY)
    monkeypatch.setattr(actors, "_resolved", lambda *_, **__: Known(name="Ethiopia\nADDIS  ABABA", country="ETH"))
    party = actors.resolve_party(doc, Party(words_of(doc.report, (0, 8))), sentence_index=0, day=None)
    assert party.name == "Ethiopia ADDIS ABABA"
