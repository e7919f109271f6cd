"""The kit and the corpus as one file of examples: `python -m training.pack`, read by `training.joint`.

Heads of marked phrases come from trees of the shipped model (``silver``), so that training needs no other pass.
Writes training/runs/pack.pickle.xz: label lists, and sets of examples with word pieces.
"""

from __future__ import annotations

import lzma
import pathlib
import pickle
import random
from collections.abc import Iterable
from itertools import pairwise

from tokenizers import Tokenizer

from dateline import Coder
from dateline.codebook import load
from dateline.parse.shapes import shapes
from training import gold, judged, kit, kit_spans, news
from training.measure import spans
from training.network import Labels, encoder_files
from training.swapped import moved

RUNS = pathlib.Path(__file__).parent / "runs"
PACK = RUNS / "pack.pickle.xz"
WORD_PIECES = 12  # pieces of one word that are read; the rest of a very long word is left out


def tokenizer() -> Tokenizer:
    """The encoder's word pieces, without padding or truncation."""
    made = Tokenizer.from_file(str(encoder_files() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def prepare(examples: Iterable[dict], pieces: Tokenizer) -> None:
    """Add word pieces (``ids``, ``first``, ``last``) and casing (``shape``) to examples."""
    known: dict[str, list[int]] = {}
    for example in examples:
        ids, first, last = [101], [], []
        for word in example["words"]:
            if word not in known:
                known[word] = pieces.encode(word, add_special_tokens=False).ids[:WORD_PIECES] or [100]
            first.append(len(ids))
            ids += known[word]
            last.append(len(ids) - 1)
        example["ids"], example["first"], example["last"] = [*ids, 102], first, last
        example["shape"] = shapes(example["words"])


def silver(examples: list[dict], coder: Coder) -> None:
    """Add governors (-1 for the root) by the shipped model."""
    for example, tokens in zip(examples, coder.words([e["words"] for e in examples]), strict=True):
        example["silver"] = [token.head for token in tokens]


def sets() -> dict[str, list[dict]]:
    """All sets by name; those of dev end in _dev."""
    left_out = kit_spans.left_out_of_times()
    return {
        "web": kit.english_web("train"),
        "gum": kit.gum("train"),
        "magazines": kit.magazines(),
        "names": kit.world_names("train"),
        "uw": kit.factuality("language/uw.factuality.train.jsonl.gz"),
        "quotes": kit_spans.attribution("train"),
        "times": [
            *kit_spans.times("language/te3.timex_event.train.timebank.jsonl.gz", without=left_out),
            *kit_spans.times("language/te3.timex_event.train.aquaint.jsonl.gz", without=left_out),
        ],
        "corpus": gold.corpus("train"),
        "news": list(news.sentences(news.FILE)),
        "judged": list(judged.judged()),
        "plv": gold.dyads(),
        "plv_dev": gold.dyads(dev=True),
        "typed": gold.typed(),
        "web_dev": kit.english_web("dev"),
        "gum_dev": kit.gum("dev"),
        "names_dev": kit.world_names("dev"),
        "uw_dev": kit.factuality("language/uw.factuality.dev.jsonl.gz"),
        "quotes_dev": kit_spans.attribution("dev"),
        "times_dev": kit_spans.times("language/eventstoryline.timex_event.dev.jsonl.gz"),
        "corpus_dev": gold.corpus("dev"),
        "news_held": list(news.sentences(news.HELD)),
    }


PARTIES = frozenset(("Person", "Organization", "Location", "NORP"))


def paired(examples: list[dict]) -> None:
    """Two neighbouring names of a news sentence as a dyad without a type, for teachers to type."""
    for example in examples:
        found = [(s, e) for s, e, kind in sorted(spans(example["tags"])) if kind in PARTIES]
        example["dyads"] = [(one, two, "NONE", 0.0) for one, two in list(pairwise(found))[:2]]


def labels_from(found: dict[str, list[dict]]) -> Labels:
    """The closed label lists: of the training sets, and of the codebook."""
    upos, rels, tags = set(), set(), set()
    for name in ("web", "gum", "names"):
        for example in found[name]:
            upos |= set(example.get("upos", ()))
            rels |= set(example.get("rels", ()))
            tags |= set(example.get("tags", ()))
    codebook = load()
    modes = [kind for kind, rule in codebook.actions.items() if rule.modes]
    modes += [f"{kind}-{mode}" for kind, rule in codebook.actions.items() for mode in rule.modes]
    return Labels(sorted(upos), sorted(rels), ["O", *sorted(tags - {"O"})], kit.ROLES, modes, list(codebook.contexts))


KEPT = frozenset(
    "ids first last shape heads rels upos tags frames given facts cues timex acts dyads dyad_heads latent "
    "allowed bag mentions guessed where id".split()
)


def main() -> None:
    """Build and write the pack."""
    pieces, coder = tokenizer(), Coder()
    found = sets()
    documents = {
        "coref": [*kit_spans.coreference("train"), *gold.corpus_documents("train")],
        "coref_dev": [*kit_spans.coreference("dev"), *gold.corpus_documents("dev")],
    }
    for name in ("corpus", "corpus_dev", "news", "news_held", "plv", "plv_dev"):
        silver(found[name], coder)
        gold.with_heads(found[name])
    rng = random.Random(20268)
    found["moved"] = [moved(example, rng) for example in found["corpus"]]
    paired(found["names"])
    labels = labels_from(found)
    for examples in found.values():
        prepare(examples, pieces)
    for parts in documents.values():
        for part in parts:
            prepare(part, pieces)
    everything = {**found, **documents}
    thin = lambda e: {k: v for k, v in e.items() if k in KEPT}  # noqa: E731
    for name, examples in everything.items():
        everything[name] = [[thin(s) for s in e] if isinstance(e, list) else thin(e) for e in examples]
    RUNS.mkdir(exist_ok=True)
    raw = pickle.dumps({"labels": labels, "sets": everything})
    PACK.write_bytes(lzma.compress(raw, preset=2))
    print({name: len(examples) for name, examples in everything.items()}, f"{PACK.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
