package io.embedsmith.retrieval.pgvector.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes about itself into {@code postmaster.pid}: process id in line 1, port in line 4, state in
 * line 8.
 */
record PostmasterFile(Path file, long pid, int port, boolean ready) {

    static Optional<PostmasterFile> read(Path pgdata) throws IOException {
        Path file = pgdata.resolve("postmaster.pid");
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(lines.getFirst().strip());
            int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return Optional.of(new PostmasterFile(file, pid, port, ready));
        } catch (NumberFormatException | java.util.NoSuchElementException halfWritten) {
            return Optional.of(new PostmasterFile(file, 0, 0, false));
        }
    }

    /**
     * Whether the process that wrote the file still runs and is a server: after a crash of the machine, or in a
     * container, the number may by now belong to a stranger.
     */
    boolean isServerAlive() {
        return pid > 0
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(handle -> handle.info().command())
                        .map(command -> Path.of(command).getFileName().toString())
                        .filter(name -> name.startsWith("postgres") || name.startsWith("postmaster"))
                        .isPresent();
    }
}
