"""Times scikit-learn's mini-batch k-means and logistic regression over vectors in files: the other side of "learning".

    python scikit_learn.py cluster FOLDER DIMENSION REPETITIONS CLUSTERS BATCH RUNS
    python scikit_learn.py classify FOLDER DIMENSION REPETITIONS RUNS

FOLDER holds, as little-endian rows, for clustering points.f32 and draws.i32 (places of points, REPETITIONS rows); for
classification rows.f32, classes.i32 of them, samples.i32 (places of rows, REPETITIONS rows) and test.f32. Everything is set as in
MTEB 2.20. Writes found.i32 (cluster or class of each point or test row, REPETITIONS rows) there, and to standard output the
version and the seconds of each run.
"""

import sys
import time
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.cluster import MiniBatchKMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

SEED = 42

warnings.simplefilter("ignore", ConvergenceWarning)  # 100 iterations may end before convergence, here as in MTEB
work, folder = sys.argv[1], Path(sys.argv[2])
dimension, repetitions = map(int, sys.argv[3:5])


def floats(name):
    return np.fromfile(folder / name, dtype="<f4").reshape(-1, dimension)


def whole(name, rows):
    return np.fromfile(folder / name, dtype="<i4").reshape(rows, -1)


def clusterings(clusters, batch):
    points, draws = floats("points.f32"), whole("draws.i32", repetitions)

    def run():
        return [
            MiniBatchKMeans(n_clusters=clusters, batch_size=batch, n_init="auto", random_state=SEED).fit(points[drawn]).labels_
            for drawn in draws
        ]

    return run


def classifications():
    rows, test = floats("rows.f32"), floats("test.f32")
    classes, samples = whole("classes.i32", 1)[0], whole("samples.i32", repetitions)

    def run():
        return [
            LogisticRegression(max_iter=100, random_state=SEED).fit(rows[sample], classes[sample]).predict(test)
            for sample in samples
        ]

    return run


run = clusterings(*map(int, sys.argv[5:7])) if work == "cluster" else classifications()
seconds = []
for _ in range(int(sys.argv[-1])):
    start = time.perf_counter()
    found = run()
    seconds.append(time.perf_counter() - start)
np.array(found, dtype="<i4").tofile(folder / "found.i32")
print(sklearn.__version__, *seconds)
