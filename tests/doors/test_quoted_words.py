"""Words of a report in their sentence, as a page quotes them."""

from __future__ import annotations

from dateline.doors.cli.quoted_words import LONGEST, Quoter
from dateline.model import Said, make_report
from dateline.store.people import Mask

HIDDEN = Mask({("amina", "diallo"): "a victim"})


def quoted(text: str, words: str, *, mask: Mask, all_quotes: bool = False) -> str:
    report = make_report(text)
    start = text.index(words)
    said = Said(report.report_id, words, ((start, start + len(words)),))
    return Quoter({report.report_id: report}, mask=mask, all_quotes=all_quotes).in_sentence(said)


def test_a_name_is_hidden_before_the_quotation_is_cut() -> None:
    words = "x" * (LONGEST - 10) + " Amina Diallo died"
    shown = quoted(words + " there." + " Nothing else." * 400, words, mask=HIDDEN)

    assert len(shown) <= LONGEST
    assert "Amina" not in shown and "Dia" not in shown


def test_the_readers_own_reports_are_quoted_to_the_ends_of_the_sentence() -> None:
    text = "It was calm. Rebels of the north shelled Arandi on Monday. Nothing else."

    assert quoted(text, "shelled", mask=Mask({}), all_quotes=True) == "Rebels of the north shelled Arandi on Monday."


def test_of_a_short_report_that_may_not_be_quoted_the_words_alone_are_shown() -> None:
    assert quoted("Rebels shelled it.", "shelled", mask=Mask({})) == "shelled"
