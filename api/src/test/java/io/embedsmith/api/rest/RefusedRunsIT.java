package io.embedsmith.api.rest;

import static io.embedsmith.api.rest.JudgedCollection.NAME;
import static io.embedsmith.api.rest.JudgedCollection.SET;
import static io.embedsmith.api.rest.JudgedCollection.SETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What cannot be measured or tuned. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusedRunsIT {
    @Inject
    Api api;

    @Inject
    JudgedCollection judged;

    @Test
    void wrongWishesAreRefusedBeforeAJobIsMade() {
        String collection = judged.create();
        Map<Map<String, Object>, String> wrong = Map.of(
                Map.of("metric", "F1@3"), "metric 'F1@3' is not known",
                Map.of("metric", "nDCG@5000"), "at most 1000 are searched",
                Map.of("ks", List.of(0)), "ks are [0]",
                Map.of("ks", List.of()), "ks are []",
                Map.of("coefficients", List.of(1.5)), "coefficients are [1.5]",
                Map.of("rankConstants", List.of(0)), "rankConstants are [0]",
                Map.of("goal", Map.of("precision", 0)), "precision asked for is 0.0",
                Map.of("goal", Map.of("precision", 0.9, "recall", 0.9)), "both precision and recall");
        wrong.forEach((body, words) -> judged.json(body)
                .post(SET + "/runs", collection, NAME)
                .then()
                .statusCode(400)
                .body("detail", containsString(words)));
        judged.json(Map.of("metric", "none"))
                .post(SET + "/tune", collection, NAME)
                .then()
                .statusCode(400)
                .body("detail", containsString("metric 'none'"));
        for (String what : List.of("/runs", "/tune")) {
            judged.json(Map.of())
                    .post(SET + what, collection, "no-such-set")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("evaluation-set-not-found"));
        }
        api.admin().get(SET + "/runs", collection, NAME).then().body("runs", hasSize(0));
        api.admin()
                .get(SET + "/runs/{r}", collection, NAME, UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void aSetWithNothingToMeasureByFailsItsJobInWords() {
        String collection = api.newCollection();
        judged.json(Map.of("name", NAME, "queries", List.of(Map.of("id", "1", "text", "unjudged"))))
                .post(SETS, collection)
                .then()
                .statusCode(201);

        JsonPath ended = api.ended(judged.run(collection, "/runs", Map.of()));
        assertThat(ended.getString("state")).isEqualTo("failed");
        assertThat(ended.getString("message"))
                .contains("no query with a relevant passage")
                .contains("(1 without)");

        judged.json(Map.of("query", "one", "target", "gone", "grade", 1)).put(SET + "/judgements", collection, NAME);
        JsonPath tuned = api.ended(judged.run(collection, "/tune", Map.of()));
        assertThat(tuned.getString("state")).isEqualTo("failed");
        assertThat(tuned.getString("message")).contains("1 judged queries; at least 2 are needed");
    }
}
