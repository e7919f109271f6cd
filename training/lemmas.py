"""Makes parse/lemmas.tsv: the forms whose lemma the rules of `dateline.parse.lemmas` do not give.

`python -m training.lemmas`. The teacher is simplemma (MIT), corrected by the part of speech, over the whole
words of the encoder's vocabulary, of EWT and GUM, and of the corpus; what EWT and GUM annotate goes first.
"""

from __future__ import annotations

import collections
import json
import re

from dateline.evaluate.marked_sentences import load_sentences
from dateline.parse.lemmas import TABLE, noun_by_rule, verb_by_rule
from training.gold import CORPUS
from training.kit import conllu
from training.lemma_teacher import lemma as taught
from training.network import encoder_files

RULES = {"v": verb_by_rule, "n": noun_by_rule}
PARTS = {"v": "VERB", "n": "NOUN"}
SEEN_FROM = 2
"""An annotated lemma counts when it is the form's most frequent one and was seen so often."""


def annotated(*names: str) -> dict[tuple[str, str], collections.Counter[str]]:
    """Lemmas of treebanks: (form, v or n) → counts."""
    found: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for name in names:
        for example in conllu(name):
            for word, upos, base in zip(example["words"], example["upos"], example["lemmas"], strict=True):
                for kind, part in PARTS.items():
                    if upos == part and re.fullmatch(r"[a-z]+", word.lower()) and re.fullmatch(r"[a-z]+", base):
                        found[word.lower(), kind][base.lower()] += 1
    return found


def words() -> set[str]:
    """Whole words of the vocabulary and of the corpus."""
    pieces = json.loads((encoder_files() / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    found = {piece for piece in pieces if re.fullmatch(r"[a-z]{3,}", piece)}
    for marked in load_sentences(CORPUS):
        found |= {word.lower() for word in re.findall(r"[A-Za-z]{3,}", marked.text)}
    return found


def main() -> None:
    """Write the table and say how far it is right on EWT dev."""
    gold = annotated("language/ewt.dep.train.conllu.gz", "language/gum.dep.train.conllu.gz")
    table: dict[tuple[str, str], str] = {}
    known = words() | {base for bases in gold.values() for base in bases}
    for word in words() | {form for form, _ in gold}:
        for kind, rule in RULES.items():
            seen = gold.get((word, kind))
            best, count = seen.most_common(1)[0] if seen else ("", 0)
            base = best if count >= SEEN_FROM else taught(word, PARTS[kind])
            if base != rule(word) and (count >= SEEN_FROM or base in known):
                table[word, kind] = base
    rows = [f"{form}\t{kind}\t{base}" for (form, kind), base in sorted(table.items())]
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    dev = annotated("language/ewt.dep.dev.conllu.gz")
    for kind, rule in RULES.items():
        every = [(form, base, n) for (form, k), bases in dev.items() if k == kind for base, n in bases.items()]
        total = sum(n for _, _, n in every)
        right = sum(n for form, base, n in every if (table.get((form, kind)) or rule(form)) == base)
        old = sum(n for form, base, n in every if taught(form, PARTS[kind]) == base)
        print(PARTS[kind], f"table and rules {right / total:.4f}, teacher {old / total:.4f}, of {total}")
    print(len(rows), "rows,", TABLE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
