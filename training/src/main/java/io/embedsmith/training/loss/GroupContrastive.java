package io.embedsmith.training.loss;

import io.embedsmith.training.libtorch.HostTensors;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * InfoNCE over each query's own passages: for data whose other passages are no negatives, such as class names.
 *
 * @param temperature what similarities are divided by
 */
public record GroupContrastive(double temperature) implements Loss<RetrievalBatch> {
    public GroupContrastive {
        Temperature.require(temperature);
    }

    @Override
    public Tensor of(RetrievalBatch batch) {
        int queries = (int) batch.queries().size(0);
        return torch.cross_entropy_loss(batch.ownScores(temperature), HostTensors.ofLongs(new long[queries], queries));
    }

    @Override
    public Set<Demand> demands() {
        return Set.of(Demand.OWN_NEGATIVES);
    }
}
