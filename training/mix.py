"""Sets a checkpoint's encoder back towards the bare one, keeping the heads: `python -m training.mix SHARE OUT`.

SHARE 0 is the bare encoder, 1 the checkpoint's own (training/log.md, experiment 3).
"""

from __future__ import annotations

import sys

import torch
from transformers import AutoModel

from training.language import RUNS
from training.network import encoder_files


def main(share: float, out: str) -> None:
    """Write the mixed checkpoint."""
    kept = torch.load(RUNS / "language.pt", weights_only=False)
    bare = AutoModel.from_pretrained(encoder_files(), add_pooling_layer=False).state_dict()
    for name, weight in kept["state"].items():
        if name.startswith("encoder.") and weight.is_floating_point():
            kept["state"][name] = (1 - share) * bare[name.removeprefix("encoder.")] + share * weight
    torch.save(kept, out)


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2])
