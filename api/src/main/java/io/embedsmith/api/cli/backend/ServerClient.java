package io.embedsmith.api.cli.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.error.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The REST contract over HTTP. */
public final class ServerClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Uploads and long documents take their time; nothing else does. */
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI base;
    private final String key;

    /** Talks to a server with a key. */
    public ServerClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** Asks for something. */
    public <T> T get(String path, Class<T> type) {
        return read(exchange(request(path).GET()), type);
    }

    /** Asks for something that may not be there. */
    <T> Optional<T> find(String path, Class<T> type) {
        HttpResponse<String> response = send(request(path).GET());
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(read(checked(response), type));
    }

    /** Sends a body. */
    public <T> T post(String path, Object body, Class<T> type) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)));
        return read(exchange(request), type);
    }

    /** Sends nothing but the wish. */
    public <T> T post(String path, Class<T> type) {
        return read(exchange(request(path).POST(BodyPublishers.noBody())), type);
    }

    /** Sends files. */
    <T> T upload(String path, String contentType, BodyPublisher body, Class<T> type) {
        return read(exchange(request(path).header("Content-Type", contentType).POST(body)), type);
    }

    /** Removes something. */
    public void delete(String path) {
        exchange(request(path).DELETE());
    }

    /** A part of a path, whatever characters it has. */
    public static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + key)
                .timeout(ANSWER);
    }

    private String exchange(HttpRequest.Builder request) {
        return checked(send(request));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CommandException(
                    "the server at " + base + " does not answer",
                    "start it with 'embedsmith up', or name another with --server URL",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while waiting for " + base, "run the command again", e);
        }
    }

    private String checked(HttpResponse<String> response) {
        if (response.statusCode() < 400) {
            return response.body();
        }
        Problem problem;
        try {
            problem = Json.read(response.body(), Problem.class);
        } catch (JsonProcessingException e) {
            throw new CommandException(
                    base + " answered HTTP " + response.statusCode() + " without an explanation",
                    "check that it is Embedsmith that listens there",
                    e);
        }
        throw new CommandException(problem.detail(), remedy(problem));
    }

    private String remedy(Problem problem) {
        return switch (problem.code()) {
            case "unauthorized" ->
                "give the key with --key, in EMBEDSMITH_KEY, or as the file cli-key of the data folder";
            case "collection-not-found" ->
                "list them with 'embedsmith collections', or make it with 'embedsmith ingest'";
            case "model-not-found" -> "list them with 'embedsmith models'";
            case "overloaded", "database-unavailable" -> "try again in a moment";
            default -> "";
        };
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return Json.read(body, type);
        } catch (JsonProcessingException e) {
            throw new CommandException(
                    base + " answered something else than expected: " + e.getOriginalMessage(),
                    "check that server and command line are of the same version",
                    e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
