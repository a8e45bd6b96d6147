"""Fits Platt's curve to made-up scores with scikit-learn, and once more with SciPy to the last digits.

    python probability_curve.py ../resources/golden

scikit-learn is asked for what CalibratedClassifierCV(method="sigmoid") fits; it stops early, so that the minimum of the same
function is also sought with SciPy's Newton method, and the test compares with both, each as exactly as it is known.
"""

import json
import sys
from datetime import date
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize
from sklearn.calibration import _sigmoid_calibration

generator = np.random.default_rng(20261127)


def scores(mean, spread, count):
    return np.round(generator.normal(mean, spread, count), 4).tolist()


CASES = {
    "cosines": (scores(0.75, 0.08, 60), scores(0.55, 0.1, 140)),
    "logits": (scores(4, 3, 40), scores(-5, 2, 30)),
    "told apart": ([0.9, 0.8, 0.7], [0.5, 0.4, 0.3, 0.2]),
    "all alike": ([0.5, 0.5], [0.5]),
    "upside down": (scores(0.2, 0.1, 20), scores(0.8, 0.1, 20)),
}


def targets(positives, negatives):
    up, down = len(positives), len(negatives)
    return np.array([(up + 1) / (up + 2)] * up + [1 / (down + 2)] * down)


def exact(positives, negatives):
    x, t = np.array(positives + negatives), targets(positives, negatives)

    def loss(theta):
        z = theta[0] * x + theta[1]
        return np.sum(np.logaddexp(0, z) - t * z)

    def gradient(theta):
        error = 1 / (1 + np.exp(-(theta[0] * x + theta[1]))) - t
        return np.array([error @ x, error.sum()])

    def hessian(theta):
        p = 1 / (1 + np.exp(-(theta[0] * x + theta[1])))
        w = p * (1 - p)
        return np.array([[(w * x * x).sum(), (w * x).sum()], [(w * x).sum(), w.sum()]]) + 1e-13 * np.eye(2)

    found = minimize(loss, [0, 0], jac=gradient, hess=hessian, method="trust-exact", options={"gtol": 1e-11})
    return found.x.tolist()


cases = []
for name, (positives, negatives) in CASES.items():
    a, b = _sigmoid_calibration(np.array(positives + negatives), np.array([1] * len(positives) + [0] * len(negatives)))
    slope, intercept = exact(positives, negatives)
    cases.append({"name": name, "positives": positives, "negatives": negatives,
                  "scikit_learn": [-float(a), -float(b)], "exact": [slope, intercept]})
Path(sys.argv[1], "probability-curve.golden.json").write_text(json.dumps({
    "program": "evaluation/src/test/golden/probability_curve.py",
    "date": date.today().isoformat(),
    "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
    "cases": cases,
}, indent=1) + "\n")
