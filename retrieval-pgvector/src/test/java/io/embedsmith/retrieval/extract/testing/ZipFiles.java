package io.embedsmith.retrieval.extract.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives: an EPUB, and several that mean harm. */
public final class ZipFiles {
    private static final String CONTENT_TYPES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
              <Default Extension="xml" ContentType="application/xml"/>
              <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
            </Types>
            """;
    private static final String RELATIONS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
            </Relationships>
            """;

    private ZipFiles() {}

    /** Two chapters, in the order of the spine, which is not that of their names. */
    public static byte[] epub() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("mimetype", utf8("application/epub+zip"));
        entries.put("META-INF/container.xml", utf8("""
                        <?xml version="1.0"?>
                        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                          <rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
                        </container>
                        """));
        entries.put("OPS/book.opf", utf8("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <package version="3.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="id">
                          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                            <dc:title>山海游记</dc:title><dc:language>zh-CN</dc:language><dc:creator>李雷</dc:creator>
                            <dc:identifier id="id">x</dc:identifier>
                          </metadata>
                          <manifest>
                            <item id="b" href="a.xhtml" media-type="application/xhtml+xml"/>
                            <item id="a" href="b.xhtml" media-type="application/xhtml+xml"/>
                          </manifest>
                          <spine><itemref idref="a"/><itemref idref="b"/></spine>
                        </package>
                        """));
        entries.put("OPS/a.xhtml", chapter("第二章", "海边的风很大。"));
        entries.put("OPS/b.xhtml", chapter("第一章", "山路十分陡峭。"));
        return zip(entries);
    }

    private static byte[] chapter(String title, String text) {
        return utf8(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>"
                        + title + "</title><style>p{color:red}</style></head><body><h1>" + title + "</h1><p>" + text
                        + "</p></body></html>");
    }

    /** A Word document whose one part inflates from about 200 kB to 200 MB. */
    public static byte[] bombDocx() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", utf8(CONTENT_TYPES));
        entries.put("_rels/.rels", utf8(RELATIONS));
        entries.put("word/document.xml", new byte[200 << 20]);
        return zip(entries);
    }

    /** A Word document of so many empty parts. */
    public static byte[] crowdedDocx(int parts) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", utf8(CONTENT_TYPES));
        for (int i = 0; i < parts; i++) {
            entries.put("word/" + i + ".xml", new byte[0]);
        }
        return zip(entries);
    }

    /** A Word document whose text is entities made of entities: ten to the ninth "lol". */
    public static byte[] billionLaughsDocx() {
        StringBuilder entities = new StringBuilder("<!ENTITY l0 \"lol\">");
        for (int i = 1; i <= 9; i++) {
            entities.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return docx("<!DOCTYPE d [" + entities + "]>", "&l9;");
    }

    /** A Word document that asks for a file of the machine as its text. */
    public static byte[] externalEntityDocx(String uri) {
        return docx("<!DOCTYPE d [<!ENTITY x SYSTEM \"" + uri + "\">]>", "before &x; after");
    }

    /** A Word document with tables in tables. */
    public static byte[] nestedTablesDocx(int depth) {
        String cell = "<w:tbl><w:tr><w:tc>";
        String end = "<w:p/></w:tc></w:tr></w:tbl>";
        return zip(documentParts("<?xml version=\"1.0\"?><w:document"
                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                + cell.repeat(depth) + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + end.repeat(depth)
                + "</w:body></w:document>"));
    }

    private static byte[] docx(String docType, String text) {
        return zip(documentParts("<?xml version=\"1.0\"?>" + docType
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                + "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:body></w:document>"));
    }

    private static Map<String, byte[]> documentParts(String document) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", utf8(CONTENT_TYPES));
        entries.put("_rels/.rels", utf8(RELATIONS));
        entries.put("word/document.xml", utf8(document));
        return entries;
    }

    /** An archive in an archive in an archive, so many times. */
    public static byte[] nested(int depth) {
        byte[] inner = utf8("at the bottom");
        for (int i = 0; i < depth; i++) {
            inner = zip(Map.of(i == 0 ? "text.txt" : "inner.zip", inner));
        }
        return inner;
    }

    /** An archive of the given entries. */
    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                if (entry.getKey().equals("mimetype")) {
                    // EPUB wants it stored, so that it can be read at a fixed place.
                    CRC32 crc = new CRC32();
                    crc.update(entry.getValue());
                    header.setMethod(ZipEntry.STORED);
                    header.setSize(entry.getValue().length);
                    header.setCrc(crc.getValue());
                }
                out.putNextEntry(header);
                out.write(entry.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
