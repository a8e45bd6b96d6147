package io.embedsmith.api.rest;

import static io.embedsmith.api.rest.Evaluating.EVALUATIONS;
import static io.embedsmith.api.rest.Evaluating.ROUNDING;
import static io.embedsmith.api.rest.Evaluating.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models measured alone and with a reranker behind them, as a caller sees it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RerankedEvaluationsIT {
    private static final String BOTH = Api.MODEL + "+" + Api.RERANKER;

    @Inject
    Api api;

    @Inject
    Evaluating evaluating;

    private static Map<String, Object> wish(String task, Map<String, Object> rerank) {
        return Map.of("models", List.of(Api.MODEL), "tasks", List.of(task), "rerank", rerank);
    }

    @Test
    void eachModelIsMeasuredAloneAndWithTheRerankerBehind() {
        String id = evaluating.start(wish("OwnAnswers", Map.of("model", Api.RERANKER, "depth", 1)));
        JsonPath whole = evaluating.measured(id);

        assertThat(whole.getList("evaluation.systems")).isEqualTo(List.of(Api.MODEL, BOTH));
        assertThat(whole.getInt("evaluation.rerank.depth")).isEqualTo(1);
        assertThat(whole.getInt("evaluation.total")).isEqualTo(2);
        assertThat(whole.getList("leaderboard.model", String.class)).containsExactlyInAnyOrder(Api.MODEL, BOTH);
        // Of one passage there is one order: what comes first is right, or nothing is.
        assertThat(whole.getDouble(result(BOTH, "OwnAnswers") + ".score"))
                .isCloseTo(
                        whole.getDouble(result(Api.MODEL, "OwnAnswers") + ".result.scores.test[0].ndcg_at_1"),
                        within(ROUNDING));

        String job = evaluating
                .json(Map.of("first", Api.MODEL, "second", BOTH))
                .post(EVALUATIONS + "/{id}/compare", id)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(api.ended(job).getString("state")).isEqualTo("succeeded");
    }

    @Test
    void anotherDepthIsAnotherResult() {
        JsonPath one =
                evaluating.measured(evaluating.start(wish("OwnAnswers", Map.of("model", Api.RERANKER, "depth", 2))));
        JsonPath all = evaluating.measured(evaluating.start(wish("OwnAnswers", Map.of("model", Api.RERANKER))));

        assertThat(all.getInt("evaluation.rerank.depth")).isEqualTo(100);
        String revision = result(BOTH, "OwnAnswers") + ".revision";
        assertThat(all.getString(revision)).isNotEqualTo(one.getString(revision));
        assertThat(all.getString(result(Api.MODEL, "OwnAnswers") + ".status")).isEqualTo("kept");
    }

    @Test
    void whatRanksNothingIsRefused() {
        evaluating
                .json(wish("OwnPairs", Map.of("model", Api.RERANKER)))
                .post(EVALUATIONS)
                .then()
                .statusCode(400)
                .body("detail", allOf(containsString("OwnPairs"), containsString("STS"), containsString("rerank")));
        evaluating
                .json(wish("OwnAnswers", Map.of("model", Api.MODEL)))
                .post(EVALUATIONS)
                .then()
                .statusCode(equalTo(400))
                .body("detail", containsString(Api.MODEL));
    }
}
