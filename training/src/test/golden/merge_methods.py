"""Merges small tensors with mergekit's own functions, and keeps the results.

    python merge_methods.py <checkout of mergekit> ../resources/golden

mergekit's random masks come from PyTorch's generator, which nothing else can repeat: torch.bernoulli is replaced by a mask
that a formula gives, so that everything but the draw is mergekit's. Of equal changes mergekit keeps any; there are none.
"""

import importlib.util
import json
import platform
import sys
import types
from datetime import date
from pathlib import Path

import numpy as np
import torch

SOURCE = Path(sys.argv[1])


def load(name):
    """A module of the checkout, without the packages around it, which only read and write models."""
    path = SOURCE / (name.replace(".", "/") + ".py")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def functions(name, wanted):
    """Functions of a module whose imports would need all of mergekit."""
    import ast
    tree = ast.parse((SOURCE / (name.replace(".", "/") + ".py")).read_text())
    body = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in wanted]
    from typing import Any, Dict, List, Literal, Optional, Tuple, Union
    scope = {"torch": torch, "np": np, **locals()}
    exec(compile(ast.Module(body, []), name, "exec"), scope)
    return types.SimpleNamespace(**{name: scope[name] for name in wanted})


sparsify = load("mergekit.sparsify")
slerp = functions("mergekit.merge_methods.slerp", ["slerp", "lerp", "maybe_torch", "normalize"])
arithmetic = functions("mergekit.merge_methods.generalized_task_arithmetic", ["get_mask"])

generator = np.random.default_rng(5)
BASE = generator.normal(size=(6, 10)).astype(np.float32)
MODELS = [BASE + generator.normal(scale=0.3, size=BASE.shape).astype(np.float32) for _ in range(3)]


def change_sum(weights, density, lam, method, consensus, normalize, rescale):
    """The steps of GTATask.execute with mergekit's functions."""
    base = torch.from_numpy(BASE)
    deltas = []
    for index, model in enumerate(MODELS[: len(weights)]):
        delta = torch.from_numpy(model) - base
        if method is not None:
            place = torch.arange(delta.numel()).reshape(delta.shape) * 7 + index * 3
            torch.bernoulli = lambda p, place=place: (place % 10 < density * 10).to(p.dtype)
            delta = sparsify.sparsify(delta, density=density, method=method,
                                      rescale_norm=sparsify.RescaleNorm.l1 if rescale else None)
        deltas.append(delta)
    deltas = torch.stack(deltas)
    weights = torch.tensor(weights).reshape(-1, 1, 1)
    weighted = deltas * weights
    if consensus:
        mask = arithmetic.get_mask(weighted, method="sum", mask_dtype=base.dtype)
        mixed, divisor = (weighted * mask).sum(0), (weights * mask).sum(0)
        divisor[divisor == 0] = 1
    else:
        mixed, divisor = weighted.sum(0), weights.sum(0)
    if normalize:
        mixed = mixed / divisor
    return (base + lam * mixed).numpy()


def case(method, weights, merged, **more):
    return {"method": method, "weights": weights, **more, "merged": np.asarray(merged, dtype=np.float32).tolist()}


def main(golden):
    magnitude, random = sparsify.SparsificationMethod.magnitude, sparsify.SparsificationMethod.random
    cases = [
        case("linear", [0.2, 0.3, 0.5], sum(np.float32(w) * m for w, m in zip([0.2, 0.3, 0.5], MODELS))),
        case("slerp", [0.7, 0.3], slerp.slerp(0.3, MODELS[0], MODELS[1])),
        case("task_arithmetic", [0.6, 0.9, 1.0], change_sum([0.6, 0.9, 1.0], 1, 0.8, None, False, False, False), **{"lambda": 0.8}),
    ]
    for density in (0.2, 0.5):
        for weights in ([1.0, 1.0], [0.5, 0.8, 1.1]):
            more = {"density": density, "lambda": 0.9}
            cases += [
                case("ties", weights, change_sum(weights, density, 0.9, magnitude, True, True, False), **more),
                case("dare_linear", weights, change_sum(weights, density, 0.9, random, False, False, True), **more),
                case("dare_ties", weights, change_sum(weights, density, 0.9, random, True, False, True), **more),
            ]
    provenance = {
        "program": "training/src/test/golden/merge_methods.py",
        "date": str(date.today()),
        "versions": {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__,
                     "mergekit": "commit a6e4028 (2026-06-17)"},
    }
    tensors = {"base": BASE.tolist(), "models": [model.tolist() for model in MODELS]}
    with open(golden / "merge-methods.json", "w", encoding="utf-8") as file:
        json.dump(provenance | {"tensors": tensors, "cases": cases}, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main(Path(sys.argv[2]))
