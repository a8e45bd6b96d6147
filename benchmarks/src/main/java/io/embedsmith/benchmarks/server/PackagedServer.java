package io.embedsmith.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.concurrent.TimeUnit;

/** The packaged server in a process of its own, started as {@code ./embedsmith up} starts it. */
public final class PackagedServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 10;

    private final Process process;
    private final Path data;
    private final URI baseUri;
    private final Duration startTime;

    private PackagedServer(Process process, Path data, URI baseUri, Duration startTime) {
        this.process = process;
        this.data = data;
        this.baseUri = baseUri;
        this.startTime = startTime;
    }

    /** Starts {@code quarkus-run.jar} on a free port over a data folder and returns when it is ready. */
    public static PackagedServer start(Path jar, Path data) throws IOException, InterruptedException {
        int port = freePort();
        URI base = URI.create("http://127.0.0.1:" + port);
        Path log = Files.createDirectories(data).resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(command(jar.toAbsolutePath()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("EMBEDSMITH_DATA", data.toString());
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            awaitReady(process, base, log);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroy();
            throw e;
        }
        return new PackagedServer(process, data, base, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The launcher's command line, with the recorded run that it keeps beside the application, if it is there. */
    private static List<String> command(Path jar) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m"));
        Path recorded = jar.resolveSibling("app.aot");
        if (Files.isReadable(recorded)) {
            command.addAll(List.of("-XX:AOTCache=" + recorded, "-Xlog:aot*=off"));
        }
        command.addAll(List.of("-jar", jar.toString(), "serve"));
        return command;
    }

    private static void awaitReady(Process process, URI base, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        HttpRequest ready = HttpRequest.newBuilder(base.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answersOk(client, ready)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException("the server "
                            + (process.isAlive()
                                    ? "is not ready after " + START_LIMIT.toSeconds() + " s"
                                    : "ended with " + process.exitValue())
                            + "; its log is " + log);
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static boolean answersOk(HttpClient client, HttpRequest ready) throws InterruptedException {
        try {
            return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where it listens. */
    public URI baseUri() {
        return baseUri;
    }

    /** From the start of the process to its first answer that it is ready. */
    public Duration startTime() {
        return startTime;
    }

    /** Its process. */
    public long pid() {
        return process.pid();
    }

    /** The key that the server leaves for the command line of this machine. */
    public String key() throws IOException {
        return Files.readString(data.resolve("cli-key"), StandardCharsets.UTF_8).strip();
    }

    /** Asks it to end and waits for it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
