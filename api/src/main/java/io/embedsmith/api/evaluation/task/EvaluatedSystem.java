package io.embedsmith.api.evaluation.task;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.runner.TestedSystem;
import io.embedsmith.evaluation.system.SecondStage;
import java.util.Optional;

/**
 * What is measured: a model alone, or with a reranker behind it.
 *
 * @param model id
 */
public record EvaluatedSystem(String model, Optional<Second> second) {

    /**
     * A reranker behind vectors.
     *
     * @param reranker id
     * @param depth passages that it reads of each ranking
     */
    public record Second(String reranker, int depth) {}

    static EvaluatedSystem alone(String model) {
        return new EvaluatedSystem(model, Optional.empty());
    }

    /** As it is called wherever models are: {@code bge-small-en-v1.5}, {@code bge-small-en-v1.5+my-reranker}. */
    public String name() {
        return second.map(behind -> model + "+" + behind.reranker()).orElse(model);
    }

    /** Loaded. */
    TestedSystem tested(ModelHost models) {
        return new TestedSystem(
                new LocalEncoder(models.model(new ModelId(model))),
                second.map(behind -> new SecondStage(models.reranker(new ModelId(behind.reranker())), behind.depth())));
    }
}
