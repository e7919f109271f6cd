"""Who counts how many: each side's own size of a crowd, on hand-made trees."""

from __future__ import annotations

import pytest

from dateline import Coder, make_report
from dateline.extract.quantities import find_quantities
from dateline.extract.sized import Counted
from dateline.model import Document
from told import trees

SIZED = (
    "The/DET/2/det mayor/NOUN/3/nsubj put/VERB/0/root/put the/DET/5/det crowd/NOUN/3/obj at/ADP/7/case 600/NUM/3/obl "
)
GATHERED = "Teachers/NOUN/2/nsubj gathered/VERB/0/root/gather ./PUNCT/2/punct"


def crowds(doc: Document) -> list[tuple[int | None, str]]:
    return [(each.low, each.by.text) for each in find_quantities(doc, [Counted(0, 1, "PROTEST", "demo")])[0]]


@pytest.mark.parametrize(
    ("more", "counter"),
    [
        (";/PUNCT/11/punct teachers/NOUN/10/nsubj/teacher said/VERB/3/parataxis/say 900/NUM/10/obj", "teachers"),
        (",/PUNCT/12/punct while/SCONJ/12/mark the/DET/11/det union/NOUN/12/nsubj spoke/VERB/3/advcl/speak "
         "of/ADP/14/case 900/NUM/12/obl", "the union"),
        (",/PUNCT/10/punct the/DET/10/det teachers/NOUN/3/parataxis/teacher 900/NUM/10/flat", "the teachers"),
        ("and/CCONJ/10/cc at/ADP/10/case 900/NUM/7/conj by/ADP/13/case the/DET/13/det union/NOUN/3/obl", "the union"),
    ],
)  # fmt: skip
def test_each_side_gives_its_own_size_of_a_crowd(more: str, counter: str) -> None:
    assert crowds(trees(GATHERED, SIZED + more)) == [(600, "The mayor"), (900, counter)]


def test_the_other_side_counts_in_a_sentence_of_its_own() -> None:
    after = "Teachers/NOUN/2/nsubj/teacher said/VERB/0/root/say {}900/NUM/2/obj"

    assert crowds(trees(GATHERED, SIZED, after.format(""))) == [(600, "The mayor"), (900, "Teachers")]
    assert crowds(trees(GATHERED, after.format(""))) == []


@pytest.mark.parametrize(
    "more",
    [
        "of/ADP/5/case their/PRON/5/nmod:poss officials/NOUN/3/nmod/official",
        "jobs/NOUN/2/obj/job",
        "had/AUX/5/aux/have enrolled/VERB/2/ccomp/enrol",
    ],
)
def test_what_another_side_counts_else_is_no_size_of_the_crowd(more: str) -> None:
    number = "nummod" if more.startswith("jobs") else "nsubj" if more.startswith("had") else "obj"
    head = {"nummod": 4, "nsubj": 5, "obj": 2}[number]
    said = f"Teachers/NOUN/2/nsubj/teacher said/VERB/0/root/say 900/NUM/{head}/{number} {more}"
    assert crowds(trees(GATHERED, SIZED, said)) == [(600, "The mayor")]


def test_who_stands_before_a_colon_counts(coder: Coder) -> None:
    (march,) = coder.code(make_report("Bakers marched in Oporto on Sunday; police: 300, union: 4,000."))
    assert [(each.low, each.by.text) for each in march.quantities] == [(300, "police"), (4000, "union")]
