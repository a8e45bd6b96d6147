package io.embedsmith.training.mining;

import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds up a result example by example. */
final class MinedSum {
    private final MiningData data;
    private final Choice choice;
    private final List<MinedExample> examples = new ArrayList<>();
    private final DropCounts counts = new DropCounts();
    private final List<Double> positives = new ArrayList<>();
    private final List<Double> negatives = new ArrayList<>();
    private long found;
    private long filled;
    private int shortOf;
    private int leftOut;

    MinedSum(MiningData data, Choice choice) {
        this.data = data;
        this.choice = choice;
    }

    void add(ExampleMiner.Outcome outcome) {
        counts.addAll(outcome.counts());
        found += outcome.found();
        MinedExample mined = outcome.mined();
        boolean isShort = mined.negativeScores().size() < choice.negatives();
        shortOf += isShort ? 1 : 0;
        if (isShort && choice.shortage() == Choice.Shortage.DROP) {
            leftOut++;
            return;
        }
        examples.add(mined);
        positives.addAll(mined.positiveScores());
        negatives.addAll(mined.negativeScores());
        filled += outcome.filled();
    }

    Mined mined() {
        return new Mined(examples, report());
    }

    private MiningReport report() {
        return new MiningReport(
                data.examples().size(),
                data.passages().candidates(),
                found,
                counts.all(),
                negatives.size(),
                filled,
                shortOf,
                leftOut,
                negatives.isEmpty()
                        ? Optional.empty()
                        : Optional.of(SimilarityDistributions.of(LabelledScores.of(positives, negatives))));
    }
}
