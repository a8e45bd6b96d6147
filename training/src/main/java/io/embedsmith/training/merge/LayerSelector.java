package io.embedsmith.training.merge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Some of a model's tensors: layers by number, or everything under a name. */
public sealed interface LayerSelector {

    /** Whether a tensor is one of them. */
    boolean selects(String tensor);

    /**
     * Reads {@code 3}, {@code 0-5} or the beginning of a name such as {@code embeddings}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static LayerSelector parse(String text) {
        Matcher numbers = Numbers.SYNTAX.matcher(text);
        if (numbers.matches()) {
            int first = Integer.parseInt(numbers.group(1));
            return new Numbers(first, numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2)));
        }
        return new Names(text);
    }

    /**
     * Layers by number, counted from 0.
     *
     * @param first of them
     * @param last of them, included
     */
    record Numbers(int first, int last) implements LayerSelector {
        private static final Pattern SYNTAX = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");
        private static final Pattern LAYER = Pattern.compile("\\b(?:layer|layers|h|block)\\.(\\d{1,4})\\.");

        public Numbers {
            if (last < first) {
                throw new IllegalArgumentException(
                        "layers " + first + "-" + last + " are none; give the lower number first");
            }
        }

        @Override
        public boolean selects(String tensor) {
            Matcher layer = LAYER.matcher(tensor);
            if (!layer.find()) {
                return false;
            }
            int number = Integer.parseInt(layer.group(1));
            return number >= first && number <= last;
        }

        @Override
        public String toString() {
            return first == last ? String.valueOf(first) : first + "-" + last;
        }
    }

    /**
     * Everything whose name is or begins with a path of modules.
     *
     * @param path for example {@code embeddings}
     */
    record Names(String path) implements LayerSelector {
        private static final Pattern SYNTAX = Pattern.compile("[A-Za-z_][\\w.]*");

        public Names {
            if (!SYNTAX.matcher(path).matches()) {
                throw new IllegalArgumentException("'" + path
                        + "' selects no layers; give a number, a range such as 0-5, or a name such as embeddings");
            }
        }

        @Override
        public boolean selects(String tensor) {
            return tensor.equals(path) || tensor.startsWith(path + ".");
        }

        @Override
        public String toString() {
            return path;
        }
    }
}
