package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Json;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Whether a program reads what a command prints. */
final class JsonOption {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /**
     * Prints JSON where it is wanted, and words or a table otherwise.
     *
     * @param body what is written as JSON
     * @param text the same for people
     */
    void print(Object body, Consumer<PrintWriter> text, PrintWriter out) {
        if (json) {
            out.println(Json.pretty(body));
        } else {
            text.accept(out);
        }
    }
}
