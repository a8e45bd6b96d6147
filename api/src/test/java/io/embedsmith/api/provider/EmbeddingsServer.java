package io.embedsmith.api.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider with a real model behind OpenAI's embeddings call, which can be told to misbehave. */
public final class EmbeddingsServer implements AutoCloseable {
    public static final String KEY = "sk-of-the-test";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Model model;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentLinkedDeque<Answer> next = new ConcurrentLinkedDeque<>();
    private final Map<String, Answer> refused = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** An answer instead of vectors. */
    public record Answer(int status, Map<String, String> headers, String body) {
        /** None: the connection is closed in the middle of the request. */
        public static final Answer HANG_UP = of(0, "");

        public static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body);
        }
    }

    /** Makes the vectors of texts, of the model of that name. */
    @FunctionalInterface
    public interface Model {
        List<float[]> embed(String name, List<String> texts);
    }

    public EmbeddingsServer(Model model) throws IOException {
        this.model = model;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/embeddings", this::answer);
        server.start();
    }

    /** The models of a server in a process of its own, as a provider's is: a native library is loaded once in a process. */
    public static Model modelsOf(Program server) {
        return (model, texts) -> {
            try {
                String request = JSON.writeValueAsString(Map.of("model", model, "role", "symmetric", "texts", texts));
                Program.Answer answer = server.post("/api/v1/embed", server.adminKey(), request);
                return List.of(JSON.treeToValue(JSON.readTree(answer.body()).path("vectors"), float[][].class));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        };
    }

    /** Address of one of the bundled models. */
    public String address(String model) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1#" + model;
    }

    /** The next requests are answered so, one each. */
    public void answerNext(Answer... answers) {
        next.addAll(List.of(answers));
    }

    /** Every request that holds the text is answered so, until {@link #recover}. */
    public void refuse(String text, Answer answer) {
        refused.put(text, answer);
    }

    /** Refuses no text any more. */
    public void recover() {
        refused.clear();
    }

    /** Every text that vectors were given for. */
    public List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            Optional<Answer> planned = Optional.ofNullable(next.poll()).or(() -> refusal(request));
            if (planned.isPresent()) {
                send(exchange, planned.get());
            } else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, Answer.of(401, "{\"error\": {\"message\": \"Incorrect API key provided\"}}"));
            } else {
                send(exchange, Answer.of(200, vectors(request)));
            }
        }
    }

    private Optional<Answer> refusal(JsonNode request) {
        for (JsonNode text : request.path("input")) {
            if (refused.containsKey(text.asText())) {
                return Optional.of(refused.get(text.asText()));
            }
        }
        return Optional.empty();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.equals(Answer.HANG_UP)) {
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** In the reverse order, which the contract allows. */
    private String vectors(JsonNode request) throws IOException {
        List<String> texts = new ArrayList<>();
        request.path("input").forEach(text -> texts.add(text.asText()));
        asked.addAll(texts);
        List<float[]> vectors = model.embed(request.path("model").asText(), texts);
        List<Map<String, Object>> data = new ArrayList<>();
        for (int i = texts.size() - 1; i >= 0; i--) {
            data.add(Map.of("object", "embedding", "index", i, "embedding", vectors.get(i)));
        }
        return JSON.writeValueAsString(Map.of("object", "list", "data", data));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
