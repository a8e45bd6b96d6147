package io.embedsmith.api.evaluation;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.evaluation.metric.MetricName;
import io.embedsmith.evaluation.task.Items;
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
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Measures a collection by one of its evaluation sets. */
@ApplicationScoped
class Measurements {
    private final EvaluationSets sets;
    private final CollectionStore collections;
    private final Retriever retriever;
    private final PassageLocator locator;
    private final FoundCandidates candidates;
    private final ModelHost models;

    Measurements(
            EvaluationSets sets,
            CollectionStore collections,
            Retriever retriever,
            PassageLocator locator,
            FoundCandidates candidates,
            ModelHost models) {
        this.sets = sets;
        this.collections = collections;
        this.retriever = retriever;
        this.locator = locator;
        this.candidates = candidates;
        this.models = models;
    }

    /** What a measurement gives. */
    record Measurement(Outcome outcome, QueryTable byQuery) {}

    private record Ground(MeasuredCollection collection, Resolution resolution, JudgedRankings rankings, int depth) {}

    /** Measures the plan's systems; empty when the listener said stop. */
    Optional<Measurement> evaluate(MeasuringJob job, EvaluationPlan plan, QueryListener listener) {
        plan.rerank().ifPresent(rerank -> models.reranker(rerank.model())); // before anything is searched
        return unlessStopped(() -> {
            Ground ground = ground(job, new Depth(plan.depth(), plan.rerank()), listener);
            List<MeasuredSystem> systems = standard(ground.collection());
            plan.rerank().ifPresent(rerank -> systems.add(new MeasuredSystem.Reranked(rerank)));
            plan.coefficients().forEach(each -> systems.add(new MeasuredSystem.Fused(new Fusion.Convex(each))));
            plan.rankConstants()
                    .forEach(each -> systems.add(new MeasuredSystem.Fused(new Fusion.ReciprocalRank(each, 0.5))));
            return measured(ground, systems, new Wanted(plan.metrics(), plan.goal(), Optional.empty()), listener);
        });
    }

    /** Chooses a coefficient, and tells whether it is to be stored; empty when the listener said stop. */
    Optional<Measurement> tune(MeasuringJob job, TuningPlan plan, QueryListener listener) {
        return unlessStopped(() -> {
            Ground ground = ground(job, new Depth(plan.depth(), Optional.empty()), listener);
            Fusion present = ground.collection().info().settings().fusion();
            TuningOutcome chosen = TunedSettings.decide(
                    plan,
                    present,
                    new CoefficientChoice(ground.rankings(), plan.metricName(), present, listener).make(plan.goal()));
            List<MeasuredSystem> systems = standard(ground.collection());
            systems.add(new MeasuredSystem.Fused(new Fusion.Convex(chosen.chosen())));
            return measured(ground, systems, new Wanted(plan.metrics(), plan.goal(), Optional.of(chosen)), listener);
        });
    }

    private static Optional<Measurement> unlessStopped(Supplier<Measurement> measuring) {
        try {
            return Optional.of(measuring.get());
        } catch (CancellationException e) {
            return Optional.empty(); // what was found is kept; the job knows that it was asked to stop
        }
    }

    /** Those that always take part; where the collection has a threshold, also what it costs. */
    private static List<MeasuredSystem> standard(MeasuredCollection collection) {
        CollectionSettings settings = collection.info().settings();
        List<MeasuredSystem> systems = new ArrayList<>(List.of(
                new MeasuredSystem.Dense(),
                new MeasuredSystem.Keyword(),
                new MeasuredSystem.Hybrid(settings.fusion(), settings.threshold())));
        if (settings.threshold().isPresent()) {
            systems.add(new MeasuredSystem.Fused(settings.fusion()));
        }
        return systems;
    }

    /** How far is looked: candidates of each signal, and what a reranker reads. */
    private record Depth(int candidates, Optional<Rerank> rerank) {}

    private Ground ground(MeasuringJob job, Depth depth, QueryListener listener) {
        EvaluationSets.Address set = job.set();
        CollectionName name = new CollectionName(set.collection());
        MeasuredCollection collection = MeasuredCollection.of(
                collections.get(set.tenant(), name), collections.contents(set.tenant(), name), models);
        Resolution resolution = Resolution.of(set.tenant(), name, sets.queries(set), locator);
        if (resolution.queries().isEmpty()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "evaluation set '" + set.name() + "' has no query with a relevant passage or document ("
                            + resolution.unjudged().size() + " without); judge at least one with a grade above 0");
        }
        JudgedRankings rankings = new SignalSearch(retriever, locator, candidates)
                .run(
                        new FoundCandidates.Ground(set.tenant(), job.id(), collection.state()),
                        new SignalSearch.Wanted(name, resolution.queries(), depth.candidates(), depth.rerank()),
                        listener);
        return new Ground(collection, resolution, rankings, depth.candidates());
    }

    /** What is to be told of each system; the first metric is the one compared by. */
    private record Wanted(List<MetricName> metrics, EvaluationPlan.Goal goal, Optional<TuningOutcome> tuning) {}

    private static Measurement measured(
            Ground ground, List<MeasuredSystem> systems, Wanted wanted, QueryListener listener) {
        String metric = wanted.metrics().getFirst().toString();
        List<Integer> all =
                IntStream.range(0, ground.rankings().queries().size()).boxed().toList();
        SequencedMap<String, Items.Scores> scores = new LinkedHashMap<>();
        List<Outcome.SystemOutcome> outcomes = new ArrayList<>();
        for (MeasuredSystem system : systems.stream().distinct().toList()) {
            listener.step("scoring", outcomes.size(), systems.size());
            Items.Scores ofSystem = ground.rankings().scores(system, wanted.metrics());
            scores.put(system.label(), ofSystem);
            outcomes.add(new Outcome.SystemOutcome(
                    system.label(),
                    QueryTables.means(ofSystem),
                    FoundDistribution.of(system, ground.rankings().found(system.uncut(), all), wanted.goal())));
        }
        Outcome outcome = new Outcome(
                metric,
                ground.collection().told(ground.depth()),
                told(ground.resolution()),
                outcomes,
                new SystemComparison(metric, listener).against(MeasuredSystem.Hybrid.LABEL, scores),
                wanted.tuning());
        return new Measurement(outcome, QueryTables.of(ground.resolution().queries(), scores));
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
