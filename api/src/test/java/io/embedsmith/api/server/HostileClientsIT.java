package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Form;
import io.embedsmith.api.testing.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow, broken or mean harm cost the others nothing. */
@Timeout(60)
class HostileClientsIT {
    private static final String DOCUMENTS = "/api/v1/collections/c/documents";
    /** What a client may wait although others misbehave; generous for a loaded machine. */
    private static final Duration PROMPT = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    private static Program program;
    private static String key;
    private static Kept kept;
    private static URI address;

    private final List<Socket> open = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        program = new Program(
                folder,
                Map.of(
                        "QUARKUS_HTTP_IDLE_TIMEOUT", "10S",
                        "QUARKUS_HTTP_READ_TIMEOUT", "8S",
                        "EMBEDSMITH_INGEST_MAX_JSON_MIB", "1",
                        "EMBEDSMITH_LIMITS_BODY_GRACE", "5S",
                        "EMBEDSMITH_LIMITS_BODY_BYTES_PER_SECOND", "1000"));
        program.start();
        key = program.adminKey();
        kept = Kept.in(program, "c");
        address = program.address();
    }

    @AfterAll
    static void stop() throws IOException {
        program.close();
        assertThat(Files.readString(program.log())).doesNotContain(" ERROR ");
    }

    @AfterEach
    void theOthersAreServed() throws IOException {
        long start = System.nanoTime();
        kept.isFound();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
        for (Socket socket : open) {
            socket.close();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort());
        socket.setSoTimeout(20_000);
        open.add(socket);
        return socket;
    }

    private Socket send(String text) throws IOException {
        Socket socket = connect();
        write(socket, text);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String head(String request) {
        return request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n";
    }

    private static String firstLine(Socket socket) throws IOException {
        byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 000".length());
        return new String(answer, StandardCharsets.US_ASCII);
    }

    /** More of them than the server has workers. */
    private List<Socket> slow(String request) throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            slow.add(send(request));
        }
        return slow;
    }

    /** A letter at a time from each, while others search. */
    private void trickle(String text, List<Socket> sockets) throws IOException, InterruptedException {
        for (int i = 0; i < text.length(); i++) {
            for (Socket socket : sockets) {
                write(socket, text.substring(i, i + 1));
            }
            kept.isFound();
            Thread.sleep(200);
        }
    }

    @Test
    void bodiesThatTrickleInHoldNobodyUp() throws IOException, InterruptedException {
        String body = "{\"text\": \"one letter after the other\"}";
        List<Socket> slow = slow(head("PUT " + DOCUMENTS + "/slow")
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n");
        trickle(body.substring(0, 4), slow);

        write(slow.getFirst(), body.substring(4));
        assertThat(firstLine(slow.getFirst())).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void uploadsThatTrickleInHoldNobodyUp() throws IOException, InterruptedException {
        String end = "one letter after the other\r\n--b--\r\n";
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"slow.txt\"\r\n\r\n";
        List<Socket> slow = slow(head("POST " + DOCUMENTS)
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " + (form.length() + end.length())
                + "\r\n\r\n" + form);
        trickle(end.substring(0, 4), slow);

        write(slow.getFirst(), end.substring(4));
        assertThat(firstLine(slow.getFirst())).isEqualTo("HTTP/1.1 202");
    }

    @Test
    void aBodyThatTricklesInForEverIsLetGo() throws IOException, InterruptedException {
        Socket json = send(head("PUT " + DOCUMENTS + "/slow")
                + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{\"text\": \"");
        Socket chunked = send(head("PUT " + DOCUMENTS + "/slow")
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
        Socket form = send(head("POST " + DOCUMENTS)
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"slow.txt\"\r\n\r\n");

        // Often enough for the idle timeout, for twice as long as a body may take at this rate.
        for (int i = 0; i < 50; i++) {
            for (Socket socket : List.of(json, form)) {
                trickle(socket, "x");
            }
            trickle(chunked, "1\r\n \r\n");
            Thread.sleep(200);
        }

        for (Socket socket : List.of(json, chunked, form)) {
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json")
                    .contains("\"code\":\"request-timeout\"")
                    .contains("1000 bytes per second");
        }
        assertThat(program.get(DOCUMENTS + "/slow", key).code()).isEqualTo(404);
        assertThat(program.get(DOCUMENTS + "/slow.txt", key).code()).isEqualTo(404);
    }

    /** One more byte, while the server still listens. */
    private static void trickle(Socket socket, String text) {
        try {
            write(socket, text);
        } catch (IOException closed) {
            // It has been let go; the answer waits to be read.
        }
    }

    /** All that came before the connection was closed. */
    private static String answer(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketException reset) {
            // Closed while we were still sending; what came before that counts.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aBodyInChunksOverTheLimitIsRefusedWithAReason() throws IOException {
        String chunk = "x".repeat(1 << 16);
        Socket socket = send(head("PUT " + DOCUMENTS + "/huge")
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"text\":\"\r\n");
        for (int i = 0; i < 64; i++) {
            write(socket, Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n");
        }
        write(socket, "2\r\n\"}\r\n0\r\n\r\n");

        assertThat(answer(socket))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json")
                .contains("\"code\":\"request-too-large\"")
                .contains("the body has 4194315 bytes, 1048576 are allowed");
        assertThat(program.get(DOCUMENTS + "/huge", key).code()).isEqualTo(404);
    }

    /** By a client of HTTP/2, which takes no header about the connection. */
    @Test
    void aBodyOverTheLimitIsRefusedInHttp2Too() {
        Program.Answer answer = program.put(DOCUMENTS + "/huge", key, "{\"text\":\"" + "x".repeat(2 << 20) + "\"}");

        assertThat(answer.code()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"request-too-large\"");
    }

    @Test
    void aBodyInChunksWithinTheLimitIsTaken() throws IOException {
        String body = "{\"text\":\"a heron in chunks\"}";
        StringBuilder chunks = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            chunks.append("1\r\n").append(body.charAt(i)).append("\r\n");
        }
        Socket socket = send(head("PUT " + DOCUMENTS + "/chunks")
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");

        assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 200");
        assertThat(kept.search("heron", "keyword")).contains("a heron in chunks");
    }

    @Test
    void connectionsThatSayNothingAreClosed() throws IOException {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            silent.add(connect());
        }
        kept.isFound();
        assertThat(silent.getLast().getInputStream().read())
                .as("end of the connection")
                .isEqualTo(-1);
    }

    @Test
    void aHeaderThatNeverEndsIsCutOff() throws IOException {
        Socket socket = send(head("GET /api/v1/session") + "X-Padding: " + "x".repeat(100_000) + "\r\n\r\n");

        assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 431");
    }

    @Test
    void whatIsNotHttpIsRefused() throws IOException {
        assertThat(firstLine(send("\u0016\u0003\u0001 hello\r\n\r\n"))).endsWith(" 400");
    }

    @Test
    void anUploadThatIsCutOffLeavesNothingBehind() throws IOException, InterruptedException {
        String before = program.get("/api/v1/jobs", key).body();
        Socket socket = send(head("POST " + DOCUMENTS)
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 10000000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cut.txt\"\r\n\r\n");
        write(socket, "the beginning of a file ".repeat(50_000));
        socket.close();

        for (int i = 0; i < 200 && filesBelow(folder.resolve("tmp")) > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(filesBelow(folder.resolve("tmp"))).isZero();
        assertThat(program.get("/api/v1/jobs", key).body()).isEqualTo(before);
        assertThat(program.get(DOCUMENTS + "/cut.txt", key).code()).isEqualTo(404);
    }

    private static long filesBelow(Path start) throws IOException {
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void listenersThatNeverReadDoNotHoldTheJobUp() throws IOException, InterruptedException {
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            corpus.append("{\"_id\": \"p" + i + "\", \"text\": \"passage number " + i + "\"}\n");
        }
        Program.Answer accepted =
                program.upload(DOCUMENTS + "?format=beir", key, new Form().file("corpus.jsonl", corpus.toString()));
        String job = accepted.body().replaceAll("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
        for (int i = 0; i < 50; i++) {
            send(head("GET /api/v1/jobs/" + job + "/events") + "Accept: text/event-stream\r\n\r\n");
        }

        assertThat(program.ended(accepted, key))
                .contains("\"state\":\"succeeded\"")
                .contains("\"done\":300");
    }

    @Test
    void aBodyThatClaimsToBeHugeIsRefusedUnread() throws IOException {
        Socket socket = send(head("PUT " + DOCUMENTS + "/huge")
                + "Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{");

        assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 413");
    }
}
