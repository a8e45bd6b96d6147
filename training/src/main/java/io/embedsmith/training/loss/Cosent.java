package io.embedsmith.training.loss;

import io.embedsmith.training.libtorch.HostTensors;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * CoSENT (Su 2022): {@code log(1 + Σ exp(λ (cos j − cos i)))} over all pairs of pairs where i has the larger label. It asks for
 * the order of the similarities, which is what Spearman's correlation measures, not for their values.
 *
 * @param scale λ; 20 is usual
 */
public record Cosent(double scale) implements Loss<PairBatch> {
    public Cosent {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("scale is " + scale + "; more than 0 is needed, 20 is usual");
        }
    }

    @Override
    public Tensor of(PairBatch batch) {
        List<Double> labels = batch.labels();
        int size = labels.size();
        boolean[] unordered = new boolean[size * size];
        for (int higher = 0; higher < size; higher++) {
            for (int lower = 0; lower < size; lower++) {
                unordered[higher * size + lower] = !(labels.get(higher) > labels.get(lower));
            }
        }
        Tensor cosines = batch.cosines().mul(new Scalar(scale));
        Tensor differences = cosines.unsqueeze(0)
                .sub(cosines.unsqueeze(1))
                .masked_fill(HostTensors.ofBooleans(unordered, size, size), new Scalar(Float.NEGATIVE_INFINITY));
        Tensor one = HostTensors.ofFloats(new float[1], 1); // exp(0)
        return torch.logsumexp(torch.cat(new TensorVector(one, differences.reshape(-1))), 0);
    }

    @Override
    public Set<Demand> demands() {
        return Set.of(Demand.RIVALS);
    }
}
