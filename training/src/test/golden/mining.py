"""Mines hard negatives with the two programs that people use, and keeps what they take.

    python mining.py <checkout of FlagEmbedding> ../resources/golden

Both are given vectors in the place of a model. Their numbers are multiples of 1/1024, so every score is exact in float32 and
none depends on the order of a sum; no two scores of a query are equal. hn_mine draws without a seed: random.sample is
replaced by one that takes the first, so that everything but the draw is hn_mine's.
"""

import json
import random
import subprocess
import sys
import tempfile
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
SOURCE, TARGET = Path(sys.argv[1]), Path(sys.argv[2])
DIMENSION = 12
generator = np.random.default_rng(20261127)


def vectors(names):
    return {name: np.round(generator.normal(size=DIMENSION) * 256) / 1024 for name in names}


QUERIES = vectors(f"query {i}" for i in range(10))
PASSAGES = vectors(f"passage {i}" for i in range(60))
# Queries 0 and 1 have several positives. Those of 2 and 3 lie near their queries, as real ones do; the others anywhere.
PAIRS = [("query 0", "passage 0"), ("query 0", "passage 10"), ("query 1", "passage 1"), ("query 0", "passage 11"),
         ("query 1", "passage 12")] + [(f"query {i}", f"passage {i}") for i in range(2, 10)]
for i in range(2, 4):
    PASSAGES[f"passage {i}"] = QUERIES[f"query {i}"] + np.round(generator.normal(size=DIMENSION) * 64) / 1024
for query in QUERIES.values():
    scores = [float(query @ passage) for passage in PASSAGES.values()]
    assert len(set(scores)) == len(scores)
RERANKER = {(query, passage): round(float(generator.normal()), 3) for query in QUERIES for passage in PASSAGES}


def table(known, texts):
    return np.array([known[text] for text in texts], dtype=np.float32)


class Model:
    """What mine_hard_negatives asks of a SentenceTransformer."""

    device = torch.device("cpu")
    prompts = {}
    model_card_data = types.SimpleNamespace(base_model="table")

    def encode_document(self, texts, **_):
        return table(PASSAGES, texts)

    def encode_query(self, texts, **_):
        return table(QUERIES, texts)

    def similarity(self, left, right):
        return torch.as_tensor(left) @ torch.as_tensor(right).T

    def similarity_pairwise(self, left, right):
        return (torch.as_tensor(left) * torch.as_tensor(right)).sum(-1)


class Reranker:
    def predict(self, pairs, **_):
        return torch.tensor([RERANKER[tuple(pair)] for pair in pairs])


def sentence_transformers_case(name, corpus, **options):
    dataset = Dataset.from_dict({"anchor": [pair[0] for pair in PAIRS], "positive": [pair[1] for pair in PAIRS]})
    rescore = {"cross_encoder": Reranker()} if options.pop("reranker", False) else {}
    mined = mine_hard_negatives(dataset, Model(), corpus=corpus, output_format="triplet", output_scores=True,
                                verbose=False, **rescore, **options)
    return {
        "name": name,
        "corpus": corpus is not None,
        "reranker": bool(rescore),
        "options": options,
        "triplets": [[row["anchor"], row["positive"], row["negative"], *row["scores"]] for row in mined],
    }


def hn_mine():
    """The script's functions; the imports that only its command line needs are left out."""
    source = (SOURCE / "scripts" / "hn_mine.py").read_text()
    start = source.index("def create_index")
    scope = {"json": json, "np": np, "random": types.SimpleNamespace(sample=lambda items, count: items[:count]),
             "tqdm": lambda items, **_: items, "Optional": __import__("typing").Optional, "AbsEmbedder": object,
             "faiss": __import__("faiss")}
    exec(source[start:source.index("def load_model")], scope)
    return scope["find_knn_neg"]


def flag_embedding_case(first, last, negatives):
    model = types.SimpleNamespace(encode=lambda texts: table(PASSAGES, texts),
                                  encode_queries=lambda texts: table(QUERIES, texts))
    positives = {}
    for query, positive in PAIRS:
        positives.setdefault(query, []).append(positive)
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "given.jsonl", Path(folder) / "made.jsonl"
        given.write_text("".join(json.dumps({"query": query, "pos": texts}) + "\n" for query, texts in positives.items()))
        hn_mine()(model, given, made, list(PASSAGES), [first, last], negatives)
        rows = [json.loads(line) for line in made.read_text().splitlines()]
    return {"first": first, "last": last, "negatives": negatives,
            "mined": [{"query": row["query"], "pos": row["pos"], "neg": row["neg"]} for row in rows]}


corpus = list(PASSAGES)
golden = {
    "made": {
        "date": str(date.today()),
        "program": "training/src/test/golden/mining.py",
        "sentence-transformers": sentence_transformers.__version__,
        "torch": torch.__version__,
        "FlagEmbedding": subprocess.run(["git", "-C", SOURCE, "rev-parse", "HEAD"], capture_output=True, text=True,
                                        check=False).stdout.strip() or "7ed43d67ec03fbe5c31c0992dbfa941fb1860549",
    },
    "queries": {name: vector.tolist() for name, vector in QUERIES.items()},
    "passages": {name: vector.tolist() for name, vector in PASSAGES.items()},
    "pairs": PAIRS,
    "reranker": [[query, passage, score] for (query, passage), score in RERANKER.items()],
    "sentence-transformers": [
        sentence_transformers_case("only positives", None, range_max=9, num_negatives=4),
        sentence_transformers_case("a corpus", corpus, range_max=20, num_negatives=5),
        sentence_transformers_case("a range", corpus, range_min=6, range_max=14, num_negatives=5),
        sentence_transformers_case("absolute margin", corpus, range_max=30, num_negatives=5, absolute_margin=0.0625),
        sentence_transformers_case("relative margin", corpus, range_max=30, num_negatives=5, relative_margin=0.05),
        sentence_transformers_case("margin and range", corpus, range_min=3, range_max=30, num_negatives=4,
                                   relative_margin=0.5),
        sentence_transformers_case("highest score", corpus, range_max=30, num_negatives=5, max_score=0.25),
        sentence_transformers_case("lowest score", corpus, range_max=30, num_negatives=20, min_score=0.125),
        sentence_transformers_case("all limits", corpus, range_max=50, num_negatives=9, min_score=-0.25, max_score=0.5,
                                   absolute_margin=0.015625, relative_margin=0.01),
        sentence_transformers_case("reranker", corpus, range_max=20, num_negatives=5, relative_margin=0.1, reranker=True),
        sentence_transformers_case("reranker and range", corpus, range_min=2, range_max=20, num_negatives=3, max_score=0.7,
                                   reranker=True),
    ],
    "hn_mine": [flag_embedding_case(10, 40, 7), flag_embedding_case(0, 20, 15), flag_embedding_case(3, 12, 4)],
}
parts = ",\n".join(f"{json.dumps(name)}: {json.dumps(part)}" for name, part in golden.items())
(TARGET / "mining.json").write_text("{\n" + parts + "\n}\n")
