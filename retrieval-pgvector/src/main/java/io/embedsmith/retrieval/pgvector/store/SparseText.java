package io.embedsmith.retrieval.pgvector.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** pgvector's text form of a {@code sparsevec}: {@code {1:0.5,7:0.25}/1000}, indices counted from 1. */
public final class SparseText {

    private SparseText() {}

    /** Index to value. */
    public static SequencedMap<Integer, Float> parse(String text) {
        SequencedMap<Integer, Float> values = new LinkedHashMap<>();
        int position = 1;
        int end = text.lastIndexOf('}');
        while (position < end) {
            int colon = text.indexOf(':', position);
            int comma = text.indexOf(',', colon);
            int stop = comma < 0 ? end : comma;
            values.put(Integer.parseInt(text, position, colon, 10), Float.parseFloat(text.substring(colon + 1, stop)));
            position = stop + 1;
        }
        return values;
    }

    /** The indices alone. */
    public static List<Integer> indices(String text) {
        return new ArrayList<>(parse(text).keySet());
    }

    /** The text form of values by index, which must ascend. */
    public static String write(int dimension, Map<Integer, ? extends Number> values) {
        StringBuilder out = new StringBuilder("{");
        values.forEach((index, value) -> {
            if (out.length() > 1) {
                out.append(',');
            }
            out.append(index.intValue()).append(':').append(value.floatValue());
        });
        return out.append("}/").append(dimension).toString();
    }
}
