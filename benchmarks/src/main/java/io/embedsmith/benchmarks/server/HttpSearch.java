package io.embedsmith.benchmarks.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Searches through the REST interface. Safe for use by several threads. */
public final class HttpSearch implements AutoCloseable {
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI uri;
    private final String key;

    /** In one collection of the server at {@code base}. */
    public HttpSearch(URI base, String key, String collection) {
        this.uri = base.resolve(
                "/api/v1/collections/" + URLEncoder.encode(collection, StandardCharsets.UTF_8) + "/search");
        this.key = key;
    }

    /** One search, its answer read as far as the number of results; {@code mode} as the interface names it. */
    public int search(String query, String mode, int k) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            json.writeValueAsBytes(Map.of("query", query, "mode", mode, "k", k))))
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the server answered " + response.statusCode() + " to '" + query + "': "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return json.readTree(response.body()).path("results").size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
