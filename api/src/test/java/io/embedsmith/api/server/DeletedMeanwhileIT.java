package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Form;
import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Collections that are deleted while a job writes into them. */
@Timeout(120)
class DeletedMeanwhileIT {
    private static final int PASSAGES = 4_000;

    @TempDir
    private static Path folder;

    private static Program program;
    private static String key;

    @BeforeAll
    static void start() {
        program = new Program(folder, Map.of());
        program.start();
        key = program.adminKey();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static Form corpus() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < PASSAGES; i++) {
            lines.append("{\"_id\": \"p" + i + "\", \"text\": \"" + "passage number " + i + " of many\"}\n");
        }
        return new Form().file("corpus.jsonl", lines.toString());
    }

    @Test
    void theJobEndsWithTheReasonAndTheLogWithoutATrace() throws InterruptedException, IOException {
        Kept gone = Kept.in(program, "gone");
        Kept stays = Kept.in(program, "stays");
        Program.Answer accepted =
                program.upload("/api/v1/collections/" + gone.collection() + "/documents?format=beir", key, corpus());
        while (documents(gone.collection()) < 100) {
            Thread.sleep(20);
        }

        assertThat(program.delete("/api/v1/collections/gone", key).code()).isEqualTo(204);

        assertThat(program.ended(accepted, key))
                .contains("\"state\":\"failed\"")
                .contains("collection")
                .contains("(collection-not-found)");
        stays.isFound();
        assertThat(Files.readString(program.log()))
                .containsPattern("WARN .* Job .* \\(ingest\\) failed: .*collection-not-found")
                .doesNotContain("PSQLException")
                .doesNotContain("\tat io.embedsmith");
    }

    private static int documents(String collection) {
        String body = program.get("/api/v1/collections/" + collection, key).body();
        return Integer.parseInt(body.replaceAll("(?s).*\"documents\":(\\d+).*", "$1"));
    }
}
