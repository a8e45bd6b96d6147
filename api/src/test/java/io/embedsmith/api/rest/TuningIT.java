package io.embedsmith.api.rest;

import static io.embedsmith.api.rest.JudgedCollection.QUESTIONS;
import static io.embedsmith.api.rest.JudgedCollection.ROUNDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Choosing the coefficient and the threshold of a collection. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TuningIT {
    @Inject
    Api api;

    @Inject
    JudgedCollection judged;

    @Test
    void tuningChangesTheCollectionOnlyWhenAskedToAndBetter() {
        String collection = judged.create();
        // By words alone most questions find nothing: there is something to be gained.
        judged.json(Map.of("fusion", Map.of("kind", "convex", "denseCoefficient", 0)))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(200);

        JsonPath asked = judged.outcome(collection, judged.run(collection, "/tune", Map.of("metric", "MRR@10")));
        assertThat(asked.getBoolean("outcome.tuning.better")).isTrue();
        assertThat(asked.getBoolean("outcome.tuning.applied")).isFalse();
        assertThat(asked.getList("outcome.tuning.curve")).hasSize(21);
        assertThat(asked.getList("outcome.tuning.folds")).hasSize(5);
        api.admin().get("/api/v1/collections/{c}", collection).then().body("fusion.denseCoefficient", equalTo(0.0f));

        JsonPath applied = judged.outcome(
                collection,
                judged.run(
                        collection, "/tune", Map.of("metric", "MRR@10", "apply", true, "goal", Map.of("recall", 0.5))));
        double chosen = applied.getDouble("outcome.tuning.chosen");
        assertThat(applied.getBoolean("outcome.tuning.applied")).isTrue();
        assertThat(applied.getDouble("outcome.tuning.chosenScore"))
                .isCloseTo(judged.reciprocalRank(collection, Map.of("mode", "hybrid")), within(ROUNDING))
                .isGreaterThanOrEqualTo(applied.getDouble("outcome.tuning.crossValidated"));
        assertThat(applied.getDouble("outcome.tuning.threshold.recall")).isBetween(0.0, 1.0);
        assertThat(api.admin()
                        .get("/api/v1/collections/{c}", collection)
                        .jsonPath()
                        .getDouble("fusion.denseCoefficient"))
                .isEqualTo(chosen);

        JsonPath again =
                judged.outcome(collection, judged.run(collection, "/tune", Map.of("metric", "MRR@10", "apply", true)));
        assertThat(again.getDouble("outcome.tuning.chosen")).isEqualTo(chosen);
        assertThat(again.getBoolean("outcome.tuning.better")).isFalse();
        assertThat(again.getBoolean("outcome.tuning.applied")).isFalse();
    }

    @Test
    void aStoredThresholdCutsHybridSearchesThatSayNone() {
        String collection = judged.create();
        Map<String, Object> wish =
                Map.of("metric", "MRR@10", "apply", true, "applyThreshold", true, "goal", Map.of("recall", 0.5));
        judged.json(Map.of("fusion", Map.of("kind", "convex", "denseCoefficient", 0)))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(200);

        JsonPath tuned = judged.outcome(collection, judged.run(collection, "/tune", wish));
        double threshold = tuned.getDouble("outcome.tuning.threshold.value");
        assertThat(tuned.getBoolean("outcome.tuning.thresholdApplied")).isTrue();
        assertThat(api.admin()
                        .get("/api/v1/collections/{c}", collection)
                        .jsonPath()
                        .getDouble("threshold"))
                .isEqualTo(threshold);

        String question = QUESTIONS.keySet().iterator().next();
        JsonPath cut = judged.search(collection, Map.of("query", question));
        JsonPath whole = judged.search(collection, Map.of("query", question, "threshold", 0));
        assertThat(cut.getDouble("threshold")).isEqualTo(threshold);
        assertThat(cut.getList("results.score", Double.class)).isNotEmpty().allMatch(score -> score >= threshold);
        assertThat(whole.getList("results").size())
                .isGreaterThan(cut.getList("results").size());
        assertThat(judged.search(collection, Map.of("query", question, "mode", "dense"))
                        .<Object>get("threshold"))
                .as("scores of another kind")
                .isNull();

        judged.json(Map.of("fusion", Map.of("kind", "rrf")))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(200)
                .body("threshold", nullValue());
        judged.json(Map.of("threshold", 1.5))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(400)
                .body("detail", containsString("threshold"));
    }
}
