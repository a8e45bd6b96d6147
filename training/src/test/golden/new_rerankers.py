"""Loads reranker folders that Embedsmith wrote in sentence-transformers' CrossEncoder, and keeps what that makes of them.

The folders come from the test class GoldenRerankers: tiny encoders of embedding-core with a new head, every weight changed.
From each, transformers reads model.safetensors, never the ONNX file. Kept are the scores, the hash of the weights they were
made with, and the name and shape of every parameter that transformers itself has for the architecture.

    python new_rerankers.py <folders> ../resources/golden
"""

import hashlib
import json
import platform
import sys
from datetime import date
from pathlib import Path

import safetensors
import sentence_transformers
import torch
import transformers
from sentence_transformers import CrossEncoder

PAIRS = [
    ("What turns text into vectors?", "An embedding model turns text into vectors."),
    ("向量模型做什么？", "向量模型把文字变成向量。"),
    ("What is blurred?", "Long passages blur their subject. " * 12),
]


def main(folders, golden):
    cases = []
    for folder in sorted(folders.iterdir()):
        if folder.name.endswith("-fresh"):
            continue
        model = CrossEncoder(str(folder), device="cpu", model_kwargs={"attn_implementation": "eager"})
        segments = getattr(model.model.config, "type_vocab_size", 1) > 1
        if segments:  # this class of tokenizers keeps them back unless it is told
            model.tokenizer.model_input_names = ["input_ids", "token_type_ids", "attention_mask"]
        cases.append({
            "model": folder.name,
            "safetensors_sha256": hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest(),
            "parameters": {name: list(value.shape) for name, value in model.model.named_parameters()},
            "scores": [round(float(score), 6) for score in model.predict(PAIRS, batch_size=1)],
        })
        print(folder.name, cases[-1]["scores"])
    provenance = {
        "program": "training/src/test/golden/new_rerankers.py",
        "date": str(date.today()),
        "versions": {
            "python": platform.python_version(),
            "sentence-transformers": sentence_transformers.__version__,
            "transformers": transformers.__version__,
            "safetensors": safetensors.__version__,
            "torch": torch.__version__,
        },
    }
    pairs = [{"query": query, "passage": passage} for query, passage in PAIRS]
    with open(golden / "new-rerankers.json", "w", encoding="utf-8") as file:
        json.dump(provenance | {"pairs": pairs, "cases": cases}, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
