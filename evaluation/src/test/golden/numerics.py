"""Makes the golden numbers under the protocols: random streams, classifiers, clusters, metrics.

    python numerics.py ../resources/golden
"""

import json
import random
import sys
import warnings
from datetime import date
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.stats import pearsonr, spearmanr
from sklearn import metrics
from sklearn.cluster import MiniBatchKMeans
from sklearn.linear_model import LogisticRegression

OUT = Path(sys.argv[1])
warnings.simplefilter("ignore")


def write(name, made_by, content):
    head = {
        "program": "evaluation/src/test/golden/numerics.py: " + made_by,
        "versions": {
            "python": sys.version.split()[0],
            "numpy": np.__version__,
            "scipy": scipy.__version__,
            "scikit-learn": sklearn.__version__,
        },
        "date": str(date.today()),
    }
    text = json.dumps({**head, **content}, separators=(",", ":"))
    Path(OUT, name + ".golden.json").write_text(text + "\n")
    print(name, len(text))


def random_streams():
    state = np.random.RandomState(42)
    first = [state.random_sample() for _ in range(5)]
    shuffled = list(range(1000))
    np.random.RandomState(42).shuffle(shuffled)
    state = np.random.RandomState(42)
    p = np.array([0.1, 0.2, 0.3, 0.25, 0.15])
    legacy = {
        "random_sample": first,
        "shuffled1000": shuffled,
        "randint616": state.randint(0, 616, 20).tolist(),
        "permutation50": state.permutation(50).tolist(),
        "p": p.tolist(),
        "choice": state.choice(5, 20, p=p).tolist(),
        "withoutReplacement": state.choice(300, replace=False, size=7).tolist(),
        "after": state.random_sample(),
        "randint16384_last5of2000": np.random.RandomState(42).randint(0, 16384, 2000).tolist()[-5:],
    }
    generator = np.random.default_rng(42)
    thousand, seven = list(np.arange(1000)), list(np.arange(7))
    generator.shuffle(thousand)
    generator.shuffle(seven)
    modern = {"shuffled1000": [int(x) for x in thousand], "thenShuffled7": [int(x) for x in seven]}
    stream = random.Random(42)
    python = {
        "random": [stream.random() for _ in range(5)],
        "choices616": stream.choices(range(616), k=20),
        "sample30of10000": stream.sample(range(10000), k=30),
        "sample25of30": stream.sample(range(30), k=25),
        "sample4of20": stream.sample(range(20), k=4),
    }
    twenty = list(range(20))
    stream.shuffle(twenty)
    python |= {"shuffled20": twenty, "after": stream.random()}
    write(
        "random-streams",
        "NumPy's RandomState and default_rng, Python's random.Random, all seeded with 42",
        {"randomState": legacy, "defaultRng": modern, "python": python},
    )


def logistic_regression():
    """In float64: scikit-learn kept float32 rows in float32 only from 1.9 on."""
    cases = []
    for name, items, dimension, classes, spread, unit in (
        ("binary", 40, 12, 2, 1.5, True),
        ("binary, far from unit length", 40, 12, 2, 3.0, False),
        ("77 classes", 231, 16, 77, 0.6, True),
        ("5 classes, far from unit length", 60, 10, 5, 2.5, False),
    ):
        state = np.random.RandomState(7)
        centres = state.randn(classes, dimension)
        labels = np.arange(items) % classes
        rows = np.round((centres[labels] + spread * state.randn(items, dimension)) * (1 if unit else 4), 2)
        if unit:
            rows = np.round(rows / np.linalg.norm(rows, axis=1, keepdims=True), 3)
        test = np.round((centres[np.arange(50) % classes] + spread * state.randn(50, dimension)) * (1 if unit else 4), 2)
        rows, test = rows.astype(np.float32).astype(np.float64), test.astype(np.float32).astype(np.float64)
        model = LogisticRegression(max_iter=100, random_state=42).fit(rows, labels)
        cases.append(
            {
                "name": name,
                "classes": classes,
                "train": np.round(rows, 3).tolist(),
                "labels": labels.tolist(),
                "test": np.round(test, 3).tolist(),
                "iterations": int(model.n_iter_[0]),
                "firstCoefficients": np.round(model.coef_[:5], 9).tolist(),
                "coefficientSum": float(np.abs(model.coef_).sum()),
                "intercepts": np.round(model.intercept_, 9).tolist(),
                "predicted": model.predict(test).tolist(),
            }
        )
        print(name, model.n_iter_)
    write("logistic-regression", "LogisticRegression(max_iter=100, random_state=42) in float64", {"cases": cases})


def mini_batch_k_means():
    cases = []
    for items, dimension, clusters, noise, batch in (
        (2000, 32, 20, 1.5, 500),
        (2000, 32, 20, 0.5, 512),
        (300, 8, 5, 1.0, 500),
        (2000, 16, 200, 0.8, 500),
    ):
        state = np.random.RandomState(3)
        centres = state.random_sample((clusters, dimension))
        classes = np.arange(items) % clusters
        points = (centres[classes] + noise * state.random_sample((items, dimension))).astype(np.float32)
        settings = {"n_clusters": clusters, "batch_size": batch, "n_init": "auto", "random_state": 42}
        found = MiniBatchKMeans(**settings).fit(points).labels_
        wide = MiniBatchKMeans(**settings).fit(points.astype(np.float64)).labels_
        cases.append(
            {
                "points": items,
                "dimension": dimension,
                "clusters": clusters,
                "noise": noise,
                "batch": batch,
                "differingInFloat64": int((found != wide).sum()),
                "labels": found.tolist(),
                "v_measure": float(metrics.v_measure_score(classes, found)),
            }
        )
    write(
        "mini-batch-k-means",
        "MiniBatchKMeans(n_clusters=clusters, batch_size=batch, n_init='auto', random_state=42) on points in float32: from"
        " RandomState(3) centres random_sample((clusters, dimension)), then points centre[i % clusters] + noise *"
        " random_sample((points, dimension)); differingInFloat64: labels that are others when the points are float64",
        {"cases": cases},
    )


def scores():
    state = np.random.RandomState(5)
    correlations = []
    for items, ties in ((30, False), (200, True), (5, False), (3, False)):
        a = state.randn(items)
        b = 0.5 * a + state.randn(items)
        if ties:
            a, b = np.round(a, 1), np.round(b * 2) / 2
        a, b = np.round(a, 6), np.round(b, 6)
        correlations.append(
            {"a": a.tolist(), "b": b.tolist(), "pearson": list(pearsonr(a, b)), "spearman": list(spearmanr(a, b))}
        )
    classes = []
    for items, count in ((60, 3), (300, 10), (50, 2)):
        gold = state.randint(0, count, items)
        predicted = np.where(state.rand(items) < 0.6, gold, state.randint(0, count + 1, items))
        case = {"gold": gold.tolist(), "predicted": predicted.tolist(), "accuracy": metrics.accuracy_score(gold, predicted)}
        for name in ("f1", "precision", "recall"):
            for average in ("macro", "weighted"):
                score = getattr(metrics, name + "_score")
                case[f"{name}_{average}"] = score(gold, predicted, average=average, zero_division=0)
        classes.append(case)
    average_precision = []
    for items in (20, 200):
        gold = state.randint(0, 2, items)
        values = np.round(state.rand(items) + 0.3 * gold, 1)
        ap = metrics.average_precision_score(gold, values)
        average_precision.append({"positive": gold.tolist(), "scores": values.tolist(), "ap": ap})
    label_sets = []
    for items, count in ((40, 5), (25, 12)):
        gold = (state.rand(items, count) < 0.3).astype(int)
        predicted = np.where(state.rand(items, count) < 0.7, gold, 1 - gold)
        gold[0], predicted[0], gold[1] = 0, 0, 1
        either, both = (gold | predicted).sum(1), (gold & predicted).sum(1)
        label_sets.append(
            {
                "gold": gold.tolist(),
                "predicted": predicted.tolist(),
                "accuracy": metrics.accuracy_score(gold, predicted),
                "lrap": metrics.label_ranking_average_precision_score(gold, predicted),
                "f1": metrics.f1_score(gold, predicted, average="macro"),
                "hamming": float(np.where(either == 0, 1.0, both / np.maximum(either, 1)).mean()),
            }
        )
    clusters = []
    for items, count in ((50, 4), (400, 12), (30, 1)):
        gold = state.randint(0, count, items)
        found = np.where(state.rand(items) < 0.5, gold, state.randint(0, count + 2, items))
        homogeneity, completeness, v_measure = metrics.homogeneity_completeness_v_measure(gold, found)
        clusters.append(
            {
                "classes": gold.tolist(),
                "clusters": found.tolist(),
                "homogeneity": homogeneity,
                "completeness": completeness,
                "v_measure": v_measure,
                "ami": metrics.adjusted_mutual_info_score(gold, found),
            }
        )
    write(
        "metrics",
        "scipy.stats and sklearn.metrics; hamming by the formula of mteb's hamming_score",
        {
            "correlations": correlations,
            "classes": classes,
            "averagePrecision": average_precision,
            "labelSets": label_sets,
            "clusters": clusters,
        },
    )


random_streams()
logistic_regression()
mini_batch_k_means()
scores()
