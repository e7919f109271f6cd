"""Who is compared with whom: those near under a key, whatever the order they come in."""

from __future__ import annotations

import random
from collections import Counter

from dateline.merge.blocking import KeyIndex, is_many, keys_of, pairs_of, sorted_keys
from dateline.merge.rows import row_of
from fake_coder import account_of
from small_world import MONDAY, report

REACH = 3


def some_keys() -> list[list[int]]:
    chance = random.Random(3)
    return [sorted({chance.randrange(4) for _ in range(2)} | {100 + chance.randrange(40)}) for _ in range(60)]


def expected() -> Counter[frozenset[int]]:
    return Counter(
        {
            frozenset((one, other)): times
            for ones, others, counts in pairs_of(*sorted_keys(some_keys()), reach=REACH)
            for one, other, times in zip(ones.tolist(), others.tolist(), counts.tolist(), strict=True)
        }
    )


def test_a_wide_block_costs_each_member_no_more_than_its_reach():
    keys = [[7]] * 500
    pairs = sum(len(ones) for ones, _, _ in pairs_of(*sorted_keys(keys), reach=REACH))

    assert pairs <= 500 * REACH


def test_members_that_come_one_by_one_in_any_order_meet_as_all_at_once():
    keys = some_keys()
    for seed in range(5):
        index = KeyIndex(list(range(len(keys))), reach=REACH)
        found: Counter[frozenset[int]] = Counter()
        for member in random.Random(seed).sample(range(len(keys)), len(keys)):
            met, parted = index.insert(member, keys[member])
            found.update({frozenset((member, other)): times for other, times in met.items()})
            found.subtract(map(frozenset, parted))

        assert +found == expected()


def test_who_leaves_lets_those_around_it_meet():
    keys = some_keys()
    order = list(range(len(keys)))
    index = KeyIndex(order, reach=REACH)
    for member in order:
        index.insert(member, keys[member])
    joined = Counter(map(frozenset, index.remove(30, keys[30])))
    met, parted = index.insert(30, keys[30])

    assert joined == Counter(map(frozenset, parted))
    assert met == index.around(30, keys[30])
    assert {frozenset((30, other)): times for other, times in met.items()} == {
        pair: times for pair, times in expected().items() if 30 in pair
    }


def test_what_was_filled_in_at_once_grows_like_what_came_one_by_one():
    keys = some_keys()
    flat, owners = sorted_keys(keys[:50])
    filled, grown = KeyIndex(list(range(60)), reach=REACH), KeyIndex(list(range(60)), reach=REACH)
    filled.fill(flat, owners)
    for member in range(50):
        grown.insert(member, keys[member])

    assert [filled.insert(each, keys[each]) for each in range(50, 60)] == [
        grown.insert(each, keys[each]) for each in range(50, 60)
    ]


def test_beginning_anew_is_for_many_that_are_a_good_share_of_all():
    assert is_many(5000, of=5000)
    assert not is_many(5000, of=100_000)
    assert not is_many(300, of=300)


def test_accounts_that_name_nobody_meet_by_the_words_of_their_sentence():
    def rejected(publisher: str, text: str) -> set[int]:
        told = report(text, publisher=publisher)
        return set(keys_of(row_of(account_of(told, type="REJECT", did="rejected", when="Monday", day=MONDAY))))

    one = rejected("Wire", "The regional parliament rejected the budget on Monday by one vote.")
    other = rejected("Salt", "By one vote the budget was rejected in the regional parliament on Monday.")
    unlike = rejected("Echo", "The miners' union rejected a wage offer on Monday after a night of talks.")

    assert one & other
    assert len(one & unlike) < len(one & other)


def test_a_country_a_role_or_one_name_with_a_type_of_act_brings_nobody_together():
    def visited(publisher: str, text: str, who: str) -> set[int]:
        told = report(text, publisher=publisher)
        account = account_of(told, type="CONSULT", did="visited", who=(who,), when="Monday", day=MONDAY)
        return set(keys_of(row_of(account)))

    one = visited(
        "Wire", "Karim Odan of Norland visited a hospital in Fenwick on Monday, said Radio Ostrava.", "Karim Odan"
    )
    other = visited(
        "Salt", "Karim Odan of Norland visited the troops at Dunmore on Monday, Pelham wrote.", "Karim Odan"
    )
    again = visited("Echo", "In Fenwick, Karim Odan visited a hospital on Monday.", "Karim Odan")

    assert one & again
    assert len(one & other) < len(one & again)


def test_one_name_and_the_root_of_the_acts_word_bring_accounts_together():
    def signed(publisher: str, text: str, did: str) -> set[int]:
        told = report(text, publisher=publisher)
        return set(keys_of(row_of(account_of(told, type="SUPPORT", did=did, when=None, day=MONDAY))))

    one = signed(
        "Wire", "The provincial government has signed an accord with fishermen, it was told in Gwadar.", "signed"
    )
    denied = signed(
        "Salt", "Nobody of us has put his hand to any paper or did sign it, they shouted in Gwadar.", "sign"
    )
    elsewhere = signed(
        "Echo", "Nobody of us has put his hand to any paper or did sign it, they shouted in Pasni.", "sign"
    )

    assert one & denied
    assert not one & elsewhere
