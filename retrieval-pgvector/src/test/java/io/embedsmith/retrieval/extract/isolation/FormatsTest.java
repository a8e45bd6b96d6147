package io.embedsmith.retrieval.extract.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.extract.ExtractedDocument;
import io.embedsmith.retrieval.extract.ExtractionOutcome;
import io.embedsmith.retrieval.extract.ExtractionOutcome.Extracted;
import io.embedsmith.retrieval.extract.ExtractionRequest;
import io.embedsmith.retrieval.extract.testing.OfficeFiles;
import io.embedsmith.retrieval.extract.testing.PdfFiles;
import io.embedsmith.retrieval.extract.testing.PdfPages;
import io.embedsmith.retrieval.extract.testing.Read;
import io.embedsmith.retrieval.extract.testing.Samples;
import io.embedsmith.retrieval.extract.testing.ZipFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format, through a real child process. */
class FormatsTest {
    @TempDir
    private static Path folder;

    private static IsolatedExtractor extractor;

    @BeforeAll
    static void open() {
        extractor = new IsolatedExtractor(IsolationSettings.DEFAULT.withTemporaryFolder(folder));
    }

    @AfterAll
    static void close() {
        extractor.close();
    }

    @Test
    void docx() {
        ExtractedDocument document = extract("manual.docx", OfficeFiles.docx());
        assertThat(document.title()).isEqualTo("设备手册");
        assertThat(document.metadata()).containsEntry("author", "王芳").containsKey("created");
        assertThat(document.language()).contains("zh");
        assertThat(Read.blocks(document))
                .containsExactly(
                        "HEADING 1: 安装",
                        "PARAGRAPH: 先关闭电源，再打开机箱。",
                        "HEADING 2: Tools",
                        "PARAGRAPH: A screwdriver is enough.",
                        "PARAGRAPH: Or a coin.",
                        "TABLE_HEADER: 名称 | 数量",
                        "TABLE_ROW: 螺丝 | 8",
                        "TABLE_ROW: 垫片 | 4",
                        "PARAGRAPH: Close the case");
    }

    @Test
    void pptx_slidesArePagesAndTheirTitlesHeadings() {
        assertThat(Read.blocks(extract("talk.pptx", OfficeFiles.pptx())))
                .containsExactly(
                        "HEADING 2 p1: 季度总结",
                        "PARAGRAPH p1: 收入增长 of 季度总结",
                        "PARAGRAPH p1: Costs are flat",
                        "HEADING 2 p2: Next steps",
                        "PARAGRAPH p2: 收入增长 of Next steps",
                        "PARAGRAPH p2: Costs are flat");
    }

    @Test
    void pptx_byLibreOfficeWithNotesAndATable() {
        assertThat(Read.blocks(extract("plan.pptx", Samples.named("plan.pptx"))))
                .containsExactly(
                        "HEADING 2 p1: 年度规划",
                        "PARAGRAPH p1: 研发部 2026",
                        "PARAGRAPH p1: 欢迎大家，先介绍背景。",
                        "HEADING 2 p2: Goals",
                        "PARAGRAPH p2: Ship the product",
                        "PARAGRAPH p2: beta in May",
                        "PARAGRAPH p2: release in June",
                        "PARAGRAPH p2: Hire two people",
                        "PARAGRAPH p2: Mention the budget.",
                        "HEADING 2 p3: 预算",
                        "TABLE_HEADER p3: 项目 | 金额（万元）",
                        "TABLE_ROW p3: 人力 | 120",
                        "TABLE_ROW p3: 设备 | 35");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void workbook_sheetsArePages(String extension) {
        byte[] bytes = extension.equals("xls") ? OfficeFiles.xls() : OfficeFiles.xlsx();
        assertThat(Read.blocks(extract("prices." + extension, bytes)))
                .containsExactly(
                        "HEADING 1 p1: 价格",
                        "TABLE_HEADER p1: 品名 | Price | Note",
                        "TABLE_ROW p1: 价格10 | 1.5 | 价格12",
                        "TABLE_ROW p1: 价格20 | 3 | 价格22",
                        "HEADING 1 p2: Stock",
                        "TABLE_HEADER p2: 品名 | Price | Note",
                        "TABLE_ROW p2: Stock10 | 1.5 | Stock12",
                        "TABLE_ROW p2: Stock20 | 3 | Stock22");
    }

    @Test
    void pdf_inBothLanguages() {
        byte[] english =
                PdfFiles.english(List.of(List.of("A first line of the text", "goes on."), List.of("Page two.")));
        ExtractedDocument document = extract("paper.pdf", english);
        assertThat(document.metadata()).containsEntry("pages", "2");
        assertThat(Read.blocks(document))
                .containsExactly("PARAGRAPH p1: A first line of the text goes on.", "PARAGRAPH p2: Page two.");

        ExtractedDocument chinese = extract(
                "论文.pdf",
                new PdfPages()
                        .page()
                        .in(PdfPages.Font.CHINESE, 14)
                        .lines(60, 60, 18, "检索增强生成先查找", "再回答。")
                        .bytes());
        assertThat(chinese.text()).isEqualTo("检索增强生成先查找再回答。");
        assertThat(chinese.language()).contains("zh");
        assertThat(chinese.title()).isEqualTo("论文");
    }

    @Test
    void epub_followsTheSpine() {
        ExtractedDocument document = extract("book.epub", ZipFiles.epub());
        assertThat(document.title()).isEqualTo("山海游记");
        assertThat(document.language()).contains("zh-CN");
        assertThat(Read.blocks(document))
                .containsExactly("HEADING 1: 第一章", "PARAGRAPH: 山路十分陡峭。", "HEADING 1: 第二章", "PARAGRAPH: 海边的风很大。");
    }

    @Test
    void markdown() {
        String text = """
                ---
                title: 使用指南
                author: Li Lei
                ---
                # Guide 指南

                第一行
                第二行 with `code` and [a link](http://example.com).

                - one
                - two

                2. third

                | 名称 | Price |
                |---|---|
                | 苹果 | 5 |

                ```java
                int x =  1;
                ```

                <div>raw <b>html</b></div>
                """;
        ExtractedDocument document = extract("guide.md", utf8(text));
        assertThat(document.title()).isEqualTo("使用指南");
        assertThat(document.mediaType()).isEqualTo("text/markdown");
        assertThat(document.metadata()).containsEntry("author", "Li Lei");
        assertThat(Read.blocks(document))
                .containsExactly(
                        "HEADING 1: Guide 指南",
                        "PARAGRAPH: 第一行第二行 with code and a link.",
                        "LIST_ITEM: - one",
                        "LIST_ITEM: - two",
                        "LIST_ITEM: 2. third",
                        "TABLE_HEADER: 名称 | Price",
                        "TABLE_ROW: 苹果 | 5",
                        "CODE: int x =  1;",
                        "PARAGRAPH: raw html");
    }

    @Test
    void html_withoutScriptsAndNavigation() {
        String page = """
                <!doctype html><html lang="zh-CN"><head><title>标题页</title><script>alert(1)</script></head>
                <body><nav><a href="/">home</a></nav><h1>产品</h1><p>第一段<br>换行。</p><style>p{}</style>
                <ul><li>甲<ul><li>乙</li></ul></li></ul>
                <table><tr><th>A</th><th>B</th></tr><tr><td><p>1</p></td><td>2</td></tr></table>
                <pre>  keep
                    this</pre>loose text</body></html>
                """;
        ExtractedDocument document = extract("page.html", utf8(page));
        assertThat(document.title()).isEqualTo("标题页");
        assertThat(document.language()).contains("zh-CN");
        assertThat(Read.blocks(document))
                .containsExactly(
                        "HEADING 1: 产品",
                        "PARAGRAPH: 第一段\n换行。",
                        "LIST_ITEM: - 甲",
                        "LIST_ITEM: - 乙",
                        "TABLE_HEADER: A | B",
                        "TABLE_ROW: 1 | 2",
                        "CODE:   keep\n    this",
                        "PARAGRAPH: loose text");
    }

    @Test
    void csv_withAnySeparatorAndQuotes() {
        assertThat(Read.blocks(extract("a.csv", utf8("name;note\n\"x;1\";\"two\nlines\"\ny;\n"))))
                .containsExactly("TABLE_HEADER: name | note", "TABLE_ROW: x;1 | two lines", "TABLE_ROW: y");
        assertThat(Read.blocks(extract("a.csv", utf8("a,b\n1,\"stray quote\n2,3"))))
                .contains("TABLE_HEADER: a | b")
                .last()
                .asString()
                .contains("2");
    }

    @Test
    void plainText_paragraphsByBlankLinesOrByLine() {
        assertThat(Read.blocks(extract("a.txt", utf8("wrapped at a hy-\nphen and goes on\n\nsecond\r\n\r\nthird"))))
                .containsExactly("PARAGRAPH: wrapped at a hyphen and goes on", "PARAGRAPH: second", "PARAGRAPH: third");
        String longLine = "很长的一行，没有换行。".repeat(12);
        assertThat(Read.blocks(extract("b.txt", utf8(longLine + "\n下一段。"))))
                .containsExactly("PARAGRAPH: " + longLine, "PARAGRAPH: 下一段。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "Big5", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void textInAnyEncodingOfChinese(String charset) {
        String text = charset.equals("Big5") ? "檢索增強生成先查找資料，再回答問題。這是一個測試文件，內容不長。" : "检索增强生成先查找资料，再回答问题。这是一个测试文件，内容不长。";
        byte[] bytes = (text + "\nEnglish too, 12.").getBytes(Charset.forName(charset));
        assertThat(extract("note.txt", bytes).text()).startsWith(text).endsWith("English too, 12.");
    }

    @Test
    void textInOtherEncodings() {
        String french = "Le café de la gare est fermé à cause des élèves. Où êtes-vous, garçon ?";
        assertThat(extract("f.txt", french.getBytes(StandardCharsets.ISO_8859_1))
                        .text())
                .isEqualTo(french);
        String russian = "Система находит документы по смыслу, а не только по словам запроса.";
        assertThat(extract("r.txt", russian.getBytes(Charset.forName("windows-1251")))
                        .text())
                .isEqualTo(russian);
        String korean = "이 시스템은 문서를 의미로 찾습니다. 그리고 단어로도 찾습니다.";
        assertThat(extract("k.txt", korean.getBytes(Charset.forName("EUC-KR"))).text())
                .isEqualTo(korean);
        byte[] declared = "<html><head><meta charset=gbk></head><body>短</body></html>".getBytes(Charset.forName("GBK"));
        assertThat(extract("d.html", declared).text()).isEqualTo("短");
    }

    @Test
    void whatADatabaseCannotStoreIsRemoved() {
        ExtractedDocument document = extract("a.txt", utf8("a\u0001b\u0007\uFEFFc" + " and plain text".repeat(20)));
        assertThat(document.text()).startsWith("abc and");
        assertThat(extract("n.txt", utf8("x".repeat(200) + "\u0000y")).text()).endsWith("xy");
    }

    @Test
    void aFileIsReadInPlaceWhateverItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("报告 2026 'final'.md"), "# 结论\n\n全部通过。");
        ExtractionOutcome outcome = extractor.extract(ExtractionRequest.of(file));
        assertThat(((Extracted) outcome).document().title()).isEqualTo("结论");
    }

    @Test
    void mediaTypeHelpsWhereTheNameDoesNot() {
        ExtractionRequest request =
                ExtractionRequest.of("upload", utf8("# Title\n\ntext")).withMediaType("text/markdown; charset=utf-8");
        assertThat(Read.blocks(((Extracted) extractor.extract(request)).document()))
                .containsExactly("HEADING 1: Title", "PARAGRAPH: text");
    }

    @Test
    void sourceCodeKeepsItsLines() {
        assertThat(Read.blocks(extract("a.py", utf8("def f():\n    return 1\n\nprint(f())\n"))))
                .containsExactly("CODE: def f():\n    return 1", "CODE: print(f())");
    }

    private static ExtractedDocument extract(String name, byte[] bytes) {
        ExtractionOutcome outcome = extractor.extract(ExtractionRequest.of(name, bytes));
        assertThat(outcome).isInstanceOf(Extracted.class);
        return ((Extracted) outcome).document();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
