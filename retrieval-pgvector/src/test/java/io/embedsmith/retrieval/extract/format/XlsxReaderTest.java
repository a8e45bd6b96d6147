package io.embedsmith.retrieval.extract.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.extract.testing.Read;
import io.embedsmith.retrieval.extract.testing.Samples;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxReaderTest {
    /** A title over all columns, merged cells, dates, shares, money, results of formulas, an error, an empty sheet. */
    @Test
    void aWorkbookByLibreOffice() {
        assertThat(Read.blocks("sales.xlsx", Samples.named("sales.xlsx")))
                .containsExactly(
                        "HEADING 1 p1: 销售 2026",
                        "PARAGRAPH p1: 2026 年销售报表",
                        "TABLE_HEADER p1: 地区 | 日期 | 签约日 | 增长率 | 金额 | 合计",
                        "TABLE_ROW p1: 华东 | 2026-03-01 | 2026年3月5日 | 12.5% | ¥1,234,567.50 | 2469135",
                        "TABLE_ROW p1: 华东 | 2026-04-01 | 31/12/26 14:05 | -3.0% | ¥9.00 | 1234576.5",
                        "TABLE_ROW p1: 华北 | | 多行 备注 | #DIV/0! | 0.1 | 是",
                        "HEADING 1 p2: Staff",
                        "TABLE_HEADER p2: Name | Start | Active | ID",
                        "TABLE_ROW p2: Ann | 2020-01-15 | 1 | 100200300400",
                        "TABLE_ROW p2: Bob | 1999-12-31 | 0 | 7");
    }

    /** LibreOffice writes en-US into whatever it saves. */
    @Test
    void theScriptOfTheTextTellsItsLanguageBetterThanTheProgramThatSavedIt() {
        assertThat(Read.document("sales.xlsx", Samples.named("sales.xlsx")).language())
                .contains("zh");
    }

    /** Number 46082.5 is noon of 1 March 2026. What Excel shows in Chinese, but for ISO dates where it follows the system. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "14; m/d/yy; 2026-03-01",
                "22; m/d/yy h:mm; 2026-03-01 12:00",
                "31; reserved-0x1F; 2026年3月1日",
                "57; ; 2026年3月",
                "58; ; 3月1日",
                "164; yyyy\\年m\\月d\\日; 2026年3月1日",
                "165; yyyy\"年\"m\"月\"; 2026年3月",
                "166; [$-804]yyyy/m/d; 2026/3/1",
                "10; 0.00%; 4608250.00%",
                "0; General; 46082.5"
            })
    void datesAreShownAsDates(int index, String format, String shown) {
        assertThat(new CellFormatter(Locale.ROOT).formatRawCellContents(46_082.5, index, format, false))
                .isEqualTo(shown);
    }
}
