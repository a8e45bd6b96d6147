"""Makes src/test/resources/golden/layouts: data files as they are published, and what mteb makes of them.

What reads the files is mteb's own: its retrieval loader (over the folder as a local data set, with the judgements as JSON Lines), the conversion of rows with
positives and negatives, pairs in one row, label lists, BUCC's gold pairs. Vectors and tasks are those of protocols.py.

    PYTHONPATH=<checkout of mteb> python layouts.py <trec_eval> ../resources/golden
"""

import json
import sys
from pathlib import Path

import numpy as np
import protocols
from datasets import Dataset, DatasetDict
from mteb.abstasks.clustering import AbsTaskClustering
from mteb.abstasks.pair_classification import AbsTaskPairClassification
from mteb.abstasks.retrieval import AbsTaskRetrieval
from mteb.abstasks.retrieval_dataset_loaders import RetrievalDatasetLoader
from mteb.abstasks.text import reranking
from mteb.tasks.bitext_mining.multilingual.bucc_bitext_mining import BUCCBitextMining
from protocols import TableEncoder, case, run, texts

FOLDER = Path(sys.argv[2], "layouts")
CONFIGS = """---
configs:
- config_name: corpus
  data_files: corpus.jsonl
- config_name: queries
  data_files: queries.jsonl
- config_name: default
  data_files:
  - split: test
    path: qrels/test.jsonl
  - split: dev
    path: qrels/dev.jsonl
- config_name: top_ranked
  data_files: top_ranked.jsonl
---
"""


def put(name, lines):
    file = Path(FOLDER, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))


def judged():
    """One queries.jsonl for two splits, judged passages without text, a judged query without text, one with grades of 0."""
    random = np.random.RandomState(23)
    put("beir/corpus.jsonl", [{"_id": f"d{i}", "title": "", "text": f"t{i}"} for i in range(60)])
    put("beir/queries.jsonl", [{"_id": f"q{j}", "text": f"t{60 + j}", "metadata": {}} for j in range(20)])
    lines = {"test": [], "dev": []}
    for j in range(21):  # q20 has no text
        split = "test" if j % 2 == 0 else "dev"
        near = [d for d in range(60) if d % 9 == (60 + j) % 9]
        for d in random.permutation(near)[:4]:
            lines[split].append(f"q{j}\td{d}\t{0 if j == 4 else random.randint(1, 3)}")
        if j % 4 == 0 and j != 4:
            lines[split].append(f"q{j}\tgone{j}\t1")  # in no corpus
    keys = ("query-id", "corpus-id", "score")
    for split, judgements in lines.items():
        put(f"beir/qrels/{split}.tsv", ["\t".join(keys), *judgements])
        rows = [line.split("\t") for line in judgements]
        put(f"beir/qrels/{split}.jsonl", [dict(zip(keys, (q, d, int(g)), strict=True)) for q, d, g in rows])
    put("beir/README.md", [CONFIGS])
    top = {f"q{j}": [f"d{d}" for d in random.permutation(60)[:15]] for j in range(20)}
    put("beir/top_ranked.jsonl", [{"query-id": q, "corpus-ids": ids} for q, ids in top.items()])
    put("run.trec", [f"{q} Q0 {d} {rank} {1 / rank} bm25" for q, ids in top.items() for rank, d in enumerate(ids, 1)])
    encoder = TableEncoder(rows=80, dimension=24, groups=9, noise=1.6)
    cases = []
    for name, kind, main_score in (("beir", "Retrieval", "ndcg_at_10"), ("candidates", "Reranking", "map_at_1000")):
        loaded = RetrievalDatasetLoader(str(Path(FOLDER, "beir")), None, split="test").load()
        if kind == "Retrieval":
            loaded["top_ranked"] = None
        cases.append(case(name, encoder, {}, run(AbsTaskRetrieval, kind, main_score, {"test": loaded}, encoder)))
    Path(FOLDER, "beir/README.md").unlink()
    return cases


def positives_and_negatives():
    random = np.random.RandomState(29)
    encoder = TableEncoder(rows=200, dimension=24, groups=7, noise=1.6)
    rows = []
    for j in range(16):
        near = [t for t in range(20, 200) if t % 7 == j % 7]
        rows.append({
            "query": f"t{j if j != 5 else 4}",  # a query that comes twice
            "positive": texts(*random.permutation(near)[: 2 + j % 3]) if j != 2 else [],
            "negative": texts(*random.permutation(np.arange(20, 200))[:8]) if j != 3 else [],
        })
    put("rerank.jsonl", rows)
    reranking.OLD_FORMAT_RERANKING_TASKS.append("GoldenReranking")
    task_class = type("GoldenReranking", (reranking.AbsTaskReranking,), {"metadata": protocols.metadata("Reranking", "map_at_1000", ["test"])})
    task = task_class()
    task.transform_old_dataset_format({"default": DatasetDict(test=Dataset.from_list(rows))})
    found = run(AbsTaskRetrieval, "Reranking", "map_at_1000", {"test": task.dataset["default"]["test"]}, encoder)
    return case("positives and negatives", encoder, {}, found)


def pairs_in_one_row():
    random = np.random.RandomState(31)
    encoder = TableEncoder(rows=80, dimension=24, groups=10, noise=1.3)
    right = [int(i + 40 if label else random.randint(40, 80)) for i, label in enumerate(np.arange(40) % 2)]
    row = {"sent1": texts(*range(40)), "sent2": texts(*right), "labels": [i % 2 for i in range(40)]}
    put("pairs.jsonl", [row])
    columns = {"input1_column_name": "sent1", "input2_column_name": "sent2", "label_column_name": "labels"}
    data = DatasetDict(test=Dataset.from_list([row]))
    return case("pairs in one row", encoder, {}, run(AbsTaskPairClassification, "PairClassification", "max_ap", data, encoder, **columns))


def levels_in_one_column():
    encoder = TableEncoder(rows=200, dimension=24, groups=12, noise=1.2)
    rows = [{"sentences": f"t{i}", "labels": [f"a{i % 4}", f"b{i % 12}", f"c{i % 24}"][: 2 + i % 2]} for i in range(200)]
    put("levels.jsonl", rows)
    settings = {"max_documents_per_cluster": 700, "n_clusters": 4, "k_mean_batch_size": 128, "max_depth": 2}
    data = DatasetDict(test=Dataset.from_list(rows))
    found = run(AbsTaskClustering, "Clustering", "v_measure", data, encoder, max_fraction_of_documents_to_embed=None, **settings)
    return case("levels in one column", encoder, {}, found)


def gold_pairs():
    """Counted from 1, as BUCC counts; not every source has a translation."""
    random = np.random.RandomState(37)
    encoder = TableEncoder(rows=70, dimension=24, groups=30, noise=1.3)
    sources, targets = list(map(int, random.permutation(25))), list(map(int, random.permutation(np.arange(30, 70))))
    gold = [[i + 1, targets.index(30 + source) + 1] for i, source in enumerate(sources) if i % 4]
    row = {"sentence1": texts(*sources), "sentence2": texts(*targets), "gold": gold}
    put("gold.jsonl", [row])
    task = BUCCBitextMining()
    task.dataset = {"zh-en": {"test": Dataset.from_list([row])}}
    task.dataset_transform()
    found = run(protocols.AbsTaskBitextMining, "BitextMining", "f1", {"test": task.dataset["zh-en"]["test"]}, encoder)
    return case("gold pairs", encoder, {}, found)


if __name__ == "__main__":
    all_cases = [*judged(), positives_and_negatives(), pairs_in_one_row(), levels_in_one_column(), gold_pairs()]
    protocols.write("layouts", all_cases, "layouts.py")
