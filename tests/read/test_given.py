"""A text known to be one report is kept to the letter."""

from datetime import date

from dateline.read import report_of


def test_the_dateline_is_a_part_and_gives_the_day() -> None:
    text = "ARANDI, May 6 2019 (Reuters) - Envoys met.\r\n\r\nRead more: Ten maps"

    report = report_of(text)

    assert report.text == text
    assert [(part.kind, text[part.start : part.end]) for part in report.parts] == [
        ("dateline", "ARANDI, May 6 2019 (Reuters) -"),
        ("furniture", "Read more: Ten maps"),
    ]
    assert report.published == date(2019, 5, 6)


def test_what_the_caller_knows_wins() -> None:
    report = report_of("ARANDI, May 6 (AP) - Envoys met.", published=date(2020, 5, 7), url="https://example.org/a")

    assert (report.published, report.url) == (date(2020, 5, 7), "https://example.org/a")


def test_a_headline_is_marked_as_it_is_in_a_file() -> None:
    report = report_of("Gunmen kill 18 in Nigeria\n\nMAIDUGURI, Sept 18 - Gunmen attacked a base on Wednesday.")
    assert next((part.kind, report.text[part.start : part.end]) for part in report.parts) == (
        "title",
        "Gunmen kill 18 in Nigeria",
    )
