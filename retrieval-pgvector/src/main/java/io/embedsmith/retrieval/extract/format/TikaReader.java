package io.embedsmith.retrieval.extract.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Formats that Apache Tika parses: its XHTML becomes blocks. Parsers are named one by one, none is looked up. */
final class TikaReader implements FormatReader {
    /** What is shown, and what Tika calls it. */
    private static final Map<String, String> FIELDS = Map.of(
            "author", "dc:creator",
            "created", "dcterms:created",
            "description", "dc:description",
            "keywords", "meta:keyword",
            "modified", "dcterms:modified",
            "pages", "xmpTPg:NPages",
            "subject", "dc:subject");

    private final Parser parser;
    private final boolean slides;

    TikaReader(Parser parser, boolean slides) {
        this.parser = parser;
        this.slides = slides;
    }

    @Override
    public void read(Source source, Draft draft) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, source.name());
        XhtmlHandler handler = new XhtmlHandler(draft, source, slides);
        try (TikaInputStream in = TikaInputStream.get(source.file())) {
            parser.parse(in, handler, metadata, context());
        } catch (TikaException | SAXException | RuntimeException | IOException e) {
            throw ParserFailure.refusal(e, source);
        }
        handler.finish();
        draft.title(value(metadata, "dc:title").orElse(""));
        draft.language(value(metadata, "dc:language").orElse(""));
        FIELDS.forEach((field, key) -> value(metadata, key).ifPresent(text -> draft.metadata(field, text)));
    }

    private static Optional<String> value(Metadata metadata, String key) {
        return Optional.ofNullable(metadata.get(key));
    }

    private static ParseContext context() {
        OfficeParserConfig office = new OfficeParserConfig();
        office.setExtractMacros(false);
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        office.setIncludeHeadersAndFooters(false);
        office.setIncludeSlideMasterContent(false);
        office.setIncludeMissingRows(false);
        ParseContext context = new ParseContext();
        context.set(OfficeParserConfig.class, office);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        return context;
    }

    /** What a document carries inside, macros and attachments among it, is not read. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
    }
}
