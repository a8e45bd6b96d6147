package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.training.merge.Coefficients;
import io.embedsmith.training.merge.Linear;
import io.embedsmith.training.merge.MergeRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/**
 * Takes models into a mean one after the other, the best first, as long as it does not get worse on tasks kept for that.
 *
 * <p>Implementation note: Wortsman et al., "Model soups", ICML 2022, arXiv 2203.05482, recipe 1. Models of equal score are
 * tried in the order in which they were named; soups are measured in memory.
 */
public final class GreedySoup {
    private final List<Path> models;
    private final ToDoubleFunction<Path> alone;
    private final ToDoubleFunction<List<Path>> together;

    /**
     * Over models that are measured somehow.
     *
     * @param alone score of a model
     * @param together score of the mean of several
     */
    GreedySoup(List<Path> models, ToDoubleFunction<Path> alone, ToDoubleFunction<List<Path>> together) {
        this.models = List.copyOf(models);
        this.alone = alone;
        this.together = together;
        if (models.size() < 2 || new HashSet<>(models).size() < models.size()) {
            throw new IllegalArgumentException(
                    "a soup of " + models.size() + " models, " + models + "; 2 or more different ones are needed");
        }
    }

    /**
     * Cooks one; the score is the mean of the main scores of the tasks.
     *
     * @throws io.embedsmith.training.merge.UnmergeableException if the models do not fit
     */
    public static Soup of(List<Path> models, List<TaskRequest> tasks, MixturePlace place, MixtureListener listener) {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("no task is named to tell a good soup by; name at least 1");
        }
        Mixtures mixtures = new Mixtures(models, place, listener);
        mixtures.check(tasks);
        listener.total((2 * models.size() - 1) * tasks.size());
        return new GreedySoup(
                        models,
                        model -> mean(mixtures.written(model, tasks)),
                        several -> mean(mixtures.mixed(
                                new ModelId("soup-of-" + several.size()), request(models, several), tasks)))
                .cook();
    }

    /** As it will be written: sums depend on the order of the models, in the last digit. */
    private static MergeRequest request(List<Path> models, List<Path> taken) {
        Coefficients coefficients = Coefficients.of(Soup.coefficients(models, taken));
        return new MergeRequest(models, coefficients, new Linear(), Optional.empty());
    }

    private static double mean(SequencedMap<String, Double> scores) {
        return scores.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    Soup cook() {
        List<Ingredient> best = models.stream()
                .map(model -> new Ingredient(model, alone.applyAsDouble(model)))
                .sorted(Comparator.comparingDouble(Ingredient::alone).reversed())
                .toList();
        List<Soup.Step> steps = new ArrayList<>();
        List<Path> taken = new ArrayList<>();
        double highest = Double.NEGATIVE_INFINITY;
        for (Ingredient next : best) {
            List<Path> tried = new ArrayList<>(taken);
            tried.add(next.model());
            double with = tried.size() == 1 ? next.alone() : together.applyAsDouble(tried);
            boolean better = with >= highest;
            if (better) {
                taken = tried;
                highest = with;
            }
            steps.add(new Soup.Step(next.model(), next.alone(), with, better));
        }
        return new Soup(steps);
    }

    private record Ingredient(Path model, double alone) {}
}
