"""`dateline events`, `show` and `judge` on a store."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline import open_store
from dateline.doors.cli import main
from dateline.merge import merge
from dateline.merge.merger import Merger
from dateline.model import Account, Action, Party, Speaker, Status, event_id_of
from fake_coder import account_of, words_in
from small_world import MONDAY, report, shelling

WIRE = report("Rebels shelled Arandi on Monday, killing six people.", publisher="Wire", hour=9)
SALT = report("It was Monday when rebels shelled Arandi, killing four.", publisher="Salt", hour=9.1)
ECHO = report("Rebels shelled Arandi on Monday, and six died.", publisher="Echo", hour=9.2)
LATER = report("Rebels shelled Bekasi on Friday.", publisher="Post", day=MONDAY + timedelta(days=4))
TALKS = report("Norland met Sudria in Arandi.", publisher="Post", day=date(2023, 5, 1))


def accounts() -> list[Account]:
    return [
        shelling(WIRE, killed=("six", 6, 6)),
        shelling(SALT, killed=("four", 4, 4)),
        shelling(ECHO, killed=("six", 6, 6)),
        shelling(LATER, whom=("Bekasi",), when="Friday", day=MONDAY + timedelta(days=4)),
        account_of(TALKS, type="CONSULT", did="met", who=("Norland",), whom=("Sudria",)),
    ]


@pytest.fixture
def store(tmp_path: Path) -> str:
    where = str(tmp_path / "book.db")
    with open_store(where, keep_text=True) as opened:
        for account in accounts():
            opened.add(account.report, (account,))
    return where


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def events(capsys: pytest.CaptureFixture[str], store: str, *options: str) -> list[dict]:
    return [json.loads(line) for line in run(capsys, "events", "--store", store, "--json", *options).splitlines()]


def test_a_store_gives_the_events_that_python_gives(store: str, capsys: pytest.CaptureFixture[str]):
    assert {event["event_id"] for event in events(capsys, store)} == {event.event_id for event in merge(accounts())}


def test_a_second_question_merges_nothing_and_gives_the_same(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    first = events(capsys, store)
    page = run(capsys, "show", first[0]["event_id"], "--store", store)

    def merged(*_: object) -> None:
        raise AssertionError("it was merged again")

    monkeypatch.setattr(Merger, "add", merged)

    assert events(capsys, store) == first
    assert [event["action"]["type"] for event in events(capsys, store, "--type", "CONSULT")] == ["CONSULT"]
    assert run(capsys, "show", first[0]["event_id"], "--store", store) == page


def test_a_store_that_may_not_be_written_is_merged_all_the_same(store: str, capsys: pytest.CaptureFixture[str]):
    expected = events(capsys, store)
    with open_store(store) as opened:
        opened.add(TALKS, accounts()[-1:], coder="another")
    Path(store).chmod(0o444)

    assert {event["event_id"] for event in events(capsys, store)} == {event["event_id"] for event in expected}


def test_the_table_counts_reports_origins_and_names_what_is_disputed(store: str, capsys: pytest.CaptureFixture[str]):
    out = run(capsys, "events", "--store", store)

    row = next(line for line in out.splitlines() if "Arandi" in line and "ASSAULT" in line)
    assert row.split()[-3:] == ["3", "3", "killed"]
    assert "dateline show" in out


@pytest.mark.parametrize(
    ("options", "reports"),
    [
        (("--disputed",), [3]),
        (("--type", "CONSULT"), [1]),
        (("--party", "bekasi"), [1]),
        (("--since", "2023-03-09", "--until", "2023-03-20"), [1]),
        (("--actor", "norland"), [1]),
        (("--published-since", "2023-05-01"), [1]),
        (("--text", "talked"), []),
        (("--publisher", "salt", "--confidence", "0"), [3]),
        (("--status", "denied"), []),
        (("--origins", "2"), [3]),
        (("--limit", "1"), [3]),
    ],
)
def test_filters(store: str, options: tuple[str, ...], reports: list[int], capsys: pytest.CaptureFixture[str]):
    assert [len(event["reports"]) for event in events(capsys, store, *options)] == reports


def test_show_prints_the_page_with_both_positions_and_who_stands_alone(store: str, capsys: pytest.CaptureFixture[str]):
    (event,) = events(capsys, store, "--disputed")
    out = run(capsys, "show", event["event_id"][:9], "--store", store)

    assert "how many?" in out and "stands alone" in out
    assert "killing four" in out and "killing six" in out


def test_show_says_of_each_account_whether_it_happened_and_who_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    where = str(tmp_path / "denied.db")
    told = report("The mayor said rebels shelled Arandi. Rebels denied they had shelled Arandi.", publisher="Wire")
    claim = shelling(told, when=None, says=("The mayor",), killed=("shelled", 6, None))
    claim = claim.but(confirmed_by=(Speaker(words_in(told, "mayor"), "Ada Bello", "official"),))
    denial = claim.but(
        action=Action("ASSAULT", words_in(told, "shelled", nth=1)), quantities=(), status=Status("denied"),
        speakers=(Speaker(words_in(told, "Rebels"), "Rebels", "official"),), confirmed_by=(),
    )  # fmt: skip
    with open_store(where) as opened:
        opened.add(told, (claim, denial))
    (event,) = events(capsys, where)
    page = " ".join(run(capsys, "show", event["event_id"], "--store", where).split())

    assert event["status"]["value"] == "happened" and event["disagreements"][0]["slot"] == "status"
    assert "happened ≠ denied" in page and "in the same report denied by Rebels" in page
    said = "happened, says The mayor, confirmed by Ada Bello"
    assert f"{claim.account_id} {said}: ASSAULT “shelled”, killed 6 or more; Wire" in page
    assert f"{denial.account_id} DENIED, says Rebels: ASSAULT “shelled”; Wire" in page


def test_an_id_of_a_later_account_leads_to_the_event_that_holds_it(store: str, capsys: pytest.CaptureFixture[str]):
    old = event_id_of(accounts()[2].account_id)
    out = run(capsys, "show", old, "--store", store)

    assert f"{old} is part of this event now." in out


def test_a_store_that_keeps_no_text_shows_the_words_it_quotes(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    where = str(tmp_path / "short.db")
    with open_store(where) as opened:
        for account in accounts():
            opened.add(account.report, (account,))
    (event,) = events(capsys, where, "--disputed")
    out = run(capsys, "show", event["event_id"], "--store", where)

    assert "░" not in out
    assert "four" in out


def test_judgements_part_and_join_and_are_kept_beside_the_machines(store: str, capsys: pytest.CaptureFixture[str]):
    (event,) = events(capsys, store, "--disputed")
    salt = accounts()[1].account_id
    for other in event["accounts"]:
        if other != salt:
            run(capsys, "judge", "different", salt, other, "--store", store, "--by", "Ada", "--why", "another town")
    assert sorted(len(each["reports"]) for each in events(capsys, store)) == [1, 1, 1, 2]

    first = next(each for each in event["accounts"] if each != salt)
    told = json.loads(run(capsys, "judge", "same", salt, first, "--store", store, "--by", "Ada", "--json"))
    assert told["verdict"] == "same" and told["by"] == "Ada"
    assert any({salt, first} <= set(each["accounts"]) for each in events(capsys, store))


def test_same_of_two_events_keeps_all_accounts_of_both(store: str, capsys: pytest.CaptureFixture[str]):
    talk = accounts()[4].account_id
    (told,) = events(capsys, store, "--disputed")
    talks = next(each for each in events(capsys, store) if talk in each["accounts"])
    assert len(told["accounts"]) == 3

    run(capsys, "judge", "same", talks["event_id"], told["event_id"], "--store", store, "--by", "Ada", "--why", "one")

    joined = next(each for each in events(capsys, store) if talk in each["accounts"])
    assert set(joined["accounts"]) == {*told["accounts"], *talks["accounts"]}
    assert [why for why in joined["because"] if "Ada" in why] == [
        "Ada judged two accounts to be of the same event: one"
    ]


def test_the_table_of_events_is_readable_on_80_columns(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "80")

    assert "disputed" in run(capsys, "events", "--store", store).splitlines()[1]


def test_right_and_wrong_are_recorded_for_a_slot(store: str, capsys: pytest.CaptureFixture[str]):
    out = run(capsys, "judge", "wrong", accounts()[0].account_id, "--slot", "time", "--store", store, "--by", "Ada")

    assert "Recorded: wrong, 1 judgement by Ada" in out
    with open_store(store) as opened:
        assert [each["slot"] for each in opened.judgements()] == ["time"]


def test_a_slot_is_judged_of_one_account_and_the_accounts_of_an_event_are_listed(store: str, capsys):
    (event,) = events(capsys, store, "--disputed")

    assert main(["judge", "wrong", event["event_id"], "--slot", "time", "--store", store]) == 1
    err = capsys.readouterr().err
    assert "is an event of 3 accounts. Say of which the time is meant:" in err
    assert all(account in err for account in event["accounts"]) and "“shelled”, killed 4; Salt" in err
    with open_store(store) as opened:
        assert not opened.judgements()


def test_a_slot_judged_wrong_is_marked_on_the_page_and_the_right_value_is_told(
    store: str, capsys: pytest.CaptureFixture[str]
):
    (event,) = events(capsys, store, "--disputed")
    salt = accounts()[1].account_id
    out = run(
        capsys, "judge", "wrong", salt, "--slot", "quantity", "--right", "killed 6", "--by", "Ada", "--store", store
    )
    page = " ".join(run(capsys, "show", event["event_id"], "--store", store).split())

    assert "have 'killed 6' as its quantity" in out
    assert "Ada judged the quantity of an account wrong, for killed 6" in page
    assert f"killed 4; Salt (report {SALT.report_id[:8]}); its quantity was judged WRONG by Ada, for killed 6" in page
    assert not events(capsys, store, "--disputed")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("wrong", "--slot", "time", "--right", "monday"), "is no time"),
        (("wrong", "--slot", "action", "--right", "ASSAULT kindly"), "its modes"),
        (("wrong", "--right", "2024"), "--right is for the slot"),
        (("right", "--slot", "time", "--right", "2024"), "--right is for the slot"),
    ],
)
def test_a_right_value_that_is_none_is_bad_usage(store: str, options: tuple[str, ...], said: str, capsys):
    verdict, *rest = options

    assert main(["judge", verdict, accounts()[0].account_id, *rest, "--store", store]) == 2
    assert said in capsys.readouterr().err
    with open_store(store) as opened:
        assert not opened.judgements()


def test_who_judges_an_event_wrong_is_told_that_all_its_accounts_are(store: str, capsys: pytest.CaptureFixture[str]):
    (event,) = events(capsys, store, "--disputed")
    out = run(capsys, "judge", "wrong", event["event_id"], "--store", store, "--by", "Ada")

    assert "Recorded: wrong, 3 judgements by Ada." in out
    assert "is an event: all its accounts are judged wrong." in out and event["accounts"][2] in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show", "ffffffff"), 1, "No event"),
        (("judge", "same", "abc"), 2, "same needs two"),
        (("judge", "right", "abc", "abd"), 2, "takes one"),
        (("judge", "maybe", "abc"), 2, "maybe"),
        (("events", "--since", "Friday"), 2, "no date"),
        (("events", "--type", "SHELLING"), 2, "SHELLING"),
        (("events", "--country", "SDM"), 2, "country: 'SDM' is no known code of a country"),
        (("events", "--set", "gdelt"), 2, "No such option"),
        (("events", "--country", "Mali"), 2, "country: 'MALI' is no code of three letters; write MLI."),
    ],
)
def test_wrong_use_is_explained(store: str, arguments: tuple[str, ...], code: int, said: str, capsys):
    assert main([*arguments, "--store", store]) == code
    assert said in capsys.readouterr().err


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["events", "--store", str(tmp_path / "none.db")]) == 1
    assert "none.db" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()


def test_brackets_and_controls_of_a_name_are_shown_and_do_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    where = str(tmp_path / "odd.db")
    name = "the [/red]\x1b[31m[bold] Front"
    told = report(f"Fighters of {name} shelled Arandi on Monday.", publisher="Wire [draft]")
    account = shelling(told, who=())
    account = account.but(actors=(Party(words_in(told, name), name, "group", sectors=("REB",)),))
    with open_store(where) as opened:
        opened.add(told, (account,))

    for words in (("events",), ("show", event_id_of(account.account_id))):
        out = run(capsys, *words, "--store", where)
        assert "[/red]" in out and "[bold]" in out and "\x1b" not in out
    assert main(["judge", "wrong", event_id_of(account.account_id), "--store", where]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_what_begins_an_account_and_an_event_is_asked_for_again(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    one = accounts()[0].account_id
    monkeypatch.setattr("dateline.doors.cli.event_book.event_id_of", lambda account_id: one[:3] + account_id[3:])

    assert main(["judge", "wrong", one[:3], "--store", store]) == 1
    assert "begins an account" in capsys.readouterr().err
    assert main(["judge", "wrong", one, "--store", store]) == 0
