"""Plain text: which first line is a headline, and which day the text states."""

from datetime import date
from pathlib import Path

import pytest

import dateline

BODY = (
    "Ethiopian troops seized the airport of Humera on Thursday, the army said. Two soldiers died in the fighting, "
    "which went on into the night."
)
HEADLINE = "Troops seize airport in northern town"


def read(folder: Path, text: str, *, published: str | None = None) -> dateline.Report:
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return dateline.read(path, published=published)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n\n{BODY}\n",
        f"{HEADLINE}\nBy Jane Doe\n{BODY}\n",
        f"{HEADLINE}\nADDIS ABABA, 4 June 2021\n{BODY}\n",
        f"{HEADLINE}\nADDIS ABABA (AP) - {BODY}\n",
        f"{HEADLINE}\n{BODY}\n{BODY}\n",
    ],
)
def test_a_line_over_its_text_is_the_headline(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).title == HEADLINE


@pytest.mark.parametrize(
    "text",
    [
        f"ADDIS ABABA, 4 June 2021\n\n{BODY}\n",
        f"{BODY}\n{BODY}\n",
        # Wrapped prose: the first line ends where the text's width ends.
        "Troops of the northern command seized the airport of\nHumera on Thursday after a night of heavy fighting\n"
        "in which at least two soldiers died, the army said.\n",
        "Ethiopian troops seized the airport of Humera\nThursday after a night of fighting, the army said.\n"
        "Two soldiers died.\n",
        f"Background\n{BODY}\n",
        f"The army said that its troops had taken the\n{BODY}\n",
    ],
)
def test_plain_prose_has_no_headline(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).title is None


@pytest.mark.parametrize(
    ("published", "day"), [(None, date(2021, 6, 4)), ("2019-04-20", date(2021, 6, 4)), ("2021-06-06", date(2021, 6, 6))]
)
def test_a_dateline_with_its_year_is_the_day_unless_the_given_day_goes_with_it(
    tmp_path: Path, published: str | None, day: date
) -> None:
    report = read(tmp_path, f"{HEADLINE}\n\nADDIS ABABA, 4 June 2021\n\n{BODY}\n", published=published)

    assert report.published_day == day
    assert report.dateline is not None
    assert report.dateline.day == date(2021, 6, 4)


def test_a_dateline_without_a_year_leaves_the_given_day(tmp_path: Path) -> None:
    report = read(tmp_path, f"{HEADLINE}\n\nADDIS ABABA, June 4 (Reuters)\n\n{BODY}\n", published="2021-06-05")

    assert report.published_day == date(2021, 6, 5)
    assert report.dateline is not None
    assert report.dateline.day == date(2021, 6, 4)
