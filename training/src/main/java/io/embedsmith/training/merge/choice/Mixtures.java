package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRunner;
import io.embedsmith.training.merge.MergeRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Measures models and mixtures of them on tasks. Nothing but scores goes to the disk, and what was measured once is not
 * measured again: mixtures are known by their numbers.
 */
final class Mixtures {
    /** Keeps nothing: nobody asks for the vectors of a mixture twice. */
    private static final long NO_BYTES = 0;

    private final MixedModels models;
    private final MixturePlace place;
    private final MixtureListener listener;
    private final TaskRunner ofModels;
    private final TaskRunner ofMixtures;

    /**
     * Checks that models fit together, before anything is measured.
     *
     * @throws io.embedsmith.training.merge.UnmergeableException if they do not
     */
    Mixtures(List<Path> folders, MixturePlace place, MixtureListener listener) {
        this.models = new MixedModels(folders, place.models(), place.first());
        this.place = place;
        this.listener = listener;
        this.ofModels = new TaskRunner(place.results(), place.cache(), place.clock());
        Path unused = place.results().results().resolve("vectors");
        // The vectors that rerankers read behind are the same for all mixtures, and worth keeping.
        this.ofMixtures = place.first().isPresent()
                ? ofModels
                : new TaskRunner(place.results(), new VectorCache(unused, NO_BYTES, place.clock()), place.clock());
    }

    /** @throws IllegalArgumentException if the models are rerankers, and a task has nothing for them to put in order */
    void check(List<TaskRequest> tasks) {
        for (TaskRequest request : tasks) {
            TaskDescriptor task = request.task().descriptor();
            if (place.first().isPresent() && !task.type().hasQueries()) {
                throw new IllegalArgumentException("task " + task.name() + " is of type "
                        + task.type().label() + ", in which a reranker has nothing to put in order; name tasks of type"
                        + " Retrieval or Reranking");
            }
        }
    }

    /** Main scores of a model as it is. */
    SequencedMap<String, Double> written(Path folder, List<TaskRequest> tasks) {
        return models.written(folder, model -> scores(ofModels, model, tasks));
    }

    /** Main scores of a mixture, which gets a name for the time being. */
    SequencedMap<String, Double> mixed(ModelId id, MergeRequest request, List<TaskRequest> tasks) {
        return models.mixed(id, request, model -> scores(ofMixtures, model, tasks));
    }

    private SequencedMap<String, Double> scores(TaskRunner runner, MeasuredModel model, List<TaskRequest> tasks) {
        SequencedMap<String, Double> scores = new LinkedHashMap<>();
        for (TaskRequest request : tasks) {
            scores.put(SweepTasks.name(request), score(runner, model, request));
        }
        return scores;
    }

    private double score(TaskRunner runner, MeasuredModel model, TaskRequest request) {
        String task = SweepTasks.name(request);
        switch (runner.run(model.system(), request, listener.begin(model.id(), task))) {
            case TaskOutcome.Finished _, TaskOutcome.Kept _ -> {}
            case TaskOutcome.Failed(RuntimeException cause) -> throw cause;
        }
        // As it was written, to six decimals: going on behind a stop gives what no stop gives.
        double score = place.results()
                .result(model.system().model(), task)
                .orElseThrow(() -> new IllegalStateException("task " + task + " ran without a result; this is a bug"))
                .mainScore(request.splits());
        listener.end(model.id(), task, score);
        return score;
    }
}
