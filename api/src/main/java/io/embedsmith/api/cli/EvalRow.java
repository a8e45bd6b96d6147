package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Table;
import io.embedsmith.evaluation.descriptor.Match;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import io.embedsmith.evaluation.result.TaskResult;
import io.embedsmith.evaluation.runner.TaskOutcome;
import io.embedsmith.evaluation.runner.TaskRequest;
import io.embedsmith.evaluation.system.TestedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of a model on a task.
 *
 * @param label what the user called the model
 * @param notes what was left out of the data, in sentences; none for a result that was there
 * @param file of the result
 */
record EvalRow(
        String label, TestedModel model, TaskRequest request, TaskOutcome outcome, List<String> notes, Path file) {

    boolean isFailed() {
        return outcome instanceof TaskOutcome.Failed;
    }

    String taskName() {
        return task().name();
    }

    private TaskDescriptor task() {
        return request.task().descriptor();
    }

    private static double score(TaskResult result, TaskRequest request) {
        return result.mainScore(request.splits());
    }

    static Table table(List<EvalRow> rows) {
        Table table = new Table("MODEL", "TASK", "SCORE", "VALUE", "SECONDS", "");
        for (EvalRow row : rows) {
            String remark = row.task().about().match() == Match.APPROXIMATE ? "approximate data" : "";
            switch (row.outcome()) {
                case TaskOutcome.Finished(TaskResult result) -> row.add(table, result, remark);
                case TaskOutcome.Kept(TaskResult result) ->
                    row.add(table, result, remark.isEmpty() ? "was there" : "was there; " + remark);
                case TaskOutcome.Failed failed ->
                    table.add(row.label(), row.task().name(), row.task().mainScore(), "-", "-", "failed");
            }
        }
        return table;
    }

    private void add(Table table, TaskResult result, String remark) {
        table.add(
                label,
                task().name(),
                task().mainScore(),
                String.format(Locale.ROOT, "%.5f", score(result, request)),
                String.format(Locale.ROOT, "%.1f", result.time().toMillis() / 1000.0),
                remark);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", label);
        json.put("revision", model.revision());
        json.put("task", task().name());
        json.put("type", task().type().label());
        json.put("match", task().about().match().label());
        json.put("splits", request.splits());
        json.put("metric", task().mainScore());
        if (!notes.isEmpty()) {
            json.put("notes", notes);
        }
        switch (outcome) {
            case TaskOutcome.Finished(TaskResult result) -> put(json, "finished", result);
            case TaskOutcome.Kept(TaskResult result) -> put(json, "kept", result);
            case TaskOutcome.Failed(RuntimeException cause) -> {
                json.put("status", "failed");
                json.put("error", String.valueOf(cause.getMessage()));
            }
        }
        return json;
    }

    private void put(Map<String, Object> json, String status, TaskResult result) {
        json.put("status", status);
        json.put("score", score(result, request));
        json.put("seconds", result.time().toMillis() / 1000.0);
        json.put("file", file.toString());
    }
}
