package io.embedsmith.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.embedsmith.api.security.FirstKeys;
import io.embedsmith.api.security.Scope;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KeysIT {
    @Inject
    Api api;

    @Test
    void aKeyIsShownOnceAndThenOnlyItsPrefix() {
        JsonPath created = api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "website", "scopes", List.of("read")))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String key = created.getString("key");

        assertThat(key).startsWith("es_" + created.getString("prefix") + "_");
        String list = api.admin().get("/api/v1/keys").asString();
        assertThat(list)
                .contains(created.getString("prefix"))
                .doesNotContain(key)
                .doesNotContain("\"key\"");
        api.with(key)
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("keyName", equalTo("website"))
                .body("scopes", contains("read"))
                .body("tenant", equalTo("00000000-0000-0000-0000-000000000001"));
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        JsonPath created = api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "short-lived", "scopes", List.of("write")))
                .post("/api/v1/keys")
                .jsonPath();
        api.with(created.getString("key")).get("/api/v1/session").then().statusCode(200);

        api.admin().delete("/api/v1/keys/{id}", created.getString("id")).then().statusCode(204);

        api.with(created.getString("key"))
                .get("/api/v1/session")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthorized"));
        api.admin().delete("/api/v1/keys/{id}", created.getString("id")).then().statusCode(404);
    }

    @Test
    void anExpiryInThePastIsRefused() {
        api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "old", "scopes", List.of("read"), "expiresAt", "2020-01-01T00:00:00Z"))
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("detail", containsString("2020-01-01"));
    }

    @Test
    void anExpiredKeyIsRefused() throws InterruptedException {
        String key = api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "brief",
                        "scopes",
                        List.of("read"),
                        "expiresAt",
                        Instant.now().plusMillis(700).toString()))
                .post("/api/v1/keys")
                .jsonPath()
                .getString("key");
        int status = 200;
        for (int i = 0; i < 100 && status == 200; i++) {
            Thread.sleep(50);
            status = api.with(key).get("/api/v1/session").statusCode();
        }

        assertThat(status).isEqualTo(401);
    }

    @Test
    void lastUseIsNoted() {
        String key = api.key(Scope.READ);
        String prefix = key.substring(3, 11);
        api.admin()
                .get("/api/v1/keys")
                .then()
                .body("keys.find { it.prefix == '" + prefix + "' }.lastUsedAt", nullValue());

        api.with(key).get("/api/v1/session").then().statusCode(200);

        api.admin()
                .get("/api/v1/keys")
                .then()
                .body("keys.find { it.prefix == '" + prefix + "' }.lastUsedAt", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic YWRtaW46YWRtaW4=",
                "Bearer es_x' OR 1=1 --",
                "Bearer es_aaaaaaaa_bbb"
            })
    void whatIsNoKeyIsRefused(String header) {
        given().header("Authorization", header)
                .get("/api/v1/session")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(401, 429))
                .contentType("application/problem+json");
    }

    @Test
    void noKeyIsRefusedWithTheWayToSendOne() {
        given().get("/api/v1/collections")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("detail", containsString("Authorization: Bearer"));
    }

    @ParameterizedTest
    @CsvSource({
        "READ, GET, /api/v1/collections, 200",
        "READ, GET, /api/v1/models, 200",
        "READ, GET, /api/v1/jobs, 200",
        "READ, DELETE, /api/v1/collections/none, 403",
        "READ, POST, /api/v1/jobs/00000000-0000-0000-0000-000000000000/cancel, 403",
        "READ, GET, /api/v1/keys, 403",
        "WRITE, DELETE, /api/v1/collections/none, 404",
        "WRITE, POST, /api/v1/jobs/00000000-0000-0000-0000-000000000000/cancel, 404",
        "WRITE, GET, /api/v1/keys, 403",
        "WRITE, DELETE, /api/v1/keys/00000000-0000-0000-0000-000000000000, 403",
        "WRITE, DELETE, /api/v1/collections/none/watches/00000000-0000-0000-0000-000000000000, 403",
        "ADMIN, GET, /api/v1/keys, 200",
        "ADMIN, DELETE, /api/v1/keys/00000000-0000-0000-0000-000000000000, 404"
    })
    void aKeyDoesWhatItsScopeHolds(Scope scope, String method, String path, int status) {
        api.with(api.key(scope)).request(method, path).then().statusCode(status);
    }

    @Test
    void theFilesOfTheFirstStartBelongToTheirOwnerAlone() throws IOException {
        for (String name : List.of(FirstKeys.ADMIN_FILE, FirstKeys.COMMAND_LINE_FILE)) {
            Path file = api.data().resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            api.with(Files.readString(file).strip())
                    .get("/api/v1/session")
                    .then()
                    .statusCode(200);
        }
    }
}
