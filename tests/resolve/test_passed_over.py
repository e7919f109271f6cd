"""Who stands near an act, and did not do it."""

from dataclasses import replace

import pytest

from dateline import Coder
from dateline.model import Account, Document, make_report
from dateline.resolve.absent_marks import Asked
from dateline.resolve.cast import Cast, cast_of
from dateline.resolve.mentions import Mention
from dateline.resolve.passed_over import is_passed_over

Raid = tuple[Document, list[Account]]


def with_name(cast: Cast, key: int | str, *, kind: str) -> Cast:
    """The cast where the first mention of a member is a name."""
    member = cast.members[key]
    named: tuple[Mention, ...] = tuple(replace(each, kind="name", type=kind) for each in member.mentions)
    return replace(cast, members={**cast.members, key: replace(member, mentions=named)})


@pytest.mark.parametrize(
    ("kind", "act", "stands_there", "passed_over"),
    [
        ("Organization", "COERCE", True, True),
        ("Location", "COERCE", True, True),
        ("Person", "COERCE", True, False),
        ("Organization", "COERCE", False, False),
        ("Person", "ACCUSE", False, True),
        ("", "ACCUSE", True, False),
    ],
)
def test_who_did_not_do_it(raid: Raid, kind: str, act: str, stands_there: bool, passed_over: bool) -> None:
    doc, (raided, arrested) = raid
    accounts = [raided, arrested.but(action=replace(arrested.action, type=act))]
    cast = cast_of(doc, accounts)
    ((police,)) = cast.sides[0][0]
    cast = with_name(cast, police, kind=kind) if kind else cast
    if stands_there:
        cast = replace(cast, mentioned={**cast.mentioned, 1: {**cast.mentioned[1], police: None}})

    assert is_passed_over(Asked(cast, accounts, 1, "actor"), police) == passed_over


def test_what_the_words_name_is_no_question(raid: Raid) -> None:
    doc, (raided, arrested) = raid
    accused = arrested.but(action=replace(arrested.action, type="ACCUSE"), actors=raided.recipients)
    cast = cast_of(doc, [raided, accused])
    ((police,)) = cast.sides[0][0]

    assert not is_passed_over(Asked(with_name(cast, police, kind="Person"), [raided, accused], 1, "actor"), police)


@pytest.mark.model
def test_where_somebody_is_held_is_not_who_holds(coder: Coder) -> None:
    text = "Kenya deported two Ugandan singers on Friday. They had been jailed for a week in Kenya over a song."
    jailed = [each for each in coder.candidates(make_report(text))[1] if "jailed" in each.action.words.text]

    assert [each.actors for each in jailed] == [()]
