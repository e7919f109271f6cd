"""Checkpoint → the package's model files. `python -m training.export training/runs/events.pt`.

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
from training.language import load
from training.network import Network, encoder_files

INT8 = ("/encoder/", "/first/", "/near/", "/far/")
WEIGHTS = pathlib.Path(__file__).parents[1] / "src" / "dateline" / "parse" / "weights"


class Exported(nn.Module):
    """The network as one graph: every head's scores from one pass.

    The same figures as the network's, put so that int8 pays: the first layers of all heads read the same
    word vectors, so they are one matrix; a convolution over three words is a matrix over their vectors.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        pairs = {"arcs": network.arcs, "rels": network.rels, "roles": network.roles, "act_roles": network.act_roles}
        heads = {"tags": network.tags, "predicate": network.predicate, "fact": network.fact, "acts": network.acts}
        heads["status"] = network.status
        layers = {name: head[0] for name, head in heads.items()}
        for name, pair in pairs.items():
            layers |= {f"{name}.one": pair.one[0], f"{name}.two": pair.two[0]}
        self.names = list(layers)
        self.sizes = [layer.out_features for layer in layers.values()]
        self.first = nn.Linear(next(iter(layers.values())).in_features, sum(self.sizes))
        with torch.no_grad():
            self.first.weight.copy_(torch.cat([layer.weight for layer in layers.values()]))
            self.first.bias.copy_(torch.cat([layer.bias for layer in layers.values()]))
            self.near, self.far = _as_matrix(network.near), _as_matrix(network.far)
            self.arcs_root = nn.Parameter(network.arcs.two(network.root))
            self.rels_root = nn.Parameter(network.rels.two(network.root))

    def words(self, ids: Tensor, mask: Tensor, first: Tensor, last: Tensor, shape: Tensor) -> Tensor:
        """What `Network.words` gives, with matrices for convolutions."""
        net = self.network
        hidden = net.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        wide = (-1, -1, hidden.shape[-1])
        ends = torch.gather(hidden, 1, first.unsqueeze(-1).expand(*wide)) + torch.gather(
            hidden, 1, last.unsqueeze(-1).expand(*wide)
        )
        ends = ends * 0.5
        real = (shape > 0).unsqueeze(-1).to(ends.dtype)
        near = nn.functional.gelu(self.near(_beside(torch.cat([ends, net.shapes(shape)], -1) * real))) * real
        return torch.cat([ends, near + nn.functional.gelu(self.far(_beside(near)))], -1)

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, last: Tensor, shape: Tensor) -> tuple[Tensor, ...]:
        """See `dateline.parse.encoder.Scores`."""
        net = self.network
        words = self.words(ids, mask, first, last, shape)
        layers = dict(zip(self.names, nn.functional.gelu(self.first(words)).split(self.sizes, -1), strict=True))
        real = shape > 0
        closed = torch.cat([torch.ones_like(real[:, :1]), real], 1)
        arcs = self._pairs("arcs", layers, root=self.arcs_root)[:, 0].masked_fill(~closed.unsqueeze(1), -1e4)
        rels = self._pairs("rels", layers, root=self.rels_root).argmax(1)
        last_of = {
            name: getattr(net, name)[-1](layers[name]) for name in ("tags", "predicate", "fact", "acts", "status")
        }
        return (
            words, net.upos(words).argmax(-1), arcs, rels, last_of["tags"], last_of["predicate"].squeeze(-1),
            self._pairs("roles", layers), last_of["fact"].squeeze(-1), last_of["acts"], last_of["status"],
            self._pairs("act_roles", layers),
        )  # fmt: skip

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


def _beside(words: Tensor) -> Tensor:
    """[B, N, W] → [B, N, 3 W]: each word's vector between its neighbours', zeros beyond the ends."""
    nothing = torch.zeros_like(words[:, :1])
    before = torch.cat([nothing, words], 1)[:, :-1]
    after = torch.cat([words, nothing], 1)[:, 1:]
    return torch.cat([before, words, after], -1)


def _as_matrix(convolution: nn.Conv1d) -> nn.Linear:
    """A convolution of width 3 as a matrix over `_beside` vectors."""
    out, inner, width = convolution.weight.shape
    made = nn.Linear(inner * width, out)
    made.weight.copy_(convolution.weight.permute(0, 2, 1).reshape(out, width * inner))
    made.bias.copy_(convolution.bias)
    return made


def mask_for_tracing(network: Network) -> None:
    """Give the encoder's layers a plain additive mask: the library's own mask code does not trace."""
    encoder = network.encoder

    def forward(input_ids: Tensor, attention_mask: Tensor):
        hidden = encoder.embeddings(input_ids=input_ids)
        mask = (1.0 - attention_mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in encoder.encoder.layer:
            out = layer(hidden, mask)
            hidden = out[0] if isinstance(out, tuple) else out
        return type("Out", (), {"last_hidden_state": hidden})

    encoder.forward = forward


def export(network: Network, into: pathlib.Path, *, version: str) -> None:
    """Write all model files."""
    network.eval()
    mask_for_tracing(network)
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
    outs["roles"] = outs["act_roles"] = {0: "b", 2: "n", 3: "m"}
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
    quantize_dynamic(
        str(plain), str(into / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True,
        nodes_to_quantize=chosen, op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip
    plain.unlink()
    shutil.copy(encoder_files() / "tokenizer.json", into / "pieces.json")
    labels = dataclasses.asdict(network.labels)
    (into / "labels.json").write_text(json.dumps({"version": version, **labels}, indent=1) + "\n", encoding="utf-8")
    for path in sorted(into.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Export a checkpoint."""
    ask = argparse.ArgumentParser()
    ask.add_argument("checkpoint", type=pathlib.Path)
    ask.add_argument("--into", type=pathlib.Path, default=WEIGHTS)
    ask.add_argument("--version", default="0")
    asked = ask.parse_args()
    export(load(asked.checkpoint), asked.into, version=asked.version)


if __name__ == "__main__":
    main()
