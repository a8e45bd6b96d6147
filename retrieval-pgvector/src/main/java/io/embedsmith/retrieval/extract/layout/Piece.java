package io.embedsmith.retrieval.extract.layout;

import io.embedsmith.retrieval.extract.BlockKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of text.
 *
 * @param level of a heading, 1 to 6; 0 for all else
 * @param page where it begins
 * @param lines as the page breaks them
 */
public record Piece(BlockKind kind, int level, int page, List<String> lines) {
    public Piece {
        lines = List.copyOf(lines);
    }

    Piece withMore(List<String> more) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(more);
        return new Piece(kind, level, page, all);
    }
}
