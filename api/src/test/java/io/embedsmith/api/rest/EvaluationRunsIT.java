package io.embedsmith.api.rest;

import static io.embedsmith.api.rest.JudgedCollection.NAME;
import static io.embedsmith.api.rest.JudgedCollection.QUESTIONS;
import static io.embedsmith.api.rest.JudgedCollection.RERANKED;
import static io.embedsmith.api.rest.JudgedCollection.ROUNDING;
import static io.embedsmith.api.rest.JudgedCollection.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.embedsmith.api.security.Scope;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A collection measured by its evaluation set. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EvaluationRunsIT {
    @Inject
    Api api;

    @Inject
    JudgedCollection judged;

    @Test
    void theNumbersAreThoseOfTheSearchesThemselves() {
        String collection = judged.create();
        String job = judged.run(
                collection,
                "/runs",
                Map.of(
                        "metric", "MRR@10",
                        "coefficients", List.of(0.2),
                        "rankConstants", List.of(60),
                        "rerank", Map.of("model", Api.RERANKER, "depth", 100)));

        JsonPath run = judged.outcome(collection, job);

        assertThat(run.getString("kind")).isEqualTo("evaluate");
        assertThat(run.getList("outcome.systems.system"))
                .isEqualTo(List.of("dense", "keyword", "hybrid", RERANKED, "convex-0.2", "rrf-60-0.5"));
        Map<String, Map<String, Object>> searches = Map.of(
                "dense",
                Map.of("mode", "dense"),
                "keyword",
                Map.of("mode", "keyword"),
                "hybrid",
                Map.of("mode", "hybrid"),
                RERANKED,
                Map.of("rerank", Map.of("model", Api.RERANKER, "depth", 100)),
                "convex-0.2",
                Map.of("fusion", Map.of("kind", "convex", "denseCoefficient", 0.2)),
                "rrf-60-0.5",
                Map.of("fusion", Map.of("kind", "rrf", "rankConstant", 60)));
        searches.forEach((system, search) -> assertThat(
                        run.getDouble("outcome.systems.find { it.system == '" + system + "' }.metrics.'MRR@10'"))
                .as(system)
                .isCloseTo(judged.reciprocalRank(collection, search), within(ROUNDING)));
        assertThat(run.getInt("outcome.coverage.measured")).isEqualTo(8);
        assertThat(run.getString("outcome.measured.model")).isEqualTo(Api.MODEL);
        assertThat(run.getString("outcome.measured.fusion")).isEqualTo("convex-0.5");
        assertThat(run.getInt("outcome.measured.passages")).isEqualTo(8);
        assertThat(run.getList("outcome.differences.collect { it.first }"))
                .isEqualTo(List.of("dense", "keyword", RERANKED, "convex-0.2", "rrf-60-0.5"));
        assertThat(run.getDouble("outcome.systems[0].scores.auc")).isBetween(0.5, 1.0);
        assertThat(run.getInt("outcome.systems[0].scores.positives.count")).isEqualTo(8);
        assertThat(run.getInt("outcome.systems[0].scores.negatives.count")).isEqualTo(56);
        assertThat(api.ended(job).getString("kind")).isEqualTo("evaluate");
        assertThat(api.ended(job).getString("unit")).isEqualTo("queries");
        assertThat(api.ended(job).getInt("done")).isEqualTo(8);
    }

    @Test
    void aThresholdOfTheRunReachesItsGoalInSearches() {
        String collection = judged.create();
        JsonPath run =
                judged.outcome(collection, judged.run(collection, "/runs", Map.of("goal", Map.of("recall", 0.75))));

        double threshold = run.getDouble("outcome.systems[0].scores.threshold.value");
        int found = 0;
        int kept = 0;
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            List<String> documents = judged.json(
                            Map.of("query", question.getKey(), "mode", "dense", "k", 100, "threshold", threshold))
                    .post("/api/v1/collections/{c}/search", collection)
                    .jsonPath()
                    .getList("results.documentKey");
            kept += documents.size();
            found += documents.contains(question.getValue()) ? 1 : 0;
        }
        assertThat(found / 8.0).isGreaterThanOrEqualTo(0.75);
        assertThat(run.getDouble("outcome.systems[0].scores.threshold.recall"))
                .isCloseTo(found / 8.0, within(ROUNDING));
        assertThat(run.getDouble("outcome.systems[0].scores.threshold.precision"))
                .isCloseTo((double) found / kept, within(ROUNDING));
    }

    @Test
    void whatCannotBeMeasuredIsTold() {
        String collection = judged.create();
        judged.json(Map.of(
                        "queries",
                        List.of(
                                Map.of("id", "unjudged", "text", "nobody judged this"),
                                Map.of(
                                        "id",
                                        "gone",
                                        "text",
                                        "it is no more",
                                        "judgements",
                                        List.of(Map.of("target", "gone.txt#4", "grade", 1))))))
                .post(SET + "/queries", collection, NAME)
                .then()
                .statusCode(200);

        JsonPath run = judged.outcome(collection, judged.run(collection, "/runs", Map.of()));

        assertThat(run.getInt("outcome.coverage.queries")).isEqualTo(10);
        assertThat(run.getInt("outcome.coverage.measured")).isEqualTo(9);
        assertThat(run.getList("outcome.coverage.unjudged")).isEqualTo(List.of("unjudged"));
        assertThat(run.getInt("outcome.coverage.missing")).isEqualTo(1);
        assertThat(run.getString("outcome.coverage.missingTargets[0].target")).isEqualTo("gone.txt#4");
        // The query whose answer is gone counts, with 0.
        assertThat(run.getDouble("outcome.systems[0].metrics.'R@100'")).isCloseTo(8 / 9.0, within(ROUNDING));
    }

    @Test
    void runsAreKeptComparedAndForgotten() {
        String collection = judged.create();
        String first = judged.run(collection, "/runs", Map.of("metric", "MRR@10"));
        assertThat(api.ended(first).getString("state")).isEqualTo("succeeded");
        judged.json(Map.of("fusion", Map.of("kind", "convex", "denseCoefficient", 0)))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(200);
        String second = judged.run(collection, "/runs", Map.of("metric", "MRR@10"));
        JsonPath after = judged.outcome(collection, second);

        assertThat(after.getString("outcome.measured.fusion")).isEqualTo("convex-0.0");
        api.admin().get(SET + "/runs", collection, NAME).then().body("runs.id", equalTo(List.of(second, first)));
        JsonPath comparison = api.admin()
                .queryParam("metric", "MRR@10")
                .get(SET + "/runs/{a}/compare/{b}", collection, NAME, first, second)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Double> ofFirst = api.admin()
                .get(SET + "/runs/{r}/queries", collection, NAME, first)
                .jsonPath()
                .getList("scores.hybrid.'MRR@10'", Double.class);
        List<Double> ofSecond = api.admin()
                .get(SET + "/runs/{r}/queries", collection, NAME, second)
                .jsonPath()
                .getList("scores.hybrid.'MRR@10'", Double.class);
        int changed = 0;
        for (int i = 0; i < ofFirst.size(); i++) {
            changed += ofFirst.get(i).equals(ofSecond.get(i)) ? 0 : 1;
        }
        assertThat(changed).isPositive();
        assertThat(comparison.getInt("queries")).isEqualTo(8);
        assertThat(comparison.getList("changes")).hasSize(changed);
        assertThat(comparison.getDouble("difference"))
                .isCloseTo(comparison.getDouble("second") - comparison.getDouble("first"), within(ROUNDING));
        assertThat(comparison.getDouble("p")).isBetween(0.0, 1.0);

        api.admin()
                .queryParam("metric", "nDCG@7")
                .get(SET + "/runs/{a}/compare/{b}", collection, NAME, first, second)
                .then()
                .statusCode(400)
                .body("detail", containsString("has no metric 'nDCG@7'"));
        api.admin().delete(SET + "/runs/{r}", collection, NAME, first).then().statusCode(204);
        api.admin().get(SET + "/runs/{r}", collection, NAME, first).then().statusCode(404);
        api.with(api.key(api.newTenant(), Scope.ADMIN))
                .get(SET + "/runs/{r}", collection, NAME, second)
                .then()
                .statusCode(404);
    }

    @Test
    void hybridIsWhatASearchGetsThatSaysNothingElse() {
        String collection = judged.create();
        judged.json(Map.of("threshold", 0.9))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(200);

        JsonPath run = judged.outcome(
                collection, judged.run(collection, "/runs", Map.of("metric", "MRR@10", "coefficients", List.of(0.5))));

        assertThat(run.getList("outcome.systems.system"))
                .isEqualTo(List.of("dense", "keyword", "hybrid", "convex-0.5"));
        assertThat(run.getDouble("outcome.measured.threshold")).isEqualTo(0.9);
        String found = "outcome.systems.find { it.system == '%s' }.metrics.'%s'";
        assertThat(run.getDouble(found.formatted("hybrid", "MRR@10")))
                .isCloseTo(judged.reciprocalRank(collection, Map.of()), within(ROUNDING));
        assertThat(run.getDouble(found.formatted("convex-0.5", "MRR@10")))
                .isCloseTo(judged.reciprocalRank(collection, Map.of("threshold", 0)), within(ROUNDING));
        assertThat(run.getDouble(found.formatted("hybrid", "R@100")))
                .as("something that is relevant was cut")
                .isLessThan(run.getDouble(found.formatted("convex-0.5", "R@100")));
        // A threshold is chosen from all that is found, not from what this one left.
        assertThat(run.<Object>get("outcome.systems[2].scores")).isEqualTo(run.get("outcome.systems[3].scores"));
    }
}
