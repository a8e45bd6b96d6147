package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** EPUB: the chapters in the order of the spine, each read as a page of HTML; what only helps to find them is left out. */
final class EpubReader implements FormatReader {
    private static final String CONTAINER = "META-INF/container.xml";
    private static final Map<String, String> FIELDS = Map.of(
            "author", "dc|creator", "created", "dc|date", "description", "dc|description", "subject", "dc|subject");

    @Override
    public void read(Source source, Draft draft) throws IOException {
        try (ZipFile book = new ZipFile(source.file().toFile())) {
            String path = tree(book, CONTAINER)
                    .map(container -> container.select("rootfile").attr("full-path"))
                    .orElse("");
            Document contents = tree(book, path)
                    .orElseThrow(() -> damaged(source, "it does not say where its table of contents is"));
            describe(contents, draft);
            List<String> chapters = chapters(contents, path);
            refuseIfLocked(book, chapters, source);
            for (String chapter : chapters) {
                Optional<Document> page = tree(book, chapter);
                if (page.isPresent()) {
                    HtmlReader.read(page.get(), source, draft);
                }
            }
        }
    }

    private static void describe(Document contents, Draft draft) {
        draft.title(text(contents, "dc|title"));
        draft.language(text(contents, "dc|language"));
        FIELDS.forEach((field, element) -> draft.metadata(field, text(contents, element)));
    }

    private static String text(Document contents, String element) {
        Element first = contents.selectFirst(element);
        return first == null ? "" : first.text();
    }

    /** Paths in the archive. Navigation may be part of the spine, and is no chapter. */
    private static List<String> chapters(Document contents, String path) {
        Map<String, Element> items = new HashMap<>();
        contents.select("manifest > item").forEach(item -> items.put(item.attr("id"), item));
        List<String> chapters = new ArrayList<>();
        for (Element reference : contents.select("spine > itemref")) {
            Element item = items.get(reference.attr("idref"));
            if (item != null && !item.attr("properties").contains("nav")) {
                resolved(path, item.attr("href")).ifPresent(chapters::add);
            }
        }
        return chapters;
    }

    private static Optional<String> resolved(String base, String reference) {
        try {
            URI root = new URI(null, null, "/" + base, null);
            String path = root.resolve(reference.replace(" ", "%20")).getPath();
            return path == null || path.length() < 2 ? Optional.empty() : Optional.of(path.substring(1));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Shops encrypt chapters; encrypted fonts do no harm. */
    private static void refuseIfLocked(ZipFile book, List<String> chapters, Source source) throws IOException {
        Optional<Document> locks = tree(book, "META-INF/encryption.xml");
        boolean isLocked = locks.isPresent()
                && locks.get().getElementsByTag("enc:CipherReference").stream()
                        .map(lock -> resolved("", lock.attr("URI")).orElse(""))
                        .anyMatch(chapters::contains);
        if (isLocked) {
            throw new DocumentRefusedException(
                    FailureReason.ENCRYPTED,
                    "'" + source.name() + "' is locked by the shop that sold it; add a copy without copy protection");
        }
    }

    private static Optional<Document> tree(ZipFile book, String path) throws IOException {
        ZipEntry entry = book.getEntry(path);
        if (entry == null || entry.isDirectory()) {
            return Optional.empty();
        }
        try (InputStream in = book.getInputStream(entry)) {
            String text = TextDecoder.decode(in.readAllBytes(), Optional.of(StandardCharsets.UTF_8.name()));
            // As XML, or an empty element such as a title would swallow the page.
            return Optional.of(Jsoup.parse(text, "", Parser.xmlParser()));
        }
    }

    private static DocumentRefusedException damaged(Source source, String what) {
        return ParserFailure.damaged(source.name(), new IOException(what));
    }
}
