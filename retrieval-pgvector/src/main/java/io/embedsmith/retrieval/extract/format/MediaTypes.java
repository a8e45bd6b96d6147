package io.embedsmith.retrieval.extract.format;

import java.util.Map;

/** Media types that are read, and what file name extensions say. */
final class MediaTypes {
    static final String CSV = "text/csv";
    static final String DOC = "application/msword";
    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String EPUB = "application/epub+zip";
    static final String HTML = "text/html";
    static final String MARKDOWN = "text/markdown";
    static final String ODP = "application/vnd.oasis.opendocument.presentation";
    static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
    static final String ODT = "application/vnd.oasis.opendocument.text";
    static final String PDF = "application/pdf";
    static final String PLAIN = "text/plain";
    static final String PPT = "application/vnd.ms-powerpoint";
    static final String PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    static final String RTF = "application/rtf";
    static final String XLS = "application/vnd.ms-excel";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Map<String, String> TEXT_BY_EXTENSION = Map.ofEntries(
            Map.entry("csv", CSV),
            Map.entry("htm", HTML),
            Map.entry("html", HTML),
            Map.entry("markdown", MARKDOWN),
            Map.entry("md", MARKDOWN),
            Map.entry("mdown", MARKDOWN),
            Map.entry("tsv", CSV),
            Map.entry("xhtml", HTML));

    private static final Map<String, String> BINARY_BY_EXTENSION = Map.ofEntries(
            Map.entry("doc", DOC),
            Map.entry("docm", DOCX),
            Map.entry("docx", DOCX),
            Map.entry("epub", EPUB),
            Map.entry("odp", ODP),
            Map.entry("ods", ODS),
            Map.entry("odt", ODT),
            Map.entry("pdf", PDF),
            Map.entry("ppt", PPT),
            Map.entry("pptm", PPTX),
            Map.entry("pptx", PPTX),
            Map.entry("rtf", RTF),
            Map.entry("xls", XLS),
            Map.entry("xlsm", XLSX),
            Map.entry("xlsx", XLSX));

    private MediaTypes() {}

    /** Of a text, by what its name or its sender says; plain text when neither does. */
    static String ofText(Source source) {
        String byName = TEXT_BY_EXTENSION.get(source.extension());
        if (byName != null) {
            return byName;
        }
        return switch (source.declared().map(MediaTypes::essence).orElse("")) {
            case MARKDOWN, "text/x-markdown" -> MARKDOWN;
            case HTML, "application/xhtml+xml" -> HTML;
            case CSV, "text/tab-separated-values" -> CSV;
            default -> PLAIN;
        };
    }

    /** Whether the name promises a format that is not text. */
    static boolean promisesBinary(Source source) {
        return BINARY_BY_EXTENSION.containsKey(source.extension());
    }

    private static String essence(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon)).strip();
    }
}
