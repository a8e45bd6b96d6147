package io.embedsmith.retrieval.extract.isolation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads a child's standard error, so that it never blocks, and keeps the last lines. */
final class ErrorTail implements Runnable {
    private static final int LINES = 20;
    private static final int MAX_LINE = 500;

    private final InputStream in;
    private final Deque<String> lines = new ArrayDeque<>();

    ErrorTail(InputStream in) {
        this.in = in;
    }

    @Override
    public void run() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line.substring(0, Math.min(MAX_LINE, line.length())));
            }
        } catch (IOException e) {
            add("(standard error: " + e.getMessage() + ")");
        }
    }

    private synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized String text() {
        return String.join("\n", lines);
    }
}
