package io.embedsmith.training.loss;

import io.embedsmith.training.libtorch.HostTensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The cross-entropy of each group's scores, in which its positive is right: FlagEmbedding's loss of rerankers (Gao et al.
 * 2021, "Rethink Training of BERT Rerankers in Multi-Stage Retrieval Pipeline", equation 3).
 */
public record GroupCrossEntropy() implements ScoreLoss<GroupScores> {

    @Override
    public Tensor of(GroupScores scores) {
        int queries = scores.queries();
        return torch.cross_entropy_loss(scores.grouped(), HostTensors.ofLongs(new long[queries], queries));
    }
}
