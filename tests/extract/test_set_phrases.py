"""Set phrases: what stands beside a verb that says nothing alone tells the act, its sides and its mode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline import Coder
from dateline.extract.chambers import gives_up_seat, is_sentenced, orders_release, votes_out, walks_out
from dateline.extract.replies import answers_with_force
from dateline.extract.set_phrases import mode_told, parties_told, phrase_of, read_set_phrase
from dateline.model import Act, Sentence
from told import coded

Build = Callable[[str], Sentence]


def type_of(sentence: Sentence, token: int) -> str | None:
    """The type that a set phrase tells by a word."""
    phrase = phrase_of(sentence, token)
    return None if phrase is None else phrase.type_


REPLIED = "Youths/NOUN/2/nsubj/youth threw/VERB/0/root/throw slates/NOUN/2/obj/slate at/ADP/5/case guards/NOUN/2/obl "
GIVEN = "He/PRON/3/nsubj:pass was/AUX/3/aux:pass/be given/VERB/0/root/give a/DET/{0}/det {1}"


@pytest.mark.parametrize(
    ("means", "type_"),
    [
        ("tear/NOUN/10/compound gas/NOUN/7/obl", "ASSAULT"),
        ("rubber/NOUN/10/compound bullets/NOUN/7/obl/bullet", "ASSAULT"),
        ("air/NOUN/10/compound strikes/NOUN/7/obl/strike", "ASSAULT"),
        ("hunger/NOUN/10/compound strikes/NOUN/7/obl/strike", None),
        ("pepper/NOUN/10/compound spray/NOUN/7/obl", "ASSAULT"),
        ("bug/NOUN/10/compound spray/NOUN/7/obl", None),
        ("a/DET/10/det barrage/NOUN/7/obl of/ADP/12/case jokes/NOUN/10/nmod/joke", None),
        ("a/DET/10/det barrage/NOUN/7/obl of/ADP/12/case shells/NOUN/10/nmod/shell", "ASSAULT"),
        ("warm/ADJ/10/amod smiles/NOUN/7/obl/smile", None),
    ],
)
def test_who_answers_with_force_answers_those_who_began(sentence_of: Build, means: str, type_: str | None) -> None:
    reply = sentence_of(f"{REPLIED}who/PRON/7/nsubj replied/VERB/5/acl:relcl/reply with/ADP/10/case {means}")

    assert type_of(reply, 6) == type_
    assert parties_told(reply, 6) == (((4,), (0,)) if type_ else ((), ()))


@pytest.mark.parametrize(
    ("given", "type_"),
    [
        ("life/NOUN/6/compound sentence/NOUN/3/obj", "SANCTION"),
        ("jail/NOUN/6/compound term/NOUN/3/obj", "SANCTION"),
        ("long/ADJ/6/amod sentence/NOUN/3/obj", None),
        ("new/ADJ/6/amod term/NOUN/3/obj", None),
    ],
)
def test_a_jail_term_that_is_given_convicts(sentence_of: Build, given: str, type_: str | None) -> None:
    told = sentence_of(GIVEN.format(6, given))

    assert (type_of(told, 2), type_of(told, 5)) == (type_, type_)
    assert mode_told(told, 2, type_="SANCTION") == ("convict" if type_ else None)
    assert parties_told(told, 2) == ((), (0,) if type_ else ())


def test_the_type_told_stands_above_the_others(sentence_of: Build) -> None:
    told = sentence_of(GIVEN.format(6, "life/NOUN/6/compound sentence/NOUN/3/obj"))
    scores = {"CONCEDE": 0.7, "SANCTION": 0.3}

    assert read_set_phrase(told, 2, scores=scores) == {"CONCEDE": 0.3, "SANCTION": 0.7}
    assert read_set_phrase(told, 1, scores=scores) == scores


def test_one_stands_by_somebody_and_not_by_a_window_or_ones_word(sentence_of: Build) -> None:
    def told(whom: str) -> str | None:
        sentence = sentence_of(f"She/PRON/2/nsubj stood/VERB/0/root/stand by/ADP/4/case {whom}/NOUN/2/obl")
        return type_of(replace(sentence, acts=(Act(1, {"SUPPORT": 0.5, "NONE": 0.5}, (), 0.0),)), 1)

    assert [told(each) for each in ("marshal", "window", "forecast")] == ["SUPPORT", None, None]


def test_only_a_line_between_forces_joins_them(sentence_of: Build) -> None:
    words = (
        "A/DET/2/det hotline/NOUN/7/nsubj:pass {}/ADP/5/case two/NUM/5/nummod {}/NOUN/2/nmod was/AUX/7/aux:pass/be "
        "reopened/VERB/0/root/reopen"
    )
    fleets, patients = (sentence_of(words.format(*each)) for each in (("between", "fleets"), ("for", "patients")))

    assert (type_of(fleets, 6), parties_told(fleets, 6)) == ("COOPERATE", ((4,), ()))
    assert type_of(patients, 6) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("The miners' federation declared its solidarity with the dockers of Antofagasta.", "SUPPORT", None),
        ("The unions threw their weight behind the opposition candidate.", "SUPPORT", None),
        ("The bishops stood by the arrested priest.", "SUPPORT", None),
        ("The archbishop renewed his call for a ceasefire in Kivu.", "REQUEST", None),
        ("Students blocked the avenue and police replied with tear gas.", "ASSAULT", "crowd-control"),
        ("In May she was given a two-year sentence for fraud.", "SANCTION", "convict"),
        ("The judge gave the poacher a four-year sentence.", "SANCTION", "convict"),
        ("She received a life sentence for the murder of a judge.", "SANCTION", "convict"),
        ("A border hotline was reopened on Wednesday, the presidential office said.", "COOPERATE", None),
        ("The senate voted to remove the chief justice.", "SANCTION", "expel"),
        ("Turkey blocked the communique of the alliance.", "REJECT", None),
        ("A court in Cebu ordered his early release for good conduct.", "REQUEST", "yield"),
        ("Two lawmakers quit parliament on Monday over the blast.", "RETREAT", "resign"),
        ("The Green bloc left parliament in protest at the budget.", "PROTEST", "boycott"),
    ],
)
def test_a_set_phrase_tells_its_act(coder: Coder, text: str, type_: str, mode: str | None) -> None:
    found = [each.action for each in coded(coder, text) if each.action.type == type_]

    assert len(found) == 1
    assert mode in (None, found[0].mode)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The novelist expressed her love of old maps.",
        "The bank stood by its forecast.",
        "The premier stood by the window and said nothing.",
        "Firefighters responded with water cannon to the blaze.",
        "The minister replied with a smile.",
        "The pupils were given a sentence to translate.",
        "The winger received a three-match ban.",
        "The health ministry set up a hotline for patients.",
        "The studio ordered the release of the film.",
        "The goalkeeper blocked a shot from the winger.",
        "The bank restored its telephone line for customers.",
        "He received a death sentence from his doctors in May.",
        "The singer expressed her gratitude in a post.",
        "The smith threw his weight against the door.",
        "A reader expressed support for longer opening hours.",
        "The batsman answered with a barrage of boundaries.",
        "Viewers voted to remove the singer.",
        "The deputies left parliament after midnight.",
        "The choir left the assembly hall.",
    ],
)
def test_the_same_verb_beside_other_words_tells_none(coder: Coder, text: str) -> None:
    assert coded(coder, text) == ()


@pytest.mark.model
def test_the_charge_that_is_condemned_is_no_word_of_the_blame(coder: Coder) -> None:
    (blame,) = coded(coder, "Britain condemned the new charge and left it at that.")

    assert [each.words.text for each in blame.recipients] == ["the new charge"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Students marched on the ministry on Monday. The guards responded with tear gas.", ["Students"]),
        ("A few of the miners pelted a lorry with stones. Police answered with pepper spray.", ["A few of the miners"]),
        ("Students marched on Monday. The minister spoke. The guards responded with tear gas.", []),
    ],
)
def test_a_reply_that_names_nobody_hits_who_began_in_the_sentence_before(
    coder: Coder, text: str, whom: list[str]
) -> None:
    *_, reply = coded(coder, text)

    assert (reply.action.type, [each.words.text for each in reply.recipients]) == ("ASSAULT", whom)


@pytest.mark.model
def test_who_stands_behind_unrest_made_it(coder: Coder) -> None:
    behind = coded(coder, "The sheikh also stands behind the unrest in Manama.")
    assert "SUPPORT" not in [each.action.type for each in behind]


@pytest.mark.parametrize(("whose", "type_"), [("his/PRON/4/nmod:poss", "REQUEST"), ("Peruvian/ADJ/4/amod", None)])
def test_only_who_renews_his_own_call_asks_again(sentence_of: Build, whose: str, type_: str | None) -> None:
    words = f"Pope/NOUN/2/nsubj renewed/VERB/0/root/renew {whose} call/NOUN/2/obj for/ADP/6/case truce/NOUN/4/nmod"
    act = Act(3, {"REQUEST": 0.5, "NONE": 0.5}, (), 0.0)

    assert type_of(replace(sentence_of(words), acts=(act,)), 3) == type_


@pytest.mark.model
def test_a_release_that_is_ordered_is_nobody(coder: Coder) -> None:
    (asked,) = coded(coder, "A court in Cebu ordered his early release for good conduct.")

    assert asked.recipients == ()


@pytest.mark.parametrize(
    ("rest", "is_out"),
    [
        ("to/PART/4/mark remove/VERB/2/xcomp/remove the/DET/6/det premier/NOUN/4/obj", True),
        ("not/PART/5/advmod to/PART/5/mark remove/VERB/2/xcomp/remove the/DET/7/det premier/NOUN/5/obj", False),
        ("against/SCONJ/4/mark removing/VERB/2/advcl/remove the/DET/6/det premier/NOUN/4/obj", False),
        ("to/PART/4/mark dismiss/VERB/2/xcomp/dismiss the/DET/6/det complaint/NOUN/4/obj", False),
        ("to/PART/4/mark remove/VERB/2/xcomp/remove troops/NOUN/4/obj/troop", False),
    ],
)
def test_a_house_votes_somebody_out(sentence_of: Callable[[str], Sentence], rest: str, *, is_out: bool) -> None:
    assert votes_out(sentence_of(f"Parliament/NOUN/2/nsubj voted/VERB/0/root/vote {rest}"), 1) is is_out


@pytest.mark.parametrize(
    ("rest", "walks", "resigns"),
    [
        ("the/DET/5/det floor/NOUN/3/obj", True, False),
        ("the/DET/5/det floor/NOUN/3/obj after/ADP/7/case lunch/NOUN/3/obl", False, False),
        ("the/DET/5/det floor/NOUN/3/obj to/PART/7/mark eat/VERB/3/advcl", False, False),
        ("parliament/NOUN/3/obj", False, True),
        ("parliament/NOUN/3/obj and/CCONJ/6/cc went/VERB/3/conj/go home/ADV/6/advmod", False, False),
    ],
)
def test_who_leaves_for_lunch_comes_back(
    sentence_of: Callable[[str], Sentence], rest: str, *, walks: bool, resigns: bool
) -> None:
    left = sentence_of(f"Two/NUM/2/nummod deputies/NOUN/3/nsubj/deputy left/VERB/0/root/leave {rest}")

    assert (walks_out(left, 2), gives_up_seat(left, 2)) == (walks, resigns)


@pytest.mark.parametrize(("what", "is_force"), [("applause/NOUN/6/nmod", False), ("shrapnel/NOUN/6/nmod", True)])
def test_a_round_of_applause_hurts_nobody(sentence_of: Callable[[str], Sentence], what: str, *, is_force: bool) -> None:
    reply = sentence_of(
        "They/PRON/2/nsubj answered/VERB/0/root/answer him/PRON/2/obj with/ADP/6/case a/DET/6/det round/NOUN/2/obl "
        f"of/ADP/8/case {what}"
    )

    assert answers_with_force(reply, 1) is is_force


@pytest.mark.parametrize(
    ("means", "kind", "is_force"),
    [
        ("with/ADP/4/case fire/NOUN/2/obl", "ACCUSE", False),
        ("with/ADP/4/case fire/NOUN/2/obl", "ASSAULT", True),
        ("with/ADP/5/case live/ADJ/5/amod rounds/NOUN/2/obl/round", "ACCUSE", True),
        ("with/ADP/4/case fire/NOUN/2/obl to/ADP/6/case films/NOUN/4/nmod/film", "ACCUSE", False),
    ],
)
def test_bare_fire_is_force_where_the_verb_is_read_so(
    sentence_of: Callable[[str], Sentence], means: str, kind: str, *, is_force: bool
) -> None:
    tree = sentence_of(f"They/PRON/2/nsubj replied/VERB/0/root/reply {means}")
    reply = replace(tree, acts=(Act(1, {kind: 0.9}, (), 0.0),))

    assert answers_with_force(reply, 1) is is_force


@pytest.mark.parametrize(
    ("verb", "towards", "type_"),
    [
        ("threw/VERB/0/root/throw", "to", None),
        ("threw/VERB/0/root/throw", "behind", "SUPPORT"),
        ("lent/VERB/0/root/lend", "to", "SUPPORT"),
    ],
)
def test_weight_thrown_to_a_side_backs_nobody(
    sentence_of: Callable[[str], Sentence], verb: str, towards: str, type_: str | None
) -> None:
    weight = f"his/PRON/4/nmod:poss weight/NOUN/2/obj {towards}/ADP/7/case the/DET/7/det bill/NOUN/2/obl"

    assert type_of(sentence_of(f"He/PRON/2/nsubj {verb} {weight}"), 1) == type_


@pytest.mark.parametrize(("named", "type_"), [("border", None), ("defence", None), ("military", "COOPERATE")])
def test_a_line_on_maps_joins_no_forces(sentence_of: Callable[[str], Sentence], named: str, type_: str | None) -> None:
    line = sentence_of(
        f"A/DET/3/det {named}/NOUN/3/compound line/NOUN/9/nsubj:pass between/ADP/5/case Peru/PROPN/3/nmod "
        "and/CCONJ/7/cc Chile/PROPN/5/conj was/AUX/9/aux:pass set/VERB/0/root"
    )

    assert type_of(line, 8) == type_


@pytest.mark.parametrize(("whom", "is_one"), [("novel", False), ("poacher", True)])
def test_a_work_serves_no_sentence(sentence_of: Callable[[str], Sentence], whom: str, *, is_one: bool) -> None:
    given = sentence_of(
        f"She/PRON/2/nsubj gave/VERB/0/root/give the/DET/4/det {whom}/NOUN/2/iobj a/DET/7/det year/NOUN/7/compound "
        "sentence/NOUN/2/obj"
    )

    assert is_sentenced(given, 1) is is_one


@pytest.mark.parametrize(
    ("whose", "is_one"),
    [("data/NOUN", False), ("results/NOUN", False), ("email/NOUN", False), ("dove/NOUN", False), ("nurse/NOUN", True)],
)
def test_things_released_were_no_captives(sentence_of: Callable[[str], Sentence], whose: str, *, is_one: bool) -> None:
    ordered = sentence_of(
        "They/PRON/2/nsubj ordered/VERB/0/root/order the/DET/4/det release/NOUN/2/obj of/ADP/7/case the/DET/7/det "
        f"{whose}/4/nmod"
    )

    assert orders_release(ordered, 1) is is_one


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("jailed/VERB/0/root/jail for/ADP/7/case ten/NUM/7/nummod years/NOUN/4/obl/year", "SANCTION"),
        ("jailed/VERB/0/root/jail for/ADP/6/case life/NOUN/4/obl", "SANCTION"),
        ("jailed/VERB/0/root/jail for/ADP/6/case fraud/NOUN/4/obl", None),
    ],
)
def test_who_is_jailed_for_years_is_convicted(sentence_of: Build, words: str, type_: str | None) -> None:
    assert type_of(sentence_of(f"The/DET/2/det smuggler/NOUN/4/nsubj:pass was/AUX/4/aux:pass/be {words}"), 3) == type_


@pytest.mark.model
def test_a_long_term_is_no_history() -> None:
    (verdict,) = coded(Coder(), "A court in Quito jailed the leader of a gang for 22 years on Monday.")
    assert (verdict.action.type, verdict.action.mode) == ("SANCTION", "convict")
    assert verdict.status.historical is False
