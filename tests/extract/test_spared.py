"""Who is named in an act without being on its other side."""

import pytest

from dateline import Coder, make_report
from surest_dyad import dyad


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("Amnesty called for the release of all prisoners.", "REQUEST", "Amnesty"),
        ("Warsaw demanded her release.", "REQUEST", "Warsaw"),
        ("Brazil withdrew its ambassador on Sunday.", "SANCTION", "Brazil"),
    ],
)
def test_who_is_to_be_freed_or_called_home_is_not_who_is_asked_or_hit(
    coder: Coder, text: str, type_: str, actor: str
) -> None:
    assert dyad(coder, text, type_) == ([actor], [])


def test_who_holds_them_and_where_the_envoy_sits_are_asked_and_hit(coder: Coder) -> None:
    text = "The union demanded the return of the sacked miners from the government."
    assert dyad(coder, text, "REQUEST") == (["The union"], ["the government"])
    assert dyad(coder, "Chad recalled its ambassador from Khartoum.", "SANCTION") == (["Chad"], ["Khartoum"])


def test_what_is_discussed_is_no_party(coder: Coder) -> None:
    actors, recipients = dyad(coder, "Envoys of Chad and Niger discussed land registries in Zinder.", "CONSULT")
    assert actors and "land registries" not in recipients


@pytest.mark.parametrize(
    ("text", "type_", "wrong"),
    [
        ("A senator is calling for the singer to be barred from the festival.", "REQUEST", "the singer"),
        ("The farmers want the dam torn down.", "REQUEST", "the dam"),
        ("The porters called for the rector to be dismissed.", "REQUEST", "the rector"),
        ("The union appealed for the two miners to be released.", "REQUEST", "the two miners"),
        ("The bishops want the judge to be removed.", "REQUEST", "the judge"),
        ("The charity appealed for 12 million euros for the islanders.", "REQUEST", "the islanders"),
        ("The aid group appealed for tents for thousands of Eritrean herders.", "REQUEST", "Eritrean herders"),
        ("The union warned it was ready to take action.", "THREATEN", "it"),
        ("The spokesman warned that his movement would leave the pact.", "THREATEN", "his movement"),
        ("The bishop called the minister a coward.", "ACCUSE", "a coward"),
        ("The nurses sued before the Constitutional Court.", "ACCUSE", "the Constitutional Court"),
        ("Denmark has cut its grant.", "SANCTION", "its grant"),
        ("Estonia has frozen loans worth two million euros.", "SANCTION", "loans"),
        ("Turkey donated two ambulances.", "AID", "two ambulances"),
        ("The council repealed the bread tax.", "CONCEDE", "the bread tax"),
        ("The rebels withdrew toward the Rwandan border.", "RETREAT", "the Rwandan border"),
        ("The president sent two ministers to meet the miners.", "CONSULT", "two ministers"),
    ],
)
def test_what_is_asked_threatened_or_given_is_not_the_other_side(
    coder: Coder, text: str, type_: str, wrong: str
) -> None:
    actors, recipients = dyad(coder, text, type_)
    assert actors and wrong not in recipients


@pytest.mark.parametrize(
    ("text", "type_", "recipients"),
    [
        ("Norway called on Chad to free the singer.", "REQUEST", ["Chad"]),
        ("Norway called for Chad to open the crossing.", "REQUEST", ["Chad"]),
        ("The sheriff warned that smugglers would face soldiers at the pass.", "THREATEN", ["smugglers"]),
        ("The minister warned that Chad could shut its gates to the herders.", "THREATEN", ["the herders"]),
        ("The union complained to the ombudsman about the mayor.", "ACCUSE", ["the mayor"]),
        ("The widow filed a complaint with the police against the banker.", "ACCUSE", ["the banker"]),
        ("The Gambia protested to Senegal.", "ACCUSE", ["Senegal"]),
        ("Jordan furnished the clinic with beds.", "AID", ["the clinic"]),
        ("Norway gave the refugees blankets.", "AID", ["the refugees"]),
        ("Turkey donated two ambulances to Niger.", "AID", ["Niger"]),
        ("The guild asks for talks with the ministry.", "REQUEST", ["the ministry"]),
        ("The premier vowed that the organisers would go to prison.", "THREATEN", ["the organisers"]),
        ("The sheriff warned that poachers would be arrested.", "THREATEN", ["poachers"]),
        ("Bolivia expelled two diplomats.", "SANCTION", ["two diplomats"]),
    ],
)
def test_who_is_asked_threatened_accused_or_helped_stays(
    coder: Coder, text: str, type_: str, recipients: list[str]
) -> None:
    assert dyad(coder, text, type_)[1] == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The mayor rejected a plea for more time.", []),
        ("Togo rejected a demand that it close its port.", []),
        ("The ministry rejected an appeal by nurses for more pay.", ["nurses"]),
        ("The court rejected the appeal of two deserters.", ["two deserters"]),
    ],
)
def test_what_is_refused_is_not_who_asked_for_it(coder: Coder, text: str, recipients: list[str]) -> None:
    assert dyad(coder, text, "REJECT")[1] == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Police fired tear gas in Toral on Sunday.", []),
        ("Soldiers fired live rounds in the capital on Friday.", []),
        ("Troops fired shells into Goma on Monday.", ["Goma"]),
        ("The rebels launched two rockets at the barracks.", ["the barracks"]),
        ("Gunmen shot two drivers on Sunday.", ["two drivers"]),
    ],
)
def test_what_is_fired_is_not_whom_it_hits(coder: Coder, text: str, recipients: list[str]) -> None:
    assert dyad(coder, text, "ASSAULT")[1] == recipients


@pytest.mark.parametrize(
    ("text", "type_", "recipients"),
    [
        ("Togo summoned the Peruvian ambassador to Lomé.", "ACCUSE", ["the Peruvian ambassador"]),
        ("The union threatened the ministry with a strike on Friday.", "THREATEN", ["the ministry"]),
        ("The union threatened to mobilise workers across the country.", "THREATEN", []),
    ],
)
def test_where_an_envoy_sits_and_whom_one_calls_out_are_not_the_other_side(
    coder: Coder, text: str, type_: str, recipients: list[str]
) -> None:
    assert dyad(coder, text, type_)[1] == recipients


@pytest.mark.parametrize(
    ("text", "type_", "wrong"),
    [
        ("Three miners agreed to testify against the colonel.", "AGREE", "the colonel"),
        ("A dozen villagers agreed to give evidence against the mayor.", "AGREE", "the mayor"),
        ("Nurses stopped work for an hour in solidarity with the miners.", "PROTEST", "the miners"),
        ("A crowd rallied in sympathy with the hunger strikers.", "PROTEST", "the hunger strikers"),
        ("Sixty tents were donated by Turkey.", "AID", "Sixty tents"),
    ],
)
def test_against_whom_one_agrees_and_with_whom_one_marches_is_not_the_other_side(
    coder: Coder, text: str, type_: str, wrong: str
) -> None:
    actors, recipients = dyad(coder, text, type_)
    assert actors and wrong not in recipients


def test_who_is_marched_against_and_who_gets_something_is(coder: Coder) -> None:
    text = "Students marched against the minister in solidarity with the dockers."
    assert dyad(coder, text, "PROTEST") == (["Students"], ["the minister"])
    assert dyad(coder, "The herders were supplied with tents by Chad.", "AID") == (["Chad"], ["The herders"])


@pytest.mark.parametrize(
    "text",
    [
        "The refugee agency has called for an end to deportations to Haiti.",
        "The bishop appealed for an end to violence against Christians in Nigeria.",
        "Rights groups called for the lifting of sanctions on Syria.",
    ],
)
def test_whom_that_befalls_which_is_to_end_is_not_asked(coder: Coder, text: str) -> None:
    (plea,) = coder.code(make_report(text))
    assert plea.recipients == ()


def test_an_envoy_is_recalled_from_somebody_for_talks_with_nobody(coder: Coder) -> None:
    text = "Chile recalled its ambassador{} for consultations."
    hit = [
        [party.words.text for each in coder.code(make_report(text.format(of))) for party in each.recipients]
        for of in ("", " from Lima")
    ]
    assert hit == [[], ["Lima"]]


@pytest.mark.parametrize(
    ("text", "crowd"),
    [
        ("Police opened fire on demonstrators protesting against corruption.", "demonstrators"),
        ("Soldiers beat students demonstrating outside the palace.", "students"),
        ("Police arrested 12 people marching to the ministry.", "12 people"),
    ],
)
def test_who_fires_on_a_crowd_does_not_protest(coder: Coder, text: str, crowd: str) -> None:
    (protest,) = (each for each in coder.code(make_report(text)) if each.action.type == "PROTEST")
    assert [each.words.text for each in protest.actors] == [crowd]
