"""The contract of every store: what is asked for comes, by days, filters, pages and counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.errors import InputError
from dateline.model import make_report
from dateline.store import Where
from dateline.store.schema import metadata
from fake_coder import FakeCoder, account_of

CODER = FakeCoder()


def ids(store, **asked):
    return sorted(account.account_id for account in store.accounts(**asked))


def acts(store):
    report = make_report(
        "Erdoğan met Putin in Sochi on Monday, officials said. Rebels shelled Gao. Police may march.",
        publisher="Sochi Mirror",
        published=date(2019, 4, 20),
        url="https://example.org/1",
    )
    met = account_of(
        report, type="CONSULT", did="met", who=["Erdoğan"], whom=["Putin"], day=date(2019, 4, 15), where="Sochi",
        says=["officials"],
    )  # fmt: skip
    met = met.but(
        actors=(replace(met.actors[0], country="TUR", sectors=("GOV",)),),
        recipients=(replace(met.recipients[0], country="RUS", sectors=("GOV",)),),
        place=replace(met.place, country="RUS", lat=43.6, lon=39.7),
        action=replace(met.action, contexts=("diplomatic",), mode="meet"),
    )
    shelled = account_of(report, type="ASSAULT", did="shelled", who=["Rebels"], whom=["Gao"], day=date(2019, 3, 1))
    march = account_of(report, type="PROTEST", did="march", who=["Police"], status="hypothetical")
    store.add(report, (met, shelled, march.but(confidence=0.2)))


FILTERS = [
    ({}, "ASSAULT CONSULT PROTEST"),
    ({"type": "CONSULT,protest"}, "CONSULT PROTEST"),
    ({"since": "2019-04-01"}, "CONSULT"),
    ({"until": "2019-04-01"}, "ASSAULT"),
    ({"since": "2019-04-15", "until": date(2019, 4, 15)}, "CONSULT"),
    ({"published_since": "2019-04-21"}, ""),
    ({"published_until": "2019-04-20"}, "ASSAULT CONSULT PROTEST"),
    ({"actor": "erdogan"}, "CONSULT"),
    ({"actor": "putin"}, ""),
    ({"recipient": "PUT"}, "CONSULT"),
    ({"party": ["gao", "Putin"]}, "ASSAULT CONSULT"),
    ({"actor_country": "tur"}, "CONSULT"),
    ({"recipient_country": "TUR"}, ""),
    ({"actor_sector": "gov"}, "CONSULT"),
    ({"context": "diplomatic"}, "CONSULT"),
    ({"mode": "meet"}, "CONSULT"),
    ({"place": "sochi"}, "CONSULT"),
    ({"country": "RUS"}, "CONSULT"),
    ({"box": "39,43,40,44"}, "CONSULT"),
    ({"box": "170,-90,-170,90"}, ""),
    ({"status": "hypothetical"}, "PROTEST"),
    ({"historical": "no"}, "ASSAULT CONSULT PROTEST"),
    ({"speaker": "official"}, "CONSULT"),
    ({"publisher": "mirror"}, "ASSAULT CONSULT PROTEST"),
    ({"publisher": "100%"}, ""),
    ({"confidence": 0.5}, "ASSAULT CONSULT"),
    ({"text": "shelled gao"}, "ASSAULT"),
    ({"set": "gdelt"}, ""),
]


def test_an_act_that_lasts_is_found_by_any_of_its_days(store):
    report = make_report(
        "Guerrillas held the hills. Troops occupied Gao. Marchers gathered. Envoys met.", published=date(2019, 4, 20)
    )
    told = [
        ("ASSAULT", "held", date(1964, 5, 1), date(2016, 9, 1)),  # for half a century
        ("COERCE", "occupied", date(2005, 1, 1), None),  # since 2005
        ("PROTEST", "gathered", None, date(2019, 4, 1)),  # some time before
        ("CONSULT", "met", None, None),
    ]
    found = [account_of(report, type=kind, did=did) for kind, did, _, _ in told]
    days = zip(found, told, strict=True)
    store.add(report, tuple(each.but(time=replace(each.time, start=a, end=z)) for each, (_, _, a, z) in days))

    def since(day):
        found = sorted(each.action.type for each in store.accounts(since=day))
        assert found == sorted(each.action.type for each in page_by_page(store, since=day))
        return found

    assert since("1950-01-01") == since("2016-09-01") == ["ASSAULT", "COERCE", "PROTEST"]
    assert since("2018-01-01") == ["COERCE", "PROTEST"]
    assert since("2019-04-20") == ["COERCE"]
    assert since("2019-04-21") == []


@pytest.mark.parametrize("set_name", ["ours", "any"])
def test_an_act_of_which_only_the_end_is_known_is_found_by_it(store, set_name):
    report = make_report("Troops held Gao. Envoys met.", published=date(2019, 4, 20))
    held = account_of(report, type="COERCE", did="held", who=["Troops"])
    store.add(report, (held.but(time=replace(held.time, end=date(2019, 5, 31))),))  # "until the end of May"

    for asked, there in (
        ({"since": "2019-05-01"}, True),
        ({"since": "2019-05-31", "until": "2019-05-31"}, True),
        ({"since": "2019-06-01"}, False),
        ({"until": "2019-06-30"}, True),
        ({"until": "2019-05-30"}, False),
        ({"since": "2019-05-01", "party": "troops"}, True),
    ):
        asked |= {"set": set_name}
        found = [bool(list(each)) for each in (store.accounts(**asked), page_by_page(store, **asked))]
        assert found == [there, there], asked


def test_the_columns_that_are_written_without_their_table_are_those_of_accounts_alone():
    """`last_day` names them bare, since an index has it so: joined to any other table it still means the accounts'."""
    bare = {"day_start", "day_end", "published_day"}
    assert {table.name for table in metadata.sorted_tables if bare & set(table.c.keys())} == {"accounts"}


def test_filters(store):
    acts(store)  # one store for all: making it is what takes time
    for asked, types in FILTERS:
        found = sorted(each.action.type for each in store.accounts(**asked))
        page, mark = store.page(Where.of(**asked))
        assert (asked, found) == (asked, types.split())
        assert sorted(each.action.type for each in page) == types.split() and mark is None, asked
        assert sum(row[-1] for row in store.counts(("type",), **asked)) == len(types.split()), asked


def test_pages_go_from_the_latest_back(store):
    acts(store)
    assert [each.action.type for each in page_by_page(store)] == ["PROTEST", "CONSULT", "ASSAULT"]
    with pytest.raises(InputError, match="mark"):
        store.page(after="x")


def page_by_page(store, **asked):
    """Accounts as a reader meets them who turns pages of one."""
    mark = None
    while True:
        page, mark = store.page(limit=1, after=mark, **asked)
        yield from page
        if mark is None:
            return


@pytest.mark.parametrize("probed", [0, 2_000])  # how far back a term is probed changes the way, never the answer
def test_pages_of_several_filters_hold_what_fits_all(store, monkeypatch, probed):
    from dateline.store import asking, walking

    monkeypatch.setattr(walking, "PROBED", probed)
    monkeypatch.setattr(asking, "RARE", 2 if probed else 20_000)
    kinds = [("MIL", "CVL"), ("MIL", "GOV"), ("GOV", "CVL"), ("MIL", "CVL"), ("OPP", "MIL")]
    for number, (who, whom) in enumerate(kinds * 2):
        report = make_report(f"Rebels shelled Gao on day {number}.", published=date(2019, 4, 1 + number))
        told = account_of(report, type="ASSAULT", did="shelled", who=["Rebels"], whom=["Gao"], day=report.published)
        sides = (replace(told.actors[0], sectors=(who,)), replace(told.recipients[0], sectors=(whom,)))
        store.add(report, (told.but(actors=sides[:1], recipients=sides[1:]),))
    for asked, days in (
        ({"actor_sector": "MIL", "recipient_sector": "CVL"}, [9, 6, 4, 1]),
        ({"actor_sector": "MIL", "recipient_sector": "CVL", "since": "2019-04-04", "until": "2019-04-06"}, [6, 4]),
        ({"actor_sector": "MIL,OPP", "recipient_sector": "MIL"}, [10, 5]),
        ({"actor_sector": "MIL", "recipient": "nobody"}, []),
        ({"actor_sector": "MIL", "party": "gao", "type": "ASSAULT"}, [9, 7, 6, 4, 2, 1]),
    ):
        assert [each.time.start.day for each in page_by_page(store, **asked)] == days, asked


def test_counts(store):
    acts(store)
    assert store.counts() == [(None, "PROTEST", 1), ("2019-03", "ASSAULT", 1), ("2019-04", "CONSULT", 1)]
    assert store.counts(("year", "country")) == [(None, None, 1), ("2019", None, 1), ("2019", "RUS", 1)]
    with pytest.raises(InputError, match="counted by"):
        store.counts(("moon",))
