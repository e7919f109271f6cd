"""A headline's act and the lead's are one, by who may be meant; what only the headline tells stays."""

from dataclasses import replace

import pytest

from dateline import Account, Coder, make_report
from dateline.merge.headlines import told_below
from dateline.model import Action, Part, Party, Quantity, words_of
from dateline.testing import document_from_conllu

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def acts(coder: Coder, title: str, body: str, type_: str) -> list[Account]:
    report = make_report(f"{title}\n\n{body}", title=title, parts=(Part("title", 0, len(title)),))
    return [each for each in coder.candidates(report)[1] if each.action.type == type_]


def test_other_words_for_the_same_parties_are_one_act(coder: Coder) -> None:
    found = acts(
        coder,
        "Rebels seize town in eastern Congo",
        "GOMA, Congo - M23 rebels captured the town of Masisi in eastern Congo on Saturday, residents said.",
        "ASSAULT",
    )
    assert [each.action.words.text for each in found] == ["seize … captured"]
    assert "Masisi" in found[0].recipients[0].words.text


def test_who_was_freed_by_role_and_by_name_is_one(coder: Coder) -> None:
    found = acts(
        coder,
        "Court in Togo jails opposition leader",
        "LOME - A court in Togo jailed opposition leader Kodjo Amah for six years on Monday, his party said.",
        "COERCE",
    )
    assert len(found) <= 1


def test_parties_of_two_countries_are_two_acts(coder: Coder) -> None:
    found = acts(
        coder,
        "Kenya expels diplomat",
        "KAMPALA - Uganda expelled the Rwandan ambassador on Monday.",
        "SANCTION",
    )
    assert len(found) == 2


def test_the_leads_speaker_counts_and_none_for_what_a_party_says_itself(coder: Coder) -> None:
    (killed,) = acts(
        coder,
        "Gunmen kill nine in Mali, says police",
        "BAMAKO - Gunmen killed nine people in the Malian town of Gao on Tuesday, the mayor said.",
        "ASSAULT",
    )
    (threat,) = acts(
        coder,
        "Union threatens to shut Suva port, police say",
        "SUVA - Fiji's dockers' union threatened on Tuesday to shut the port of Suva unless wages are raised.",
        "THREATEN",
    )
    assert [each.words.text for each in killed.speakers] == ["the mayor"]
    assert not threat.speakers and "speaker" not in threat.basis


def test_who_claims_an_attack_further_down_does_not_tell_the_headlines_dead(coder: Coder) -> None:
    (killed,) = acts(
        coder,
        "Bomb kills nine police trainees in Quetta, police say",
        "QUETTA, Aug 21 - The city was in mourning on Thursday after the morning's blast.\n\n"
        "A militant group, the Hill Falcons, told reporters that it carried out the bombing.",
        "ASSAULT",
    )
    assert [each.words.text for each in killed.speakers] == ["police"]


def test_two_wordings_that_are_taken_for_two_types_are_one_act() -> None:
    doc = document_from_conllu("1 Oslo Oslo PROPN _ _ 0 root _ _\n\n1 Norway Norway PROPN _ _ 0 root _ _")
    title, body = doc.sentences
    doc = replace(doc, sentences=(replace(title, part="title"), body))
    one, other = (
        Party(words_of(doc.report, (0, 4)), name, "country", country=country, sectors=("GOV",))
        for name, country in (("Norway", "NOR"), ("Peru", "PER"))
    )

    def told(kind: str, index: int, actor: Party) -> Account:
        action = Action(type=kind, words=words_of(doc.report, (0, 4)))
        return Account(doc.report, action, (actor,), (other,), (0, 4), basis={}, anchors=((index, 0),))

    assert told_below(doc, (told("SANCTION", 0, one), told("COERCE", 1, one))) == {0: 1}
    assert told_below(doc, (told("SANCTION", 0, one), told("CONSULT", 1, one))) == {}
    assert told_below(doc, (told("SANCTION", 0, one), told("COERCE", 1, other))) == {}


def test_a_headline_that_says_no_more_than_gunmen_or_women_is_told_again_below(coder: Coder) -> None:
    found = acts(
        coder,
        "Rebels free two Swiss women",
        "BAMAKO - Rebel kidnappers have released two Swiss nuns they seized in April, the Red Cross said on Monday.",
        "RETREAT",
    )
    assert len(found) == 1


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "lead", "modes"),
    [
        (
            "Bombing at Lahore park kills 70",
            "At least 70 people died when a suicide attacker blew himself up in a park in Lahore on Sunday.",
            ["suicide-attack"],
        ),
        (
            "Bomb attack on police in Quetta",
            "A suicide bomber struck a police truck in Quetta on Monday, killing six officers.",
            ["suicide-attack"],
        ),
        (
            "Bombing at Lahore park kills 70",
            "Police arrested nine men in Lahore on Monday. A suicide bomber killed two guards in Quetta.",
            ["explosives", "suicide-attack"],
        ),
    ],
)
def test_a_headlines_bombing_is_the_suicide_attack_below_it(title: str, lead: str, modes: list[str]) -> None:
    report = make_report(f"{title}\n\n{lead}", title=title, parts=(Part("title", 0, len(title)),))

    told = [each.action.mode for each in Coder().code(report) if each.action.type == "ASSAULT"]

    assert told == modes


def test_only_an_attack_is_known_again_by_its_toll() -> None:
    doc = document_from_conllu("1 Seven seven NUM _ _ 0 root _ _\n\n1 Seven seven NUM _ _ 0 root _ _")
    title, body = doc.sentences
    doc = replace(doc, sentences=(replace(title, part="title"), body))

    def told(kind: str, index: int, killed: int) -> Account:
        toll = Quantity("killed", killed, killed, words_of(doc.report, (0, 5)))
        action = Action(type=kind, words=words_of(doc.report, (0, 5)))
        return Account(doc.report, action, (), (), (0, 5), basis={}, anchors=((index, 0),), quantities=(toll,))

    assert told_below(doc, (told("ASSAULT", 0, 7), told("ASSAULT", 1, 7))) == {0: 1}
    assert told_below(doc, (told("ASSAULT", 0, 7), told("ASSAULT", 1, 8))) == {}
    assert told_below(doc, (told("COERCE", 0, 7), told("COERCE", 1, 7))) == {}


def test_a_bare_number_may_be_anybody(coder: Coder) -> None:
    found = acts(
        coder,
        "Bomb kills nine at Iraqi checkpoint",
        "BAGHDAD, March 12 - A bomb killed nine soldiers at a checkpoint in Anbar province on Monday.",
        "ASSAULT",
    )
    assert [len(each.anchors) > 1 for each in found] == [True]
