"""Computes the losses of rerankers and their gradients with PyTorch.

Cross-entropy over groups and distillation are the lines of FlagEmbedding's AbsRerankerModel.forward, binary cross-entropy is
that of torch.nn, which sentence-transformers' BinaryCrossEntropyLoss calls.

    python reranker_losses.py ../resources/golden
"""

import json
import platform
import sys
from datetime import date
from pathlib import Path

import torch

QUERIES, GROUP = 3, 4


def main(golden):
    generator = torch.Generator().manual_seed(7)
    values = (torch.randn(QUERIES * GROUP, generator=generator) * 3).round(decimals=3)
    teacher = (torch.randn(QUERIES * GROUP, generator=generator) * 2).round(decimals=3)
    labels = torch.rand(QUERIES * GROUP, generator=generator).round(decimals=2)

    def group_cross_entropy(logits):
        return torch.nn.functional.cross_entropy(logits.view(QUERIES, -1), torch.zeros(QUERIES, dtype=torch.long))

    def group_distillation(logits):
        grouped = logits.view(QUERIES, -1)
        targets = torch.softmax(teacher.view(QUERIES, -1), dim=-1)
        soft = -torch.mean(torch.sum(torch.log_softmax(grouped, dim=-1) * targets, dim=-1))
        return group_cross_entropy(logits) + soft

    def binary_cross_entropy(logits):
        return torch.nn.BCEWithLogitsLoss()(logits, labels)

    losses = {}
    for loss in (group_cross_entropy, group_distillation, binary_cross_entropy):
        logits = values.clone().requires_grad_(True)
        result = loss(logits)
        result.backward()
        losses[loss.__name__] = {"loss": result.item(), "gradient": logits.grad.tolist()}
    content = {
        "program": "training/src/test/golden/reranker_losses.py",
        "date": str(date.today()),
        "versions": {"python": platform.python_version(), "torch": torch.__version__},
        "queries": QUERIES,
        "logits": values.tolist(),
        "teacher": teacher.tolist(),
        "labels": labels.tolist(),
        "losses": losses,
    }
    with open(golden / "reranker-losses.json", "w", encoding="utf-8") as file:
        json.dump(content, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
