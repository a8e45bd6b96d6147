package io.embedsmith.evaluation.run;

import java.util.regex.Pattern;

/**
 * Name of a system in a run file.
 *
 * @param value 1 to 96 characters without white space
 */
public record RunTag(String value) {
    private static final Pattern SYNTAX = Pattern.compile("\\S{1,96}");

    public RunTag {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("run tag '" + value.substring(0, Math.min(96, value.length()))
                    + "' is not allowed: 1 to 96 characters without white space");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
