package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Api;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A collection whose questions are judged, as the tests measure and tune it. */
@Singleton
class JudgedCollection {
    static final String SETS = "/api/v1/collections/{c}/evaluation-sets";
    static final String SET = SETS + "/{s}";
    static final String NAME = "faq";
    static final String RERANKED = "hybrid+" + Api.RERANKER + "-100";
    /** The test's JSON parser keeps floats. */
    static final double ROUNDING = 1e-6;

    /** Document key to its text. Words of one query come in several, so that the signals disagree. */
    static final Map<String, String> CORPUS = new LinkedHashMap<>();

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
    static final Map<String, String> QUESTIONS = Map.of(
            "怎样重置密码", "密码.txt",
            "钱什么时候还给我", "退款.txt",
            "订单的票据在哪里", "发票.txt",
            "我的快递走到什么地方了", "物流.txt",
            "登录不了,号被封了", "账户.txt",
            "积分会过期吗", "会员.txt",
            "能不能用信用卡买", "支付.txt",
            "搬家了,东西寄到新家", "地址.txt");

    private final Api api;

    JudgedCollection(Api api) {
        this.api = api;
    }

    RequestSpecification json(Object body) {
        return api.admin().contentType(ContentType.JSON).body(body);
    }

    /** A new one with its evaluation set. */
    String create() {
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

    String run(String collection, String what, Object body) {
        return json(body)
                .post(SET + what, collection, NAME)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    JsonPath outcome(String collection, String job) {
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
    double reciprocalRank(String collection, Map<String, Object> search) {
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

    JsonPath search(String collection, Map<String, Object> request) {
        return json(request)
                .post("/api/v1/collections/{c}/search", collection)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
