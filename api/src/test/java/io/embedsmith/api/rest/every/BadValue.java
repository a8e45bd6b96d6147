package io.embedsmith.api.rest.every;

import java.util.stream.Stream;

/**
 * A value that nobody sends with good intent, or without a mistake.
 *
 * @param text as it is typed
 * @param json as it stands in a body
 */
record BadValue(String text, String json) {
    private static final String LONE_SURROGATE = "\ud83d";

    static Stream<BadValue> texts() {
        return Stream.of(
                        "'; DROP TABLE embedsmith.api_key; --",
                        "\\'; SELECT pg_sleep(9); --",
                        "' OR '1'='1",
                        "%",
                        "_",
                        "\\",
                        "\"",
                        "`",
                        "$1",
                        "{}",
                        "{\"a\": 1}",
                        "$$;$$",
                        "?",
                        "../../etc/passwd",
                        "a\u0000b",
                        "a" + LONE_SURROGATE + "b",
                        "\u202e\u200b\ufeff",
                        " ",
                        "",
                        "NaN",
                        "-1",
                        "w".repeat(3_000))
                .map(text -> new BadValue(text, Bodies.write(text)));
    }

    static Stream<BadValue> numbers() {
        return Stream.of(
                        "0",
                        "-1",
                        "1000000",
                        "2147483648",
                        "99999999999999999999999",
                        "1.5",
                        "-0.0",
                        "1e400",
                        "-1e400",
                        "1e-400",
                        "1e99999999",
                        "9".repeat(900),
                        "NaN",
                        "Infinity",
                        "\"NaN\"",
                        "\"5\"",
                        "\"\"")
                .map(BadValue::raw);
    }

    static Stream<BadValue> ofOtherTypes() {
        return Stream.of("true", "null", "[]", "{}", "[[1]]", "{\"a\": {\"b\": 1}}", "7")
                .map(BadValue::raw);
    }

    private static BadValue raw(String json) {
        return new BadValue(json, json);
    }

    @Override
    public String toString() {
        return json.length() <= 40 ? json : json.substring(0, 40) + "…";
    }
}
