package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.UnsavedModel;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.runner.TaskRunner;
import io.embedsmith.evaluation.system.TestedModel;
import io.embedsmith.training.merge.Merge;
import io.embedsmith.training.merge.MergeRequest;
import io.embedsmith.training.weights.GraphInMemory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Measures models that fit together, and mixtures of them, one after the other. A mixture is merged in weight space into the
 * same memory and run from there by ONNX Runtime, with the vectors that it would give if it were written; nothing but scores
 * goes to the disk. What was measured once is not measured again: mixtures are known by their numbers.
 *
 * <p>Implementation note: the same on libtorch, whose weights could be changed in place, takes a fifth longer
 * (docs/merging.md), and its vectors differ from the served ones in the seventh digit.
 */
final class Mixtures {
    /** Keeps nothing: nobody asks for the vectors of a mixture twice. */
    private static final long NO_BYTES = 0;

    private final MixturePlace place;
    private final MixtureListener listener;
    private final TaskRunner ofModels;
    private final TaskRunner ofMixtures;
    private final GraphInMemory graph;

    /**
     * Checks that models fit together, before anything is measured.
     *
     * @throws io.embedsmith.training.merge.UnmergeableException if they do not
     */
    Mixtures(List<Path> models, MixturePlace place, MixtureListener listener) {
        this.place = place;
        this.listener = listener;
        this.ofModels = new TaskRunner(place.results(), place.cache(), place.clock());
        Path unused = place.results().results().resolve("vectors");
        this.ofMixtures =
                new TaskRunner(place.results(), new VectorCache(unused, NO_BYTES, place.clock()), place.clock());
        try (Merge merge = Merge.open(models, Optional.empty())) {
            this.graph = GraphInMemory.of(merge.graph());
        }
    }

    /**
     * Main scores of a model as it is.
     *
     * @param alone the merge that gives this model, for one that has no graph of its own
     */
    SequencedMap<String, Double> written(Path folder, MergeRequest alone, List<TaskRequest> tasks) {
        try (LocalModelHost host = LocalModelHost.open(place.models().withFolders(List.of(folder)))) {
            if (!host.cards().isEmpty()) {
                return scores(ofModels, host.model(host.cards().getFirst().id()), tasks);
            }
        }
        return mixed(new ModelId("weights-alone"), alone, tasks);
    }

    /** Main scores of a mixture, which gets a name for the time being. */
    SequencedMap<String, Double> mixed(ModelId id, MergeRequest request, List<TaskRequest> tasks) {
        try (Merge merge = Merge.open(request.models(), request.base())) {
            merge.into(request, graph);
            try (UnsavedModel model = UnsavedModel.open(merge.graph(), id, graph.content(), place.models())) {
                return scores(ofMixtures, model, tasks);
            }
        }
    }

    private SequencedMap<String, Double> scores(TaskRunner runner, EmbeddingModel model, List<TaskRequest> tasks) {
        SequencedMap<String, Double> scores = new LinkedHashMap<>();
        for (TaskRequest request : tasks) {
            scores.put(SweepTasks.name(request), score(runner, model, request));
        }
        return scores;
    }

    private double score(TaskRunner runner, EmbeddingModel model, TaskRequest request) {
        String name = model.card().id().value();
        String task = SweepTasks.name(request);
        switch (runner.run(new LocalEncoder(model), request, listener.begin(name, task))) {
            case TaskOutcome.Finished _, TaskOutcome.Kept _ -> {}
            case TaskOutcome.Failed(RuntimeException cause) -> throw cause;
        }
        // As it was written, to six decimals: going on behind a stop gives what no stop gives.
        double score = place.results()
                .result(TestedModel.of(model.card()), task)
                .orElseThrow(() -> new IllegalStateException("task " + task + " ran without a result; this is a bug"))
                .mainScore(request.splits());
        listener.end(name, task, score);
        return score;
    }
}
