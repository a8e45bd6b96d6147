"""Loads model folders that Embedsmith wrote in sentence-transformers, and keeps what that makes of them.

The folders come from the test class GoldenFolders: tiny models of embedding-core with every weight changed. From each,
sentence-transformers reads model.safetensors, never the ONNX file. Kept are its vectors, the hash of the weights they were
made with, and the name and shape of every parameter that transformers itself has for the architecture.

    python derived_models.py <folders> ../resources/golden
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
from sentence_transformers import SentenceTransformer

TEXTS = [
    "An embedding model turns text into vectors.",
    "向量模型把文字变成向量。",
    "Long passages blur their subject. " * 12,
]


def main(folders, golden):
    cases = []
    for folder in sorted(folders.iterdir()):
        model = SentenceTransformer(str(folder), device="cpu", model_kwargs={"attn_implementation": "eager"})
        transformer = model[0].auto_model
        cases.append({
            "model": folder.name,
            "safetensors_sha256": hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest(),
            "parameters": {name: list(value.shape) for name, value in transformer.named_parameters()},
            "vectors": [[round(float(c), 6) for c in model.encode([text], prompt="")[0]] for text in TEXTS],
        })
        print(folder.name, "ok")
    provenance = {
        "program": "training/src/test/golden/derived_models.py",
        "date": str(date.today()),
        "versions": {
            "python": platform.python_version(),
            "sentence-transformers": sentence_transformers.__version__,
            "transformers": transformers.__version__,
            "safetensors": safetensors.__version__,
            "torch": torch.__version__,
        },
    }
    with open(golden / "derived-models.json", "w", encoding="utf-8") as file:
        json.dump(provenance | {"texts": TEXTS, "cases": cases}, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
