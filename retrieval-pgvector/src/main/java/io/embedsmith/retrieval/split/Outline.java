package io.embedsmith.retrieval.split;

import io.embedsmith.retrieval.extract.Block;
import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.ExtractedDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** For each block, what stands above it: the headings, and for a row that goes on a table the names of its columns. */
final class Outline {
    /** Longer headings are paragraphs set in large type. */
    private static final int MAX_LENGTH = 200;

    private final List<List<String>> above = new ArrayList<>();

    private Outline() {}

    static Outline of(ExtractedDocument document) {
        Outline outline = new Outline();
        Deque<Block> open = new ArrayDeque<>();
        List<String> path = List.of();
        List<String> table = List.of();
        for (Block block : document.blocks()) {
            if (block.kind() == BlockKind.HEADING) {
                while (!open.isEmpty() && open.getLast().level() >= block.level()) {
                    open.removeLast();
                }
                path = texts(open, document);
                open.addLast(block);
            }
            outline.above.add(block.kind() == BlockKind.TABLE_ROW ? table : path);
            if (block.kind() == BlockKind.HEADING) {
                path = texts(open, document);
            } else if (block.kind() == BlockKind.TABLE_HEADER) {
                table = with(path, line(block, document));
            } else if (block.kind() != BlockKind.TABLE_ROW) {
                table = path;
            }
        }
        return outline;
    }

    /** Outermost first; without the block itself. */
    List<String> above(int block) {
        return above.get(block);
    }

    private static List<String> texts(Deque<Block> headings, ExtractedDocument document) {
        return headings.stream().map(heading -> line(heading, document)).toList();
    }

    private static List<String> with(List<String> path, String last) {
        List<String> all = new ArrayList<>(path);
        all.add(last);
        return List.copyOf(all);
    }

    private static String line(Block block, ExtractedDocument document) {
        String text = block.in(document.text()).replace('\n', ' ');
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH);
    }
}
