package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JobProgressIT {
    @Inject
    Api api;

    /** Fewer passages than go into the database at once, so that until its end not one document is done. */
    @Test
    void oneFileOfAFewHundredPassagesMovesWhileItIsWorkedOn() {
        String collection = api.newCollection();
        StringBuilder text = new StringBuilder();
        for (int section = 0; section < 250; section++) {
            text.append("# Section ").append(section).append("\n\n");
            for (int sentence = 0; sentence < 12; sentence++) {
                text.append("In section ")
                        .append(section)
                        .append(" sentence ")
                        .append(sentence)
                        .append(" says little. ");
            }
            text.append("\n\n");
        }
        String job = api.admin()
                .multiPart("file", "one.md", text.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/collections/{n}/documents", collection)
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        List<JsonPath> told = api.events(job);

        List<Double> before = told.stream()
                .filter(now -> now.getLong("done") == 0)
                .map(now -> now.get("progress") == null ? 0.0 : now.getDouble("progress"))
                .filter(progress -> progress > 0)
                .distinct()
                .toList();
        // how many of its steps are seen depends on how busy the machine is
        assertThat(before).as("steps before the document is done").isNotEmpty().isSorted();
        assertThat(before).allSatisfy(progress -> assertThat(progress).isBetween(0.0, 1.0));
        assertThat(told.getLast().getString("state")).isEqualTo("succeeded");
        assertThat(told.getLast().getDouble("progress")).isEqualTo(1.0);
        assertThat(told.getLast().getLong("done")).isEqualTo(1);
    }
}
