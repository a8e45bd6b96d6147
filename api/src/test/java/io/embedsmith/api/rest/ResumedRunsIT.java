package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.embedsmith.api.evaluation.EvaluationPlan;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.evaluation.MeasuringJob;
import io.embedsmith.api.evaluation.MeasuringJobs;
import io.embedsmith.api.evaluation.QueryListener;
import io.embedsmith.api.evaluation.TuningPlan;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.embedsmith.retrieval.tenant.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Jobs that measure a collection by a set, stopped and taken up again. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResumedRunsIT {
    private static final String SETS = "/api/v1/collections/{c}/evaluation-sets";
    private static final String SET = SETS + "/many";
    private static final int QUERIES = 1_000;

    @Inject
    Api api;

    @Inject
    MeasuringJobs jobs;

    private String judgedCollection(int queries) {
        String collection = api.newCollection();
        // By words alone nothing is found for lunch, and of what is not found the first document comes first.
        api.put(collection, "a.txt", "忘记密码时,请在登录页点击找回密码。");
        api.put(collection, "z.txt", "The canteen serves soup from noon on.");
        List<Map<String, Object>> judged = IntStream.range(0, queries)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "id",
                        "q" + i,
                        "text",
                        i % 2 == 0 ? "怎样重置密码 " + i : "what is for lunch " + i,
                        "judgements",
                        List.of(Map.of("target", i % 2 == 0 ? "a.txt" : "z.txt", "grade", 1))))
                .toList();
        post(SETS, collection, Map.of("name", "many", "queries", judged), 201);
        return collection;
    }

    private JsonPath post(String path, String collection, Object body, int code) {
        return api.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path, collection)
                .then()
                .statusCode(code)
                .extract()
                .jsonPath();
    }

    @Test
    void aCancelledRunGoesOnAndIsThereOnce() throws InterruptedException {
        String collection = judgedCollection(QUERIES);
        String job =
                post(SET + "/runs", collection, Map.of("metric", "MRR@10"), 202).getString("id");
        while (job(job).getInt("done") < QUERIES / 20) {
            Thread.sleep(10);
        }
        api.admin().post("/api/v1/jobs/{id}/cancel", job).then().statusCode(200);
        JsonPath cancelled = api.ended(job);
        assertThat(cancelled.getString("state")).isEqualTo("cancelled");
        assertThat(cancelled.getInt("done")).isLessThan(QUERIES);
        api.admin().get(SET + "/runs", collection).then().body("runs", hasSize(0));

        api.admin().post("/api/v1/jobs/{id}/resume", job).then().statusCode(200);
        JsonPath ended = api.ended(job);

        assertThat(ended.getString("state")).isEqualTo("succeeded");
        assertThat(ended.getInt("done")).isEqualTo(QUERIES);
        assertThat(ended.<Object>get("phase")).as("of what is over").isNull();
        api.admin()
                .get(SET + "/runs", collection)
                .then()
                .body("runs.id", equalTo(List.of(job)))
                .body("runs[0].outcome.coverage.measured", equalTo(QUERIES));
    }

    private JsonPath job(String id) {
        return api.admin().get("/api/v1/jobs/{id}", id).jsonPath();
    }

    /** As if the server had died between writing the run and changing the collection. */
    @Test
    void whatTheRunSaysIsStoredByTheNextAttempt() {
        String collection = judgedCollection(8);
        fusion(collection, 0);
        String job = post(SET + "/tune", collection, Map.of("metric", "MRR@10", "apply", true), 202)
                .getString("id");
        assertThat(api.ended(job).getString("state")).isEqualTo("succeeded");
        JsonPath run = api.admin().get(SET + "/runs/{r}", collection, job).jsonPath();
        assertThat(run.getBoolean("outcome.tuning.applied")).isTrue();
        fusion(collection, 0);

        Heard heard = new Heard(8);
        jobs.tune(
                new MeasuringJob(
                        UUID.fromString(job), new EvaluationSets.Address(TenantId.DEFAULT, collection, "many")),
                new TuningPlan("MRR@10", EvaluationPlan.Goal.BEST_F1, true, false),
                heard);

        assertThat(heard.total).isEqualTo(8);
        assertThat(heard.known).isEqualTo(8);
        assertThat(heard.measured).isZero();
        assertThat(api.admin()
                        .get("/api/v1/collections/{c}", collection)
                        .jsonPath()
                        .getDouble("fusion.denseCoefficient"))
                .isEqualTo(run.getDouble("outcome.tuning.chosen"));
        api.admin().get(SET + "/runs", collection).then().body("runs.id", equalTo(List.of(job)));
    }

    @Test
    void whatWasFoundIsFoundAgainOnceADocumentIsRewritten() {
        String collection = judgedCollection(8);
        MeasuringJob job = new MeasuringJob(
                UUID.fromString(post(SET + "/runs", collection, Map.of(), 202).getString("id")),
                new EvaluationSets.Address(TenantId.DEFAULT, collection, "many"));
        api.ended(job.id().toString());
        api.admin()
                .delete(SET + "/runs/{r}", collection, job.id().toString())
                .then()
                .statusCode(204);

        Heard first = measured(job, 4);
        Heard second = measured(job, 2);
        // As many documents, passages and words as before.
        api.put(collection, "z.txt", "The canteen serves tea from noon on.");
        Heard third = measured(job, 8);

        assertThat(first.known).isZero();
        assertThat(second.known).isEqualTo(4);
        assertThat(third.known).isZero();
        assertThat(third.measured).isEqualTo(8);
    }

    private Heard measured(MeasuringJob job, int queries) {
        Heard heard = new Heard(queries);
        jobs.evaluate(
                job,
                new EvaluationPlan(
                        EvaluationPlan.DEFAULT_KS,
                        EvaluationPlan.DEFAULT_METRIC,
                        List.of(),
                        List.of(),
                        EvaluationPlan.Goal.BEST_F1,
                        Optional.empty()),
                heard);
        return heard;
    }

    private void fusion(String collection, double coefficient) {
        api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("fusion", Map.of("kind", "convex", "denseCoefficient", coefficient)))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(200);
    }

    /** Stops a measurement after so many queries. */
    private static final class Heard implements QueryListener {
        private final int most;
        private int total;
        private int known;
        private int measured;

        Heard(int most) {
            this.most = most;
        }

        @Override
        public void total(int queries, int before) {
            total = queries;
            known = before;
        }

        @Override
        public void measured() {
            measured++;
        }

        @Override
        public void phase(String name, int done, int steps) {}

        @Override
        public boolean isCancelled() {
            return measured >= most && total > known + measured;
        }
    }
}
