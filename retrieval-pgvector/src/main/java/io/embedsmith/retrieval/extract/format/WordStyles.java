package io.embedsmith.retrieval.extract.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the styles of a Word document say of paragraphs; a style has what the one it is based on has. */
final class WordStyles {
    /** English names are the same in every language of Word. */
    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");

    private static final int MOST_ANCESTORS = 20;

    private final Map<String, Style> styles = new HashMap<>();

    private record Style(String name, String basis, Optional<Integer> outline, Optional<String> list, Integer level) {
        Optional<Integer> heading() {
            // Nine outline levels, counted from 0; 9 is text.
            return outline.map(level -> level + 1)
                    .or(() -> name.equals("title") ? Optional.of(1) : Optional.empty())
                    .or(() -> name.equals("subtitle") ? Optional.of(2) : Optional.empty())
                    .or(() -> numbered(name));
        }

        private static Optional<Integer> numbered(String name) {
            Matcher matcher = HEADING.matcher(name);
            return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        }
    }

    WordStyles(WordElement root) {
        for (WordElement style : root.children("style")) {
            Optional<WordElement> paragraph = style.child("pPr");
            Optional<WordElement> list = paragraph.flatMap(properties -> properties.child("numPr"));
            styles.put(
                    style.attribute("styleId"),
                    new Style(
                            style.value("name").toLowerCase(Locale.ROOT),
                            style.value("basedOn"),
                            paragraph.flatMap(properties -> properties.number("outlineLvl")),
                            list.map(properties -> properties.value("numId")).filter(id -> !id.isEmpty()),
                            list.flatMap(properties -> properties.number("ilvl"))
                                    .orElse(0)));
        }
    }

    /** Level of the heading that a paragraph of this style is, counted from 1; above 9 for text. */
    Optional<Integer> heading(String style) {
        return inherited(style, Style::heading);
    }

    /** The list that paragraphs of this style are items of. */
    Optional<String> list(String style) {
        return inherited(style, Style::list);
    }

    /** Where the list does not say which of its levels is that of the style. */
    int listLevel(String style) {
        return inherited(style, own -> own.list().map(ignored -> own.level())).orElse(0);
    }

    /** An entry of a table of contents. */
    boolean isContents(String style) {
        Style found = styles.get(style);
        return found != null && found.name().startsWith("toc ");
    }

    private <T> Optional<T> inherited(String id, Function<Style, Optional<T>> property) {
        Style style = styles.get(id);
        for (int i = 0; style != null && i < MOST_ANCESTORS; i++) {
            Optional<T> found = property.apply(style);
            if (found.isPresent()) {
                return found;
            }
            style = styles.get(style.basis());
        }
        return Optional.empty();
    }
}
