"""Asks LM_Cocktail for the coefficients of a few models, and keeps what it says.

    python example_coefficients.py <checkout of FlagEmbedding> ../resources/golden

Its own functions compute losses and coefficients (research/LM_Cocktail/LM_Cocktail/utils.py). Its models are replaced by
tables with a vector for each text, its tokenizer by one that gives the row of the text; transformers is only imported for
models, so an empty module stands in for it.
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

transformers = types.ModuleType("transformers")
for name in ["AutoModelForCausalLM", "AutoModel", "AutoModelForSequenceClassification", "AutoModelForSeq2SeqLM"]:
    setattr(transformers, name, None)
transformers.is_torch_npu_available = lambda: False
sys.modules["transformers"] = transformers
spec = importlib.util.spec_from_file_location("utils", SOURCE / "research/LM_Cocktail/LM_Cocktail/utils.py")
utils = importlib.util.module_from_spec(spec)
spec.loader.exec_module(utils)

NEGATIVES = 3
EXAMPLES = [
    {"query": f"query {i}", "pos": [f"positive {i}"], "neg": [f"negative {i} {j}" for j in range(NEGATIVES)]}
    for i in range(5)
]
TEXTS = [text for e in EXAMPLES for text in [e["query"], *e["pos"], *e["neg"]]]
ROWS = {text: row for row, text in enumerate(TEXTS)}


class Tokens(dict):
    def to(self, device):
        return self


def tokenizer(texts, **options):
    return Tokens(rows=torch.tensor([ROWS[text] for text in texts]))


class Table(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.table = torch.nn.Parameter(torch.zeros(len(TEXTS), 6))

    def forward(self, rows, return_dict):
        return types.SimpleNamespace(last_hidden_state=self.table[rows].unsqueeze(1))


generator = np.random.default_rng(11)
models = []
for closeness in [0.3, 0.8, 1.5]:
    table = generator.normal(size=(len(TEXTS), 6)).astype(np.float32)
    for example in EXAMPLES:
        table[ROWS[example["pos"][0]]] += closeness * table[ROWS[example["query"]]]
    models.append(table)

cases = []
for batch_size in [2, 5]:
    for temperature in [5.0, 0.5]:
        parameters = [{"table": torch.from_numpy(table)} for table in models]
        batches = utils.preprocess_data_for_embedder(EXAMPLES, tokenizer, "cpu", batch_size, 512, NEGATIVES)
        losses = []
        for table in parameters:
            model = Table()
            model.load_state_dict(table)
            losses.append(utils.embedder_loss(model, batches))
        weights = utils.compute_weights(
            Table(), tokenizer, parameters, "encoder", EXAMPLES, temperature, batch_size, 512, NEGATIVES)
        cases.append({"batch_size": batch_size, "temperature": temperature, "losses": losses, "coefficients": weights})

golden = {
    "program": "training/src/test/golden/example_coefficients.py",
    "date": date.today().isoformat(),
    "versions": {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "FlagEmbedding": "commit 7ed43d6 (2026-04-22)",
    },
    "negatives": NEGATIVES,
    "examples": EXAMPLES,
    "models": [{text: [float(x) for x in table[ROWS[text]]] for text in TEXTS} for table in models],
    "cases": cases,
}
target = Path(sys.argv[2]) / "example-coefficients.json"
target.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
