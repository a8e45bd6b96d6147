package io.embedsmith.api.rest.every;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent to whichever call: taken as it is, or refused with a reason, and nothing is lost. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EveryCallIT {
    private static final Set<String> CODES =
            Arrays.stream(ErrorCode.values()).map(ErrorCode::word).collect(Collectors.toSet());
    /** As much of a value as a message must show; it may shorten the rest. */
    private static final int SHOWN = 12;

    @Inject
    Api api;

    @TestHTTPResource("/")
    URI server;

    static List<Call> calls() {
        return Contract.calls();
    }

    static Stream<Call> callsWithJson() {
        return calls().stream().filter(Call::hasJson);
    }

    private Tenancy tenancy() {
        return new Tenancy(api, URI.create(server.toString().replaceAll("/$", "")));
    }

    @Test
    void noCallIsMissing() {
        JsonNode openapi = Bodies.parse(RestAssured.given()
                .queryParam("format", "json")
                .get("/api/v1/openapi")
                .asString());
        Set<String> published = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : openapi.get("paths").properties()) {
            path.getValue().fieldNames().forEachRemaining(method -> {
                String address = path.getKey().replaceFirst("^/api/v1", "").replaceAll("\\{[^}]*}", "{}");
                published.add(method.toUpperCase(java.util.Locale.ROOT) + " " + address);
            });
        }

        assertThat(calls().stream().map(Call::operation).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void asItShouldBeItIsTaken(Call call) {
        Answer answer = tenancy().send(call);

        if (call.path().endsWith("/resume")) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        } else {
            assertThat(answer.isTaken()).as(answer.body()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aBadValueIsTakenLiterallyOrNamed(Call call) {
        Tenancy tenancy = tenancy();
        List<String> wrong = new ArrayList<>();
        for (Place place : call.places()) {
            for (BadValue value : place.badValues()) {
                Answer answer = tenancy.send(call, place, value);
                if (!answer.isTaken() && !names(answer, place, value)) {
                    wrong.add(place + " = " + value + " → " + answer);
                }
            }
        }

        assertThat(wrong).isEmpty();
        tenancy.isUnharmed();
    }

    /** The place, or the value, or what is wrong with it. */
    private static boolean names(Answer answer, Place place, BadValue value) {
        if (!isProblem(answer)) {
            return false;
        }
        String detail = answer.json().get("detail").asText();
        String shown = value.text().substring(0, Math.min(SHOWN, value.text().length()));
        return detail.contains(place.word())
                || detail.contains("'" + value.text() + "'")
                || (!shown.isBlank() && detail.contains(shown))
                || detail.startsWith("there is nothing at '/api/v1/")
                || (place.isOfFilter() && detail.contains("field '"))
                || detail.contains("U+0000 at position 1")
                || detail.contains("got " + value.text().length());
    }

    private static boolean isProblem(Answer answer) {
        return answer.status() >= 400
                && answer.status() < 500
                && answer.type().equals("application/problem+json")
                && answer.json().get("status").asInt() == answer.status()
                && CODES.contains(answer.json().get("code").asText());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatIsNotThereIsNamed(Call call) {
        Tenancy tenancy = tenancy();
        Map<String, String> codes = Map.ofEntries(
                Map.entry("collection", "collection-not-found"),
                Map.entry("document", "document-not-found"),
                Map.entry("model", "model-not-found"),
                Map.entry("job", "job-not-found"),
                Map.entry("watch", "not-found"),
                Map.entry("set", "evaluation-set-not-found"),
                Map.entry("query", "not-found"),
                Map.entry("run", "not-found"),
                Map.entry("evaluation", "evaluation-not-found"),
                Map.entry("comparison", "not-found"),
                Map.entry("advice", "not-found"),
                Map.entry("training", "training-not-found"),
                Map.entry("key-id", "not-found"));
        for (String name : call.names()) {
            if (name.equals("document") && call.method().equals("PUT")) {
                continue;
            }
            String other = UUID.randomUUID().toString();

            Answer answer = tenancy.send(call, name, other);

            assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            assertThat(answer.json().get("code").asText()).isEqualTo(codes.get(name));
            assertThat(answer.json().get("detail").asText()).contains(other);
        }
        tenancy.isUnharmed();
    }

    @ParameterizedTest
    @MethodSource("callsWithJson")
    void aBodyThatIsNotWhatItShouldBeIsRefused(Call call) {
        Tenancy tenancy = tenancy();
        String good = tenancy.filled(call.body());
        int deep = 10_000;
        List<String> bodies = new ArrayList<>(List.of(
                "",
                "words",
                "null",
                "5",
                "\"text\"",
                "[]",
                "[" + good + "]",
                good.substring(0, good.length() / 2),
                good + " more",
                good + good,
                "\u0000" + good,
                Bodies.andField(good, "surprise", "1"),
                Bodies.andField(good, "'; DROP TABLE x; --", "1"),
                "[".repeat(deep) + "]".repeat(deep),
                "{\"a\":".repeat(deep) + "1" + "}".repeat(deep),
                "[".repeat(deep)));
        for (String field : Bodies.fields(good)) {
            bodies.add(Bodies.andField(good, field, "1"));
            bodies.add(Bodies.with(good, "/" + field, "[".repeat(deep) + "]".repeat(deep)));
            bodies.add(Bodies.with(good, "/" + field, "{\"not\":".repeat(deep) + "1" + "}".repeat(deep)));
        }

        for (String body : bodies) {
            Answer answer = tenancy.send(call, body);

            assertThat(isProblem(answer))
                    .as(body.substring(0, Math.min(200, body.length())) + " → " + answer)
                    .isTrue();
            assertThat(answer.status()).isEqualTo(400);
        }
        tenancy.isUnharmed();
    }
}
