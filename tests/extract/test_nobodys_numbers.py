"""Numbers that count nobody, and who counts no crowd."""

from __future__ import annotations

import pytest

from dateline import Coder, make_report


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Rachid Amara, 83, has been in custody since April.",
        "Police arrested Ana Lopez, 44, a nurse, in Oruro.",
        "A soldier, 22, was held in Oruro.",
    ],
)
def test_an_age_counts_nobody(coder: Coder, text: str) -> None:
    assert all(not each.quantities for each in coder.code(make_report(text)))


@pytest.mark.model
def test_what_is_fired_at_a_crowd_does_not_count_it(coder: Coder) -> None:
    text = "Police fired tear gas and water cannon at hundreds of protesters who marched on parliament, killing two."
    crowds = [each for told in coder.code(make_report(text)) for each in told.quantities if each.what == "crowd"]
    assert [(each.low, each.by.text) for each in crowds] == [(200, "")]
