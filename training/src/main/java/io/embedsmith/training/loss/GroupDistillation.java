package io.embedsmith.training.loss;

import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * FlagEmbedding's loss of rerankers with a teacher: {@code −Σ t log softmax(s)} over each group, t the softmax of the teacher's
 * scores, plus {@link GroupCrossEntropy}, weighted alike.
 */
public record GroupDistillation() implements ScoreLoss<GroupScores> {

    @Override
    public Tensor of(GroupScores scores) {
        Tensor soft = scores.teacher()
                .mul(torch.log_softmax(scores.grouped(), 1))
                .sum(new long[] {1}, false, new ScalarTypeOptional())
                .mean()
                .mul(new Scalar(-1.0));
        return soft.add(new GroupCrossEntropy().of(scores));
    }

    @Override
    public Set<Demand> demands() {
        return Set.of(Demand.TEACHER_SCORES);
    }
}
