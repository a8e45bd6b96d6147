package io.embedsmith.api.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with files, written by hand, so that it may hold what no client library would send. */
public final class Form {
    private static final String BOUNDARY = "embedsmith-test-boundary";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** One more file; the name stands in the header as it is. */
    public Form file(String name, byte[] content) {
        return file("file", name, content);
    }

    /** The same as another part of the form. */
    public Form file(String part, String name, byte[] content) {
        return part("name=\"" + part + "\"; filename=\"" + name + "\"", content);
    }

    /** One more file of text in UTF-8. */
    public Form file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** One more field. */
    public Form field(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    private Form part(String disposition, byte[] content) {
        out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(out.toByteArray());
        all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }
}
