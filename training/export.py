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

WEIGHTS = pathlib.Path(__file__).parents[1] / "src" / "dateline" / "parse" / "weights"


class Exported(nn.Module):
    """The network as one graph: every head's scores from one pass."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, last: Tensor, shape: Tensor) -> tuple[Tensor, ...]:
        """See `dateline.parse.encoder.Scores`."""
        net = self.network
        words = net.words(ids, mask, first, last, shape)
        rooted = net.with_root(words)
        real = shape > 0
        closed = torch.cat([torch.ones_like(real[:, :1]), real], 1)
        arcs = net.arcs(words, rooted)[:, 0].masked_fill(~closed.unsqueeze(1), -1e4)
        rels = net.rels(words, rooted).argmax(1)
        return (
            words, net.upos(words).argmax(-1), arcs, rels, net.tags(words), net.predicate(words).squeeze(-1),
            net.roles(words, words), net.fact(words).squeeze(-1), net.acts(words), net.status(words),
            net.act_roles(words, words),
        )  # fmt: skip


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
        if (node.op_type == "MatMul" and "/encoder/" in node.name)
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
