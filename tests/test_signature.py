"""Signatures: what lineage compares of two texts, kept where the texts are not."""

import pytest

from dateline.model import make_report
from dateline.signature import agency_named, read_signature, signature_of

WIRE = (
    "ARANDI, March 6 (NNA) - Shells fired from the hills hit the cattle market of Arandi on Monday, killing two "
    "traders and a boy, the mayor said.\n\nThe militia that holds the hills denied it. “We have no guns of that "
    "range,” its spokesman told the agency Meridian.\n\nThe town has been under siege since January."
)


def shared(one: str, other: str) -> float:
    a, b = signature_of(one).runs.hashes, signature_of(other).runs.hashes
    return len(a & b) / min(len(a), len(b))


def test_a_cut_lies_whole_in_what_it_was_cut_from():
    assert shared(WIRE, WIRE.split("\n\n")[1]) == 1.0


def test_texts_of_different_length_are_compared_on_the_coarser_sample():
    long = " ".join(f"word{number}" for number in range(4000)) + " " + WIRE
    one, other = signature_of(long).runs, signature_of(WIRE).runs
    level = max(one.level, other.level)

    assert one.level > other.level
    assert len(one.hashes) <= 160
    assert other.at(level) <= one.at(level) | other.at(level)
    assert len(one.at(level) & other.at(level)) >= 0.9 * len(other.at(level))


def test_a_signature_is_read_back_as_it_was_written():
    assert read_signature(str(signature_of(WIRE))) == signature_of(WIRE)


@pytest.mark.parametrize("written", ["", "1.x", "0.AA==.AA==.AA==.AA==.e30="])
def test_what_is_no_signature_is_refused(written: str):
    with pytest.raises(ValueError):
        read_signature(written)


def test_a_report_carries_its_signature_and_makes_one_where_it_has_none():
    report = make_report(WIRE)

    assert read_signature(report.signature) == report.signed == make_report(WIRE, signature="").signed


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("TRIPOLI, April 19 (Reuters) - Guns were heard.", [("Reuters", "credit")]),
        ("ARANDI (NNA) - Guns were heard.", [("NNA", "credit")]),
        ("Guns were heard in Tripoli, Agence France-Presse reported.", [("AFP", "opening")]),
        ("Guns were heard, the agency Meridian reported.", [("Meridian", "opening")]),
        ("Guns were heard, Great Lakes Wire reported.", [("Great Lakes Wire", "opening")]),
        ("Guns were heard, the mayor told Radio Salt.", [("Radio Salt", "maybe")]),
        ("Guns were heard. " * 60 + "AFP reported that they fell silent.", [("AFP", "detail")]),
        ("Guns were heard.\nSource: Xinhua", [("Xinhua", "credit")]),
        ("The United Nations (UN) met.", []),
    ],
)
def test_agencies_are_named_with_their_words(text: str, named: list[tuple[str, str]]):
    found = signature_of(text).agencies

    assert [(each.name, each.how) for each in found] == named
    assert all(each.words in text for each in found)


def test_weekdays_with_dates_are_kept_for_the_calendar_to_judge():
    assert signature_of("On Thursday, April 16th, and Friday 17 April.").dated == ((3, 4, 16), (4, 4, 17))


def test_agencies_have_one_name():
    assert agency_named("The Associated Press") == agency_named("A.P.") == "AP"
    assert agency_named("Ministry of Defence") is None
