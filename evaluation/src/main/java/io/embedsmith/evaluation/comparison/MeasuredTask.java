package io.embedsmith.evaluation.comparison;

import io.embedsmith.evaluation.significance.IncomparableException;
import io.embedsmith.evaluation.task.Items;
import java.util.ArrayList;
import java.util.List;

/**
 * What one system did on a task, item by item.
 *
 * @param name of the task
 * @param datasetRevision outcomes on other data are not comparable
 * @param metric its main score
 * @param parts each split of each subset, in order
 */
public record MeasuredTask(String name, String datasetRevision, String metric, List<Part> parts) {

    /** A split of a subset. */
    public record Part(String split, String subset, Items items) {}

    public MeasuredTask {
        parts = List.copyOf(parts);
    }

    /**
     * With another system's outcomes on the same task.
     *
     * @throws IncomparableException if it was measured on other data, or other parts of it
     */
    public ComparableTask beside(MeasuredTask other) {
        if (!datasetRevision.equals(other.datasetRevision)) {
            throw new IncomparableException("the data of " + name + " have revision " + datasetRevision
                    + " for the first system and " + other.datasetRevision
                    + " for the second; evaluate both on the same data");
        }
        if (!metric.equals(other.metric)) {
            throw new IncomparableException(name + " was scored by " + metric + " for the first system and by "
                    + other.metric + " for the second; evaluate both with the same task file");
        }
        List<String> own = parts.stream().map(MeasuredTask::label).toList();
        List<String> theirs = other.parts.stream().map(MeasuredTask::label).toList();
        if (!own.equals(theirs)) {
            throw new IncomparableException(name + " was scored on " + own + " for the first system and on " + theirs
                    + " for the second; evaluate both on the same splits");
        }
        List<ComparablePart> pairs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            pairs.add(new ComparablePart(
                    part.split(),
                    part.subset(),
                    part.items(),
                    other.parts.get(i).items()));
        }
        return new ComparableTask(name, metric, pairs);
    }

    private static String label(Part part) {
        return part.split() + "/" + part.subset();
    }
}
