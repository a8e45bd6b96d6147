package io.embedsmith.retrieval.extract.format;

import static io.embedsmith.retrieval.extract.testing.WordFile.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.extract.testing.Read;
import io.embedsmith.retrieval.extract.testing.Samples;
import io.embedsmith.retrieval.extract.testing.WordFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocxReaderTest {
    private static final String STYLES = """
            <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>
              <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/>
              <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="own"><w:name w:val="Own"/><w:basedOn w:val="2"/></w:style>
            <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
            <w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
            """;

    /** Chinese chapters; decimals, also started anew by list 5 and gone on with by list 6; headings; bullets; odd starts. */
    private static final String NUMBERING = "<w:abstractNum w:abstractNumId=\"1\">"
            + level(0, "chineseCountingThousand", "%1、", "")
            + level(1, "chineseCountingThousand", "（%2）", "")
            + level(2, "decimal", "%3.", "")
            + level(3, "decimalEnclosedCircleChinese", "%4", "")
            + "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">"
            + level(0, "decimal", "%1.", "")
            + level(1, "decimal", "%1.%2", "")
            + level(2, "lowerRoman", "%3)", "")
            + "</w:abstractNum><w:abstractNum w:abstractNumId=\"3\">"
            + level(0, "upperRoman", "Article %1.", "<w:pStyle w:val=\"1\"/>")
            + level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"2\"/><w:isLgl/>")
            + "</w:abstractNum><w:abstractNum w:abstractNumId=\"4\">"
            + level(0, "bullet", "\uF0B7", "")
            + "</w:abstractNum><w:abstractNum w:abstractNumId=\"5\">"
            + level(0, "upperLetter", "%1)", "").replace("w:start w:val=\"1\"", "w:start w:val=\"3\"")
            + level(1, "lowerLetter", "%2.", "<w:lvlRestart w:val=\"0\"/>")
            + "</w:abstractNum>"
            + list(1, 1, "")
            + list(2, 2, "")
            + list(3, 3, "")
            + list(4, 4, "")
            + list(5, 2, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")
            + list(6, 2, "")
            + list(7, 5, "");

    private static String level(int level, String format, String text, String more) {
        return "<w:lvl w:ilvl=\"" + level + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" + more
                + "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
    }

    private static String list(int id, int definition, String changes) {
        return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + definition + "\"/>" + changes + "</w:num>";
    }

    private static WordFile file() {
        return new WordFile().part("styles", STYLES).part("numbering", NUMBERING);
    }

    private static List<String> blocks(WordFile file) {
        return Read.blocks("test.docx", file.bytes());
    }

    @Test
    void aHandbookByLibreOffice() {
        assertThat(Read.blocks("handbook.docx", Samples.named("handbook.docx")))
                .containsExactly(
                        "HEADING 1: 员工手册",
                        "PARAGRAPH: 第一行\n第二行\n第三行",
                        "HEADING 2: Steps",
                        "LIST_ITEM: 1. Open the box",
                        "LIST_ITEM: a. cut the tape",
                        "LIST_ITEM: b. lift the lid",
                        "LIST_ITEM: 2. Take it out",
                        "PARAGRAPH: Break between lists.",
                        "LIST_ITEM: IV. Fourth",
                        "LIST_ITEM: V. Fifth",
                        "LIST_ITEM: - 苹果",
                        "LIST_ITEM: - 梨",
                        "LIST_ITEM: - 雪梨",
                        "TABLE_HEADER: 名称 | 数量 | 备注",
                        "TABLE_ROW: 螺丝 | 8 | M3 不锈钢",
                        "TABLE_ROW: 螺丝 | 4 | M4",
                        "TABLE_ROW: 合计 | | 12",
                        "PARAGRAPH: After the table.");
    }

    /** As LibreOffice 7.4 numbers the same file. */
    @Test
    void chineseNumbersOfFourLevels() {
        assertThat(blocks(file().item(1, 0, "总则")
                        .item(1, 1, "目的")
                        .item(1, 2, "条款")
                        .item(1, 3, "细目")
                        .item(1, 3, "细目")
                        .item(1, 1, "范围")
                        .item(1, 2, "条款")
                        .item(1, 0, "附则")))
                .containsExactly(
                        "LIST_ITEM: 一、总则",
                        "LIST_ITEM: （一）目的",
                        "LIST_ITEM: 1. 条款",
                        "LIST_ITEM: ① 细目",
                        "LIST_ITEM: ② 细目",
                        "LIST_ITEM: （二）范围",
                        "LIST_ITEM: 1. 条款",
                        "LIST_ITEM: 二、附则");
    }

    /** As LibreOffice 7.4 numbers the same file. */
    @Test
    void numbersStartAnewWhereTheFileSaysSo() {
        assertThat(blocks(file().item(2, 0, "one")
                        .item(2, 0, "two")
                        .item(2, 1, "sub")
                        .item(2, 2, "deep")
                        .item(2, 0, "three")
                        .item(2, 1, "sub")
                        .item(5, 0, "anew")
                        .item(5, 0, "next")
                        .item(6, 0, "goes on")
                        .item(4, 0, "bullet")))
                .containsExactly(
                        "LIST_ITEM: 1. one",
                        "LIST_ITEM: 2. two",
                        "LIST_ITEM: 2.1 sub",
                        "LIST_ITEM: i) deep",
                        "LIST_ITEM: 3. three",
                        "LIST_ITEM: 3.1 sub",
                        "LIST_ITEM: 1. anew",
                        "LIST_ITEM: 2. next",
                        "LIST_ITEM: 3. goes on",
                        "LIST_ITEM: - bullet");
    }

    /** ECMA-376, 17.9.10: a level whose lvlRestart is 0 counts through the whole list. */
    @Test
    void aLevelThatNeverStartsAnew() {
        assertThat(blocks(file().item(7, 0, "x").item(7, 1, "x").item(7, 0, "x").item(7, 1, "x")))
                .containsExactly("LIST_ITEM: C) x", "LIST_ITEM: a. x", "LIST_ITEM: D) x", "LIST_ITEM: b. x");
    }

    /** ECMA-376, 17.9.4: below isLgl the numbers of all levels are decimal. */
    @Test
    void headingsHaveTheNumbersOfTheirStyles() {
        assertThat(blocks(file().styled("T", "Contract")
                        .styled("1", "Scope")
                        .styled("2", "Goal")
                        .styled("own", "Terms")
                        .styled("1", "Price")
                        .styled("2", "Sum")
                        .add("<w:p><w:pPr><w:pStyle w:val=\"2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>"
                                + run("Without") + "</w:p>")))
                .containsExactly(
                        "HEADING 1: Contract",
                        "HEADING 1: Article I. Scope",
                        "HEADING 2: 1.1 Goal",
                        "HEADING 2: 1.2 Terms",
                        "HEADING 1: Article II. Price",
                        "HEADING 2: 2.1 Sum",
                        "HEADING 2: Without");
    }

    @Test
    void linesEndWhereTheAuthorEndedThem() {
        assertThat(blocks(file().add("<w:p>" + run("甲方：") + "<w:r><w:br/></w:r>" + run("乙方") + "<w:r><w:cr/></w:r>"
                        + run("a") + "<w:r><w:tab/></w:r>" + run("b") + "<w:r><w:noBreakHyphen/></w:r>" + run("c")
                        + "</w:p>")))
                .containsExactly("PARAGRAPH: 甲方：\n乙方\na b-c");
    }

    @Test
    void onlyWhatTheReaderOfTheDocumentSees() {
        String box = "<w:txbxContent><w:p>" + run("in the box") + "</w:p></w:txbxContent>";
        assertThat(blocks(file().part(
                                "footnotes",
                                "<w:footnote w:id=\"0\"><w:p>" + run("separator") + "</w:p></w:footnote>"
                                        + "<w:footnote w:id=\"2\"><w:p>" + run("the note") + "</w:p></w:footnote>")
                        .add("<w:p>" + run("kept ") + "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
                                + "<w:ins>" + run("inserted") + "</w:ins>" + "<w:moveFrom>" + run("away")
                                + "</w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r>"
                                + "<w:hyperlink>" + run(" linked") + "</w:hyperlink>"
                                + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                                + "<mc:AlternateContent><mc:Choice><wps:txbx>" + box + "</wps:txbx></mc:Choice>"
                                + "<mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent></w:p>")
                        .add("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p>" + run("in a control")
                                + "</w:p></w:sdtContent></w:sdt>")
                        .add("<w:p><w:r><w:ruby><w:rt>" + run("hàn") + "</w:rt><w:rubyBase>" + run("汉")
                                + "</w:rubyBase></w:ruby></w:r>" + run("字") + "</w:p>")))
                .containsExactly(
                        "PARAGRAPH: kept inserted linked",
                        "PARAGRAPH: the note",
                        "PARAGRAPH: in the box",
                        "PARAGRAPH: in a control",
                        "PARAGRAPH: 汉字");
    }

    @Test
    void aContentsIsAListOfItsEntries() {
        assertThat(blocks(file().add("<w:p><w:pPr><w:pStyle w:val=\"toc\"/></w:pPr>" + run("总则") + "<w:r><w:tab/></w:r>"
                        + run("3") + "</w:p>")))
                .containsExactly("LIST_ITEM: 总则 … 3");
    }

    @Test
    void cellsOverSeveralRowsAreRepeatedInEach() {
        String down = "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>";
        String wide = "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>";
        String table = "<w:tbl>" + row(cell("", "部门"), cell("", "姓名"), cell("", "电话"))
                + row(cell(down, "研发"), cell("", "王芳"), cell("", "101"))
                + row(cell("<w:tcPr><w:vMerge/></w:tcPr>", ""), cell("", "李雷"), cell("", "102"))
                + row(cell(wide, "合计"), cell("", "2"))
                + row(
                        cell("", "后勤"),
                        "<w:tc><w:p>" + run("line one") + "</w:p><w:p>" + run("line two") + "</w:p></w:tc>",
                        "<w:tc>" + WordFile.itemOf(2, 0, "first") + WordFile.itemOf(2, 0, "second") + "</w:tc>")
                + "</w:tbl>";
        assertThat(blocks(file().add(table).paragraph("After.")))
                .containsExactly(
                        "TABLE_HEADER: 部门 | 姓名 | 电话",
                        "TABLE_ROW: 研发 | 王芳 | 101",
                        "TABLE_ROW: 研发 | 李雷 | 102",
                        "TABLE_ROW: 合计 | | 2",
                        "TABLE_ROW: 后勤 | line one line two | 1. first 2. second",
                        "PARAGRAPH: After.");
    }

    private static String row(String... cells) {
        return "<w:tr>" + String.join("", cells) + "</w:tr>";
    }

    private static String cell(String properties, String text) {
        return "<w:tc>" + properties + "<w:p>" + run(text) + "</w:p></w:tc>";
    }
}
