package io.embedsmith.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
    private static final List<ReportFormat> SOME = List.of(ReportFormat.HTML, ReportFormat.MARKDOWN, ReportFormat.JSON);

    @Test
    void isFoundByItsName() {
        assertThat(ReportFormat.of("markdown", SOME)).isEqualTo(ReportFormat.MARKDOWN);
    }

    @Test
    void isRefusedWhereTheReportHasItNot() {
        assertThatThrownBy(() -> ReportFormat.of("csv", SOME))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
                .hasMessage("the parameter 'format' is 'csv'; allowed are [html, markdown, json]");
    }

    @Test
    void namesAreInLowerCaseOnly() {
        assertThatThrownBy(() -> ReportFormat.of("HTML", SOME)).isInstanceOf(ApiException.class);
    }
}
