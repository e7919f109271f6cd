"""The shipped model files → a checkpoint to go on from. `python -m training.recover training/runs/shipped.pt`.

Checkpoints are not committed; whoever clones the project trains on from what ships. The encoder and the first layers of
the heads come back to within the rounding of int8, all else as it was. Which weight of the graph is whose is found by
exporting a fresh network whose weights are known: an initializer of that graph that equals a parameter is that
parameter, and bears the same name in the shipped graph.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import tempfile
from dataclasses import fields

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from dateline.parse.pairs import FORMS
from training.export import WEIGHTS, Exported, export
from training.joint import save
from training.network import Labels, Network

GRAPHS = ("model.onnx", "relation.onnx")
KINDS = "encoder.embeddings.token_type_embeddings.weight"
Constants = dict[str, np.ndarray]
Graphs = dict[str, tuple[Constants, Constants]]
"""By file: the constants of a network drawn at random, and of the one that ships."""
STEPS = 2000
"""Of descent to the root's vector, of which the files hold only what two layers make of it."""


def weights_of(path: pathlib.Path) -> Constants:
    """The graph's constants by name, int8 ones as the numbers they stand for."""
    raw = {each.name: numpy_helper.to_array(each) for each in onnx.load(str(path)).graph.initializer}
    found = {}
    for name, values in raw.items():
        plain, _, kind = name.rpartition("_")
        if kind == "quantized":
            zero = raw[f"{plain}_zero_point"].astype(np.float32)
            found[plain] = (values.astype(np.float32) - zero) * raw[f"{plain}_scale"]
        elif kind not in ("scale", "point"):
            found[name] = values
    return found


def owners(network: nn.Module, graph: Constants) -> dict[str, tuple[str, bool]]:
    """Parameter name → name of the graph's constant that equals it, and whether it stands there turned."""
    known = {values.tobytes(): (name, False) for name, values in graph.items()}
    known |= {np.ascontiguousarray(v.T).tobytes(): (name, True) for name, v in graph.items() if v.ndim == 2}
    found = {}
    for name, parameter in network.named_parameters():
        match = known.get(np.ascontiguousarray(parameter.detach().numpy()).tobytes())
        if match is not None:
            found[name] = match
    return found


def recovered(folder: pathlib.Path) -> tuple[Network, str]:
    """The network of the model files in ``folder``, and its version."""
    told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    labels = Labels(**{each.name: told[each.name] for each in fields(Labels)})
    drawn, found = Network(labels), Network(labels)
    for parameter in drawn.parameters():  # zeros and ones say nothing of whose they are
        if parameter.requires_grad:
            nn.init.normal_(parameter)
    with tempfile.TemporaryDirectory() as beside:
        export(drawn, pathlib.Path(beside), version="drawn", plain_only=True)
        graphs = {name: (weights_of(pathlib.Path(beside) / name), weights_of(folder / name)) for name in GRAPHS}
    kept = dict(np.load(folder / "pairs.npz"))
    state = {KINDS: _row_of_the_kind(drawn, *graphs["model.onnx"]).expand_as(found.get_parameter(KINDS))}
    state |= _of_graphs(drawn, graphs)
    state |= {f"{name}.form": torch.from_numpy(kept[name]) for name in FORMS}
    state["far_back.weight"] = torch.tensor(told["far_back"]).unsqueeze(1)
    own = found.state_dict()
    missing = found.load_state_dict({n: v.reshape(own[n].shape) for n, v in state.items()}, strict=False).missing_keys
    lost = set(missing) - {"root", "encoder.embeddings.word_embeddings.weight"}
    if lost:  # no part of a network starts anew in silence
        raise SystemExit(f"{folder} does not hold {', '.join(sorted(lost))}: was it made by another training.export?")
    _find_root(found, drawn, *graphs["model.onnx"], torch.from_numpy(kept["rels_root"]).reshape(-1))
    return found, str(told["version"])


def _of_graphs(drawn: Network, graphs: Graphs) -> dict[str, Tensor]:
    """The parameters that stand as they are in a graph; the heads' first layers stand there as one matrix."""
    parts = {"model.onnx": (Exported(drawn), "network."), "relation.onnx": (drawn.relation, "")}
    found: dict[str, Tensor] = {}
    for file, (part, prefix) in parts.items():
        random, shipped = graphs[file]
        for name, (constant, turned) in owners(part, random).items():
            values = shipped[constant].T if turned else shipped[constant]
            full = name.removeprefix(prefix) if prefix else f"relation.{name}"
            found[full] = torch.from_numpy(np.ascontiguousarray(values, np.float32))
    heads = Exported(drawn)
    for kind in ("weight", "bias"):
        for name, own in zip(heads.names, torch.split(found.pop(f"first.{kind}"), heads.sizes), strict=True):
            found[f"{name}.0.{kind}"] = own.clone()
    return {name: values for name, values in found.items() if name in drawn.state_dict()}


def _row_of_the_kind(drawn: Network, random: Constants, shipped: Constants) -> Tensor:
    """The graph holds one row of the embeddings of the kinds of text, of which there is one."""
    row = drawn.get_parameter(KINDS)[0].detach().numpy()
    return torch.from_numpy(shipped[next(name for name, values in random.items() if np.array_equal(values, row))])


def _find_root(found: Network, drawn: Network, random: Constants, shipped: Constants, rels: Tensor) -> None:
    """The vector of the root that the relations' and the arcs' layers turn into what the files hold."""
    drawn.eval()  # tracing a graph puts a network back to training, with dropout
    found.eval()
    with torch.no_grad():
        side = np.append(drawn.arcs.two(drawn.root).reshape(-1).numpy(), 1.0).reshape(-1, 1)
    name = next(
        n for n, values in random.items() if values.shape == side.shape and np.allclose(values, side, atol=1e-4)
    )
    arcs = torch.from_numpy(shipped[name][:-1, 0])
    root = found.root.detach().clone().requires_grad_(True)
    steer = torch.optim.Adam([root], lr=0.01)
    for _ in range(STEPS):
        loss = ((found.arcs.two(root).reshape(-1) - arcs) ** 2).sum()
        loss = loss + ((found.rels.two(root).reshape(-1) - rels) ** 2).sum()
        steer.zero_grad()
        loss.backward()
        steer.step()
    print(f"the root's vector: squared error {loss.item():.1e}")
    with torch.no_grad():
        found.root.copy_(root)


def main() -> None:
    """Write the checkpoint."""
    ask = argparse.ArgumentParser()
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("--from", dest="folder", type=pathlib.Path, default=WEIGHTS)
    asked = ask.parse_args()
    network, version = recovered(asked.folder)
    asked.out.parent.mkdir(exist_ok=True)
    save(asked.out, network, version=version)
    print(f"model {version} → {asked.out}")


if __name__ == "__main__":
    main()
