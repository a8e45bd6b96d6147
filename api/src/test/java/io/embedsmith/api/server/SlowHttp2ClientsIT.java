package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Slow clients of HTTP/2, whose streams share a connection with those of others. */
@Timeout(60)
class SlowHttp2ClientsIT {
    private static final String DOCUMENTS = "/api/v1/collections/c/documents";
    private static final Duration PACE = Duration.ofMillis(200);
    /** Twice as long as a body may take at this pace. */
    private static final int PIECES = 50;

    @TempDir
    private static Path folder;

    private static Program program;
    private static Kept kept;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        program = new Program(
                folder,
                Map.of("EMBEDSMITH_LIMITS_BODY_GRACE", "5S", "EMBEDSMITH_LIMITS_BODY_BYTES_PER_SECOND", "1000"));
        program.start();
        kept = Kept.in(program, "c");
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        // The first request of a connection asks for HTTP/2; the ones behind it are streams.
        assertThat(http.send(request("/q/health/ready").build(), HttpResponse.BodyHandlers.ofString())
                        .version())
                .isEqualTo(HttpClient.Version.HTTP_2);
    }

    @AfterAll
    static void stop() throws IOException {
        // Before it stops: of connections that are open then the framework says that their writes came too late.
        String log = Files.readString(program.log());
        http.close();
        program.close();
        assertThat(log).doesNotContain(" ERROR ");
    }

    @AfterEach
    void theOthersAreServed() throws IOException {
        kept.isFound();
    }

    private static HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(program.address() + path))
                .header("Authorization", "Bearer " + program.adminKey());
    }

    /** What is answered while a body comes in pieces, and other requests on the same connection. */
    private static HttpResponse<String> trickled(HttpRequest.Builder request, String method, List<String> pieces)
            throws Exception {
        SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request.method(method, HttpRequest.BodyPublishers.fromPublisher(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        try {
            while (!body.hasSubscribers()) {
                Thread.sleep(5);
            }
            for (String piece : pieces) {
                if (answer.isDone()) {
                    break;
                }
                body.submit(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)));
                HttpResponse<String> other =
                        http.send(request("/api/v1/session").build(), HttpResponse.BodyHandlers.ofString());
                assertThat(other.statusCode()).isEqualTo(200);
                assertThat(other.version()).isEqualTo(HttpClient.Version.HTTP_2);
                Thread.sleep(PACE);
            }
        } finally {
            body.close();
        }
        return answer.get(20, TimeUnit.SECONDS);
    }

    private static List<String> pieces(String start) {
        return Stream.concat(Stream.of(start), Stream.generate(() -> "x"))
                .limit(PIECES)
                .toList();
    }

    private static void isLetGo(HttpResponse<String> answer) {
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(408);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"request-timeout\"").contains("1000 bytes per second");
    }

    @Test
    void jsonThatTricklesInForEverIsLetGo() throws Exception {
        isLetGo(trickled(
                request(DOCUMENTS + "/slow").header("Content-Type", "application/json"),
                "PUT",
                pieces("{\"text\": \"")));

        assertThat(program.get(DOCUMENTS + "/slow", program.adminKey()).code()).isEqualTo(404);
    }

    @Test
    void anUploadThatTricklesInForEverIsLetGo() throws Exception {
        isLetGo(trickled(
                request(DOCUMENTS).header("Content-Type", "multipart/form-data; boundary=b"),
                "POST",
                pieces("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"slow.txt\"\r\n\r\n")));

        assertThat(program.get(DOCUMENTS + "/slow.txt", program.adminKey()).code())
                .isEqualTo(404);
    }

    @Test
    void oneThatIsFastEnoughIsTaken() throws Exception {
        HttpResponse<String> answer = trickled(
                request(DOCUMENTS + "/heron").header("Content-Type", "application/json"),
                "PUT",
                List.of("{\"text\": ", "\"a heron ", "in pieces", "\"}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(kept.search("heron", "keyword")).contains("a heron in pieces");
    }
}
