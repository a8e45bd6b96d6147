"""Makes the tiny models of src/test/resources/models and their golden vectors.

Each model has random weights, a real architecture of transformers, a tokenizer trained on a few lines, and is put together
and saved by sentence-transformers, so that the directory is what that library writes. Its graph is exported by torch.onnx.
The golden vectors are those of sentence-transformers on PyTorch: nothing of Embedsmith is used.

    python tiny_models.py ../resources/models
"""

import json
import platform
import shutil
import sys
from datetime import date
from pathlib import Path

import numpy as np
import onnx
import sentence_transformers
import tokenizers
import torch
import transformers
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Normalize, Pooling, Transformer
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import PreTrainedTokenizerFast

LINES = """An embedding model turns text into vectors, so that a paraphrase still finds its answer.
Keyword search is good at part numbers, names and codes; both together are usually better.
Long passages blur their subject and short ones lack context, so splitting minds headings and sentences.
检索增强生成先从资料中找出与问题有关的段落，再让语言模型根据这些段落回答。
向量模型把文字变成向量，意思相近的文字距离也近，所以换一种说法提问仍能找到答案。
关键词检索则擅长型号、人名和编号；两者结合通常比任何一种单独使用更好。""".splitlines()

TEXTS = [
    "An embedding model turns text into vectors.",
    "向量模型把文字变成向量。",
    "a",
    "",
    "Both 一起 are usually better 🙂 than either alone, says Łukasz.",
    "Long passages blur their subject. " * 12,
    "型号、人名和编号；" * 20,
]

VOCABULARY = 320
HIDDEN = 32
POSITIONS = 64
COMMON = dict(
    vocab_size=VOCABULARY, hidden_size=HIDDEN, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64
)


def word_piece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(LINES, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(name, tokenizer.token_to_id(name)) for name in ("[CLS]", "[SEP]")],
    )
    tokenizer.decoder = decoders.WordPiece()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",
        mask_token="[MASK]",
    )


def fairseq(model, trainer, pre_tokenizer):
    """<s> 0, <pad> 1, </s> 2, <unk> 3: the order that RoBERTa, XLM-R and MPNet keep, and count positions by."""
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.train_from_iterator(LINES, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", cls_token="<s>", pad_token="<pad>", eos_token="</s>", sep_token="</s>",
        unk_token="<unk>", mask_token="<mask>",
    )


FAIRSEQ_TOKENS = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]


def byte_pairs():
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY, special_tokens=FAIRSEQ_TOKENS, show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    return fairseq(models.BPE(), trainer, pre_tokenizers.ByteLevel(add_prefix_space=False))


def unigrams():
    trainer = trainers.UnigramTrainer(
        vocab_size=VOCABULARY, special_tokens=FAIRSEQ_TOKENS, unk_token="<unk>", show_progress=False
    )
    return fairseq(models.Unigram(), trainer, pre_tokenizers.Metaspace())


def bert():
    return transformers.BertModel(transformers.BertConfig(**COMMON, max_position_embeddings=POSITIONS)), word_piece()


def xlm_roberta():
    config = transformers.XLMRobertaConfig(
        **COMMON, max_position_embeddings=POSITIONS + 2, pad_token_id=1, bos_token_id=0, eos_token_id=2, type_vocab_size=1
    )
    return transformers.XLMRobertaModel(config), unigrams()


def roberta():
    config = transformers.RobertaConfig(
        **COMMON, max_position_embeddings=POSITIONS + 2, pad_token_id=1, bos_token_id=0, eos_token_id=2, type_vocab_size=1
    )
    return transformers.RobertaModel(config), byte_pairs()


def mpnet():
    config = transformers.MPNetConfig(
        **COMMON, max_position_embeddings=POSITIONS + 2, pad_token_id=1, bos_token_id=0, eos_token_id=2
    )
    return transformers.MPNetModel(config), word_piece_fairseq()


def word_piece_fairseq():
    """MPNet's own: BERT's pieces, RoBERTa's special tokens."""
    trainer = trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=FAIRSEQ_TOKENS, show_progress=False)
    return fairseq(models.WordPiece(unk_token="<unk>"), trainer, pre_tokenizers.BertPreTokenizer())


def modern_bert():
    config = transformers.ModernBertConfig(
        **COMMON, max_position_embeddings=POSITIONS, pad_token_id=0, cls_token_id=2, sep_token_id=3, bos_token_id=2,
        eos_token_id=3, local_attention=8, attn_implementation="eager", reference_compile=False,
    )
    return transformers.ModernBertModel(config), word_piece()


class Graph(torch.nn.Module):
    """What is exported: ids and mask in, and segments where the architecture has them."""

    def __init__(self, encoder, pooling):
        super().__init__()
        self.encoder = encoder
        self.pooling = pooling

    def forward(self, input_ids, attention_mask, token_type_ids=None):
        more = {} if token_type_ids is None else {"token_type_ids": token_type_ids}
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask, **more).last_hidden_state
        if self.pooling is None:
            return states
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        return torch.nn.functional.normalize(mean, dim=1)


def export(encoder, segments, output, file):
    pooled = output == "sentence_embedding"
    inputs = ["input_ids", "attention_mask"] + (["token_type_ids"] if segments else [])
    example = torch.tensor([[5, 6, 7, 8, 9], [6, 5, 9, 8, 7]])
    mask = torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]])
    batch = {0: "batch", 1: "tokens"}
    axes = {name: batch for name in inputs} | {output: {0: "batch"} if pooled else batch}
    torch.onnx.export(
        Graph(encoder, "mean" if pooled else None).eval(),
        (example, mask, torch.zeros_like(example))[: len(inputs)],
        file,
        input_names=inputs,
        output_names=[output],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


# name: architecture, pooling, normalised, has segments, output, instructions
MODELS = {
    "tiny-bert": (bert, "cls", True, True, "last_hidden_state", {"query": "query: ", "document": ""}),
    "tiny-roberta": (roberta, "lasttoken", True, False, "token_embeddings", {}),
    "tiny-xlm-roberta": (xlm_roberta, "mean", True, False, "last_hidden_state", {"query": "query: ", "document": "passage: "}),
    "tiny-mpnet": (mpnet, "max", False, False, "last_hidden_state", {}),
    "tiny-modernbert": (modern_bert, "mean", True, False, "last_hidden_state", {}),
    "tiny-sentence": (bert, "mean", True, True, "sentence_embedding", {}),
}


def prompt_of(role, instructions):
    return instructions.get({"query": "query", "passage": "document"}[role], "")


def golden(model, instructions):
    cases = []
    for role in ("query", "passage"):
        for text in TEXTS:
            prompt = prompt_of(role, instructions)
            features = model.tokenize([prompt + text])
            vector = model.encode([text], prompt=prompt, batch_size=1)[0]
            cases.append({
                "role": role,
                "text": text,
                "ids": features["input_ids"][0].tolist(),
                "vector": [round(float(component), 6) for component in vector],
            })
    return cases


def smaller(file):
    """Without the names of the places in the source that every node was exported from."""
    model = onnx.load(file)
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    del model.graph.value_info[:]
    onnx.save(model, file)


def build(name, target):
    architecture, pooling, normalised, segments, output, instructions = MODELS[name]
    torch.manual_seed(sum(name.encode()))
    encoder, tokenizer = architecture()
    with torch.no_grad():  # far enough from zero that a wrong position, segment or mask shows
        for parameter in encoder.parameters():
            if parameter.dim() > 1:
                parameter.normal_(0, 0.3)
    source = target / (name + ".source")
    tokenizer.model_max_length = POSITIONS
    encoder.save_pretrained(source)
    tokenizer.save_pretrained(source)
    transformer = Transformer(str(source), max_seq_length=POSITIONS, model_args={"attn_implementation": "eager"})
    modules = [transformer, Pooling(HIDDEN, pooling_mode=pooling)] + ([Normalize()] if normalised else [])
    model = SentenceTransformer(modules=modules, prompts=instructions, device="cpu", similarity_fn_name=None if normalised else "dot")
    directory = target / name
    model.save(str(directory), create_model_card=False)
    (directory / "onnx").mkdir(exist_ok=True)
    export(transformer.auto_model, segments, output, str(directory / "onnx" / "model.onnx"))
    smaller(directory / "onnx" / "model.onnx")
    (directory / "model.safetensors").unlink()
    shutil.rmtree(source)
    return golden(model, instructions)


def variant(target, base, name, convert):
    shutil.copytree(target / base, target / name)
    file = target / name / "onnx" / "model.onnx"
    convert(file)
    smaller(file)


def to_fp16(file):
    onnx.save(convert_float_to_float16(onnx.load(file), keep_io_types=False, disable_shape_infer=False), file)


def to_int8(file):
    quantize_dynamic(file, str(file) + ".q", weight_type=QuantType.QInt8, per_channel=False)
    Path(str(file) + ".q").replace(file)


def main(target):
    target.mkdir(parents=True, exist_ok=True)
    for folder in target.iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    provenance = {
        "program": "embedding-core/src/test/golden/tiny_models.py",
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
    variant(target, "tiny-xlm-roberta", "tiny-xlm-roberta-fp16", to_fp16)
    variant(target, "tiny-xlm-roberta", "tiny-xlm-roberta-int8", to_int8)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
