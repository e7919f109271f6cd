"""Sentences that look as if an act had happened, or as if it had not: the status of the marked word."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.evaluate.marked_sentences import MarkedSentence, sentences_of
from dateline.extract.status import find_status
from dateline.model import make_report

HERE = Path(__file__).parent
RIGHT, RIGHT_SEEN_ONCE, RIGHT_UNSEEN, RIGHT_OF_WIRE = 0.93, 0.93, 0.65, 0.85
"""The share that the issue of this slot asks for, of the traps and of the control whose classes were mended since; and
what sentences reach that nobody made a cue for, odd ones and ones in an agency's wording."""
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> dateline.Coder:
    return dateline.Coder()


def status_of(coder: dateline.Coder, marked: MarkedSentence) -> str:
    """Status of the one marked word, whatever the model thinks of it as an act."""
    (act,) = marked.acts
    doc = coder.parse(make_report(marked.text), at={act.trigger[0]})
    for sentence in doc.sentences:
        for each in sentence.acts:
            if sentence.tokens[each.token].start == act.trigger[0]:
                return find_status(doc, sentence, act=each, type_=act.type).value
    raise AssertionError(f"no word begins where the mark does: {marked.text}")


@pytest.mark.parametrize(
    ("name", "lines", "share"),
    [
        ("status_traps.txt", 120, RIGHT),
        ("status_control.txt", 60, RIGHT_SEEN_ONCE),
        ("status_fresh.txt", 40, RIGHT_UNSEEN),
        ("status_wire.txt", 80, RIGHT_OF_WIRE),
    ],
)
def test_traps_of_status(coder: dateline.Coder, name: str, lines: int, share: float) -> None:
    told = list(sentences_of(HERE / name))
    assert len(told) == lines
    wrong = []
    for marked in told:
        found = status_of(coder, marked)
        if found != marked.acts[0].status:
            wrong.append(f"{marked.acts[0].status}, not {found}: {marked.text}")
    assert len(wrong) <= (1 - share) * lines, "\n".join(wrong)
