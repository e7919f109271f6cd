"""Who copied whom, from signatures alone; and how many independent origins an event has."""

from __future__ import annotations

from functools import partial

import pytest

from dateline.merge import merge, tracing
from dateline.merge.kinship import impossible_dates, kinship, most_kin
from dateline.merge.lineage import derivation, parent_of, sure
from dateline.merge.merger import Merger
from dateline.model import Event, Report
from dateline.signature import dated_in
from small_world import report as world_report
from small_world import shelling

report = partial(world_report, own=False)
WIRE = report(
    "ARANDI, March 6 (NNA) - Rebels shelled Arandi on Monday, killing two traders and a boy, the mayor of the town "
    "said. The guns stood on the hills that the militia has held since January.\n\n"
    "“We had no warning, and the market was full,” said the mayor, Ines Okafor, whose own house lost its roof.\n\n"
    "The militia denied everything in a statement that a courier brought to the agency's office in the capital.",
    publisher="Northgate News Agency",
    hour=9,
)
COPY = report(
    WIRE.text.replace("ARANDI, March 6 (NNA) - ", "").replace("denied", "rejected"), publisher="Coastal Post", hour=12
)
CUT = report(WIRE.text.split("\n\n")[0], publisher="Evening Compass", hour=13)
REWRITE = report(
    "Two traders and a boy died in Arandi on Monday when rebels shelled the town, its mayor Ines Okafor said, "
    "according to NNA. The guns fired from hills held by the militia. “We had no warning, and the market was full,” "
    "she said.",
    publisher="Plains Herald",
    hour=20,
)
OWN = report(
    "Radio Salt counted three graves in Arandi this morning. Neighbours told us that rebels shelled the fish stalls on "
    "Monday at noon, and that an ambulance came only after dark.",
    publisher="Radio Salt",
    hour=21,
)
ALL = (WIRE, COPY, CUT, REWRITE, OWN)


@pytest.mark.parametrize(("later", "how"), [(COPY, "copy"), (CUT, "cut"), (REWRITE, "rewrite")])
def test_what_derives_from_the_wire_is_told_with_how(later: Report, how: str):
    parent = parent_of(later, [each for each in ALL if each is not later])

    assert parent is not None
    assert (parent.report_id, parent.derivation) == (WIRE.report_id, how)
    assert parent.sure > 0.5


def test_an_independent_report_has_no_parent():
    assert parent_of(OWN, ALL) is None


def test_nothing_derives_from_what_came_out_later():
    assert parent_of(WIRE, ALL) is None


def test_reasons_are_the_words_themselves():
    parent = parent_of(REWRITE, [WIRE])

    assert parent is not None
    assert "it says “according to NNA”" in parent.because
    assert "quotes the same words" in parent.because


def test_insertions_and_cuts_leave_a_copy_recognised():
    padded = report(
        WIRE.text.split("\n\n", 1)[1]
        + "\n\nOur correspondent adds that the harbour of Arandi stayed open all day long.",
        publisher="Padded Times",
        hour=15,
    )

    assert derivation(kinship(WIRE, padded)) in ("copy", "cut", "rewrite")
    assert parent_of(padded, ALL) is not None


def event() -> Event:
    (found,) = merge([shelling(each) for each in ALL])
    return found


def test_twelve_pages_of_one_wire_are_one_origin():
    found = event()

    assert [sorted(origin.reports) for origin in found.origins] == [
        sorted(each.report_id for each in (WIRE, COPY, CUT, REWRITE)), [OWN.report_id],
    ]  # fmt: skip
    assert found.origins[0].name == "NNA"
    assert found.actors[0].support.origins == 2


def test_two_reports_that_credit_one_agency_have_one_origin_though_its_own_text_is_not_here():
    one = report("Rebels shelled Arandi on Monday, Reuters reported. Two died.", publisher="Post")
    two = report("ARANDI (Reuters) - On Monday rebels shelled Arandi, a clerk said.", publisher="Echo", hour=14)
    (found,) = merge([shelling(one), shelling(two)])

    assert [origin.name for origin in found.origins] == ["Reuters"]
    assert "Reuters" in found.origins[0].because


def test_the_parent_that_comes_last_is_found_all_the_same():
    merger = Merger()
    for each in (REWRITE, CUT, COPY):
        merger.add(each, (shelling(each),))
        merger.settle()
    merger.add(WIRE, (shelling(WIRE),))
    (found,) = merger.events()

    assert len(found.origins) == 1
    assert [telling.derivation for telling in found.reports] == ["original", "copy", "cut", "rewrite"]


def test_who_stands_alone_has_another_origin_once_the_wire_it_copied_is_here():
    account = shelling(COPY, killed=("two traders", 2, 2))
    merger = Merger()
    merger.add(COPY, (account,))
    (before,) = merger.events()
    merger.add(WIRE)
    (changed,), gone = merger.settle()
    at_once = Merger()
    for told in (WIRE, COPY):
        at_once.add(told, (account,) if told is COPY else ())

    assert (changed,) == at_once.events()
    assert not gone
    assert changed.origins[0].origin_id != before.origins[0].origin_id
    assert changed.quantities[0].positions[0].origins == (changed.origins[0].origin_id,)
    assert changed.reports[0].derivation == "copy"


def test_a_signature_is_enough_where_the_text_is_not_kept():
    from dataclasses import replace

    bare = [replace(each, text="") for each in ALL]

    assert parent_of(bare[3], bare[:1]) == parent_of(REWRITE, [WIRE])


@pytest.mark.parametrize(
    ("words", "year", "wrong"), [("Thursday, April 16th", 2019, 1), ("Thursday, April 18", 2019, 0)]
)
def test_days_that_no_calendar_has_are_found(words: str, year: int, wrong: int):
    assert len(impossible_dates(dated_in(f"It happened on {words}."), year)) == wrong


def test_no_kinship_exceeds_what_a_quick_look_allows():
    for earlier in ALL:
        for later in ALL:
            kin, most = kinship(earlier, later), most_kin(earlier, later, signed=(earlier.signed, later.signed))
            if most is None:
                assert sure(kin) < 0.5
            else:
                assert sure(most) >= sure(kin)
                assert (most.runs, most.pairs, most.terms, most.days) == (kin.runs, kin.pairs, kin.terms, kin.days)


def test_reports_that_come_together_push_out_of_reach_whom_the_first_of_them_met(monkeypatch):
    monkeypatch.setattr(tracing, "FAMILY_REACH", 3)
    copies = [report(f"{WIRE.text} {at}", publisher=f"Daily{at}", hour=at) for at in range(8)]

    def traced(*batches: list[Report]) -> dict[str, str]:
        tracer = tracing.Tracer()
        for batch in batches:
            for each in batch:
                tracer.add(each)
            tracer.trace(tied=lambda _: (), is_tied=lambda *_: False, changed=(), whole=False)
        return {child: parent.report_id for child, parent in tracer.lineage.parents.items()}

    at_once = traced(copies)
    assert at_once[copies[-1].report_id] == copies[4].report_id
    assert traced(copies[-1:], copies[:-1]) == at_once
