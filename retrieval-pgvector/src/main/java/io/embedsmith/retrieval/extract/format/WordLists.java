package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.numbering.ListCounters;
import io.embedsmith.retrieval.extract.numbering.ListLevel;
import io.embedsmith.retrieval.extract.numbering.NumberedList;
import io.embedsmith.retrieval.extract.numbering.Numerals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lists of a Word document: each refers to a definition, of which it may change levels (ECMA-376, 17.9). */
final class WordLists {
    private final WordStyles styles;
    private final Map<String, WordElement> definitions = new HashMap<>();
    private final Map<String, WordElement> instances = new HashMap<>();
    private final Map<String, Optional<NumberedList>> lists = new HashMap<>();

    WordLists(WordElement root, WordStyles styles) {
        this.styles = styles;
        root.children("abstractNum").forEach(each -> definitions.put(each.attribute("abstractNumId"), each));
        root.children("num").forEach(each -> instances.put(each.attribute("numId"), each));
    }

    Optional<NumberedList> list(String id) {
        Optional<NumberedList> known = lists.get(id);
        if (known == null) {
            known = build(id);
            lists.put(id, known);
        }
        return known;
    }

    /** The level whose items have this style. */
    Optional<Integer> levelOf(String list, String style) {
        return definition(list)
                .flatMap(definition -> definition.children("lvl").stream()
                        .filter(level -> level.value("pStyle").equals(style))
                        .findFirst())
                .map(WordLists::index);
    }

    private Optional<NumberedList> build(String id) {
        WordElement instance = instances.get(id);
        Optional<WordElement> definition = definition(id);
        if (instance == null || definition.isEmpty()) {
            return Optional.empty();
        }
        List<ListLevel> levels = new ArrayList<>();
        for (int i = 0; i < ListCounters.LEVELS; i++) {
            levels.add(ListLevel.usual(i));
        }
        definition.get().children("lvl").forEach(level -> levels.set(index(level), level(level)));
        Set<Integer> restarted = new HashSet<>();
        for (WordElement change : instance.children("lvlOverride")) {
            int index = index(change);
            change.child("lvl").ifPresent(level -> levels.set(index, level(level)));
            change.number("startOverride").ifPresent(start -> {
                levels.set(index, levels.get(index).withStart(start));
                restarted.add(index);
            });
        }
        String series = definition.get().attribute("abstractNumId");
        return Optional.of(new NumberedList(id, series, levels, restarted));
    }

    /** A definition may stand for the one of the list that a style names. */
    private Optional<WordElement> definition(String list) {
        Optional<WordElement> own = ownDefinition(list);
        Optional<WordElement> named = own.map(definition -> definition.value("numStyleLink"))
                .filter(style -> !style.isEmpty())
                .flatMap(styles::list)
                .flatMap(this::ownDefinition);
        return named.or(() -> own);
    }

    private Optional<WordElement> ownDefinition(String list) {
        return Optional.ofNullable(instances.get(list))
                .map(instance -> definitions.get(instance.value("abstractNumId")));
    }

    private static int index(WordElement level) {
        return Math.clamp(ItemMarks.number(level.attribute("ilvl"), 0), 0, ListCounters.LEVELS - 1);
    }

    private static ListLevel level(WordElement level) {
        int index = index(level);
        return new ListLevel(
                Numerals.ofWord(level.value("numFmt")),
                level.value("lvlText"),
                level.number("start").orElse(0),
                level.number("lvlRestart").orElse(index),
                level.child("isLgl").isPresent());
    }
}
