package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.file.FilePlace;
import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.task.BitextPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads sentences and their translations: a pair a row, line by line from files side by side, or as in BUCC a row with the
 * lists of all sentences of each language and the pairs of their places that belong together. There, sources without a
 * translation are left out and all targets stay, as in MTEB.
 *
 * @param origin of the places: 0 or 1
 */
record BitextReader(SplitRows splits, RoleColumns columns, int origin, Consumer<String> notes) {

    BitextPairs read(SplitSource source) {
        String first = columns.one("sentence1");
        String second = columns.one("sentence2");
        if (source instanceof SplitSource.SideBySide sides) {
            List<List<Row>> rows = splits.of(sides);
            return BitextPairs.parallel(side(sides, rows, first), side(sides, rows, second));
        }
        List<Row> rows = splits.rows(source);
        if (rows.size() == 1 && columns.isList(rows.getFirst(), "sentence1")) {
            Row row = rows.getFirst();
            return row.has(columns.one("gold")) ? gold(row) : parallel(row, row.texts(first), row.texts(second));
        }
        return BitextPairs.parallel(
                rows.stream().map(row -> row.text(first)).toList(),
                rows.stream().map(row -> row.text(second)).toList());
    }

    private static BitextPairs parallel(Row row, List<String> sources, List<String> targets) {
        if (sources.size() != targets.size()) {
            throw row.place()
                    .malformed("the row has " + sources.size() + " sentences and " + targets.size()
                            + " translations; without the pairs of 'gold' there must be as many");
        }
        return BitextPairs.parallel(sources, targets);
    }

    private BitextPairs gold(Row row) {
        List<String> sources = row.texts(columns.one("sentence1"));
        List<String> targets = row.texts(columns.one("sentence2"));
        List<String> translated = new ArrayList<>();
        List<Integer> translations = new ArrayList<>();
        List<List<Integer>> gold = row.pairs(columns.one("gold"));
        for (List<Integer> pair : gold) {
            translated.add(sources.get(place(row.place(), pair.getFirst(), sources.size())));
            translations.add(place(row.place(), pair.getLast(), targets.size()));
        }
        long left =
                sources.size() - gold.stream().map(List::getFirst).distinct().count();
        if (left > 0) {
            notes.accept(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d sentences have no translation in '%s' and are left out",
                    row.place(),
                    left,
                    sources.size(),
                    columns.one("gold")));
        }
        return new BitextPairs(translated, targets, translations);
    }

    private int place(FilePlace where, int number, int size) {
        if (number < origin || number >= size + origin) {
            throw where.malformed("'" + columns.one("gold") + "' names sentence " + number + "; there are " + size
                    + ", counted from " + origin + "; 'gold_from' in the settings says from where");
        }
        return number - origin;
    }

    private static List<String> side(SplitSource.SideBySide sides, List<List<Row>> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (sides.sides().get(i).column().equals(name)) {
                return columns.get(i).stream().map(row -> row.text(name)).toList();
            }
        }
        throw sides.files()
                .getFirst()
                .place()
                .malformed("no file has the column '" + name + "'; there are "
                        + sides.sides().stream().map(SplitSource.Side::column).toList());
    }
}
