package io.embedsmith.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The shell blocks of a page of the documentation, run one after the other in one shell, as a reader would. */
public final class Examples {
    private static final Path DOCUMENTATION = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    /** What a line promises to print. */
    private static final Pattern PROMISE = Pattern.compile("# → (.*)");

    private final List<String> blocks;

    private Examples(List<String> blocks) {
        this.blocks = blocks;
    }

    /** Those of a page, for example {@code api.md}. */
    public static Examples of(String page) {
        try {
            return new Examples(BLOCK.matcher(Files.readString(DOCUMENTATION.resolve(page)))
                    .results()
                    .map(block -> block.group(1))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What one block printed.
     *
     * @param promised texts that must be in it, in this order
     */
    public record Printed(String block, List<String> promised, String output) {
        /** The first promise that was not kept; empty for none. */
        public String broken() {
            int from = 0;
            for (String promise : promised) {
                int at = output.indexOf(promise, from);
                if (at < 0) {
                    return promise;
                }
                from = at + promise.length();
            }
            return "";
        }
    }

    /** All blocks in the folder, after what {@code before} defines. */
    public List<Printed> run(Path folder, String before, Map<String, String> environment) {
        StringBuilder script = new StringBuilder("set -eu\n").append(before).append('\n');
        for (int i = 0; i < blocks.size(); i++) {
            script.append("{\n")
                    .append(blocks.get(i))
                    .append("} > block")
                    .append(i)
                    .append(" 2>&1\n");
        }
        try {
            ProcessBuilder shell = new ProcessBuilder(
                            "bash",
                            Files.writeString(folder.resolve("examples.sh"), script)
                                    .toString())
                    .directory(folder.toFile())
                    .inheritIO();
            shell.environment().putAll(environment);
            Process process = shell.start();
            if (!process.waitFor(300, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("the examples stopped with " + process + ": "
                        + printed(folder).getLast());
            }
            return printed(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Printed> printed(Path folder) {
        List<Printed> printed = new ArrayList<>();
        IntStream.range(0, blocks.size())
                .filter(i -> Files.exists(folder.resolve("block" + i)))
                .forEach(i -> printed.add(
                        new Printed(blocks.get(i), promises(blocks.get(i)), read(folder.resolve("block" + i)))));
        return printed;
    }

    private static List<String> promises(String block) {
        return PROMISE.matcher(block)
                .results()
                .map((MatchResult promise) -> promise.group(1).strip())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
