package io.embedsmith.evaluation.runner;

import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.MetricValue;
import io.embedsmith.evaluation.task.TaskData;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** TEMPORARY: fills the cache only. */
final class Protocols {
    private Protocols() {}

    static TaskProtocol<TaskData> of(TaskDescriptor task) {
        return (data, embedder, progress) -> {
            SequencedMap<String, MetricValue> metrics = new LinkedHashMap<>();
            metrics.put(task.mainScore(), new MetricValue.Scalar(0));
            return new TaskScores(metrics, new Items.Scores(List.of(), new LinkedHashMap<>()));
        };
    }
}
