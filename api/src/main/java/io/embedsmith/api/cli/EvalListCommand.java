package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The tasks there are. */
@Command(
        name = "list",
        description = {
            "List the tasks. MATCH says how far the data are those of the published task of the name: identical,",
            "approximate (another sample; scores are near, not equal), or none (there is no such task)."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  embedsmith eval list --task-file my-task.yaml --json")
@SuppressWarnings("NullAway.Init")
final class EvalListCommand implements Callable<Integer> {
    @Mixin
    private EvalOptions options;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Collection<TaskCatalog.Task> tasks =
                options.catalog(Configuration.load()).all();
        json.print(
                tasks.stream().map(task -> values(task.descriptor())).toList(),
                table(tasks)::print,
                spec.commandLine().getOut());
        return ExitCode.DONE;
    }

    private static Table table(Collection<TaskCatalog.Task> tasks) {
        Table table = new Table("TASK", "TYPE", "LANGUAGES", "SPLITS", "MAIN SCORE", "MATCH");
        for (TaskCatalog.Task task : tasks) {
            TaskDescriptor descriptor = task.descriptor();
            table.add(
                    descriptor.name(),
                    descriptor.type().label(),
                    String.join(",", descriptor.languages()),
                    String.join(",", descriptor.evaluate()),
                    descriptor.mainScore(),
                    descriptor.about().match().label());
        }
        return table;
    }

    private static Map<String, Object> values(TaskDescriptor task) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", task.name());
        values.put("type", task.type().label());
        values.put("description", task.about().description());
        values.put("languages", task.languages());
        values.put("splits", task.evaluate());
        values.put("mainScore", task.mainScore());
        values.put("match", task.about().match().label());
        values.put("note", task.about().note());
        values.put("licence", task.about().licence());
        return values;
    }
}
