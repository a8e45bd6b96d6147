package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.table.Row;
import java.util.List;
import java.util.Map;

/**
 * Which columns of a table hold what a protocol reads.
 *
 * @param byRole what is read to its columns; what is not named has the column of its own name
 */
record RoleColumns(Map<String, List<String>> byRole) {

    List<String> all(String role) {
        return byRole.getOrDefault(role, List.of(role));
    }

    String one(String role) {
        return all(role).getFirst();
    }

    /** The text of a role: its column, or several joined by one space. */
    String text(Row row, String role) {
        List<String> columns = all(role);
        return columns.size() == 1
                ? row.text(columns.getFirst())
                : String.join(" ", columns.stream().map(row::text).toList());
    }

    /** Whether the row holds a list there: it stands for several, or for several values. */
    boolean isList(Row row, String role) {
        return all(role).size() == 1 && row.isList(one(role));
    }
}
