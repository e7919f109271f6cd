"""The mean of checkpoints of one course of training: `python -m training.average OUT A.pt B.pt …`.

Late checkpoints differ by the noise of their last batches; their mean is often better than any (training/log.md, 8).
"""

from __future__ import annotations

import pathlib
import sys

import torch


def main(out: pathlib.Path, paths: list[pathlib.Path]) -> None:
    """Write the mean."""
    kept = [torch.load(path, weights_only=False, map_location="cpu") for path in paths]
    state = {
        name: torch.stack([each["state"][name].float() for each in kept]).mean(0).half()
        if kept[0]["state"][name].is_floating_point()
        else kept[0]["state"][name]
        for name in kept[0]["state"]
    }
    torch.save({**kept[0], "state": state}, out)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), [pathlib.Path(each) for each in sys.argv[2:]])
