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
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;
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
        DARE_TIES,
        UNIFORM_SOUP,
        GREEDY_SOUP
    }

    /** With hyphens or underscores, in any case. */
    static final class MethodName implements CommandLine.ITypeConverter<Method> {
        @Override
        public Method convert(String name) {
            try {
                return Method.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException("'" + name + "' is no method; there are "
                        + Arrays.toString(Method.values()).toLowerCase(Locale.ROOT));
            }
        }
    }

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            converter = MethodName.class,
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

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Of all that is drawn. Without it: ${DEFAULT-VALUE}.")
    private long seed = 42;

    MergeMethod method() {
        return switch (method) {
            case LINEAR, UNIFORM_SOUP, GREEDY_SOUP -> new Linear();
            case SLERP -> new Slerp();
            case TASK_ARITHMETIC -> new TaskArithmetic(lambda);
            case TIES -> new Ties(density, lambda);
            case DARE_LINEAR -> new DareLinear(new DareDrop(density, rescaling, seed), lambda);
            case DARE_TIES -> new DareTies(new DareDrop(density, rescaling, seed), lambda);
        };
    }

    /** Whether the method itself says how much each model counts. */
    boolean isSoup() {
        return method == Method.UNIFORM_SOUP || isGreedySoup();
    }

    boolean isGreedySoup() {
        return method == Method.GREEDY_SOUP;
    }

    long seed() {
        return seed;
    }
}
