"""Times training steps of sentence-transformers on PyTorch: the other side of the benchmark "training-step".

    python training_step.py MODEL DATA BATCH TOKENS THREADS WARM

MODEL is a folder with model.safetensors, DATA holds one {"query", "pos"} a line, in batches of BATCH one after the other.
Writes to standard output: versions, bytes of the process at its peak, GEMM rate in FLOP a second, tokens and seconds of the steps
after the first WARM ones.
"""

import json
import resource
import sys
import time

import sentence_transformers
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.losses import MultipleNegativesRankingLoss

model_folder, data = sys.argv[1:3]
batch_size, max_tokens, threads, warm = map(int, sys.argv[3:])
torch.set_num_threads(threads)
torch.manual_seed(42)


def gemm_rate():
    best = 0.0
    left, right = torch.randn(2048, 1536), torch.randn(1536, 2048)
    for _ in range(8):
        start = time.perf_counter()
        torch.mm(left, right)
        best = max(best, 2 * 2048 * 1536 * 2048 / (time.perf_counter() - start))
    return best


rate = gemm_rate()
examples = [json.loads(line) for line in open(data, encoding="utf-8")]
model = SentenceTransformer(model_folder, device="cpu", config_kwargs={"attention_probs_dropout_prob": 0.0})
model.max_seq_length = max_tokens
model.train()
loss_function = MultipleNegativesRankingLoss(model, scale=50.0)
decayed = [p for n, p in model.named_parameters() if "LayerNorm" not in n and "bias" not in n]
others = [p for n, p in model.named_parameters() if "LayerNorm" in n or "bias" in n]
optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}], lr=1e-5)
tokens, seconds = 0, 0.0
for number, first in enumerate(range(0, len(examples), batch_size)):
    batch = examples[first : first + batch_size]
    start = time.perf_counter()
    features = [model.preprocess([e["query"] for e in batch]), model.preprocess([e["pos"][0] for e in batch])]
    loss = loss_function(features, torch.zeros(len(batch)))
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    if number >= warm:
        seconds += time.perf_counter() - start
        tokens += sum(int(f["attention_mask"].sum()) for f in features)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(f"{sentence_transformers.__version__}+torch-{torch.__version__}", peak, rate, tokens, seconds)
