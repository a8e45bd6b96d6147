package io.embedsmith.api.cli;

import io.embedsmith.evaluation.model.TaskInstructions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is put before texts in the place of the model's own instructions. */
final class MineInstructions {
    @Option(
            names = "--query-instruction",
            paramLabel = "TEXT",
            description = "Put before queries instead of the model's own; an example's prompt goes before both.")
    private @Nullable String query;

    @Option(
            names = "--passage-instruction",
            paramLabel = "TEXT",
            description = "Put before passages instead of the model's own.")
    private @Nullable String passage;

    TaskInstructions replacing() {
        Map<String, String> byRole = new LinkedHashMap<>();
        Optional.ofNullable(query).ifPresent(text -> byRole.put("query", text));
        Optional.ofNullable(passage).ifPresent(text -> byRole.put("passage", text));
        return new TaskInstructions(byRole);
    }
}
