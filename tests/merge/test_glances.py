"""Many reports looked over in one go: the same shares as of each two, and the same parent."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dateline.merge import lineage
from dateline.merge.glances import glances
from dateline.merge.kinship import kinship, most_kin
from dateline.merge.lineage import best_parent, may_be_parent, order_key, sure
from dateline.model import Report
from small_world import report

SHARED = [f"kettle{number}" for number in range(900)]


def some_reports(seed: int, *, number: int = 20) -> list[Report]:
    """Reports of forty to nine hundred words, each with stretches of the same text and words of its own; in order."""
    chance = random.Random(seed)
    found = []
    for at in range(number):
        size = chance.choice((40, 120, 400, 900))
        words = [each if chance.random() < 0.93 else f"own{at}x{place}" for place, each in enumerate(SHARED[:size])]
        said = "“" + " ".join(words[5:15]) + "”"
        credit = chance.choice(("", "", "Reuters reported. "))
        publisher = chance.choice(("Reuters", f"Herald {at}"))
        told = report(f"{credit}{said} {' '.join(words)}", publisher=publisher, hour=chance.uniform(0, 23), own=False)
        found.append(told)
    return sorted(found, key=order_key)


@pytest.mark.parametrize("seed", range(3))
def test_shares_are_those_of_each_two(seed: int):
    *others, last = some_reports(seed)
    seen = glances(last, others)

    for at, other in enumerate(others):
        kin = kinship(other, last)
        assert (seen.runs[at], seen.pairs[at], seen.terms[at], seen.quotes[at]) == (
            kin.runs, kin.pairs, kin.terms, kin.quotes,
        )  # fmt: skip
    assert len({each.signed.runs.level for each in others}) > 1  # long texts are sampled more thinly
    assert max(seen.quotes) > 0


@pytest.mark.parametrize("seed", range(3))
def test_shares_of_later_reports_are_theirs(seed: int):
    first, *laters = some_reports(seed)
    seen = glances(first, laters, are_later=True)
    sure_at_most = may_be_parent(first, laters, named={each.report_id: () for each in laters})

    for at, later in enumerate(laters):
        kin = kinship(first, later)
        assert (seen.runs[at], seen.pairs[at], seen.terms[at], seen.quotes[at]) == (
            kin.runs, kin.pairs, kin.terms, kin.quotes,
        )  # fmt: skip
        if most_kin(first, later, signed=(first.signed, later.signed)) is None:
            assert sure_at_most[at] == 0
        else:
            assert sure_at_most[at] > sure(kin)


def test_a_text_without_a_written_signature_is_looked_over_as_well():
    one, other = some_reports(1, number=2)

    assert glances(replace(one, signature=""), [replace(other, signature="")]) == glances(one, [other])


@pytest.mark.parametrize("seed", range(6))
def test_the_parent_is_that_of_one_after_another(seed: int):
    *others, last = some_reports(seed, number=40)
    copies = [report(others[3].text, publisher=f"Copyist {number}", hour=23.5, own=False) for number in range(4)]
    named = {each.report_id: each.signed.agencies for each in others}
    known = [(last, others), (copies[-1], [*others, *copies[:-1]])]
    in_one_go = [best_parent(later, earlier, named=named) for later, earlier in known]
    assert in_one_go == [best_parent(later, earlier) for later, earlier in known]

    assert in_one_go == [best_parent(later, earlier, at_hand=True) for later, earlier in known]
    assert all(in_one_go)


def test_of_two_as_sure_the_first_is_the_parent_though_the_other_looks_surer(monkeypatch: pytest.MonkeyPatch):
    *others, last = some_reports(1, number=10)
    first, second = (
        report(last.text, publisher=name, hour=1, own=False, url=f"https://{name}.example/a") for name in ("ada", "bea")
    )
    earlier = [first, second, *others]
    surest = best_parent(last, earlier)
    assert surest is not None and surest.report_id == first.report_id != second.report_id

    kin = kinship(first, last)
    rank = (round(sure(kin), 6), round(kin.runs + kin.pairs, 6))
    monkeypatch.setattr(lineage, "_likely", lambda *_, **__: [(1, (1.0, 3.0)), (0, rank)])
    assert best_parent(last, earlier) == surest
