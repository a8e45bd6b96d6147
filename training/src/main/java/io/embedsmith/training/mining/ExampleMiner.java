package io.embedsmith.training.mining;

import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.neighbour.Neighbour;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the negatives of one example among the passages that were found for it. */
final class ExampleMiner {
    /** Draws for one missing negative before it is given up: in a pool of hundreds nearly every draw is allowed. */
    private static final int DRAWS = 50;

    private final MiningData data;
    private final MiningSettings settings;
    private final Question question;
    private final int index;
    private final DropCounts counts = new DropCounts();
    private int filled;

    ExampleMiner(MiningData data, MiningSettings settings, KnownPositives known, int index) {
        this.data = data;
        this.settings = settings;
        this.question = new Question(data, settings.sameness(), known, index);
        this.index = index;
    }

    /**
     * What came of an example.
     *
     * @param found passages that were looked at
     * @param counts what the rules dropped of them
     * @param filled negatives that were not found but drawn
     */
    record Outcome(MinedExample mined, int found, DropCounts counts, int filled) {}

    /** @param found best first, by their vectors */
    Outcome choose(List<Neighbour> found, Optional<PairScorer> rescorer) {
        List<Neighbour> answers = new ArrayList<>();
        for (Neighbour neighbour : inFoundRange(found)) {
            question.identity(neighbour.passage()).ifPresentOrElse(counts::add, () -> answers.add(neighbour));
        }
        PassageScores scores = new PassageScores(data, question, example().query(), rescorer);
        LimitRules limits = new LimitRules(settings.limits(), scores.lowest(question.references()));
        List<Neighbour> kept = new ArrayList<>();
        for (Neighbour neighbour : scores.of(answers)) {
            limits.rule(neighbour.score()).ifPresentOrElse(counts::add, () -> kept.add(neighbour));
        }
        NegativeDraw draw = new NegativeDraw(settings.choice(), question, counts, index);
        draw.takeFrom(inKeptRange(kept));
        if (settings.choice().shortage() == Choice.Shortage.FILL) {
            fill(draw, scores, limits);
        }
        return new Outcome(mined(scores, draw.taken()), found.size(), counts, filled);
    }

    private List<Neighbour> inFoundRange(List<Neighbour> found) {
        return switch (settings.range().counted()) {
            case FOUND -> {
                int before = Math.min(settings.range().from(), found.size());
                counts.add(DropRule.BEFORE_RANGE, before);
                yield found.subList(before, Math.min(settings.range().to(), found.size()));
            }
            case KEPT -> found;
        };
    }

    private List<Neighbour> inKeptRange(List<Neighbour> kept) {
        return switch (settings.range().counted()) {
            case FOUND -> kept;
            case KEPT -> {
                List<Neighbour> inRange = kept.subList(
                        Math.min(settings.range().from(), kept.size()),
                        Math.min(settings.range().to(), kept.size()));
                counts.add(DropRule.OUTSIDE_RANGE, kept.size() - inRange.size());
                yield inRange;
            }
        };
    }

    private void fill(NegativeDraw draw, PassageScores scores, LimitRules limits) {
        Set<Integer> seen = new HashSet<>();
        int draws = draw.missing() * DRAWS;
        for (int i = 0; i < draws && !draw.isFull(); i++) {
            int passage = draw.row(data.passages().candidates());
            if (seen.add(passage) && question.identity(passage).isEmpty()) {
                Neighbour drawn = scores.of(passage);
                if (limits.rule(drawn.score()).isEmpty() && draw.take(drawn)) {
                    filled++;
                }
            }
        }
    }

    private MinedExample mined(PassageScores scores, List<Neighbour> negatives) {
        TrainingExample example = example();
        return new MinedExample(
                new TrainingExample(
                        example.query(),
                        example.positives(),
                        negatives.stream()
                                .map(negative -> data.passages().text(negative.passage()))
                                .toList(),
                        Optional.empty(),
                        example.instruction(),
                        example.type()),
                example.positives().stream()
                        .map(positive ->
                                scores.of(data.passages().row(positive)).score())
                        .toList(),
                negatives.stream().map(Neighbour::score).toList());
    }

    private TrainingExample example() {
        return data.examples().get(index);
    }
}
