package io.embedsmith.training.loss;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The same loss on the first components of the vectors too, for each number of dimensions, averaged (Kusupati et al. 2022,
 * "Matryoshka Representation Learning", equation 1).
 *
 * @param loss what is asked of each prefix
 * @param dimensions lengths of the prefixes
 */
public record Matryoshka<B extends Embedded<B>>(Loss<B> loss, List<Integer> dimensions) implements Loss<B> {
    public Matryoshka {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty() || dimensions.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "Matryoshka dimensions are " + dimensions + "; at least one, each of 1 or more, is needed");
        }
    }

    @Override
    public Tensor of(B batch) {
        Tensor total = loss.of(batch.cut(dimensions.getFirst()));
        for (int size : dimensions.subList(1, dimensions.size())) {
            total = total.add(loss.of(batch.cut(size)));
        }
        return total.div(new Scalar((double) dimensions.size()));
    }

    @Override
    public Set<Demand> demands() {
        return loss.demands();
    }

    @Override
    public int leastDimensions() {
        return Collections.max(dimensions);
    }
}
