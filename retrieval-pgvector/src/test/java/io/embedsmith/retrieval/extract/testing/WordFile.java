package io.embedsmith.retrieval.extract.testing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Word document from the mark-up of its parts, for what POI cannot write. */
public final class WordFile {
    private static final String NAMESPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();

    /** A part beside the text: {@code styles}, {@code numbering}, {@code footnotes}, and what is in its root element. */
    public WordFile part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    /** Mark-up of the text. */
    public WordFile add(String markup) {
        body.append(markup);
        return this;
    }

    /** A paragraph. */
    public WordFile paragraph(String text) {
        return add("<w:p>" + run(text) + "</w:p>");
    }

    /** A paragraph of a style. */
    public WordFile styled(String style, String text) {
        return add("<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + run(text) + "</w:p>");
    }

    /** An item of a list. */
    public WordFile item(int list, int level, String text) {
        return add(itemOf(list, level, text));
    }

    /** A paragraph that is an item of a list. */
    public static String itemOf(int list, int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list
                + "\"/></w:numPr></w:pPr>" + run(text) + "</w:p>";
    }

    /** Text in a paragraph. */
    public static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    /** The file. */
    public byte[] bytes() {
        StringBuilder types = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        parts.forEach((name, content) -> {
            types.append(type(name, name));
            relations.append(relation(name, name + ".xml"));
            entries.put("word/" + name + ".xml", root(name, content));
        });
        entries.put("[Content_Types].xml", utf8("""
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                        <Default Extension="xml" ContentType="application/xml"/>
                        """ + type("document", "document.main") + types + "</Types>"));
        entries.put("_rels/.rels", relations(relation("officeDocument", "word/document.xml")));
        entries.put("word/_rels/document.xml.rels", relations(relations.toString()));
        entries.put("word/document.xml", root("document", "<w:body>" + body + "</w:body>"));
        return ZipFiles.zip(entries);
    }

    private static String type(String part, String type) {
        return "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + TYPE + type + "+xml\"/>";
    }

    private static String relation(String kind, String target) {
        return "<Relationship Id=\"" + kind + "\" Type=\"" + RELATION + kind + "\" Target=\"" + target + "\"/>";
    }

    private static byte[] relations(String all) {
        return utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
                + "</Relationships>");
    }

    private static byte[] root(String name, String content) {
        return utf8("<w:" + name + NAMESPACES + ">" + content + "</w:" + name + ">");
    }

    private static byte[] utf8(String text) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text).getBytes(StandardCharsets.UTF_8);
    }
}
