package io.embedsmith.retrieval.extract.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.retrieval.extract.ExtractedDocument;
import io.embedsmith.retrieval.extract.testing.Read;
import io.embedsmith.retrieval.extract.testing.ZipFiles;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpubReaderTest {
    private static final String CONTENTS = """
            <package version="3.0" xmlns="http://www.idpf.org/2007/opf">
              <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:title>The Long Road</dc:title><dc:language>en</dc:language><dc:creator>A. Writer</dc:creator></metadata>
              <manifest>
                <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                <item id="two" href="text/ch%202.xhtml" media-type="application/xhtml+xml"/>
                <item id="one" href="text/ch1.xhtml" media-type="application/xhtml+xml"/>
                <item id="gone" href="text/gone.xhtml" media-type="application/xhtml+xml"/>
              </manifest>
              <spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="gone"/><itemref idref="two"/></spine>
            </package>
            """;

    private static Map<String, byte[]> book() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("mimetype", utf8("application/epub+zip"));
        entries.put("META-INF/container.xml", utf8("""
                        <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
                        <rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
                        </rootfiles></container>
                        """));
        entries.put("OEBPS/content.opf", utf8(CONTENTS));
        entries.put("OEBPS/nav.xhtml", page("<nav><h1>Contents</h1><ol><li>One</li></ol></nav>"));
        entries.put("OEBPS/text/ch 2.xhtml", page("<h1>Two</h1><p>The end.</p>"));
        entries.put(
                "OEBPS/text/ch1.xhtml",
                page("<a id=\"p1\"/><h1>One</h1><p>It was&nbsp;dark.<a epub:type=\"noteref\">1</a></p>"
                        + "<ol start=\"3\"><li>bread</li></ol><aside epub:type=\"footnote\">A note.</aside>"));
        return entries;
    }

    private static byte[] page(String body) {
        return utf8("<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">"
                + "<head><title/></head><body><section>" + body + "</section></body></html>");
    }

    @Test
    void chaptersInTheOrderOfTheSpineWithoutNavigation() {
        ExtractedDocument document = Read.document("book.epub", ZipFiles.zip(book()));
        assertThat(document.title()).isEqualTo("The Long Road");
        assertThat(document.language()).contains("en");
        assertThat(document.metadata()).containsEntry("author", "A. Writer");
        assertThat(Read.blocks(document))
                .containsExactly(
                        "HEADING 1: One",
                        "PARAGRAPH: It was dark.",
                        "LIST_ITEM: 3. bread",
                        "PARAGRAPH: A note.",
                        "HEADING 1: Two",
                        "PARAGRAPH: The end.");
    }

    @Test
    void lockedChaptersAreRefusedAndLockedFontsAreNot() {
        Map<String, byte[]> locked = book();
        locked.put("META-INF/encryption.xml", lock("OEBPS/text/ch1.xhtml"));
        assertThatThrownBy(() -> Read.document("book.epub", ZipFiles.zip(locked)))
                .isInstanceOf(DocumentRefusedException.class)
                .hasMessage("'book.epub' is locked by the shop that sold it; add a copy without copy protection");
        Map<String, byte[]> fonts = book();
        fonts.put("META-INF/encryption.xml", lock("OEBPS/font.otf"));
        assertThat(Read.blocks("book.epub", ZipFiles.zip(fonts))).contains("HEADING 1: Two");
    }

    private static byte[] lock(String part) {
        return utf8("<encryption xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData><enc:CipherData>"
                + "<enc:CipherReference URI=\"" + part + "\"/></enc:CipherData></enc:EncryptedData></encryption>");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
