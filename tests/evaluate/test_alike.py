"""Accounts of a second annotation, scored against the first as the coder is."""

from __future__ import annotations

import pytest

from dateline.evaluate.agreement import compare
from dateline.evaluate.alike import account_hits
from dateline.evaluate.annotations import lay_beside
from dateline.evaluate.marked_reports import parse_report
from small_corpus import REPORT

FIRST = parse_report(REPORT, name="velm-1")


def rows(written=REPORT):
    return parse_report(written, name="velm-1").as_row()["accounts"]


def hits(second):
    found = account_hits(FIRST.text, first=rows(), second=rows(second))
    return found.right, found.found, found.gold


def test_an_annotation_is_right_against_itself_parties_of_the_footer_too():
    assert hits(REPORT) == (3, 3, 3)


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("ASSAULT-heavy-weapons", "COERCE", 2),  # another type
        ("[Rebels|actor&rebels#1]", "[Rebels|&rebels]", 2),  # no actor
        ("[them|recipient&envoys#3,&envoys]", "[them|&envoys]", 2),  # no recipient where the first has one
        ("[met|CONSULT~diplomatic@planned#2]", "[met|CONSULT#2]", 3),  # contexts and status are slots, not asked here
        ("[ministers|recipient&ministers#2]", "[ministers|actor&ministers#2]", 3),  # who meet may both be actors
    ],
)
def test_type_actor_and_recipient_decide(old, new, right):
    assert old in REPORT
    assert hits(REPORT.replace(old, new)) == (right, 3, 3)


def test_a_type_that_the_first_allows_is_right():
    assert hits(REPORT.replace("[rebuked|ACCUSE#3]", "[rebuked|REJECT#3]"))[0] == 2
    allowing = rows(REPORT + "#3 allowed=REJECT\n")
    second = rows(REPORT.replace("[rebuked|ACCUSE#3]", "[rebuked|REJECT#3]"))
    assert account_hits(FIRST.text, first=allowing, second=second).right == 3


def test_the_agreement_counts_accounts_of_reports_and_sentences(tmp_path):
    for name, verb in (("a", "shelled|ASSAULT"), ("b", "shelled|MOBILIZE")):
        (tmp_path / name / "sentences").mkdir(parents=True)
        line = f"[Rebels|actor] [{verb}] [Arandi|recipient].\n[Envoys|actor] [met|CONSULT] [kings|recipient].\n"
        (tmp_path / name / "sentences" / "x.txt").write_text(line, encoding="utf-8")
    told = {row["slot"]: row for row in compare(lay_beside(tmp_path / "a", tmp_path / "b").texts)["all"].rows()}
    assert (told["accounts"]["first"], told["accounts"]["second"], told["accounts"]["both"]) == (2, 2, 1)
    assert list(told)[:3] == ["holds an act", "accounts", "triggers"]
