package io.embedsmith.benchmarks.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Prints one benchmark's result; progress goes to standard error, so that the report can be redirected. */
public final class Report {
    private final PrintWriter out;
    private final PrintWriter err;
    private boolean everyTargetReached = true;

    /** Results to {@code out}, progress to {@code err}. */
    public Report(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** Results to standard output, progress to standard error, both UTF-8. */
    public static Report standard() {
        return new Report(writer(FileDescriptor.out), writer(FileDescriptor.err));
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
    }

    /** Title, date, machine and versions. */
    public void header(String title, String versions) {
        line("## " + title);
        line("");
        line("- Date: " + Instant.now().truncatedTo(ChronoUnit.MINUTES));
        line("- Machine: " + Machine.current().line());
        line("- Versions: " + versions);
        line("");
    }

    /** A line of the result. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** A table of the result. */
    public void table(MarkdownTable table) {
        line(table.toString());
        line("");
    }

    /** Whether a target was reached, as a line of the result. */
    public void target(String what, boolean reached) {
        everyTargetReached &= reached;
        line("- " + (reached ? "reached" : "MISSED") + ": " + what);
    }

    /** 0 when every target was reached, 3 otherwise: exit code of the program. */
    public int exitCode() {
        return everyTargetReached ? 0 : 3;
    }

    /** What goes on. */
    public void progress(String text) {
        err.println(text);
        err.flush();
    }
}
