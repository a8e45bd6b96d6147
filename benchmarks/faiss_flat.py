"""Times faiss' exact search over vectors in files: the other side of the benchmark "mining".

    python faiss_flat.py FOLDER DIMENSION K THREADS TURNS

FOLDER holds queries.f32 and passages.f32, little-endian rows. Writes neighbours.i32 (K for each query, best first) there, and
to standard output the version and the seconds of each turn.
"""

import sys
import time
from pathlib import Path

import faiss
import numpy as np

folder = Path(sys.argv[1])
dimension, k, threads, turns = map(int, sys.argv[2:])
faiss.omp_set_num_threads(threads)
queries = np.fromfile(folder / "queries.f32", dtype="<f4").reshape(-1, dimension)
passages = np.fromfile(folder / "passages.f32", dtype="<f4").reshape(-1, dimension)
index = faiss.IndexFlatIP(dimension)
index.add(passages)
seconds = []
for _ in range(turns):
    start = time.perf_counter()
    _, neighbours = index.search(queries, k)
    seconds.append(time.perf_counter() - start)
neighbours.astype("<i4").tofile(folder / "neighbours.i32")
print(faiss.__version__, *seconds)
