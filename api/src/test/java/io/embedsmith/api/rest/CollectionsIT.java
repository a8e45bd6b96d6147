package io.embedsmith.api.rest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.embedsmith.api.security.Scope;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.embedsmith.retrieval.tenant.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CollectionsIT {
    @Inject
    Api api;

    private RequestSpecification json(Object body) {
        return api.admin().contentType(ContentType.JSON).body(body);
    }

    @Test
    void aCollectionIsMadeShownChangedAndRemoved() {
        String name = "手册-" + UUID.randomUUID();
        json(Map.of("name", name, "model", Api.MODEL, "splitting", Map.of("maxTokens", 128)))
                .post("/api/v1/collections")
                .then()
                .statusCode(201)
                .body("name", equalTo(name))
                .body("dimension", equalTo(512))
                .body("vectorType", equalTo("halfvec"))
                .body("splitting.maxTokens", equalTo(128))
                .body("splitting.overlapTokens", equalTo(32))
                .body("fusion.kind", equalTo("convex"))
                .body("documents", equalTo(0));

        json(Map.of("name", name, "model", Api.MODEL))
                .post("/api/v1/collections")
                .then()
                .statusCode(409)
                .body("code", equalTo("collection-exists"));

        json(Map.of("fusion", Map.of("kind", "rrf", "rankConstant", 30, "denseCoefficient", 0.7)))
                .patch("/api/v1/collections/{n}", name)
                .then()
                .statusCode(200)
                .body("fusion.kind", equalTo("rrf"))
                .body("fusion.rankConstant", equalTo(30))
                .body("splitting.maxTokens", equalTo(128));

        api.admin().get("/api/v1/collections").then().body("collections.name", hasItem(name));
        api.admin().delete("/api/v1/collections/{n}", name).then().statusCode(204);
        api.admin()
                .get("/api/v1/collections/{n}", name)
                .then()
                .statusCode(404)
                .body("code", equalTo("collection-not-found"))
                .body("detail", containsString(name));
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        json(Map.of("name", "c-" + UUID.randomUUID(), "model", "no-such-model"))
                .post("/api/v1/collections")
                .then()
                .statusCode(404)
                .body("code", equalTo("model-not-found"))
                .body("detail", containsString("no-such-model"));
    }

    @Test
    void aNewUserDictionarySegmentsThePassagesAgain() {
        String name = api.newCollection();
        api.put(name, "d", "量子纠缠态分发");

        json(Map.of("userDictionary", List.of("纠缠态分发")))
                .patch("/api/v1/collections/{n}", name)
                .then()
                .statusCode(200)
                .body("userDictionary[0]", equalTo("纠缠态分发"));

        String job = api.admin()
                .get("/api/v1/jobs")
                .jsonPath()
                .getString("jobs.find { it.collection == '" + name + "' && it.kind == 'resegment' }.id");
        org.assertj.core.api.Assertions.assertThat(api.ended(job).getString("state"))
                .isEqualTo("succeeded");
        json(Map.of("query", "纠缠态分发", "mode", "keyword"))
                .post("/api/v1/collections/{n}/search", name)
                .then()
                .body("results[0].documentKey", equalTo("d"));
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        String name = api.newCollection();
        api.put(name, "d", "nobody else may read this");
        TenantId other = api.newTenant();
        String key = api.key(other, Scope.ADMIN);

        api.with(key).get("/api/v1/collections").then().statusCode(200).body("collections.size()", equalTo(0));
        for (String path : List.of("", "/documents", "/documents/d", "/documents/d/passages", "/watches")) {
            api.with(key).get("/api/v1/collections/" + name + path).then().statusCode(404);
        }
        api.with(key)
                .contentType(ContentType.JSON)
                .body(Map.of("query", "read"))
                .post("/api/v1/collections/{n}/search", name)
                .then()
                .statusCode(404);
        api.with(key).delete("/api/v1/collections/{n}", name).then().statusCode(404);
        api.with(key).delete("/api/v1/collections/{n}/documents/d", name).then().statusCode(404);
        api.with(key).get("/api/v1/jobs").then().body("jobs.size()", equalTo(0));
        api.with(key).get("/api/v1/keys").then().body("keys.size()", equalTo(1));
        // The name is free for the other tenant.
        api.with(key)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "model", Api.MODEL))
                .post("/api/v1/collections")
                .then()
                .statusCode(201);
        api.admin().get("/api/v1/collections/{n}", name).then().body("documents", equalTo(1));
    }
}
