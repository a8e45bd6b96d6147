package io.embedsmith.retrieval.extract.format;

import static io.embedsmith.retrieval.extract.testing.PdfPages.Font.BOLD;
import static io.embedsmith.retrieval.extract.testing.PdfPages.Font.CHINESE;
import static io.embedsmith.retrieval.extract.testing.PdfPages.Font.FIXED_PITCH;
import static io.embedsmith.retrieval.extract.testing.PdfPages.Font.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.extract.ExtractedDocument;
import io.embedsmith.retrieval.extract.ExtractionLimits;
import io.embedsmith.retrieval.extract.testing.PdfFiles;
import io.embedsmith.retrieval.extract.testing.PdfPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfReaderTest {
    @TempDir
    private Path folder;

    @Test
    void columnsAreReadOneAfterTheOther() throws IOException {
        byte[] file = new PdfPages()
                .page()
                .in(BOLD, 18)
                .text(120, 80, "A title across both of the columns")
                .in(PLAIN, 10)
                .lines(
                        60,
                        120,
                        13,
                        "The left column begins here and goes on for",
                        "several lines, each as wide as the column is,",
                        "so that nobody takes it for a table of words.")
                // Not on the lines of the left column.
                .lines(
                        310,
                        126,
                        13,
                        "the right column has what follows, which no",
                        "one may mix with the lines that stand to its",
                        "left on the page. It ends with this sentence.")
                .text(60, 220, "A note below both.")
                .bytes();

        assertThat(blocks(read(file)))
                .containsExactly(
                        "HEADING 1 p1: A title across both of the columns",
                        "PARAGRAPH p1: The left column begins here and goes on for several lines, each as wide as the"
                                + " column is, so that nobody takes it for a table of words.",
                        "PARAGRAPH p1: the right column has what follows, which no one may mix with the lines that stand"
                                + " to its left on the page. It ends with this sentence.",
                        "PARAGRAPH p1: A note below both.");
    }

    @Test
    void chineseColumnsAreReadOneAfterTheOther() throws IOException {
        byte[] file = new PdfPages()
                .page()
                .in(CHINESE, 16)
                .text(200, 80, "系统的设计与实现")
                .in(CHINESE, 10)
                .lines(60, 120, 16, "　　检索系统先从文档集合里找出相关的段", "落，再把它们交给模型，由模型据此作答。", "　　第二段从这里开始，它在左栏的末尾还")
                .lines(310, 120, 16, "没有写完，因此要接到右栏的第一行之后。", "　　右栏的第二段说的是别的事情，与左栏", "没有关系，也不该混在一起。")
                .bytes();

        assertThat(blocks(read(file)))
                .containsExactly(
                        "HEADING 1 p1: 系统的设计与实现",
                        "PARAGRAPH p1: 检索系统先从文档集合里找出相关的段落，再把它们交给模型，由模型据此作答。",
                        "PARAGRAPH p1: 第二段从这里开始，它在左栏的末尾还没有写完，因此要接到右栏的第一行之后。",
                        "PARAGRAPH p1: 右栏的第二段说的是别的事情，与左栏没有关系，也不该混在一起。");
    }

    @Test
    void linesBecomeParagraphsAndCutWordsAreWholeAgain() throws IOException {
        byte[] file = new PdfPages()
                .page()
                .lines(
                        60,
                        80,
                        13,
                        "    A paragraph begins with an indent and its lines are as wide as an in-",
                        "ternational standard of paper allows, which holds for Franco-",
                        "German paper too, and here it ends.")
                .text(76, 119, "The next one is told by its indent alone, since no gap is between the two,")
                .lines(60, 132, 13, "and it goes on to a second line that is long enough to fill the column", "well.")
                .text(60, 171, "After a gap comes another.")
                .bytes();

        assertThat(blocks(read(file)))
                .containsExactly(
                        "PARAGRAPH p1: A paragraph begins with an indent and its lines are as wide as an international"
                                + " standard of paper allows, which holds for Franco- German paper too, and here it ends.",
                        "PARAGRAPH p1: The next one is told by its indent alone, since no gap is between the two, and it"
                                + " goes on to a second line that is long enough to fill the column well.",
                        "PARAGRAPH p1: After a gap comes another.");
    }

    @Test
    void headingsAreToldBySizeAndWeight() throws IOException {
        byte[] file = new PdfPages()
                .page()
                .in(PLAIN, 20)
                .text(60, 80, "Manual")
                .in(PLAIN, 14)
                .lines(60, 120, 18, "A chapter whose name is so long that it is set", "on two lines")
                .in(BOLD, 10)
                .text(60, 170, "A section")
                .in(PLAIN, 10)
                .lines(
                        60,
                        190,
                        13,
                        "Text of the section, longer than all of the headings together, so that",
                        "it is the")
                .in(BOLD, 10)
                .text(102, 203, "usual")
                .in(PLAIN, 10)
                .text(134, 203, "type of the document.")
                .bytes();

        ExtractedDocument document = read(file);

        assertThat(document.title()).isEqualTo("Manual");
        assertThat(blocks(document))
                .containsExactly(
                        "HEADING 1 p1: Manual",
                        "HEADING 2 p1: A chapter whose name is so long that it is set on two lines",
                        "HEADING 3 p1: A section",
                        "PARAGRAPH p1: Text of the section, longer than all of the headings together, so that it is the"
                                + " usual type of the document.");
    }

    @Test
    void aHeaderWithTheSectionOfItsPageGoesWhereItsNumberCountsThePages() throws IOException {
        String[] sections = {"Scope", "Terms", "Duties", "Uploads", "Bugs"};
        PdfPages file = new PdfPages();
        for (int i = 0; i < sections.length; i++) {
            file.page()
                    .in(BOLD, 10)
                    .text(60, 40, (i + 1) + ".1. " + sections[i] + "     " + (i + 7))
                    .in(PLAIN, 10)
                    .lines(
                            60,
                            100,
                            13,
                            "Each page has a sentence of its own that is long enough for a line, and it ends here.",
                            "A second sentence about " + sections[i] + ".");
        }
        assertThat(blocks(read(file.bytes()))).hasSize(5).noneMatch(block -> block.contains(".1. "));
    }

    @Test
    void sectionsThatAreNumberedAsTheirPagesStay() throws IOException {
        String[] sections = {"Scope", "Terms", "Duties"};
        PdfPages file = new PdfPages();
        for (int i = 0; i < sections.length; i++) {
            file.page()
                    .in(BOLD, 10)
                    .text(60, 40, (i + 1) + " " + sections[i])
                    .in(PLAIN, 10)
                    .text(
                            60,
                            100,
                            "Each page has a sentence of its own that is long enough for a line, and ends here.");
        }
        assertThat(blocks(read(file.bytes()))).contains("HEADING 1 p1: 1 Scope", "HEADING 1 p3: 3 Duties");
    }

    @Test
    void runningHeadersFootersAndPageNumbersGoAndTextGoesOnBehindThem() throws IOException {
        PdfPages file = new PdfPages();
        String[][] text = {
            {
                "The first page has a sentence that does not end on the first page but",
                "it goes on, as long sentences do,"
            },
            {"on the second page, where it ends.", "Another one follows."},
            {"The third page has text of its own.", "And an end."}
        };
        for (int i = 0; i < text.length; i++) {
            file.page()
                    .in(PLAIN, 8)
                    .text(60, 40, "Annual Report 2026")
                    .text(280, 810, (i + 1) + " / 3")
                    .in(PLAIN, 14)
                    .text(60, 70, "Part")
                    .in(PLAIN, 10)
                    .lines(60, 100, 13, text[i])
                    .text(60, 300 + i, "Annual Report 2026 is also named in the text.");
        }

        List<String> blocks = blocks(read(file.bytes()));

        assertThat(blocks)
                .filteredOn(block -> block.endsWith("Part"))
                .as("large type")
                .hasSize(3);
        assertThat(blocks).noneMatch(block -> block.contains("/ 3") || block.endsWith(": Annual Report 2026"));
        assertThat(blocks).filteredOn(block -> block.contains("is also named")).hasSize(3);
    }

    @Test
    void aParagraphGoesOnOnTheNextPageAndStandsOnItsFirst() throws IOException {
        byte[] file = new PdfPages()
                .page()
                .lines(60, 80, 13, "A sentence that begins at the end of a page, and that is")
                .text(60, 93, "not done when the page is already full of words, goes on")
                .page()
                .lines(60, 80, 13, "on the next page, where it is done.")
                .page()
                .in(CHINESE, 10)
                .lines(60, 80, 16, "这一句话在页末还没有说完，", "要到下一页才能结束，中间没有")
                .page()
                .lines(60, 80, 16, "空格，也没有换行。")
                .bytes();

        assertThat(blocks(read(file)).getFirst())
                .startsWith("PARAGRAPH p1")
                .endsWith("goes on on the next page, where it is done.");
        assertThat(blocks(read(file)).getLast()).isEqualTo("PARAGRAPH p3: 这一句话在页末还没有说完，要到下一页才能结束，中间没有空格，也没有换行。");
    }

    @Test
    void tablesStayInRowsAndListsInItems() throws IOException {
        byte[] file = new PdfPages()
                .page()
                .lines(60, 80, 15, "Method", "dense", "hybrid")
                .lines(200, 80, 15, "nDCG@10", "0.713", "0.742")
                .lines(300, 80, 15, "Millis", "12", "21")
                .text(60, 140, "1. The first item is long enough for two lines, since lists of")
                .text(72, 153, "real documents have such items.")
                .text(60, 166, "2. The second is short.")
                .text(60, 179, "Contents of a chapter ........................ 12")
                .bytes();

        assertThat(blocks(read(file)))
                .containsExactly(
                        "TABLE_ROW p1: Method | nDCG@10 | Millis",
                        "TABLE_ROW p1: dense | 0.713 | 12",
                        "TABLE_ROW p1: hybrid | 0.742 | 21",
                        "LIST_ITEM p1: 1. The first item is long enough for two lines, since lists of real documents have"
                                + " such items.",
                        "LIST_ITEM p1: 2. The second is short.",
                        "LIST_ITEM p1: Contents of a chapter … 12");
    }

    @Test
    void programsKeepTheirLines() throws IOException {
        byte[] file = new PdfPages()
                .page()
                .text(60, 80, "A program is set in a type whose characters all have one width, for instance:")
                .in(FIXED_PITCH, 9)
                .lines(60, 110, 11, "if (a) {", "    b();", "}")
                .bytes();

        assertThat(blocks(read(file))).last().isEqualTo("CODE p1: if (a) {\n    b();\n}");
    }

    @Test
    void textThatRunsAnotherWayComesLast() throws IOException {
        byte[] file = new PdfPages()
                .page()
                .upwards(30, 600, "stamped at the side")
                .lines(
                        60,
                        80,
                        13,
                        "A line of the page that stands upright, as most of them do,",
                        "and its second line.")
                .bytes();

        assertThat(blocks(read(file)))
                .containsExactly(
                        "PARAGRAPH p1: A line of the page that stands upright, as most of them do, and its second line.",
                        "PARAGRAPH p1: stamped at the side");
    }

    @Test
    void whatAFormWasFilledInWithIsText() throws IOException {
        assertThat(blocks(read(PdfFiles.form("Name", "王芳")))).last().isEqualTo("PARAGRAPH p1: Name: 王芳");
    }

    @Test
    void charactersThatOnlyLookLikeTheUsualOnesAreReplaced() {
        assertThat(CompatibilityCharacters.replaced("⻓⼤⻔ ⺠⽣")).isEqualTo("长大门 民生");
        assertThat(CompatibilityCharacters.replaced("soft\u00ADware inter\u00AD"))
                .isEqualTo("software inter-");
        assertThat(CompatibilityCharacters.replaced("zero\u200Bwidth plain")).isEqualTo("zerowidth plain");
    }

    private ExtractedDocument read(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("test.pdf"), file);
        return DocumentReader.read(new Source(path, "test.pdf", Optional.empty(), ExtractionLimits.DEFAULT));
    }

    private static List<String> blocks(ExtractedDocument document) {
        return document.blocks().stream()
                .map(block -> block.kind()
                        + (block.level() > 0 ? " " + block.level() : "")
                        + " p" + block.page().orElse(0)
                        + ": " + block.in(document.text()))
                .toList();
    }
}
