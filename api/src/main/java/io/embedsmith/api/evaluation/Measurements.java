package io.embedsmith.api.evaluation;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.evaluation.metric.MetricName;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.retrieval.collection.CollectionInfo;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.document.PassageLocator;
import io.embedsmith.retrieval.fusion.Fusion;
import io.embedsmith.retrieval.search.Rerank;
import io.embedsmith.retrieval.search.Retriever;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Measures a collection by one of its evaluation sets. */
@ApplicationScoped
public class Measurements {
    private static final String BASELINE = new MeasuredSystem.Hybrid(Fusion.DEFAULT).label();

    private final EvaluationSets sets;
    private final CollectionStore collections;
    private final Retriever retriever;
    private final PassageLocator locator;
    private final ModelHost models;

    Measurements(
            EvaluationSets sets,
            CollectionStore collections,
            Retriever retriever,
            PassageLocator locator,
            ModelHost models) {
        this.sets = sets;
        this.collections = collections;
        this.retriever = retriever;
        this.locator = locator;
        this.models = models;
    }

    /** What a measurement gives. */
    public record Measurement(Outcome outcome, QueryTable byQuery) {}

    private record Ground(CollectionInfo collection, Resolution resolution, JudgedRankings rankings, int depth) {}

    /** Measures the plan's systems; empty when the listener said stop. */
    public Optional<Measurement> evaluate(
            EvaluationSets.Address set, EvaluationPlan plan, MeasurementListener listener) {
        plan.rerank().ifPresent(rerank -> models.reranker(rerank.model())); // before anything is searched
        return ground(set, new Depth(plan.depth(), plan.rerank()), listener).map(ground -> {
            List<MeasuredSystem> systems = new ArrayList<>(standard(ground.collection()));
            plan.rerank().ifPresent(rerank -> systems.add(new MeasuredSystem.Reranked(rerank)));
            plan.coefficients().forEach(each -> systems.add(new MeasuredSystem.Fused(new Fusion.Convex(each))));
            plan.rankConstants()
                    .forEach(each -> systems.add(new MeasuredSystem.Fused(new Fusion.ReciprocalRank(each, 0.5))));
            return measured(ground, systems, new Wanted(plan.metrics(), plan.goal(), Optional.empty()));
        });
    }

    /** Chooses a coefficient and stores it when that is wanted and better; empty when the listener said stop. */
    public Optional<Measurement> tune(EvaluationSets.Address set, TuningPlan plan, MeasurementListener listener) {
        return ground(set, new Depth(plan.depth(), Optional.empty()), listener).map(ground -> {
            Fusion present = ground.collection().settings().fusion();
            TuningOutcome chosen =
                    new CoefficientChoice(ground.rankings(), plan.metricName(), present).make(plan.goal());
            Fusion fusion = new Fusion.Convex(chosen.chosen());
            List<MeasuredSystem> systems = new ArrayList<>(standard(ground.collection()));
            systems.add(new MeasuredSystem.Fused(fusion));
            TuningOutcome told = apply(set, plan, chosen);
            List<MetricName> metrics = new EvaluationPlan(
                            EvaluationPlan.DEFAULT_KS,
                            plan.metric(),
                            List.of(),
                            List.of(),
                            plan.goal(),
                            Optional.empty())
                    .metrics();
            return measured(ground, systems, new Wanted(metrics, plan.goal(), Optional.of(told)));
        });
    }

    private static List<MeasuredSystem> standard(CollectionInfo collection) {
        return List.of(
                new MeasuredSystem.Dense(),
                new MeasuredSystem.Keyword(),
                new MeasuredSystem.Hybrid(collection.settings().fusion()));
    }

    /** Stores what is wanted: a coefficient that is better, and the threshold of the coefficient that is there then. */
    private TuningOutcome apply(EvaluationSets.Address set, TuningPlan plan, TuningOutcome chosen) {
        CollectionName name = new CollectionName(set.collection());
        CollectionSettings now = collections.get(set.tenant(), name).settings();
        Fusion fusion = new Fusion.Convex(chosen.chosen());
        boolean isCoefficient = plan.apply() && chosen.better();
        boolean isThreshold = plan.applyThreshold()
                && chosen.threshold().isPresent()
                && (isCoefficient || now.fusion().equals(fusion));
        if (isCoefficient || isThreshold) {
            OptionalDouble threshold = isThreshold
                    ? chosen.threshold().stream()
                            .mapToDouble(TuningOutcome.CheckedThreshold::value)
                            .findFirst()
                    : OptionalDouble.empty();
            collections.update(set.tenant(), name, now.with(fusion, threshold));
        }
        return chosen.applied(isCoefficient, isThreshold);
    }

    /** How far is looked: candidates of each signal, and what a reranker reads. */
    private record Depth(int candidates, Optional<Rerank> rerank) {}

    private Optional<Ground> ground(EvaluationSets.Address set, Depth depth, MeasurementListener listener) {
        CollectionName name = new CollectionName(set.collection());
        CollectionInfo collection = collections.get(set.tenant(), name);
        Resolution resolution = Resolution.of(set.tenant(), name, sets.queries(set), locator);
        if (resolution.queries().isEmpty()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "evaluation set '" + set.name() + "' has no query with a relevant passage or document ("
                            + resolution.unjudged().size() + " without); judge at least one with a grade above 0");
        }
        listener.total(resolution.queries().size());
        return new SignalSearch(retriever, locator)
                .run(
                        set.tenant(),
                        name,
                        new SignalSearch.Wanted(resolution.queries(), depth.candidates(), depth.rerank()),
                        listener)
                .map(rankings -> new Ground(collection, resolution, rankings, depth.candidates()));
    }

    /** What is to be told of each system; the first metric is the one compared by. */
    private record Wanted(List<MetricName> metrics, EvaluationPlan.Goal goal, Optional<TuningOutcome> tuning) {}

    private Measurement measured(Ground ground, List<MeasuredSystem> systems, Wanted wanted) {
        String metric = wanted.metrics().getFirst().toString();
        List<Integer> all =
                IntStream.range(0, ground.rankings().queries().size()).boxed().toList();
        SequencedMap<String, Items.Scores> scores = new LinkedHashMap<>();
        List<Outcome.SystemOutcome> outcomes = new ArrayList<>();
        for (MeasuredSystem system : systems) {
            Items.Scores ofSystem = ground.rankings().scores(system, wanted.metrics());
            scores.put(system.label(), ofSystem);
            outcomes.add(new Outcome.SystemOutcome(
                    system.label(),
                    QueryTables.means(ofSystem),
                    FoundDistribution.of(system, ground.rankings().found(system, all), wanted.goal())));
        }
        Outcome outcome = new Outcome(
                metric,
                told(ground),
                told(ground.resolution()),
                outcomes,
                SystemComparison.against(BASELINE, scores, metric),
                wanted.tuning());
        return new Measurement(outcome, QueryTables.of(ground.resolution().queries(), scores));
    }

    private Outcome.Measured told(Ground ground) {
        CollectionInfo collection = ground.collection();
        String revision = models.cards().stream()
                .filter(card -> card.id().equals(collection.settings().model()))
                .map(card -> card.revision())
                .findFirst()
                .orElse("");
        return new Outcome.Measured(
                collection.settings().model().value(),
                revision,
                collection.dimension(),
                MeasuredSystem.label(collection.settings().fusion()),
                collection.documents(),
                collection.passages(),
                collection.updatedAt(),
                ground.depth());
    }

    private static Outcome.Coverage told(Resolution resolution) {
        return new Outcome.Coverage(
                resolution.queries().size() + resolution.unjudged().size(),
                resolution.queries().size(),
                resolution.unjudged().stream().limit(Outcome.Coverage.SHOWN).toList(),
                resolution.missing().size(),
                resolution.missing().stream()
                        .limit(Outcome.Coverage.SHOWN)
                        .map(each -> new Outcome.MissingTarget(each.query(), each.target()))
                        .toList());
    }
}
