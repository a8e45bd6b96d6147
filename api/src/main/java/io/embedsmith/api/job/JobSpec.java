package io.embedsmith.api.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.embedsmith.api.evaluation.EvaluationPlan;
import io.embedsmith.api.evaluation.TuningPlan;
import io.embedsmith.api.evaluation.task.AdviceWish;
import io.embedsmith.api.evaluation.task.ComparisonWish;
import io.embedsmith.api.merge.MergeWish;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a job does. Kept as JSON in its row, so that any replica can take it up; names on the wire never change. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobSpec.IngestFiles.class, name = "ingest-files"),
    @JsonSubTypes.Type(value = JobSpec.IngestCorpus.class, name = "ingest-corpus"),
    @JsonSubTypes.Type(value = JobSpec.IngestWatch.class, name = "ingest-watch"),
    @JsonSubTypes.Type(value = JobSpec.Resegment.class, name = "resegment"),
    @JsonSubTypes.Type(value = JobSpec.Measure.class, name = "measure"),
    @JsonSubTypes.Type(value = JobSpec.Evaluate.class, name = "evaluate"),
    @JsonSubTypes.Type(value = JobSpec.Tune.class, name = "tune"),
    @JsonSubTypes.Type(value = JobSpec.EvaluateModels.class, name = "evaluate-models"),
    @JsonSubTypes.Type(value = JobSpec.CompareModels.class, name = "compare-models"),
    @JsonSubTypes.Type(value = JobSpec.Advise.class, name = "advise"),
    @JsonSubTypes.Type(value = JobSpec.MergeModels.class, name = "merge-models"),
    @JsonSubTypes.Type(value = JobSpec.TrainModel.class, name = "train-model")
})
public sealed interface JobSpec {
    /** Uploaded files, one document each. */
    record IngestFiles(String collection, Map<String, Object> metadata) implements JobSpec {}

    /** Uploaded corpora in BEIR's layout, one document of one passage for each line. */
    record IngestCorpus(String collection) implements JobSpec {}

    /** What changed in a watched folder. */
    record IngestWatch(String collection, UUID watch) implements JobSpec {}

    /** All passages of a collection, after its user dictionary changed. */
    record Resegment(String collection) implements JobSpec {}

    /** Speed of a model on this machine. */
    record Measure(String model) implements JobSpec {}

    /** A collection by one of its evaluation sets. */
    record Evaluate(String collection, String set, EvaluationPlan plan) implements JobSpec {}

    /** The coefficient of a collection by one of its evaluation sets. */
    record Tune(String collection, String set, TuningPlan plan) implements JobSpec {}

    /** Models on tasks; which ones stands in the evaluation that has the job's id. */
    record EvaluateModels() implements JobSpec {}

    /** Two models of an evaluation. */
    record CompareModels(ComparisonWish wish) implements JobSpec {}

    /** Which model to take. */
    record Advise(AdviceWish wish) implements JobSpec {}

    /** Several models become one. */
    record MergeModels(MergeWish wish) implements JobSpec {}

    /** A model is tuned; which one stands in the training that has the job's id. */
    record TrainModel() implements JobSpec {}

    /** The word on the wire. */
    default String kind() {
        return switch (this) {
            case IngestFiles _, IngestCorpus _, IngestWatch _ -> "ingest";
            case Resegment _ -> "resegment";
            case Measure _ -> "measure";
            case Evaluate _, EvaluateModels _ -> "evaluate";
            case Tune _ -> "tune";
            case CompareModels _ -> "compare";
            case Advise _ -> "advise";
            case MergeModels _ -> "merge";
            case TrainModel _ -> "train";
        };
    }

    /** The collection that it works on, where it does. */
    default Optional<String> collectionName() {
        return switch (this) {
            case IngestFiles files -> Optional.of(files.collection());
            case IngestCorpus corpus -> Optional.of(corpus.collection());
            case IngestWatch watch -> Optional.of(watch.collection());
            case Resegment resegment -> Optional.of(resegment.collection());
            case Evaluate evaluate -> Optional.of(evaluate.collection());
            case Tune tune -> Optional.of(tune.collection());
            case Measure _, EvaluateModels _, CompareModels _, Advise _, MergeModels _, TrainModel _ ->
                Optional.empty();
        };
    }

    /** The evaluation set that it measures by, where it does. */
    default Optional<String> setName() {
        return switch (this) {
            case Evaluate evaluate -> Optional.of(evaluate.set());
            case Tune tune -> Optional.of(tune.set());
            case IngestFiles _, IngestCorpus _, IngestWatch _, Resegment _, Measure _ -> Optional.empty();
            case EvaluateModels _, CompareModels _, Advise _, MergeModels _, TrainModel _ -> Optional.empty();
        };
    }

    /** The evaluation of models whose results it reads; the one that it makes has the job's id. */
    default Optional<UUID> evaluation() {
        return this instanceof CompareModels(ComparisonWish wish) ? Optional.of(wish.evaluation()) : Optional.empty();
    }

    /** What {@code done} and {@code total} count. */
    default String unit() {
        return switch (this) {
            case IngestFiles _, IngestCorpus _, IngestWatch _ -> "documents";
            case Resegment _ -> "documents";
            case Measure _ -> "texts";
            case Evaluate _, Tune _ -> "queries";
            case EvaluateModels _, CompareModels _ -> "tasks";
            case Advise _ -> "measurements";
            case MergeModels _ -> "models";
            case TrainModel _ -> "steps";
        };
    }
}
