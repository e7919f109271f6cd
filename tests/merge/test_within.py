"""Duplicates inside a report."""

from dataclasses import replace
from datetime import date

import pytest

from dateline import Coder
from dateline.merge import join_duplicates
from dateline.merge.within import _counts_differ
from dateline.model import (
    NO_WORDS,
    Account,
    Action,
    Document,
    Party,
    Place,
    Quantity,
    Status,
    Time,
    make_report,
    words_of,
)
from dateline.testing import document_from_conllu

TEXT = (
    "Premier Ada Lund met envoy Rui Costa on Monday. Lund and Costa talked in Oslo. "
    "The meeting lasted an hour. Rebels shelled Arandi. Lund met farmers."
)
REPORT = make_report(TEXT)
SHELLED = """
1 Rebels rebel NOUN _ _ 2 nsubj _ _
2 shelled shell VERB _ _ 0 root _ _
3 Arandi arandi PROPN _ _ 2 obj _ _

1 Three three NUM _ _ 3 nsubj:pass _ _
2 were be AUX _ _ 3 aux:pass _ _
3 died die VERB _ _ 0 root _ _
4 Troops troop NOUN _ _ 3 obl _ _
"""
DOC = Document(REPORT, ())


def party(words: str, *, name: str | None = None) -> Party:
    start = TEXT.index(words)
    return Party(words_of(REPORT, (start, start + len(words))), name=name or words)


def account(trigger: str, *, actors: list[Party], recipients: list[Party], type_: str = "CONSULT") -> Account:
    start = TEXT.index(trigger)
    sentence = TEXT.count(".", 0, start)
    return Account(
        report=REPORT,
        action=Action(type_, words_of(REPORT, (start, start + len(trigger)))),
        actors=tuple(actors),
        recipients=tuple(recipients),
        sentence=(start, start + 1),
        confidence=0.8,
        anchors=((sentence, start),),
    )


LUND, COSTA = party("Premier Ada Lund", name="Ada Lund"), party("envoy Rui Costa", name="Rui Costa")
MET = account("met", actors=[LUND], recipients=[COSTA])


def test_a_second_mention_joins_the_first_and_keeps_both_spans() -> None:
    talked = account("talked", actors=[party("Lund", name="Ada Lund"), COSTA], recipients=[])

    joined = join_duplicates(DOC, [MET, talked])

    assert len(joined) == 1
    assert joined[0].action.words.text == "met … talked"
    assert joined[0].confidence > MET.confidence


def test_a_mention_without_parties_gives_its_time_to_the_act_it_points_back_to() -> None:
    monday = Time(words_of(REPORT, (40, 46)), date(2024, 3, 4), date(2024, 3, 4), "day")
    meeting = account("meeting", actors=[], recipients=[]).but(time=monday)

    joined = join_duplicates(DOC, [MET, meeting])

    assert len(joined) == 1
    assert joined[0].time.start == date(2024, 3, 4)


def test_words_that_give_no_day_are_kept_beside_a_mention_without_any() -> None:
    lund = party("Lund", name="Ada Lund")
    talked = account("talked", actors=[lund, COSTA], recipients=[]).but(time=Time(words_of(REPORT, (40, 46))))

    (joined,) = join_duplicates(DOC, [MET, talked])

    assert joined.time.words.text == talked.time.words.text


def test_each_side_keeps_its_own_size_of_a_crowd() -> None:
    headline, mayor, again = (
        Quantity("crowd", low, None, words_of(REPORT, (0, 7)), words_of(REPORT, (8, 11)) if by else NO_WORDS)
        for low, by in ((2000, False), (900, True), (2000, True))
    )
    lund = party("Lund", name="Ada Lund")
    first = MET.but(quantities=(headline,))
    talked = account("talked", actors=[lund, COSTA], recipients=[])

    (joined,) = join_duplicates(DOC, [first, talked.but(quantities=(mayor, again))])
    (plain,) = join_duplicates(DOC, [first, talked.but(quantities=(replace(mayor, by=NO_WORDS),))])

    assert [each.low for each in joined.quantities] == [2000, 900]
    assert [each.low for each in plain.quantities] == [2000]


def test_a_mention_without_parties_and_without_forerunner_is_dropped() -> None:
    assert join_duplicates(DOC, [account("meeting", actors=[], recipients=[])]) == ()


def test_what_is_denied_without_a_party_is_kept() -> None:
    met = account("met", actors=[], recipients=[])

    assert join_duplicates(DOC, [replace(met, status=Status("denied"))])
    assert not join_duplicates(DOC, [met])


def test_other_parties_other_types_and_other_statuses_stay_apart() -> None:
    farmers = account("met farmers", actors=[LUND], recipients=[party("farmers")])
    shelled = account("shelled", actors=[party("Rebels")], recipients=[party("Arandi")], type_="ASSAULT")
    planned = MET.but(status=Status("planned"), anchors=((9, 9),))

    assert len(join_duplicates(DOC, [MET, farmers, shelled, planned])) == 4


def test_days_that_cannot_be_one_keep_acts_apart() -> None:
    one = MET.but(time=Time(start=date(2024, 3, 4), end=date(2024, 3, 4), precision="day"))
    two = MET.but(time=Time(start=date(2024, 3, 6), end=date(2024, 3, 6), precision="day"), anchors=((3, 1),))

    assert len(join_duplicates(DOC, [one, two])) == 2


def test_swapped_sides_of_a_reciprocal_act_are_one_but_not_of_an_accusation() -> None:
    swapped = account("talked", actors=[COSTA], recipients=[LUND])

    assert len(join_duplicates(DOC, [MET, swapped])) == 1
    accuse = [replace(each, action=replace(each.action, type="ACCUSE")) for each in (MET, swapped)]
    assert len(join_duplicates(DOC, accuse)) == 2


def shelling_and_toll(*, toll_of: str, basis: str) -> list[Account]:
    doc = document_from_conllu(SHELLED)
    rebels, troops = (
        Party(words_of(doc.report, pair), name) for pair, name in (((0, 6), "Rebels"), ((30, 36), "Troops"))
    )
    doers = {"Rebels": rebels, "Troops": troops}

    def told(index: int, token: int, mode: str, doer: Party) -> Account:
        sentence = doc.sentences[index]
        words = words_of(doc.report, sentence.offsets(token, token + 1))
        return Account(
            doc.report, Action("ASSAULT", words, mode), (doer,), (), (sentence.start, sentence.end),
            confidence=0.8, anchors=((index, token),), basis={"actor": basis} if index else {},
        )  # fmt: skip

    accounts = [told(0, 1, "heavy-weapons", rebels), told(1, 2, "aerial", doers[toll_of])]
    return list(join_duplicates(doc, accounts))


def test_a_toll_whose_doer_was_taken_from_the_attack_is_the_attacks() -> None:
    assert len(shelling_and_toll(toll_of="Rebels", basis="inferred")) == 1
    assert len(shelling_and_toll(toll_of="Rebels", basis="quoted")) == 2
    assert len(shelling_and_toll(toll_of="Troops", basis="inferred")) == 2


def test_a_sea_gives_way_to_what_words_name_on_land() -> None:
    talked = account("talked", actors=[party("Lund", name="Ada Lund"), COSTA], recipients=[])
    sea = Place(words_of(REPORT, (0, 3)), "Red Sea")
    village = Place(words_of(REPORT, (4, 7)), "Khokha", "YEM", precision="country")
    taken = Place(name="Aden", country="YEM", admin1="Aden", precision="city")
    for one, other, kept in ((sea, village, "Khokha"), (village, sea, "Khokha"), (sea, taken, "Red Sea")):
        (joined,) = join_duplicates(DOC, [MET.but(place=one), talked.but(place=other)])
        assert joined.place.name == kept


def test_a_place_that_was_only_taken_over_gives_way_to_a_named_one_elsewhere() -> None:
    sirnak = Place(LUND.words, "Sirnak", "TUR", "Sirnak", precision="admin1")
    istanbul = Place(name="Istanbul", country="TUR", admin1="Istanbul", precision="city")
    village = Place(name="Silopi", country="TUR", admin1="Sirnak", precision="city")
    talked = account("talked", actors=[party("Lund", name="Ada Lund"), COSTA], recipients=[])
    for taken, kept in ((istanbul, "Sirnak"), (village, "Silopi")):
        (joined,) = join_duplicates(DOC, [MET.but(place=sirnak), talked.but(place=taken)])
        assert joined.place.name == kept


@pytest.mark.model
@pytest.mark.parametrize(
    ("toll", "victims", "killed"),
    [
        ("Three women were killed.", ["the market of Bamako", "Three women"], 3),
        ("Elsewhere, three women were killed.", ["the market of Bamako"], None),
        ("Meanwhile, three women were killed in Kayes.", ["the market of Bamako"], None),
    ],
)
def test_a_toll_is_the_attacks_before_it_unless_its_sentence_turns_away(
    toll: str, victims: list[str], killed: int | None
) -> None:
    text = f"Rebels shelled the market of Bamako on Monday. {toll}"
    shelling = next(each for each in Coder().code(make_report(text)) if each.action.words.text.startswith("shelled"))

    assert [each.words.text for each in shelling.recipients] == victims
    assert [each.low for each in shelling.quantities] == ([killed] if killed else [])


@pytest.mark.model
@pytest.mark.parametrize(
    ("more", "together"),
    [
        ("Rockets struck his car at a crossing.", 1),
        ("Since then a grenade has landed in his garden.", 2),
        ("Rockets struck the town hall.", 2),
        ("His brother was abducted.", 2),
    ],
)
def test_what_hit_somebodys_own_car_tells_the_attack_on_him_again(more: str, together: int) -> None:
    attacks = Coder().code(make_report(f"A drone killed a rebel commander in Marib on Sunday. {more}"))

    assert [each.action.type for each in attacks] == ["ASSAULT"] * together


def test_a_bombing_that_was_a_suicide_attack_is_one_act() -> None:
    told = account("shelled", actors=[LUND], recipients=[COSTA], type_="ASSAULT")
    bombed, suicide, raid = (
        told.but(action=replace(told.action, mode=mode)) for mode in ("explosives", "suicide-attack", "firearms")
    )
    (joined,) = join_duplicates(DOC, [suicide, bombed])

    assert joined.action.mode == "suicide-attack"
    assert len(join_duplicates(DOC, [suicide, raid])) == 2


def test_the_same_count_is_no_other_toll() -> None:
    three, four = (Quantity("killed", low, low, words_of(REPORT, pair)) for low, pair in ((3, (0, 7)), (4, (8, 11))))
    shelled = account("shelled", actors=[LUND], recipients=[COSTA], type_="ASSAULT")

    assert not _counts_differ(shelled.but(quantities=(three,)), shelled.but(quantities=(three,)))
    assert not _counts_differ(shelled.but(quantities=(three, four)), shelled.but(quantities=(three, four)))
    assert _counts_differ(shelled.but(quantities=(three,)), shelled.but(quantities=(four,)))


def test_whom_others_attacked_and_who_then_fires_are_two_acts_but_a_clash_of_both_is_one() -> None:
    """ "Rebels attacked Lund"; "Lund fired": nobody told is hit, so that it is no other view of the same clash."""
    rebels, lund = party("Rebels"), party("Lund")
    attacked = account("met", actors=[rebels], recipients=[lund], type_="ASSAULT")
    fired = account("shelled", actors=[lund], recipients=[], type_="ASSAULT")
    clashed = account("shelled", actors=[lund, rebels], recipients=[], type_="ASSAULT")
    assert len(join_duplicates(DOC, [attacked, fired])) == 2
    assert len(join_duplicates(DOC, [attacked, clashed])) == 1


def test_who_is_attacked_and_then_uses_tear_gas_on_the_crowd_tells_another_act() -> None:
    marchers, police = party("Rebels"), party("Lund")
    attacked = account("met", actors=[marchers], recipients=[police], type_="ASSAULT")
    turned = account("shelled", actors=[police], recipients=[marchers], type_="ASSAULT")
    gassed = turned.but(action=replace(turned.action, mode="crowd-control"))
    assert len(join_duplicates(DOC, [attacked, turned])) == 1
    assert len(join_duplicates(DOC, [attacked, gassed])) == 2


@pytest.mark.model
@pytest.mark.parametrize(
    ("more", "attacks"),
    [
        ("A rebel spokesman said two of his men were killed in an air strike.", 2),
        ("Two bakers were killed.", 1),
        ("Two rebels were killed.", 1),
    ],
)
def test_who_attacked_is_not_hit_by_their_own_attack(more: str, attacks: int) -> None:
    assert len(Coder().code(make_report(f"Rebels shelled Bor on Monday. {more}"))) == attacks


@pytest.mark.model
def test_what_a_headline_tells_joins_its_lead_and_not_a_passive_behind_it(coder: Coder) -> None:
    text = (
        "A clerk in Lome said: Police filed a charge against former premier Ana Kyi on Tuesday.\n\n"
        "Her lawyer, Thein Maung, told reporters that she was charged under a law on floods."
    )
    told = coder.code(make_report(text, title="Police file charge against Kyi", published=date(2023, 5, 18)))

    (charged,) = (each for each in told if each.action.type == "ACCUSE")
    assert charged.time.start == date(2023, 5, 16)
