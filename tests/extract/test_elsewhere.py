"""Who stands in the sentence as the party of another word."""

import pytest

from dateline import Coder
from surest_dyad import dyad


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        (
            "Kenya and Ghana joined in imposing sanctions led by the United States against Eritrea.",
            "SANCTION",
            ["Kenya", "Ghana"],
            ["Eritrea"],
        ),
        (
            "The governor asked for foreign help to clean up the spill left by careless miners.",
            "REQUEST",
            ["The governor"],
            [],
        ),
        (
            "Lund, who has been under house arrest since May, was found guilty by Judge Ines Prado in Arandi.",
            "COERCE",
            [],
            ["Lund"],
        ),
        ("Three clerks were arrested by soldiers in Arandi.", "COERCE", ["soldiers"], ["Three clerks"]),
        ("The school was hit by shells fired by the army.", "ASSAULT", ["the army"], ["The school"]),
    ],
)
def test_an_agent_did_what_its_own_verb_tells(
    coder: Coder, text: str, type_: str, actors: list[str], recipients: list[str]
) -> None:
    assert dyad(coder, text, type_) == (actors, recipients)


def test_who_did_something_else_when_an_act_came_about_is_no_party(coder: Coder) -> None:
    text = "The resignation of the minister came after three deputies accused the premier of theft."
    assert dyad(coder, text, "RETREAT")[0] == ["the minister"]
    assert dyad(coder, text, "ACCUSE") == (["three deputies"], ["the premier"])


def test_a_court_before_which_somebody_is_brought_did_not_arrest_him(coder: Coder) -> None:
    text = "A baker is to appear before the Toral Magistrate's Court after he was arrested on Sunday."
    assert dyad(coder, text, "COERCE")[0] == []


def test_the_office_somebody_seeks_refuses_nothing(coder: Coder) -> None:
    assert dyad(coder, "Prado said she would not seek a second term as head of the council.", "REJECT")[1] == []


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The minister was speaking by telephone from the port of Toral.", []),
        ("The fourth meeting of the lake commission on the Fisheries Charter opened in Arandi.", []),
        ("The minister met the governor of Toral to discuss the dam.", ["the governor of Toral"]),
    ],
)
def test_what_talks_are_about_and_where_somebody_speaks_is_not_the_other_side(
    coder: Coder, text: str, recipients: list[str]
) -> None:
    assert dyad(coder, text, "CONSULT")[1] == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Chad condemned the attacks by Sudanese soldiers on a clinic.", ["Sudanese soldiers"]),
        ("Chad condemned excessive force against miners.", []),
        ("Chad criticised police brutality against porters.", ["police brutality against porters"]),
        ("Chad denounced Sudan over its ban.", ["Sudan"]),
        ("Chad condemned Sudan's strike on a clinic.", ["Sudan"]),
        ("Chad condemned the attack on a clinic.", ["the attack on a clinic"]),
        ("Chad condemned the shooting of two dockers.", ["the shooting of two dockers"]),
        ("Chad condemned Sudan for its attack on a clinic.", ["Sudan"]),
        ("Chad blamed the raid in Gore on herders.", ["herders"]),
        ("Chad blamed the riots on foreign agents.", ["foreign agents"]),
    ],
)
def test_condemned_is_who_did_a_deed_and_not_whom_it_hit(coder: Coder, text: str, recipients: list[str]) -> None:
    assert dyad(coder, text, "ACCUSE") == (["Chad"], recipients)


def test_whose_support_is_confirmed_is_not_supported(coder: Coder) -> None:
    text = "The president confirmed Fiji's support for the people of Tonga."
    assert dyad(coder, text, "SUPPORT")[1] == ["the people of Tonga"]
    assert dyad(coder, "The premier reaffirmed Japan's backing for Manila.", "SUPPORT")[1] == ["Manila"]


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        ("Police attended a street fight between a baker and a welder.", "ASSAULT", ["a baker", "a welder"]),
        ("The envoy brought up Chad's deportation of two nurses.", "COERCE", ["Chad"]),
        ("The army carried out a raid on a village in Toral.", "ASSAULT", ["The army"]),
    ],
)
def test_whose_deed_it_is_did_it_and_not_who_tells_of_it(
    coder: Coder, text: str, type_: str, actors: list[str]
) -> None:
    assert dyad(coder, text, type_)[0] == actors


def test_what_is_received_is_not_who_receives(coder: Coder) -> None:
    text = "Clinics in Toral received a new batch of incubators from the Arandi Relief Society."
    assert dyad(coder, text, "AID") == (["the Arandi Relief Society"], ["Clinics in Toral"])


@pytest.mark.parametrize(
    ("text", "type_", "recipients"),
    [
        ("The army chief promised calm after clashes between herders and miners.", "AGREE", []),
        ("Prosecutors are investigating the mayor on the orders of the high court.", "ACCUSE", ["the mayor"]),
        ("Chad launched a raid under a defence pact between Niger and Benin.", "ASSAULT", []),
        (
            "Chad condemned the clashes between herders and miners.",
            "ACCUSE",
            ["the clashes between herders and miners"],
        ),
        ("Chad deported four fishermen to Togo.", "COERCE", ["four fishermen"]),
        ("Chad sent four lorries to Togo.", "AID", ["Togo"]),
    ],
)
def test_what_dates_bids_or_lies_between_others_is_not_hit(
    coder: Coder, text: str, type_: str, recipients: list[str]
) -> None:
    assert dyad(coder, text, type_)[1] == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The premier met the governor before the Peruvian delegation left.", ["the governor"]),
        ("The nuncio travelled to Managua to plead with the president for a bishop.", ["the president"]),
        ("The deputies held talks with the union, alleging that Omar Lund had hidden the bill.", ["the union"]),
    ],
)
def test_who_stands_in_another_clause_is_not_met_unless_it_tells_whom(
    coder: Coder, text: str, recipients: list[str]
) -> None:
    assert dyad(coder, text, "CONSULT")[1] in (recipients, ["Managua"])


def test_whose_support_is_praised_is_praised(coder: Coder) -> None:
    text = "The minister praised the agency's support for the herders."
    assert "the agency" in dyad(coder, text, "SUPPORT")[1][0]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The two sides agreed to build a refinery in Benin.", []),
        ("Chad and Niger agreed to train the police of Benin.", ["the police of Benin"]),
        ("Fiji and Tonga agreed to arm the police of Samoa.", ["the police of Samoa"]),
        ("The two sides agreed to support the truce.", []),
        ("The Peruvian side agreed to examine the Chilean proposals.", ["the Chilean proposals"]),
    ],
)
def test_what_two_agree_on_is_no_third_party_but_for_whom_is(coder: Coder, text: str, recipients: list[str]) -> None:
    assert dyad(coder, text, "AGREE")[1] == recipients


def test_who_survives_a_deed_did_not_do_it_but_who_confirms_it_may_have(coder: Coder) -> None:
    assert dyad(coder, "The mayor survived a bomb attack on his convoy on Sunday.", "ASSAULT")[0] == []
    assert dyad(coder, "Police confirmed the arrest of two clerks.", "COERCE") == (["Police"], ["two clerks"])
