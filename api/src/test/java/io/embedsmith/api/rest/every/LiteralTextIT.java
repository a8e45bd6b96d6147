package io.embedsmith.api.rest.every;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that means something to SQL, to patterns or to templates is kept and found as it is, and means nothing. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LiteralTextIT {
    @Inject
    Api api;

    @TestHTTPResource("/")
    URI server;

    static Stream<String> texts() {
        return BadValue.texts()
                .map(BadValue::text)
                .filter(text -> !text.isBlank() && text.length() < 1_000)
                .filter(text -> text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c)));
    }

    private RequestSpecification asItIs() {
        return api.admin().urlEncodingEnabled(false);
    }

    private RequestSpecification json(Object body) {
        return asItIs().contentType(ContentType.JSON).body(Bodies.write(body).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itIsKeptAndFoundAsItIs(String text) {
        String collection = api.newCollection();
        for (String key : List.of(text, "other")) {
            String held = key.equals("other") ? "something else" : text;
            json(Map.of("text", "needle " + held, "title", held, "metadata", Map.of(text, held)))
                    .put(address(collection, key))
                    .then()
                    .statusCode(200);
        }

        asItIs().get(address(collection, text))
                .then()
                .statusCode(200)
                .body("key", equalTo(text))
                .body("title", equalTo(text))
                .body("metadata", equalTo(Map.of(text, text)));
        for (Map<String, Object> filter : List.<Map<String, Object>>of(
                equals(text, text), equals("document.key", text), anyOf(text, text), range(text, text))) {
            json(Map.of("query", "needle", "mode", "keyword", "filter", filter))
                    .post("/api/v1/collections/{n}/search", collection)
                    .then()
                    .statusCode(200)
                    .body("results.documentKey", contains(text));
        }
        asItIs().delete(address(collection, text)).then().statusCode(204);
        api.admin()
                .get("/api/v1/collections/{n}/documents", collection)
                .then()
                .body("documents.key", contains("other"));
    }

    private URI address(String collection, String key) {
        return URI.create(server + "api/v1/collections/" + collection + "/documents/" + Addresses.encoded(key));
    }

    private static Map<String, Object> equals(String field, String value) {
        return Map.of("equals", Map.of("field", field, "value", value));
    }

    private static Map<String, Object> anyOf(String field, String value) {
        return Map.of("anyOf", Map.of("field", field, "values", List.of(value, "nothing of the kind")));
    }

    private static Map<String, Object> range(String field, String value) {
        return Map.of("range", Map.of("field", field, "min", value, "max", value));
    }
}
