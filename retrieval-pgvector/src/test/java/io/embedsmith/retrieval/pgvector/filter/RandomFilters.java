package io.embedsmith.retrieval.pgvector.filter;

import io.embedsmith.retrieval.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Metadata and filters out of few fields and values, so that they meet; most of them nasty. */
final class RandomFilters {
    private static final List<String> FIELDS = List.of(
            "lang",
            "year",
            "a.b",
            "document.key",
            "quo\"te",
            "back\\slash",
            "x'; DROP TABLE filtered; --",
            "per%cent_",
            "$",
            "@ ? (1 == 1)",
            "新字段",
            "emoji\uD83D\uDE00",
            "tab\there\u0001");
    private static final List<String> TEXTS = List.of(
            "",
            "zh",
            "en",
            "ZH",
            "1",
            "true",
            "null",
            "'",
            "\"",
            "\\",
            "\\u0041",
            "A",
            "%",
            "_",
            "a%",
            "a_",
            "$1",
            "') || (1 == 1",
            "\") || (1 == 1",
            "\n",
            "\u0001",
            "\uE000",
            "\uD83D\uDE00",
            "\uFFFD",
            "中文",
            "中文字");
    private static final List<Object> NUMBERS =
            List.of(0, -0.0, 1, 1.0, 1L, -5, 2020, 2020.5, 0.1, 0.1f, 1e300, 1e-300, Long.MAX_VALUE, -1e17, 3);
    private static final List<Object> UNSTORABLE = List.of("\0", "zh\0", "\uD83D", "\uDE00");

    private final RandomGenerator random;

    RandomFilters(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    Map<String, Object> metadata() {
        Map<String, Object> metadata = new TreeMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            metadata.put(one(FIELDS), random.nextInt(4) == 0 ? texts(random.nextInt(4)) : scalar());
        }
        return metadata;
    }

    Filter filter(int depth) {
        return switch (random.nextInt(depth > 1 ? 8 : 5)) {
            case 0, 1 -> new Filter.Equals(one(FIELDS), wanted());
            case 2 ->
                new Filter.AnyOf(
                        one(FIELDS), List.of(wanted(), wanted(), wanted()).subList(0, random.nextInt(4)));
            case 3 -> range();
            case 4 -> new Filter.Exists(one(FIELDS));
            case 5 -> new Filter.And(filters(depth));
            case 6 -> new Filter.Or(filters(depth));
            default -> new Filter.Not(filter(depth - 1));
        };
    }

    private List<Filter> filters(int depth) {
        List<Filter> filters = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            filters.add(filter(depth - 1));
        }
        return filters;
    }

    private Filter range() {
        boolean text = random.nextBoolean();
        Optional<Object> min = Optional.of(text ? one(TEXTS) : one(NUMBERS));
        Optional<Object> max = Optional.of(text ? one(TEXTS) : one(NUMBERS));
        return switch (random.nextInt(3)) {
            case 0 -> new Filter.Range(one(FIELDS), min, Optional.empty());
            case 1 -> new Filter.Range(one(FIELDS), Optional.empty(), max);
            default -> new Filter.Range(one(FIELDS), min, max);
        };
    }

    private Object wanted() {
        return random.nextInt(12) == 0 ? one(UNSTORABLE) : scalar();
    }

    private Object scalar() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextBoolean();
            case 1, 2 -> one(NUMBERS);
            default -> one(TEXTS);
        };
    }

    private List<String> texts(int size) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(one(TEXTS));
        }
        return texts;
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
