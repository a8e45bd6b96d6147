package io.embedsmith.api.training;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.evaluation.wording.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the report of a training is written. */
public enum TrainingReport {
    /** One file with plots, no script, no network. */
    HTML("text/html;charset=UTF-8", "html"),
    /** For people and repositories. */
    MARKDOWN("text/markdown;charset=UTF-8", "md"),
    /** For machines; the same in all languages. */
    JSON("application/json", "json");

    private final String mediaType;
    private final String extension;

    TrainingReport(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The format of that name. */
    public static TrainingReport of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "the parameter 'format' is '" + name + "'; allowed are "
                                + List.of(values()).stream()
                                        .map(TrainingReport::word)
                                        .toList()));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file that {@code train} writes it into. */
    public String file(Language language) {
        return this == JSON || language == Language.EN ? "report." + extension : "report.zh." + extension;
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
