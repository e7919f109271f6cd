"""Reports in short."""

from __future__ import annotations

from dateline.merge.briefs import NAME_BITS, REPORT_BITS, brief_of
from dateline.model import Report, make_report

WIRE = make_report("Rebels shelled the fish market of Arandi on Monday, the mayor, Ines Okafor, said.")


def test_a_brief_is_of_the_signature_alone():
    without_text = Report(report_id="r", text="", signature=WIRE.signature)

    assert brief_of(without_text) == brief_of(WIRE)


def test_where_the_signature_is_none_of_this_version_the_text_is_read():
    of_old = Report(report_id="r", text=WIRE.text, signature=WIRE.signature.replace(WIRE.signature[0], "0", 1))

    assert brief_of(of_old) == brief_of(WIRE)


def test_a_brief_holds_words_and_names():
    brief = brief_of(WIRE)

    assert brief.words == 14
    assert (len(brief.text), len(brief.names)) == (REPORT_BITS // 8, NAME_BITS // 8)
    assert int.from_bytes(brief.names, "little").bit_count() == sum(map(bool, brief.context)) == 3
