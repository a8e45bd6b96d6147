package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a report is written. */
public enum ReportFormat {
    /** One file with plots, no script, no network. */
    HTML("text/html;charset=UTF-8", "html"),
    /** For people and repositories. */
    MARKDOWN("text/markdown;charset=UTF-8", "md"),
    /** For spreadsheets. */
    CSV("text/csv;charset=UTF-8", "csv");

    /** What comparisons and advice, which are no single table, are written in. */
    static final Set<ReportFormat> OF_FINDINGS = Set.of(HTML, MARKDOWN);

    private final String mediaType;
    private final String extension;

    ReportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The format of that name. */
    public static ReportFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "the parameter 'format' is '" + name + "'; allowed are "
                                + List.of(values()).stream()
                                        .map(ReportFormat::word)
                                        .toList()));
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
