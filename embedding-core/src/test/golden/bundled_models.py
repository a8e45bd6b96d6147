"""Makes the golden vectors of the bundled models: src/test/resources/golden/<model>.json.

Nothing of Embedsmith's code is used: ids come from transformers reading tokenizer.json, token states from ONNX Runtime for
Python running the graph as it was exported, one text a run; pooling, length and instructions are those of the published model
cards, written down here again. As a second witness the weights in the ONNX file are put into a BERT of transformers and the
directory, with its modules.json, pooling and prompts as Embedsmith ships them, is loaded by sentence-transformers, which has
to give the same vectors.

    python bundled_models.py ../../../target/models ../resources/golden
"""

import hashlib
import json
import platform
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import sentence_transformers
import tokenizers
import torch
import transformers
from sentence_transformers import SentenceTransformer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

# Of the cards on huggingface.co: pooling, most tokens, instruction of a query, of a passage. All normalise.
CARDS = {
    "bge-small-zh-v1.5": ("cls", 512, "为这个句子生成表示以用于检索相关文章：", ""),
    "bge-small-zh-v1.5-int8": ("cls", 512, "为这个句子生成表示以用于检索相关文章：", ""),
    "bge-small-en-v1.5": ("cls", 512, "Represent this sentence for searching relevant passages: ", ""),
    "e5-small-v2": ("mean", 512, "query: ", "passage: "),
    "all-minilm-l6-v2": ("mean", 256, "", ""),
}

# role, text, how often it is repeated
TEXTS = [
    ("query", "怎样重置密码？", 1),
    ("query", "How do I reset my password?", 1),
    ("passage", "忘记口令后，可以在登录页面点击“找回密码”。", 1),
    ("passage", "Retrieval finds the passages that bear on a question.", 1),
    ("passage", "Postgres 的 pgvector 扩展支持 HNSW 索引（v0.8.6）。", 1),
    ("passage", "🙂🚀 emoji 与 naïve café Łukasz Ελληνικά", 1),
    ("passage", "line one\nline two\ttabbed  spaces ＡＢＣ１２３", 1),
    ("passage", "a", 1),
    ("passage", "", 1),
    ("passage", " \n ", 1),
    ("passage", "x" * 300, 1),
    ("passage", "切分时要照顾标题、句子和模型的长度上限。", 40),
    ("passage", "Long passages blur their subject, short ones lack context. ", 60),
]


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def pooled(states, pooling):
    vector = states[0] if pooling == "cls" else states.mean(axis=0)
    return vector / np.linalg.norm(vector)


def states_of(session):
    """Name of the output of shape [texts, tokens, dimension]; all-MiniLM-L6-v2 was exported without names."""
    return next(output.name for output in session.get_outputs() if len(output.shape) == 3)


def golden(directory):
    pooling, limit, query, passage = CARDS[directory.name]
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(directory / "tokenizer.json"))
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.no_padding()
    session = onnxruntime.InferenceSession(directory / "onnx" / "model.onnx", providers=["CPUExecutionProvider"])
    cases = []
    for role, text, repeat in TEXTS:
        instruction = {"query": query, "passage": passage}[role]
        encoded = tokenizer(instruction + text * repeat, truncation=True, max_length=limit)
        inputs = {
            "input_ids": np.array([encoded["input_ids"]]),
            "attention_mask": np.array([encoded["attention_mask"]]),
            "token_type_ids": np.zeros((1, len(encoded["input_ids"])), np.int64),
        }
        states = session.run([states_of(session)], inputs)[0][0].astype(np.float64)
        cases.append((role, text, repeat, encoded["input_ids"], pooled(states, pooling)))
    return cases


def state_dict(file):
    """The names of Hugging Face again: exporters keep all but those of matrices, which the bias added next names."""
    graph = onnx.load(file).graph
    arrays = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
    state = {name: array for name, array in arrays.items() if not name.startswith("onnx::")}
    biases = {node.output[0]: name for node in graph.node if node.op_type == "Add" for name in node.input if name in arrays}
    readers = {name: node for node in graph.node for name in node.input}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in arrays:
            bias = biases[readers[node.output[0]].output[0]]
            state[bias.removesuffix("bias") + "weight"] = arrays[node.input[1]].T
    return {name: torch.tensor(np.ascontiguousarray(array)) for name, array in state.items()}


def in_sentence_transformers(directory, cases):
    """Least cosine of the vectors of sentence-transformers to the golden ones."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / directory.name
        shutil.copytree(directory, copy, ignore=shutil.ignore_patterns("onnx"))
        bert = BertModel(BertConfig.from_pretrained(copy), add_pooling_layer=False)
        missing, unexpected = bert.load_state_dict(state_dict(directory / "onnx" / "model.onnx"), strict=False)
        assert not [name for name in missing if "position_ids" not in name], missing
        assert not [name for name in unexpected if "pooler" not in name and "position_ids" not in name], unexpected
        bert.save_pretrained(copy)
        model = SentenceTransformer(str(copy), device="cpu")
        least = 1.0
        for role, text, repeat, _, vector in cases:
            prompt = "query" if role == "query" else "document"
            other = model.encode([text * repeat], prompt_name=prompt)[0]
            least = min(least, float(vector @ other / np.linalg.norm(other)))
        return least


def main(source, target):
    target.mkdir(parents=True, exist_ok=True)
    for name in CARDS:
        directory = source / name
        cases = golden(directory)
        content = {
            "program": "embedding-core/src/test/golden/bundled_models.py",
            "date": str(date.today()),
            "versions": {
                "python": platform.python_version(),
                "onnxruntime": onnxruntime.__version__,
                "transformers": transformers.__version__,
                "tokenizers": tokenizers.__version__,
                "sentence-transformers": sentence_transformers.__version__,
                "torch": torch.__version__,
            },
            "model": name,
            "modelSha256": sha256(directory / "onnx" / "model.onnx"),
            "tokenizerSha256": sha256(directory / "tokenizer.json"),
        }
        if not name.endswith("-int8"):
            least = in_sentence_transformers(directory, cases)
            assert least > 0.99999, (name, least)
            content["leastCosineOfSentenceTransformers"] = round(least, 8)
        content["cases"] = [
            {"role": role, "text": text, "repeat": repeat, "ids": ids, "vector": [round(float(x), 5) for x in vector]}
            for role, text, repeat, ids, vector in cases
        ]
        with open(target / (name + ".json"), "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, separators=(",", ":"))
            file.write("\n")
        print(name, content.get("leastCosineOfSentenceTransformers"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
