"""Makes the golden scores of the protocols: src/test/resources/golden/<type>.golden.json.

The tasks of mteb itself run, with data and an "encoder" made up here: text t<i> has the i-th vector of a table that comes
from a seed, so that the files need not hold vectors. Retrieval's pytrec_eval is replaced by a few lines that ask trec_eval,
the program that it wraps.

    PYTHONPATH=<checkout of mteb> python protocols.py <trec_eval> ../resources/golden
"""

import importlib.metadata
import json
import math
import subprocess
import sys
import tempfile
import types
import warnings
from datetime import date
from pathlib import Path

import numpy as np

TREC_EVAL, OUT = sys.argv[1], Path(sys.argv[2])
MTEB = "2.20.0"
warnings.simplefilter("ignore")

# mteb is run from its source, so it is not installed and has no version of its own.
installed_version = importlib.metadata.version
importlib.metadata.version = lambda name: MTEB if name == "mteb" else installed_version(name)


class RelevanceEvaluator:
    """What mteb uses of pytrec_eval, by the program that pytrec_eval wraps."""

    def __init__(self, qrels, measures):
        self.qrels, self.measures = qrels, measures

    def evaluate(self, results):
        with tempfile.TemporaryDirectory() as folder:
            qrels, run = Path(folder, "qrels"), Path(folder, "run")
            qrels.write_text("".join(f"{q} 0 {d} {g}\n" for q, of in self.qrels.items() if q in results for d, g in of.items()))
            run.write_text("".join(f"{q} Q0 {d} 0 {s!r} x\n" for q, of in results.items() for d, s in of.items()))
            command = [TREC_EVAL, "-q"] + [f"-m{m}" for m in self.measures] + [str(qrels), str(run)]
            lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        scores = {}
        for name, query, value in (line.split() for line in lines):
            if query != "all":
                scores.setdefault(query, {})[name] = float(value)
        return {query: scores[query] for query in results if query in scores}


sys.modules["pytrec_eval"] = types.ModuleType("pytrec_eval")
sys.modules["pytrec_eval"].RelevanceEvaluator = RelevanceEvaluator

import scipy  # noqa: E402
import sklearn  # noqa: E402
import torch  # noqa: E402
from datasets import Dataset, DatasetDict  # noqa: E402
from mteb._evaluators.text.summarization_evaluator import DeprecatedSummarizationEvaluator  # noqa: E402
from mteb.abstasks.classification import AbsTaskClassification  # noqa: E402
from mteb.abstasks.clustering import AbsTaskClustering  # noqa: E402
from mteb.abstasks.clustering_legacy import AbsTaskClusteringLegacy  # noqa: E402
from mteb.abstasks.multilabel_classification import AbsTaskMultilabelClassification  # noqa: E402
from mteb.abstasks.pair_classification import AbsTaskPairClassification  # noqa: E402
from mteb.abstasks.retrieval import AbsTaskRetrieval  # noqa: E402
from mteb.abstasks.sts import AbsTaskSTS  # noqa: E402
from mteb.abstasks.task_metadata import TaskMetadata  # noqa: E402
from mteb.abstasks.text.bitext_mining import AbsTaskBitextMining  # noqa: E402
from mteb.abstasks.text.summarization import AbsTaskSummarization  # noqa: E402
from mteb.models.model_meta import ModelMeta  # noqa: E402
from mteb.similarity_functions import cos_sim, dot_score, pairwise_cos_sim, pairwise_dot_score  # noqa: E402


def table(rows, dimension, groups, noise):
    """Vectors around as many centres as there are groups; row i belongs to group i % groups."""
    random = np.random.RandomState(3)
    centres = random.random_sample((groups, dimension)) - 0.5
    spread = random.random_sample((rows, dimension)) - 0.5
    return (centres[np.arange(rows) % groups] + noise * spread).astype(np.float32)


class TableEncoder:
    def __init__(self, measure="COSINE", **shape):
        self.measure, self.shape, self.vectors = measure, shape, table(**shape)

    def encode(self, inputs, **_):
        texts = [text for batch in inputs for text in batch["text"]]
        return self.vectors[[int(text[1:]) for text in texts]]

    def similarity(self, left, right):
        return (dot_score if self.measure == "DOT" else cos_sim)(left, right)

    def similarity_pairwise(self, left, right):
        return (pairwise_dot_score if self.measure == "DOT" else pairwise_cos_sim)(left, right)

    @property
    def mteb_model_meta(self):
        return ModelMeta.create_empty()


def metadata(kind, main_score, splits):
    return TaskMetadata(
        name="Golden" + kind,
        description="made up",
        dataset={"path": "none/none", "revision": "none"},
        type=kind,
        eval_splits=splits,
        eval_langs=["eng-Latn"],
        main_score=main_score,
    )


def texts(*numbers):
    return [f"t{i}" for i in numbers]


def plain(value):
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if key != "main_score"}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if value is None:
        return None
    return None if math.isnan(float(value)) else float(value)


def run(base, kind, main_score, data, encoder, transform=False, **attributes):
    """The scores of every split, in order: one task, so its random streams run on."""
    task_class = type("Golden" + kind, (base,), {"metadata": metadata(kind, main_score, list(data)), **attributes})
    task = task_class()
    task.dataset, task.data_loaded = data, True
    if transform:
        task.dataset_transform()
    splits = [split for split in data if split != "train"]
    if issubclass(base, AbsTaskRetrieval):
        task.dataset = {"default": data}
    return {split: plain(task.evaluate(encoder, split, encode_kwargs={"batch_size": 32})["default"]) for split in splits}


def write(name, cases, program="protocols.py"):
    content = {
        "program": "evaluation/src/test/golden/" + program + ": the tasks of mteb " + MTEB + ", commit a905523",
        "versions": {
            "python": sys.version.split()[0],
            "numpy": np.__version__,
            "scipy": scipy.__version__,
            "scikit-learn": sklearn.__version__,
            "torch": torch.__version__,
            "trec_eval": "10.0-rc3",
        },
        "date": str(date.today()),
        "cases": cases,
    }
    text = json.dumps(content, separators=(",", ":"))
    Path(OUT, name + ".golden.json").write_text(text + "\n")
    print(name, len(text))


def case(name, encoder, data, scores):
    return {"name": name, "similarity": encoder.measure, "table": encoder.shape, "data": data, "scores": scores}


def pairs(random, n):
    first, second = texts(*range(n)), texts(*random.permutation(n))
    return first, second


def sts():
    random = np.random.RandomState(11)
    first, second = pairs(random, 80)
    scores = (random.randint(0, 11, 80) / 2).tolist()
    data = {"sentence1": first, "sentence2": second, "score": scores}
    cases = []
    for measure in ("COSINE", "DOT"):
        encoder = TableEncoder(measure, rows=80, dimension=24, groups=6, noise=1.0)
        found = run(AbsTaskSTS, "STS", "cosine_spearman", DatasetDict(test=Dataset.from_dict(data)), encoder)
        cases.append(case("80 pairs", encoder, data, found))
    write("sts", cases)


def pair_classification():
    random = np.random.RandomState(12)
    first, second = pairs(random, 90)
    same = [int(a[1:]) % 6 == int(b[1:]) % 6 for a, b in zip(first, second)]
    labels = [int(s) if random.rand() < 0.8 else random.randint(0, 2) for s in same]
    data = {"sentence1": first, "sentence2": second, "labels": labels}
    cases = []
    for measure in ("COSINE", "DOT"):
        encoder = TableEncoder(measure, rows=90, dimension=24, groups=6, noise=1.0)
        sets = DatasetDict(test=Dataset.from_dict(data))
        found = run(AbsTaskPairClassification, "PairClassification", "max_ap", sets, encoder)
        cases.append(case("90 pairs", encoder, data, found))
    write("pair-classification", cases)


def classification():
    cases = []
    for name, groups, noise, samples in (("7 classes", 7, 3.0, 8), ("2 classes", 2, 4.0, 8), ("5 classes, 32 texts of each", 5, 3.0, 32)):
        random = np.random.RandomState(13)
        encoder = TableEncoder(rows=420, dimension=24, groups=groups, noise=noise)
        train, test = random.permutation(420)[:300], np.arange(420)[::3]
        data = {
            split: {"text": texts(*rows), "label": [int(i) % groups for i in rows]}
            for split, rows in (("train", train), ("validation", test[:60]), ("test", test[60:]))
        }
        sets = DatasetDict({split: Dataset.from_dict(rows) for split, rows in data.items()})
        found = run(AbsTaskClassification, "Classification", "accuracy", sets, encoder, samples_per_label=samples)
        cases.append({**case(name, encoder, data, found), "samplesPerLabel": samples})
    write("classification", cases)


def multilabel():
    random = np.random.RandomState(14)
    encoder = TableEncoder(rows=300, dimension=24, groups=8, noise=1.5)

    def labels(i):
        return sorted({int(i) % 8, int(i) % 3} if random.rand() < 0.9 else {int(random.randint(0, 9))})

    data = {
        split: {"text": texts(*rows), "label": [labels(i) for i in rows]}
        for split, rows in (("train", range(0, 200)), ("validation", range(200, 240)), ("test", range(240, 300)))
    }
    sets = DatasetDict({split: Dataset.from_dict(rows) for split, rows in data.items()})
    found = run(AbsTaskMultilabelClassification, "MultilabelClassification", "accuracy", sets, encoder)
    write("multilabel-classification", [{**case("two splits", encoder, data, found), "samplesPerLabel": 8}])


def clustering():
    cases = []
    for name, limit in (("a count", {"max_document_to_embed": 250, "max_fraction_of_documents_to_embed": None}), ("a share", {"max_fraction_of_documents_to_embed": 0.4}), ("all", {"max_fraction_of_documents_to_embed": None})):
        encoder = TableEncoder(rows=600, dimension=24, groups=12, noise=1.2)

        def labels(i):
            return [i % 4, i % 12] if i % 5 else [i % 4]

        data = {
            split: {"sentences": texts(*rows), "labels": [labels(i) for i in rows]}
            for split, rows in (("validation", range(0, 280)), ("test", range(280, 600)))
        }
        sets = DatasetDict({split: Dataset.from_dict(rows) for split, rows in data.items()})
        settings = {"max_documents_per_cluster": 700, "n_clusters": 4, "k_mean_batch_size": 128}
        found = run(AbsTaskClustering, "Clustering", "v_measure", sets, encoder, **settings, **limit)
        cases.append({**case(name, encoder, data, found), "limit": limit})
    write("clustering", cases)


def stratified_clustering():
    """As the .v2 tasks of C-MTEB: one label each, a sample in which every label keeps its share."""

    class Stratified(AbsTaskClustering):
        def dataset_transform(self, num_proc=None):
            self.dataset = self.stratified_subsampling(
                self.dataset, self.seed, self.metadata.eval_splits, label="labels", n_samples=200
            )

    encoder = TableEncoder(rows=900, dimension=24, groups=12, noise=1.2)
    # Labels of different sizes, some of the same; 10 comes before 2, as text does.
    data = {
        split: {"sentences": texts(*rows), "labels": [i % 12 if i % 5 else i % 3 for i in rows]}
        for split, rows in (("validation", range(0, 350)), ("test", range(350, 900)), ("small", range(20, 200)))
    }
    sets = DatasetDict({split: Dataset.from_dict(rows) for split, rows in data.items()})
    settings = {"max_documents_per_cluster": 700, "n_clusters": 4, "k_mean_batch_size": 128}
    limit = {"max_document_to_embed": 200, "max_fraction_of_documents_to_embed": None}
    found = run(Stratified, "Clustering", "v_measure", sets, encoder, transform=True, **settings, **limit)
    write("stratified-clustering", [{**case("200 texts", encoder, data, found), "stratified": 200}])


def legacy_clustering():
    encoder = TableEncoder(rows=1200, dimension=24, groups=10, noise=1.2)
    sets = [range(0, 100), range(100, 750), range(750, 760), range(760, 1200, 10), range(900, 1200)]
    data = {"sentences": [texts(*rows) for rows in sets], "labels": [[i % 10 for i in rows] for rows in sets]}
    found = run(
        AbsTaskClusteringLegacy, "Clustering", "v_measure", DatasetDict(test=Dataset.from_dict(data)), encoder
    )
    write("legacy-clustering", [case("5 sets, one of a single label", encoder, data, found)])


def bitext_mining():
    random = np.random.RandomState(15)
    encoder = TableEncoder(rows=60, dimension=24, groups=30, noise=1.3)
    order = random.permutation(30)
    data = {"sentence1": texts(*order), "sentence2": texts(*(order + 30))}
    found = run(AbsTaskBitextMining, "BitextMining", "f1", DatasetDict(test=Dataset.from_dict(data)), encoder)
    cases = [case("30 pairs", encoder, data, found)]
    for measure in ("COSINE", "DOT"):
        # Sides of different length as BUCC has them; some sources share a target, some targets have no source.
        encoder = TableEncoder(measure, rows=70, dimension=24, groups=30, noise=1.3)
        targets = list(map(int, random.permutation(np.arange(30, 70))))
        sources = list(map(int, random.permutation(25)))
        gold = [[i, targets.index(30 + source)] for i, source in enumerate(sources)]
        gold[3][1] = gold[4][1]
        data = {"sentence1": texts(*sources), "sentence2": texts(*targets), "gold": gold}
        found = run(AbsTaskBitextMining, "BitextMining", "f1", {"test": data}, encoder)
        cases.append(case("25 sources, 40 targets", encoder, data, found))
    write("bitext-mining", cases)


def summarization():
    random = np.random.RandomState(16)
    encoder = TableEncoder(rows=60, dimension=24, groups=5, noise=1.5)
    rows = [random.permutation(60) for _ in range(6)]
    relevance = [[round(float(x), 2) for x in random.rand(7) * 5] for _ in rows]
    relevance[2] = [3.0] * 7
    data = {
        "text": ["not read"] * 6,
        "human_summaries": [texts(*r[:3]) for r in rows],
        "machine_summaries": [texts(*r[3:10]) for r in rows],
        "relevance": relevance,
    }
    sets = DatasetDict(test=Dataset.from_dict(data))
    bounds = {"min_score": 0, "max_score": 5}
    second = run(AbsTaskSummarization, "Summarization", "cosine_spearman", sets, encoder, **bounds)
    first = run(
        AbsTaskSummarization, "Summarization", "cosine_spearman", sets, encoder,
        evaluator=DeprecatedSummarizationEvaluator, **bounds,
    )
    write("summarization", [case("CORRELATION", encoder, data, second), case("CORRELATION_WITH_P_VALUE", encoder, data, first)])


def retrieval(name, kind, main_score, reranking):
    cases = []
    kinds = ((False, "COSINE"), (False, "DOT")) if reranking else ((False, "COSINE"), (True, "COSINE"), (False, "DOT"))
    for removed, measure in kinds:
        random = np.random.RandomState(17)
        encoder = TableEncoder(measure, rows=180, dimension=24, groups=9, noise=1.6)
        # Ten passages have the text of another, so there are ties.
        corpus = {f"d{i}": f"t{i if i < 110 else i - 110}" for i in range(120)}
        queries = {(f"d{j}" if j < 6 else f"q{j}"): f"t{j + 120 if j >= 6 else j}" for j in range(24)}
        qrels = {}
        for q, text in queries.items():
            near = [d for d in range(120) if (d - int(text[1:])) % 9 == 0 and f"d{d}" != q]
            judged = list(random.permutation(near)[:6]) + list(random.permutation(120)[:3])
            qrels[q] = {f"d{d}": int(random.randint(0, 4)) for d in judged}
            qrels[q][f"d{near[0]}"] = 1
        candidates = {q: list(dict.fromkeys(list(qrels[q]) + [f"d{d}" for d in random.permutation(120)[:12]])) for q in queries}
        split = {
            "corpus": Dataset.from_list([{"id": i, "title": "", "text": t} for i, t in corpus.items()]),
            "queries": Dataset.from_list([{"id": i, "text": t} for i, t in queries.items()]),
            "relevant_docs": qrels,
            "top_ranked": candidates if reranking else None,
        }
        found = run(AbsTaskRetrieval, kind, main_score, {"test": split}, encoder, ignore_identical_ids=removed)
        data = {"corpus": corpus, "queries": queries, "qrels": qrels, "identicalIds": "REMOVED" if removed else "KEPT"}
        cases.append(case("identical ids " + data["identicalIds"], encoder, {**data, **({"candidates": candidates} if reranking else {})}, found))
    write(name, cases)


if __name__ == "__main__":
    sts()
    pair_classification()
    classification()
    multilabel()
    clustering()
    stratified_clustering()
    legacy_clustering()
    bitext_mining()
    summarization()
    retrieval("retrieval", "Retrieval", "ndcg_at_10", False)
    retrieval("reranking", "Reranking", "map_at_1000", True)
