package io.embedsmith.evaluation.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a file holds rows. */
public enum TableFormat {
    /** Commas; a field in double quotes may hold commas, doubled quotes and line breaks. */
    CSV,
    /** Tabs; a quote is a character like any other, and a row is a line. */
    TSV,
    /** Tabs, with the quotes of CSV. */
    TSV_QUOTED,
    /** A JSON object on each line. */
    JSONL,
    /** The whole line is the only column. */
    LINES;

    /** As written in descriptors: lower case, hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The format of that label. */
    public static Optional<TableFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    /** All labels. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(TableFormat::label).toList();
    }
}
