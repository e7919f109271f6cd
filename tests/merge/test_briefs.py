"""Reports in short."""

from __future__ import annotations

from dateline.merge.briefs import NAME_BITS, REPORT_BITS, brief_of
from dateline.model import Report, make_report
from dateline.model import report as model_report
from dateline.signature import signature_of

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


def test_where_the_signature_is_broken_the_text_is_read():
    broken = Report(report_id="r", text=WIRE.text, signature=f"{WIRE.signature[:40]}…")

    assert brief_of(broken) == brief_of(WIRE)


def test_a_text_without_signature_is_signed_once(monkeypatch):
    signed = []
    monkeypatch.setattr(model_report, "signature_of", lambda text: signed.append(text) or signature_of(text))
    unsigned = Report(report_id="r", text=f"{WIRE.text} Nobody has signed this.")

    assert brief_of(unsigned) == brief_of(unsigned)
    assert unsigned.signed == unsigned.signed
    assert signed == [unsigned.text]
