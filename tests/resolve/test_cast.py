"""Who appears in a report, and on which side of its acts."""

from dateline.model import Account, Document
from dateline.resolve.cast import cast_of


def test_each_party_of_an_act_is_a_member_and_stands_on_its_side(raid: tuple[Document, list[Account]]) -> None:
    doc, accounts = raid

    cast = cast_of(doc, accounts)

    (police,), (newspaper,) = cast.sides[0]
    assert [party.words.text for _, party in cast.members[police].parties] == ["Police"]
    assert [party.words.text for _, party in cast.members[newspaper].parties] == ["a newspaper"]
    assert cast.sides[1][0] == frozenset()
    assert cast.at == (0, 1)


def test_a_member_is_mentioned_in_the_sentences_that_speak_of_it(raid: tuple[Document, list[Account]]) -> None:
    doc, accounts = raid

    cast = cast_of(doc, accounts)

    ((reporters,)) = cast.sides[1][1]
    assert reporters in cast.mentioned[1]
    assert reporters not in cast.mentioned.get(0, ())
