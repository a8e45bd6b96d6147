package io.embedsmith.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Models by tasks, with the columns of MTEB's leaderboard: mean over tasks, mean over the means of types, each only where no
 * task is missing, and the rank by Borda count.
 *
 * @param tasks task to its type, types together, then by name
 * @param rows best rank first, then by name
 */
public record Leaderboard(SequencedMap<String, String> tasks, List<Row> rows) {

    /**
     * A model.
     *
     * @param name with the revision where two revisions of the model are there
     * @param rank 1 is best; equal counts share the best of their ranks
     * @param mean over all tasks; NaN if one is missing
     * @param meanOfTypes over the means of the types; NaN if a task is missing
     * @param typeMeans mean of each type; NaN if a task of it is missing
     * @param scores of the tasks that are there
     */
    public record Row(
            String name,
            int rank,
            double mean,
            double meanOfTypes,
            SequencedMap<String, Double> typeMeans,
            Map<String, Double> scores) {

        /** NaN where there is none. */
        public double score(String task) {
            return scores.getOrDefault(task, Double.NaN);
        }
    }

    public Leaderboard {
        rows = List.copyOf(rows);
    }

    /** Of all models with at least one score. */
    public static Leaderboard of(List<ModelScores> results) {
        List<ModelScores> models =
                results.stream().filter(model -> !model.tasks().isEmpty()).toList();
        SequencedMap<String, String> tasks = tasks(models);
        Map<String, Map<String, Double>> scores = new TreeMap<>();
        for (ModelScores model : models) {
            scores.put(name(model, models), byTask(model));
        }
        Map<String, Double> counts = bordaCounts(tasks.keySet().stream().toList(), scores);
        List<Row> rows = new ArrayList<>();
        scores.forEach((name, ofModel) -> rows.add(row(name, rank(name, counts), tasks, ofModel)));
        rows.sort(Comparator.comparingInt(Row::rank).thenComparing(Row::name));
        return new Leaderboard(tasks, rows);
    }

    /** The types, in order. */
    public List<String> types() {
        return tasks.values().stream().distinct().toList();
    }

    private static SequencedMap<String, String> tasks(List<ModelScores> models) {
        Map<String, String> types = new TreeMap<>();
        for (ModelScores model : models) {
            model.tasks().forEach(task -> types.put(task.task(), task.type()));
        }
        return types.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<String, Double> byTask(ModelScores model) {
        return model.tasks().stream()
                .filter(task -> Double.isFinite(task.score()))
                .collect(Collectors.toMap(TaskScore::task, TaskScore::score));
    }

    private static String name(ModelScores model, List<ModelScores> all) {
        long revisions = all.stream()
                .filter(other -> other.model().equals(model.model()))
                .count();
        String revision = model.revision();
        return revisions == 1
                ? model.model()
                : model.model() + " @ " + revision.substring(0, Math.min(12, revision.length()));
    }

    /** For each task the number of models less the average rank; a model without a score gets none. Summed over tasks. */
    private static Map<String, Double> bordaCounts(List<String> tasks, Map<String, Map<String, Double>> scores) {
        Map<String, Double> counts = new HashMap<>();
        scores.keySet().forEach(name -> counts.put(name, 0.0));
        for (String task : tasks) {
            scores.forEach((name, ofModel) -> {
                Double own = ofModel.get(task);
                if (own != null) {
                    double rank = 0.5; // with half of itself, which is equal
                    for (Map<String, Double> other : scores.values()) {
                        double theirs = other.getOrDefault(task, Double.NaN);
                        rank += theirs > own ? 1 : theirs == own ? 0.5 : 0;
                    }
                    counts.merge(name, scores.size() - rank, Double::sum);
                }
            });
        }
        return counts;
    }

    private static int rank(String name, Map<String, Double> counts) {
        double own = counts.getOrDefault(name, 0.0);
        return 1 + (int) counts.values().stream().filter(other -> other > own).count();
    }

    private static Row row(String name, int rank, SequencedMap<String, String> tasks, Map<String, Double> scores) {
        Map<String, List<Double>> byType = new LinkedHashMap<>();
        tasks.forEach((task, type) ->
                byType.computeIfAbsent(type, t -> new ArrayList<>()).add(scores.getOrDefault(task, Double.NaN)));
        SequencedMap<String, Double> typeMeans = new LinkedHashMap<>();
        byType.forEach((type, ofType) -> typeMeans.put(type, mean(ofType)));
        List<Double> all = tasks.keySet().stream()
                .map(task -> scores.getOrDefault(task, Double.NaN))
                .toList();
        return new Row(name, rank, mean(all), mean(List.copyOf(typeMeans.values())), typeMeans, scores);
    }

    /** NaN if one is. */
    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }
}
