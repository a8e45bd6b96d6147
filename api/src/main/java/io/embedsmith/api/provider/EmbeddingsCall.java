package io.embedsmith.api.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request for vectors, repeated while the provider is only busy, restarting or out of reach. Safe for use by several
 * threads.
 */
final class EmbeddingsCall {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Over the longest honest answer: 2,048 texts, 4,096 components, 30 characters each. */
    private static final long MOST_BYTES = 256L << 20;

    private static final int SHOWN = 300;

    private final HttpClient http;
    private final ProviderSettings settings;
    private final int attempts;

    EmbeddingsCall(HttpClient http, ProviderSettings settings, int attempts) {
        this.http = http;
        this.settings = settings;
        this.attempts = attempts;
    }

    /** The vectors in the order of the texts. */
    List<float[]> run(List<String> texts) {
        HttpRequest request = request(texts);
        Duration pause = settings.limits().firstPause();
        for (int attempt = 1; ; attempt++) {
            Outcome outcome = send(request);
            switch (outcome) {
                case Outcome.Answered(String body) -> {
                    return read(body, texts.size());
                }
                case Outcome.Refused(String why) -> throw failure(why);
                case Outcome.Later(String why, Duration asked) -> {
                    if (attempt == attempts) {
                        throw failure(why + ", " + attempts + " times; look whether it runs, and try again later");
                    }
                    sleep(asked.compareTo(pause) > 0 ? asked : pause);
                    pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
                }
            }
        }
    }

    private sealed interface Outcome {
        record Answered(String body) implements Outcome {}

        record Refused(String why) implements Outcome {}

        record Later(String why, Duration asked) implements Outcome {}
    }

    private List<float[]> read(String body, int texts) {
        try {
            return EmbeddingsAnswer.read(body, texts);
        } catch (ProviderException e) {
            throw new ProviderException(
                    settings.address() + " gave vectors that cannot be used: " + e.getMessage()
                            + "; check that the address is that of an OpenAI-compatible embeddings call",
                    e);
        }
    }

    private HttpRequest request(List<String> texts) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", settings.address().model());
        body.put("input", texts);
        body.put("encoding_format", "float");
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(settings.address().embeddings())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON; this is a bug", e);
        }
        settings.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.build();
    }

    private Outcome send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> sent = http.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            // A time limit of the request itself would end with the header of the answer.
            return outcome(sent.get(settings.limits().answer().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new Outcome.Later(
                    "did not answer within " + settings.limits().answer().toSeconds() + " s", Duration.ZERO);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                return new Outcome.Later("cannot be reached (" + cause + ")", Duration.ZERO);
            }
            throw new IllegalStateException("a request failed in an unknown way; this is a bug", e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw cancelled(e);
        }
    }

    private static Outcome outcome(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 200) {
            return new Outcome.Answered(response.body());
        }
        String why = "answered " + status + ": " + shown(response.body());
        return status == 429 || status == 408 || status >= 500
                ? new Outcome.Later(why, asked(response))
                : new Outcome.Refused(why + remedy(status));
    }

    private static String remedy(int status) {
        return switch (status) {
            case 401, 403 -> "; give its key in EMBEDSMITH_EVALUATION_PROVIDER_KEY";
            case 404 -> "; check the path before the # and the model's name behind it";
            case 400, 413, 422 -> "; it may take shorter texts only, or no text that is empty";
            default -> "";
        };
    }

    /** {@code Retry-After} in seconds; a date, which few send, counts as not sent. */
    private static Duration asked(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> shorter(Duration.ofSeconds(Long.parseLong(value)), LONGEST_PAUSE))
                .orElse(Duration.ZERO);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String shown(String body) {
        String line = body.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    private ProviderException failure(String why) {
        return new ProviderException(settings.address() + " " + why);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        }
    }

    private static CancellationException cancelled(InterruptedException cause) {
        CancellationException cancelled = new CancellationException("interrupted while a provider was asked");
        cancelled.initCause(cause);
        return cancelled;
    }
}
