"""Words as numbers."""

from __future__ import annotations

from dateline.merge.hashes import bits_of, hashed, padded


def test_a_set_of_words_has_a_bit_for_each_whatever_their_order():
    bits = int.from_bytes(bits_of(["shelle", "arandi", "trader"], 256), "little")

    assert bits.bit_count() == 3
    assert bits_of(["trader", "shelle", "arandi", "shelle"], 256) == bits.to_bytes(32, "little")
    assert bits_of([], 128) == bytes(16)


def test_keys_are_padded_with_what_no_word_hashes_to():
    assert padded([5, 7, 5, 9], 2) == (5, 7)
    assert padded([5, 5], 3) == (5, 0, 0)
    assert hashed("") > 0
