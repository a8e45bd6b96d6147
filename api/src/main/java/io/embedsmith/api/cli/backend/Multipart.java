package io.embedsmith.api.cli.backend;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Files as one body, streamed from the disk. */
record Multipart(String contentType, BodyPublisher body) {

    static Multipart of(List<IngestPlan.Item> items) throws FileNotFoundException {
        String boundary = "embedsmith-" + UUID.randomUUID();
        List<BodyPublisher> parts = new ArrayList<>();
        for (IngestPlan.Item item : items) {
            parts.add(text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                    + escaped(item.key()) + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
            parts.add(BodyPublishers.ofFile(item.file()));
            parts.add(text("\r\n"));
        }
        parts.add(text("--" + boundary + "--\r\n"));
        return new Multipart(
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)));
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    /** As browsers do it (WHATWG, HTML standard, multipart/form-data encoding). */
    private static String escaped(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
