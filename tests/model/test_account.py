"""What an account tells of itself."""

from dateline.model import Account, Action, Speaker, make_report, words_of

REPORT = make_report("Rebels shelled Arandi, residents said. The army confirmed it.")
TOLD = Account(REPORT, Action("ASSAULT", words_of(REPORT, (7, 14))), (), (), (0, 38))


def test_who_confirms_it_is_written_only_where_somebody_does() -> None:
    army = Speaker(words_of(REPORT, (39, 47)), kind="official", cue=words_of(REPORT, (48, 57)))

    assert "confirmed_by" not in TOLD.as_dict()
    assert TOLD.but(confirmed_by=(army,)).as_dict()["confirmed_by"] == [
        {
            "text": "The army", "spans": [[39, 47]], "name": None, "kind": "official", "direct": False,
            "cue_spans": [[48, 57]],
        }
    ]  # fmt: skip


def test_who_confirms_it_is_no_part_of_its_id() -> None:
    army = Speaker(words_of(REPORT, (39, 47)))

    assert TOLD.but(confirmed_by=(army,)).account_id == TOLD.account_id
