package io.embedsmith.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program with a data folder of its own. */
public final class Program implements AutoCloseable {
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final long START_MILLIS = 120_000;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final Path data;
    private final Map<String, String> environment;
    private List<String> launcher = List.of();
    private Process server;

    /** With variables of its environment beside the usual ones. */
    public Program(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = environment;
    }

    /** Puts a command before that of the server; it must end by replacing itself with what follows. */
    public Program launchedBy(List<String> command) {
        this.launcher = command;
        return this;
    }

    /** The process of the server. */
    public long pid() {
        return server.pid();
    }

    /** What a command printed and how it ended. */
    public record Outcome(int code, String out, String err) {}

    /** Runs a command to its end. */
    public Outcome run(String... arguments) {
        try {
            Path out = Files.createTempFile(data, "out", ".txt");
            Path err = Files.createTempFile(data, "err", ".txt");
            Process process = builder(arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("'" + List.of(arguments) + "' did not end: " + Files.readString(err));
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Begins a command and leaves it running; what it prints is lost. */
    public Process begin(String... arguments) throws IOException {
        return builder(arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What starts the command line, as it is typed in a shell. */
    public String commandLine() {
        return String.join(" ", java());
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // A process of seconds: what the second compiler gives does not come back.
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR.toString());
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("EMBEDSMITH_DATA", data.toString());
        builder.environment().putIfAbsent("QUARKUS_HTTP_PORT", "0");
        return builder;
    }

    /** Starts the server and waits until it is ready. */
    public void start() {
        try {
            Files.deleteIfExists(data.resolve("server.json"));
            ProcessBuilder builder = builder("serve");
            builder.command().addAll(0, launcher);
            server = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            long end = System.currentTimeMillis() + START_MILLIS;
            while (!Files.exists(data.resolve("server.json"))
                    || get("/q/health/ready", "").code() != 200) {
                if (!server.isAlive() || System.currentTimeMillis() > end) {
                    throw new AssertionError("the server did not start: " + Files.readString(log()));
                }
                Thread.sleep(50);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the server said. */
    public Path log() {
        return data.resolve("server.log");
    }

    /** An answer. */
    public record Answer(int code, String body) {}

    /** The key that the first start made. */
    public String adminKey() {
        try {
            return Files.readString(data.resolve("first-admin-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the running server. */
    public URI address() throws IOException {
        String file = Files.readString(data.resolve("server.json"), StandardCharsets.UTF_8);
        return URI.create(file.replaceAll(".*\"url\":\"([^\"]+)\".*", "$1").strip());
    }

    /** The address of the running server, as it is typed. */
    public String url() {
        try {
            return address().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks. */
    public Answer get(String path, String key) {
        return send(path, key, HttpRequest.newBuilder().GET());
    }

    /** Sends JSON. */
    public Answer post(String path, String key, String json) {
        return send(path, key, withJson("POST", json));
    }

    /** Puts JSON. */
    public Answer put(String path, String key, String json) {
        return send(path, key, withJson("PUT", json));
    }

    /** Deletes. */
    public Answer delete(String path, String key) {
        return send(path, key, HttpRequest.newBuilder().DELETE());
    }

    private static HttpRequest.Builder withJson(String method, String json) {
        return HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
    }

    /** Sends a form with files. */
    public Answer upload(String path, String key, Form form) {
        return send(
                path,
                key,
                HttpRequest.newBuilder()
                        .header("Content-Type", form.contentType())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes())));
    }

    /** The data folder. */
    public Path data() {
        return data;
    }

    private Answer send(String path, String key, HttpRequest.Builder request) {
        // A client for each request: a pooled connection may be closed by the server just when it is used again.
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    request.uri(URI.create(address() + path))
                            .timeout(LONGEST_ANSWER)
                            .header("Authorization", "Bearer " + key)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The job of an answer once it has ended, as JSON. */
    public String ended(Answer accepted, String key) throws InterruptedException {
        if (accepted.code() != 202) {
            throw new AssertionError("no job: " + accepted);
        }
        return ended(accepted.body().replaceAll("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1"), key);
    }

    /** The job of an id once it has ended, as JSON. */
    public String ended(String id, String key) throws InterruptedException {
        String now = "";
        for (int i = 0; i < 3_600; i++) {
            now = get("/api/v1/jobs/" + id, key).body();
            if (!now.contains("\"state\":\"running\"") && !now.contains("\"state\":\"queued\"")) {
                return now;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the job did not end: " + now);
    }

    /** As {@code kill -9} does it. */
    public void kill() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    /** As SIGTERM does it; the exit status. */
    public int stop() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the server did not stop");
        }
        return server.exitValue();
    }

    @Override
    public void close() {
        if (server != null && server.isAlive()) {
            server.destroy();
            try {
                server.waitFor(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            server.destroyForcibly();
        }
    }
}
