package io.embedsmith.retrieval.extract.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.extract.testing.Read;
import io.embedsmith.retrieval.extract.testing.Samples;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CSV, plain text, Markdown and HTML as people and programs write them. */
class TextFormatsTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void csvInGb18030WithLineBreaksInItsCells() {
        String csv = "编号,姓名,备注\n001,王芳,\"喜欢咖啡\n也喜欢茶\"\n002,韩梅梅,\"\"\"新人\"\"\"\n";
        assertThat(Read.blocks("a.csv", csv.getBytes(GB18030)))
                .containsExactly(
                        "TABLE_HEADER: 编号 | 姓名 | 备注",
                        "TABLE_ROW: 001 | 王芳 | 喜欢咖啡 也喜欢茶",
                        "TABLE_ROW: 002 | 韩梅梅 | \"新人\"");
    }

    @Test
    void csvWithSemicolonsAndDecimalCommas() {
        String csv =
                "\uFEFFName;Betrag;Notiz\r\n\"Müller; Hans\";1.234,50;\"eins\r\nzwei, drei, vier\"\r\nAnn;7,00;\r\n;;\r\n";
        assertThat(blocks("a.csv", csv))
                .containsExactly(
                        "TABLE_HEADER: Name | Betrag | Notiz",
                        "TABLE_ROW: Müller; Hans | 1.234,50 | eins zwei, drei, vier",
                        "TABLE_ROW: Ann | 7,00");
    }

    @Test
    void theSeparatorIsTheOneThatMakesColumnsNotTheMostFrequent() {
        assertThat(blocks("a.tsv", "id\ttext\n1\tOne, two, three, four\n2\tFive, six\n"))
                .containsExactly(
                        "TABLE_HEADER: id | text", "TABLE_ROW: 1 | One, two, three, four", "TABLE_ROW: 2 | Five, six");
    }

    @Test
    void aTitleAboveATableIsNoColumn() {
        assertThat(blocks("a.csv", "2026 年报表\n\n地区,金额\n华东,1\n"))
                .containsExactly("PARAGRAPH: 2026 年报表", "TABLE_HEADER: 地区 | 金额", "TABLE_ROW: 华东 | 1");
        assertThat(blocks("a.csv", "word\napple\n")).containsExactly("TABLE_HEADER: word", "TABLE_ROW: apple");
    }

    @Test
    void itemsOfPlainTextStayOnTheirLines() {
        assertThat(blocks("a.txt", "一、请假\n（1）事假须提前\n1. sick leave\n2. holidays\n第三条 其他\n"))
                .containsExactly(
                        "PARAGRAPH: 一、请假",
                        "PARAGRAPH: （1）事假须提前",
                        "PARAGRAPH: 1. sick leave",
                        "PARAGRAPH: 2. holidays",
                        "PARAGRAPH: 第三条 其他");
    }

    @Test
    void markdownWithoutTheSpaceBehindItsSigns() {
        assertThat(blocks("a.md", "##部署步骤\n先停机。\n\n#标签 #另一个\n\n| a | b |\n|---|---|\n| 1 | x<br>y |\n"))
                .containsExactly(
                        "HEADING 2: 部署步骤",
                        "PARAGRAPH: 先停机。",
                        "PARAGRAPH: #标签 #另一个",
                        "TABLE_HEADER: a | b",
                        "TABLE_ROW: 1 | x y");
    }

    @Test
    void aPageOfDocumentationWithoutItsSite() {
        assertThat(Read.blocks("documentation.html", Samples.named("documentation.html")))
                .containsExactly(
                        "HEADING 1: Install the agent",
                        "PARAGRAPH: Updated 2026-01-01",
                        "PARAGRAPH: The agent runs on Linux and\nWindows. See the guide.",
                        "HEADING 2: Steps",
                        "LIST_ITEM: 1. Download it:",
                        "CODE: curl -O https://example.com/a.sh\nsh a.sh",
                        "LIST_ITEM: 2. Run it",
                        "LIST_ITEM: - as root",
                        "LIST_ITEM: - or with sudo",
                        "LIST_ITEM: port",
                        "LIST_ITEM: where it listens",
                        "LIST_ITEM: host",
                        "LIST_ITEM: its name",
                        "PARAGRAPH: Options",
                        "TABLE_HEADER: Name | Default",
                        "TABLE_ROW: Name | Linux | Windows",
                        "TABLE_ROW: port | 80 | 8080",
                        "PARAGRAPH: Note: keep the key safe.",
                        "PARAGRAPH: More",
                        "PARAGRAPH: Hidden text.",
                        "PARAGRAPH: Tip: use a proxy.",
                        "PARAGRAPH: Figure 1. Overview",
                        "PARAGRAPH: 公司简介：我们提供检索服务。",
                        "PARAGRAPH: one",
                        "PARAGRAPH: two");
    }

    @Test
    void theTitleInTheHeaderOfASiteStays() {
        assertThat(blocks("a.html", "<header><a href=/>Site</a><h1>标题</h1></header><p>text</p><footer>© me</footer>"))
                .containsExactly("HEADING 1: 标题", "PARAGRAPH: text");
    }

    @Test
    void aCharsetThatAnyBytesAreValidInIsNotBelieved() {
        String page =
                "<html><head><meta charset=iso-8859-1><title>公司</title></head><body>编码声明有误，内容其实是国标码。</body></html>";
        assertThat(Read.document("a.html", page.getBytes(GB18030)).text()).isEqualTo("编码声明有误，内容其实是国标码。");
        byte[] french = "<meta charset=iso-8859-1><p>Le café est fermé.".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Read.document("a.html", french).text()).isEqualTo("Le café est fermé.");
    }

    private static List<String> blocks(String name, String text) {
        return Read.blocks(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
