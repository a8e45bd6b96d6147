package io.embedsmith.training.loss;

import io.embedsmith.training.libtorch.HostTensors;
import java.util.Set;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * InfoNCE over all passages of the batch: {@code −log softmax(q·p / τ)} of the query's positive, where the other queries'
 * passages are negatives too (van den Oord et al. 2018; Karpukhin et al. 2020, equation 2).
 *
 * @param temperature τ
 */
public record InBatchContrastive(double temperature) implements Loss<RetrievalBatch> {
    public InBatchContrastive {
        Temperature.require(temperature);
    }

    @Override
    public Tensor of(RetrievalBatch batch) {
        long group = batch.groupSize();
        long[] positives = LongStream.range(0, batch.queries().size(0))
                .map(query -> query * group)
                .toArray();
        return torch.cross_entropy_loss(batch.allScores(temperature), HostTensors.ofLongs(positives, positives.length));
    }

    @Override
    public Set<Demand> demands() {
        return Set.of(Demand.RIVALS);
    }
}
