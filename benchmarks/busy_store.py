"""A watch writes at full rate while four processes read and one judges: are there errors, and how long do reads take?

python benchmarks/busy_store.py --seconds 300 --store book.db
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from busy_store import run_busy

LONGEST_P95_MS = 200.0


def main() -> int:
    """Run, and print what each process measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--store", required=True, help="a store that does not exist yet")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = run_busy(asked.store, Path(folder) / "in", asked.seconds)
    for role, measured in found.items():
        for each in measured:
            print(role, each)
    errors = [error for role in ("read", "judge") for each in found[role] for error in each["errors"]]
    slow = [each["p95_ms"] for each in found["read"] if each["p95_ms"] >= LONGEST_P95_MS]
    print(f"{len(errors)} errors; reads at the 95th percentile: {[each['p95_ms'] for each in found['read']]} ms")
    return 1 if errors or slow else 0


if __name__ == "__main__":
    sys.exit(main())
