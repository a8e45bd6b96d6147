package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Json;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.wording.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private JsonOption json = new JsonOption();

    Language language() {
        return language;
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

    /** Prints the report's values as JSON where that is wanted, and words or a table otherwise. */
    void print(Map<String, Object> values, Consumer<PrintWriter> text, PrintWriter out) {
        json.print(values, text, out);
        out.flush();
    }

    /** The same, where a table is followed by what it says. */
    void print(Map<String, Object> values, Grid table, String words, PrintWriter out) {
        print(
                values,
                text -> {
                    Table.of(table).print(text);
                    text.println();
                    text.println(words);
                },
                out);
    }

    static String json(Map<String, Object> values) {
        return Json.pretty(values) + "\n";
    }
}
