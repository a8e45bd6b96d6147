package io.embedsmith.retrieval.extract.format;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** Markdown by CommonMark, with the tables of GitHub and YAML front matter. */
final class MarkdownReader implements FormatReader {
    private static final List<String> FIELDS = List.of("author", "date", "description", "keywords", "tags");

    @Override
    public void read(Source source, Draft draft) throws IOException {
        String text = SafeText.clean(TextDecoder.decode(Files.readAllBytes(source.file())));
        draft.text().checkRoom(text.length());
        Parser parser = Parser.builder()
                .extensions(List.of(TablesExtension.create(), YamlFrontMatterExtension.create()))
                .build();
        Node document = parser.parse(text);
        frontMatter(document, draft);
        document.accept(new MarkdownBlocks(source, draft));
    }

    private static void frontMatter(Node document, Draft draft) {
        YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
        document.accept(visitor);
        Map<String, List<String>> data = visitor.getData();
        draft.title(String.join(" ", data.getOrDefault("title", List.of())));
        draft.language(String.join(" ", data.getOrDefault("lang", List.of())));
        for (String field : FIELDS) {
            draft.metadata(field, String.join(", ", data.getOrDefault(field, List.of())));
        }
    }
}
