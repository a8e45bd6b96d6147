package io.embedsmith.training.merge;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is merged, and how.
 *
 * @param models directories, at least two, or one and a base
 * @param coefficients one for each
 * @param method what becomes of each tensor
 * @param base directory of the model that the others were tuned from
 */
public record MergeRequest(List<Path> models, Coefficients coefficients, MergeMethod method, Optional<Path> base) {

    /**
     * Checked.
     *
     * @throws UnmergeableException if numbers of models and coefficients differ, or a base is missing or not used
     */
    public MergeRequest {
        models = List.copyOf(models);
        if (models.isEmpty() || (models.size() == 1 && base.isEmpty())) {
            throw new UnmergeableException(
                    models.size() + " model is merged; give 2 or more, or the base that it was tuned from");
        }
        if (coefficients.values().size() != models.size()) {
            throw new UnmergeableException("there are " + coefficients.values().size() + " coefficients for "
                    + models.size() + " models; give one for each");
        }
        if (method.needsBase() && base.isEmpty()) {
            throw new UnmergeableException(method.label()
                    + " adds up differences from a base, and none is named; name the model that the others were tuned"
                    + " from");
        }
        if (!method.needsBase() && base.isPresent()) {
            throw new UnmergeableException(method.label() + " has no use for the base " + base.get()
                    + "; give it as one of the models, or choose the method task_arithmetic, ties,"
                    + " dare_linear or dare_ties");
        }
    }

    /** The same with the coefficients that count under a rule; weights of differences may have any sum. */
    public MergeRequest under(SumRule rule) {
        return method.needsBase() && rule == SumRule.ONE
                ? this
                : new MergeRequest(models, coefficients.under(rule), method, base);
    }
}
