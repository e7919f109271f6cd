"""Checkpoint → the package's model files. `python -m training.export training/runs/model.pt`.

``model.onnx``: encoder and first layers of the heads in int8 (dynamic, signed, per channel; unsigned weights run at
fp32 speed), what follows in fp32; ``relation.onnx``: the dyad's type; ``pairs.npz``: the bilinear forms that are asked
of a few words only; ``labels.json``; ``pieces.json``.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import shutil

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.parse.encoder import INPUTS, OUTPUTS
from dateline.parse.pairs import ASKED, FORMS
from training.joint import load
from training.network import ENCODER_WIDTH, Network, Pairs, encoder_files

SOFT, OPEN = ("tags", "acts", "timex", "cue"), ("predicate", "contexts")
"""Heads whose classes exclude each other, and heads whose classes do not: they leave the graph as probabilities."""
RAW = ("fact", "modes", "status")
INT8 = ("/query", "/key", "/value", "/dense", "/first/", "/near/", "/far/", "/relations/")
HEADS = 12
UNSEEN = -50.0
"""What is added to the attention to words of other sentences: e^-50 is nothing beside a float's last digit. With far
less, e^x is a denormal number, and adding those up takes ten times as long as all the rest of a softmax."""
WEIGHTS = pathlib.Path(__file__).parents[1] / "src" / "dateline" / "parse" / "weights"


class Exported(nn.Module):
    """The network as one graph over rows, each of which holds several sentences one behind the other.

    The figures are the network's. The first layers of all heads read the same word vectors, so they are one matrix;
    of the pair heads only the governors are scored for every pair, and the relation to the best governor.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        layers = {name: getattr(network, name)[0] for name in (*SOFT, *OPEN, *RAW)}
        layers |= {"arcs.one": network.arcs.one[0], "arcs.two": network.arcs.two[0]}
        for name in FORMS:
            pair = getattr(network, name)
            layers |= {f"{name}.one": pair.one[0], f"{name}.two": pair.two[0]}
        layers |= {name: getattr(network, name)[0] for name in ("mention", "antecedent")}
        self.names = list(layers)
        self.sizes = [layer.out_features for layer in layers.values()]
        self.first = nn.Linear(network.upos.in_features, sum(self.sizes))
        with torch.no_grad():
            self.first.weight.copy_(torch.cat([layer.weight for layer in layers.values()]))
            self.first.bias.copy_(torch.cat([layer.bias for layer in layers.values()]))
            self.arcs_root = nn.Parameter(network.arcs.two(network.root))
            self.rels_root = nn.Parameter(network.rels.two(network.root))
        form = network.rels.form  # [labels, one, two]: one matrix for all labels
        self.relations = nn.Linear(form.shape[1], form.shape[0] * form.shape[2], bias=False)
        with torch.no_grad():
            self.relations.weight.copy_(form.permute(0, 2, 1).reshape(-1, form.shape[1]))

    def forward(
        self, ids: Tensor, place: Tensor, part: Tensor, first: Tensor, last: Tensor, shape: Tensor, of: Tensor
    ) -> tuple[Tensor, ...]:
        """See `dateline.parse.encoder`: the inputs under `INPUTS`, what comes out under `Scores`."""
        net = self.network
        words = self._words(self._hidden(ids, place, part), first, last, shape, of)
        layers = dict(zip(self.names, nn.functional.gelu(self.first(words)).split(self.sizes, -1), strict=True))
        found = {name: getattr(net, name)[-1](layers[name]) for name in (*SOFT, *OPEN, *RAW)}
        found |= {name: found[name].softmax(-1) for name in SOFT} | {name: found[name].sigmoid() for name in OPEN}
        statuses = found["status"].split([len(net.labels.statuses), 1], -1)
        found["status"] = torch.cat([statuses[0].softmax(-1), statuses[1].sigmoid()], -1)
        found |= {name: found[name].squeeze(-1) for name in ("predicate", "fact")}
        found["words"], found["upos"] = words, net.upos(words).argmax(-1)
        found["arcs"] = self._arcs(layers, of)
        found["rels"] = self._rels(layers, found["arcs"].argmax(-1))
        found["sides"] = torch.cat([layers[name] for name in self.names if name.partition(".")[0] in ASKED], -1)
        found |= {name: layers[name] for name in ("mention", "antecedent")}
        return tuple(found[name] for name in OUTPUTS)

    def _hidden(self, ids: Tensor, place: Tensor, part: Tensor) -> Tensor:
        """The encoder's last layer [B, P, 384]; pieces see those of their own sentence."""
        below = self.network.encoder.embeddings
        hidden = below.word_embeddings(ids) + below.position_embeddings(place) + below.token_type_embeddings.weight[0]
        hidden = below.LayerNorm(hidden)
        unseen = (part.unsqueeze(1) != part.unsqueeze(2)).to(hidden.dtype).unsqueeze(1) * UNSEEN
        rows, wide = ids.shape[0], ENCODER_WIDTH // HEADS
        for layer in self.network.encoder.encoder.layer:
            own, out = layer.attention.self, layer.attention.output
            query, key, value = (
                each(hidden).view(rows, -1, HEADS, wide).transpose(1, 2) for each in (own.query, own.key, own.value)
            )
            seen = torch.matmul(query * wide**-0.5, key.transpose(-1, -2)) + unseen
            told = torch.matmul(seen.softmax(-1), value).transpose(1, 2).reshape(rows, -1, ENCODER_WIDTH)
            hidden = out.LayerNorm(out.dense(told) + hidden)
            grown = nn.functional.gelu(layer.intermediate.dense(hidden))
            hidden = layer.output.LayerNorm(layer.output.dense(grown) + hidden)
        return hidden

    def _words(self, hidden: Tensor, first: Tensor, last: Tensor, shape: Tensor, of: Tensor) -> Tensor:
        """As `Network.words`, with neighbours only within a sentence."""
        net = self.network
        wide = (-1, -1, ENCODER_WIDTH)
        ends = torch.gather(hidden, 1, first.unsqueeze(-1).expand(*wide)) + torch.gather(
            hidden, 1, last.unsqueeze(-1).expand(*wide)
        )
        ends = ends * 0.5
        same = (of[:, 1:] == of[:, :-1]).unsqueeze(-1).to(ends.dtype)
        real = (shape > 0).unsqueeze(-1).to(ends.dtype)
        near = net.near(_beside(torch.cat([ends, net.shapes(shape)], -1) * real, same))
        near = nn.functional.gelu(near) * real
        return torch.cat([ends, near + nn.functional.gelu(net.far(_beside(near, same)))], -1)

    def _arcs(self, layers: dict[str, Tensor], of: Tensor) -> Tensor:
        """[B, N, N + 1]: the root first; other sentences' words and the word itself are no governors."""
        one, two = _with_one(layers["arcs.one"]), _with_one(layers["arcs.two"])
        middle = torch.matmul(one, self.network.arcs.form[0])
        root = torch.matmul(middle, _with_one(self.arcs_root)[0].transpose(0, 1))
        order = torch.cumsum(torch.ones_like(of), 1)
        closed = (of.unsqueeze(1) != of.unsqueeze(2)) | (order.unsqueeze(1) == order.unsqueeze(2))
        return torch.cat([root, torch.matmul(middle, two.transpose(1, 2)).masked_fill(closed, -1e4)], -1)

    def _rels(self, layers: dict[str, Tensor], head: Tensor) -> Tensor:
        """[B, N]: the label of each word's relation to its governor, 0 the root."""
        labels, _, other = self.network.rels.form.shape
        governors = torch.cat([self.rels_root.expand(head.shape[0], -1, -1), layers["rels.two"]], 1)
        two = _with_one(torch.gather(governors, 1, head.unsqueeze(-1).expand(-1, -1, other - 1)))
        middle = self.relations(_with_one(layers["rels.one"])).view(head.shape[0], -1, labels, other)
        return torch.matmul(middle, two.unsqueeze(-1)).squeeze(-1).argmax(-1)


def _beside(words: Tensor, same: Tensor) -> Tensor:
    """As `training.network.beside`; ``same`` [B, N - 1, 1] is 1 where a word and the next are of one sentence."""
    nothing = torch.zeros_like(words[:, :1])
    before, after = torch.cat([nothing, words[:, :-1] * same], 1), torch.cat([words[:, 1:] * same, nothing], 1)
    return torch.cat([before, words, after], -1)


def _with_one(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)


def export(network: Network, into: pathlib.Path, *, version: str, plain_only: bool = False) -> None:
    """Write all model files; ``plain_only`` leaves the weights in fp32, to measure what int8 costs."""
    network.eval()
    into.mkdir(parents=True, exist_ok=True)
    plain = into / "plain.onnx"
    _write_graph(network, plain)
    _write_relation(network, into / "relation.onnx")
    if plain_only:
        plain.replace(into / "model.onnx")
    else:
        _quantize(plain, into / "model.onnx")
        plain.unlink()
    _write_forms(network, into / "pairs.npz")
    shutil.copy(encoder_files() / "tokenizer.json", into / "pieces.json")
    if into != WEIGHTS:  # fitted beside a network: by recipes on this one's vectors, when it ships
        for name in ("roles.npz", "second_look.npz"):
            shutil.copy(WEIGHTS / name, into / name)
    labels = dataclasses.asdict(network.labels) | {"far_back": network.far_back.weight[:, 0].tolist()}
    (into / "labels.json").write_text(json.dumps({"version": version, **labels}, indent=1) + "\n", encoding="utf-8")
    for path in sorted(into.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def _write_graph(network: Network, path: pathlib.Path) -> None:
    """Trace the graph on two rows, the first of two sentences."""
    pieces = {
        "ids": [[101, 2000, 2001, 102, 101, 2002, 102], [101, 2003, 2004, 102, 0, 0, 0]],
        "place": [[0, 1, 2, 3, 0, 1, 2], [0, 1, 2, 3, 0, 0, 0]],
        "part": [[1, 1, 1, 1, 2, 2, 2], [1, 1, 1, 1, 0, 0, 0]],
    }
    words = {
        "first": [[1, 2, 5], [1, 2, 0]],
        "last": [[1, 2, 5], [1, 2, 0]],
        "shape": [[12, 1, 12], [12, 1, 0]],
        "of": [[1, 1, 2], [1, 1, 0]],
    }
    axes = {name: {0: "b", 1: "p"} for name in pieces} | {name: {0: "b", 1: "n"} for name in (*words, *OUTPUTS)}
    axes["arcs"] = axes["arcs"] | {2: "g"}
    torch.onnx.export(
        Exported(network), tuple(torch.tensor((pieces | words)[name]) for name in INPUTS), str(path),
        input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def _write_relation(network: Network, path: pathlib.Path) -> None:
    relation = (
        torch.zeros(1, 3, network.upos.in_features),
        torch.ones(1, 3) / 3,
        torch.ones(1, 3) / 3,
        torch.ones(1, 3) > 0,
    )
    torch.onnx.export(
        network.relation, relation, str(path), input_names=["words", "one", "two", "real"],
        output_names=["types"], opset_version=17, dynamo=False,
        dynamic_axes={name: {0: "r", 1: "n"} for name in ("words", "one", "two", "real")},
    )  # fmt: skip


def _quantize(plain: pathlib.Path, path: pathlib.Path) -> None:
    chosen = [
        node.name for node in onnx.load(str(plain)).graph.node
        if (node.op_type == "MatMul" and any(part in node.name for part in INT8))
        or (node.op_type == "Gather" and "word_embeddings" in node.name)
    ]  # fmt: skip
    print(f"{len(chosen)} nodes in int8")
    quantize_dynamic(
        str(plain), str(path), weight_type=QuantType.QInt8, per_channel=True, nodes_to_quantize=chosen,
        op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip


def _write_forms(network: Network, path: pathlib.Path) -> None:
    """The forms of the heads that `dateline.parse.pairs` asks of some words only, and the root's side of relations."""
    network.eval()  # tracing a graph puts the network back to training, with dropout
    pairs: dict[str, Pairs] = {name: getattr(network, name) for name in FORMS}
    with torch.no_grad():
        forms = {name: pair.form.numpy().astype(np.float32) for name, pair in pairs.items()}
        root = network.rels.two(network.root).reshape(1, -1).numpy()
    np.savez(path, rels_root=root, **forms)


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
