package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Examples;
import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation tells people to type works, and prints what it says. */
@Timeout(300)
class DocumentationIT {
    @TempDir
    private static Path folder;

    private static Path reader;
    private static Program program;

    @BeforeAll
    static void start() throws IOException {
        reader = Files.createDirectories(folder.resolve("reader"));
        program = new Program(
                Files.createDirectories(folder.resolve("data")), Map.of("EMBEDSMITH_WATCH_ROOTS", reader.toString()));
        program.start();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void theCallsOfTheRestContractWork() throws IOException {
        keepTheirPromises(Examples.of("api.md")
                .run(
                        Files.createDirectories(reader.resolve("api")),
                        "",
                        Map.of("EMBEDSMITH_URL", program.url(), "EMBEDSMITH_KEY", program.adminKey())));
    }

    @Test
    void theCommandsWork() throws IOException {
        keepTheirPromises(Examples.of("cli.md")
                .run(
                        Files.createDirectories(reader.resolve("cli")),
                        "embedsmith() { " + program.commandLine() + " \"$@\"; }",
                        Map.of("EMBEDSMITH_DATA", program.data().toString())));
    }

    private static void keepTheirPromises(List<Examples.Printed> printed) {
        assertThat(printed).isNotEmpty();
        assertThat(printed.stream().flatMap(block -> block.promised().stream())).hasSizeGreaterThan(8);
        assertThat(printed)
                .allSatisfy(block -> assertThat(block.broken())
                        .as(block.block() + "\nprinted\n" + block.output())
                        .isEmpty());
    }
}
