package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.ExtractedDocument;
import io.embedsmith.retrieval.extract.FailureReason;
import java.io.IOException;
import java.util.Set;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;

/** Finds out what a file is and reads it. Call it in a process that may be lost. */
public final class DocumentReader {
    private static final Set<String> SOURCE_CODE = Set.of(
            "bash",
            "c",
            "cc",
            "conf",
            "cpp",
            "cs",
            "css",
            "go",
            "h",
            "hpp",
            "ini",
            "java",
            "js",
            "json",
            "kt",
            "lua",
            "php",
            "pl",
            "properties",
            "py",
            "r",
            "rb",
            "rs",
            "scala",
            "sh",
            "sql",
            "swift",
            "toml",
            "ts",
            "xml",
            "yaml",
            "yml");

    private DocumentReader() {}

    /**
     * Reads one document.
     *
     * @throws DocumentRefusedException if it cannot be read, with the reason
     * @throws IOException if the file cannot be opened
     */
    public static ExtractedDocument read(Source source) throws IOException {
        String mediaType = Detection.mediaType(source);
        Draft draft = new Draft(source);
        reader(mediaType, source).read(source, draft);
        if (draft.text().isEmpty()) {
            throw new DocumentRefusedException(
                    FailureReason.EMPTY,
                    "'" + source.name() + "' (" + mediaType
                            + ") holds no text; if it is a scan, run text recognition (OCR) on it first");
        }
        return draft.document(mediaType);
    }

    private static FormatReader reader(String mediaType, Source source) {
        return switch (mediaType) {
            case MediaTypes.PDF -> new PdfReader();
            case MediaTypes.DOCX -> new DocxReader();
            case MediaTypes.XLSX -> new XlsxReader();
            case MediaTypes.PPTX -> new TikaReader(new OOXMLParser(), true);
            case MediaTypes.DOC, MediaTypes.XLS, MediaTypes.PPT -> new TikaReader(new OfficeParser(), false);
            case MediaTypes.ODT, MediaTypes.ODS, MediaTypes.ODP -> new TikaReader(new OpenDocumentParser(), false);
            case MediaTypes.RTF -> new TikaReader(new RTFParser(), false);
            case MediaTypes.EPUB -> new EpubReader();
            case MediaTypes.HTML -> new HtmlReader();
            case MediaTypes.MARKDOWN -> new MarkdownReader();
            case MediaTypes.CSV -> new CsvReader();
            default -> SOURCE_CODE.contains(source.extension()) ? new SourceCodeReader() : new PlainTextReader();
        };
    }
}
