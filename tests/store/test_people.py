"""Private persons are masked by their role in every listing and export, and nobody else with them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.doors.cli import main
from dateline.errors import InputError
from dateline.model import Account, Party, Speaker, make_report
from dateline.registry import EXPORTS
from dateline.store import Where, answering, open_store
from dateline.store.exports.exporting import tolds_of
from dateline.store.people import NOBODY, Mask, mask_of, masked
from dateline.store.people.private import is_private
from fake_coder import account_of, words_in
from small_world import MONDAY
from small_world import report as report_of

TOLD = (
    "Mali residents and residents of Gao said that Mali shelled Gao on Monday. Amina Diallo of Gao saw it. "
    "Moussa Keita confirmed it."
)
HEADLINE = "AMINA DIALLO, 34, SHOT DEAD"
SHOT = (
    "Police shot dead Amina Diallo in Gao on Monday, killing two, in front of her mother, Fatou Keita, and neighbour "
    'Ali Omar. "Amina was walking home," said Moussa Diallo. President Boubacar Keita spoke of a mistake.'
)
COPY = "Police shot Amína Diallo's car in Gao on Monday, killing three, and she died, officials said."
NAMES = ("amina", "amína", "diallo", "fatou", "moussa", "omar")


def shot() -> list[Account]:
    """A shooting told by two reports: the second has the name only in its sentence."""
    first = report_of(SHOT + " The day was calm. " * 60, publisher="Gao Post", title=HEADLINE)
    second = report_of(
        COPY + " The day was calm. " * 60, publisher="Mirror", hour=13, title="Police and Diallo’s death"
    )
    shooting = {"type": "ASSAULT", "did": "shot", "who": ["Police"], "where": "Gao", "when": "Monday", "day": MONDAY}
    by_police = account_of(first, whom=["Amina Diallo"], **shooting)
    by_police = by_police.but(
        recipients=(replace(by_police.recipients[0], kind="person"),),
        speakers=(Speaker(words_in(first, "Moussa Diallo"), "Moussa Diallo", "person", direct=True),),
    )
    spoke = account_of(first, type="CONSULT", did="spoke", who=["Boubacar Keita"], when="Monday")
    leader = Party(words_in(first, "President Boubacar Keita"), "Boubacar Keita", "person", "MLI", ("GOV",), "MLIGOV")
    walked = account_of(first, type="PROTEST", did="walking", who=["Amina"])
    walked = walked.but(actors=(replace(walked.actors[0], name=None, kind="person"),))
    copied = account_of(second, whom=["Amína Diallo's car"], **shooting)
    copied = copied.but(
        recipients=(
            replace(copied.recipients[0], words=words_in(second, "Amína Diallo"), name="Amína Diallo", kind="person"),
        )
    )
    return [by_police, spoke.but(actors=(leader,)), walked, copied]


def book(path: Path, accounts: list[Account], **how: object) -> str:
    with open_store(path, **how) as store:  # type: ignore[arg-type]
        for report in {account.report.report_id: account.report for account in accounts}.values():
            store.add(report, [each for each in accounts if each.report is report])
    return str(path)


def test_the_place_that_witnesses_are_of_is_not_masked(tmp_path, capsys):
    report = make_report(TOLD)
    account = account_of(report, type="ASSAULT", did="shelled", who=["Mali"], whom=[], where="Gao")
    account = account.but(
        actors=(replace(account.actors[0], kind="country", country="MLI"),),
        place=replace(account.place, country="MLI", lat=16.3, lon=0.0, precision="city", ids={"geonames": "2457163"}),
        speakers=(
            Speaker(words_in(report, "Mali residents"), None, "witness"),
            Speaker(words_in(report, "residents of Gao"), None, "witness"),
            Speaker(words_in(report, "Amina Diallo of Gao"), "Amina Diallo", "witness"),
        ),
        confirmed_by=(Speaker(words_in(report, "Moussa Keita"), "Moussa Keita", "witness"),),
    )
    where = book(tmp_path / "book.db", [account])

    assert main(["export", "--store", where, "--format", "jsonl"]) == 0

    out = capsys.readouterr().out
    told = json.loads(out)
    assert told["place"]["name"] == told["place"]["text"] == "Gao"
    assert told["actors"][0]["name"] == "Mali"
    assert [each["text"] for each in told["speakers"]] == ["Mali residents", "residents of Gao", "a witness"]
    assert [each["text"] for each in told["confirmed_by"]] == ["a witness"]
    assert "Amina" not in out and "Diallo" not in out and "Moussa" not in out and "Keita" not in out


def listings(where: str, event: str, account: str) -> list[list[str]]:
    return [
        ["events", "--store", where],
        ["events", "--store", where, "--json"],
        ["show", event, "--store", where],
        ["show", event, "--store", where, "--json"],
        ["cite", event, "--store", where],
        ["cite", account, "--store", where, "--format", "csl-json"],
        ["changes", "--store", where, "--since", "2000-01-01"],
        ["changes", "--store", where, "--since", "2000-01-01", "--json"],
        ["judge", "right", account, "--store", where, "--json"],
        ["query", "--store", where, "--json", "SELECT * FROM accounts"],
        ["export", "--store", where, "--format", "jsonl"],
        ["export", "--store", where, "--format", "jsonl", "--type", "PROTEST"],
        ["export", "--store", where, "--format", "jsonl", "--all-quotes"],
        *(["export", "--store", where, "--format", form] for form in EXPORTS if form != "parquet"),
    ]


@pytest.mark.parametrize("keep_text", [False, True])
def test_no_listing_names_a_private_person(tmp_path, capsys, keep_text):
    accounts = shot()
    where = book(tmp_path / "book.db", accounts, keep_text=keep_text)
    main(["events", "--store", where, "--type", "ASSAULT", "--json"])
    event = json.loads(capsys.readouterr().out.splitlines()[0])
    assert len(event["reports"]) == 2 and event["disagreements"] == []

    for arguments in listings(where, event["event_id"], accounts[0].account_id):
        assert main(arguments) == 0, arguments
        out = capsys.readouterr().out
        assert [name for name in NAMES if name in out.lower()] == [], (arguments, out)


def test_offices_and_roles_stay(tmp_path, capsys):
    where = book(tmp_path / "book.db", shot())

    main(["export", "--store", where, "--format", "jsonl"])
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    by_type = {each["action"]["type"]: each for each in told}
    assert by_type["CONSULT"]["actors"][0]["name"] == "Boubacar Keita"
    assert "President Boubacar Keita" in by_type["CONSULT"]["sentence"]["text"]
    assert told[0]["recipients"][0]["text"] == "a victim" and told[0]["recipients"][0]["name"] is None
    assert "her mother, [private person]" in told[0]["sentence"]["text"]
    assert told[0]["report"]["title"] == "[victim], 34, SHOT DEAD"
    assert told[-1]["report"]["title"] == "Police and [victim]’s death"


def test_an_event_of_several_positions_hides_names_in_all_of_them(tmp_path, capsys):
    accounts = [
        each.but(recipients=(replace(each.recipients[0], name="Police", kind="organisation"),), quantities=())
        if each.action.type == "ASSAULT" and each.report.publisher == "Mirror"
        else each
        for each in shot()
    ]
    where = book(tmp_path / "book.db", accounts, keep_text=True)
    for arguments in (["events", "--store", where, "--json"], ["events", "--store", where]):
        main(arguments)
        out = capsys.readouterr().out.lower()
        assert "diallo" not in out and "fatou" not in out


def court_case() -> list[Account]:
    """A farmer sues, whom a report names; a dead woman, a boy of sixteen, a witness and a soldier are named, too."""
    report = report_of(
        "Farmer Ali Hassan sued the ministry over Amina Diallo, whom police shot dead. Omar Keita, 16, was wounded. "
        '"They shot at once," said witness Moussa Toure. Soldier Idrissa Barry fled with Colonel Sekou Camara. '
        + "The day was calm. " * 60,
        publisher="Gao Post", title="Ali Hassan sues over Amina Diallo",
    )  # fmt: skip

    def person(account: Account, side: str, *sectors: str) -> Account:
        (party,) = getattr(account, side)
        return account.but(**{side: (replace(party, kind="person", sectors=sectors),)})

    sued = person(account_of(report, type="ACCUSE", did="sued", who=["Ali Hassan"], whom=["ministry"]), "actors")
    dead = account_of(report, type="ASSAULT", did="shot dead", who=["police"], whom=["Amina Diallo"])
    hurt = account_of(report, type="ASSAULT", did="wounded", whom=["Omar Keita"])
    told = (Speaker(words_in(report, "witness Moussa Toure"), "Moussa Toure", "witness", direct=True),)
    fled = person(account_of(report, type="RETREAT", did="fled", who=["Idrissa Barry"]), "actors", "MIL")
    led = person(account_of(report, type="CONSULT", did="fled with", who=["Sekou Camara"]), "actors", "MIL")
    return [sued, person(dead, "recipients").but(speakers=told), person(hurt, "recipients"), fled, led]


@pytest.mark.parametrize(
    ("how", "named", "hidden"),
    [
        ({}, ("Camara",), ("Hassan", "Barry", "Diallo", "Keita", "Toure")),
        ({"names_because": "case 12/2026"}, ("Camara", "Hassan", "Barry"), ("Diallo", "Keita", "Toure")),
        (
            {"names_because": "case 12/2026", "victims_because": "the families' wish"},
            ("Camara", "Hassan", "Barry", "Diallo", "Keita", "Toure"),
            (),
        ),
    ],
)
def test_who_is_named_in_which_store(tmp_path, capsys, how, named, hidden):
    accounts = court_case()
    where = book(tmp_path / "book.db", accounts, keep_text=True, **how)
    for arguments in (
        ["export", "--store", where, "--format", "jsonl", "--all-quotes"],
        ["query", "--store", where, "--json", "SELECT * FROM accounts"],
        ["events", "--store", where, "--json"],
        ["changes", "--store", where, "--since", "2000-01-01"],
        ["cite", accounts[0].account_id, "--store", where],
    ):
        assert main(arguments) == 0
        out = capsys.readouterr().out
        assert [name for name in hidden if name.lower() in out.lower()] == [], arguments
        if arguments[0] == "export":
            assert [name for name in named if name not in out] == [], arguments
    package = tmp_path / "package"
    assert main(["export", "--store", where, "--package", str(package)]) == 0
    told = json.loads((package / "datapackage.json").read_text())["dateline"]["people"]
    assert ("victims, minors and witnesses by their role" in told) == (len(how) == 1)
    assert all(reason in told for reason in how.values())


def test_victims_are_not_named_where_nobody_else_is(tmp_path):
    with pytest.raises(InputError, match="names_because"):
        open_store(tmp_path / "book.db", victims_because="the families' wish")


def soldier(text: str, *sectors: str, name: str = "Ali Omar", ids: dict[str, str] | None = None) -> dict[str, object]:
    return {"kind": "person", "name": name, "text": text, "sectors": list(sectors), "ids": ids or {}}


@pytest.mark.parametrize(
    ("text", "sectors", "sentence", "private"),
    [
        ("a soldier, Ali Omar", ("MIL",), "", True),
        ("Ali Omar", ("MIL",), "A court sentenced soldier Ali Omar to ten years.", True),
        ("Ali Omar", ("MIL",), "A major attack by soldier Ali Omar killed two.", True),
        ("Ali Omar", ("COP",), "Police officer Ali Omar was dismissed.", True),
        ("Ali Omar", ("MIL",), "Army spokesman Col. Ali Omar said so.", False),
        ("Ali Omar", ("MIL",), "Soldier Moussa met Colonel Ali Omar.", False),
        ("Ali Omar", ("MIL",), "Colonel Moussa hit soldier Ali Omar.", True),
        ("Ali Omar", ("COP",), "Ali Omar, head of the city's police, said so.", False),
        ("Ali Omar", ("MIL",), "Ali Omar, a soldier, the army commander said, had fled.", True),
        ("Ali Omar", ("COP",), "Ali Omar died, the police chief said.", True),
        ("Gen. Ali Omar", ("MIL",), "", False),
        ("Ali Omar", ("MIL",), "Maj Gen Ali Omar said so.", False),
        ("Ali Omar", ("MIL",), "Generals Ali Omar and Moussa Barry met.", False),
        ("Ali Omar", ("MIL",), "Sgt. Ali Omar was hurt.", True),
        ("Lawyer Ali Omar", ("JUD",), "", True),
        ("Ali Omar", ("JUD",), "Attorney General Ali Omar said so.", False),
        ("Ali Omar", ("JUD",), "Judge Ali Omar said so.", False),
        ("Ali Omar", ("MIL", "GOV"), "Ali Omar said so.", False),
        ("Ali Omar", ("REB",), "Ali Omar said so.", False),
        ("", ("MIL",), "Nobody is told of.", True),
    ],
)
def test_a_soldier_is_public_by_a_rank_or_post(text, sectors, sentence, private):
    assert is_private(soldier(text, *sectors), sentence=sentence) is private
    assert not is_private(soldier(text, *sectors, ids={"wikidata": "Q1"}), sentence=sentence)


def test_a_store_that_was_opened_for_all_names_names(tmp_path, capsys):
    accounts = shot()
    where = book(tmp_path / "book.db", accounts, names_because="case 12/2026", victims_because="their wish")
    main(["events", "--store", where, "--type", "ASSAULT", "--json"])
    event = json.loads(capsys.readouterr().out.splitlines()[0])

    for arguments in (
        ["show", event["event_id"], "--store", where],
        ["cite", event["event_id"], "--store", where],
        ["export", "--store", where, "--format", "jsonl"],
    ):
        assert main(arguments) == 0
        assert "DIALLO" in capsys.readouterr().out.upper()


def test_the_page_of_an_event_quotes_a_tenth_of_a_report(tmp_path, capsys):
    long = "The shelling, " + "which came after weeks of talks that led nowhere, " * 3
    reports = [
        report_of(f"{long} killed {number} in Arandi. Nothing else.", publisher=name, own=False)
        for name, number in (("Salt", "four"), ("Wire", "six"))
    ]
    accounts = [
        account_of(each, type="ASSAULT", did="shelling", who=["talks"], whom=["Arandi"], where="Arandi")
        for each in reports
    ]
    where = book(tmp_path / "book.db", accounts, keep_text=True)
    main(["events", "--store", where, "--json"])
    event = json.loads(capsys.readouterr().out.splitlines()[0])
    main(["show", event["event_id"], "--store", where])

    assert "which came after weeks" not in capsys.readouterr().out


HIDE = Mask({("amina", "diallo"): "a victim", ("will", "power"): "a witness", ("li", "na"): "a minor"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("AMINA DIALLO died", "[victim] died"),
        ("Amína Díallo’s house, Diallo-like", "[victim]’s house, [victim]-like"),
        ("Ami\u0301na died", "[victim] died"),
        ("Mrs Diallo and Amina", "Mrs [victim] and [victim]"),
        ("amina diallo in a slug", "[victim] in a slug"),
        ("he will have power", "he will have power"),
        ("Will said so", "[witness] said so"),
        ("Li Na, not Li", "[minor], not Li"),
        ("Diallonians", "Diallonians"),
        ("", ""),
    ],
)
def test_names_are_hidden_in_any_spelling_and_nothing_else(text, shown):
    assert HIDE.text(text) == shown


def test_a_public_name_that_shares_a_word_stays_whole():
    mask = Mask({("ali", "khan"): "a victim"}, public=[("imran", "khan")])
    assert mask.text("Imran Khan met Ali Khan; Khan died.") == "Imran Khan met [victim]; [victim] died."


def test_a_mask_of_nobody_changes_nothing():
    assert mask_of(()) is NOBODY and not NOBODY and NOBODY.text("Amina") == "Amina"


@pytest.mark.parametrize("who", ["the victims, Amina Diallo and Fatou Keita,", "survivors Moussa Diallo and Ali Omar"])
def test_several_who_are_named_together_are_hidden(who):
    report = report_of(f"Police shot {who} were told in Gao, and left.", publisher="Gao Post")
    told = account_of(report, type="ASSAULT", did="shot", who=["Police"], whom=[who])
    group = told.but(recipients=(replace(told.recipients[0], name=None, kind="group"),)).as_dict()
    shown = json.dumps(masked(group, mask_of([group])))
    assert "[private person]" in shown and not any(name in shown.lower() for name in NAMES)


def test_neighbours_that_are_countries_are_not_hidden():
    report = report_of("Since then neighbours Algeria and Morocco have clashed.", publisher="Gao Post")
    assert not mask_of([account_of(report, type="ASSAULT", did="clashed").as_dict()])


def test_a_known_person_who_is_a_child_is_a_minor():
    report = make_report("Gunmen shot 15-year-old Malala Yousafzai on Tuesday.")
    account = account_of(report, type="ASSAULT", did="shot", who=["Gunmen"], whom=["Malala Yousafzai"])
    known = replace(account.recipients[0], kind="person", sectors=("ELI",), ids={"wikidata": "Q32732"})

    mask = mask_of([account.but(recipients=(known,)).as_dict()])

    assert mask.text("Malala") == "[minor]"


def test_accounts_that_were_not_asked_for_hide_names_however_few_are_read_at_once(tmp_path, monkeypatch):
    where = book(tmp_path / "book.db", shot())
    with open_store(where, create=False, read_only=True) as store:
        whole = list(tolds_of(store, Where(type=("PROTEST",))))
        monkeypatch.setattr(answering, "ROWS_AT_ONCE", 1)
        assert list(tolds_of(store, Where(type=("PROTEST",)))) == whole
    assert len(whole) == 1 and "Amina" not in json.dumps(whole)
