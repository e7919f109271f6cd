"""Continued pre-training: the bare encoder guesses masked pieces of the kit's news text.

`python -m training.adapt --gather` writes training/runs/text.npy; `python -m training.adapt --seconds 60` learns and
writes training/runs/adapted.pt, a start for `training.joint --start`.
"""

from __future__ import annotations

import argparse
import pathlib
import time

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.joint import RUNS
from training.network import ENCODER_WIDTH, encoder_files

TEXT = RUNS / "text.npy"
SETS = (
    "language/polnear.attribution.train.jsonl.gz", "language/worldwide.ner.train.jsonl.gz",
    "language/te3.timex_event.train.timebank.jsonl.gz", "language/te3.timex_event.train.aquaint.jsonl.gz",
    "language/ecbplus.coref.train.jsonl.gz", "events/muc34.train.jsonl.gz", "events/insightcrime.train.jsonl.gz",
    "events/casie.train.jsonl.gz", "events/causal_news.train.jsonl.gz", "events/ngec_synth.train.jsonl.gz",
    "events/ceha.train.jsonl.gz", "events/satp.train.jsonl.gz",
)  # fmt: skip
LONG = 128
MASK, BEGIN, END = 103, 101, 102
SHARE = 0.2


def gather() -> None:
    """All texts as one row of word pieces, cut into rows of LONG."""
    from training.kit import is_held_out, rows
    from training.pack import tokenizer

    pieces = tokenizer()
    flat: list[int] = []
    for name in SETS:
        texts = [row["text"] for row in rows(name) if row.get("text") and not is_held_out(row["text"])]
        for encoded in pieces.encode_batch(texts, add_special_tokens=False):
            flat += [*encoded.ids, END]
    cut = len(flat) // (LONG - 2) * (LONG - 2)
    np.save(TEXT, np.array(flat[:cut], np.uint16).reshape(-1, LONG - 2))
    print(f"{cut} pieces, {TEXT.stat().st_size / 1e6:.1f} MB")


class Guess(nn.Module):
    """Encoder, a layer, and the frozen word embeddings as output."""

    def __init__(self, files: pathlib.Path | None) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder = AutoModel.from_pretrained(files or encoder_files(), add_pooling_layer=False, dtype=torch.float32)
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.turn = nn.Sequential(nn.Linear(ENCODER_WIDTH, ENCODER_WIDTH), nn.GELU(), nn.LayerNorm(ENCODER_WIDTH))
        self.bias = nn.Parameter(torch.zeros(self.encoder.config.vocab_size))

    def forward(self, ids: Tensor, chosen: Tensor) -> Tensor:
        """Scores over the vocabulary of the chosen places."""
        hidden = self.encoder(input_ids=ids).last_hidden_state[chosen]
        return self.turn(hidden) @ self.encoder.embeddings.word_embeddings.weight.T + self.bias


def main() -> None:
    """Gather, or learn."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--gather", action="store_true")
    ask.add_argument("--seconds", type=float, default=60)
    ask.add_argument("--encoder", type=pathlib.Path)
    ask.add_argument("--device", default="cpu")
    ask.add_argument("--rows", type=int, default=128)
    ask.add_argument("--rate", type=float, default=3e-4)
    ask.add_argument("--out", type=pathlib.Path, default=RUNS / "adapted.pt")
    ask.add_argument("--text", type=pathlib.Path, default=TEXT)
    asked = ask.parse_args()
    if asked.gather:
        gather()
        return
    torch.manual_seed(20262)
    torch.backends.cuda.matmul.allow_tf32 = True
    text = torch.from_numpy(np.load(asked.text).astype(np.int64))
    network = Guess(asked.encoder).to(asked.device)
    steer = torch.optim.AdamW(
        [p for p in network.parameters() if p.requires_grad], lr=asked.rate, fused=asked.device != "cpu"
    )
    began, step, losses = time.time(), 0, []
    while (spent := (time.time() - began) / asked.seconds) < 1:
        steer.param_groups[0]["lr"] = asked.rate * (min(spent / 0.1, 1) if spent < 0.1 else (1 - spent) / 0.9)
        rows = text[torch.randint(len(text), (asked.rows,))]
        ids = F.pad(F.pad(rows, (1, 0), value=BEGIN), (0, 1), value=END).to(asked.device)
        chosen = torch.rand(ids.shape, device=asked.device) < SHARE
        chosen[:, 0] = chosen[:, -1] = False
        gold = ids[chosen]
        draw = torch.rand(ids.shape, device=asked.device)
        ids = torch.where(chosen & (draw < 0.85), MASK, ids)
        with torch.autocast(asked.device, torch.bfloat16):
            loss = F.cross_entropy(network(ids, chosen).float(), gold)
        steer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        steer.step()
        step += 1
        losses.append(loss.detach())
        if step % 200 == 0:
            print(f"{step} {time.time() - began:.0f}s {float(torch.stack(losses[-200:]).mean()):.3f}", flush=True)
    state = {f"encoder.{k}": v.half().cpu() for k, v in network.encoder.state_dict().items() if "word_emb" not in k}
    torch.save({"state": state, "steps": step}, asked.out.with_suffix(".part"))
    asked.out.with_suffix(".part").replace(asked.out)


if __name__ == "__main__":
    main()
