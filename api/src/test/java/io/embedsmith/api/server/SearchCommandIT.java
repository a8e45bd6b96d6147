package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the REST contract can do to a search, the command line can too. */
@Timeout(120)
class SearchCommandIT {
    private static final String ZH_ONLY = "{\"equals\": {\"field\": \"lang\", \"value\": \"zh\"}}";

    @TempDir
    private static Path folder;

    private static Program program;

    @BeforeAll
    static void start() throws IOException {
        program = new Program(folder, Map.of());
        program.start();
        String key = program.adminKey();
        Kept.in(program, "c");
        for (String lang : List.of("zh", "en")) {
            Program.Answer put = program.put(
                    "/api/v1/collections/c/documents/" + lang,
                    key,
                    "{\"text\": \"the lighthouse, written in " + lang + "\", \"metadata\": {\"lang\": \"" + lang
                            + "\"}}");
            assertThat(put.code()).as(put.body()).isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static Program.Outcome search(String... options) {
        List<String> command = new ArrayList<>(List.of("search", "--collection", "c"));
        command.addAll(List.of(options));
        return program.run(command.toArray(String[]::new));
    }

    @Test
    void aFilterLeavesTheOthersOut() {
        Program.Outcome found = search("--filter", ZH_ONLY, "--json", "lighthouse");

        assertThat(found.code()).as(found.err()).isZero();
        assertThat(found.out())
                .contains("\"documentKey\" : \"zh\"")
                .doesNotContain("\"documentKey\" : \"en\"")
                .doesNotContain("\"documentKey\" : \"kept\"");
    }

    @Test
    void reciprocalRanksAreFusedWithTheConstantAndTheCoefficientGiven() {
        Program.Outcome found = search(
                "--fusion",
                "rrf",
                "--rank-constant",
                "9",
                "--dense-coefficient",
                "1",
                "--k",
                "1",
                "--json",
                "lighthouse");

        assertThat(found.code()).as(found.err()).isZero();
        // All weight on the dense signal: the first of its ranking has 1 / (9 + 1).
        assertThat(found.out()).contains("\"score\" : 0.1,");
    }

    @Test
    void bothHoldForAFileOfQueries() throws IOException {
        Path queries =
                Files.writeString(folder.resolve("queries.jsonl"), "{\"_id\": \"q\", \"text\": \"lighthouse\"}\n");
        Path run = folder.resolve("out.trec");

        Program.Outcome wrote = search(
                "--filter",
                ZH_ONLY,
                "--fusion",
                "rrf",
                "--rank-constant",
                "9",
                "--queries",
                queries.toString(),
                "--run",
                run.toString());

        assertThat(wrote.code()).as(wrote.err()).isZero();
        assertThat(Files.readString(run)).isEqualTo("q Q0 zh#0 1 0.1 embedsmith-hybrid\n");
    }

    @Test
    void whatTheContractRefusesIsRefusedHere() {
        Program.Outcome deep =
                search("--filter", "{\"not\": ".repeat(20) + "{\"exists\": {\"field\": \"a\"}}" + "}".repeat(20), "x");
        assertThat(deep.code()).isEqualTo(1);
        assertThat(deep.err()).contains("16");

        Program.Outcome coefficient = search("--fusion", "rrf", "--dense-coefficient", "2", "x");
        assertThat(coefficient.code()).isEqualTo(1);
        assertThat(coefficient.err()).contains("2").contains("1");
    }
}
