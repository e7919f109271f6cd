"""Kill a run with -9 at random moments, start it again, and compare with a run that was left alone.

    python benchmarks/kills.py --kills 40 --reports 2000 --store book.db
    python benchmarks/kills.py --kills 20 --reports 2000 --store postgresql://localhost/books

The store must not exist yet (or, in PostgreSQL, be empty); a second one, for the run that is left alone, is a file
beside it. Prints what was compared, and exits with 1 where anything differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from kill_runs import is_done, kept, kill_at_random, make_inputs, run_to_the_end


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--store", required=True)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        inputs = make_inputs(Path(folder) / "reports", asked.reports)
        alone = str(Path(folder) / "alone.db")
        began = time.monotonic()
        run_to_the_end(inputs, alone)
        whole_s = time.monotonic() - began
        longest_s = 1.2 * whole_s / asked.kills
        hit = kill_at_random(inputs, asked.store, kills=asked.kills, longest_s=longest_s, seed=asked.seed)
        if not is_done(asked.store):
            run_to_the_end(inputs, asked.store)
        left, disturbed = kept(alone), kept(asked.store)
    same = left == disturbed
    verdict = "equal" if same else "NOT EQUAL"
    print(f"{hit} kills of a run of {asked.reports} reports ({whole_s:.1f} s undisturbed): {verdict}")
    for name in ("reports", "accounts", "visits", "runs"):
        one, other = getattr(left, name), getattr(disturbed, name)
        print(f"  {name}: {len(one)} undisturbed, {len(other)} after kills, {len(set(one) ^ set(other))} different")
    return 0 if same and hit == asked.kills else 1


if __name__ == "__main__":
    sys.exit(main())
