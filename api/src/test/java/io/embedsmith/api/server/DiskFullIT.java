package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Form;
import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A full disk is said, costs nothing that was there, and is forgotten once there is room. */
@Timeout(120)
class DiskFullIT {
    private static final String DOCUMENTS = "/api/v1/collections/c/documents";

    @TempDir
    private Path folder;

    @Test
    void whereUploadsArrive() throws IOException, InterruptedException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        SmallDisk disk = new SmallDisk(temporary, 6);
        try (Program program = new Program(folder, Map.of()).launchedBy(disk.launcher())) {
            program.start();
            String key = program.adminKey();
            Kept kept = Kept.in(program, "c");

            Program.Answer large = program.upload(DOCUMENTS, key, new Form().file("large.bin", random(8 << 20)));
            assertThat(large.code()).as(large.body()).isEqualTo(503);
            assertThat(large.body()).contains("disk-full").contains("No space left");
            kept.isFound();

            disk.fill(program);
            Program.Answer small = program.upload(DOCUMENTS, key, new Form().file("small.txt", "a brown bear"));
            assertThat(small.code()).as(small.body()).isEqualTo(503);
            assertThat(program.get("/q/health/ready", "").code()).isEqualTo(200);
            kept.isFound();

            disk.free(program);
            assertThat(program.ended(program.upload(DOCUMENTS, key, new Form().file("small.txt", "a brown bear")), key))
                    .contains("\"state\":\"succeeded\"");
            assertThat(kept.search("bear", "keyword")).contains("small.txt");
        }
    }

    @Test
    void whereTheDatabaseKeepsItsTables() throws IOException, InterruptedException {
        try (Program program = new Program(folder, Map.of())) {
            program.start();
            Kept.in(program, "c").isFound();
            program.stop();
        }
        SmallDisk disk = new SmallDisk(folder.resolve("postgres/pgdata/base"), 90);
        try (Program program = new Program(folder, Map.of()).launchedBy(disk.launcher())) {
            program.start();
            String key = program.adminKey();
            Kept kept = new Kept(program, "c");
            kept.isFound();
            disk.fill(program);

            Program.Answer upload = program.upload(DOCUMENTS, key, new Form().file("large.bin", random(4 << 20)));
            assertThat(upload.code()).as(upload.body()).isEqualTo(503);
            assertThat(upload.body()).contains("disk-full").contains("nothing");
            Program.Answer refused = putUntilRefused(program, key);
            assertThat(refused.code()).as(refused.body()).isEqualTo(503);
            assertThat(refused.body()).contains("disk-full").contains("nothing");
            assertThat(program.get("/q/health/live", "").code()).isEqualTo(200);
            kept.isFound();

            disk.free(program);
            Program.Answer put = program.put(DOCUMENTS + "/after", key, "{\"text\": \"a brown bear\"}");
            assertThat(put.code()).as(put.body()).isEqualTo(200);
            assertThat(kept.search("bear", "keyword")).contains("\"documentKey\":\"after\"");
            kept.isFound();
        }
    }

    /** The free room within the pages of the tables has to be used up first. */
    private static Program.Answer putUntilRefused(Program program, String key) {
        Program.Answer answer = new Program.Answer(0, "nothing was put");
        for (int i = 0; i < 100 && (answer.code() == 200 || answer.code() == 0); i++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 400; word++) {
                text.append("word").append(i * 400 + word).append(' ');
            }
            answer = program.put(DOCUMENTS + "/d" + i, key, "{\"text\": \"" + text + "\"}");
        }
        return answer;
    }

    private static byte[] random(int bytes) {
        byte[] content = new byte[bytes];
        new SplittableRandom(7).nextBytes(content);
        return content;
    }
}
