package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.neighbour.InnerProduct;
import java.util.List;

/**
 * How well a model tells the passages that answer a few queries from those that do not, and what that makes each of several
 * models count: softmax(−loss / T).
 *
 * <p>Implementation note: Xiao et al., "LM-Cocktail", arXiv 2311.13534, section 3.2, and its program, which divides cosines
 * by 0.05, takes the mean over each batch, then over batches. Here a passage that is another positive of the query, or the
 * same text, is no negative, and negatives are drawn from a seed.
 */
public final class ExampleLosses {
    /** LM-Cocktail's, whatever temperature the models were trained with: losses of all models must be comparable. */
    private static final double SCORE_TEMPERATURE = 0.05;

    private final List<ExampleBatch> batches;
    private final ExampleSettings settings;

    private ExampleLosses(List<ExampleBatch> batches, ExampleSettings settings) {
        this.batches = batches;
        this.settings = settings;
    }

    /**
     * Draws negatives, the same for every model.
     *
     * @throws IllegalArgumentException if there are no examples, or nothing to tell a positive from
     */
    public static ExampleLosses of(List<TrainingExample> examples, ExampleSettings settings) {
        List<ExampleBatch> batches = ExampleBatch.of(examples, settings);
        int negatives = batches.stream().mapToInt(ExampleBatch::negatives).sum();
        if (negatives == 0) {
            throw new IllegalArgumentException("there are " + examples.size() + " examples in batches of "
                    + settings.batchSize() + " without a single negative, so every model would have the loss 0; give"
                    + " the examples negatives, or larger batches");
        }
        return new ExampleLosses(batches, settings);
    }

    /** The loss of a model. */
    public double of(Embedder model) {
        double sum = 0;
        for (ExampleBatch batch : batches) {
            sum += loss(
                    batch,
                    model.embed(TextRole.QUERY, batch.queries()).toRows(),
                    model.embed(TextRole.PASSAGE, batch.passages()).toRows());
        }
        return sum / batches.size();
    }

    /** What each model counts, by its loss; they sum to 1. */
    public List<Double> coefficients(List<Double> losses) {
        double least = losses.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        // The least is subtracted first, so that not all become 0.
        List<Double> shares = losses.stream()
                .map(loss -> Math.exp((least - loss) / settings.temperature()))
                .toList();
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        return shares.stream().map(share -> share / sum).toList();
    }

    /** Mean over the queries of −log softmax of the positive. */
    private static double loss(ExampleBatch batch, float[][] queries, float[][] passages) {
        double sum = 0;
        for (int query = 0; query < queries.length; query++) {
            double[] scores = new double[passages.length];
            double highest = Double.NEGATIVE_INFINITY;
            for (int passage = 0; passage < passages.length; passage++) {
                scores[passage] = batch.excluded().get(query).contains(passage)
                        ? Double.NEGATIVE_INFINITY
                        : InnerProduct.cosine(queries[query], passages[passage]) / SCORE_TEMPERATURE;
                highest = Math.max(highest, scores[passage]);
            }
            double all = 0;
            for (double score : scores) {
                all += Math.exp(score - highest);
            }
            sum += Math.log(all) + highest - scores[batch.positives().get(query)];
        }
        return sum / queries.length;
    }
}
