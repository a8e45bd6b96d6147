package io.embedsmith.training.loss;

import io.embedsmith.training.libtorch.HostTensors;
import java.util.Set;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * FlagEmbedding's {@code m3_kd_loss}: every passage of a group in turn is the positive of an in-batch InfoNCE, weighted by the
 * teacher's softmax, the passages that had their turn left out. With a teacher of (1, 0, …) it is plain InfoNCE. A hard
 * negative that answers its query elsewhere takes part like any other: the teacher knows what it is worth.
 *
 * @param temperature what similarities are divided by
 */
public record M3Distillation(double temperature) implements Loss<RetrievalBatch> {
    public M3Distillation {
        Temperature.require(temperature);
    }

    @Override
    public Tensor of(RetrievalBatch batch) {
        long group = batch.groupSize();
        int queries = (int) batch.queries().size(0);
        Tensor scores = batch.allScoresOfTaught(temperature);
        Tensor teacher = batch.teacher();
        Tensor total = HostTensors.ofFloats(new float[1]);
        for (long turn = 0; turn < group; turn++) {
            long current = turn;
            long[] own = LongStream.range(0, queries)
                    .map(query -> query * group + current)
                    .toArray();
            Tensor column = HostTensors.ofLongs(own, queries, 1);
            Tensor chosen = torch.log_softmax(scores, 1).gather(1, column).squeeze(1);
            total = total.sub(chosen.mul(teacher.select(1, current)).mean());
            scores = scores.scatter(1, column, new Scalar(-Float.MAX_VALUE));
        }
        return total;
    }

    @Override
    public Set<Demand> demands() {
        return Set.of(Demand.TEACHER_SCORES, Demand.RIVALS);
    }
}
