package io.embedsmith.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One document, put and deleted by many at once: afterwards it is one whole version, or gone. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConcurrentWritesIT {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 8;

    @Inject
    Api api;

    @Test
    void putsAndDeletesOfOneDocumentLeaveOneVersionOrNone() throws InterruptedException, ExecutionException {
        String collection = api.newCollection();
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                work.add(threads.submit(() -> IntStream.range(0, ROUNDS)
                        .forEach(round -> assertThat(put(collection, "version" + writer + "x" + round))
                                .as("200, or 409 where it was deleted before the answer")
                                .isIn(200, 409))));
                work.add(threads.submit(() -> IntStream.range(0, ROUNDS).forEach(round -> delete(collection))));
            }
            for (Future<?> one : work) {
                one.get();
            }
        }

        assertThat(put(collection, "last")).isEqualTo(200);
        JsonPath passages = api.admin()
                .get("/api/v1/collections/{n}/documents/d/passages", collection)
                .jsonPath();
        assertThat(passages.getList("passages.text")).containsExactly("the last word");
        assertThat(found(collection, "word")).isEqualTo(1);
        assertThat(found(collection, "version0x0")).isZero();
        delete(collection);
        JsonPath empty = api.admin().get("/api/v1/collections/{n}", collection).jsonPath();
        assertThat(empty.getLong("documents")).isZero();
        assertThat(empty.getLong("passages")).isZero();
        assertThat(found(collection, "word")).isZero();
    }

    private int put(String collection, String word) {
        return api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("text", "the " + word + " word"))
                .put("/api/v1/collections/{n}/documents/d", collection)
                .statusCode();
    }

    private void delete(String collection) {
        assertThat(api.admin()
                        .delete("/api/v1/collections/{n}/documents/d", collection)
                        .statusCode())
                .isIn(204, 404);
    }

    private int found(String collection, String word) {
        return api.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("query", word, "mode", "keyword"))
                .post("/api/v1/collections/{n}/search", collection)
                .jsonPath()
                .getList("results")
                .size();
    }
}
