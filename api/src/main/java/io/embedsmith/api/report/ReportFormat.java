package io.embedsmith.api.report;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import java.util.List;
import java.util.Locale;

/** How a report is written; each kind of report has some of these. */
public enum ReportFormat {
    /** One file with plots, no script, no network. */
    HTML("text/html;charset=UTF-8", "html"),
    /** For people and repositories. */
    MARKDOWN("text/markdown;charset=UTF-8", "md"),
    /** For spreadsheets. */
    CSV("text/csv;charset=UTF-8", "csv"),
    /** For machines; the same in all languages. */
    JSON("application/json", "json");

    private final String mediaType;
    private final String extension;

    ReportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /**
     * The format of that name.
     *
     * @param allowed in the order in which the error of a wrong name lists them
     */
    public static ReportFormat of(String name, List<ReportFormat> allowed) {
        return allowed.stream()
                .filter(format -> format.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "the parameter 'format' is '" + name + "'; allowed are "
                                + allowed.stream().map(ReportFormat::word).toList()));
    }

    /** On the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** With the character set. */
    public String mediaType() {
        return mediaType;
    }

    /** Of a file. */
    public String extension() {
        return extension;
    }
}
