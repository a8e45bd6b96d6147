package io.embedsmith.evaluation.markup;

import io.embedsmith.evaluation.wording.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** One HTML file with all that it needs: no script, nothing from the network, light or dark as the reader prefers. */
public final class HtmlPage {
    private static final String STYLE = resource("report.css");

    private HtmlPage() {}

    /** The text of the file. */
    public static String of(Language language, String title, List<? extends Markup> content) {
        Element head = Element.of("head")
                .add(Element.of("meta").with("charset", "utf-8"))
                .add(Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
                .add(Element.of("meta").with("name", "color-scheme").with("content", "light dark"))
                .add(Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", "default-src 'none'; style-src 'unsafe-inline'"))
                .add(Element.of("title", title));
        String styled = head.toString().replace("</head>", "<style>" + STYLE + "</style></head>");
        Element body = Element.of("body")
                .add(Element.of("main").add(Element.of("h1", title)).add(content));
        return "<!DOCTYPE html>\n<html lang=\"" + language.tag() + "\">" + styled + body + "</html>\n";
    }

    private static String resource(String name) {
        try (InputStream content =
                Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name + " is missing; a bug")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
