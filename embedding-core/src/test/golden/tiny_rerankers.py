"""Makes the tiny rerankers of src/test/resources/rerankers and their golden scores.

Each has random weights in a real architecture of transformers and a tokenizer of tiny_models.py, and is saved by transformers
and exported by torch.onnx with the one output "logits", which is the layout that rerankers are published in. The golden ids,
logits and scores are those of sentence-transformers' CrossEncoder on PyTorch: nothing of Embedsmith is used.

    python tiny_rerankers.py ../resources/rerankers
"""

import json
import platform
import shutil
import sys
from datetime import date
from pathlib import Path

import onnx
import sentence_transformers
import tokenizers
import torch
import transformers
from sentence_transformers import CrossEncoder

from tiny_models import COMMON, POSITIONS, smaller, unigrams, word_piece

PAIRS = [
    ("What turns text into vectors?", "An embedding model turns text into vectors."),
    ("What turns text into vectors?", "Keyword search is good at part numbers, names and codes."),
    ("向量模型做什么？", "向量模型把文字变成向量，意思相近的文字距离也近。"),
    ("a", ""),
    ("", "b 🙂 Łukasz"),
    ("short query", "Long passages blur their subject. " * 12),
    ("型号、人名和编号；" * 20, "a short passage"),
    ("Both are long. " * 20, "Long passages blur their subject. " * 20),
    ("Both are long, this one less. " * 5, "型号、人名和编号；" * 20),
]


def bert():
    config = transformers.BertConfig(**COMMON, max_position_embeddings=POSITIONS, num_labels=1)
    return transformers.BertForSequenceClassification(config), word_piece()


def xlm_roberta():
    config = transformers.XLMRobertaConfig(
        **COMMON, max_position_embeddings=POSITIONS + 2, pad_token_id=1, bos_token_id=0, eos_token_id=2, type_vocab_size=1,
        num_labels=2,
    )
    return transformers.XLMRobertaForSequenceClassification(config), unigrams()


class Graph(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, token_type_ids=None):
        more = {} if token_type_ids is None else {"token_type_ids": token_type_ids}
        return self.model(input_ids=input_ids, attention_mask=attention_mask, **more).logits


def export(model, segments, file):
    inputs = ["input_ids", "attention_mask"] + (["token_type_ids"] if segments else [])
    example = torch.tensor([[5, 6, 7, 8, 9], [6, 5, 9, 8, 7]])
    mask = torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]])
    torch.onnx.export(
        Graph(model).eval(),
        (example, mask, torch.zeros_like(example))[: len(inputs)],
        file,
        input_names=inputs,
        output_names=["logits"],
        dynamic_axes={name: {0: "batch", 1: "tokens"} for name in inputs} | {"logits": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )


# name: architecture, has segments
MODELS = {"tiny-bert-reranker": (bert, True), "tiny-xlm-roberta-reranker": (xlm_roberta, False)}


def golden(directory, segments):
    encoder = CrossEncoder(str(directory), device="cpu", max_length=POSITIONS)
    if segments:  # this class of tokenizers keeps them back unless it is told
        encoder.tokenizer.model_input_names = ["input_ids", "token_type_ids", "attention_mask"]
    cases = []
    for query, passage in PAIRS:
        features = encoder.tokenizer([query], [passage], truncation=True, max_length=POSITIONS)
        logits = encoder.predict([(query, passage)], activation_fn=torch.nn.Identity())[0]
        score = encoder.predict([(query, passage)])[0]
        cases.append({
            "query": query,
            "passage": passage,
            "ids": features["input_ids"][0],
            "logits": [round(float(logit), 6) for logit in torch.as_tensor(logits).reshape(-1)],
            "score": [round(float(value), 6) for value in torch.as_tensor(score).reshape(-1)],
        })
    return cases


def build(name, target):
    architecture, segments = MODELS[name]
    torch.manual_seed(sum(name.encode()))
    model, tokenizer = architecture()
    with torch.no_grad():  # far enough from zero that a wrong position, segment or mask shows
        for parameter in model.parameters():
            if parameter.dim() > 1:
                parameter.normal_(0, 0.3)
    tokenizer.model_max_length = POSITIONS
    directory = target / name
    model.config._attn_implementation = "eager"
    model.save_pretrained(directory)
    tokenizer.save_pretrained(directory)
    cases = golden(directory, segments)
    (directory / "onnx").mkdir()
    export(model, segments, str(directory / "onnx" / "model.onnx"))
    smaller(directory / "onnx" / "model.onnx")
    (directory / "model.safetensors").unlink()
    return cases


def main(target):
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    provenance = {
        "program": "embedding-core/src/test/golden/tiny_rerankers.py",
        "date": str(date.today()),
        "versions": {
            "python": platform.python_version(),
            "sentence-transformers": sentence_transformers.__version__,
            "transformers": transformers.__version__,
            "tokenizers": tokenizers.__version__,
            "torch": torch.__version__,
            "onnx": onnx.__version__,
        },
    }
    for name in MODELS:
        cases = build(name, target)
        with open(target / (name + ".golden.json"), "w", encoding="utf-8") as file:
            json.dump(provenance | {"cases": cases}, file, ensure_ascii=False, separators=(",", ":"))
            file.write("\n")
        print(name, "ok")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
