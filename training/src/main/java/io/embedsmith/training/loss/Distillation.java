package io.embedsmith.training.loss;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * FlagEmbedding's {@code kl_div}: {@code −Σ t log softmax(s / τ)} over each query's own passages, t the softmax of the teacher's
 * scores, plus the contrastive loss, weighted alike.
 *
 * @param temperature τ of the student; the teacher has none
 * @param contrastive what is added
 */
public record Distillation(double temperature, Loss<RetrievalBatch> contrastive) implements Loss<RetrievalBatch> {
    public Distillation {
        Temperature.require(temperature);
    }

    @Override
    public Tensor of(RetrievalBatch batch) {
        Tensor logarithms = torch.log_softmax(batch.ownScores(temperature), 1);
        Tensor soft = batch.teacher()
                .mul(logarithms)
                .sum(new long[] {1}, false, new ScalarTypeOptional())
                .mean()
                .mul(new Scalar(-1.0));
        return soft.add(contrastive.of(batch));
    }

    @Override
    public Set<Demand> demands() {
        return Stream.concat(Stream.of(Demand.TEACHER_SCORES), contrastive.demands().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
