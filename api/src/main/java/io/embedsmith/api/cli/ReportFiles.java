package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Json;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.wording.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a report goes, and in which language. */
final class ReportFiles {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the report into this folder too, for people (HTML, Markdown) and programs.")
    private @Nullable Path out;

    @Option(
            names = "--language",
            paramLabel = "LANG",
            description = "Of the report's captions: ${COMPLETION-CANDIDATES}. Without it: EN.")
    private Language language = Language.EN;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Language language() {
        return language;
    }

    boolean json() {
        return json;
    }

    boolean hasFolder() {
        return out != null;
    }

    /** Writes each text under its file name, and says where. */
    void write(Map<String, String> texts, PrintWriter err) {
        Optional.ofNullable(out)
                .ifPresent(folder -> texts.forEach((name, text) -> {
                    AtomicFile.write(folder.resolve(name), text);
                    err.println("wrote " + folder.resolve(name));
                    err.flush();
                }));
    }

    static String json(Map<String, Object> values) {
        return Json.pretty(values) + "\n";
    }
}
