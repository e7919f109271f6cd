"""The documents that times are measured on: `python -m training.times OUT.jsonl` writes them as gold.

TimeBank and AQUAINT come without a dev part. Those of their documents whose ids uw.factuality.dev holds are left out
of all training and tuning (`kit_spans.left_out_of_times`); `--others` writes the rest, on which rules are made.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.kit import rows
from training.kit_spans import left_out_of_times

FILES = ("language/te3.timex_event.train.timebank.jsonl.gz", "language/te3.timex_event.train.aquaint.jsonl.gz")


def main() -> None:
    """Write the gold of one side, a document a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--others", action="store_true", help="the documents that rules and models may see")
    asked = parser.parse_args()
    left_out = left_out_of_times()
    kept = [row for name in FILES for row in rows(name) if (row["doc_id"] in left_out) != asked.others]
    asked.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), encoding="utf-8")
    print(f"{len(kept)} documents → {asked.out}")


if __name__ == "__main__":
    main()
