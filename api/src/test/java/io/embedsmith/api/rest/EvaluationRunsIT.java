package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.embedsmith.api.security.Scope;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EvaluationRunsIT {
    private static final String SETS = "/api/v1/collections/{c}/evaluation-sets";
    private static final String SET = SETS + "/{s}";
    private static final String NAME = "faq";
    private static final String RERANKED = "hybrid+" + Api.RERANKER + "-100";
    /** The test's JSON parser keeps floats. */
    private static final double ROUNDING = 1e-6;

    /** Document key to its text. Words of one query come in several, so that the signals disagree. */
    private static final Map<String, String> CORPUS = new LinkedHashMap<>();

    static {
        CORPUS.put("密码.txt", "忘记密码时,请在登录页点击“找回密码”,系统会发送一封邮件。");
        CORPUS.put("退款.txt", "七天之内可以无理由退货,货款将在三个工作日内退回原账户。");
        CORPUS.put("发票.txt", "电子发票在订单完成后自动开具,可以在订单页面下载。");
        CORPUS.put("物流.txt", "订单发出后,您可以在物流页面查看包裹现在到了哪里。");
        CORPUS.put("账户.txt", "账户被锁定后请联系客服,不要反复输入密码。");
        CORPUS.put("会员.txt", "会员积分每年年底清零,积分可以兑换优惠券。");
        CORPUS.put("支付.txt", "支持银行卡、微信和支付宝付款,付款失败请更换方式。");
        CORPUS.put("地址.txt", "发货之前可以在订单页面修改收货地址。");
    }

    /** Question to the document that answers it. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "怎样重置密码", "密码.txt",
            "钱什么时候还给我", "退款.txt",
            "订单的票据在哪里", "发票.txt",
            "我的快递走到什么地方了", "物流.txt",
            "登录不了,号被封了", "账户.txt",
            "积分会过期吗", "会员.txt",
            "能不能用信用卡买", "支付.txt",
            "搬家了,东西寄到新家", "地址.txt");

    @Inject
    Api api;

    private RequestSpecification json(Object body) {
        return api.admin().contentType(ContentType.JSON).body(body);
    }

    private String judgedCollection() {
        String collection = api.newCollection();
        CORPUS.forEach((key, text) -> api.put(collection, key, text));
        List<Map<String, Object>> queries = new ArrayList<>();
        QUESTIONS.forEach((question, answer) -> queries.add(
                Map.of("id", answer, "text", question, "judgements", List.of(Map.of("target", answer, "grade", 1)))));
        json(Map.of("name", NAME, "queries", queries))
                .post(SETS, collection)
                .then()
                .statusCode(201);
        return collection;
    }

    private String run(String collection, String what, Object body) {
        return json(body)
                .post(SET + what, collection, NAME)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private JsonPath outcome(String collection, String job) {
        assertThat(api.ended(job).getString("state"))
                .as(api.ended(job).getString("message"))
                .isEqualTo("succeeded");
        return api.admin()
                .get(SET + "/runs/{r}", collection, NAME, job)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What a caller sees who searches each query and looks where the answer's document first comes. */
    private double reciprocalRank(String collection, Map<String, Object> search) {
        double sum = 0;
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            Map<String, Object> body = new LinkedHashMap<>(search);
            body.put("query", question.getKey());
            body.put("k", 100);
            List<String> documents = json(body)
                    .post("/api/v1/collections/{c}/search", collection)
                    .jsonPath()
                    .<String>getList("results.documentKey")
                    .stream()
                    .distinct()
                    .toList();
            int rank = documents.indexOf(question.getValue()) + 1;
            sum += rank == 0 || rank > 10 ? 0 : 1.0 / rank;
        }
        return sum / QUESTIONS.size();
    }

    @Test
    void theNumbersAreThoseOfTheSearchesThemselves() {
        String collection = judgedCollection();
        String job = run(
                collection,
                "/runs",
                Map.of(
                        "metric", "MRR@10",
                        "coefficients", List.of(0.2),
                        "rankConstants", List.of(60),
                        "rerank", Map.of("model", Api.RERANKER, "depth", 100)));

        JsonPath run = outcome(collection, job);

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
                .isCloseTo(reciprocalRank(collection, search), within(ROUNDING)));
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
        String collection = judgedCollection();
        JsonPath run = outcome(collection, run(collection, "/runs", Map.of("goal", Map.of("recall", 0.75))));

        double threshold = run.getDouble("outcome.systems[0].scores.threshold.value");
        int found = 0;
        int kept = 0;
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            List<String> documents = json(Map.of(
                            "query", question.getKey(), "mode", "dense", "k", 100, "threshold", threshold))
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
        String collection = judgedCollection();
        json(Map.of(
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

        JsonPath run = outcome(collection, run(collection, "/runs", Map.of()));

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
        String collection = judgedCollection();
        String first = run(collection, "/runs", Map.of("metric", "MRR@10"));
        assertThat(api.ended(first).getString("state")).isEqualTo("succeeded");
        json(Map.of("fusion", Map.of("kind", "convex", "denseCoefficient", 0)))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(200);
        String second = run(collection, "/runs", Map.of("metric", "MRR@10"));
        JsonPath after = outcome(collection, second);

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
    void tuningChangesTheCollectionOnlyWhenAskedToAndBetter() {
        String collection = judgedCollection();
        // By words alone most questions find nothing: there is something to be gained.
        json(Map.of("fusion", Map.of("kind", "convex", "denseCoefficient", 0)))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(200);

        JsonPath asked = outcome(collection, run(collection, "/tune", Map.of("metric", "MRR@10")));
        assertThat(asked.getBoolean("outcome.tuning.better")).isTrue();
        assertThat(asked.getBoolean("outcome.tuning.applied")).isFalse();
        assertThat(asked.getList("outcome.tuning.curve")).hasSize(21);
        assertThat(asked.getList("outcome.tuning.folds")).hasSize(5);
        api.admin().get("/api/v1/collections/{c}", collection).then().body("fusion.denseCoefficient", equalTo(0.0f));

        JsonPath applied = outcome(
                collection,
                run(collection, "/tune", Map.of("metric", "MRR@10", "apply", true, "goal", Map.of("recall", 0.5))));
        double chosen = applied.getDouble("outcome.tuning.chosen");
        assertThat(applied.getBoolean("outcome.tuning.applied")).isTrue();
        assertThat(applied.getDouble("outcome.tuning.chosenScore"))
                .isCloseTo(reciprocalRank(collection, Map.of("mode", "hybrid")), within(ROUNDING))
                .isGreaterThanOrEqualTo(applied.getDouble("outcome.tuning.crossValidated"));
        assertThat(applied.getDouble("outcome.tuning.threshold.recall")).isBetween(0.0, 1.0);
        assertThat(api.admin()
                        .get("/api/v1/collections/{c}", collection)
                        .jsonPath()
                        .getDouble("fusion.denseCoefficient"))
                .isEqualTo(chosen);

        JsonPath again = outcome(collection, run(collection, "/tune", Map.of("metric", "MRR@10", "apply", true)));
        assertThat(again.getDouble("outcome.tuning.chosen")).isEqualTo(chosen);
        assertThat(again.getBoolean("outcome.tuning.better")).isFalse();
        assertThat(again.getBoolean("outcome.tuning.applied")).isFalse();
    }

    @Test
    void aStoredThresholdCutsHybridSearchesThatSayNone() {
        String collection = judgedCollection();
        Map<String, Object> wish =
                Map.of("metric", "MRR@10", "apply", true, "applyThreshold", true, "goal", Map.of("recall", 0.5));
        json(Map.of("fusion", Map.of("kind", "convex", "denseCoefficient", 0)))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(200);

        JsonPath tuned = outcome(collection, run(collection, "/tune", wish));
        double threshold = tuned.getDouble("outcome.tuning.threshold.value");
        assertThat(tuned.getBoolean("outcome.tuning.thresholdApplied")).isTrue();
        assertThat(api.admin()
                        .get("/api/v1/collections/{c}", collection)
                        .jsonPath()
                        .getDouble("threshold"))
                .isEqualTo(threshold);

        String question = QUESTIONS.keySet().iterator().next();
        JsonPath cut = search(collection, Map.of("query", question));
        JsonPath whole = search(collection, Map.of("query", question, "threshold", 0));
        assertThat(cut.getDouble("threshold")).isEqualTo(threshold);
        assertThat(cut.getList("results.score", Double.class)).isNotEmpty().allMatch(score -> score >= threshold);
        assertThat(whole.getList("results").size())
                .isGreaterThan(cut.getList("results").size());
        assertThat(search(collection, Map.of("query", question, "mode", "dense"))
                        .<Object>get("threshold"))
                .as("scores of another kind")
                .isNull();

        json(Map.of("fusion", Map.of("kind", "rrf")))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(200)
                .body("threshold", nullValue());
        json(Map.of("threshold", 1.5))
                .patch("/api/v1/collections/{c}", collection)
                .then()
                .statusCode(400)
                .body("detail", containsString("threshold"));
    }

    private JsonPath search(String collection, Map<String, Object> request) {
        return json(request)
                .post("/api/v1/collections/{c}/search", collection)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void wrongWishesAreRefusedBeforeAJobIsMade() {
        String collection = judgedCollection();
        Map<Map<String, Object>, String> wrong = Map.of(
                Map.of("metric", "F1@3"), "metric 'F1@3' is not known",
                Map.of("metric", "nDCG@5000"), "at most 1000 are searched",
                Map.of("ks", List.of(0)), "ks are [0]",
                Map.of("ks", List.of()), "ks are []",
                Map.of("coefficients", List.of(1.5)), "coefficients are [1.5]",
                Map.of("rankConstants", List.of(0)), "rankConstants are [0]",
                Map.of("goal", Map.of("precision", 0)), "precision asked for is 0.0",
                Map.of("goal", Map.of("precision", 0.9, "recall", 0.9)), "both precision and recall");
        wrong.forEach((body, words) -> json(body)
                .post(SET + "/runs", collection, NAME)
                .then()
                .statusCode(400)
                .body("detail", containsString(words)));
        json(Map.of("metric", "none"))
                .post(SET + "/tune", collection, NAME)
                .then()
                .statusCode(400)
                .body("detail", containsString("metric 'none'"));
        for (String what : List.of("/runs", "/tune")) {
            json(Map.of())
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
        json(Map.of("name", NAME, "queries", List.of(Map.of("id", "1", "text", "unjudged"))))
                .post(SETS, collection)
                .then()
                .statusCode(201);

        JsonPath ended = api.ended(run(collection, "/runs", Map.of()));
        assertThat(ended.getString("state")).isEqualTo("failed");
        assertThat(ended.getString("message"))
                .contains("no query with a relevant passage")
                .contains("(1 without)");

        json(Map.of("query", "one", "target", "gone", "grade", 1)).put(SET + "/judgements", collection, NAME);
        JsonPath tuned = api.ended(run(collection, "/tune", Map.of()));
        assertThat(tuned.getString("state")).isEqualTo("failed");
        assertThat(tuned.getString("message")).contains("1 judged queries; at least 2 are needed");
    }
}
