package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.BlockKind;
import java.util.List;
import java.util.stream.Collectors;

/** How the cells of a row become one line of text. */
final class Row {
    private static final String BETWEEN_CELLS = " | ";

    private Row() {}

    /** Cells with bars between; empty ones at the end are left out, so that a wide sheet does not trail bars. */
    static String text(List<String> cells) {
        int last = cells.size();
        while (last > 0 && cells.get(last - 1).isBlank()) {
            last--;
        }
        return cells.subList(0, last).stream()
                .map(cell -> Whitespace.tidy(BlockKind.TABLE_ROW, cell).replace('\n', ' '))
                .collect(Collectors.joining(BETWEEN_CELLS));
    }
}
