package io.embedsmith.evaluation.archive;

import io.embedsmith.evaluation.chart.DistributionChart;
import io.embedsmith.evaluation.chart.Figure;
import io.embedsmith.evaluation.comparison.ComparableTask;
import io.embedsmith.evaluation.comparison.ItemScatter;
import io.embedsmith.evaluation.comparison.MeasuredTask;
import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import io.embedsmith.evaluation.distribution.Threshold;
import io.embedsmith.evaluation.distribution.ThresholdGoal;
import io.embedsmith.evaluation.distribution.Thresholds;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.evaluation.result.TaskResult;
import io.embedsmith.evaluation.significance.IncomparableException;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plots of a leaderboard that need outcomes item by item: of each task the first two models against each other, and where
 * its pairs are labelled with yes or no, how similarities lie. Models whose results hold no items are left out.
 */
public final class BoardFigures {
    private final Measurements measurements;
    private final Language language;

    /** In one language. */
    public BoardFigures(Measurements measurements, Language language) {
        this.measurements = measurements;
        this.language = language;
    }

    /** Of models in an order; the first two with results on a task are drawn against each other. */
    public List<Element> of(List<ArchivedModel> models) {
        Map<String, Map<ArchivedModel, MeasuredTask>> byTask = new LinkedHashMap<>();
        for (ArchivedModel model : models) {
            model.read()
                    .results()
                    .forEach(result -> measured(model, result)
                            .ifPresent(task -> byTask.computeIfAbsent(task.name(), name -> new LinkedHashMap<>())
                                    .put(model, task)));
        }
        List<Element> figures = new ArrayList<>();
        byTask.forEach((task, ofModels) -> {
            List<Element> ofTask = new ArrayList<>();
            scatter(ofModels).ifPresent(ofTask::add);
            ofModels.forEach((model, measured) -> ofTask.addAll(distributions(model, measured)));
            if (!ofTask.isEmpty()) {
                figures.add(Element.of("h2", task));
                figures.addAll(ofTask);
            }
        });
        return figures;
    }

    private Optional<MeasuredTask> measured(ArchivedModel model, TaskResult result) {
        try {
            return Optional.of(measurements.measured(model, result));
        } catch (IncomparableException e) {
            return Optional.empty(); // written by MTEB, which keeps no items
        }
    }

    private Optional<Element> scatter(Map<ArchivedModel, MeasuredTask> ofModels) {
        if (ofModels.size() < 2) {
            return Optional.empty();
        }
        List<ArchivedModel> models = List.copyOf(ofModels.keySet());
        ArchivedModel first = models.get(0);
        ArchivedModel second = models.get(1);
        try {
            List<MeasuredTask> tasks = List.copyOf(ofModels.values());
            ComparableTask task = tasks.get(0).beside(tasks.get(1));
            return Optional.of(new ItemScatter(first.name(), second.name(), language).draw(task));
        } catch (IncomparableException e) {
            return Optional.empty(); // other data
        }
    }

    private List<Element> distributions(ArchivedModel model, MeasuredTask task) {
        List<Element> figures = new ArrayList<>();
        for (MeasuredTask.Part part : task.parts()) {
            if (part.items() instanceof Items.Pairs pairs && isYesOrNo(pairs.gold())) {
                figures.add(distribution(model.name() + ", " + part.split(), task.name(), pairs));
            }
        }
        return figures;
    }

    private static boolean isYesOrNo(List<Double> gold) {
        return gold.contains(1.0) && gold.contains(0.0) && gold.stream().allMatch(value -> value == 0 || value == 1);
    }

    private Element distribution(String whose, String task, Items.Pairs pairs) {
        List<Double> predicted = pairs.byMeasure()
                .getOrDefault("cosine", pairs.byMeasure().firstEntry().getValue());
        LabelledScores scores = LabelledScores.ofPairs(pairs.gold(), predicted);
        SimilarityDistributions distributions = SimilarityDistributions.of(scores);
        Threshold best = Thresholds.of(scores).reaching(new ThresholdGoal.BestF1());
        String about = Caption.DISTRIBUTIONS_ABOUT.in(
                language,
                whose,
                Numbers.score(distributions.auc()),
                Numbers.percent(distributions.overlap()),
                Numbers.score(best.f1()),
                Numbers.score(best.value()));
        Figure figure = new Figure(Caption.DISTRIBUTIONS.in(language, task), about, language);
        return new DistributionChart(distributions.histogram(), best).draw(figure);
    }
}
