package io.embedsmith.api.rest.every;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.embedsmith.api.security.Scope;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant of its own that has one of everything, so that each call has something to work on. */
final class Tenancy {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger FOLDERS = new AtomicInteger();
    /** Can be learned from, and is a document as good as any. */
    private static final String FILE = "{\"query\": \"some\", \"pos\": [\"words\"], \"neg\": [\"others\"]}\n";

    private static final String KEPT = "The lighthouse keeper wrote down every ship.";

    private final URI server;
    private final String key;
    private final Path folder;
    private final Map<String, String> names = new HashMap<>();

    Tenancy(Api api, URI server) {
        this.server = server;
        this.key = api.key(api.newTenant(), Scope.ADMIN);
        String collection = "every-" + UUID.randomUUID();
        this.folder = api.data().toAbsolutePath().resolve("watched").resolve(collection);
        names.put("collection", collection);
        names.put("model", Api.MODEL);
        names.put("document", "d");
        names.put("set", "faq");
        names.put("query", "q");
        create();
    }

    private void create() {
        String collection = names.get("collection");
        taken(Call.of("POST /collections {\"name\": \"" + collection + "\", \"model\": \"" + Api.MODEL + "\"}"));
        taken(Call.of("PUT /collections/{collection}/documents/kept {\"text\": \"" + KEPT + "\"}"));
        taken(Call.of("PUT /collections/{collection}/documents/d {\"text\": \"words\"}"));
        taken(Call.of("POST /collections/{collection}/evaluation-sets {\"name\": \"faq\", \"queries\": [{\"id\": \"q\","
                + " \"text\": \"words\", \"judgements\": [{\"target\": \"d\", \"grade\": 1}]}]}"));
        Call watch = Call.of("POST /collections/{collection}/watches {\"path\": \"" + freshFolder() + "\"}");
        names.put("watch", taken(watch).get("id").asText());
        names.put(
                "key-id",
                taken(Call.of("POST /keys {\"name\": \"n\", \"scopes\": [\"read\"]}"))
                        .get("id")
                        .asText());
        names.put(
                "job",
                taken(Call.of("POST /collections/{collection}/documents form:metadata {\"a\": \"b\"}"))
                        .get("id")
                        .asText());
    }

    /** What takes a job, which most calls can do without. */
    private void needs(Call call) {
        need(call, "run", "POST /collections/{collection}/evaluation-sets/{set}/runs {\"ks\": [10]}");
        need(call, "evaluation", "POST /evaluations {\"models\": [\"MODEL\", \"OTHER\"], \"tasks\": [\"OwnPairs\"]}");
        need(
                call,
                "comparison",
                "POST /evaluations/{evaluation}/compare {\"first\": \"MODEL\", \"second\": \"OTHER\"}");
        needTraining(call);
        need(call, "advice", "POST /advice {\"models\": [\"MODEL\"], \"tasks\": [\"OwnPairs\"]}");
    }

    private void need(Call call, String name, String made) {
        if (call.names().contains(name) && !names.containsKey(name)) {
            names.put(name, ended(Call.of(made)));
        }
    }

    /** Only a report takes a training to its end, which is a process of seconds; one that was cancelled is there as well. */
    private void needTraining(Call call) {
        if (!call.names().contains("training") || names.containsKey("training")) {
            return;
        }
        Call made = Call.of("POST /trainings form:training {\"name\": \"FRESH\", \"model\": \"SMALL\", \"settings\":"
                + " {\"batchSize\": 1, \"maxSteps\": 1}}");
        names.put("training", call.path().endsWith("/report") ? ended(made) : cancelled(made));
    }

    private String cancelled(Call call) {
        String id = accepted(call);
        String state =
                taken(Call.of("POST /jobs/" + id + "/cancel")).get("state").asText();
        while (!state.equals("cancelled")) {
            assertThat(state).isIn("queued", "running");
            state = taken(Call.of("GET /jobs/" + id)).get("state").asText();
        }
        return id;
    }

    private String accepted(Call call) {
        Answer accepted = send(call, Addresses.of(server, call, names), filled(call.body()));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.json().get("id").asText();
    }

    private String ended(Call call) {
        String id = accepted(call);
        String state = "";
        while (!state.equals("succeeded")) {
            state = taken(Call.of("GET /jobs/" + id)).get("state").asText();
            assertThat(state).isIn("queued", "running", "succeeded");
        }
        return id;
    }

    private JsonNode taken(Call call) {
        Answer answer = send(call);
        assertThat(answer.status()).as(call + ": " + answer.body()).isBetween(200, 299);
        return answer.json();
    }

    /** As it should be. */
    Answer send(Call call) {
        needs(call);
        return withoutJob(send(call, Addresses.of(server, call, names), filled(call.body())));
    }

    /** With something else in one place. */
    Answer send(Call call, Place place, BadValue value) {
        needs(call);
        return switch (place) {
            case Place.InPath path -> send(call, path.word(), value.text());
            case Place.InQuery query ->
                withoutJob(send(
                        call,
                        Addresses.with(Addresses.of(server, call, names), query, value.text()),
                        filled(call.body())));
            case Place.InBody body ->
                withoutJob(send(call, Bodies.with(filled(call.body()), body.pointer(), value.json())));
        };
    }

    /** Dozens of measurements and trainings that nobody asks for would keep all others waiting. Documents come in at once. */
    private Answer withoutJob(Answer answer) {
        if (answer.status() == 202 && !answer.json().get("kind").asText().equals("ingest")) {
            taken(Call.of("POST /jobs/" + answer.json().get("id").asText() + "/cancel"));
        }
        return answer;
    }

    /** With something else instead of what is there. */
    Answer send(Call call, String name, String other) {
        needs(call);
        Map<String, String> others = new HashMap<>(names);
        others.put(name, other);
        return withoutJob(send(call, Addresses.of(server, call, others), filled(call.body())));
    }

    /** With another body. */
    Answer send(Call call, String body) {
        needs(call);
        return withoutJob(send(call, Addresses.of(server, call, names), body));
    }

    private Answer send(Call call, URI address, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + key);
        if (call.part().isEmpty()) {
            request.header("Content-Type", "application/json")
                    .method(call.method(), HttpRequest.BodyPublishers.ofString(body));
        } else {
            Form form = new Form().file("a.txt", FILE).field(call.part(), body);
            request.header("Content-Type", form.contentType())
                    .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(form.bytes()));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            return new Answer(0, "", "no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body with what only a run can know. */
    String filled(String body) {
        return body.replace("RERANKER", Api.RERANKER)
                .replace("SMALL", Api.SMALL_MODEL)
                .replace("MODEL", Api.MODEL)
                .replace("OTHER", Api.ENGLISH_MODEL)
                .replace("COLLECTION", names.getOrDefault("collection", ""))
                .replace("FRESH", "fresh-" + UUID.randomUUID())
                .replace("FOLDER", body.contains("FOLDER") ? freshFolder() : "");
    }

    private String freshFolder() {
        try {
            return Files.createDirectories(folder.resolve("folder" + FOLDERS.incrementAndGet()))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was there before is there, and the server works. */
    void isUnharmed() {
        JsonNode answer = taken(
                Call.of("POST /collections/{collection}/search {\"query\": \"lighthouse\", \"mode\": \"keyword\"}"));
        assertThat(answer.at("/results/0/text").asText()).isEqualTo(KEPT);
    }
}
