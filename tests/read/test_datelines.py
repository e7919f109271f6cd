"""Datelines and furniture inside a text."""

from datetime import date

import pytest

from dateline.read.datelines import find_dateline
from dateline.read.furniture import furniture_parts, is_furniture


@pytest.mark.parametrize(
    ("text", "place", "day", "agency"),
    [
        ("TRIPOLI, April 19 (Reuters) - Forces moved.", "Tripoli", date(2019, 4, 19), "Reuters"),
        ("GENEVA (AP) — Envoys met.", "Geneva", None, "AP"),
        ("NAIROBI, Kenya, 3 Mar 2018 (AFP) – Police fired.", "Nairobi", date(2018, 3, 3), "AFP"),
        ("BEIJING, Dec. 5 (Xinhua) -- Officials spoke.", "Beijing", date(2018, 12, 5), "Xinhua"),
        (
            "GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- [TEXT] Soldiers left.",
            "Guatemala City",
            date(1990, 2, 4),
            "ACAN-EFE",
        ),
        ("LAGOS: Gunmen struck.", "Lagos", None, None),
        ("KING'S LYNN, England — Police spoke.", "King's Lynn", None, None),
        ("N'DJAMENA, Chad — Police spoke.", "N'Djamena", None, None),
    ],
)
def test_a_dateline_gives_place_day_and_agency(text: str, place: str, day: date | None, agency: str | None) -> None:
    found = find_dateline(text, [(0, len(text))], published=date(2019, 4, 20))

    assert found is not None
    assert (found.place, found.day, found.agency) == (place, day, agency)
    assert text[found.end :].lstrip().split()[0] in "Forces Envoys Police Officials Soldiers Gunmen".split()


@pytest.mark.parametrize("text", ["Gunmen struck - again.", "LIVE: the vote", "He said: go.", "WATCH - the vote"])
def test_what_is_no_dateline_is_none(text: str) -> None:
    assert find_dateline(text, [(0, len(text))], published=date(2019, 4, 20)) is None


def test_furniture_is_marked_and_comments_are_furniture_to_the_end() -> None:
    text = (
        "Troops left the town.\n\nRead more: Ten maps\n\nThe streets were calm on Monday.\n\n"
        "Leave a Reply\n\nThe army shelled us!"
    )

    marked = [text[part.start : part.end] for part in furniture_parts(text)]

    assert marked == ["Read more: Ten maps", "Leave a Reply", "The army shelled us!"]


@pytest.mark.parametrize(
    "line",
    [
        "Facebook Twitter WhatsApp Email",
        "Image source, Getty Images",
        "Image caption, Soldiers fired at a crowd in the capital",
        "FILE - In this April 3, 2019 file photo, a soldier fires at rebels.",
        "A soldier fires at rebels. REUTERS/Ana Sol/File Photo",
        "A soldier fires at rebels [Reuters]",
        "Soldiers fired at a crowd. Photograph: Ana Sol",
        "Friday 19 April 2019, 21:05",
        "Apr 19, 2019 9:05 PM EDT",
        "Register now for FREE unlimited access to the site",
        "Story continues below",
        "This article was amended on 20 April 2019 to correct a name.",
        "By clicking Sign up, you agree to our privacy policy.",
        "- " * 400,
    ],
)
def test_buttons_stamps_and_captions_are_furniture(line: str) -> None:
    assert is_furniture(" ".join(line.split()))


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the attack on Monday.",
        "Also on Monday police arrested two men in Kano.",
        "File-sharing sites were blocked by the government.",
        "Follow us, the general told his men.",
        "Sign up for war, the militia told young men.",
        "Register to vote, the envoy told them.",
        "By signing the accord, the parties agree to a truce.",
        "This report was published by the United Nations on Monday.",
        "The views expressed by the minister drew protests.",
        "On 16 November 1989 six priests were killed.",
        "Get the troops out, the headlines said.",
    ],
)
def test_sentences_that_begin_like_furniture_are_none(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("line", "place", "day", "agency"),
    [
        ("ADDIS ABABA, 4 June 2021", "Addis Ababa", date(2021, 6, 4), None),
        ("(New York, 4 June 2021)", "New York", date(2021, 6, 4), None),
        ("GOMA, Congo, April 2 (AFP)", "Goma", date(2019, 4, 2), "AFP"),
        ("GENEVA (AP)", "Geneva", None, "AP"),
        ("Jane Doe, 4 June 2021", None, date(2021, 6, 4), None),
    ],
)
def test_a_dateline_may_be_a_line_of_its_own(
    line: str, place: str | None, day: date | None, agency: str | None
) -> None:
    text = f"{line}\n\nForces moved into the town on Thursday."
    found = find_dateline(text, [(0, len(line))], published=date(2019, 4, 20))

    assert found is not None
    assert (found.place, found.day, found.agency, found.end) == (place, day, agency, len(line))


@pytest.mark.parametrize("line", ["NAIROBI, Kenya", "Goma (Congo)", "Three days, four nights", "LIVE, 4 June 2021"])
def test_other_lines_are_no_dateline(line: str) -> None:
    assert find_dateline(line, [(0, len(line))], published=date(2019, 4, 20)) is None
