package io.embedsmith.api.cli;

import io.embedsmith.training.merge.DareDrop;
import io.embedsmith.training.merge.DareLinear;
import io.embedsmith.training.merge.DareTies;
import io.embedsmith.training.merge.Linear;
import io.embedsmith.training.merge.MergeMethod;
import io.embedsmith.training.merge.Rescaling;
import io.embedsmith.training.merge.Slerp;
import io.embedsmith.training.merge.TaskArithmetic;
import io.embedsmith.training.merge.Ties;
import picocli.CommandLine.Option;

/** What becomes of each tensor. */
final class MergeOptions {
    /** By the names that mergekit's users know. */
    enum Method {
        LINEAR,
        SLERP,
        TASK_ARITHMETIC,
        TIES,
        DARE_LINEAR,
        DARE_TIES
    }

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "One of ${COMPLETION-CANDIDATES}. Without it: ${DEFAULT-VALUE}.")
    private Method method = Method.LINEAR;

    @Option(
            names = "--density",
            paramLabel = "SHARE",
            description = "Share of the changes that ties and dare keep. Without it: ${DEFAULT-VALUE}.")
    private double density = 0.2;

    @Option(
            names = "--lambda",
            paramLabel = "NUMBER",
            description = "How far to go from the base. Without it: ${DEFAULT-VALUE}.")
    private double lambda = 1;

    @Option(
            names = "--rescale",
            paramLabel = "RULE",
            description = "What makes up for changes that dare drops: ${COMPLETION-CANDIDATES}. Without it:"
                    + " ${DEFAULT-VALUE}.")
    private Rescaling rescaling = Rescaling.DENSITY;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Of what dare drops. Without it: ${DEFAULT-VALUE}.")
    private long seed = 42;

    MergeMethod method() {
        return switch (method) {
            case LINEAR -> new Linear();
            case SLERP -> new Slerp();
            case TASK_ARITHMETIC -> new TaskArithmetic(lambda);
            case TIES -> new Ties(density, lambda);
            case DARE_LINEAR -> new DareLinear(new DareDrop(density, rescaling, seed), lambda);
            case DARE_TIES -> new DareTies(new DareDrop(density, rescaling, seed), lambda);
        };
    }
}
