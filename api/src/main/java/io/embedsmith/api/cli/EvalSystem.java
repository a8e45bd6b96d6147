package io.embedsmith.api.cli;

import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.evaluation.runner.TestedSystem;
import io.embedsmith.evaluation.system.SecondStage;
import io.embedsmith.evaluation.system.TestedModel;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param label what the user called it
 */
record EvalSystem(String label, TestedSystem tested) {
    /** Vectors alone. */
    EvalSystem(String label, TextEncoder encoder) {
        this(label, TestedSystem.of(encoder));
    }

    TextEncoder encoder() {
        return tested.encoder();
    }

    TestedModel model() {
        return tested.model();
    }

    /** The same with a reranker behind it. */
    EvalSystem with(SecondStage second) {
        return new EvalSystem(
                label + "+" + second.reranker().card().id(), new TestedSystem(encoder(), Optional.of(second)));
    }
}
