"""Checkpoint → the package's model files. `python -m training.export training/runs/model.pt`.

``model.onnx``: encoder in int8 (dynamic, signed, per channel; unsigned weights run at fp32 speed), heads in
fp32; ``relation.onnx``: the dyad's type; ``labels.json``; ``pieces.json``.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import shutil

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.parse.encoder import OUTPUTS
from training.joint import load
from training.network import Network, encoder_files

SCORED = ("tags", "predicate", "fact", "acts", "status", "modes", "contexts", "timex", "cue")
PAIRED = ("arcs", "rels", "roles", "act_roles", "quoted")
LINKED = ("mention", "antecedent")
INT8 = ("/layer.", "/first/", "/near/", "/far/")
WEIGHTS = pathlib.Path(__file__).parents[1] / "src" / "dateline" / "parse" / "weights"


class Exported(nn.Module):
    """The network as one graph: every head's scores from one pass.

    The same figures as the network's, put so that int8 pays: the first layers of all heads read the same
    word vectors, so they are one matrix.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        heads = {name: getattr(network, name) for name in SCORED}
        layers = {name: head[0] for name, head in heads.items()}
        for name in PAIRED:
            pair = getattr(network, name)
            layers |= {f"{name}.one": pair.one[0], f"{name}.two": pair.two[0]}
        layers |= {name: getattr(network, name)[0] for name in LINKED}
        self.names = list(layers)
        self.sizes = [layer.out_features for layer in layers.values()]
        self.first = nn.Linear(next(iter(layers.values())).in_features, sum(self.sizes))
        with torch.no_grad():
            self.first.weight.copy_(torch.cat([layer.weight for layer in layers.values()]))
            self.first.bias.copy_(torch.cat([layer.bias for layer in layers.values()]))
            self.arcs_root = nn.Parameter(network.arcs.two(network.root))
            self.rels_root = nn.Parameter(network.rels.two(network.root))

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, last: Tensor, shape: Tensor) -> tuple[Tensor, ...]:
        """See `dateline.parse.encoder.Scores`."""
        net = self.network
        words = net.words(ids, mask, first, last, shape)
        layers = dict(zip(self.names, nn.functional.gelu(self.first(words)).split(self.sizes, -1), strict=True))
        real = shape > 0
        closed = torch.cat([torch.ones_like(real[:, :1]), real], 1)
        found = {name: getattr(net, name)[-1](layers[name]) for name in SCORED}
        found |= {name: found[name].squeeze(-1) for name in ("predicate", "fact")}
        found |= {name: self._pairs(name, layers) for name in ("roles", "act_roles", "quoted")}
        found |= {name: layers[name] for name in LINKED}
        found["words"], found["upos"] = words, net.upos(words).argmax(-1)
        found["arcs"] = self._pairs("arcs", layers, root=self.arcs_root)[:, 0].masked_fill(~closed.unsqueeze(1), -1e4)
        found["rels"] = self._pairs("rels", layers, root=self.rels_root).argmax(1)
        return tuple(found[name] for name in OUTPUTS)

    def _pairs(self, name: str, layers: dict[str, Tensor], *, root: Tensor | None = None) -> Tensor:
        one, two = layers[f"{name}.one"], layers[f"{name}.two"]
        if root is not None:
            two = torch.cat([root.expand(two.shape[0], -1, -1), two], 1)
        one = torch.cat([one, torch.ones_like(one[..., :1])], -1)
        two = torch.cat([two, torch.ones_like(two[..., :1])], -1)
        form = getattr(self.network, name).form  # [labels, one, two], as one matrix for all labels
        labels, wide, other = form.shape
        flat = torch.matmul(one, form.permute(1, 0, 2).reshape(wide, labels * other))
        middle = flat.view(one.shape[0], -1, labels, other).transpose(1, 2)
        return torch.matmul(middle, two.unsqueeze(1).transpose(-1, -2))


def export(network: Network, into: pathlib.Path, *, version: str, plain_only: bool = False) -> None:
    """Write all model files; ``plain_only`` leaves the weights in fp32, to measure what int8 costs."""
    network.eval()
    into.mkdir(parents=True, exist_ok=True)
    plain = into / "plain.onnx"
    ids = torch.tensor([[101, 2000, 2001, 2002, 102], [101, 2003, 2004, 102, 0]])
    mask = torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]])
    first = torch.tensor([[1, 2, 3], [1, 2, 0]])
    shape = torch.tensor([[12, 1, 1], [12, 1, 0]])
    axes = {"ids": {0: "b", 1: "p"}, "mask": {0: "b", 1: "p"}} | {
        name: {0: "b", 1: "n"} for name in ("first", "last", "shape")
    }
    outs = {name: {0: "b", 1: "n"} for name in OUTPUTS}
    outs["arcs"] = outs["rels"] = {0: "b", 1: "n", 2: "g"}
    outs["roles"] = outs["act_roles"] = outs["quoted"] = {0: "b", 2: "n", 3: "m"}
    torch.onnx.export(
        Exported(network), (ids, mask, first, first, shape), str(plain),
        input_names=["ids", "mask", "first", "last", "shape"], output_names=list(OUTPUTS),
        dynamic_axes=axes | outs, opset_version=17, dynamo=False,
    )  # fmt: skip
    relation = (
        torch.zeros(1, 3, network.upos.in_features),
        torch.ones(1, 3) / 3,
        torch.ones(1, 3) / 3,
        torch.ones(1, 3) > 0,
    )
    torch.onnx.export(
        network.relation, relation, str(into / "relation.onnx"), input_names=["words", "one", "two", "real"],
        output_names=["types"], opset_version=17, dynamo=False,
        dynamic_axes={name: {0: "r", 1: "n"} for name in ("words", "one", "two", "real")},
    )  # fmt: skip
    graph = onnx.load(str(plain)).graph
    chosen = [
        node.name for node in graph.node
        if (node.op_type == "MatMul" and any(part in node.name for part in INT8))
        or (node.op_type == "Gather" and "word_embeddings" in node.name)
    ]  # fmt: skip
    print(f"{len(chosen)} nodes in int8")
    if plain_only:
        plain.replace(into / "model.onnx")
    else:
        quantize_dynamic(
            str(plain), str(into / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True,
            nodes_to_quantize=chosen, op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
        plain.unlink()
    shutil.copy(encoder_files() / "tokenizer.json", into / "pieces.json")
    labels = dataclasses.asdict(network.labels) | {"far_back": network.far_back.weight[:, 0].tolist()}
    (into / "labels.json").write_text(json.dumps({"version": version, **labels}, indent=1) + "\n", encoding="utf-8")
    for path in sorted(into.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Export a checkpoint."""
    ask = argparse.ArgumentParser()
    ask.add_argument("checkpoint", type=pathlib.Path)
    ask.add_argument("--into", type=pathlib.Path, default=WEIGHTS)
    ask.add_argument("--version", default="0")
    ask.add_argument("--plain", action="store_true", help="fp32, to measure what int8 costs")
    asked = ask.parse_args()
    export(load(asked.checkpoint), asked.into, version=asked.version, plain_only=asked.plain)


if __name__ == "__main__":
    main()
