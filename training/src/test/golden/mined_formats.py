"""What sentence-transformers writes of the negatives it mines, in each of its formats.

    python mined_formats.py ../resources/golden

The texts and vectors are those of mining.json, which mining.py made: read there why no score depends on the order of a sum.
"""

import json
import sys
import types
from datetime import date
from pathlib import Path

import datasets
import numpy as np
import sentence_transformers
import torch
from datasets import Dataset
from sentence_transformers.util import mine_hard_negatives

datasets.arrow_dataset.generate_fingerprint = lambda dataset: "table"  # its hash fails on pyarrow 25; it names a cache
TARGET = Path(sys.argv[1])
GIVEN = json.loads((TARGET / "mining.json").read_text())
# By the first many queries have fewer negatives than asked for, by the second all have them, also those with several positives.
OPTIONS = [{"range_max": 20, "num_negatives": 4, "relative_margin": 0.05, "min_score": 0.0625},
           {"range_max": 20, "num_negatives": 2}]


def table(known, texts):
    return np.array([known[text] for text in texts], dtype=np.float32)


class Model:
    """What mine_hard_negatives asks of a SentenceTransformer."""

    device = torch.device("cpu")
    prompts = {}
    model_card_data = types.SimpleNamespace(base_model="table")

    def encode_document(self, texts, **_):
        return table(GIVEN["passages"], texts)

    def encode_query(self, texts, **_):
        return table(GIVEN["queries"], texts)

    def similarity(self, left, right):
        return torch.as_tensor(left) @ torch.as_tensor(right).T

    def similarity_pairwise(self, left, right):
        return (torch.as_tensor(left) * torch.as_tensor(right)).sum(-1)


def rows(options, output_format, output_scores):
    pairs = GIVEN["pairs"]
    dataset = Dataset.from_dict({"anchor": [pair[0] for pair in pairs], "positive": [pair[1] for pair in pairs]})
    return list(mine_hard_negatives(dataset, Model(), corpus=list(GIVEN["passages"]), output_format=output_format,
                                    output_scores=output_scores, verbose=False, **options))


golden = {
    "made": {"date": str(date.today()), "program": "training/src/test/golden/mined_formats.py",
             "sentence-transformers": sentence_transformers.__version__, "torch": torch.__version__},
    "cases": [{"options": options, "format": name, "scores": scores, "rows": rows(options, name, scores)}
              for options in OPTIONS for name in ["triplet", "n-tuple", "labeled-pair", "labeled-list"]
              for scores in [False, True]],
}
(TARGET / "mined-formats.json").write_text(json.dumps(golden, indent=0) + "\n")
