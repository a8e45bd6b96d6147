package io.embedsmith.evaluation.advice;

import io.embedsmith.embedding.model.MeasuredSpeed;
import io.embedsmith.evaluation.significance.PairedOutcome;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses among models. Of those whose quality does not differ significantly from the highest, by a paired test on the same
 * items and the interval of the difference, the one with the fewest dimensions wins, then the one that answers a query fastest, then the first by name.
 */
public final class Advisor {
    private static final Comparator<Candidate> CHEAPEST = Comparator.comparingInt(
                    (Candidate candidate) -> candidate.card().dimension())
            .thenComparingDouble(Advisor::queryMillis)
            .thenComparing(Candidate::name);

    /** Fewer cannot tell models apart that differ by a few points. */
    private static final int FEW_ITEMS = 50;

    private final List<Candidate> candidates;
    private final Qualities qualities;

    private Advisor(List<Candidate> candidates, Qualities qualities) {
        this.candidates = candidates;
        this.qualities = qualities;
    }

    /**
     * Advises.
     *
     * @param tasks that quality is the mean over
     * @param passages that storage is counted for
     * @throws io.embedsmith.evaluation.significance.IncomparableException if candidates were measured on different data
     */
    public static Advice advise(List<Candidate> candidates, List<String> tasks, long passages) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("there are no models to choose from; at least 1 is needed");
        }
        return new Advisor(candidates, Qualities.of(candidates, tasks)).advice(tasks, passages);
    }

    private Advice advice(List<String> tasks, long passages) {
        List<AdvisedModel> models = candidates.stream()
                .map(this::advised)
                .sorted(Comparator.comparingDouble(Advisor::orderQuality)
                        .reversed()
                        .thenComparing(model -> model.candidate().name()))
                .toList();
        if (qualities.isEmpty()) {
            return new Advice(tasks, passages, models, Optional.empty(), List.of(Sentence.of(Caption.NO_QUALITY)));
        }
        Candidate chosen = qualities.equalToBest().stream().min(CHEAPEST).orElseThrow();
        return new Advice(tasks, passages, models, Optional.of(chosen.name()), reasons(chosen));
    }

    private static double orderQuality(AdvisedModel model) {
        return model.quality().map(quality -> quality.value()).orElse(Double.NEGATIVE_INFINITY);
    }

    private AdvisedModel advised(Candidate candidate) {
        List<Tradeoff> all =
                candidates.stream().flatMap(each -> tradeoff(each).stream()).toList();
        Optional<Qualities.Against> quality = qualities.of(candidate);
        return new AdvisedModel(
                candidate,
                quality.map(Qualities.Against::quality),
                quality.map(Qualities.Against::isEqualToBest).orElse(false),
                tradeoff(candidate).map(own -> own.isOnFrontOf(all)).orElse(false));
    }

    private Optional<Tradeoff> tradeoff(Candidate candidate) {
        return Tradeoff.of(
                candidate,
                qualities.of(candidate).map(against -> against.quality().value()));
    }

    private static double queryMillis(Candidate candidate) {
        return candidate.card().speed().map(MeasuredSpeed::queryMillis).orElse(Double.POSITIVE_INFINITY);
    }

    private List<Sentence> reasons(Candidate chosen) {
        List<Candidate> equal = qualities.equalToBest();
        List<Sentence> reasons = new ArrayList<>();
        reasons.add(Sentence.of(Caption.TAKE, chosen.name()));
        reasons.add(quality(chosen, equal));
        if (equal.size() > 1) {
            reasons.add(cheapness(chosen, equal));
            int items = qualities.of(chosen).orElseThrow().outcome().items();
            if (items < FEW_ITEMS) {
                reasons.add(Sentence.of(Caption.WHY_FEW_ITEMS, Numbers.count(items)));
            }
        }
        chosen.truncated().stream()
                .filter(share -> share > 0)
                .forEach(share -> reasons.add(Sentence.of(
                        Caption.WHY_TRUNCATES,
                        Numbers.percent(share),
                        Numbers.count(chosen.card().maxTokens()))));
        return reasons;
    }

    private Sentence quality(Candidate chosen, List<Candidate> equal) {
        Qualities.Against against = qualities.of(chosen).orElseThrow();
        String quality = Numbers.score(against.quality().value());
        Candidate best = qualities.best();
        if (chosen.equals(best)) {
            long measured = candidates.stream()
                    .filter(candidate -> qualities.of(candidate).isPresent())
                    .count();
            if (measured == 1) {
                return Sentence.of(Caption.WHY_ONLY);
            }
            return Sentence.of(equal.size() == 1 ? Caption.WHY_BEST : Caption.WHY_HIGHEST, quality);
        }
        PairedOutcome outcome = against.outcome();
        return Sentence.of(
                Caption.WHY_EQUAL,
                quality,
                Numbers.score(outcome.first().value()),
                best.name(),
                // The test was best less chosen; the sentence speaks of the chosen one.
                Numbers.difference(-outcome.difference().value()),
                Numbers.interval(
                        -outcome.difference().high(), -outcome.difference().low()),
                Numbers.p(against.correctedP()));
    }

    private static Sentence cheapness(Candidate chosen, List<Candidate> equal) {
        int dimension = chosen.card().dimension();
        long asSmall = equal.stream()
                .filter(other -> other.card().dimension() == dimension)
                .count();
        return asSmall == 1
                ? Sentence.of(Caption.WHY_FEWEST, Numbers.count(equal.size()), Numbers.count(dimension))
                : Sentence.of(
                        Caption.WHY_FASTEST,
                        Numbers.count(asSmall),
                        Numbers.count(dimension),
                        Numbers.millis(queryMillis(chosen)));
    }
}
